"""The merging of flows: what several sentences say of one kind, between the same ends, is one flow."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from mouscan.graph.cargo import Cargo
from mouscan.graph.transfer import Flow

MOST = 5
# The kind of a flow, its source and target, and whether it is prohibited.
Key = tuple[str, str, str, bool]


class Said(Struct, frozen=True):
    """A flow as one sentence states it: whether it names both ends, and whether it says the same of the way back."""

    flow: Flow
    plain: bool
    mutual: bool


def merged(found: Mapping[Key, list[Said]], cargo: Cargo) -> list[tuple[Flow, bool]]:
    """Return one flow for all that are said under a key, and whether words name both of its ends."""
    own = {key: _own(group, cargo) for key, group in found.items()}
    return [
        _merged(group, own[kind, a, b, barred], own.get((kind, b, a, barred), frozenset()))
        for (kind, a, b, barred), group in found.items()
    ]


def _own(group: list[Said], cargo: Cargo) -> frozenset[str]:
    """Return the data that the text says go one way, without a word of the way back."""
    return frozenset(id for said in group if not (said.mutual or cargo.vague(said.flow.data)) for id in said.flow.data)


def _merged(group: list[Said], own: frozenset[str], back: frozenset[str]) -> tuple[Flow, bool]:
    """Join the flows of one kind between the same ends, those with both ends named first.

    Where only the data that go `back` are among those that both are said to give each other, these are not given here.
    """
    named = any(said.plain for said in group)
    ordered = sorted(group, key=lambda said: not said.plain)
    every = [said.flow for said in ordered]
    proof = dict.fromkeys(f.evidence[0] for f in sorted(every, key=lambda f: -len(f.data)))
    flow = replace(
        every[0],
        data=tuple(dict.fromkeys(d for said in ordered if not _back(said, own, back) for d in said.flow.data)),
        purposes=tuple(dict.fromkeys(p for f in every for p in f.purposes)),
        polarity="required" if any(f.polarity == "required" for f in every) else every[0].polarity,
        state="active" if any(f.state == "active" for f in every) else "latent",
        subjects=tuple(dict.fromkeys(s for f in every for s in f.subjects)),
        periodic=next((f.periodic for f in every if f.periodic), ""),
        clauses=tuple(dict.fromkeys(c for f in every for c in f.clauses)),
        evidence=tuple(proof)[:MOST],
    )
    return flow, named


def _back(said: Said, own: frozenset[str], back: frozenset[str]) -> bool:
    """Tell whether the data of a flow go the other way only, though its words say that both give them."""
    return said.mutual and bool(own) and own.isdisjoint(said.flow.data) and not back.isdisjoint(said.flow.data)

"""An agreement as it would read after changes that close a way: a clause taken out, a matter no longer left unsaid."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from mouscan.firewall.ban import FENCE, LATER, RESTRICTION, SYSTEMS, meet
from mouscan.firewall.fix import Change
from mouscan.graph import Agreement
from mouscan.graph.protection import Safeguard

SAID_BY = {"member": FENCE, "silence": RESTRICTION}
BUT = ":but"


class Remedy(Struct, frozen=True):
    """What to write instead of what a change takes out: the wording of a rule."""

    change: Change
    rule: str
    wording: str


class Proof(Struct, frozen=True):
    """The remedy of each change; whether they close every way; the rules that they make fail."""

    remedies: tuple[Remedy, ...]
    closed: bool
    broken: tuple[str, ...]


def amended(agreement: Agreement, changes: Iterable[Change]) -> Agreement:
    """Return an agreement without what some changes take out of it, and with what they put in.

    The changes are those of its own part of the world. What the text says beside an edge that is taken out stays.
    """
    edges = [edge for change in changes for edge in change.edges]
    gone = {edge.id.partition(":")[2].removesuffix(LATER) for edge in edges}
    shut = {id.removesuffix(BUT) for id in gone if id.endswith(BUT)}
    freed = {id.partition(":")[0] for id in gone}
    systems = {end for edge in edges for end in (edge.source, edge.target) if ":system:" in end}
    opened = {system.rpartition(":")[2] for system in systems}
    flows = tuple(f for f in agreement.flows if f.id not in gone)
    left = {f.id for f in flows}
    out = [e for f in agreement.flows if f.id in gone for e in f.evidence]
    put = {SAID_BY[edge.kind]: edge for edge in edges if edge.silent}
    return replace(
        agreement,
        flows=flows,
        conflicts=tuple(c for c in agreement.conflicts if {c.first, c.second} <= left),
        provisos=tuple(p for p in agreement.provisos if p.target not in shut and not meet(p.evidence, out)),
        purposes=tuple(p for p in agreement.purposes if not (p.secondary and p.id in freed)),
        phrases=tuple(p for p in agreement.phrases if not (p.vocabulary == SYSTEMS and p.value in opened)),
        safeguards=(
            *(s for s in agreement.safeguards if s.kind not in put),
            *(Safeguard(kind, "present", edge.clauses) for kind, edge in put.items()),
        ),
    )

"""The transfers of an agreement: its flows of data, the exceptions to those it prohibits, and flows that conflict."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mouscan.graph.evidence import Evidence

FlowKind = Literal["collect", "disclose", "request", "respond", "access", "match", "onward", "publish"]
Polarity = Literal["required", "allowed", "prohibited"]
State = Literal["active", "latent"]


class Flow(Struct, frozen=True):
    """A movement of data that the text requires, allows or prohibits, from one party to another.

    `source` and `target` are party ids or one of the built-in `public`, `data-subjects`, `third-parties`; `data` and
    `purposes` are ids of data items and categories of purposes. `subjects` are such as child, family, victim, staff.
    `discretion` is False where the text leaves the source no choice ("will supply"). `periodic` is the rhythm
    ("monthly") of a standing flow, if any.
    """

    id: str
    kind: FlowKind
    source: str
    target: str
    data: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    polarity: Polarity = "allowed"
    state: State = "active"
    subjects: tuple[str, ...] = ()
    periodic: str = ""
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Proviso(Struct, frozen=True):
    """An exception to a prohibition: what it opens (`purposes`), and what it shuts out again (`excluded`).

    `grounds` name what gates it: individual, serious-crime, life, court-order, legal-duty, consent, authoriser.
    `target` is the id of the flow or purpose it qualifies.
    """

    id: str
    target: str
    purposes: tuple[str, ...]
    excluded: tuple[str, ...]
    grounds: tuple[str, ...]
    clauses: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class Conflict(Struct, frozen=True):
    """Two flows, one prohibited and one not, that cannot both hold: the ids of both, and of the one that governs.

    `governs` is None where the text does not settle it; `evidence` are the words that do.
    """

    id: str
    first: str
    second: str
    governs: str | None = None
    evidence: tuple[Evidence, ...] = ()

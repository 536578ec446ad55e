"""What data can do in some agreements: units, the edges along which data move, and the bars that stop them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from mouscan.graph import Evidence

Sureness = Literal["explicit", "latent", "possible", "unknown"]

ANYTHING = frozenset[str]()
OUTSIDERS = "third-parties"
# A body that enforces and that no agreement names: behind outsiders, or within the same department.
UNNAMED = "unnamed-enforcement"
ENFORCEMENT, SERVICE = "enforcement", "service"
GENERIC = "generic"
HIT = "membership-bit"
SILENT = ("member", "silence")


class Unit(Struct, frozen=True):
    """A body, a part of one, or a system, that can hold data: its kind, its side, and the body it is part of."""

    id: str
    name: str
    kind: str
    side: str
    parent: str = ""


class Edge(Struct, frozen=True):
    """A way for data to go from one unit to another, under an agreement.

    `kind` is that of a flow, or: `process` (to one who holds for the giver), `write` (into a system), `member` (within
    one body), `silence` (onward, which nothing restricts), `exception` (what a prohibition leaves open), `repurpose` (a
    new use by its holder, from a unit to itself), `annotate` (a mark in its records). `data`, `subjects` and `purposes`
    are categories, empty for any: what the text does not narrow it leaves open. `sure` tells how the text gives it:
    `explicit`, `latent` (it begins only after something that has not happened), `possible` (by silence, or within one
    body) or `unknown` (it depends on a text that is not there).
    """

    id: str
    kind: str
    source: str
    target: str
    data: frozenset[str] = ANYTHING
    purposes: frozenset[str] = ANYTHING
    sure: Sureness = "explicit"
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    subjects: frozenset[str] = ANYTHING
    agreement: str = ""

    @property
    def silent(self) -> bool:
        """Whether it rests on what its agreement does not say."""
        return self.kind in SILENT


class Opening(Struct, frozen=True):
    """What opens a bar again: for these purposes but those `excluded`; `gated` where its grounds are narrow enough.

    `unknown` marks one that is as wide as a text that is not there; `slots` are the conditions it is under.
    """

    purposes: frozenset[str] = ANYTHING
    excluded: frozenset[str] = ANYTHING
    gated: bool = False
    unknown: bool = False
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    slots: frozenset[str] = ANYTHING


class Bar(Struct, frozen=True):
    """A prohibition: of edges between these ends (empty for any), of these data and purposes (empty for any).

    It binds what goes under its own agreement, and what somebody has by it. It does not stand across the edges that it
    `yields` to: what overrides it, what contradicts it where the text does not tell which of the two governs, and
    what is of other data. A `vague` one does not tell of which data it is.
    """

    id: str
    sources: frozenset[str] = ANYTHING
    targets: frozenset[str] = ANYTHING
    data: frozenset[str] = ANYTHING
    purposes: frozenset[str] = ANYTHING
    openings: tuple[Opening, ...] = ()
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    agreement: str = ""
    yields: frozenset[str] = ANYTHING
    vague: bool = False


class World(Struct, frozen=True, dict=True):
    """The units of some agreements, the edges between them, and the bars across these.

    `later` are units with kinds of data that they are only yet to collect: their "information" is not these; `texts`
    are the names of the agreements, by the number with which the ids of edges and bars begin; `uses` are the purposes
    that each agreement permits.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    bars: tuple[Bar, ...] = ()
    later: frozenset[tuple[str, str]] = frozenset()
    texts: tuple[str, ...] = ()
    uses: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def text(self, id: str) -> str:
        """Return the name of the agreement that gives an edge or a bar, "" where there is only one."""
        number = id.partition(":")[0]
        return self.texts[int(number)] if len(self.texts) > 1 and number.isdigit() else ""

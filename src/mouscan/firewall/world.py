"""What data can do in some agreements: units, the edges along which data move, and the bars that stop them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mouscan.graph import Evidence

Sureness = Literal["explicit", "latent", "possible", "unknown"]

ANYTHING = frozenset[str]()
OUTSIDERS = "third-parties"
# A body that enforces and that no agreement names: behind outsiders, or within the same department.
UNNAMED = "unnamed-enforcement"


@dataclass(frozen=True, slots=True)
class Unit:
    """A body, or a part of one, that can hold data: its kind, the side it stands on, and the body it is part of."""

    id: str
    name: str
    kind: str
    side: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way for data to go from one unit to another; `kind` is that of a flow, or `member` within one body.

    `data` and `purposes` are categories, empty for any: what the text does not narrow it leaves open. `sure` tells how
    the text gives it: `explicit`, `latent` (it begins only after something that has not happened), `possible` (by
    silence, or within one body) or `unknown` (it depends on a text that is not there).
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


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a bar again: for these purposes but those `excluded`; `gated` where its grounds are narrow enough.

    `unknown` marks one that is as wide as a text that is not there.
    """

    purposes: frozenset[str] = ANYTHING
    excluded: frozenset[str] = ANYTHING
    gated: bool = False
    unknown: bool = False
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A prohibition: of edges between these ends (empty for any), of these data and purposes (empty for any)."""

    id: str
    sources: frozenset[str] = ANYTHING
    targets: frozenset[str] = ANYTHING
    data: frozenset[str] = ANYTHING
    purposes: frozenset[str] = ANYTHING
    openings: tuple[Opening, ...] = ()
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class World:
    """The units of some agreements, the edges between them, and the bars across these.

    `later` are units with kinds of data that they are only yet to collect: their "information" is not these.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    bars: tuple[Bar, ...] = ()
    later: frozenset[tuple[str, str]] = frozenset()

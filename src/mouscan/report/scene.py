"""What of a world is drawn: its edges, its prohibitions with both ends, the units, and one arrow for what is alike."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mouscan.firewall.lattice import is_kind_of
from mouscan.firewall.load import WHOLE, Loads, Query, contained
from mouscan.firewall.reach import Way
from mouscan.firewall.world import ANYTHING, OUTSIDERS, UNNAMED, Bar, Edge, Unit, World

MEMBER, REPURPOSE, PROHIBITED = "member", "repurpose", "prohibited"
SURENESS = ("explicit", "latent", "possible", "unknown", PROHIBITED)


class Arrow(Struct, frozen=True):
    """One arrow: the edges, or the bars, between two units that are equally sure.

    `how` is the sureness of its edges, or `prohibited`; `hop` counts from 1 along the open way, 0 off it; `inner` marks
    what lies within one body, between it and a part of it, either way.
    """

    id: str
    source: str
    target: str
    how: str
    edges: tuple[Edge, ...] = ()
    bars: tuple[Bar, ...] = ()
    hop: int = 0
    inner: bool = False

    @property
    def parts(self) -> tuple[Edge | Bar, ...]:
        """Return what the arrow stands for."""
        return (*self.edges, *self.bars)


def concerns(part: Edge | Bar, data: str = "", purpose: str = "") -> bool:
    """Tell whether an edge or a bar concerns a kind of data and a purpose; what it leaves open it does."""
    if isinstance(part, Edge):
        loads = Loads.of(World(), Query(ANYTHING, ANYTHING, data, purpose))
        return loads.serves(part) and (not data or bool(loads.carried(part)))
    named = part.data and not part.data & WHOLE
    if data and named and data not in contained(part.data):
        return False
    return not purpose or not part.purposes or any(is_kind_of(purpose, one) for one in part.purposes)


def edges(world: World) -> list[Edge]:
    """Return the edges that are drawn: from a body to itself only new uses, from outsiders only what they are given."""
    given = {edge.target for edge in world.edges}
    return [
        edge
        for edge in world.edges
        if edge.source in world.units and edge.target in world.units
        if edge.source != edge.target or edge.kind == REPURPOSE
        if edge.source != OUTSIDERS or OUTSIDERS in given
    ]


def bars(world: World) -> Iterator[tuple[Bar, str, str]]:
    """Yield the prohibitions that name both ends."""
    for bar in world.bars:
        for source in sorted(bar.sources):
            for target in sorted(bar.targets):
                if source in world.units and target in world.units and source != target:
                    yield bar, source, target


def drawn(world: World) -> list[Unit]:
    """Return the units that an edge or a bar touches, in the order of their ids."""
    ends = {end for e in edges(world) for end in (e.source, e.target)}
    ends |= {end for _, source, target in bars(world) for end in (source, target)}
    return [world.units[id] for id in sorted(ends)]


def arrows(world: World, way: Way | None) -> tuple[Arrow, ...]:
    """Return the arrows, flows first and each kind in the order of the text.

    A bar on a body bars its parts: it is drawn once, from the body; one on outsiders is drawn to these alone.
    """
    hops = {edge: number for number, edge in enumerate(way.edges, 1)} if way else {}
    flows: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in edges(world):
        ends = (edge.source, edge.target)
        if edge.kind == MEMBER and world.units[edge.source].parent == edge.target:
            ends = (edge.target, edge.source)
        flows.setdefault((*ends, f"{edge.sure}/{edge.kind == MEMBER}"), []).append(edge)
    stops: dict[tuple[str, str], list[Bar]] = {}
    for bar, source, target in bars(world):
        if source in _wide(world, bar.sources) and target in _wide(world, bar.targets):
            stops.setdefault((source, target), []).append(bar)
    found = [
        Arrow("", source, target, alike[0].sure, edges=tuple(alike), hop=max(hops.get(e, 0) for e in alike),
              inner=alike[0].kind == MEMBER and world.units[target].parent == source)
        for (source, target, _), alike in flows.items()
    ]  # fmt: skip
    found += [Arrow("", source, target, PROHIBITED, bars=tuple(alike)) for (source, target), alike in stops.items()]
    return tuple(replace(arrow, id=f"a{number}") for number, arrow in enumerate(found, 1))


def units(world: World, shown: tuple[Arrow, ...]) -> tuple[Unit, ...]:
    """Return the units at the ends of some arrows and the bodies that these are part of."""
    ends = {end for arrow in shown for end in (arrow.source, arrow.target)}
    return tuple(unit for unit in world.units.values() if any(unit.id in lineage(world, end) for end in ends))


def lineage(world: World, id: str) -> tuple[str, ...]:
    """Return a unit and the bodies that it is part of, from the inside out."""
    line = [id]
    while (parent := world.units[line[-1]].parent) in world.units and parent not in line:
        line.append(parent)
    return tuple(line)


def _wide(world: World, ends: frozenset[str]) -> set[str]:
    """Return the ends of a bar without the parts of a body that is one of them."""
    wide = {id for id in ends if id in world.units and world.units[id].parent not in ends}
    return wide - {UNNAMED} if OUTSIDERS in wide else wide

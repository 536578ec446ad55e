"""What can be said of a way for data: proven open, open once something has happened, possible, blocked or unknown."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mouscan.firewall.load import Loads, Query
from mouscan.firewall.reach import Way, between, ways
from mouscan.firewall.world import UNNAMED, Bar, Edge, Opening, Sureness, World

Level = Literal["PROVEN-OPEN", "LATENT", "POSSIBLE", "BLOCKED", "UNKNOWN"]
OF: dict[Sureness, Level] = {
    "explicit": "PROVEN-OPEN",
    "latent": "LATENT",
    "possible": "POSSIBLE",
    "unknown": "UNKNOWN",
}


class Verdict(Struct, frozen=True):
    """The answer to a query: the way that is open or may be, or the bars that cut every way there would be.

    UNKNOWN without a way means that the text neither leads there nor forbids it; with one, `missing` are the exceptions
    that are as wide as a text which is not there, and `against` the bars that contradict it, where the text does not
    tell which governs.
    """

    level: Level
    way: Way | None = None
    bars: tuple[Bar, ...] = ()
    missing: tuple[Opening, ...] = ()
    against: tuple[Bar, ...] = ()


def verdict(world: World, query: Query) -> Verdict:
    """Return what the text says of a query."""
    if (way := ways(world, query)) is not None:
        if way.sure == "unknown":
            return Verdict("UNKNOWN", way, missing=_missing(world, query, way), against=_against(world, way))
        return Verdict(OF[way.sure], way)
    without = ways(world, query, barred=False)
    if without is not None:
        return Verdict("BLOCKED", without, _cutting(world, query))
    standing = _across(world, query)
    return Verdict("BLOCKED", None, standing) if standing else Verdict("UNKNOWN")


def _missing(world: World, query: Query, way: Way) -> tuple[Opening, ...]:
    """Return the exceptions along a way of which only a text that is not there would tell how wide they are."""
    loads = Loads.of(world, query)
    came = ("", *(edge.agreement for edge in way.edges))
    bars = (bar for edge, by in zip(way.edges, came, strict=False) for bar in loads.across(edge, by))
    return tuple(dict.fromkeys(opening for bar in bars for opening in bar.openings if opening.unknown))


def _against(world: World, way: Way) -> tuple[Bar, ...]:
    """Return the bars across a way that it contradicts."""
    disputed = {edge.id for edge in way.edges if edge.sure == "unknown"}
    return tuple(bar for bar in world.bars if bar.yields & disputed)


def _cutting(world: World, query: Query) -> tuple[Bar, ...]:
    """Return the bars across the edges that a way could take, each with what it stops of them."""
    loads = Loads.of(world, query)
    edges = between(world, query)
    came: dict[str, set[str]] = {}
    for edge in edges:
        came.setdefault(edge.target, set()).add(edge.agreement)
    found: dict[Bar, None] = {}
    for edge in edges:
        for agreement in sorted({"", *came.get(edge.source, ())}):
            found.update((bar, None) for bar in loads.across(edge, agreement) if loads.stops(bar)[0])
    return tuple(found)


def _across(world: World, query: Query) -> tuple[Bar, ...]:
    """Return the bars that would shut every edge from a source to a target, none where one would be left open.

    Where an agreement names such a body, one that none names needs no bar: nothing leads to it.
    """
    loads = Loads.of(world, query)
    shut: dict[Bar, None] = {}
    for source in sorted(query.sources):
        for target in sorted(query.targets - {UNNAMED} or query.targets):
            left = loads.everything
            for agreement in sorted(loads.bars):
                for bar in loads.across(Edge("", "", source, target, agreement=agreement)):
                    stopped, _ = loads.stops(bar)
                    if stopped & left:
                        shut[bar] = None
                    left &= ~stopped
            if left:
                return ()
    return tuple(shut)

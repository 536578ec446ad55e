"""What can be said of a way for data: proven open, open once something has happened, possible, blocked or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mouscan.firewall.reach import Query, Way, between, passing, ways
from mouscan.firewall.world import UNNAMED, Bar, Edge, Sureness, World

Level = Literal["PROVEN-OPEN", "LATENT", "POSSIBLE", "BLOCKED", "UNKNOWN"]
OF: dict[Sureness, Level] = {
    "explicit": "PROVEN-OPEN",
    "latent": "LATENT",
    "possible": "POSSIBLE",
    "unknown": "UNKNOWN",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a query: the way that is open or may be, or the bars that cut every way there would be.

    UNKNOWN without a way means that the text neither leads there nor forbids it.
    """

    level: Level
    way: Way | None = None
    bars: tuple[Bar, ...] = ()


def verdict(world: World, query: Query) -> Verdict:
    """Return what the text says of a query."""
    if (way := ways(world, query)) is not None:
        return Verdict(OF[way.sure], way)
    without = ways(world, query, barred=False)
    if without is not None:
        cut = dict.fromkeys(bar for edge in between(world, query) for bar in passing(edge, world.bars, query)[1])
        return Verdict("BLOCKED", without, tuple(cut))
    standing = _across(world, query)
    return Verdict("BLOCKED", None, standing) if standing else Verdict("UNKNOWN")


def _across(world: World, query: Query) -> tuple[Bar, ...]:
    """Return the bars that would shut every edge from a source to a target, none where one would be left open.

    Where an agreement names such a body, one that none names needs no bar: nothing leads to it.
    """
    shut: dict[Bar, None] = {}
    for source in sorted(query.sources):
        for target in sorted(query.targets - {UNNAMED} or query.targets):
            _, bars = passing(Edge("", "", source, target), world.bars, query)
            if not bars:
                return ()
            shut.update(dict.fromkeys(bars))
    return tuple(shut)

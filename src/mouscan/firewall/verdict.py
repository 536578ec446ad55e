"""What can be said of a way for data: proven open, open once something has happened, possible, blocked or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mouscan.firewall.reach import Query, Way, applies, passing, ways
from mouscan.firewall.world import Bar, Edge, Sureness, World

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
        cut = dict.fromkeys(bar for edge in world.edges for bar in passing(edge, world.bars, query)[1])
        return Verdict("BLOCKED", without, tuple(cut))
    standing = tuple(bar for bar in world.bars if _across(bar, query))
    return Verdict("BLOCKED", None, standing) if standing else Verdict("UNKNOWN")


def _across(bar: Bar, query: Query) -> bool:
    """Tell whether a bar alone shuts every edge that could lead from the sources to the targets."""
    edges = (Edge("", "", source, target) for source in query.sources for target in query.targets)
    pairs = list(edges)
    return bool(pairs) and all(applies(bar, edge, query) and passing(edge, [bar], query)[0] == "shut" for edge in pairs)

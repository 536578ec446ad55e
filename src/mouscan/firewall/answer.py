"""The answer to a question about a world: yes, no or cannot tell, or the list that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from mouscan.firewall.join import origins, standing
from mouscan.firewall.lattice import parents
from mouscan.firewall.load import Query
from mouscan.firewall.question import Question
from mouscan.firewall.reach import Way, ways
from mouscan.firewall.verdict import OF, Level, Verdict, verdict
from mouscan.firewall.world import ENFORCEMENT, SERVICE, World

OPEN: tuple[Level, ...] = ("PROVEN-OPEN", "LATENT", "POSSIBLE")
SHORT: dict[Level, str] = {
    "PROVEN-OPEN": "yes",
    "LATENT": "yes, once something has happened that the text awaits",
    "POSSIBLE": "cannot tell: nothing in the text stops it",
    "BLOCKED": "no",
    "UNKNOWN": "cannot tell",
}


class Found(Struct, frozen=True):
    """One entry of a list that answers a question: a body, a use or a kind of data, and how sure it is."""

    name: str
    level: Level
    way: Way


class Answer(Struct, frozen=True):
    """What was asked, as a query, with its verdict for "can" and "what blocks", and with its list for the others."""

    query: Query
    verdict: Verdict | None
    listed: tuple[Found, ...] = ()


def answer(world: World, asked: Question) -> Answer:
    """Return the answer to a question; sources and targets that it leaves out are services and who enforces."""
    sources = origins(world, [asked.source or SERVICE])
    targets = standing(world, [asked.target or ENFORCEMENT])
    query = Query(sources, targets, asked.data, asked.purpose)
    match asked.form:
        case "can" | "blocks":
            return Answer(query, verdict(world, query))
        case "holds":
            units = (u for u in world.units.values() if u.id not in sources)
            asks = ((u.name, Query(sources, frozenset({u.id}), asked.data, asked.purpose)) for u in units)
        case "uses":
            anybody = targets if asked.target else frozenset(world.units) - sources
            asks = ((use, Query(sources, anybody, asked.data, use)) for use in _uses())
        case _:
            kinds = sorted({kind for edge in world.edges for kind in edge.data})
            asks = ((kind, Query(sources, targets, kind)) for kind in kinds)
    return Answer(query, None, tuple(_open(world, asks)))


def _open(world: World, asks: Iterable[tuple[str, Query]]) -> Iterable[Found]:
    for name, query in asks:
        way = ways(world, query)
        if way is not None and OF[way.sure] in OPEN:
            yield Found(name, OF[way.sure], way)


def _uses() -> list[str]:
    """Return every use that is a kind of another or has one, in the order of the lattice."""
    return list(dict.fromkeys(name for kind, above in parents().items() for name in (*above, kind)))

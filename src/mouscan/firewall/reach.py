"""How data can come from some units to others: the surest chain of edges to each, and then the shortest.

Breadth first over states: a unit, the agreement by which it has the data, and whether the use that is asked about is
allowed so far. Each state holds kinds of data as bits and only ever gains some, so the search ends (rule catalogue,
section 3.5).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from mouscan.firewall.load import LEVELS, Loads, Query
from mouscan.firewall.world import Edge, Sureness, World


class Way(Struct, frozen=True):
    """A chain of edges from a source to a target, and how sure it is: as its least sure edge."""

    edges: tuple[Edge, ...]
    sure: Sureness


class State(NamedTuple):
    """Where data are, by which agreement they came, whether the use is still allowed, and how many hops they made."""

    unit: str
    came: str | None
    served: bool
    hops: int


Arrivals = dict[State, list[tuple[int, State | None, Edge | None]]]


def ways(world: World, query: Query, barred: bool = True) -> Way | None:
    """Return the surest and then shortest way, None for none; without `barred` as if nothing were prohibited.

    Linear in the edges for each of the four levels, as long as few kinds of data part on the way.
    """
    return next(each(world, query, barred), None)


def each(world: World, query: Query, barred: bool = True) -> Iterator[Way]:
    """Yield the surest and then shortest way to each target that there is one to, the surest first."""
    loads = Loads.of(world, query, barred)
    leaving: dict[str, list[Edge]] = {}
    for edge in _taken(loads):
        leaving.setdefault(edge.source, []).append(edge)
    for edges in leaving.values():
        # Of edges that do the same the one that names the data shows it best.
        edges.sort(key=lambda edge: query.data not in edge.data)
    told: set[str] = set()
    for level in _levels(world):
        for target, chain in _search(leaving, loads, level):
            if target not in told:
                told.add(target)
                yield Way(chain, LEVELS[level])


def _taken(loads: Loads) -> list[Edge]:
    """Return the edges that a way can take: those for another use only where a holder may put data to a new one."""
    mended = any(edge.kind == "repurpose" for edge in loads.world.edges)
    return [edge for edge in loads.world.edges if (mended or loads.serves(edge)) and loads.carried(edge)]


def _levels(world: World) -> list[int]:
    """Return the levels at which something of a world begins to be open."""
    sure = {edge.sure for edge in world.edges}
    later: set[Sureness] = {"latent"} if world.later else set()
    unsure = any(bar.vague or any(o.unknown for o in bar.openings) for bar in world.bars)
    absent: set[Sureness] = {"unknown"} if unsure else set()
    return [LEVELS.index(one) for one in LEVELS if one in sure | later | absent]


def _search(leaving: dict[str, list[Edge]], loads: Loads, level: int) -> Iterator[tuple[str, tuple[Edge, ...]]]:
    """Yield each target that edges of at most a level lead to, with the shortest chain, the shortest first."""
    query = loads.query
    came: Arrivals = {}
    held: dict[State, int] = {}
    frontier = {State(source, None, True, 0): loads.everything for source in sorted(query.sources)}
    arrived = set()
    while frontier:
        fresh: dict[State, int] = {}
        for state, has in frontier.items():
            for edge in leaving.get(state.unit, ()):
                reached = _next(state, edge, loads)
                if reached is None:
                    continue
                gained = has & loads.load(edge, state.came or "")[level] & ~held.get(reached, 0)
                if not gained:
                    continue
                held[reached] = held.get(reached, 0) | gained
                came.setdefault(reached, []).append((gained, state, edge))
                fresh[reached] = fresh.get(reached, 0) | gained
                if _arrived(reached, query) and reached.unit not in arrived:
                    arrived.add(reached.unit)
                    yield reached.unit, _chain(came, reached, gained & -gained)
        frontier = fresh


def _next(state: State, edge: Edge, loads: Loads) -> State | None:
    """Return the state to which an edge leads, None where it cannot be taken.

    A source that is come to again adds nothing, and a target is gone on from only for another use.
    """
    query = loads.query
    if edge.silent and state.came not in (None, edge.agreement):
        return None
    if edge.kind == "repurpose":
        if state.served or not loads.serves(edge):
            return None
        return State(state.unit, edge.agreement, True, state.hops)
    if edge.target in query.sources or edge.target == state.unit or (state.unit in query.targets and state.hops):
        return None
    return State(edge.target, edge.agreement, state.served and loads.serves(edge), min(state.hops + 1, query.hops))


def _arrived(state: State, query: Query) -> bool:
    return state.unit in query.targets and state.served and state.hops >= query.hops


def _chain(came: Arrivals, state: State, bit: int) -> tuple[Edge, ...]:
    chain: list[Edge] = []
    here: State | None = state
    while here in came:
        _, here, edge = next(arrival for arrival in came[here] if arrival[0] & bit)
        if edge is not None:
            chain.append(edge)
    return tuple(reversed(chain))


def between(world: World, query: Query) -> tuple[Edge, ...]:
    """Return the edges that lie on any chain from a source to a target, as if nothing were prohibited."""
    carrying = _taken(Loads.of(world, query, barred=False))
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for edge in carrying:
        onward.setdefault(edge.source, []).append(edge.target)
        back.setdefault(edge.target, []).append(edge.source)
    ahead, behind = _spread(onward, query.sources), _spread(back, query.targets)
    return tuple(edge for edge in carrying if edge.source in ahead and edge.target in behind)


def _spread(steps: dict[str, list[str]], begin: Iterable[str]) -> set[str]:
    """Return all that can be come to."""
    seen = set(begin)
    queue = deque(seen)
    while queue:
        for end in steps.get(queue.popleft(), ()):
            if end not in seen:
                seen.add(end)
                queue.append(end)
    return seen

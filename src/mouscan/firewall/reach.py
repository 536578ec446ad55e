"""How data can come from some units to others, past what is prohibited: the surest chain of edges, and what stops it.

A use is allowed along a chain where every edge of it allows that use, so that what cannot serve the use asked about is
left out first, and what is left is plain reachability.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from mouscan.firewall.lattice import is_kind_of
from mouscan.firewall.world import Bar, Edge, Opening, Sureness, World

LEVELS: tuple[Sureness, ...] = ("explicit", "latent", "possible", "unknown")
WHOLE = frozenset({"personal-data", "special-category", "other"})
EMPTY = frozenset({"aggregate-statistics"})
GENERIC = "generic"

Passing = Literal["open", "unknown", "shut"]


@dataclass(frozen=True, slots=True)
class Query:
    """Whether some data can come from some units to others for a use; `data` and `purpose` are "" for any."""

    sources: frozenset[str]
    targets: frozenset[str]
    data: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A chain of edges from a source to a target, and how sure it is: as its least sure edge."""

    edges: tuple[Edge, ...]
    sure: Sureness


def carries(edge: Edge, query: Query) -> bool:
    """Tell whether an edge can carry the data for the use; what it leaves open it can."""
    if edge.data and edge.data <= EMPTY:
        return False
    if query.data and edge.data and query.data not in edge.data and not edge.data & WHOLE:
        return False
    return not query.purpose or _serves(query.purpose, edge.purposes)


def _serves(purpose: str, allowed: Collection[str]) -> bool:
    return not allowed or any(one == GENERIC or is_kind_of(purpose, one) for one in allowed)


def passing(edge: Edge, bars: Iterable[Bar], query: Query) -> tuple[Passing, tuple[Bar, ...]]:
    """Return whether the bars let an edge through for a query, and those that do not.

    One that is opened again only as far as a text that is not there leaves it unknown.
    """
    shut, unknown = [], False
    for bar in bars:
        if not applies(bar, edge, query):
            continue
        openings = [o for o in bar.openings if not o.gated and _opens(o, query)]
        if any(not o.unknown for o in openings):
            continue
        if openings:
            unknown = True
        else:
            shut.append(bar)
    return ("shut" if shut else "unknown" if unknown else "open"), tuple(shut)


def applies(bar: Bar, edge: Edge, query: Query) -> bool:
    """Tell whether a bar stands across an edge for all that is asked about."""
    if bar.sources and edge.source not in bar.sources:
        return False
    if bar.targets and edge.target not in bar.targets:
        return False
    if bar.data and not bar.data & WHOLE and (not query.data or query.data not in bar.data):
        return False
    return not bar.purposes or (bool(query.purpose) and any(is_kind_of(query.purpose, p) for p in bar.purposes))


def _opens(opening: Opening, query: Query) -> bool:
    if not query.purpose:
        return True
    if any(is_kind_of(query.purpose, p) for p in opening.excluded):
        return False
    return _serves(query.purpose, opening.purposes)


def ways(world: World, query: Query, barred: bool = True) -> Way | None:
    """Return the surest and then shortest way, None for none; without `barred` as if nothing were prohibited.

    Linear in the edges for each of the four levels.
    """
    leaving: dict[str, list[tuple[Edge, int]]] = {}
    for edge in world.edges:
        if not carries(edge, query):
            continue
        level = LEVELS.index(edge.sure)
        if (edge.source, query.data) in world.later and query.data not in edge.data:
            level = max(level, LEVELS.index("latent"))
        if barred:
            let, _ = passing(edge, world.bars, query)
            if let == "shut":
                continue
            level = max(level, LEVELS.index("unknown")) if let == "unknown" else level
        leaving.setdefault(edge.source, []).append((edge, level))
    for edges in leaving.values():
        # Of edges that do the same the one that names the data shows it best.
        edges.sort(key=lambda pair: query.data not in pair[0].data)
    for level, sure in enumerate(LEVELS):
        chain = _shortest(leaving, query, level)
        if chain is not None:
            return Way(chain, sure)
    return None


def between(world: World, query: Query) -> tuple[Edge, ...]:
    """Return the edges that lie on any chain from a source to a target, as if nothing were prohibited."""
    carrying = [edge for edge in world.edges if carries(edge, query)]
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


def _shortest(leaving: dict[str, list[tuple[Edge, int]]], query: Query, most: int) -> tuple[Edge, ...] | None:
    """Return the shortest chain of edges of at most a level."""
    came: dict[str, Edge | None] = dict.fromkeys(sorted(query.sources), None)
    queue = deque(came)
    while queue:
        here = queue.popleft()
        for edge, level in leaving.get(here, ()):
            if level > most or edge.target in came:
                continue
            came[edge.target] = edge
            if edge.target in query.targets:
                return _chain(came, edge.target)
            queue.append(edge.target)
    return None


def _chain(came: dict[str, Edge | None], end: str) -> tuple[Edge, ...]:
    chain: list[Edge] = []
    while (edge := came[end]) is not None:
        chain.append(edge)
        end = edge.source
    return tuple(reversed(chain))

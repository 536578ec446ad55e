"""The least change that closes every way: the fewest clauses to amend, found from a minimum cut and proved least.

What is amended are the clauses that together say a thing, with all the edges that they give, or what an agreement
leaves unsaid about one matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mouscan.firewall.load import Loads, Query
from mouscan.firewall.reach import Way, each
from mouscan.firewall.world import Edge, World

SOURCE, SINK = "\0source", "\0sink"
BEYOND = 1 << 30
# So many edges are looked at to prove that nothing smaller would do; an agreement needs some thousands.
BUDGET = 200_000

Key = tuple[str, str, tuple[str, ...]]


class Change(Struct, frozen=True):
    """One amendment: of the clauses that together say a thing, or of a matter left unsaid, with all edges that go."""

    agreement: str
    clauses: tuple[str, ...]
    edges: tuple[Edge, ...]


class Fix(Struct, frozen=True):
    """The changes without which no way is left, none where there is none; `least` where fewer are proved not to do."""

    changes: tuple[Change, ...] = ()
    least: bool = True

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge that goes with the changes."""
        return tuple(edge for change in self.changes for edge in change.edges)


class _SpentError(Exception):
    """So many ways have been looked for that the search is given up."""


def fix(world: World, query: Query) -> Fix:
    """Return the fewest changes that close every way.

    By the theorem of Ford and Fulkerson a minimum cut is as large as the ways that share nothing; where clauses give
    several edges it may be larger, and then each smaller number of changes is tried.
    """
    changes = _changes(world)
    cut = _cut(world, query)
    most = {_key(edge) for edge in cut}
    ways = _Ways(world, query)
    try:
        fewest = sum(1 for _ in ways.apart())
        for number in range(fewest, len(most)):
            if (found := ways.closing(frozenset(), number)) is not None:
                return _fix(found, changes)
    except _SpentError:
        return _fix(most, changes, least=False)
    return _fix(most, changes)


def _fix(keys: Collection[Key], changes: dict[Key, Change], least: bool = True) -> Fix:
    return Fix(tuple(changes[key] for key in changes if key in keys), least)


def _key(edge: Edge) -> Key:
    """Return what is amended to take an edge away."""
    if edge.silent:
        return edge.agreement, edge.kind, ()
    return edge.agreement, "" if edge.clauses else edge.id, edge.clauses


def _changes(world: World) -> dict[Key, Change]:
    edges: dict[Key, list[Edge]] = defaultdict(list)
    for edge in world.edges:
        edges[_key(edge)].append(edge)
    return {key: Change(key[0], key[2], tuple(found)) for key, found in edges.items()}


class _Ways(Struct):
    """The ways of a query past what is taken out of a world, looked for within a budget."""

    world: World
    query: Query
    left: int = BUDGET

    def first(self, without: frozenset[Key]) -> Way | None:
        """Return a way that needs none of some changes; raises _SpentError."""
        if self.left < 0:
            raise _SpentError
        edges = tuple(edge for edge in self.world.edges if _key(edge) not in without)
        self.left -= len(edges)
        return next(each(replace(self.world, edges=edges), self.query), None)

    def apart(self) -> Iterator[Way]:
        """Yield ways no two of which are closed by one change: there must be as many changes as there are of them."""
        without: frozenset[Key] = frozenset()
        while (way := self.first(without)) is not None:
            yield way
            without |= {_key(edge) for edge in way.edges}

    def closing(self, taken: frozenset[Key], number: int) -> frozenset[Key] | None:
        """Return some changes and at most so many more that together close every way, None where none do."""
        way = self.first(taken)
        if way is None:
            return taken
        if not number:
            return None
        tried = (self.closing(taken | {_key(edge)}, number - 1) for edge in way.edges)
        return next((found for found in tried if found is not None), None)


def _cut(world: World, query: Query) -> tuple[Edge, ...]:
    """Return the fewest edges without which units are parted, whatever parts the kinds of data on the way."""
    import networkx

    loads = Loads.of(world, query)
    mended = any(edge.kind == "repurpose" for edge in world.edges)
    together: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in world.edges:
        if edge.source != edge.target and (mended or loads.serves(edge)) and loads.load(edge, "")[-1]:
            together[edge.source, edge.target].append(edge)
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for (source, target), edges in together.items():
        graph.add_edge(source, target, capacity=len({_key(edge) for edge in edges}))
    for unit in query.sources:
        graph.add_edge(SOURCE, unit, capacity=BEYOND)
    for unit in query.targets - query.sources:
        graph.add_edge(unit, SINK, capacity=BEYOND)
    if SOURCE not in graph or SINK not in graph:
        return ()
    _, (near, far) = networkx.minimum_cut(graph, SOURCE, SINK)
    return tuple(edge for (a, b), edges in together.items() if a in near and b in far for edge in edges)

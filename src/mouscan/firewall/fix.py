"""The least change that closes every way: a minimum cut of the edges that a query can pass."""

from __future__ import annotations

from collections import defaultdict

from mouscan.firewall.reach import Query, carries, passing
from mouscan.firewall.world import Edge, World

SOURCE, SINK = "\0source", "\0sink"
BEYOND = 1 << 30


def least(world: World, query: Query) -> tuple[Edge, ...]:
    """Return the fewest edges without which no way is left, none where there is no way.

    By the theorem of Ford and Fulkerson they are as many as the ways that share no edge.
    """
    import networkx

    between: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in world.edges:
        if edge.source != edge.target and carries(edge, query) and passing(edge, world.bars, query)[0] != "shut":
            between[edge.source, edge.target].append(edge)
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for (source, target), edges in between.items():
        graph.add_edge(source, target, capacity=len(edges))
    for unit in query.sources:
        graph.add_edge(SOURCE, unit, capacity=BEYOND)
    for unit in query.targets - query.sources:
        graph.add_edge(unit, SINK, capacity=BEYOND)
    if SOURCE not in graph or SINK not in graph:
        return ()
    _, (near, far) = networkx.minimum_cut(graph, SOURCE, SINK)
    return tuple(edge for (a, b), edges in between.items() if a in near and b in far for edge in edges)

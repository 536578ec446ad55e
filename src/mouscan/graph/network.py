"""The agreement as a networkx graph, read only: parties and built-in ends as nodes, flows as edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mouscan.graph.agreement import BUILT_IN_PARTIES, Agreement

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(agreement: Agreement) -> MultiDiGraph[str]:
    """Return the frozen graph of an agreement.

    A node is a party id with `name` and `kind`, or a built-in end; an edge is a flow under its id, with `kind`,
    `polarity`, `state`, `data`, `purposes` and `clauses`. A unit is joined to the party that it is part of by edges of
    the kind `member` in both directions.
    """
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph(name=agreement.name)
    for end in BUILT_IN_PARTIES:
        graph.add_node(end, name=end, kind="")
    for party in agreement.parties:
        graph.add_node(party.id, name=party.name, kind=party.kind)
    for party in agreement.parties:
        if party.parent is not None:
            graph.add_edge(party.id, party.parent, key=f"member-{party.id}", kind="member")
            graph.add_edge(party.parent, party.id, key=f"member-{party.parent}-{party.id}", kind="member")
    for flow in agreement.flows:
        graph.add_edge(
            flow.source,
            flow.target,
            key=flow.id,
            kind=flow.kind,
            polarity=flow.polarity,
            state=flow.state,
            data=flow.data,
            purposes=flow.purposes,
            clauses=flow.clauses,
        )
    frozen: MultiDiGraph[str] = networkx.freeze(graph)
    return frozen

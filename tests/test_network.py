from __future__ import annotations

from collections.abc import Callable

import networkx
import pytest

from mouscan.graph import Agreement

TEXT = """DATA SHARING AGREEMENT

1. The Department for Education will supply pupil addresses to the Home Office.

2. The Home Office includes Immigration Enforcement, and Immigration Enforcement may use the addresses.
"""


def test_parties_are_nodes_and_flows_are_edges(agreement: Callable[[str], Agreement]) -> None:
    read = agreement(TEXT)
    graph = read.network
    names = {graph.nodes[node]["name"] for node in graph}
    assert {"Department for Education", "Home Office", "public"} <= names
    flows = {key for _, _, key in graph.edges(keys=True) if not key.startswith("member")}
    assert flows == {flow.id for flow in read.flows}


def test_the_graph_is_only_a_view(agreement: Callable[[str], Agreement]) -> None:
    with pytest.raises(networkx.NetworkXError):
        agreement(TEXT).network.add_node("p9")


def test_the_graph_is_built_once(agreement: Callable[[str], Agreement]) -> None:
    read = agreement(TEXT)
    assert read.network is read.network

"""The picture of an agreement: every body and flow is in it, prohibitions are told apart, and nothing escapes."""

from __future__ import annotations

import re
from io import BytesIO

import networkx
import pytest

from mouscan.firewall.reach import Way
from mouscan.firewall.world import Bar, Edge, Unit, World
from mouscan.report.picture import dot, graphml, mermaid
from test_cli import TOP, mouscan

SCHOOL, HOME = (
    Unit("a", 'The "Old" <School>', "education", "service"),
    Unit("b", "Removals | Co", "border", "enforcement"),
)
OPEN = Edge("e", "disclose", "a", "b", frozenset({"name"}), sure="latent", clauses=("1",))
WORLD = World({"a": SCHOOL, "b": HOME}, (OPEN,), (Bar("x", frozenset({"a"}), frozenset({"b"}), clauses=("2",)),))
WAY = Way((OPEN,), "latent")


def test_graphviz_gets_bodies_by_side_flows_and_prohibitions() -> None:
    text = dot(WORLD, WAY)
    assert '"a" [label="The \\"Old\\" <School>"];' in text
    assert '"a" -> "b" [label="disclose: name (1)", style=dashed, penwidth=3];' in text
    assert 'label="prohibited: 2", color=red' in text
    assert 'label="service"' in text
    assert text.count("{") == text.count("}")


def test_mermaid_gets_the_same_and_no_mark_of_its_own_from_the_text() -> None:
    text = mermaid(WORLD, WAY)
    assert 'u0["The #quot;Old#quot; #lt;School>"]' in text
    assert 'u0 ==>|"disclose: name (1)"| u1' in text
    assert 'u0 --x|"prohibited: 2"| u1' in text
    assert "Removals / Co" in text


def test_graphml_can_be_read_again() -> None:
    graph = networkx.read_graphml(BytesIO(graphml(WORLD, WAY).encode()), force_multigraph=True)
    assert graph.nodes["a"]["side"] == "service"
    flows = {(d["kind"], d["prohibited"], d["open"]) for _, _, d in graph.edges(data=True)}
    assert flows == {("disclose", False, True), ("prohibited", True, False)}


@pytest.mark.parametrize("form", ["dot", "mermaid", "graphml"])
def test_an_agreement_is_drawn(form: str) -> None:
    done = mouscan("graph", TOP / "corpora" / "pupil-data-2015" / "agreement.txt", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Department for Education" in done.stdout
    assert re.search("penwidth=3|==>|<data key", done.stdout)

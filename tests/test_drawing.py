"""The drawing in SVG and the node-link data: everything is in them, told apart without colour, and nothing escapes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import jsonschema
import pytest
from msgspec.structs import replace

from mouscan.firewall.reach import Way
from mouscan.firewall.world import OUTSIDERS, UNNAMED, Bar, Edge, Opening, Unit, World
from mouscan.report.drawing import svg
from mouscan.report.nodelink import record
from mouscan.report.scene import arrows, concerns
from mouscan.resources import folder
from test_cli import TOP, mouscan, one_line

SVG = "{http://www.w3.org/2000/svg}"
UNITS = {
    "school": Unit("school", 'The\x0c"Old" <School> & Co', "education", "service"),
    "office": Unit("office", "Home Office", "immigration-enforcement", "enforcement"),
    "force": Unit("force", "Border Force", "border", "enforcement", "office"),
    "desk": Unit("desk", "Pupil database", "system", "", "school"),
    OUTSIDERS: Unit(OUTSIDERS, "third parties", "", ""),
    UNNAMED: Unit(UNNAMED, "a body that enforces immigration law", "immigration-enforcement", "enforcement"),
}
NAMES = Edge("e1", "disclose", "school", "office", frozenset({"name"}), frozenset({"statistics"}), clauses=("1",))
MORE = Edge("e2", "query", "school", "office", frozenset({"home-address"}), clauses=("2",))
LATER = Edge("e3", "disclose", "school", "office", frozenset({"nationality"}), sure="latent", clauses=("1",))
UP = Edge("e4", "member", "force", "office", sure="possible")
DOWN = Edge("e5", "member", "office", "force", sure="possible")
BACK = Edge("e6", "respond", "office", "desk", sure="unknown")
OPENING = Opening(frozenset({"statistics"}), gated=True, clauses=("4",))
BANNED = Bar("b1", frozenset({"office", "force"}), frozenset({OUTSIDERS, UNNAMED}), clauses=("3",), openings=(OPENING,))
WORLD = World(UNITS, (NAMES, MORE, LATER, UP, DOWN, BACK), (BANNED, Bar("b2", purposes=frozenset({"statistics"}))))
WAY = Way((NAMES, DOWN), "possible")


def drawn(world: World = WORLD, way: Way | None = WAY) -> ElementTree.Element:
    return ElementTree.fromstring(svg(world, way, "An <agreement>", "It says so."))


def marks(root: ElementTree.Element, kind: str) -> dict[str, ElementTree.Element]:
    found = [node for node in root.iter() if kind in node.get("class", "").split()]
    return {node.findtext(f"{SVG}title", ""): node for node in found}


def words(node: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in node.iter(f"{SVG}text"))


def test_parallel_edges_that_are_equally_sure_are_one_arrow_with_a_count() -> None:
    found = {(a.source, a.target, a.how): a for a in arrows(WORLD, WAY)}
    assert found["school", "office", "explicit"].edges == (NAMES, MORE)
    assert found["school", "office", "explicit"].hop == 1
    assert found["school", "office", "latent"].edges == (LATER,)
    assert found["school", "office", "latent"].hop == 0
    inside = found["office", "force", "possible"]
    assert (inside.edges, inside.inner, inside.hop) == ((UP, DOWN), True, 2)


def test_a_bar_on_a_body_and_its_parts_and_on_all_outsiders_is_one_arrow() -> None:
    stopped = [(a.source, a.target, a.bars) for a in arrows(WORLD, None) if a.how == "prohibited"]
    assert stopped == [("office", OUTSIDERS, (BANNED,))]


@pytest.mark.parametrize(
    ("part", "data", "purpose", "told"),
    [
        (NAMES, "name", "", True),
        (NAMES, "nationality", "", False),
        (NAMES, "", "statistics", True),
        (NAMES, "", "tax-administration", False),
        (MORE, "", "tax-administration", True),
        (BACK, "nationality", "", True),
        (replace(NAMES, data=frozenset({"personal-data"})), "nationality", "", True),
        (replace(NAMES, data=frozenset({"aggregate-statistics"})), "aggregate-statistics", "", True),
        (replace(NAMES, data=frozenset({"aggregate-statistics"})), "name", "", False),
        (BANNED, "nationality", "", True),
        (replace(BANNED, data=frozenset({"health"})), "nationality", "", False),
        (replace(BANNED, purposes=frozenset({"statistics"})), "nationality", "", True),
        (replace(BANNED, purposes=frozenset({"statistics"})), "", "tax-administration", False),
    ],
)
def test_a_part_concerns_what_it_names_and_what_it_leaves_open(
    part: Edge | Bar, data: str, purpose: str, told: bool
) -> None:
    assert concerns(part, data, purpose) == told


def test_every_unit_and_arrow_is_drawn_with_all_it_says_in_its_title() -> None:
    root = drawn()
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "An <agreement>"
    assert root.findtext(f"{SVG}desc") == "It says so."
    assert set(marks(root, "unit")) == {
        'The "Old" <School> & Co: education · service',
        "Home Office: immigration enforcement · enforcement",
        "Border Force: border · enforcement",
        "Pupil database: system",
        "third parties",
    }
    titles = " ".join(marks(root, "arrow"))
    assert "Home Office, query of home-address: 2" in titles
    assert "third parties, prohibited: 3" in titles


def test_the_label_tells_kinds_count_data_uses_and_clause() -> None:
    by = marks(drawn(), "explicit")
    (main,) = [node for title, node in by.items() if "query" in title]
    assert words(main) == "1. disclose, query ×2 home address, name for statistics and others 1 and 1 more"


def test_the_kinds_of_arrows_are_told_apart_without_colour() -> None:
    root = drawn()
    for kind in ("latent", "unknown", "prohibited"):
        (node,) = [n for n in root.iter() if n.get("class", "").startswith(f"arrow {kind}")]
        assert kind in words(node)
    style = root.findtext(f"{SVG}style") or ""
    dashes = {
        kind: re.search(rf"\.{kind} \.line[^}}]*stroke-dasharray: ([\d. ]+);", style)
        for kind in ("latent", "possible", "unknown")
    }
    assert len({found[1] for found in dashes.values() if found}) == 3
    (stopped,) = [node for title, node in marks(root, "prohibited").items() if title]
    (bar,) = stopped.findall(f"{SVG}polygon")
    assert len(bar.get("points", "").split()) == 4
    legend = " ".join(words(node) for node in root.iter() if node.get("class", "").startswith("legend"))
    assert [word for word in ("open way", "latent", "possible", "unknown", "prohibited") if word in legend] == [
        "open way", "latent", "possible", "unknown", "prohibited",
    ]  # fmt: skip


def test_only_the_open_way_is_bold() -> None:
    assert {title[:10] for title in marks(drawn(), "open") if title} == {'The "Old" ', "Border For"}
    assert [node for node in drawn(way=None).iter() if "open" in node.get("class", "").split()] == []


def test_the_drawing_asks_for_nothing_from_outside() -> None:
    text = svg(WORLD, WAY, "t", "s")
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in text
    assert " style=" not in text


def test_the_record_has_every_body_edge_and_bar() -> None:
    found = record(WORLD, WAY)
    jsonschema.validate(found, json.loads((folder("schemas") / "graph.json").read_text("utf-8")))
    ids = [unit["id"] for unit in found["units"]]  # type: ignore[index, union-attr, call-overload]
    assert set(ids) == set(UNITS)
    edges = {edge["id"]: edge for edge in found["edges"]}  # type: ignore[index, union-attr, call-overload]
    assert set(edges) == {"e1", "e2", "e3", "e4", "e5", "e6"}
    assert [id for id, edge in edges.items() if edge["open"]] == ["e1", "e5"]
    first, second = found["bars"]  # type: ignore[misc]
    assert first["openings"][0]["gated"] is True
    assert (second["sources"], second["purposes"]) == ([], ["statistics"])


def test_the_schema_refuses_what_it_does_not_name() -> None:
    schema = json.loads(mouscan("schema", "graph").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record(WORLD, WAY), "more": 1}, schema)


@pytest.mark.parametrize("file", sorted((TOP / "corpora").glob("*/agreement.txt")), ids=lambda file: file.parent.name)
def test_the_graph_of_an_agreement_is_closed_and_has_the_words(file: object) -> None:
    done = mouscan("graph", str(file), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((folder("schemas") / "graph.json").read_text("utf-8")))
    ids = {unit["id"] for unit in found["units"]}
    assert {end for edge in found["edges"] for end in (edge["source"], edge["target"])} <= ids
    assert all(edge["evidence"] for edge in found["edges"] if edge["sure"] == "explicit")


def test_an_agreement_is_drawn_in_a_file_of_its_own() -> None:
    done = mouscan("graph", TOP / "corpora" / "umbrella-2019" / "agreement.txt", "--format", "svg")
    assert (done.returncode, done.stderr) == (0, "")
    root = ElementTree.fromstring(done.stdout)
    assert "The text lets data about people come from service to enforcement." in (root.findtext(f"{SVG}desc") or "")
    assert [node for node in root.iter() if node.get("class") == "arrow explicit open"]


def test_two_runs_draw_the_same() -> None:
    file = TOP / "corpora" / "pupil-data-2015" / "agreement.txt"
    assert mouscan("graph", file, "--format", "svg").stdout == mouscan("graph", file, "--format", "svg").stdout


def test_an_agreement_without_flows_is_a_small_empty_drawing() -> None:
    root = drawn(World(), None)
    assert root.get("width") == "480"
    assert not marks(root, "arrow")


def test_a_new_use_by_a_holder_is_an_arrow_from_it_to_itself() -> None:
    again = Edge("e7", "repurpose", "office", "office", purposes=frozenset({"immigration-enforcement"}), clauses=("9",))
    root = drawn(World(UNITS, (NAMES, again)))
    (title,) = [title for title in marks(root, "explicit") if "repurpose" in title]
    assert title == "Home Office -> Home Office, repurpose for immigration-enforcement: 9"


def test_what_is_wrong_with_one_file_is_told_and_the_others_are_drawn() -> None:
    file = TOP / "corpora" / "umbrella-2019" / "agreement.txt"
    for form in ("svg", "html", "json"):
        done = mouscan("graph", "missing.txt", file, "--format", form)
        assert done.returncode == 2
        assert "missing.txt" in one_line(done.stderr)
        assert "Department for Education" in done.stdout
        assert mouscan("graph", "missing.txt", "--format", form).stdout == ""


def test_what_makes_pages_is_loaded_for_a_page_only() -> None:
    file = TOP / "corpora" / "umbrella-2019" / "agreement.txt"
    for form, loaded in (("svg", False), ("json", False), ("html", True)):
        ask = f"import sys; from mouscan.cli import run; run(['graph', {str(file)!r}, '--format', {form!r}]);"
        code = f"{ask} sys.exit('jinja2' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == int(loaded)

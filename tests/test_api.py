"""mouscan for those who program: what each function returns, and how it goes on to networkx, pandas and notebooks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import mouscan
from test_cli import TOP

BAD = TOP / "corpora" / "pupil-data-2015" / "agreement.txt"
GOOD = TOP / "corpora" / "reformed" / "agreement.txt"


def test_an_agreement_that_was_read_goes_to_networkx_and_pandas() -> None:
    text = mouscan.read(BAD)
    links = {(f.source, f.target) for f in text.agreement.flows}
    assert links
    assert links <= set(text.network.edges())
    flows = text.frame()
    assert list(flows["id"]) == [flow.id for flow in text.agreement.flows]
    for what in ("parties", "data", "purposes", "flows", "safeguards", "legal_references"):
        assert list(text.frame(what).columns) == list(text._rows(what)[0])
        bare = replace(text.agreement, **{what: ()})
        assert list(replace(text, agreement=bare).frame(what).columns) == list(text.frame(what).columns)
    assert set(text.frame("parties")["name"]) == {party.name for party in text.agreement.parties}
    with pytest.raises(mouscan.MouscanError, match='has no "colours"'):
        text.frame("colours")


def test_a_check_has_an_outcome_for_every_rule_and_the_findings() -> None:
    check = mouscan.check(str(BAD), profile="uk")
    assert {o.rule for o in check.outcomes if o.outcome == "fail"} == {
        f.rule for f in check.findings if f.outcome == "fail"
    }
    assert list(check.frame()["rule"]) == [outcome.rule for outcome in check.outcomes]
    assert check.text is not None
    assert mouscan.check(check.text, profile="uk").outcomes == check.outcomes


def test_packs_profile_and_day_narrow_what_is_judged() -> None:
    whole, firewall = mouscan.check(BAD), mouscan.check(BAD, packs=["firewall"])
    assert 0 < len(firewall.outcomes) < len(whole.outcomes)
    assert all(outcome.rule.startswith("FWL") for outcome in firewall.outcomes)
    with pytest.raises(mouscan.MouscanError, match='no profile "mars"'):
        mouscan.check(BAD, profile="mars")


def test_agreements_stand_side_by_side() -> None:
    sides = mouscan.compare([GOOD, mouscan.check(BAD)])
    frame = sides.frame()
    assert list(frame.columns) == ["group", "key", str(GOOD), str(BAD)]
    assert len(frame) == len(sides.comparison.rows)
    assert sides.write("csv").count("\n") > len(frame)
    assert mouscan.compare([BAD], template=GOOD).comparison.template


def test_a_difference_has_a_row_for_each_change(tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(GOOD.read_text("utf-8").replace("shall not", "may"), encoding="utf-8")
    assert len(mouscan.diff(GOOD, GOOD).frame()) == 0
    found = mouscan.diff(GOOD, new)
    assert len(found.frame()) == len(found.changes.changes) > 0
    assert found.write("markdown").startswith("# ")
    assert found.write().startswith("<!DOCTYPE html>")


def test_what_is_asked_wrongly_is_told_at_once(tmp_path: Path) -> None:
    sides, found = mouscan.compare([GOOD]), mouscan.diff(GOOD, GOOD)
    for what, forms in (
        (mouscan.check(GOOD), "sarif, junit"),
        (sides, "text, markdown, csv, json, html"),
        (found, "text, markdown, json, html"),
    ):
        with pytest.raises(mouscan.MouscanError, match=f'no form "pdf"; there are .*{forms}'):
            what.write("pdf")  # type: ignore[arg-type]
    with pytest.raises(mouscan.MouscanError, match="no agreement to compare"):
        mouscan.compare([])
    with pytest.raises(mouscan.MouscanError, match="no agreement to compare"):
        mouscan.compare([], template=GOOD)
    with pytest.raises(TypeError, match="files are several"):
        mouscan.compare(str(GOOD))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="packs are several"):
        mouscan.check(GOOD, packs="firewall")
    with pytest.raises(TypeError, match="rules are several"):
        mouscan.check(GOOD, rules=tmp_path)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"as_of is a datetime\.date"):
        mouscan.check(GOOD, as_of="2026-01-01")  # type: ignore[arg-type]


def test_a_survey_counts_what_it_read(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(GOOD.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "texts" / "b.txt").write_text("", encoding="utf-8")
    tally = mouscan.survey(tmp_path / "texts", tmp_path / "tables")
    assert (tally.ok, tally.failed) == (1, 1)


def test_a_notebook_shows_no_markup_of_the_text(tmp_path: Path) -> None:
    hostile = tmp_path / "<script>.txt"
    hostile.write_text(
        "AGREEMENT <script>alert(1)</script> between the Department for Education and the Home Office\n\n1. Sharing\n\n"
        "The Department will supply the <b>addresses</b> of pupils to the Home Office.\n", encoding="utf-8"
    )  # fmt: skip
    text, check = mouscan.read(hostile), mouscan.check(hostile)
    for shown in (text, check, mouscan.compare([hostile]), mouscan.diff(hostile, hostile)):
        page = shown._repr_html_()
        assert page.startswith("<table>")
        assert "<script>" not in page
        assert "<b>" not in page


def test_importing_mouscan_imports_nothing_that_costs() -> None:
    code = "import mouscan, sys; print({'spacy', 'networkx', 'pandas', 'argparse'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    assert set(mouscan.__all__) <= {*dir(mouscan), *mouscan.MAKERS}


def test_a_shell_can_complete_what_is_loaded_late() -> None:
    code = "import mouscan; print(set(mouscan.__all__) <= set(dir(mouscan)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "True\n"


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(mouscan.MouscanError, match=r"none\.txt"):
        mouscan.read("none.txt")
    with pytest.raises(AttributeError, match="no attribute wings"):
        _ = mouscan.wings

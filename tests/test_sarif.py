"""The findings in SARIF: valid under the schema of OASIS, and saying what the report says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

import hostile
from mouscan.report.finding import found
from mouscan.report.report import Report
from mouscan.report.sarif import write
from mouscan.suppress import Suppression, suppressed

SCHEMA = json.loads((hostile.TOP / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
PLACEHOLDER = re.compile(r"(?<!\{)\{\d+\}(?!\})")


def run(*reports: Report) -> dict[str, Any]:
    """Return the one run of a log that is valid under the schema."""
    log = json.loads(write(reports, 80))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    (only,) = log["runs"]
    found: dict[str, Any] = only
    return found


def bad() -> Report:
    return hostile.report(hostile.BAD)


def form() -> Report:
    return hostile.report(hostile.FORM)


@pytest.mark.parametrize("report", [bad, hostile.hostile, hostile.stated, hostile.spotless, form])
def test_the_log_is_valid_under_the_schema_of_the_standard(report: Callable[[], Report]) -> None:
    assert len(run(report())["results"]) == len(found(report())) + len(report().notices)
    run(report(), hostile.report(hostile.GOOD))


def test_a_file_that_is_given_twice_is_told_once() -> None:
    assert run(bad(), form(), bad())["results"] == run(bad(), form())["results"]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(write([bad()], 80))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_a_log_of_nothing_is_valid() -> None:
    assert run()["results"] == []


def test_a_result_stands_at_the_exact_words_and_names_the_clause() -> None:
    report = bad()
    lines = report.tree.document.source.split("\n")
    for result, one in zip(run(report)["results"], found(report), strict=True):
        (place,) = result["locations"]
        region = place["physicalLocation"]["region"]
        assert place["physicalLocation"]["artifactLocation"] == {
            "uri": hostile.BAD, "uriBaseId": "%SRCROOT%", "index": 0,
        }  # fmt: skip
        if one.clause:
            assert [where["fullyQualifiedName"] for where in place["logicalLocations"]] == [one.clause]
        if one.absent:
            assert "snippet" not in region
            continue
        rows = lines[region["startLine"] - 1 : region["endLine"]]
        rows[-1] = rows[-1][: region["endColumn"] - 1]
        rows[0] = rows[0][region["startColumn"] - 1 :]
        assert "\n".join(rows) == region["snippet"]["text"]
        assert " ".join(region["snippet"]["text"].split()) == one.quotes[0].words
        assert len(result["relatedLocations"]) == len(one.quotes) - 1


def test_levels_and_kinds_are_those_of_the_findings() -> None:
    for result, one in zip(run(bad())["results"], found(bad()), strict=True):
        told = (result["ruleId"], result["kind"], result["level"], result["partialFingerprints"])
        level = {"info": "note"}.get(one.severity, one.severity)
        expected = ("fail", level) if one.outcome == "fail" else ("open", "none")
        assert told == (one.rule, *expected, {"mouscan/v1": one.fingerprint})


def test_every_index_points_at_what_it_names() -> None:
    found = run(form(), hostile.stated(), hostile.report(hostile.GOOD), hostile.hostile())
    driver = found["tool"]["driver"]
    (taxonomy,) = found["taxonomies"]
    for result in found["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert "index" not in where or found["artifacts"][where["index"]]["location"]["uri"] == where["uri"]
    assert driver["supportedTaxonomies"][0]["name"] == taxonomy["name"]
    for rule in driver["rules"]:
        for relation in rule.get("relationships", ()):
            assert taxonomy["taxa"][relation["target"]["index"]]["id"] == relation["target"]["id"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))


def test_each_rule_stands_on_its_authorities() -> None:
    report = bad()
    described = {rule["id"]: rule for rule in run(report)["tool"]["driver"]["rules"]}
    for rule in report.rules:
        told = described[rule.id]
        assert [relation["target"]["id"] for relation in told["relationships"]] == list(rule.authority(report.profile))
        assert rule.remedy.replace("{", "{{") in told["help"]["text"]
        assert told["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_a_firewall_finding_has_the_way_of_the_data_and_no_other_has() -> None:
    results = run(bad())["results"]
    flows = {result["ruleId"]: result["codeFlows"] for result in results if "codeFlows" in result}
    assert set(flows) == {one.rule for one in found(bad()) if one.rule.startswith("FWL-") and one.outcome == "fail"}
    assert "codeFlows" not in str(run(hostile.report(hostile.GOOD))["results"])
    (hop,) = flows["FWL-001"][0]["threadFlows"][0]["locations"]
    assert hop["location"]["message"]["text"].startswith("Department for Education -> Home Office, disclose")
    assert hop["location"]["physicalLocation"]["region"]["startLine"] == 315
    assert hop["location"]["logicalLocations"][0]["fullyQualifiedName"] == "Annex 5/15.3"


CHAIN = """DATA SHARING AGREEMENT

This agreement is made between the Department for Education ("DfE"), the Home Office and Northgate Council ("NC").

1. Purpose

1.1 NC will give DfE the home address of each pupil.

1.2 DfE will supply the Home Office Immigration Enforcement with the home address of each pupil.
"""


def test_a_way_of_several_hops_is_told_in_their_order(tmp_path: Any) -> None:
    from mouscan.audit import examine, request

    file = tmp_path / "chain.txt"
    file.write_text(CHAIN)
    results = run(examine(str(file), request(hostile.rules())))["results"]
    ways = [flow["threadFlows"][0]["locations"] for result in results for flow in result.get("codeFlows", ())]
    (way,) = {json.dumps(way) for way in ways if len(way) > 1}
    hops = json.loads(way)
    assert [hop["executionOrder"] for hop in hops] == [1, 2]
    ends = [hop["location"]["message"]["text"].split(", ")[0].split(" -> ") for hop in hops]
    assert ends[0][1] == ends[1][0]
    assert [hop["location"]["physicalLocation"]["region"]["startLine"] for hop in hops] == [7, 9]


def test_what_was_accepted_is_a_suppression_or_unchanged() -> None:
    report = hostile.stated()
    results = {result["ruleId"]: result for result in run(report)["results"]}
    first, second, third, *others = (results[one.rule] for one in found(report))
    assert first["baselineState"] == "unchanged"
    assert first["suppressions"] == []
    assert second["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": hostile.REASON}]
    assert third["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "entry pending"}]
    assert {result["baselineState"] for result in others} == {"new"}
    assert not any(result["suppressions"] for result in others)
    places = [results[notice.rule]["locations"][0]["physicalLocation"] for notice in report.notices]
    assert [place["artifactLocation"]["uri"] for place in places] == ["drafts/x.mouscan.toml", hostile.BAD]
    assert [place["region"]["startLine"] for place in places] == [12, 1]


def test_a_suppression_in_a_file_beside_the_draft_is_external() -> None:
    first, second, *_ = found(bad())
    said = (Suppression(first.rule, "one", None, 3), Suppression(second.rule, "two", None, 4, "a.txt.mouscan.toml"))
    results = run(suppressed(bad(), said, date(2026, 1, 1)))["results"]
    kinds = {result["ruleId"]: [one["kind"] for one in result["suppressions"]] for result in results}
    assert (kinds[first.rule], kinds[second.rule]) == (["inSource"], ["external"])


def test_braces_and_brackets_of_the_document_are_no_placeholder_and_no_link() -> None:
    report = hostile.hostile()
    row = replace(report.having("fail")[0], message=hostile.SIGNS)
    (result,) = run(replace(report, outcomes=(row,)))["results"]
    text = result["message"]["text"]
    assert not PLACEHOLDER.search(text)
    assert "{{0}}" in text
    assert r"\[link\](http" in text


def test_the_run_says_what_it_rests_on() -> None:
    found = run(bad(), form())
    assert [a["hashes"] for a in found["artifacts"]] == [{"sha-256": r.tree.document.digest} for r in (bad(), form())]
    (invocation,) = found["invocations"]
    assert [rests["sha256"] for rests in invocation["properties"]["reports"]] == [
        r.tree.document.digest for r in (bad(), form())
    ]
    assert all("no legal advice" in rests["caution"] for rests in invocation["properties"]["reports"])
    (unjudged,) = invocation["toolExecutionNotifications"]
    assert "nothing was checked" in unjudged["message"]["text"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("drafts/my draft#2.md", "drafts/my%20draft%232.md"),
        ("./a.txt", "a.txt"),
        ("b\udcff.txt", "b%FF.txt"),
        ("/elsewhere/a b.txt", "file:///elsewhere/a%20b.txt"),
    ],
)
def test_the_name_of_a_file_is_a_uri(name: str, uri: str) -> None:
    report = hostile.spotless()
    tree = replace(report.tree, document=replace(report.tree.document, name=name))
    assert run(replace(report, tree=tree))["artifacts"][0]["location"]["uri"] == uri

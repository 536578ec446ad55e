"""The corpora: the parties, clauses and verdicts that a careful reader found in them, and the notes that are none."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import pytest

from mouscan.check import Request, examine
from mouscan.report.report import Report
from mouscan.rules import load

CORPORA = Path(__file__).parents[1] / "corpora"
NAMES = sorted(path.parent.name for path in CORPORA.glob("*/agreement.*"))


class Party(TypedDict):
    name: str
    aliases: list[str]
    kind: str


class Verdict(TypedDict):
    outcome: str
    clauses: list[str]
    why: str


class Expected(TypedDict):
    profile: str
    title: str
    clauses: list[str]
    parties: list[Party]
    outcomes: dict[str, Verdict]


@cache
def expected(name: str) -> Expected:
    return cast("Expected", json.loads((CORPORA / name / "expected.json").read_text("utf-8")))


@cache
def report(name: str) -> Report:
    (path,) = (CORPORA / name).glob("agreement.*")
    return examine(str(path), Request(load(), expected(name)["profile"], anyway=False))


HARMLESS = {"na", "pass"}
RULES = {rule.id for rule in load()}
VERDICTS = [(name, rule) for name in NAMES for rule in expected(name)["outcomes"] if rule in RULES]
WRONG_CLAUSES = {
    "nz-approved-sharing": "the signature block is not seen",
    "us-interagency": "the head of the signature table is taken for a heading",
}
WRONG_VERDICTS = {
    ("council-nhs", "ACC-001"): "an assessment approved under another heading is not seen as completed",
    ("council-nhs", "FWL-013"): "readmission to hospital is taken for a return from the country",
    ("council-nhs", "DOC-003"): "a part of a schedule is not found by its schedule",
    ("eu-working-arrangement", "ACC-001"): "an assessment that will be carried out is taken for one that was",
    ("eu-working-arrangement", "MIN-007"): "flows between these bodies are not seen",
    ("eu-working-arrangement", "FWL-003"): "a restriction for transfers abroad alone is taken for one at home",
    ("markdown-draft", "TRN-001"): "what stands in square brackets, to be agreed, is not deferred",
    ("markdown-draft", "MIN-001"): "a list in an annex that is not attached is not delegated",
    ("markdown-draft", "MIN-002"): "a list that says it is not limited is taken for closed",
    ("markdown-draft", "MIN-004"): "an item that a new system will bring is taken for one that is there",
    ("markdown-draft", "MIN-005"): "a period that is a blank is not deferred",
    ("markdown-draft", "SEC-004"): "a report of a breach in other words is not seen",
    ("nz-approved-sharing", "TRN-001"): "publication in other words is not seen",
    ("nz-approved-sharing", "ACC-001"): "an assessment in other words is not seen as completed",
    ("nz-approved-sharing", "ACC-009"): "an independent audit in other words is not seen",
    ("nz-approved-sharing", "MIN-005"): "a certificate of deletion for each quarter is not seen",
    ("nz-approved-sharing", "DOC-003"): "a clause of a schedule to an act is taken for one of the agreement",
    ("nz-approved-sharing", "DOC-007"): "the line for a signature is taken for a blank",
    ("police-shelter", "ACC-001"): "a duty to consider an assessment is left open",
    ("police-shelter", "LAW-008"): "flows from a body that is not found are not seen",
    ("police-shelter", "MIN-005"): "one body's own policy is outweighed by the period of the others",
    ("police-shelter", "MIN-007"): "flows from a body that is not found are not seen",
    ("police-shelter", "SEC-004"): "a report of a breach in other words is not seen",
    ("police-shelter", "FWL-001"): "flows from a body that is not found are not seen",
    ("police-shelter", "FWL-003"): "a restriction by agreement of the member who brought it is not seen",
    ("police-shelter", "FWL-008"): "flows from a body that is not found are not seen",
    ("police-shelter", "FWL-013"): "the two purposes stand in one list and are not joined",
    ("police-shelter", "FWL-015"): "flows from a body that is not found are not seen",
    ("police-shelter", "FWL-017"): "flows from a body that is not found are not seen",
    ("umbrella-2019", "TRN-001"): "publication in other words is not seen",
    ("umbrella-2019", "ACC-009"): "an independent audit in other words is not seen",
    ("us-interagency", "TRN-001"): "posting on a portal is not seen as publication",
    ("us-interagency", "TRN-003"): "a notice of both agencies is not seen",
    ("us-interagency", "ACC-009"): "an independent audit in other words is not seen",
    ("us-interagency", "MIN-007"): "a cap for each file is not seen",
    ("us-interagency", "DOC-007"): "the blanks of a form in an exhibit are taken for gaps",
}
NONE, OTHER = "the words that come near are not shown", "the clause shown is another one"
WRONG_PLACES = {
    ("eu-working-arrangement", "TRN-001"): NONE,
    ("eu-working-arrangement", "TRN-003"): NONE,
    ("eu-working-arrangement", "ACC-009"): NONE,
    ("eu-working-arrangement", "FWL-008"): OTHER,
    ("eu-working-arrangement", "FWL-015"): OTHER,
    ("markdown-draft", "ACC-001"): NONE,
    ("markdown-draft", "MIN-007"): NONE,
    ("police-shelter", "TRN-003"): NONE,
    ("police-shelter", "ACC-009"): NONE,
    ("pupil-data-2015", "SEC-001"): NONE,
    ("pupil-data-2015", "SEC-004"): NONE,
    ("pupil-data-2015", "FWL-003"): NONE,
    ("umbrella-2019", "MIN-007"): NONE,
    ("umbrella-2019", "FWL-015"): NONE,
    ("pupil-data-2015", "FWL-001"): OTHER,
    ("pupil-data-2015", "FWL-008"): OTHER,
    ("pupil-data-2015", "FWL-014"): OTHER,
    ("umbrella-2019", "FWL-014"): OTHER,
}


PLACED = [
    (name, rule)
    for name, rule in VERDICTS
    if expected(name)["outcomes"][rule]["outcome"] == "fail"
    and expected(name)["outcomes"][rule]["clauses"]
    and (name, rule) not in WRONG_VERDICTS
]


def cases(which: list[tuple[str, str]], wrong: dict[tuple[str, str], str]) -> list[object]:
    return [
        pytest.param(
            name,
            rule,
            id=f"{name}-{rule}",
            marks=pytest.mark.xfail(strict=True, reason=wrong[name, rule]) if (name, rule) in wrong else (),
        )
        for name, rule in which
    ]


def marked(wrong: dict[str, str]) -> list[object]:
    return [pytest.param(n, marks=pytest.mark.xfail(strict=True, reason=wrong[n]) if n in wrong else ()) for n in NAMES]


def key(id: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+|\d+", id.lower()))


def near(one: str, other: str) -> bool:
    """Tell whether two ids name the same clause, or one that stands in the other."""
    a, b = key(one), key(other)
    return a[: len(b)] == b or b[: len(a)] == a


@pytest.mark.parametrize("name", marked(WRONG_CLAUSES))
def test_the_clauses_are_those_that_the_text_prints_in_its_order(name: str) -> None:
    found = [clause.id.lower() for clause in report(name).tree.clauses]
    assert found == [id.lower() for id in expected(name)["clauses"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_party_is_found_with_its_kind(name: str) -> None:
    found = report(name).agreement
    assert found is not None
    kinds = {n.lower(): party.kind for party in found.parties for n in (party.name, *party.aliases)}
    for party in expected(name)["parties"]:
        given = [n.lower().removeprefix("the ") for n in (party["name"], *party["aliases"])]
        names = [n for n in given if n in kinds]
        assert names, party
        assert party["kind"] in {kinds[n] for n in names}, party


@pytest.mark.parametrize(("name", "rule"), cases(VERDICTS, WRONG_VERDICTS))
def test_the_verdict_is_the_careful_reader_s(name: str, rule: str) -> None:
    verdict = expected(name)["outcomes"][rule]
    outcome = next((o for o in report(name).outcomes if o.rule == rule), None)
    meant = HARMLESS if verdict["outcome"] in HARMLESS else {verdict["outcome"]}
    if outcome is None:
        assert meant == HARMLESS, "the profile leaves the rule out"
        return
    assert outcome.outcome in meant, (verdict["why"], outcome.message, outcome.clauses)


@pytest.mark.parametrize(("name", "rule"), cases(PLACED, WRONG_PLACES))
def test_a_finding_stands_where_the_careful_reader_put_it(name: str, rule: str) -> None:
    verdict = expected(name)["outcomes"][rule]
    (outcome,) = (o for o in report(name).outcomes if o.rule == rule)
    places = [*outcome.clauses, *([outcome.miss.clause] if outcome.miss else [])]
    assert any(near(a, b) for a in places for b in verdict["clauses"]), (places, verdict)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_quotes_words_of_the_text(name: str) -> None:
    document = report(name).tree.document
    for outcome in report(name).outcomes:
        for words in outcome.evidence:
            assert document.quote(words.start, words.end)
            assert document.place(words.start).line == words.line
            assert words.clause in report(name).tree.by_id


@pytest.mark.parametrize("name", NAMES)
def test_a_check_gives_the_same_report_twice(name: str) -> None:
    (path,) = (CORPORA / name).glob("agreement.*")
    again = examine(str(path), Request(load(), expected(name)["profile"], anyway=False))
    assert again.outcomes == report(name).outcomes


def test_the_notes_are_no_agreements() -> None:
    files = json.loads((CORPORA / "notes" / "expected.json").read_text("utf-8"))["files"]
    for file, kind in files.items():
        found = examine(str(CORPORA / "notes" / file), Request(load(), "auto", anyway=False))
        assert found.tree.nature.kind == kind
        assert found.outcomes == ()
        assert found.agreement is None

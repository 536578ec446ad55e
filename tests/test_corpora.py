"""The corpora: the parties, clauses and verdicts that a careful reader found in them, and the notes that are none."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import pytest

from mouscan.audit import examine, request
from mouscan.report.report import Report
from mouscan.rules import library

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
    return examine(str(path), request(library(), expected(name)["profile"], anyway=False))


HARMLESS = {"na", "pass"}
RULES = {rule.id for rule in library().rules}
VERDICTS = [(name, rule) for name in NAMES for rule in expected(name)["outcomes"] if rule in RULES]
WRONG_PARTIES = {
    "us-motor-vehicle-access": "a patrol whose one sentence a page breaks is not found",
}
KNOWN = cast("dict[str, dict[str, str]]", json.loads((CORPORA / "known.json").read_text("utf-8")))
WRONG_VERDICTS = {(name, rule): why for name, rules in KNOWN.items() for rule, why in rules.items()}
NONE, OTHER = "the words that come near are not shown", "the clause shown is another one"
TWICE = "a directorate within a ministry is taken for two bodies"
WRONG_PLACES = {
    ("sco-discharge-protocol", "LAW-008"): OTHER,
    ("us-motor-vehicle-access", "ACC-009"): OTHER,
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


@pytest.mark.parametrize("name", NAMES)
def test_every_agreement_is_taken_for_one(name: str) -> None:
    assert report(name).tree.nature.kind == "agreement"


@pytest.mark.parametrize("name", NAMES)
def test_the_clauses_are_those_that_the_text_prints_in_its_order(name: str) -> None:
    found = [clause.id.lower() for clause in report(name).tree.clauses]
    assert found == [id.lower() for id in expected(name)["clauses"]]


@pytest.mark.parametrize("name", marked(WRONG_PARTIES))
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
            running = {aside.number for aside in document.asides}
            assert document.place(words.start).line == words.line or words.line in running
            assert words.clause in report(name).tree.by_id


@pytest.mark.parametrize("name", NAMES)
def test_a_check_gives_the_same_report_twice(name: str) -> None:
    (path,) = (CORPORA / name).glob("agreement.*")
    again = examine(str(path), request(library(), expected(name)["profile"], anyway=False))
    assert again.outcomes == report(name).outcomes


def test_the_notes_are_no_agreements() -> None:
    files = json.loads((CORPORA / "notes" / "expected.json").read_text("utf-8"))["files"]
    for file, kind in files.items():
        found = examine(str(CORPORA / "notes" / file), request(library(), "auto", anyway=False))
        assert found.tree.nature.kind == kind
        assert found.outcomes == ()
        assert found.agreement is None

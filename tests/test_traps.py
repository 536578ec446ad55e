"""Sentences that are easily misread: each must give what it says, and must not give what it seems to say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict, cast

import pytest

from mouscan.audit import Request, assess
from mouscan.graph import Agreement
from mouscan.rules import library
from worlds import agreed, asked, kinds, stops, world

Builder = Callable[[str], Agreement]


class Expected(TypedDict):
    flow: dict[str, str] | None
    prohibition: bool
    outcome: str


class Trap(TypedDict):
    sentence: str
    heading: str
    rule: str
    expect: Expected
    why: str


TRAPS = cast("list[Trap]", json.loads((Path(__file__).parents[1] / "corpora" / "traps.json").read_text("utf-8")))
FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween the Department for Education, the Home Office, Northmoor Constabulary "
    "(“the Constabulary”), Westhaven Hospital Trust (“the Trust”), Northmoor Council (“the Council”) and "
    "Eastfold Council (“the Receiving Authority”)\n\n1. {heading}\n\n1.1 {sentence}\n"
)
HARMLESS = {"na", "pass"}
CASES = [pytest.param(trap, id=f"{trap['rule']}-{i}") for i, trap in enumerate(TRAPS, 1)]


def read(trap: Trap, build: Builder) -> Agreement:
    return build(FRAME.format(heading=trap["heading"], sentence=trap["sentence"]))


def name(found: Agreement, id: str) -> set[str]:
    party = found.party(id)
    return {party.name, *party.aliases} if party else {id}


@pytest.mark.parametrize("trap", CASES)
def test_a_trap_gives_its_flow_and_no_other(trap: Trap, agreement: Builder) -> None:
    found = read(trap, agreement)
    flows = [flow for flow in found.flows if flow.polarity != "prohibited"]
    expected = trap["expect"]["flow"]
    if expected is None:
        assert flows == [], trap["why"]
        return
    (flow,) = flows
    assert (flow.kind, flow.polarity) == (expected["kind"], expected["polarity"]), trap["why"]
    assert expected["from"] in name(found, flow.source)
    assert expected["to"] in name(found, flow.target)


@pytest.mark.parametrize("trap", CASES)
def test_a_trap_prohibits_what_it_prohibits_and_nothing_else(trap: Trap, agreement: Builder) -> None:
    found = read(trap, agreement)
    barred = [f for f in found.flows if f.polarity == "prohibited"]
    shut = [p for p in found.purposes if p.polarity == "prohibited"]
    assert bool(barred or shut) is trap["expect"]["prohibition"], trap["why"]


@pytest.mark.parametrize("trap", CASES)
def test_a_trap_has_its_outcome(trap: Trap, agreement: Builder) -> None:
    rules = library()
    (outcome,) = assess(read(trap, agreement), Request(rules, rules.named([trap["rule"]]), "uk")).outcomes
    expected = trap["expect"]["outcome"]
    assert outcome.outcome in (HARMLESS if expected in HARMLESS else {expected}), trap["why"]


def test_there_are_twelve_traps_and_every_one_says_why() -> None:
    assert len(TRAPS) == 12
    assert all(trap["why"].endswith(".") for trap in TRAPS)


BODIES = (
    "the Department for Education, the Home Office, Calder Police (“the Police”), Larkfield Hospital Trust "
    "(“the Trust”) and Eastfold Council (“the Council”)"
)
GIVES = "The Trust will supply the names of patients to the Home Office."
HANDS = "The Trust will give the Police the names of patients."
PASSES = "the Police may disclose the names of patients to other departments."
OPEN, SHUT = "PROVEN-OPEN", "BLOCKED"
# A sentence of each form, the rule it tries and that rule's outcome, a use, and what is said of the way for it.
WAYS = [
    ("FWL-001", "pass", "immigration-enforcement", SHUT, [], "1",
     ("No attendance record of the Department for Education shall be given to the Home Office for immigration"
      " purposes.",)),
    ("FWL-012", "fail", "immigration-offence", "POSSIBLE", ["exception"], "",
     ("No patient data will be passed by the Trust to the Home Office except to prevent or detect crime.",)),
    ("FWL-012", "pass", "immigration-offence", SHUT, None, "1",
     ("No patient data will be passed by the Trust to the Home Office except to prevent or detect serious crime other"
      " than immigration offences, for one named person, where a court so orders.",)),
    ("FWL-008", "unknown", "immigration-enforcement", "UNKNOWN", ["disclose"], "",
     ("The data of patients will not be used for immigration enforcement save as Annex 7 sets out.", GIVES)),
    ("FWL-003", "unknown", "", "POSSIBLE", ["disclose", "silence"], "", (f"Subject to clause 9, {PASSES}", HANDS)),
    ("FWL-003", "pass", "", SHUT, ["disclose", "onward", "silence"], "3",
     (f"Subject to clause 3, {PASSES}", HANDS, "The Police shall not disclose the names to any other department.")),
    ("FWL-004", "fail", "trace-locate", OPEN, ["disclose"], "",
     ("The Home Office confirms that it does not intend to use the names of patients to trace anybody.", GIVES)),
    ("FWL-005", "fail", "", OPEN, ["disclose"], "",
     ("“Onward disclosure” means disclosure to a person who does not work for the Home Office.", GIVES)),
    ("MIN-004", "pass", "", OPEN, ["disclose"], "", ("Once received, the names of patients will be encrypted.", GIVES)),
    ("FWL-001", "pass", "", "UNKNOWN", [], "",
     ("The Trust will publish aggregate counts of patients by nationality each year.",)),
    ("FWL-001", "pass", "", "UNKNOWN", [], "",
     ("The Trust will supply aggregate counts of patients by nationality to the Home Office.",)),
    ("FWL-013", "fail", "", OPEN, ["disclose"], "",
     ("The purpose is to find missing children and immigration offenders.", GIVES)),
    ("ACC-007", "fail", "", "UNKNOWN", [], "", ("This agreement is reviewed when necessary.",)),
    ("FWL-015", "fail", "", OPEN, ["respond"], "",
     ("The Trust will not normally refuse a request from the Home Office for an address.",)),
    ("ACC-001", "fail", "", "UNKNOWN", [], "",
     ("The parties need not carry out a data protection impact assessment.",)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "outcome", "use", "level", "way", "stopped", "clauses"), WAYS)
def test_a_trap_opens_no_way_that_it_does_not_open(
    rule: str, outcome: str, use: str, level: str, way: list[str] | None, stopped: str, clauses: tuple[str, ...]
) -> None:
    found = agreed(*clauses, between=BODIES)
    rules = library()
    (judged,) = assess(found, Request(rules, rules.named([rule]), "uk")).outcomes
    assert judged.outcome == outcome
    told = asked(world(found), purpose=use, source="health")
    assert told.level == level
    assert way is None or kinds(told) == way
    assert stops(told) == ({stopped} if stopped else set())

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

"""What the rule language can ask: names for things, every, limits, documents, days, profiles, paths."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.agreement import DataItem, Definition, LegalReference, Measure, Party, Purpose
from mouscan.graph.evidence import Evidence, evidence
from mouscan.graph.protection import Safeguard, Undertaking
from mouscan.graph.transfer import Flow
from mouscan.rules import Case, Outcome, Rule
from mouscan.rules.case import Scope
from mouscan.rules.evaluate import evaluate
from mouscan.rules.judge import judge
from mouscan.rules.parse import parse
from mouscan.rules.syntax import At, Limit, Word
from mouscan.source import read_bytes

TEXT = """1. Purpose

The Council keeps body-worn
video for two years.

2. Sharing

The Council shares.

3. Keeping

The Trust keeps.

Annex A

1. Lists

The Trust lists.
"""
TREE = clause_tree(read_bytes(TEXT.encode(), "test.txt"))
EMPTY = Agreement(name="test.txt", title="", tree=TREE)


def at(clause: str) -> Evidence:
    block = TREE.by_id[clause].blocks[0]
    return evidence(TREE.document, clause, block.start, block.end)


def measure(kind: str, value: str, unit: str, role: str = "", clause: str = "1", **more: object) -> Measure:
    return Measure(kind, value, unit, role, True, clause, at(clause), **more)  # type: ignore[arg-type]


RICH = replace(
    EMPTY,
    parties=(
        Party("p1", "Northmoor School", ("the School",), "education", clauses=("1", "2"), evidence=(at("1"),)),
        Party("p2", "Border Command", (), "immigration-enforcement", roles=("recipient",)),
        Party("p3", "Northgate Council", (), "local-authority-general", ("Housing",)),
    ),
    definitions=(Definition("serious crime", "three years or more", "1", at("1")),),
    data=(
        DataItem("d1", "home address", "home-address", ("locator",), clauses=("2",), evidence=(at("2"),)),
        DataItem("d2", "counts", "aggregate-statistics", ("aggregate",), clauses=("3",), evidence=(at("3"),)),
    ),
    purposes=(
        Purpose("u1", "statistics", clauses=("2",), evidence=(at("2"),)),
        Purpose("u2", "trace-locate", clauses=("Annex A/1",), evidence=(at("Annex A/1"),)),
    ),
    legal_references=(
        LegalReference("Data Protection Act 1998 s 29", "Data Protection Act 1998", ("1",), "basis",
                       ended="2018-05-24", replaced_by="Data Protection Act 2018", evidence=(at("1"),)),
    ),
    flows=(
        Flow("f1", "disclose", "p1", "p3", ("d1",), ("statistics",), "required", clauses=("2",), evidence=(at("2"),)),
        Flow("f2", "onward", "p3", "p2", (), (), "allowed", clauses=("Annex A/1",), evidence=(at("Annex A/1"),)),
        Flow("f3", "publish", "p3", "public", ("d2",), (), "allowed", clauses=("3",), evidence=(at("3"),)),
    ),
    safeguards=(
        Safeguard("breach-notification", "present", ("2",), "p3", "24 hours",
                  (Undertaking("2", "p3", "duty"), Undertaking("3", "p3", "weak")), (at("2"), at("3"))),
        Safeguard("lawful-basis", "present", ("Annex A/1",), "", "", (Undertaking("Annex A/1"),), (at("Annex A/1"),)),
    ),
    measures=(
        measure("duration", "24", "hours", "breach", "2"),
        measure("duration", "2", "years", "retention", "1"),
        measure("duration", "10", "days", "response", "3", manner="working"),
        measure("duration", "", "open", "retention", "3"),
        measure("rhythm", "12", "months", "review", "1"),
        measure("volume", "1,500", "persons per month", "volume", "2"),
        measure("date", "2018-05-01", "", "signed", "1"),
        measure("date", "2018-06", "", "effective", "1"),
    ),
)  # fmt: skip

FRAME = """
rule TST-001 a-test
  says "It holds."  severity warning  severity error in us  class policy  applies in uk, us  sources "Somewhere"
  {more}
  {requirements}
  remedy "Write it."
"""


def rule(requirements: str, more: str = "") -> Rule:
    (one,) = parse(FRAME.format(requirements=requirements, more=more), "test.rule", {}).rules
    return one


def value(condition: str, case: Case) -> bool | None:
    one = rule(f'require {condition} otherwise fail "No."')
    return evaluate(one.requirements[0].condition, Scope(case, case.agreement, one.id)).value


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        # names for things
        ("some flow called f from service where some safeguard breach-notification by the taker of f", True),
        ("some flow called f from service where some safeguard breach-notification by the giver of f", False),
        ("some flow called f from service where some flow from the taker of f to enforcement", True),
        ("some flow called f from service where some flow to the giver of f", False),
        ("some flow called f from service where some party local-authority-general like the taker of f", True),
        ("some flow called f from service where some party education like the taker of f", False),
        ("some flow called f from service where some data beside f", True),
        ("some flow onward called f where some data beside f", False),
        ("some flow called f from service where some flow with the data of f to enforcement", False),
        ("some flow called f from service where some purpose for the purposes of f", True),
        ("some purpose called p where p is a kind of immigration-enforcement", True),
        ("every purpose called p has p is not a kind of immigration-enforcement", False),
        ("some data called d where d is a kind of locator", True),
        ("some party called p where p is a kind of enforcement", True),
        # every, and how many
        ("every flow called f from service has some data beside f", True),
        ("every flow called f has some data beside f", False),
        ("every party police has some flow publish", True),
        ("exactly 3 flow", True),
        ("exactly 2 flow", False),
        ("at most 2 flow that is allowed", True),
        # what stands over a flow: the body over all, an annex over its own
        ("some flow called f from service where some safeguard breach-notification covering f", True),
        ("some flow called f from service where some safeguard lawful-basis covering f", False),
        ("some flow onward called f where some safeguard lawful-basis covering f", True),
        ("some flow publish called f where some safeguard breach-notification covering f", True),
        # limits
        ("some safeguard breach-notification within 24 hours", True),
        ("some safeguard breach-notification within 23 hours", False),
        ("some safeguard breach-notification within 1 day", True),
        ("some duration retention over 24 months", True),
        ("no duration retention that is open", False),
        ("some duration response at most 14 days", True),
        ("some duration response under 14 days", False),
        ("some rhythm review at most 1 year", True),
        ("some rhythm review under 12 months", False),
        ("some volume over 1499", True),
        ("some volume at most 1499", False),
        # dates
        ("some date signed before 2018-05-02", True),
        ("some date signed before 2018-05-01", False),
        ("some date effective after 2018-05-31", True),
        ("some date effective before 2018-06-15", None),
        ("some date signed called s where some date effective after s", True),
        # law, definitions, wording, parts
        ("some law that is ended", True),
        ("some law as basis", True),
        ("no law as gateway", True),
        ('some definition of "Serious crime", "crime"', True),
        ('some definition of "clear match"', False),
        ('some wording "body-worn video", "CCTV"', True),
        ('some wording "video for"', True),
        ('some wording "worn vide"', False),
        ("some purpose trace-locate inside annex", True),
        ("some purpose trace-locate inside body", False),
        ("some clause annex", True),
        # states
        ("some flow that is aggregate", True),
        ("some flow from service that is aggregate", False),
        ("some safeguard breach-notification that is soft", True),
        ("some safeguard lawful-basis that is soft", False),
        ("some party that is recipient", True),
        ("no party local-authority-general that is whole", True),
        ("some party education beside flow that is required", True),
        # paths: by way of others, not through another source
        ("some path from service to enforcement", True),
        ("some path from service to enforcement that is direct", False),
        ("some path from service to enforcement that is indirect", True),
        ("some path from service to enforcement with locator", False),
        ("no path from enforcement to service", True),
        # profiles and documents
        ("judged in uk, eu", True),
        ("judged in us", False),
        ("given notice", False),
    ],
)
def test_a_condition_asks_what_it_says(condition: str, holds: bool | None) -> None:
    assert value(condition, Case(RICH, "uk")) is holds
    assert value(f"not ({condition})", Case(RICH, "uk")) is (None if holds is None else not holds)


def test_a_soft_safeguard_shows_only_the_clauses_that_are() -> None:
    one = rule('require no safeguard breach-notification that is soft otherwise fail "Soft."')
    assert judge(one, Case(RICH, "uk")).clauses == ("3",)


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2018, 5, 25), True), (date(2018, 5, 24), False), (date(2019, 1, 1), True), (None, None)]
)
def test_a_condition_may_ask_since_when_the_agreement_is_judged(day: date | None, holds: bool | None) -> None:
    assert value("since 2018-05-25", Case(RICH, "uk", day=day)) is holds


def test_law_has_ended_only_on_a_later_day() -> None:
    assert value("some law that is ended", Case(RICH, "uk", day=date(2018, 5, 24))) is False
    assert value("some law that is ended", Case(RICH, "uk", day=date(2018, 5, 25))) is True


def outcome(one: Rule, **case: object) -> Outcome:
    return judge(one, Case(RICH, **{"profile": "uk", **case}))  # type: ignore[arg-type]


def test_a_duty_that_came_later_is_none_or_a_milder_one() -> None:
    asks = 'require some safeguard dpia otherwise fail "None."'
    early, late = date(2017, 1, 1), date(2019, 1, 1)
    none, milder = rule(asks, "valid from 2018-05-25"), rule(asks, "valid from 2018-05-25 in us before that info")
    assert outcome(none, day=early).outcome == "na"
    assert "2018-05-25" in outcome(none, day=early).message
    assert outcome(none, day=late).outcome == "fail"
    assert outcome(none, day=None).outcome == "fail"
    assert outcome(milder, day=early).severity == "warning"
    assert (outcome(milder, day=early, profile="us").outcome, outcome(milder, day=early, profile="us").severity) == (
        "fail",
        "info",
    )
    assert outcome(milder, day=late, profile="us").severity == "error"


def test_a_second_document_is_unknown_until_it_is_given() -> None:
    one = rule(
        'require every purpose called p has some purpose in notice like p otherwise fail "The notice lacks {words}"',
        'needs notice "the privacy notice"',
    )
    assert outcome(one).outcome == "unknown"
    assert "--with notice=FILE" in outcome(one).message
    told = replace(EMPTY, purposes=(Purpose("n1", "statistics"), Purpose("n2", "immigration-enforcement")))
    assert outcome(one, documents={"notice": told}).outcome == "pass"
    less = replace(EMPTY, purposes=told.purposes[:1])
    assert (outcome(one, documents={"notice": less}).outcome, outcome(one, documents={"notice": less}).clauses) == (
        "fail",
        ("Annex A/1",),
    )
    vague = replace(EMPTY, purposes=(Purpose("n1", "statistics"), Purpose("n2", "generic")))
    assert outcome(one, documents={"notice": vague}).outcome == "unknown"


def test_a_condition_on_a_document_that_is_not_there_is_unknown_and_stays_so() -> None:
    for condition in ("some purpose in notice", "no purpose in notice", "every purpose in notice has no flow"):
        assert value(condition, Case(RICH, "uk")) is None
    assert value("given notice", Case(RICH, "uk", {"notice": EMPTY})) is True
    assert value("no purpose in notice", Case(RICH, "uk", {"notice": EMPTY})) is True


def test_the_things_of_another_document_have_the_ends_of_that_document() -> None:
    other = replace(
        EMPTY,
        parties=(Party("p1", "Border Command", (), "border"), Party("p2", "Northmoor School", (), "education")),
        flows=(Flow("f1", "disclose", "p2", "p1", clauses=("2",), evidence=(at("2"),)),),
    )
    case = Case(RICH, "uk", {"other": other})
    assert value("some flow from service to enforcement in other", case) is True
    assert value("some path from service to enforcement in other that is direct", case) is True
    assert value("no flow from enforcement in other", case) is True
    assert value("some flow from service to enforcement", case) is False
    assert value("every flow onward called f has some party border like the taker of f in other", case) is True


def test_a_threshold_is_that_of_the_profile_or_what_was_set() -> None:
    one = rule(
        'require no duration retention over longest otherwise fail "Long."',
        "parameter longest is 3 years; 18 months in us",
    )
    uk, us = (one.parameters[0].limit_for(profile) for profile in ("uk", "us"))
    kept = replace(RICH, measures=tuple(m for m in RICH.measures if m.value))

    def judged(limit: Limit) -> str:
        return judge(one, Case(kept, "uk", limits={"TST-001.longest": limit})).outcome

    assert (judged(uk), judged(us)) == ("pass", "fail")
    assert judged(Limit(2, Word("years", At(1, 1)))) == "pass"


def test_a_block_judges_each_thing_and_tells_how_many_fail() -> None:
    one = rule(
        """for every flow called f that is not prohibited
             require some data beside f otherwise fail "Nothing says what {f.from} gives {f.to}."
             require some safeguard dpia otherwise warn "No assessment." """
    )
    found = outcome(one, profile="us")
    assert (found.outcome, found.severity) == ("fail", "error")
    assert found.message == "Nothing says what Northgate Council gives Border Command."
    assert found.also == ("No assessment.",)
    assert found.clauses == ("Annex A/1",)
    assert [step.verdict for step in found.steps] == ["pass", "fail", "pass", "warn", "warn", "warn"]
    assert judge(one, Case(EMPTY, "uk")).outcome == "na"


@pytest.mark.parametrize(
    ("verdict", "severity", "result"),
    [
        ("fail", "error", "fail"),
        ("warn", "warning", "fail"),
        ("note", "error", "pass"),
        ("unknown", "error", "unknown"),
    ],
)
def test_a_requirement_has_a_verdict_of_its_own(verdict: str, severity: str, result: str) -> None:
    found = outcome(rule(f'require some safeguard dpia otherwise {verdict} "No."'), profile="us")
    assert (found.outcome, found.severity) == (result, severity)


def test_severity_is_that_of_the_profile() -> None:
    one = rule('require some safeguard dpia otherwise fail "No."')
    assert [outcome(one, profile=p).severity for p in ("uk", "us")] == ["warning", "error"]


def test_the_proof_of_an_absence_has_its_candidates_and_what_each_lacks() -> None:
    one = rule('require some safeguard breach-notification within 1 hours otherwise fail "None in time."')
    (step,) = outcome(one).steps
    (near,) = step.proof.candidates
    assert near.item.clauses == ("2",)
    assert getattr(near.lacks, "kind", "") == "within"


def test_the_cost_grows_with_the_text_and_not_with_its_square() -> None:
    one = rule(
        """for every flow called f
             require some data beside f otherwise fail "None."
             require no phrase openended beside f otherwise fail "Open." """
    )

    def cost(times: int) -> int:
        flows = tuple(replace(RICH.flows[0], id=f"f{i}", clauses=(str(i),)) for i in range(times))
        data = tuple(replace(RICH.data[0], id=f"d{i}", clauses=(str(i),)) for i in range(times))
        return judge(one, Case(replace(RICH, flows=flows, data=data), "uk")).cost

    assert cost(400) <= 2.2 * cost(200)


def test_an_item_of_a_list_stands_beside_what_leads_into_it() -> None:
    text = "AGREEMENT\n\n1. The Council sends:\n\n(a) names; and\n\n(b) CCTV footage.\n\n2. Others are CCTV footage.\n"
    tree = clause_tree(read_bytes(text.encode(), "list.txt"))
    words = evidence(tree.document, "1", tree.by_id["1"].blocks[0].start, tree.by_id["1"].blocks[0].end)
    flow = Flow("f1", "disclose", "p1", "p2", clauses=("1",), evidence=(words,))
    listed = Agreement(name="list.txt", title="", tree=tree, flows=(flow,))
    assert value('some wording "CCTV" beside flow', Case(listed, "uk")) is True
    assert value('exactly 1 wording "CCTV" beside flow', Case(listed, "uk")) is True
    assert value('every flow called f has some wording "CCTV" beside f', Case(listed, "uk")) is True
    assert value('some wording "Others" beside flow', Case(listed, "uk")) is False

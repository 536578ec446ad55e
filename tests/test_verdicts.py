"""How a rule's conditions are decided: three values, quantities, and what narrows a thing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.agreement import DataItem, Measure, Party, Phrase, Purpose
from mouscan.graph.evidence import evidence
from mouscan.graph.protection import Miss, Safeguard, Status
from mouscan.graph.transfer import Flow, Proviso
from mouscan.rules import Case, Outcome, Rule
from mouscan.rules.case import Scope
from mouscan.rules.evaluate import evaluate
from mouscan.rules.judge import judge
from mouscan.rules.parse import parse
from mouscan.source import read_bytes

TEXT = "1. Purpose\n\nThe Council helps.\n\n2. Sharing\n\nThe Council shares.\n\n3. Keeping\n\nThe Trust keeps.\n"
TREE = clause_tree(read_bytes(TEXT.encode(), "test.txt"))
EMPTY = Agreement(name="test.txt", title="", tree=TREE)
FRAME = """
rule TST-001 a-test
  says      "It holds."
  severity  {severity}
  {escalates}
  class     policy
  class     law in us
  applies in uk, us
  sources   "Everywhere"; "Only there" in us to be confirmed
  {concerns}
  require   {condition}
            otherwise fail "From {{from}} to {{to}}: {{words}}."
  belongs   after dpia, expiry
  remedy    "Write it."
  passes    "The one."
  fails     "The other."
"""


def rule(condition: str, concerns: str = "", escalates: str = "", severity: str = "error") -> Rule:
    text = FRAME.format(
        condition=condition,
        concerns=f"concerns {concerns}" if concerns else "",
        escalates=f"escalates when {escalates}" if escalates else "",
        severity=severity,
    )
    (one,) = parse(text, "test.rule", {}).rules
    return one


def apply(rule: Rule, agreement: Agreement, profile: str) -> Outcome:
    return judge(rule, Case(agreement, profile))


def value(condition: str, agreement: Agreement) -> bool | None:
    return evaluate(rule(condition).requirements[0].condition, Scope(Case(agreement, "uk"), agreement)).value


def safeguard(kind: str, status: Status, clause: str = "1") -> Safeguard:
    start = TREE.by_id[clause].blocks[0].start
    return Safeguard(kind, status, (clause,), evidence=(evidence(TREE.document, clause, start, start + 5),))


# three values

KINDS = {True: "dpia", None: "expiry", False: "costs"}
LOGIC = replace(EMPTY, safeguards=(safeguard("dpia", "present"), safeguard("expiry", "deferred")))
RANK = {False: 0, None: 1, True: 2}
VALUE = {0: False, 1: None, 2: True}

Tree = tuple[str, "Tree", "Tree"] | tuple[str, "Tree"] | bool | None
trees = st.recursive(
    st.sampled_from([True, None, False]),
    lambda part: st.one_of(
        st.tuples(st.just("and"), part, part), st.tuples(st.just("or"), part, part), st.tuples(st.just("not"), part)
    ),
    max_leaves=12,
)


def written(tree: Tree) -> str:
    if tree is None or isinstance(tree, bool):
        return f"some safeguard {KINDS[tree]}"
    if tree[0] == "not":
        return f"not ({written(tree[1])})"
    return f"({written(tree[1])}) {tree[0]} ({written(tree[2])})"


def kleene(tree: Tree) -> int:
    """Strong three-valued logic: and is the least, or the greatest, not the mirror image."""
    if tree is None or isinstance(tree, bool):
        return RANK[tree]
    if tree[0] == "not":
        return 2 - kleene(tree[1])
    return (min if tree[0] == "and" else max)(kleene(tree[1]), kleene(tree[2]))


@settings(deadline=None)
@given(trees)
def test_what_is_unknown_stays_so_through_and_or_and_not(tree: Tree) -> None:
    assert value(written(tree), LOGIC) is VALUE[kleene(tree)]


@settings(deadline=None)
@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 5), st.sampled_from(["at least", "at most", "some", "no"]))
def test_a_quantity_is_known_only_where_every_way_to_settle_what_is_open_agrees(
    present: int, deferred: int, number: int, quantity: str
) -> None:
    clauses = itertools.cycle(["1", "2", "3"])
    given = [safeguard("dpia", "present", next(clauses)) for _ in range(present)]
    given += [safeguard("dpia", "deferred", next(clauses)) for _ in range(deferred)]
    holds = {
        "at least": lambda n: n >= number,
        "at most": lambda n: n <= number,
        "some": lambda n: n >= 1,
        "no": lambda n: n == 0,
    }[quantity]
    ways = {holds(present + settled) for settled in range(deferred + 1)}
    counted = f"{quantity} {number}" if quantity.startswith("at") else quantity
    assert value(f"{counted} safeguard dpia", replace(EMPTY, safeguards=tuple(given))) is (
        ways.pop() if len(ways) == 1 else None
    )


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("present", "pass"), ("weak", "fail"), ("deferred", "unknown"), ("delegated", "unknown")],
)
def test_only_what_binds_now_is_a_pass_and_what_is_open_never_is(status: Status, outcome: str) -> None:
    found = apply(rule("some safeguard dpia"), replace(EMPTY, safeguards=(safeguard("dpia", status),)), "uk")
    assert found.outcome == outcome


# things

BODIES = (
    Party("p1", "Northmoor School", (), "education"),
    Party("p2", "Border Command", (), "immigration-enforcement"),
    Party("p3", "Audit Office", (), "oversight"),
)
WORDS = evidence(TREE.document, "2", TREE.by_id["2"].blocks[0].start, TREE.by_id["2"].blocks[0].end)
RICH = replace(
    EMPTY,
    parties=BODIES,
    data=(
        DataItem("d1", "home address", "home-address", ("locator",), clauses=("2",), evidence=(WORDS,)),
        DataItem("d2", "personal data", "personal-data", generic=True, clauses=("3",), evidence=(WORDS,)),
        DataItem("d3", "nationality", "nationality", ("status-proxy",), latent=True, clauses=("3",), evidence=(WORDS,)),
    ),
    purposes=(
        Purpose("u1", "detain-remove-return", clauses=("2",), evidence=(WORDS,)),
        Purpose("u2", "statistics", "prohibited", clauses=("3",), evidence=(WORDS,)),
    ),
    flows=(
        Flow("f1", "disclose", "p1", "p2", ("d1",), ("detain-remove-return",), "required", subjects=("child",),
             periodic="monthly", clauses=("2",), evidence=(WORDS,)),
        Flow("f2", "disclose", "p1", "third-parties", ("d2",), (), "prohibited", clauses=("3",), evidence=(WORDS,)),
        Flow("f3", "publish", "p3", "public", (), (), "allowed", "latent", clauses=("3",), evidence=(WORDS,)),
    ),
    provisos=(
        Proviso("e1", "f2", ("law-enforcement",), ("immigration-enforcement",), ("court-order",), ("3",), (WORDS,)),
    ),
    measures=(Measure("volume", "1500", "month", "volume", False, "2", WORDS),),
    phrases=(Phrase("openended", "item", "2", WORDS),),
)  # fmt: skip


@pytest.mark.parametrize(
    "condition",
    [
        "some flow from service to enforcement",
        "some flow from education to immigration-enforcement",
        "no flow from enforcement to service",
        "no flow from service to enforcement that is prohibited",
        "some flow from service to third-parties that is prohibited",
        "no flow from service to third-parties that is not prohibited",
        "some flow that is periodic",
        "some flow publish to public that is latent",
        "no flow publish that is required",
        "some flow for immigration-enforcement",
        "no flow for statistics",
        "some flow with locator",
        "no flow with status-proxy",
        "some flow about child",
        "no flow about victim",
        "at least 3 flow",
        "at most 1 flow that is prohibited",
        "some party on oversight",
        "some party education",
        "no party police",
        "some data that is generic",
        "some data with status-proxy that is latent",
        "no data with locator that is latent",
        "some data home-address beside flow that is not prohibited",
        "no data nationality beside flow that is required",
        "some purpose immigration-enforcement that is permitted",
        "no purpose statistics that is permitted",
        "some proviso opening law-enforcement without consent",
        "no proviso opening law-enforcement without immigration-enforcement",
        "no proviso without court-order",
        "some volume that is soft",
        "no volume that is hard",
        "some phrase openended with item beside data",
        "no phrase openended with list",
        "no reference that is dangling",
    ],
)
def test_a_thing_is_narrowed_by_what_the_rule_says_of_it(condition: str) -> None:
    assert value(condition, RICH) is True
    assert value(f"not ({condition})", RICH) is False


def test_a_second_document_that_was_not_given_is_unknown() -> None:
    assert value("some document", RICH) is None


# what an outcome says


def test_a_finding_names_the_ends_and_the_words_it_rests_on() -> None:
    found = apply(rule("no flow from service to enforcement"), RICH, "uk")
    assert (found.outcome, found.clauses, found.evidence) == ("fail", ("2",), (WORDS,))
    assert found.message == "From Northmoor School to Border Command: The Council shares."


def test_an_absence_has_its_nearest_miss_and_the_place_where_it_belongs() -> None:
    words = evidence(TREE.document, "3", TREE.by_id["3"].blocks[0].start, TREE.by_id["3"].blocks[0].end)
    near = Miss("costs", "It is only named.", "3", words)
    held = (safeguard("expiry", "present", "2"), safeguard("dpia", "present", "1"))
    found = apply(rule("some safeguard costs"), replace(EMPTY, safeguards=held, misses=(near,)), "uk")
    assert (found.outcome, found.evidence, found.miss, found.clauses) == ("fail", (), near, ("3",))
    assert found.after == "1", "what is named first in the rule is the nearest relation"
    assert found.looked == "all 4 clauses" or found.looked == f"all {len(TREE.clauses)} clauses"


def test_an_absence_without_a_miss_shows_the_weaker_form_of_it() -> None:
    found = apply(rule("some safeguard dpia"), replace(EMPTY, safeguards=(safeguard("dpia", "weak", "3"),)), "uk")
    assert found.miss is not None
    assert (found.miss.clause, found.clauses) == ("3", ("3",))


def test_a_rule_that_concerns_nothing_in_the_text_does_not_apply() -> None:
    assert apply(rule("some safeguard dpia", concerns="some flow"), EMPTY, "uk").outcome == "na"
    assert apply(rule("some safeguard dpia", concerns="some flow"), RICH, "uk").outcome == "fail"


def test_a_rule_that_may_concern_the_text_is_applied() -> None:
    assert apply(rule("some safeguard costs", concerns="some safeguard expiry"), LOGIC, "uk").outcome == "fail"


@pytest.mark.parametrize(("severity", "becomes"), [("warning", "error"), ("info", "info"), ("error", "error")])
def test_only_a_warning_escalates_and_only_where_its_condition_holds(severity: str, becomes: str) -> None:
    one = rule("some safeguard costs", escalates="some safeguard dpia", severity=severity)
    assert apply(one, LOGIC, "uk").severity == becomes
    assert apply(one, EMPTY, "uk").severity == severity


def test_class_and_authority_are_those_of_the_profile() -> None:
    one = rule("some safeguard costs")
    found: dict[str, Outcome] = {profile: apply(one, EMPTY, profile) for profile in ("uk", "us")}
    assert (found["uk"].cls, found["us"].cls) == ("policy", "law")
    assert one.authority("uk") == ("Everywhere",)
    assert one.authority("us") == ("Everywhere", "Only there (to be confirmed)")
    there = replace(one, sources=one.sources[1:])
    assert there.authority("us") == ("Only there (to be confirmed)",)
    assert there.authority("uk") == ("of us: Only there (to be confirmed)",)


def test_the_worst_requirement_decides_and_a_fail_is_worse_than_an_unknown() -> None:
    text = FRAME.format(condition="some safeguard expiry", concerns="", escalates="", severity="error")
    more = 'require some safeguard costs\n otherwise fail "No costs."\n  belongs'
    (both,) = parse(text.replace("belongs", more, 1), "test.rule", {}).rules
    found = apply(both, LOGIC, "uk")
    assert (found.outcome, found.message) == ("fail", "No costs.")

"""Conflicts: a flow that is prohibited in one place and not in another, and which of the two prevails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.graph.conflicts import conflicts as opposed
from mouscan.graph.mentions import Mentions
from mouscan.language.pipeline import read
from mouscan.report.outline import outline
from mouscan.report.record import record
from mouscan.source import read_bytes

Builder = Callable[[str], Agreement]

FRAME = """MEMORANDUM OF UNDERSTANDING

between Northmoor Council ("the Council") and the Home Office

1. The parties meet each month.

2. {second}

3. {third}

4. {fourth}

Annex A. Lists

A.1 {annexed}
"""
IDLE = "The parties keep minutes of what they say."
WHAT = "disclose the tenants' addresses to the Home Office"
BAN, MAY, MUST = f"The Council shall not {WHAT}.", f"The Council may {WHAT}.", f"The Council shall {WHAT}."


def conflicts(
    build: Builder, second: str = IDLE, third: str = IDLE, fourth: str = IDLE, annexed: str = IDLE
) -> list[tuple[str, str, str | None]]:
    """Return for each conflict the clauses of its flows and that of the one which governs."""
    found = build(FRAME.format(second=second, third=third, fourth=fourth, annexed=annexed))
    clause = {flow.id: flow.clauses[0] for flow in found.flows}
    return [(clause[c.first], clause[c.second], clause[c.governs] if c.governs else None) for c in found.conflicts]


@pytest.mark.parametrize("other", [MAY, MUST])
def test_what_the_text_does_not_settle_stays_a_conflict(other: str, agreement: Builder) -> None:
    assert conflicts(agreement, BAN, other) == [("2", "3", None)]
    assert conflicts(agreement, other, BAN) == [("2", "3", None)]


@pytest.mark.parametrize(
    ("second", "third", "governs"),
    [
        (BAN, f"Notwithstanding clause 2, the Council may {WHAT}.", "3"),
        (f"Subject to clause 3, the Council shall not {WHAT}.", MAY, "3"),
        (f"Except as provided in clause 3, the Council shall not {WHAT}.", MAY, "3"),
        (f"Except as otherwise provided in this Memorandum, the Council shall not {WHAT}.", MAY, "3"),
        (f"Notwithstanding anything in this Memorandum, the Council shall not {WHAT}.", MAY, "2"),
        (MAY, f"Notwithstanding clause 2, the Council shall not {WHAT}.", "3"),
        (f"Subject to clause 3, the Council may {WHAT}.", BAN, "3"),
        (f"Without prejudice to clause 3, the Council may {WHAT}.", BAN, "3"),
        (
            f"The Council shall not {WHAT} except for the detection of crime.",
            f"The Council may {WHAT} for the detection of crime.",
            "3",
        ),
    ],
)
def test_the_words_of_a_statement_say_which_prevails(second: str, third: str, governs: str, agreement: Builder) -> None:
    assert conflicts(agreement, second, third) == [("2", "3", governs)]


@pytest.mark.parametrize(
    ("clause", "governs"),
    [
        ("In case of conflict between Annex A and this Memorandum, Annex A prevails.", "Annex A/A.1"),
        ("The Annexes form part of this Memorandum and shall prevail over it.", "Annex A/A.1"),
        ("Annex A takes precedence over the umbrella memorandum.", "Annex A/A.1"),
        ("Annex A is subject to the terms of the umbrella memorandum.", "2"),
        ("If an Annex conflicts with a clause, the clause prevails.", "2"),
        ("In case of conflict this Memorandum shall prevail over any Annex.", "2"),
        ("The Annexes form an integral part of this Memorandum.", None),
        ("In case of conflict the parties shall meet.", None),
        ("In case of conflict clause 1 prevails over clause 4.", None),
    ],
)
def test_a_clause_on_precedence_settles_what_an_annex_says(
    clause: str, governs: str | None, agreement: Builder
) -> None:
    assert conflicts(agreement, BAN, fourth=clause, annexed=MAY) == [("2", "Annex A/A.1", governs)]


def test_what_follows_in_the_same_clause_prevails_where_it_says_so(agreement: Builder) -> None:
    assert conflicts(agreement, f"{BAN} Notwithstanding the foregoing, the Council may {WHAT}.") == [("2", "2", "2")]


def test_an_exception_for_something_else_settles_nothing(agreement: Builder) -> None:
    assert conflicts(agreement, f"{BAN[:-1]} except for research.", MAY) == [("2", "3", None)]


def test_each_of_two_that_claims_to_prevail_settles_nothing(agreement: Builder) -> None:
    words = "Notwithstanding clause {}, the Council {} " + WHAT + "."
    assert conflicts(agreement, words.format(3, "may"), words.format(2, "shall not")) == [("2", "3", None)]


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ("The Council shall not disclose any information to the Home Office.", MAY),
        (BAN, "The Council may disclose any information to the Home Office."),
        ("The Council shall not disclose the data to the Home Office.", "The Council shall send it the data."),
    ],
)
def test_a_general_word_stands_for_all_data(second: str, third: str, agreement: Builder) -> None:
    third = third.replace("send it the data", "disclose the data to the Home Office")
    assert conflicts(agreement, second, third) == [("2", "3", None)]


@pytest.mark.parametrize(
    ("second", "third"),
    [
        pytest.param(BAN, "The Council may disclose the tenants' names to the Home Office.", id="other data"),
        pytest.param(BAN, "The Home Office may disclose the tenants' addresses to the Council.", id="other way"),
        pytest.param(BAN, f"The Council shall not {WHAT}.", id="twice the same"),
        pytest.param(MAY, MUST, id="leave and duty"),
        pytest.param(
            f"The Council shall not {WHAT} for immigration enforcement.",
            f"The Council may {WHAT} for research.",
            id="other purpose",
        ),
        pytest.param(f"The Council shall not {WHAT} for immigration enforcement.", MAY, id="a narrower prohibition"),
        pytest.param(f"The Council shall not {WHAT} until the tenant has been told.", MAY, id="for a time"),
        pytest.param(f"The Council shall not {WHAT} where the tenant objects.", MAY, id="on a condition"),
        pytest.param(
            "The Council shall not disclose the diagnosis to the Home Office.",
            "The Council shall disclose the data to the Home Office.",
            id="some of the data",
        ),
        pytest.param(
            "The Council shall not disclose any key that opens the tenants' addresses to the Home Office.",
            MAY,
            id="what is only spoken of",
        ),
        pytest.param(
            "The Home Office shall not have access to the database of the Council.", MAY, id="one way of several"
        ),
        pytest.param(
            "The Council shall not disclose information classified as secret to the Home Office.",
            MAY,
            id="a limited general word",
        ),
    ],
)
def test_statements_that_can_both_hold_are_no_conflict(second: str, third: str, agreement: Builder) -> None:
    assert conflicts(agreement, second, third) == []


def test_a_prohibition_for_all_third_parties_reaches_one_of_them(agreement: Builder) -> None:
    text = (
        'AGREEMENT\n\nbetween Northmoor Council ("the Council") and Westhaven Hospital Trust ("the Trust")\n\n'
        "1. The Trust shall not disclose the tenants' addresses to any third party.\n\n"
        "2. {}the Trust may disclose the tenants' addresses to the Northmoor Police.\n"
    )
    assert [c.governs for c in agreement(text.format("In winter, ")).conflicts] == [None]
    found = agreement(text.format("Notwithstanding clause 1, "))
    (one,) = found.conflicts
    assert next(f for f in found.flows if f.id == one.governs).clauses == ("2",)


@given(
    statements=st.lists(st.sampled_from([BAN, MAY, MUST, IDLE]), min_size=4, max_size=4),
    opening=st.sampled_from(["", "Notwithstanding clause 2, ", "Subject to clause 3, ", "Without delay, "]),
)
def test_a_conflict_is_of_one_prohibition_and_one_that_is_none(statements: list[str], opening: str) -> None:
    second, third, fourth, annexed = statements
    opened = opening + fourth[0].lower() + fourth[1:] if opening else fourth
    text = FRAME.format(second=second, third=third, fourth=opened, annexed=annexed)
    found = build(read(clause_tree(read_bytes(text.encode(), "test.txt"))))
    flows = {flow.id: flow for flow in found.flows}
    for one in found.conflicts:
        pair = flows[one.first], flows[one.second]
        assert sorted(flow.polarity == "prohibited" for flow in pair) == [False, True]
        assert one.governs in (None, one.first, one.second)
        assert bool(one.evidence) == (one.governs is not None)
    both = BAN in statements and (MAY in statements or MUST in statements)
    assert bool(found.conflicts) == both


def test_work_grows_no_faster_than_the_flows(calls: Callable[[Callable[[], object]], int]) -> None:
    def work(times: int) -> Callable[[], object]:
        names = [f"the {a}{b} Housing Trust" for a in "BCDFGHKLMN" for b in ("ar", "el", "in", "or", "um")][:times]
        lines = [f"{i}. The Council may disclose the tenants' addresses to {name}." for i, name in enumerate(names, 3)]
        text = FRAME.format(second=IDLE, third=IDLE, fourth=IDLE, annexed=IDLE).split("4. ")[0]
        ban = "2.1 The Council shall not disclose the tenants' addresses to any third party.\n\n"
        parsed = read(clause_tree(read_bytes((text + ban + "\n\n".join(lines)).encode(), "test.txt")))
        found = build(parsed)
        mentions = Mentions(parsed, found.parties)
        return lambda: opposed(found.flows, found.provisos, found.precedence, found.data, found.parties, mentions)

    assert calls(work(40)) <= 5 * calls(work(10))


def test_the_page_and_the_record_say_what_is_in_conflict(agreement: Builder) -> None:
    found = agreement(FRAME.format(second=BAN, third=IDLE, fourth=MAY, annexed=IDLE))
    page = outline(found, 200)
    assert "conflict: Northmoor Council -> Home Office, prohibited here but allowed in 4" in page
    assert page.count("the text does not say which prevails") == 2
    written = record(found)
    (one,) = written["conflicts"]  # type: ignore[misc, union-attr]
    assert one == {"id": "k1", "first": "f1", "second": "f2", "governs": None, "evidence": []}


def test_the_page_and_the_record_say_what_prevails(agreement: Builder) -> None:
    fourth = f"Notwithstanding clause 2, the Council may {WHAT}."
    found = agreement(FRAME.format(second=BAN, third=IDLE, fourth=fourth, annexed=IDLE))
    page = outline(found, 200)
    assert "precedence: 4 prevails over 2" in page
    assert "allowed here but prohibited in 2, this prevails" in page
    assert "prohibited here but allowed in 4, the other prevails" in page
    (said,) = record(found)["precedence"]  # type: ignore[misc, union-attr]
    assert said["governing"] == "4"  # type: ignore[call-overload, index]
    assert said["yielding"] == "2"  # type: ignore[call-overload, index]

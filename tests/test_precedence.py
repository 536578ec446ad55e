"""Precedence: which of two texts the words say governs, and when they say nothing of the kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.graph.precedence import precedence
from mouscan.language import Reading

Builder = Callable[[str], Agreement]

FRAME = """AGREEMENT

between Northmoor Council ("the Council") and Westhaven Trust ("the Trust")

1. The Council gives a list of addresses to the Trust.

2. Limits

2.1 The Trust keeps the list in a locked room.

2.2 The Trust meets the Council.

3. {words}

Annex A. Data

A.1 The list shows addresses.

Annex B. Security

B.1 The room has a lock.
"""


def said(build: Builder, words: str) -> set[tuple[str, str, str]]:
    return {(p.governing, p.yielding, p.how) for p in build(FRAME.format(words=words)).precedence}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Subject to clause 2.1, the Trust may move the list.", {("2.1", "3", "subject")}),
        (
            "Subject always to clauses 1 and 2, the Trust may move it.",
            {("1", "3", "subject"), ("2", "3", "subject")},
        ),
        ("The Trust may, subject to the terms of this Agreement, move it.", {("agreement", "3", "subject")}),
        ("Subject to the terms and conditions of this Agreement, it may move.", {("agreement", "3", "subject")}),
        ("Subject to applicable law, the Trust may move it.", {("law", "3", "subject")}),
        ("The Trust may, subject to the Archives Act 1997, move it.", {("law", "3", "subject")}),
        ("Every move of the list is subject to clause 2.", {("2", "3", "subject")}),
        ("This Agreement is subject to the laws of Ireland.", {("law", "agreement", "subject")}),
        ("Subject to the limits in Annex B, the Trust may move it.", {("Annex B", "3", "subject")}),
        ("Subject to section 2.2, this Agreement may be changed.", {("2.2", "3", "subject")}),
        ("Notwithstanding clause 2.1, the Trust may move it.", {("3", "2.1", "notwithstanding")}),
        ("Despite clause 2.1 (Locked rooms) above, it may move it.", {("3", "2.1", "notwithstanding")}),
        (
            "Notwithstanding anything to the contrary in this Agreement, the Trust may move it.",
            {("3", "agreement", "notwithstanding")},
        ),
        (
            "Notwithstanding any other provision of this agreement, the Trust may move it.",
            {("3", "agreement", "notwithstanding")},
        ),
        ("Notwithstanding anything contained herein, it may move it.", {("3", "agreement", "notwithstanding")}),
        ("By way of derogation from clause 2.1, it may move it.", {("3", "2.1", "notwithstanding")}),
        ("Notwithstanding the foregoing, the Trust may move it.", {("3", "2", "notwithstanding")}),
        (
            "The Trust stays. Notwithstanding the foregoing, the Trust may move it.",
            {("3", "3", "notwithstanding")},
        ),
        ("Without prejudice to clause 1, the Trust may move it.", {("1", "3", "without-prejudice")}),
        (
            "This clause is without prejudice to the duties of the Council under the Archives Act 1997.",
            {("law", "3", "without-prejudice")},
        ),
        ("Except as otherwise provided in this Agreement, it stays.", {("agreement", "3", "except")}),
        ("The list shall stay except as provided in Annex A.", {("Annex A", "3", "except")}),
        ("The list shall stay unless required by law.", {("law", "3", "except")}),
    ],
)
def test_a_statement_says_what_it_yields_to_and_what_it_overrides(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    assert said(agreement, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "In the event of any conflict between this Agreement and Annex A, Annex A shall prevail.",
            {("Annex A", "agreement")},
        ),
        (
            "If there is an inconsistency between clause 2 and Annex B, clause 2 takes precedence.",
            {("2", "Annex B")},
        ),
        ("If Annex A conflicts with a clause, the clause prevails.", {("agreement", "Annex A")}),
        ("Where Annex A departs from this agreement, this agreement governs.", {("agreement", "Annex A")}),
        ("If this agreement is inconsistent with the Act, the Act prevails.", {("law", "agreement")}),
        ("In case of divergence the English version shall prevail.", {("English version", "")}),
        ("In case of conflict this Agreement shall prevail.", {("agreement", "")}),
        ("This Agreement shall prevail over any other agreement.", {("agreement", "other agreement")}),
        ("In case of conflict this Annex A shall prevail.", {("Annex A", "")}),
        (
            "In case of any discrepancy between this Agreement and the Master Services Contract, the latter controls.",
            {("Master Services Contract", "agreement")},
        ),
        (
            "If this Agreement and the Master Services Contract conflict, the former shall apply.",
            {("agreement", "Master Services Contract")},
        ),
        ("The Annexes shall take precedence over clause 2.", {("Annex A", "2"), ("Annex B", "2")}),
        (
            "Annex B forms an integral part of this Agreement and prevails over it in case of conflict.",
            {("Annex B", "agreement")},
        ),
        ("Precedence shall be given to Annex A over clause 2.", {("Annex A", "2")}),
        (
            "The following order of precedence applies: (a) Annex A; (b) the clauses of this agreement; (c) the "
            "Records Policy.",
            {("Annex A", "agreement"), ("agreement", "Records Policy")},
        ),
    ],
)
def test_a_clause_on_conflicts_says_which_text_prevails(
    words: str, expected: set[tuple[str, str]], agreement: Builder
) -> None:
    assert {(over, under) for over, under, how in said(agreement, words) if how == "conflict"} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("This Agreement supersedes the Lodging Protocol.", {("agreement", "Lodging Protocol", "supersedes")}),
        ("This Agreement is replaced by the Lodging Protocol.", {("Lodging Protocol", "agreement", "supersedes")}),
        ("This Agreement supersedes all prior agreements.", {("agreement", "prior agreements", "supersedes")}),
        ("This Agreement does not override the law.", {("law", "agreement", "spares")}),
        (
            "Nothing in this Agreement excuses the Trust from complying with applicable law.",
            {("law", "agreement", "spares")},
        ),
        (
            "Nothing in this Agreement affects the rights of tenants under the Archives Act 1997.",
            {("law", "agreement", "spares")},
        ),
    ],
)
def test_a_text_takes_the_place_of_another_or_spares_it(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    assert said(agreement, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Both parties are subject to the Freedom of Information Act 2000.",
        "It goes to people named in this Agreement and who are subject to the Archives Act 1997.",
        "Persons who are subject to the Archives Act 1997 may write to the Trust.",
        "Subject to the approval of the Council, the Trust may move the list.",
        "Subject to the agreement of the Council, the Trust may move the list.",
        "Subject to availability, the Trust may move the list.",
        "The file is not subject to the Archives Act 1997.",
        "Notwithstanding the end of this Agreement, the Trust keeps the room.",
        "Notwithstanding that clause 2 applies, the Trust may move it.",
        "Without prejudice to the generality of clause 2, the Trust locks the room.",
        "Annex A forms an integral part of this Agreement.",
        "In case of conflict the stricter provision applies.",
        "A conflict of interest must be declared under clause 2, and this Agreement applies to it.",
        "This Agreement is governed by the law of Ireland.",
        "This Agreement is governed by the law of Ireland without regard to its conflict of laws rules.",
        "This clause does not apply to Annex B.",
        "Nothing in this Agreement makes the Trust an agent of the Council.",
        "Every visit is subject to review by the Council in accordance with Annex B.",
        "Except as otherwise agreed between the parties, the list stays.",
        "The Trust shall replace the lock in accordance with Annex B.",
        "The prevailing view of the parties under this Agreement is recorded.",
        "The Trust has control over the list under this Agreement.",
    ],
)
def test_other_uses_of_the_words_say_nothing_of_precedence(words: str, agreement: Builder) -> None:
    assert said(agreement, words) == set()


def test_the_order_of_a_list_is_kept(agreement: Builder) -> None:
    words = (
        "In case of conflict this order of precedence applies:\n\n(a) Annex B;\n\n(b) Annex A;\n\n(c) this Agreement."
    )
    found = said(agreement, words)
    assert {("Annex B", "Annex A", "conflict"), ("Annex A", "agreement", "conflict")} <= found


def test_the_words_that_say_so_are_the_evidence(agreement: Builder) -> None:
    (one,) = agreement(FRAME.format(words="Notwithstanding clause 2.1, the Trust may move it.")).precedence
    assert one.clause == "3"
    assert one.evidence.words == "Notwithstanding clause 2.1"
    assert one.evidence.line == 13


def test_a_clause_that_is_not_there_is_named_as_printed(agreement: Builder) -> None:
    assert said(agreement, "Subject to clause 17, the Trust may move it.") == {("clause 17", "3", "subject")}


def test_which_language_prevails_is_read_at_the_signatures(agreement: Builder) -> None:
    text = (
        FRAME.format(words="They meet.")
        + "\nDone at Westhaven in two languages. In case of divergence the English text shall prevail.\n"
    )
    assert [p.governing for p in agreement(text).precedence] == ["English text"]


def test_this_article_is_the_article_around_it(agreement: Builder) -> None:
    text = (
        "AGREEMENT\n\nArticle 1\n\n1. A meets B.\n\nArticle 2\n\n1. B waits.\n\n2. Subject to this Article, A pays.\n"
    )
    (one,) = agreement(text).precedence
    assert one.governing == "Article 2"


@pytest.mark.parametrize(
    "piece",
    [
        "Annex A prevails over clause 2 and ",
        "in the order of precedence clause 1, ",
        "in case of conflict this Agreement is superseded by ",
        "subject to the terms of the obligations of the ",
        "nothing in this Agreement affects clause 2 or ",
        "is, notwithstanding the foregoing, ",
    ],
)
def test_work_grows_no_faster_than_hostile_repetition(
    piece: str, reading: Callable[[str], Reading], calls: Callable[[Callable[[], object]], int]
) -> None:
    def work(times: int) -> Callable[[], object]:
        parsed = reading(FRAME.format(words=piece * times))
        return lambda: precedence(parsed, ())

    assert calls(work(800)) <= 4.5 * calls(work(200))

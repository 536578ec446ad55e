"""Cross-references: which clauses a text names, which of those are not there, and what names another text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.clauses import ClauseTree

Tree = Callable[[str], ClauseTree]

TEXT = """MEMORANDUM OF UNDERSTANDING

1. Purpose

1.1 The Council gives a list to the Trust.

1.2 {words}

2. Retention

2.1 The Trust keeps the list:

(a) for six months; and

(b) in one place.

2.2 It then deletes the list.

3. Costs

Each bears its own.

Annex A - The list

A1.1 It holds names.

Schedule 2
The people

1. The officer signs.

2. The officer reads.
"""


def found(tree: Tree, words: str) -> tuple[list[str], list[str]]:
    """Return the targets and the dangling names of the references of clause 1.2."""
    references = [r for r in tree(TEXT.format(words=words)).references if r.clause == "1.2"]
    return [t for r in references for t in r.targets], [d for r in references for d in r.dangling]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("This is subject to clause 2.", ["2"]),
        ("The list is set out in Annex “A” hereto.", ["Annex A"]),
        ('The list is set out in Annexure "A".', ["Annex A"]),
        ("The people are named in Schedule ‘2’.", ["Schedule 2"]),
        ("The Annex “Alpha List” is read by clause 2.", ["2"]),
        ("This is subject to paragraph 2.2.", ["2.2"]),
        ("This is subject to Clause 2.1(b).", ["2.1(b)"]),
        ("This is subject to section 2.1 (a) and no other.", ["2.1(a)"]),
        ("This is subject to clauses 2.1 and 2.2.", ["2.1", "2.2"]),
        ("This is subject to clauses 1.1, 2.1 or 3.", ["1.1", "2.1", "3"]),
        ("This is subject to clauses 1 to 3.", ["1", "2", "3"]),
        ("This is subject to paras 2.1-2.2.", ["2.1", "2.2"]),
        ("The fields stand in Annex A.", ["Annex A"]),
        ("The people stand in SCHEDULE 2 of this agreement.", ["Schedule 2"]),
        ("Clause 3 of this Memorandum says who pays.", ["3"]),
        ("See Annex A and clause 3.", ["Annex A", "3"]),
        ("The officer keeps to paragraph 2 of Schedule 2.", ["Schedule 2/2"]),
        ("The officer keeps to Schedule 2, paragraphs 1 and 2, of this Memorandum.", ["Schedule 2/1", "Schedule 2/2"]),
        ("The fields stand in Annex A to the Memorandum, as this Memorandum says.", ["Annex A"]),
    ],
)
def test_a_reference_finds_the_clauses_that_it_names(words: str, targets: list[str], tree: Tree) -> None:
    assert found(tree, words) == (targets, [])


@pytest.mark.parametrize(
    ("words", "dangling"),
    [
        ("This is subject to clause 9.", ["clause 9"]),
        ("This is subject to clause 2.7.", ["clause 2.7"]),
        ("The fields stand in Annex F.", ["annex F"]),
        ("The people stand in Schedule 4.", ["schedule 4"]),
        ("The form is Appendix 1.", ["appendix 1"]),
    ],
)
def test_a_reference_to_what_is_not_there_dangles(words: str, dangling: list[str], tree: Tree) -> None:
    targets, names = found(tree, words)
    assert targets == []
    assert [name.lower() for name in names] == [name.lower() for name in dangling]


@pytest.mark.parametrize(
    "words",
    [
        "The Council acts under section 2 of the Road Traffic Act 1988.",
        "The Council acts under Article 6(1)(e) of the UK GDPR.",
        "The Council acts under Article 2 GDPR.",
        "The Council acts under paragraph 3 of Schedule 1 to the Data Protection Act 2018.",
        "The Council acts under the Data Protection Act 2018, Schedule 2, Part 1, paragraph 2.",
        "The Council acts under section 115 of the Crime and Disorder Act 1998.",
        "The Council acts under section 1306 and under no clause of this text.",
        "The Council acts under clause 9B of Schedule 7 to that Act.",
        "The Council acts under Article 2, paragraph 1, Article 3 and Article 9, paragraphs 1 and 2, of the Treaty.",
        "The Trust keeps the list as Circular No. A-130, Appendix III says.",
        "The Trust keeps to Part 4 requirements.",
        "The treaty says so in Article 3 of the Convention on the Rights of the Child.",
    ],
)
def test_a_reference_to_another_text_is_none(words: str, tree: Tree) -> None:
    assert found(tree, words) == ([], [])


def test_a_label_is_looked_for_first_where_the_reference_stands(tree: Tree) -> None:
    text = TEXT.format(words="Nothing more.").replace("The officer reads.", "The officer keeps to paragraph 1.")
    (reference,) = tree(text).references
    assert (reference.clause, reference.targets) == ("Schedule 2/2", ("Schedule 2/1",))


def test_a_reference_wrapped_over_a_line_end_is_one(tree: Tree) -> None:
    assert found(tree, "The Trust keeps the list as it is set out in clause\n2.2 and in no other way.") == (["2.2"], [])


def test_the_span_of_a_reference_is_its_words(tree: Tree) -> None:
    whole = tree(TEXT.format(words="This is subject to clauses 2.1 and 2.2, always."))
    (reference,) = whole.references
    assert whole.document.text[reference.start : reference.end] == "clauses 2.1 and 2.2"


def test_an_article_is_found_under_its_word(tree: Tree) -> None:
    text = (
        "Article 1\nPurpose\n\n1. The Parties share a list, as Article 2(1) allows.\n\n"
        "Article 2\nSharing\n\n1. The list is shared.\n\n2. It is kept.\n"
    )
    (reference,) = tree(text).references
    assert reference.targets == ("Article 2(1)",)


def test_a_paragraph_is_one_of_the_article_where_the_reference_stands(tree: Tree) -> None:
    text = (
        "Article 1\nPurpose\n\n1. The Parties share a list.\n\n2. They keep to paragraph 1, and to Article 2.\n\n"
        "Article 2\nSharing\n\n1. The list is shared.\n\n2. Article 1, paragraph 2, holds.\n"
    )
    assert [r.targets for r in tree(text).references] == [("Article 1(1)",), ("Article 2",), ("Article 1(2)",)]


def test_a_part_is_found_in_the_only_schedule_that_has_it(tree: Tree) -> None:
    text = (
        "1. The Council gives the items in Part A.\n\n2. The Trust gives Part B of Schedule 1.\n\n"
        "Schedule 1\n\nPart A\n\n1. Names.\n\nPart B\n\n1. Ages.\n"
    )
    assert [r.targets for r in tree(text).references] == [("Schedule 1/Part A",), ("Schedule 1/Part B",)]


def test_an_annex_without_a_number_dangles_where_there_is_none(tree: Tree) -> None:
    (reference,) = tree(
        "1. The fields stand in the Annex.\n\n2. References to Clauses and Annexes are to ours.\n"
    ).references
    assert (reference.targets, reference.dangling) == ((), ("annex",))
    assert tree("1. The fields stand in the Annex.\n\n2. No more.\n\nANNEX\n\nNames.\n").references == ()


def test_a_section_is_found_by_its_number_under_an_article_that_it_repeats(tree: Tree) -> None:
    found = tree(
        "ARTICLE 1\nUSE\n\n1.1 The list serves.\n\n1.2 It serves under Article 1.1 and section 1.1.\n\n"
        "ARTICLE 2\nTERM\n\n2.1 See Article 2.3.\n"
    )
    assert [(r.targets, r.dangling) for r in found.references] == [
        (("1.1",), ()), (("1.1",), ()), ((), ("article 2.3",)),
    ]  # fmt: skip


def test_an_annex_that_is_the_whole_text_is_named_by_its_label(tree: Tree) -> None:
    found = tree(
        "Annex 3\n\nAgreement on a list\n\nBetween the Council and the Trust.\n\n1. Use\n\n"
        "1.1 The list serves as Annex 3 says, with Annex 4.\n\n2. Term\n\n2.1 One year.\n"
    )
    assert [(r.targets, r.dangling) for r in found.references] == [(("preamble",), ()), ((), ("annex 4",))]

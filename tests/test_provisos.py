"""Exceptions to prohibitions: what they open, what they shut out again and what gates them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.graph.transfer import Proviso

Builder = Callable[[str], Agreement]

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”) and the Home Office\n\n"
    "1. The parties meet each month.\n\n2. {words}\n"
)
BAR = "The Council shall not disclose the tenants' addresses to the Home Office"


def provisos(build: Builder, words: str) -> tuple[Proviso, ...]:
    return build(FRAME.format(words=words)).provisos


@pytest.mark.parametrize("word", ["except", "save", "unless it is", "other than", "except where it is"])
def test_an_exception_opens_its_purpose(word: str, agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR}, {word} for the prevention and detection of crime.")
    assert one.purposes == ("crime-prevention-detection",)
    assert one.excluded == ()
    assert one.grounds == ()
    assert one.clauses == ("2",)


def test_an_exception_is_tied_to_the_prohibition_that_it_opens(agreement: Builder) -> None:
    found = agreement(FRAME.format(words=f"{BAR} except for the prevention and detection of crime."))
    (one,) = found.provisos
    barred = {f.id for f in found.flows if f.polarity == "prohibited"}
    assert barred
    assert one.target in barred
    assert {f.polarity for f in found.flows} == {"prohibited"}


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("except where a court has ordered it", "court-order"),
        ("except where this is required by law", "legal-duty"),
        ("except with the written consent of the tenant", "consent"),
        ("except where there is a risk to life", "life"),
        ("except for the investigation of a serious crime", "serious-crime"),
        ("except in an individual case", "individual"),
        ("except about a named person", "individual"),
    ],
)
def test_what_gates_an_exception_is_kept(words: str, ground: str, agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR}, {words}.")
    assert one.grounds == (ground,)


def test_two_grounds_are_both_kept(agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR} except about a named person where there is a risk to life.")
    assert set(one.grounds) == {"individual", "life"}


@pytest.mark.parametrize(
    "words",
    [
        "except for the prevention and detection of serious crime, excluding offences under immigration law",
        "except for the prevention and detection of serious crime other than an immigration offence",
    ],
)
def test_what_an_exception_shuts_out_again_is_excluded(words: str, agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR}, {words}.")
    assert "immigration-offence" in one.excluded
    assert "immigration-offence" not in one.purposes
    assert "serious-crime" in one.grounds


@pytest.mark.parametrize(
    "words",
    [
        "The Council may disclose the tenants' addresses to the Home Office, except on Sundays.",
        "The parties shall meet each month except in August.",
        f"{BAR}.",
    ],
)
def test_an_exception_to_no_prohibition_is_none(words: str, agreement: Builder) -> None:
    assert provisos(agreement, words) == ()


def test_the_words_of_an_exception_are_its_evidence(agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR} except for the prevention and detection of crime.")
    assert one.evidence[0].words == "except for the prevention and detection of crime."
    assert one.evidence[0].line == 7


def test_an_exception_that_stands_first_opens_too(agreement: Builder) -> None:
    (one,) = provisos(
        agreement,
        "Except for the prevention and detection of crime, the Council shall not disclose the tenants' addresses "
        "to the Home Office.",
    )
    assert one.purposes == ("crime-prevention-detection",)


def test_an_exception_in_the_next_sentence_opens_too(agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR}. This does not apply to the prevention and detection of crime.")
    assert one.purposes == ("crime-prevention-detection",)


@pytest.mark.parametrize(
    "words",
    [
        "Nothing in this clause prevents the Council from giving an address for the prevention and detection of crime.",
        "Notwithstanding this clause, the Council may disclose an address for the prevention and detection of crime.",
    ],
)
def test_what_a_later_sentence_leaves_free_is_an_exception(words: str, agreement: Builder) -> None:
    (one,) = provisos(agreement, f"{BAR}. {words}")
    assert one.purposes == ("crime-prevention-detection",)


def test_what_nothing_prevents_is_no_exception_where_nothing_is_prohibited(agreement: Builder) -> None:
    assert provisos(agreement, "Nothing in this clause prevents the Council from disclosing an address.") == ()


def test_an_exception_lifts_the_clause_that_it_names(agreement: Builder) -> None:
    words = (
        "3. Notwithstanding clause {}, the Council may give an address to the Home Office for the detection of crime."
    )
    (one,) = provisos(agreement, f"{BAR}.\n\n{words.format(2)}")
    assert one.purposes == ("crime-prevention-detection",)
    assert one.target
    assert provisos(agreement, f"{BAR}.\n\n{words.format(1)}") == ()

"""Measures: durations and volumes, in figures and in words, firm and soft."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph.measures import measures
from mouscan.language import Reading

Reader = Callable[[str], Reading]


def found(reading: Reading) -> list[tuple[str, str, str, bool]]:
    return [(m.kind, m.value, m.unit, m.hard) for m in measures(reading)]


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("The data is kept for 6 months.", ("duration", "6", "months", True)),
        ("The data is kept for six months.", ("duration", "6", "months", True)),
        ("The data is kept for six (6) months.", ("duration", "6", "months", True)),
        ("The data is kept for one year.", ("duration", "1", "years", True)),
        ("A breach is reported within 24 hours.", ("duration", "24", "hours", True)),
        ("An answer is given within 20 working days.", ("duration", "20", "days", True)),
        ("An answer is given within thirty calendar days.", ("duration", "30", "days", True)),
        ("The data is kept for two weeks.", ("duration", "2", "weeks", True)),
        ("The Council sends up to 1,500 records per month.", ("volume", "1500", "records per month", True)),
        ("The Council sends 300 requests each week.", ("volume", "300", "requests per week", True)),
        ("The Council sends about 1,500 records per month.", ("volume", "1500", "records per month", False)),
        ("The Council sends the records of 40 tenants.", ("volume", "40", "persons", True)),
    ],
)
def test_a_number_with_its_unit_is_a_measure(words: str, measure: tuple[str, str, str, bool], reading: Reader) -> None:
    assert found(reading(f"1. {words}\n")) == [measure]


@pytest.mark.parametrize(
    "words",
    [
        "This stands in clause 6 and in Annex 3.",
        "The agreement is dated 6 June 2030.",
        "The data is kept for some months.",
        "The Council has 12 offices.",
        "The months are long.",
        "B.8.2.6 Records of what is processed are kept.",
        "The 24th day is the last, and the 31.12.2030 records are the last too.",
        "The power is section 115 of the Crime and Disorder Act 1998.",
    ],
)
def test_a_number_without_a_unit_is_none(words: str, reading: Reader) -> None:
    assert found(reading(f"1. {words}\n")) == []


def test_two_measures_stand_in_reading_order_with_their_words(reading: Reader) -> None:
    read = reading("1. It is kept for six months.\n\n2. A breach is reported within 24 hours.\n")
    assert [(m.clause, m.value, m.evidence.words, m.evidence.line) for m in measures(read)] == [
        ("1", "6", "six months", 1),
        ("2", "24", "24 hours", 3),
    ]


def test_a_measure_over_a_line_end_is_one(reading: Reader) -> None:
    assert found(reading("1. The data is kept by the Trust for a period of six\nmonths from receipt.\n")) == [
        ("duration", "6", "months", True)
    ]


def test_a_number_does_not_take_the_unit_of_the_next_sentence(reading: Reader) -> None:
    assert found(reading("1. This is in part 6. Months later it ends.\n")) == []

"""Measures: durations, rhythms, dates, ages and volumes, with their bounds, their roles and what they run from."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mouscan.clauses import clause_tree
from mouscan.graph import Measure
from mouscan.graph.measures import measures
from mouscan.language import Reading
from mouscan.language.pipeline import read
from mouscan.language.vocabulary import entries
from mouscan.resources import folder
from mouscan.source import read_bytes

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
        "The data is kept for some months.",
        "The Council has 12 offices.",
        "The months are long.",
        "B.8.2.6 Records of what is processed are kept.",
        "The 24th day is the last.",
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


def read_all(text: str) -> tuple[Measure, ...]:
    return measures(read(clause_tree(read_bytes(text.encode(), "made.txt"))))


def said(text: str) -> list[tuple[str, str, str]]:
    return [(m.kind, m.value, m.unit) for m in read_all(f"1. {text}\n")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("6 June 2030", "2030-06-06"),
        ("June 6, 2030", "2030-06-06"),
        ("June 6,2030", "2030-06-06"),
        ("June 6th 2030", "2030-06-06"),
        ("06/06/2030", "2030-06-06"),
        ("31/03/2026", "2026-03-31"),
        ("03/31/2026", "2026-03-31"),
        ("31.03.2026", "2026-03-31"),
        ("6.VI.2030", "2030-06-06"),
        ("2030-06-06", "2030-06-06"),
        ("1st of April 2027", "2027-04-01"),
        ("1st day of April, 2027", "2027-04-01"),
        ("the first day of April 2027", "2027-04-01"),
        ("the twenty-third day of August 2010", "2010-08-23"),
        ("the thirty-first day of May in the year two thousand and nine", "2009-05-31"),
        ("31 March 2026", "2026-03-31"),
        ("31 MARCH 2026", "2026-03-31"),
        ("12 Sept. 2027", "2027-09-12"),
        ("3lst March 2O26", "2026-03-31"),
        ("lst of April 2027", "2027-04-01"),
        ("March 2027", "2027-03"),
        ("29 February 2028", "2028-02-29"),
    ],
)
def test_a_date_is_read_in_every_form(words: str, value: str) -> None:
    assert said(f"This Agreement is dated {words}.") == [("date", value, "")]


@pytest.mark.parametrize(
    "words",
    [
        "It is signed this ____ day of ____ 2030.",
        "It is signed this ____ day of June 2030.",
        "It is signed on ____ June 2030.",
        "It is signed on [●] June 2030.",
        "The council may 2030 times decide.",
        "Section 5 of the Data Protection Act 2018 applies.",
        "Regulation 2016/679 applies.",
        "It ends on 31 June 2030.",
        "Call 020 7946 0958 or fax 66 11/12/13.",
        "The march of 2000 pupils was long ago, in 2027.",
        "See clause 6.2.1 and part 4/5.",
        "It is version 1.2.2.",
    ],
)
def test_a_blank_or_a_number_is_no_date(words: str) -> None:
    assert [m for m in said(words) if m[0] == "date"] == []


def test_a_date_whose_day_and_month_could_change_places_is_open_until_another_shows_the_order() -> None:
    assert [m.value for m in read_all("1. It begins on 03/04/2030.\n")] == [""]
    assert [m.value for m in read_all("1. It begins on 03/04/2030 and ends on 31/12/2030.\n")] == [
        "2030-04-03",
        "2030-12-31",
    ]
    assert [m.value for m in read_all("1. It begins on 03/04/2030 and ends on 12/31/2030.\n")] == [
        "2030-03-04",
        "2030-12-31",
    ]
    three = "1. It is from 03/04/2030, 31/12/2030 and 12/31/2030.\n"
    assert [m.value for m in read_all(three)] == ["", "2030-12-31", "2030-12-31"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It lasts 18 months with one extension of 12.", [("duration", "18", "months"), ("duration", "12", "months")]),
        ("It lasts two years plus one.", [("duration", "2", "years"), ("duration", "1", "years")]),
        ("Records are kept for the academic year plus one.", [("duration", "2", "years")]),
        ("Records are kept for the current academic year and the following year.", [("duration", "2", "years")]),
        ("Records are kept for the current financial year + 6 years.", [("duration", "7", "years")]),
        ("Records are kept for one year and six months.", [("duration", "18", "months")]),
        ("There is a 12-month term.", [("duration", "12", "months")]),
        ("There is a twelve (12) month period.", [("duration", "12", "months")]),
        ("There is a 12 (twelve) month period.", [("duration", "12", "months")]),
        ("There is a 24-hour period.", [("duration", "24", "hours")]),
        ("It lasts for a further year.", [("duration", "1", "years")]),
        ("It is answered within a month.", [("duration", "1", "months")]),
        ("It is kept for twenty-one days.", [("duration", "21", "days")]),
        ("It is kept for one hundred and twenty days.", [("duration", "120", "days")]),
        ("It is kept for twenty-four (24) hours.", [("duration", "24", "hours")]),
        ("It is kept for a fortnight or for 1.5 years.", [("duration", "2", "weeks"), ("duration", "1.5", "years")]),
        ("It is kept for between 6 and 12 months.", [("duration", "6", "months"), ("duration", "12", "months")]),
        ("It is kept for 1-2 years.", [("duration", "1", "years"), ("duration", "2", "years")]),
        ("It is reviewed every two years.", [("rhythm", "2", "years")]),
        ("It is reviewed every other year.", [("rhythm", "2", "years")]),
        ("It is reviewed annually.", [("rhythm", "1", "years")]),
        ("It is reviewed once a year.", [("rhythm", "1", "years")]),
        ("It is reviewed quarterly.", [("rhythm", "3", "months")]),
        ("It is reviewed semi-annually.", [("rhythm", "6", "months")]),
        ("It is kept in perpetuity.", [("duration", "", "perpetual")]),
        ("It is kept indefinitely.", [("duration", "", "perpetual")]),
        ("It is kept for as long as necessary.", [("duration", "", "open")]),
        ("It is kept for no longer than is necessary.", [("duration", "", "open")]),
        ("The desk answers 24 hours a day.", [("duration", "24", "hours per day")]),
        ("The Trust sends up to 1,500 pupils a month.", [("volume", "1500", "persons per month")]),
        ("The Trust makes no more than 100 requests per week.", [("volume", "100", "requests per week")]),
        ("The Trust makes no more than 5 requests.", [("volume", "5", "requests")]),
        ("The Trust sends approximately 2,000 records.", [("volume", "2000", "records")]),
        ("The Trust makes in the region of 900 referrals.", [("volume", "900", "cases")]),
        ("The Trust sends 500 pupil records each term.", [("volume", "500", "records")]),
        ("In any one month 40 tenants are named.", [("volume", "40", "persons per month")]),
        ("It is about pupils under 18 years.", [("age", "18", "years")]),
        ("It is about pupils aged 12 years.", [("age", "12", "years")]),
        ("Children of at least 16 years of age may consent.", [("age", "16", "years")]),
        ("Records more than 6 years old are deleted.", [("duration", "6", "years")]),
    ],
)
def test_compound_forms_are_read(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Form 26 requests and section 12 requests go to the Trust.",
        "Under clause 6 months are calendar months.",
        "It costs £500 records or not.",
        "About 20% of cases fail.",
        "The Data Protection Act 2018 cases are old.",
        "In 2019 records were few.",
        "COVID-19 cases are counted.",
        "Year 9 pupils and Year 11 pupils are taught.",
        "TLS 1.2 requests are refused.",
        "Two persons sign for the Trust.",
        "The annual income is a field.",
        "Call 0161 496 0000.",
        "The responsibilities of the months are long.",
    ],
)
def test_a_label_a_sum_or_a_year_counts_nothing(words: str) -> None:
    assert said(words) == []


@pytest.mark.parametrize(
    ("words", "role", "bound", "anchor"),
    [
        ("The data shall be retained for no longer than six (6) months after the end of the project.",
         "retention", "at-most", "after the end of the project"),
        ("The Trust shall delete the data within 30 days of termination of the Agreement.",
         "deletion", "at-most", "of termination of the Agreement"),
        ("Within 30 days of termination the Trust shall delete the data.", "deletion", "at-most", "of termination"),
        ("Either Party may terminate this Agreement by giving ninety days' written notice.", "notice", "exact", ""),
        ("Either Party may end it on not less than 3 months' prior written notice.", "notice", "at-least", ""),
        ("This Agreement remains in force for a period of two years from the date of signature.",
         "term", "exact", "from the date of signature"),
        ("This Agreement may be extended for up to 12 months.", "extension", "at-most", ""),
        ("This Agreement shall be reviewed every two years.", "review", "exact", ""),
        ("This Agreement shall be reviewed at least annually.", "review", "at-most", ""),
        ("The Trust shall notify the Council of any breach within 24 hours.", "breach", "at-most", ""),
        ("The Trust shall notify the Council within 24 hours of learning of a breach.",
         "breach", "at-most", "of learning of a breach"),
        ("The Trust shall inform us at least 5 days before the move.", "notice", "at-least", "before the move"),
        ("The Trust shall respond to requests within 20 working days of receipt.", "response", "at-most", "of receipt"),
        ("The Council may audit the Trust no more than once every 12 months.", "audit", "at-least", ""),
        ("The Council shall pay each invoice within 30 days.", "payment", "at-most", ""),
        ("If the breach is not remedied within 14 days the flow stops.", "remedy", "at-most", ""),
        ("Staff shall renew their training every 3 years.", "training", "exact", ""),
        ("Misuse is punished by imprisonment for a term not exceeding 5 years.", "penalty", "at-most", ""),
        ("The information shall be kept confidential for 5 years.", "confidentiality", "exact", ""),
        ("Records shall not be kept for more than 6 years.", "retention", "at-most", ""),
        ("Records are kept for more than 6 years.", "retention", "at-least", ""),
        ("Records are kept for 6 years or less.", "retention", "at-most", ""),
        ("Records are kept for 6 years or longer.", "retention", "at-least", ""),
        ("The Trust sends not fewer than 100 records per week.", "rate", "at-least", ""),
        ("The Trust sends a maximum of 100 records.", "volume", "at-most", ""),
        ("The Agreement is dated 6 June 2030.", "signed", "exact", ""),
        ("The Agreement takes effect on 6 June 2030.", "effective", "exact", ""),
        ("The Agreement expires on 6 June 2030.", "expiry", "exact", ""),
        ("The Agreement is in force until 6 June 2030.", "expiry", "at-most", ""),
        ("The Agreement shall be reviewed by March 2027.", "review", "at-most", ""),
        ("The data must be destroyed by 6 June 2030.", "deletion", "at-most", ""),
        ("This document was last updated on 6 June 2030.", "amended", "exact", ""),
        ("The Regulation of 27 April 2016 applies.", "cited", "exact", ""),
        ("The tide turns after 6 hours.", "", "exact", ""),
    ],
)  # fmt: skip
def test_a_measure_has_its_role_its_bound_and_its_event(words: str, role: str, bound: str, anchor: str) -> None:
    (one,) = read_all(f"1. {words}\n")
    assert (one.role, one.bound, one.anchor.words if one.anchor else "") == (role, bound, anchor)


def test_each_measure_of_a_sentence_has_its_own_role() -> None:
    two = read_all("1. The data is retained for 6 months and any breach is reported within 24 hours.\n")
    assert [m.role for m in two] == ["retention", "breach"]
    two = read_all("1. This Agreement runs from 1 April 2027 until 31 March 2029.\n")
    assert [(m.value, m.role, m.bound) for m in two] == [
        ("2027-04-01", "effective", "at-least"),
        ("2029-03-31", "expiry", "at-most"),
    ]
    two = read_all("1. It remains in force for 18 months with one extension of 12.\n")
    assert [m.role for m in two] == ["term", "extension"]


def test_a_heading_gives_the_role_that_the_sentence_leaves_out() -> None:
    assert [m.role for m in read_all("1. Data retention\n\nThe period is 6 years.\n")] == ["retention"]
    assert [m.role for m in read_all("1. Staff\n\nThe period is 6 years.\n")] == [""]


def test_working_days_are_told_from_days() -> None:
    assert [m.manner for m in read_all("1. It is answered within 20 working days.\n")] == ["working"]
    assert [m.manner for m in read_all("1. It is answered within 20 days.\n")] == [""]


def test_every_role_stands_in_the_schema() -> None:
    schema = json.loads((folder("schemas") / "agreement.json").read_text("utf-8"))
    listed = set(schema["properties"]["measures"]["items"]["properties"]["role"]["enum"])
    given_ = {e.value.removesuffix("?") for name in ("timing", "dating") for e in entries(name)}
    assert given_ | {"", "volume", "rate", "age"} == listed


NUMBERS = {
    1: "one",
    6: "six",
    12: "twelve",
    21: "twenty-one",
    30: "thirty",
    45: "forty-five",
    90: "ninety",
    120: "one hundred and twenty",
}
FORMS = (
    "{figures} {unit}",
    "{words} {unit}",
    "{words} ({figures}) {unit}",
    "{figures} ({words}) {unit}",
    "{figures} calendar {unit}",
)
LIMITS = {"within": "at-most", "no later than": "at-most", "not more than": "at-most", "up to": "at-most",
          "at least": "at-least", "not less than": "at-least", "exactly": "exact"}  # fmt: skip
SENTENCES = {
    "retention": "The records shall be retained for {m}",
    "deletion": "The records shall be destroyed {m}",
    "notice": "The Agreement may be terminated on notice of {m}",
    "term": "The Agreement shall remain in force for {m}",
    "extension": "The Agreement shall be extended by {m}",
    "review": "The Agreement shall be reviewed {m}",
    "breach": "The Trust shall report any breach {m}",
    "response": "The Trust shall respond to the request {m}",
    "payment": "The Trust shall pay the invoice {m}",
}
EVENTS = ("", "after the end of the project", "following receipt", "from the date of signature")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(NUMBERS)),
    st.sampled_from(("hours", "days", "weeks", "months", "years")),
    st.sampled_from(FORMS),
    st.sampled_from(sorted(LIMITS)),
    st.sampled_from(sorted(SENTENCES)),
    st.sampled_from(EVENTS),
)
def test_number_unit_form_bound_role_and_event_are_read_together(
    number: int, unit: str, form: str, limit: str, role: str, event: str
) -> None:
    quantity = form.format(figures=number, words=NUMBERS[number], unit=unit)
    sentence = SENTENCES[role].format(m=f"{limit} {quantity} {event}".strip())
    (one,) = read_all(f"1. {sentence}.\n")
    assert (one.kind, one.value, one.unit) == ("duration", str(number), unit)
    assert (one.role, one.bound, one.evidence.words) == (role, LIMITS[limit], quantity)
    assert (one.anchor.words if one.anchor else "") == event


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.dates(), st.sampled_from(("{d} {m} {y}", "{m} {d}, {y}", "{d}th of {m} {y}", "{iso}", "{d} {s} {y}")))
def test_every_day_is_read_in_every_form(day: object, form: str) -> None:
    year, month, number = map(int, str(day).split("-"))
    year = 1900 + year % 200
    if (month, number) == (2, 29):
        number = 28
    name = entries("months")[month - 1].phrase
    iso = f"{year}-{month:02}-{number:02}"
    words = form.format(d=number, m=name, s=name[:3], y=year, iso=iso)
    assert said(f"The term ends on {words}.") == [("date", iso, "")]


def test_reading_measures_is_linear(calls: Callable[[Callable[[], object]], int]) -> None:
    clause = (
        "The Trust keeps 40 records for 6 months after 6 June 2030 and, at least annually, reviews it "
        "within 30 days of a breach. "
    )

    def work(times: int) -> int:
        made = read(clause_tree(read_bytes(f"1. {clause * times}\n".encode(), "made.txt")))
        measures(made)
        return calls(lambda: measures(made))

    assert work(40) < 2.3 * work(20)

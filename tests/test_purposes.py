"""Purposes: what the data are for, what they must not be used for, and what is no purpose of the agreement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement

Builder = Callable[[str], Agreement]

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”) and Westhaven Trust (“the Trust”)\n\n"
    "1. The parties meet each month.\n\n2. {words}\n"
)


def stated(build: Builder, words: str) -> set[tuple[str, str]]:
    return {(p.category, p.polarity) for p in build(FRAME.format(words=words)).purposes}


PURPOSES = {
    "immigration enforcement": "immigration-enforcement",
    "the prevention and detection of crime": "crime-prevention-detection",
    "safeguarding children": "safeguarding-children",
    "research": "research",
    "the production of official statistics": "statistics",
    "the prevention of fraud": "public-fraud",
    "the administration of housing benefit": "welfare-administration",
    "national security": "national-security",
    "the assessment and collection of tax": "tax-administration",
    "the recovery of debt": "debt-recovery",
    "the allocation of housing": "housing",
    "locating missing children": "missing-person-welfare",
    "counter-terrorism": "counter-terrorism",
    "verifying identity": "identity-verification",
    "border control": "border-control",
    "evaluating the policy": "policy-evaluation",
}


@pytest.mark.parametrize(("category", "words"), [(c, w) for w, c in PURPOSES.items()], ids=PURPOSES.values())
def test_a_stated_purpose_has_its_category(words: str, category: str, agreement: Builder) -> None:
    found = stated(agreement, f"The Trust shall use the data for the purpose of {words}.")
    assert (category, "permitted") in found


@pytest.mark.parametrize(
    "words",
    [
        "The data shall not be used for immigration enforcement.",
        "The Trust must not use the data for the purpose of immigration enforcement.",
        "The data may not be used for immigration enforcement in any circumstances.",
        "Under no circumstances shall the data be used for immigration enforcement.",
        "No data shall be used for the purpose of immigration enforcement.",
        "The Trust undertakes not to use the data for immigration enforcement.",
    ],
)
def test_a_purpose_that_is_shut_out_is_prohibited_and_nothing_else(words: str, agreement: Builder) -> None:
    assert stated(agreement, words) == {("immigration-enforcement", "prohibited")}


def test_what_an_exception_opens_is_permitted(agreement: Builder) -> None:
    words = "The data shall not be used for immigration enforcement except for the prevention and detection of crime."
    found = stated(agreement, words)
    assert ("immigration-enforcement", "prohibited") in found
    assert ("crime-prevention-detection", "permitted") in found
    assert ("immigration-enforcement", "permitted") not in found


def test_a_list_takes_purpose_and_polarity_from_its_lead(agreement: Builder) -> None:
    items = "\n\n(a) research;\n\n(b) immigration enforcement."
    assert {polarity for _, polarity in stated(agreement, f"The data may be used for the purpose of:{items}")} == {
        "permitted"
    }
    assert {polarity for _, polarity in stated(agreement, f"The data must not be used for the purpose of:{items}")} == {
        "prohibited"
    }


def test_a_heading_of_purposes_makes_its_items_purposes(agreement: Builder) -> None:
    text = FRAME.format(words="Purposes\n\n2.1 Research into housing.\n\n2.2 Safeguarding children.")
    assert {p.category for p in agreement(text).purposes} >= {"research", "safeguarding-children"}


@pytest.mark.parametrize(
    "words",
    [
        "The Trust is responsible to the Minister for National Security.",
        "The research department of the Trust is in Quay Street.",
        "The Council is a member of the crime prevention board.",
    ],
)
def test_the_name_of_an_office_is_no_purpose(words: str, agreement: Builder) -> None:
    assert stated(agreement, words) == set()


def test_a_purpose_stands_where_its_words_stand(agreement: Builder) -> None:
    found = agreement(FRAME.format(words="The Trust shall use the data for the purpose of national security."))
    (one,) = found.purposes
    assert one.clauses == ("2",)
    assert one.evidence[0].words == "national security"

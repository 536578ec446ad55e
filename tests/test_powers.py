"""What cited law is to an agreement: basis, condition, gateway with a direction, or a reference; and when it ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement, LegalReference
from mouscan.language.vocabulary import rows

Builder = Callable[[str], Agreement]


def law(build: Builder, words: str) -> dict[str, LegalReference]:
    return {reference.citation: reference for reference in build(f"1. Introduction\n\n2. {words}\n").legal_references}


IAA = "Immigration and Asylum Act 1999"


@pytest.mark.parametrize(
    ("words", "citation", "role", "giver", "taker"),
    [
        ("The lawful basis is Article 6(1)(e) of the UK GDPR.", "UK GDPR Art 6(1)(e)", "basis", "", ""),
        ("It rests on Article 9(2)(g) of the UK GDPR.", "UK GDPR Art 9(2)(g)", "condition", "", ""),
        ("It rests on Schedule 1 to the DPA 2018.", "Data Protection Act 2018 Sch 1", "condition", "", ""),
        (f"Data go under section 20 of the {IAA}.", f"{IAA} s 20", "gateway", "", "immigration-enforcement"),
        (f"Data go under section 21 of the {IAA}.", f"{IAA} s 21", "gateway", "immigration-enforcement", "police"),
        ("It is governed by 20 U.S.C. § 1232g(b)(1).", "20 U.S.C. 1232g(b)(1)", "gateway", "education", ""),
        ("It complies with 8 U.S.C. § 1373.", "8 U.S.C. 1373", "gateway", "", "immigration-enforcement"),
        ("Words mean what section 3 of the DPA 2018 says.", "Data Protection Act 2018 s 3", "reference", "", ""),
        ("This follows Article 60 of the UK GDPR.", "UK GDPR Art 60", "reference", "", ""),
        (f"This follows section 201 of the {IAA}.", f"{IAA} s 201", "reference", "", ""),
        (f"This follows the {IAA}.", IAA, "reference", "", ""),
        (
            "The legal power to share the data is section 12 of the Harbour Records Act 2011.",
            "Harbour Records Act 2011 s 12",
            "gateway",
            "",
            "",
        ),
    ],
)
def test_a_provision_has_the_role_that_the_law_or_its_sentence_gives_it(
    words: str, citation: str, role: str, giver: str, taker: str, agreement: Builder
) -> None:
    found = law(agreement, words)[citation]
    assert (found.role, found.giver, found.taker) == (role, giver, taker)


def test_repealed_law_comes_with_its_last_day_and_what_replaced_it(agreement: Builder) -> None:
    found = law(agreement, "Both sides comply with the Data Protection Act 1998 and the Data Protection Act 2018.")
    old, new = found["Data Protection Act 1998"], found["Data Protection Act 2018"]
    assert (old.ended, old.replaced_by) == ("2018-05-25", "Data Protection Act 2018")
    assert (new.ended, new.replaced_by) == ("", "")


def test_a_power_belongs_to_a_known_instrument_and_kinds_that_parties_have() -> None:
    kinds = {row["value"] for row in rows("kinds")} | {""}
    roles = {"basis", "condition", "gateway"}
    for row in rows("powers"):
        assert row["role"] in roles, row
        assert {row["giver"], row["taker"]} <= kinds, row
        assert row["role"] == "gateway" or not (row["giver"] or row["taker"]), row


def test_what_replaced_an_instrument_had_not_ended_before_it() -> None:
    last = {row["title"]: row["valid_to"] for row in rows("instruments")}
    for row in rows("instruments"):
        if row["valid_to"] and last.get(row["replaced_by"]):
            assert last[row["replaced_by"]] > row["valid_to"], row

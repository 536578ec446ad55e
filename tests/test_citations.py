"""Citations of law: one normal form for each, whatever the country and the way of printing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.language.citation import find_citations
from mouscan.language.instrument import definitions


def cited(text: str) -> list[str]:
    return [c.citation for c in find_citations(text, definitions(text))]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        # United Kingdom
        ("The power is section 115 of the Crime and Disorder Act 1998.", ["Crime and Disorder Act 1998 s 115"]),
        ("The Council acts under s.115 Crime and Disorder Act 1998.", ["Crime and Disorder Act 1998 s 115"]),
        ("Section 8(d) of the Data Protection Act 2018 applies.", ["Data Protection Act 2018 s 8(d)"]),
        ("Sections 10 and 11 of the Children Act 2004 apply.", ["Children Act 2004 s 10", "Children Act 2004 s 11"]),
        ("Sections 35 to 39 of the Digital Economy Act 2017 apply.", ["Digital Economy Act 2017 s 35-39"]),
        ("This is allowed by the Data Protection Act 2018.", ["Data Protection Act 2018"]),
        ("This is allowed by the DPA 2018.", ["Data Protection Act 2018"]),
        ("Regulation 12 of the Environmental Information Regulations 2004 applies.",
         ["Environmental Information Regulations 2004 reg 12"]),
        pytest.param("Schedule 1, Part 2, paragraph 6 of the Data Protection Act 2018 is relied on.",
                     ["Data Protection Act 2018 Sch 1 Pt 2 para 6"],
                     marks=pytest.mark.xfail(strict=True, reason="a schedule's parts behind commas are not read")),
        ("paragraph 2 of Schedule 2 to the Data Protection Act 2018 is relied on.",
         ["Data Protection Act 2018 Sch 2 para 2"]),
        ("The Fisheries and Harbours Act 2031 allows it.", ["Fisheries and Harbours Act 2031"]),
        # European Union
        ("Processing rests on Article 6(1)(e) of the UK GDPR.", ["UK GDPR Art 6(1)(e)"]),
        ("Processing rests on Art. 6(1)(e) UK GDPR.", ["UK GDPR Art 6(1)(e)"]),
        ("Articles 13 and 14 of the GDPR apply.", ["GDPR Art 13", "GDPR Art 14"]),
        ("Article 9(2)(g) GDPR is met.", ["GDPR Art 9(2)(g)"]),
        ("Regulation (EU) 2016/679 applies.", ["GDPR"]),
        ("Directive (EU) 2016/680 applies.", ["Directive (EU) 2016/680"]),
        ("Article 5 of Regulation (EU) 2031/17 applies.", ["Regulation (EU) 2031/17 Art 5"]),
        # United States
        ("The match is made under 5 U.S.C. 552a.", ["5 U.S.C. 552a"]),
        ("The match is made under 5 U.S.C. § 552a(o)(1).", ["5 U.S.C. 552a(o)(1)"]),
        ("The match is made under 5 USC 552a.", ["5 U.S.C. 552a"]),
        ("Safeguards stand in 45 C.F.R. 164.504.", ["45 C.F.R. 164.504"]),
        ("Safeguards stand in 45 CFR § 164.504(e).", ["45 C.F.R. 164.504(e)"]),
        ("Safeguards stand in 45 CFR Part 164.", ["45 C.F.R. 164"]),
        ("Title 26, United States Code, Section 6103(l) governs returns.", ["26 U.S.C. 6103(l)"]),
        ("Public Law 104-191 governs it.", ["Public Law 104-191"]),
        ("Pub. L. 100-503 governs it.", ["Public Law 100-503"]),
        ("The Privacy Act of 1974 governs it.", ["Privacy Act of 1974"]),
        ("OMB Circular No. A-130, Appendix I governs it.", ["OMB Circular No. A-130 Appendix I"]),
        ("FERPA governs it.", ["Family Educational Rights and Privacy Act"]),
        # New Zealand, Canada, Australia
        ("Part 7 of the Privacy Act 2020 allows it.", ["Privacy Act 2020 Pt 7"]),
        ("Section 96 of the Privacy Act 2020 allows it.", ["Privacy Act 2020 s 96"]),
        ("Section 8(2) of the Immigration and Refugee Protection Act allows it.",
         ["Immigration and Refugee Protection Act s 8(2)"]),
        ("It is allowed by section 95A of the Privacy Act 1988 (Cth).", ["Privacy Act 1988 s 95A"]),
    ],
)  # fmt: skip
def test_a_citation_has_one_normal_form(text: str, citations: list[str]) -> None:
    assert cited(text) == citations


@pytest.mark.parametrize(
    "text",
    [
        "This is subject to section 2 of this Agreement.",
        "This is subject to paragraph 4.2 and to Article 3.",
        "The list is kept in Part 2 of the building.",
        "The parties act in good faith and within the law.",
        "The Council must act within 5 days.",
        "The Trust will act on Regulation of its own.",
        "The code of the lock is 552.",
        "The order of 12 chairs is confirmed.",
    ],
)
def test_what_names_no_law_is_no_citation(text: str) -> None:
    assert cited(text) == []


WITHIN = pytest.mark.xfail(strict=True, reason="a short name with its article inside the quotation marks is not learnt")


@pytest.mark.parametrize("name", ['(the "Act")', '(hereinafter the "Act")', pytest.param('("the Act")', marks=WITHIN)])
def test_the_act_is_the_one_that_was_so_called(name: str) -> None:
    text = f"The power stands in the Crime and Disorder Act 1998 {name}. It is section 115 of the Act."
    assert cited(text) == ["Crime and Disorder Act 1998", "Crime and Disorder Act 1998 s 115"]


@pytest.mark.xfail(strict=True, reason="a short name that begins with its year is not learnt")
def test_a_short_name_stands_for_the_title_that_it_was_given() -> None:
    text = (
        'The Crime and Disorder Act 1998 ("the 1998 Act") is relied on. '
        "The Council discloses under section 115 of the 1998 Act."
    )
    assert cited(text) == ["Crime and Disorder Act 1998", "Crime and Disorder Act 1998 s 115"]


def test_a_bare_section_belongs_to_the_act_of_its_paragraph_and_to_none_of_the_next() -> None:
    text = "Section 10 of the Children Act 2004 applies, and so does section 11.¶Section 12 says how to pay."
    assert cited(text) == ["Children Act 2004 s 10", "Children Act 2004 s 11"]


def test_a_citation_stands_where_its_words_stand() -> None:
    text = "The Council acts under Article 6(1)(e) of the UK GDPR today."
    (one,) = find_citations(text, {})
    assert text[one.start : one.end].startswith("Article 6(1)(e)")
    assert one.instrument == "UK GDPR"


def test_an_act_without_its_year_is_the_act_of_that_name() -> None:
    assert cited("The Freedom of Information Act applies.") == ["Freedom of Information Act 2000"]


def test_a_citation_wrapped_over_lines_is_one(agreement: Callable[[str], Agreement]) -> None:
    found = agreement("1. The Council acts under section 115 of the Crime\nand Disorder Act 1998 and under no other.\n")
    assert [r.citation for r in found.legal_references] == ["Crime and Disorder Act 1998 s 115"]


def test_one_provision_is_one_row_with_every_clause_that_cites_it(agreement: Callable[[str], Agreement]) -> None:
    found = agreement(
        "1. The Council acts under section 115 of the Crime and Disorder Act 1998.\n\n"
        "2. The Trust acts under section 115 of the Crime and Disorder Act 1998.\n"
    )
    (one,) = found.legal_references
    assert one.clauses == ("1", "2")
    assert one.instrument == "Crime and Disorder Act 1998"

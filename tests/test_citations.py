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
        ("Schedule 1, Part 2, paragraph 6 of the Data Protection Act 2018 is relied on.",
         ["Data Protection Act 2018 Sch 1 Pt 2 para 6"]),
        ("paragraph 2 of Schedule 2 to the Data Protection Act 2018 is relied on.",
         ["Data Protection Act 2018 Sch 2 para 2"]),
        ("The Fisheries and Harbours Act 2031 allows it.", ["Fisheries and Harbours Act 2031"]),
        ("The Council acts under ss. 20-21 of the Immigration and Asylum Act 1999.",
         ["Immigration and Asylum Act 1999 s 20-21"]),
        ("Section 9 of, and Schedule 1 to, the Data Protection Act 2018 apply.",
         ["Data Protection Act 2018 Sch 1", "Data Protection Act 2018 s 9"]),
        ("Part 2 of Schedule 1 and paragraph 6 of Part 3 of Schedule 1 to the Data Protection Act 2018 apply.",
         ["Data Protection Act 2018 Sch 1 Pt 2", "Data Protection Act 2018 Sch 1 Pt 3 para 6"]),
        ("Chapter 2 of Part 5 of the Digital Economy Act 2017 applies.", ["Digital Economy Act 2017 Pt 5 ch 2"]),
        ("Section 29 (crime) of the Data Protection Act 1998 applies.", ["Data Protection Act 1998 s 29"]),
        ("It is a freedom of information act request.", ["Freedom of Information Act 2000"]),
        ("The Harbour Data (Fees etc.) (Exit) Regulations 2031 apply.",
         ["Harbour Data (Fees etc.) (Exit) Regulations 2031"]),
        # European Union
        ("Processing rests on Article 6(1)(e) of the UK GDPR.", ["UK GDPR Art 6(1)(e)"]),
        ("Processing rests on Art. 6(1)(e) UK GDPR.", ["UK GDPR Art 6(1)(e)"]),
        ("Articles 13 and 14 of the GDPR apply.", ["GDPR Art 13", "GDPR Art 14"]),
        ("Article 9(2)(g) GDPR is met.", ["GDPR Art 9(2)(g)"]),
        ("Regulation (EU) 2016/679 applies.", ["GDPR"]),
        ("Directive (EU) 2016/680 applies.", ["Directive (EU) 2016/680"]),
        ("Article 5 of Regulation (EU) 2031/17 applies.", ["Regulation (EU) 2031/17 Art 5"]),
        ("Article 6(1)(c) and (e) of the UK GDPR apply.", ["UK GDPR Art 6(1)(c)", "UK GDPR Art 6(1)(e)"]),
        ("It rests on point (e) of Article 6(1) of the GDPR.", ["GDPR Art 6(1)(e)"]),
        ("It rests on Article 6, paragraph 1, point (e), of the GDPR.", ["GDPR Art 6(1)(e)"]),
        ("Recital 47 of the GDPR explains it.", ["GDPR recital 47"]),
        ("Having regard to the GDPR, in particular Article 6(1)(e) thereof, it is allowed.",
         ["GDPR", "GDPR Art 6(1)(e)"]),
        ("Art. 26 par. 1 of Regulation (EU) 2031/17 allows it.", ["Regulation (EU) 2031/17 Art 26(1)"]),
        ("It rests on Article 6(1)(c) of the UK GDPR and section 7 of the Data Protection Act 2018.",
         ["UK GDPR Art 6(1)(c)", "Data Protection Act 2018 s 7"]),
        ("It rests on the UK GDPR, Article 6(1)(c), and sections 7 and 8 of the Data Protection Act 2018.",
         ["UK GDPR Art 6(1)(c)", "Data Protection Act 2018 s 7", "Data Protection Act 2018 s 8"]),
        ("Secrecy rests on Article 6:162 of the Civil Code and Article 98a of the Code of Criminal Procedure.",
         ["Civil Code Art 6:162", "Code of Criminal Procedure Art 98a"]),
        ("The Treaty on Mutual Legal Assistance of 3 March 1977 applies.",
         ["Treaty on Mutual Legal Assistance of 3 March 1977"]),
        ("The Agreement concerning Harbour Dues, signed at Westhaven on 3 March 1977, applies.",
         ["Agreement concerning Harbour Dues"]),
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
        ("Redress stands in 42 U.S.C. §§ 1396a(a)(7) and 1320b-7.", ["42 U.S.C. 1320b-7", "42 U.S.C. 1396a(a)(7)"]),
        ("It is Title II of the Americans with Disabilities Act of 1990.",
         ["Americans with Disabilities Act of 1990 Title II"]),
        ("Data are given under FERPA section 1232g(b)(1)(F).", ["20 U.S.C. 1232g(b)(1)(F)"]),
        ("See Tex. Gov't Code § 552.101 and RCW 42.56.070.", ["Tex. Gov't Code 552.101", "RCW 42.56.070"]),
        ("Executive Order 14000 is followed.", ["Executive Order 14000"]),
        ("Section 119.07, Florida Statutes, and Ohio Revised Code 149.43 apply.",
         ["Florida Statutes 119.07", "Ohio Revised Code 149.43"]),
        ("The Privacy Act of 1974 and DHS Privacy Act regulations apply.",
         ["Privacy Act of 1974", "Privacy Act of 1974"]),
        ("The Freedom of Information Act, 5 U.S.C. 552, applies.", ["Freedom of Information Act", "5 U.S.C. 552"]),
        ("The Ruritania Freedom of Information Act applies.", ["Ruritania Freedom of Information Act"]),
        # New Zealand, Canada, Australia
        ("Information privacy principle 11 and section 96C of the Privacy Act 2020 allow it.",
         ["Privacy Act 2020 principle 11", "Privacy Act 2020 s 96C"]),
        ("Section 8(2)(a) of the Privacy Act, R.S.C. 1985, c. P-21, allows it.",
         ["Privacy Act s 8(2)(a)"]),
        ("Paragraph 8(2)(m) and subsection 9(1) of the Privacy Act, R.S.C. 1985, c. P-21, allow it.",
         ["Privacy Act s 8(2)(m)", "Privacy Act s 9(1)"]),
        ("It is paid under the Harbour Dues Act, section 41.07.", ["Harbour Dues Act s 41.07"]),
        ("Section 16B of the Harbour Data Act 2031 (Cth) allows it.", ["Harbour Data Act 2031 (Cth) s 16B"]),
        ("Section 11 of the Social Security Act 1964 allows it.", ["Social Security Act 1964 s 11"]),
        ("Section 42(1) of the Freedom of Information and Protection of Privacy Act allows it.",
         ["Freedom of Information and Protection of Privacy Act s 42(1)"]),
        ("The Employment Standards Act, 2000 allows it.", ["Employment Standards Act 2000"]),
        ("Section 14(1) of the Harbour Records Act 1998 (NSW) allows it.", ["Harbour Records Act 1998 (NSW) s 14(1)"]),
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
        "This is subject to section 14.2 and to subsection (3).",
        "This is subject to paragraph 4.2 and to Article 3.",
        "The list is kept in Part 2 of the building.",
        "The parties act in good faith and within the law.",
        "The Council must act within 5 days.",
        "The Trust will act on Regulation of its own.",
        "The code of the lock is 552.",
        "The order of 12 chairs is confirmed.",
        "Governing Law. Any dispute is settled by Court Order.",
        "Guidance for Federal Law Enforcement Agencies. Data Protection Law applies.",
        "The Council follows the Harbour Data Code of Practice.",
        "This is subject to the laws of Westhaven and the City of Westhaven's Code.",
    ],
)
def test_what_names_no_law_is_no_citation(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize("name", ['(the "Act")', '(hereinafter the "Act")', '("the Act")', "(the Act)"])
def test_the_act_is_the_one_that_was_so_called(name: str) -> None:
    text = f"The power stands in the Crime and Disorder Act 1998 {name}. It is section 115 of the Act."
    assert cited(text) == ["Crime and Disorder Act 1998", "Crime and Disorder Act 1998 s 115"]


def test_an_entry_of_a_list_of_definitions_names_the_act_without_quotation_marks() -> None:
    text = "In this agreement: ¶ Act means the Migration Act 1958 (Cth). ¶ Section 116A of the Act is observed."
    assert cited(text) == ["Migration Act 1958", "Migration Act 1958 s 116A"]


def test_the_act_of_a_bare_bracket_is_found_behind_the_place_of_its_parliament() -> None:
    text = "The Migration Act 1958 (Cth) (the Act) is observed, and section 116A of the Act above all."
    assert cited(text) == ["Migration Act 1958", "Migration Act 1958 s 116A"]


def test_a_schedule_of_the_agreement_is_none_of_the_act_in_the_sentence_before() -> None:
    text = "Section 7 of the Data Protection Act 2018 applies. The items stand in Schedule 2."
    assert cited(text) == ["Data Protection Act 2018 s 7"]


@pytest.mark.parametrize(
    "text",
    [
        'This Data Processing Addendum ("DPA") supplements the lease. Items stand in Section 2 of the DPA.',
        'This Westhaven appendix and its tables (collectively, the "DPA") bind the Trust. The DPA ends in June.',
        'The Harbour Data Terms ("Terms" or "DPA") apply. The DPA is signed by both.',
        "The Trust pays what is due under this DPA. See Annex 1 to the DPA.",
    ],
)
def test_initials_that_the_text_gives_to_something_else_are_no_law(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'The Data Protection Act 2018 (the "DPA") applies. It is section 8 of the DPA.',
        "The parties keep the DPA (see the notice). It is section 8 of the DPA.",
        "The parties keep the law (the DPA of the United Kingdom). It is section 8 of the DPA.",
    ],
)
def test_initials_are_the_act_where_the_text_gives_them_to_nothing_else(text: str) -> None:
    assert cited(text) == ["Data Protection Act 2018", "Data Protection Act 2018 s 8"]


@pytest.mark.parametrize(
    "own",
    ["this Section 20", "Section 13 (Harbour Security)", "Section 1 of Exhibit 2", "Section 4 of Attachment C"],
)
def test_a_section_that_the_text_shows_to_be_its_own_is_none_of_the_act_before_it(own: str) -> None:
    read = "The Trust acts under section 47 of the Migration Act 1958. The Port acts "
    assert cited(f"{read}under {own}.") == ["Migration Act 1958 s 47"]
    assert cited(f"{read}under section 20.") == ["Migration Act 1958 s 47", "Migration Act 1958 s 20"]


@pytest.mark.parametrize("law", ["EU Data Protection Law", "UK Law", "Data Processing Agreement and Applicable Law"])
def test_law_of_no_title_is_no_citation(law: str) -> None:
    assert cited(f"The Trust complies with the {law}. It was founded by Royal Charter.") == []


@pytest.mark.parametrize(
    "name", ["European Union General Data Protection Regulation", "EU General Data Protection Regulation 2016/679"]
)
def test_the_regulation_is_one_whatever_stands_before_and_behind_its_title(name: str) -> None:
    assert cited(f"The {name} applies.") == ["GDPR"]


def test_a_short_name_stands_for_the_title_that_it_was_given() -> None:
    text = (
        'The Crime and Disorder Act 1998 ("the 1998 Act") is relied on. '
        "The Council discloses under section 115 of the 1998 Act."
    )
    assert cited(text) == ["Crime and Disorder Act 1998", "Crime and Disorder Act 1998 s 115"]


def test_an_act_without_its_year_is_the_one_that_the_text_dates() -> None:
    assert cited("The Privacy Act 1993 applies. Schedule 3 to the Privacy Act lists it.") == [
        "Privacy Act 1993",
        "Privacy Act 1993 Sch 3",
    ]


def test_the_act_of_a_year_is_the_only_one_of_that_year() -> None:
    text = "The Children Act 2004 applies. The Council acts under section 10 of the 2004 Act."
    assert cited(text) == ["Children Act 2004", "Children Act 2004 s 10"]


def test_a_name_in_brackets_after_its_title_is_no_second_citation() -> None:
    assert cited("It stands in the Children Act 2004 and the UK General Data Protection Regulation (UK GDPR).") == [
        "Children Act 2004",
        "UK GDPR",
    ]


def test_a_section_of_the_agreement_is_none_of_the_act_before_it() -> None:
    text = "Section 10 of the Children Act 2004 applies, but section 2 of this Agreement does not."
    assert cited(text) == ["Children Act 2004 s 10"]


@pytest.mark.parametrize(
    "piece",
    [
        "section 1, ",
        "Section 10 of the Children Act 2004 ",
        "Act ",
        '("the Act") ',
        "the 2004 Act ",
        "the Agreement Amending the Convention on Dues ",
        "City of A.A.",
        "Part 9 of Title 3 of the ",
    ],
)
def test_work_grows_no_faster_than_hostile_repetition(piece: str, calls: Callable[[Callable[[], object]], int]) -> None:
    assert calls(lambda: cited(piece * 800)) <= 4.5 * calls(lambda: cited(piece * 200))


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


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("Records are kept under HIPAA.", ["HIPAA"]),
        ("Records are kept under HIPAA, the Health Insurance Portability and Accountability Act of 1996.",
         ["Health Insurance Portability and Accountability Act"]),
        ("The Family Educational Rights and Privacy Act governs it. FERPA allows it.",
         ["Family Educational Rights and Privacy Act"]),
        ("The General Data Protection Regulation applies.", ["General Data Protection Regulation"]),
        ("The General Data Protection Regulation applies. So the GDPR is observed.", ["GDPR"]),
        ("Records are kept under POPIA.", ["Protection of Personal Information Act 4 of 2013"]),
        ("The DPA applies.", ["Data Protection Act 2018"]),
        ("Section 8 of the Immigration and Nationality Act (INA) allows it. INA governs it.",
         ["Immigration and Nationality Act s 8", "Immigration and Nationality Act"]),
    ],
)  # fmt: skip
def test_an_instrument_is_called_as_the_text_calls_it(
    text: str, citations: list[str], agreement: Callable[[str], Agreement]
) -> None:
    found = agreement(f"1. The parties meet each month.\n\n2. {text}\n")
    assert [r.citation for r in found.legal_references] == citations


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("The Agreement Constituting a Harbour Board for the Northern Sea, and the Agreement on the Rights of the "
         "Harbour Board, both concluded at Westhaven on June 6, 1955, as amended by the Protocol Renewing and Amending "
         "the Agreement Constituting a Harbour Board for the Northern Sea concluded at Northmoor on August 23, 1960.",
         ["Agreement Constituting a Harbour Board for the Northern Sea",
          "Agreement on the Rights of the Harbour Board",
          "Protocol Renewing and Amending the Agreement Constituting a Harbour Board for the Northern Sea"]),
        ("The Protocol on the amendment of the Harbour Dues Agreement, done at Westhaven, 3 March 1977, applies.",
         ["Protocol on the amendment of the Harbour Dues Agreement"]),
        ("The Westhaven Convention on Harbour Dues applies.", ["Westhaven Convention on Harbour Dues"]),
        ("It is registered under Article 102 of the Charter of the United Nations.",
         ["Charter of the United Nations Art 102"]),
        ("Officers enjoy Article 52 of the 1963 Vienna Convention on Consular Relations.",
         ["Vienna Convention on Consular Relations Art 52"]),
        ("The requirements of Part 99 of Title 34 of the Code of Federal Regulations apply.", ["34 C.F.R. 99"]),
        ("See sections 164.502 and 164.504 of Title 45, Code of Federal Regulations.",
         ["45 C.F.R. 164.502", "45 C.F.R. 164.504"]),
        ("Executive Order 13,166 applies.", ["Executive Order 13166"]),
        ("Title VI, as amended, 42. U.S.C. 2000 et seq., applies.", ["42 U.S.C. 2000"]),
        ("The European Commission's decision 2031/914/EU applies.", ["Commission decision 2031/914/EU"]),
        ("The City of Westhaven's Code of Ordinances applies.", ["City of Westhaven Code of Ordinances"]),
        ("The Environmental Information Regulations (Scotland) 2004 apply.",
         ["Environmental Information (Scotland) Regulations 2004"]),
        ("The Harbour Records Act (Northern Ireland) 2031 applies.", ["Harbour Records Act (Northern Ireland) 2031"]),
        ("POPIA, the Harbour Dues Act 26 of 2005, the Pilots Act 68 of 2008, and PAIA apply.",
         ["Protection of Personal Information Act 4 of 2013", "Harbour Dues Act 26 of 2005", "Pilots Act 68 of 2008",
          "Promotion of Access to Information Act"]),
        ("The International Covenant on Civil and Political Rights and the Convention on Cybercrime apply.",
         ["International Covenant on Civil and Political Rights", "Convention on Cybercrime"]),
    ],
)  # fmt: skip
def test_law_is_cited_as_treaties_codes_and_orders_print_it(text: str, citations: list[str]) -> None:
    assert cited(text) == citations


@pytest.mark.parametrize(
    "text",
    [
        "This Agreement on Harbour Data is made today.",
        "The parties sign the Protocol for Data Requests.",
        "The Agreement on Data Sharing is reviewed each year.",
        "The convention on naming files is kept.",
        "The parts are kept in Part 99 of the building.",
        "The Board takes its decision 14 days later.",
        "The code of ordinances is at hand.",
    ],
)
def test_the_agreement_itself_and_plain_words_are_no_law(text: str) -> None:
    assert cited(text) == []

"""Parties: who an agreement gives a part, under which names, of which kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.clauses import clause_tree
from mouscan.graph.agreement import Party
from mouscan.graph.kinds import key, kind_of
from mouscan.graph.parties import parties
from mouscan.language import Reading
from mouscan.language.pipeline import read
from mouscan.source import read_bytes


def reading(text: str) -> Reading:
    return read(clause_tree(read_bytes(text.encode(), "test")))


def found(text: str) -> dict[str, Party]:
    return {party.name: party for party in parties(reading(text))}


def names(text: str) -> set[str]:
    return {name for party in found(text).values() for name in (party.name, *party.aliases)}


def test_a_body_and_its_acronym_are_one_party() -> None:
    all_found = found(
        "This agreement is made between the Ministry of Harbours (MoH) and Northmoor Council. "
        "The MoH will send the list to Northmoor Council. Northmoor Council will keep it."
    )
    assert set(all_found) == {"Ministry of Harbours", "Northmoor Council"}
    assert all_found["Ministry of Harbours"].aliases == ("MoH",)


def test_two_bodies_joined_by_and_are_two_parties() -> None:
    text = "Agreement between Northmoor Council and the Department for Science, Innovation and Technology."
    assert {"Northmoor Council", "Department for Science, Innovation and Technology"} <= names(text)


@pytest.mark.parametrize(
    "name",
    [
        "Westmark Department of Roads and Vehicles",
        "WESTMARK DEPARTMENT OF ROADS AND VEHICLES",
        "Department of Roads and Harbours of the State of Westmark",
        "NHS Northmoor and Westhaven",
    ],
)
def test_two_things_or_places_that_one_body_serves_do_not_make_two_parties(name: str) -> None:
    text = (
        f'Agreement between {name} ("the Holder") and Eastham Council. The Holder shall send Eastham Council the list.'
    )
    assert found(text)[name].aliases == ("Holder",)


def test_a_numbered_party_with_an_address_goes_by_its_defined_name() -> None:
    text = (
        "MEMORANDUM OF UNDERSTANDING\n\nbetween\n\n"
        '1) Westhaven Ambulance Trust of 4 Quay Street, Westhaven, WH1 2AB ("the Trust")\n\nand\n\n'
        '2) Northmoor Council of 1 Moor Lane, Northmoor ("the Council")\n\n'
        "The Trust shall give the Council the addresses. The Council shall delete them.\n"
    )
    all_found = found(text)
    assert "Trust" in all_found["Westhaven Ambulance Trust"].aliases
    assert "Council" in all_found["Northmoor Council"].aliases


def test_hereinafter_referred_to_as_gives_an_alias() -> None:
    text = (
        'Agreement between Northmoor Council hereinafter referred to as "the Supplier" '
        "and Westhaven University "
        '(hereafter "the Researcher"). The Supplier shall send data. The Researcher shall destroy data.'
    )
    all_found = found(text)
    assert "Supplier" in all_found["Northmoor Council"].aliases
    assert "Researcher" in all_found["Westhaven University"].aliases


def test_a_blank_is_no_name_but_its_role_is() -> None:
    text = (
        "This Agreement is entered into by and between Westhaven University and ____________ (Vendor). "
        "Vendor shall protect the data. Westhaven University may audit Vendor."
    )
    assert set(found(text)) == {"Westhaven University", "Vendor"}
    assert found(text)["Vendor"].kind == "processor"


def test_roles_are_parties_where_no_body_is_named() -> None:
    text = (
        "The Data Provider will send the file to the Data Recipient each month. "
        "The Data Recipient shall not pass the file on. The Data Provider may end this agreement."
    )
    assert set(found(text)) == {"Data Provider", "Data Recipient"}


def test_the_requesting_and_the_requested_party_are_told_apart() -> None:
    text = (
        "The Requesting Party shall send a request. The Requested Party shall reply to the Requesting Party. "
        "The Requested Party may refuse."
    )
    assert set(found(text)) == {"Requesting Party", "Requested Party"}


def test_units_of_a_registered_department_have_it_as_parent() -> None:
    text = (
        "Agreement between the Department for Education and the Home Office. The Home "
        "Office will use the data. "
        "The Department for Education will provide data to Immigration Enforcement."
    )
    all_found = found(text)
    assert all_found["Immigration Enforcement"].parent == all_found["Home Office"].id
    assert all_found["Home Office"].units == ("Immigration Enforcement",)
    assert all_found["Home Office"].kind == "immigration-enforcement"


def test_an_office_of_a_party_with_a_task_is_a_party() -> None:
    text = (
        "Agreement between Northmoor Council (NC) and Westhaven Police. NC shall send "
        "reports to Westhaven Police. "
        "Westhaven Police shall refer complaints to the NC Internal Affairs Division. "
        "The Internal Affairs Division "
        "will answer in 30 days."
    )
    all_found = found(text)
    assert all_found["NC Internal Affairs Division"].kind == "oversight"
    assert all_found["NC Internal Affairs Division"].parent == all_found["Northmoor Council"].id


def test_an_opening_gives_an_alias_to_a_body_without_a_word_for_its_kind() -> None:
    text = (
        'This agreement is between Bramble House, a registered charity ("Bramble"), and Northmoor Council. '
        "Bramble shall send the list to Northmoor Council. Northmoor Council shall keep it."
    )
    assert found(text)["Bramble House"].aliases == ("Bramble",)
    assert found(text)["Bramble House"].kind == "charity-ngo"


def test_a_hired_company_is_a_processor() -> None:
    text = (
        "Agreement between Northmoor Council and Westhaven Police. Northmoor Council will send data to Westhaven "
        'Police. Northmoor Council has appointed Acme Hosting Limited ("the Supplier") to host it. The Supplier '
        "shall act on instructions. Westhaven Police will use Harbour Data plc as its processor."
    )
    all_found = found(text)
    assert all_found["Acme Hosting Limited"].kind == "processor"
    assert all_found["Harbour Data plc"].kind == "processor"


def test_the_only_part_that_a_department_acts_through_gives_it_its_kind() -> None:
    text = (
        'Agreement between Northmoor Council and the Home Office, acting only through Asylum Support ("Asylum '
        'Support"). Asylum Support will send data to Northmoor Council. Northmoor Council will house the families.'
    )
    assert found(text)["Home Office"].kind == "asylum-support"


def test_a_state_and_the_department_that_acts_for_it_are_one_party() -> None:
    text = (
        'Agreement between the State of Westmark, acting through its Department of Human Services ("the Agency"), '
        "and Northmoor Hospital. The Agency shall send files to Northmoor Hospital. Northmoor Hospital shall reply."
    )
    all_found = found(text)
    assert all_found["State of Westmark"].kind == "welfare-benefits"
    assert "Agency" in all_found["State of Westmark"].aliases


def test_a_part_after_a_comma_belongs_to_the_name() -> None:
    text = (
        'Agreement between the County of Westmark, Division of Corrections ("the Division"), and Northmoor Hospital. '
        "The Division shall send files to Northmoor Hospital."
    )
    assert found(text)["County of Westmark, Division of Corrections"].kind == "correctional"


def test_a_listed_partner_is_a_party_and_the_word_for_it_its_alias() -> None:
    text = (
        "1. Partner agencies\n\nThis protocol has been agreed by the following organisations:\n\n"
        "- Westhaven Police\n- Northmoor City Council\n- Moor and Haven Fire and Rescue Service\n\n"
        "2. Sharing\n\nThe Police will give the Council the names of children.\n"
    )
    all_found = found(text)
    assert set(all_found) == {
        "Westhaven Police",
        "Northmoor City Council",
        "Moor and Haven Fire and Rescue Service",
    }
    assert "Police" in all_found["Westhaven Police"].aliases
    assert "Council" in all_found["Northmoor City Council"].aliases


def test_a_definition_names_the_body_behind_a_term() -> None:
    text = (
        '"Data Recipient" means Westhaven University, a public university. "Covered Entity" means Northmoor '
        "Hospital. The Covered Entity shall send the set to the Data Recipient. The Data Recipient shall keep it."
    )
    assert "Data Recipient" in found(text)["Westhaven University"].aliases
    assert "Covered Entity" in found(text)["Northmoor Hospital"].aliases


def test_initials_that_fit_one_party_alone_are_its_alias() -> None:
    text = (
        "Agreement between the Northmoor Port Health Board and Westhaven Police. The NPHB will send the list to "
        "Westhaven Police. Westhaven Police will answer NPHB."
    )
    assert found(text)["Northmoor Port Health Board"].aliases == ("NPHB",)


def test_a_filled_blank_and_a_torn_bracket_still_name_the_body() -> None:
    text = (
        "This constitutes an agreement between Immigration and Customs Enforcement (ICE) and the _____________, "
        "Northmoor Police Department pursuant to which ICE trains officers or employees of the Northmo (hereinafter "
        'referred to as "Law Enforcement Agency" (LEA)). The LEA shall follow the orders of ICE.'
    )
    assert {"Law Enforcement Agency", "LEA"} <= set(found(text)["Northmoor Police Department"].aliases)


def test_two_boards_of_the_same_name_are_those_of_their_departments() -> None:
    text = (
        "Agreement between the Social Security Administration (SSA) and the Department of Homeland Security (DHS). "
        "DHS will give data to SSA. The SSA Data Integrity Board and the DHS Data Integrity Board must approve it."
    )
    boards = [p for p in found(text).values() if "Board" in p.name]
    assert len(boards) == 2
    assert len({board.parent for board in boards}) == 2


def test_a_body_acts_although_its_initials_stand_in_between() -> None:
    text = "1. The Department of Health (DOH) will send the list to Ramsay County.\n\n2. Ramsay County shall keep it.\n"
    assert found(text)["Department of Health"].aliases == ("DOH",)


def test_a_list_of_parties_ends_with_its_clause() -> None:
    text = (
        "Agreement between Westhaven University and the Ministry of Harbours\n\n1. Definitions\n\n"
        '1.1 "FOIA" means the Freedom of Information Act 2000.\n\n2. Sharing\n\n'
        "The Ministry will send data to the University.\n"
    )
    assert set(found(text)) == {"Westhaven University", "Ministry of Harbours"}
    assert "Ministry" in found(text)["Ministry of Harbours"].aliases


def test_initials_mean_what_the_text_says_they_mean() -> None:
    text = (
        "Agreement between Northmoor Council and Westhaven Police. The Digital Economy Act 2017 (DEA) applies. The "
        "DEA provides a gateway by which Northmoor Council will send data to Westhaven Police."
    )
    assert set(found(text)) == {"Northmoor Council", "Westhaven Police"}


def test_a_service_used_by_name_is_a_processor() -> None:
    text = (
        "Agreement between Northmoor Council and Westhaven Police. Northmoor Council uses Caseboard, a case "
        "management system, to answer Westhaven Police."
    )
    assert found(text)["Caseboard"].kind == "processor"


def test_third_party_processors_as_a_class_are_a_party() -> None:
    text = (
        "Agreement between Northmoor Council and Westhaven Police. Northmoor Council "
        "will give data to Westhaven "
        "Police. Third-party data processors have access to the database."
    )
    assert any(party.kind == "processor" for party in found(text).values())


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council will comply with the Harbour Data Act 2018.",
        "Standards issued by the Ministry of Fisheries apply.",
        "The Data Register holds all records.",
        "Jane Smith is the point of contact.",
        "The office stands in Market Square, Westhaven.",
        "The Council has its seat at the Civic Centre, Corn Street.",
        "The Council follows Directive 2031/17/EU of the Parliament of Ruritania.",
        "The parties use the clauses of the European Commission's decision.",
        "The Chief Information Officer (CIO) will sign. The CIO is the contact.",
    ],
)
def test_laws_systems_persons_places_and_authors_are_no_parties(sentence: str) -> None:
    opening = "Agreement between Northmoor Council and Westhaven Police. Northmoor Council will help Westhaven Police. "
    assert set(found(opening + sentence)) == {"Northmoor Council", "Westhaven Police"}


@pytest.mark.parametrize("cue", ["herein referred to as the \u201cPartner\u201d", 'hereafter called the "Partner"'])
def test_a_body_in_initials_may_get_a_role_for_its_name_in_a_later_clause(cue: str) -> None:
    filler = "The list is kept at the quay. " * 60
    text = (
        "Agreement between Quay Street Council (QSC) and Eastham Works Council (EWC).\n\n1. Lists\n\n"
        f"{filler}In the Services EWC will use lists provided by QSC, {cue}. EWC shall not disclose a list without the "
        "consent of the Partner. The Partner may inspect it.\n"
    )
    assert "Partner" in found(text)["Quay Street Council"].aliases


def test_the_parties_to_another_instrument_are_not_those_of_this_one() -> None:
    text = (
        "The Ministry of Harbours and Northmoor Council agree as follows. Under the "
        "Treaty between Ruritania and "
        "Graustark, Northmoor Council will report to the Ministry of Harbours."
    )
    assert not {"Ruritania", "Graustark"} & names(text)


def test_a_minister_tells_what_the_crown_is_there_for() -> None:
    text = (
        "AGREEMENT\n\nbetween\n\nHIS MAJESTY THE KING IN RIGHT OF WESTMARK,\n"
        'as represented by the Minister of Social Security ("Westmark")\n\nand\n\nNorthmoor Council ("the Council")\n\n'
        "Westmark shall send the Council the list. The Council shall delete it.\n"
    )
    assert found(text)["Westmark"].kind == "welfare-benefits"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Office of Widgets detains and removes persons who have no leave.", "immigration-enforcement"),
        ("The Office of Widgets, which enforces immigration law, may ask for data.", "immigration-enforcement"),
        ("The Office of Widgets is responsible for enforcing immigration law.", "immigration-enforcement"),
        ("The Office of Widgets keeps no data to enforce immigration law.", "government-other"),
        ("The Office of Widgets shall not remove persons who have no leave.", "government-other"),
    ],
)
def test_a_body_without_a_word_for_its_kind_has_that_of_what_it_does(sentence: str, kind: str) -> None:
    text = f"Agreement between Northmoor Council and the Office of Widgets. {sentence}"
    assert found(text)["Office of Widgets"].kind == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "Quay Street Community Organization is one of the oldest Area Agencies on Aging located in Eastham.",
            "social-care-adult",
        ),
        ("Quay Street Community Organization is a local school district of Eastham.", "education"),
        ("Quay Street Community Organization is a member of the Eastham school board.", "charity-ngo"),
        ("Quay Street Community Organization was told by a police department of the list.", "charity-ngo"),
    ],
)
def test_a_charity_or_an_office_is_what_the_text_says_that_it_is(words: str, kind: str) -> None:
    text = f"Agreement between Quay Street Community Organization and Northmoor Council. {words}"
    assert found(text)["Quay Street Community Organization"].kind == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Inc., a nonprofit corporation", "charity-ngo"),
        ("Inc., a Westmark not-for-profit research institute", "research-statistics"),
        ("Inc. (QB), a non-profit, research and education network governed by its members", "research-statistics"),
        ("Inc., a health technology company", "company"),
        ("Inc., a supplier of school software", "company"),
    ],
)
def test_a_company_is_no_company_in_its_kind_only_where_it_works_for_no_profit(words: str, kind: str) -> None:
    text = (
        f"Agreement between Eastham Council and Quay Bridge, {words}. Quay Bridge, Inc. shall send Eastham Council the "
        "list. Eastham Council shall delete it."
    )
    assert found(text)["Quay Bridge, Inc"].kind == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("operates the homeless shelters", "housing-homelessness"),
        ("delivers adult social care", "social-care-adult"),
        ("provides the police with lists", "government-other"),
        ("manages the school district's list", "government-other"),
        ("runs a list for the school district", "government-other"),
    ],
)
def test_a_body_that_runs_a_service_is_one_of_that_service(words: str, kind: str) -> None:
    text = f"Agreement between Northmoor Council and the Quay Commission. The Quay Commission {words}."
    assert found(text)["Quay Commission"].kind == kind


def test_a_body_that_is_given_data_or_told_of_a_breach_is_a_party() -> None:
    text = (
        "Agreement between Northmoor Council and the Ministry of Harbours. The Ministry of Harbours shall keep it. "
        "Northmoor Council may disclose an address to the Coastal Removals Branch of the Department of Arrivals. "
        "A breach shall be reported to the Westmark Data Protection Authority. "
        "A person may complain to the Eastham Data Protection Authority."
    )
    all_found = found(text)
    assert all_found["Coastal Removals Branch of the Department of Arrivals"].kind == "immigration-enforcement"
    assert all_found["Westmark Data Protection Authority"].kind == "regulator"
    assert "Eastham Data Protection Authority" not in all_found


def test_a_company_that_holds_the_data_is_a_processor() -> None:
    text = (
        "Agreement between Northmoor Council and the Ministry of Harbours. The Ministry of Harbours shall keep it. "
        "The register is hosted by Quayside Systems Ltd in Westmark. Eastham Print Ltd prints this agreement."
    )
    assert found(text)["Quayside Systems Ltd"].kind == "processor"


def test_the_label_before_a_name_gives_it_its_role() -> None:
    text = (
        "Agreement details\n\nData custodian    Ministry of Harbours (the Ministry)\n\n"
        "Data service provider    Eastham Linkage Centre (Eastham), accredited\n\n"
        "The Ministry must send Eastham the list. Eastham must delete the list.\n"
    )
    all_found = found(text)
    assert "custodian" in all_found["Ministry of Harbours"].roles
    assert all_found["Eastham Linkage Centre"].kind == "processor"


def test_people_in_the_service_of_a_party_are_no_party() -> None:
    text = (
        "Agreement between Northmoor Council and the Ministry of Harbours. The Ministry of Harbours shall keep it. "
        '"Registered User" means an officer or employee of Northmoor Council. A Registered User shall sign in. '
        "Each Registered User may query the list."
    )
    assert "Registered User" not in names(text)


def test_the_state_that_a_treaty_names_first_is_there_with_its_services() -> None:
    text = (
        "The Kingdom of Westmark and the Republic of Eastham, hereinafter the Contracting Parties, agree: "
        "the Customs Administrations shall assist each other. The Customs Administration of either may ask the other."
    )
    kinds = {party.name: party.kind for party in found(text).values()}
    assert kinds["Kingdom of Westmark"] == "border"
    assert kinds["Republic of Eastham"] == "foreign-authority"


def test_third_parties_are_named_by_their_class() -> None:
    text = (
        'Agreement between Northmoor University ("the University") and Harbour Council ("the Council"). '
        "The Council shall send the data. The University obtains data from third-party providers. "
        "The University may give the data to its data hosting provider. The University shall keep the data."
    )
    all_found = found(text)
    assert all_found["third-party providers"].kind == "company"
    assert all_found["data hosting provider"].kind == "processor"


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        ("The Ministry of Entry's Removals Branch may use the list.", "immigration-enforcement"),
        ("The list must not be passed to the Ministry of Entry's Removals Branch.", "government-other"),
    ],
)
def test_a_unit_that_enforces_gives_its_department_its_kind_unless_it_is_shut_out(rest: str, kind: str) -> None:
    text = (
        "Agreement between Northmoor Council and the Ministry of Entry. The Ministry of Entry shall keep the list. "
        f"{rest}"
    )
    assert found(text)["Ministry of Entry"].kind == kind


def test_a_unit_without_a_kind_of_its_own_has_that_of_the_department_that_enforces() -> None:
    text = (
        "Agreement between Northmoor Council and the Ministry of Removals Operations (MRO). The MRO shall keep it. "
        "The MRO Field Office will receive it. The MRO Field Office must delete it."
    )
    assert found(text)["MRO Field Office"].kind == "immigration-enforcement"


def test_a_form_tells_the_kind_of_a_blank() -> None:
    text = (
        'Agreement between Northmoor Council and ________ (Name of School) ("the User"). The User shall keep the list.'
    )
    assert found(text)["User"].kind == "education"


def test_a_definition_tells_the_kind_of_a_role() -> None:
    text = (
        'Agreement between Northmoor Council ("the Council") and the Data Holder. "Data Holder" means a hospital that '
        "takes part. The Data Holder shall send the Council the list. The Council shall keep it."
    )
    kinds = {name: p.kind for p in found(text).values() for name in (p.name, *p.aliases)}
    assert kinds["Data Holder"] == "health"


def test_a_minister_is_a_party_under_the_short_name_of_the_office() -> None:
    text = (
        "MEMORANDUM\n\nbetween\n\nthe Minister of Immigration, on behalf of His Majesty in right of Westmark "
        '("the Minister")\n\nand\n\nWestmark Board of Education ("the Board")\n\n'
        "The Minister shall request records. The Board shall provide them.\n"
    )
    minister = found(text)["Minister of Immigration"]
    assert (minister.aliases, minister.kind) == (("Minister",), "immigration-casework")


@pytest.mark.parametrize(
    "table",
    [
        "Data Provider: Westmark Council\n\nData Recipient: Eastham Housing Trust\n\n",
        "| Data Provider | Westmark Council |\n|---|---|\n| Data Recipient | Eastham Housing Trust |\n\n",
    ],
)
def test_the_role_beside_a_body_is_its_name(table: str) -> None:
    text = f"{table}The Data Provider shall give the Data Recipient the list. The Data Recipient shall keep it.\n"
    all_found = found(text)
    assert all_found["Westmark Council"].aliases == ("Data Provider",)
    assert all_found["Eastham Housing Trust"].aliases == ("Data Recipient",)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Northmoor Unified School District", "education"),
        ("Westhaven County Sheriff's Office", "police"),
        ("Northmoor Police Department", "police"),
        ("Northmoor Borough Council", "local-authority-general"),
        ("Westhaven NHS Foundation Trust", "health"),
        ("Ministry of Social Development", "welfare-benefits"),
        ("Northmoor Housing Association", "housing-homelessness"),
        ("Border Force", "border"),
        ("Data Protection Authority", "regulator"),
        ("Acme Analytics Ltd", "company"),
        ("Aliens Directorate of the Ministry of the Interior of the Republic of Ruritania", "immigration-enforcement"),
        ("Board of Education of the City of Westhaven", "education"),
        ("Office of Widgets", "government-other"),
        ("Westmark Income Support Office", "welfare-benefits"),
        ("Harbour Payments Agency", "welfare-benefits"),
        ("Office of Inland Removals", "immigration-enforcement"),
        ("Removals Office", "immigration-enforcement"),
        ("Visa Compliance Unit", "immigration-enforcement"),
        ("Harbour Removals Ltd", "company"),
        ("Westmark Bureau of Vital Records", "civil-registration"),
        ("Westmark Office of Licensing and Vehicles", "licensing-identity"),
        ("Harbour Private Equity LP", "company"),
        ("Northmoor Institution", None),
        ("Northmoor Institute of Tides", "research-statistics"),
        ("Office of Research", "research-statistics"),
        ("Correctional Service", "correctional"),
        ("Northmoor Policing Board", "police"),
        ("Research Ethics Committee of Northmoor University", "oversight"),
        ("Northmoor Sheriff's Office Professional Standards Bureau", "oversight"),
    ],
)
def test_a_name_shows_the_kind_of_a_body(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("kind", "bodies"),
    [
        (
            "education",
            "Westmark Office of Early Learning; Northmoor Local Education Agency; Skills Funding Board of Eastham",
        ),
        (
            "health",
            "Eastham Department of Mental Health; Harbour Accountable Care Organization; Westmark Cancer Registry",
        ),
        ("social-care-children", "Westmark Department of Child Services; Harbour Foster Care Agency"),
        (
            "social-care-adult",
            "Westmark Department of Elder Affairs; Bureau of Developmental Disabilities; Quay Care Home",
        ),
        ("welfare-benefits", "Westmark Workforce Commission; Office of Economic Opportunity; National Insurance Fund"),
        ("housing-homelessness", "Westmark Housing Finance Agency; Quay Supportive Housing; Eastham Night Shelter"),
        ("tax", "Westmark Tax Commission; Minister of Finance; Directorate General of Taxes; Tax and Customs Service"),
        ("border", "General Administration of Customs; Customs Department of Westmark"),
        ("licensing-identity", "Westmark Board of Elections; National Identification Authority"),
        ("emergency", "Westmark Emergency Medical Services; Eastham Fire Authority; Quay 911 Dispatch"),
        ("charity-ngo", "Quay Charities; Eastham Refugee Council; Harbour Food Bank; Westmark Humanitarian Agency"),
        ("immigration-casework", "Directorate of Immigration; Westmark Migration Board"),
        ("asylum-support", "Agency for the Reception of Asylum Seekers; Eastham Refugee Resettlement Service"),
        ("police", "Westmark Department of Law Enforcement; Harbour Fusion Center"),
        ("correctional", "Eastham Detention Center; Westmark Department of Juvenile Justice"),
        ("prosecution-courts", "Eastham County Attorney; State's Attorney; Judicial Council of Westmark"),
        ("fraud-debt", "Program Integrity Division; Westmark Asset Recovery Office"),
        ("intelligence", "Directorate of National Intelligence"),
        ("justice-victims", "Westmark Legal Aid Board; Eastham Victim Services Division"),
        ("oversight", "Harbour Advisory Board; Privacy Board of Eastham; Parliament of Westmark"),
        (
            "research-statistics",
            "Westmark Data Archive; Quay Biobank; Harbour Research Network; Department of Statistics",
        ),
        ("company", "Quay B.V.; Quay L.L.C.; Quay Corp.; Quay N.V.; Harbour Software; Bank of Eastham"),
        (
            "data-subject-representative",
            "Eastham Tenants Forum; Harbour Trade Union; Tribal Council of Quay; First Nation",
        ),
        ("government-other", "Office of Software Quality; Westmark Department of Information Technology"),
        ("local-authority-general", "Village of Eastham; Westmark Board of Supervisors"),
    ],
)
def test_the_words_of_a_name_tell_what_the_body_is_there_for(kind: str, bodies: str) -> None:
    assert {name: kind_of(name) for name in bodies.split("; ")} == dict.fromkeys(bodies.split("; "), kind)


@pytest.mark.parametrize("name", ["Senior Leadership Group", "United Nations", "National Assembly Hall", "the Union"])
def test_a_word_that_only_resembles_those_of_a_service_tells_no_kind(name: str) -> None:
    assert kind_of(name) in (None, "government-other")


def test_names_are_compared_without_article_state_or_points() -> None:
    assert key("The U.S. Department of Justice") == key("Department of Justice")
    assert key("HM Revenue & Customs") == key("HM Revenue and Customs")
    assert key("Government of the Republic of Ruritania") == key("Republic of Ruritania")


def test_an_initialism_is_not_the_word_that_it_spells() -> None:
    assert key("ICE") != key("ice")


def test_a_party_has_the_clauses_that_name_it_with_the_words() -> None:
    text = "1. Northmoor Council shall send data to Westhaven Police.\n\n2. Westhaven Police shall delete it.\n"
    party = found("Agreement between Northmoor Council and Westhaven Police.\n\n" + text)["Westhaven Police"]
    assert party.clauses == ("preamble", "1", "2")
    assert [e.words for e in party.evidence] == ["Westhaven Police"] * 3


@pytest.mark.parametrize(
    "piece",
    [
        "Department of Health and the Home Office (HO) shall send data to the Council ",
        "( ",
        "hereinafter ",
        "Ab, ",
        "the State of Westmark acting through its Department of Health ",
        '"Agency" means Northmoor Council. The Agency shall act. ',
        "between Northmoor Council and Westhaven Police and ",
    ],
)
def test_work_grows_no_faster_than_hostile_repetition(piece: str, calls: Callable[[Callable[[], object]], int]) -> None:
    short, long = reading(piece * 200), reading(piece * 800)
    assert calls(lambda: parties(long)) <= 4.5 * calls(lambda: parties(short))


def test_the_address_of_a_body_is_no_part_of_its_name() -> None:
    text = 'This agreement is between the Ministry for Records of Harbour Buildings, Quay Street (hereafter "MfR") and '
    text += "Northmoor Council.\n\n1. Sharing\n\n1.1 MfR shall send Northmoor Council the addresses of tenants.\n"
    assert "Ministry for Records" in names(text)
    assert "Department of Buildings" in names(text.replace("Ministry for Records of Harbour", "Department of"))


CLASSED = (
    "Agreement between Northmoor Council and Westhaven Trust. "
    "Northmoor Council shall send the list to Westhaven Trust. Westhaven Trust shall keep the list safe. "
)


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Westhaven Trust may share the list with the police.", "police", "police"),
        ("The list may be disclosed to courts, local police forces or tax authorities.", "tax authorities", "tax"),
        ("Westhaven Trust reports a loss to its regulators.", "regulators", "regulator"),
        ("Totals are used in reports to our funding agencies.", "funding agencies", "government-other"),
        ("It includes information held by banks.", "banks", "company"),
        ("Westhaven Trust has written agreements with all hosting vendors.", "hosting vendors", "sub-processor"),
        ("Nothing shall be passed to immigration enforcement.", "immigration enforcement", "immigration-enforcement"),
        (
            "The record may be given to any competent judicial authority.",
            "competent judicial authority",
            "prosecution-courts",
        ),
    ],
)
def test_a_class_of_bodies_that_is_given_or_holds_data_is_a_party(sentence: str, name: str, kind: str) -> None:
    assert found(CLASSED + sentence)[name].kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Westhaven Trust shall comply with the regulations.",
        "Westhaven Trust shall share the police record with Northmoor Council.",
        "The parties may seek relief from a court.",
        "The list has the school year and the bank routing number.",
        "This clause does not prevent immigration enforcement functions.",
        "A court order binds the parties.",
        "Westhaven Trust may disclose the list to any state law enforcement agency.",
    ],
)
def test_a_class_of_bodies_that_has_no_part_in_the_data_is_no_party(sentence: str) -> None:
    assert set(found(CLASSED + sentence)) == {"Northmoor Council", "Westhaven Trust"}


def test_a_text_that_speaks_to_you_has_you_for_a_party() -> None:
    text = (
        "Terms of use of the survey data of Northmoor University (Northmoor). You will keep the data safe. "
        "You must not pass them on. You agree to delete them. Northmoor may end your access."
    )
    assert found(text)["You"].roles == ("signatory",)
    assert "signatory" in found(text)["Northmoor University"].roles


def test_a_form_in_the_first_person_is_that_of_the_role_in_its_title() -> None:
    text = (
        "Data User Agreement\n\nI will not link the data. I shall not pass them on. I will cite Part I and Annex I. "
        "I agree to delete the data of Northmoor University.\n"
    )
    assert found(text)["Data User"].aliases == ("I",)


def test_you_is_your_organisation_and_we_the_one_other_side() -> None:
    text = (
        "This memorandum is between Northmoor Digital Service (NDS) and your organisation. "
        "Your organisation shall name a contact. You must keep it up to date. You shall tell us of a breach. "
        "You will not send us health data. "
        "We will host the forms. We shall log access. We must delete the answers."
    )
    all_found = found(text)
    assert "You" in names(text)
    assert "You" not in all_found
    assert "We" in all_found["Northmoor Digital Service"].aliases


@pytest.mark.parametrize(
    "text",
    [
        "Agreement between Northmoor Council and Westhaven Trust. You may use this template. You should fill it in.",
        "I have the honour to refer to the texts. I have the honour to propose that Northmoor Council keeps them.",
        "The parties agree to send the list of Annex I to the US. Northmoor Council shall keep Part I.",
    ],
)
def test_a_letter_or_a_note_to_the_reader_has_no_party_that_speaks(text: str) -> None:
    assert not {"You", "I", "we", "us"} & names(text)


def test_classes_of_one_kind_in_one_list_are_one_party() -> None:
    text = CLASSED + "Westhaven Trust may obtain the records held by banks, other financial institutions and schools."
    assert found(text)["banks"].aliases == ("financial institutions",)
    assert found(text)["schools"].kind == "education"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelter Networks (SN) and Northmoor Health System (NHS2) agree. NHS2 shall send SN the list.", "NHS2"),
        (
            "Agreement between Northmoor Council and ALL4IT Consortium. ALL4IT Consortium shall keep the list.",
            "ALL4IT Consortium",
        ),
        ("Between [Tenant or Owner Organisation Name] and Northmoor Council.", "Tenant or Owner Organisation Name"),
    ],
)
def test_a_name_is_read_whole(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Bramble Island", "foreign-authority"), ("Government of Bramble", "foreign-authority")],
)
def test_a_land_that_signs_with_a_state_is_a_state(name: str, kind: str) -> None:
    text = (
        f"Agreement between the Kingdom of Westmark and {name} on the exchange of records.\n\n"
        f"The Kingdom of Westmark and {name} shall send each other the records. The Kingdom of Westmark may refuse."
    )
    assert next(p.kind for p in found(text).values() if "Bramble" in p.name) == kind


def test_a_body_without_a_word_for_its_kind_is_no_state_where_none_signs() -> None:
    text = "Agreement between Northmoor Council and Bramble Island. Bramble Island shall send the list."
    assert found(text)["Bramble Island"].kind != "foreign-authority"


def test_a_side_without_a_name_is_there_for_research_in_a_text_about_research() -> None:
    about = (
        "Researchers of the university do the research. The research of each university ends with a research paper. "
    )
    text = "The Data Provider shall send the file. The Data Recipient shall keep it. " + about
    roles = "The Data Provider may end this. The Data Recipient must delete it for research."
    assert found(text + roles)["Data Recipient"].kind == "research-statistics"
    plain = text.replace("research", "school").replace("Researchers", "Teachers") + roles.replace(" for research", "")
    assert found(plain)["Data Recipient"].kind == "education"


def test_a_contractor_that_takes_a_licence_of_the_data_is_a_company() -> None:
    text = (
        'This licence is between the City of Northmoor ("Licensor") and ____________ ("Licensee" or "Contractor"). '
        "The Licensor grants the Licensee the use of the maps. Contractor shall not sell them. "
        "Licensee shall cite them."
    )
    assert next(p.kind for p in found(text).values() if "Licensee" in (p.name, *p.aliases)) == "company"


def test_the_body_whose_law_is_cited_is_no_party_under_its_short_name() -> None:
    text = (
        "Agreement between Northmoor Ministry and Westhaven Ministry. Northmoor Ministry shall send the list. "
        'Directive 2031/17 of the Council of the Northern Union ("the Council") applies. '
        "Westhaven Ministry shall apply what the Council adopted."
    )
    assert not {"Council", "the Council"} & names(text)


ROSTER = (
    "Agreement between Northmoor Council and Westhaven Trust. Northmoor Council shall send Westhaven Trust data.\n\n"
)


@pytest.mark.parametrize(
    ("annex", "name", "kind"),
    [
        ("Annex A: Sub-processors\n\nThe Trust uses Loftmail to send letters.", "Loftmail", "sub-processor"),
        (
            "Annex A: Sub-processors\n\nThe portal is hosted on Granite Web Services.",
            "Granite Web Services",
            "sub-processor",
        ),
        ("Annex A: Data processors\n\n- Loftmail (letters)\n- Granite Ltd (hosting)", "Loftmail", "processor"),
        ("Annex A\n\nCollaborators\n\n- Eastham University\n- Loftmail Ltd", "Loftmail Ltd", "company"),
        ("Annex A: Partnership members\n\n- Eastham Housing Association\n- Eastham Clinic", "Eastham Clinic", "health"),
        (
            "Annex A\n\nThe participating organisations are:\n\n- Eastham Police\n- Eastham Jail",
            "Eastham Jail",
            "correctional",
        ),
    ],
)
def test_a_list_of_processors_or_members_names_parties(annex: str, name: str, kind: str) -> None:
    assert found(ROSTER + annex + "\n")[name].kind == kind


@pytest.mark.parametrize(
    "annex",
    [
        "Annex A: Sub-processors\n\nThe Trust uses Loftmail in Dover.\n\nHarbour Tower\n\nDover",
        "Annex A: Retention\n\n- Loftmail: two years",
        "Annex A: Sub-processors\n\n- Each Sub-processor shall delete the data.\n- Contract\n- Data Protection Act",
        "Annex A: Partnership members\n\n- Country: Kingdom of Westmark\n- Name of Member",
    ],
)
def test_an_address_or_another_list_names_none(annex: str) -> None:
    assert set(found(ROSTER + annex + "\n")) <= {"Northmoor Council", "Westhaven Trust", "Sub-processors", "Loftmail"}
    assert "Dover" not in names(ROSTER + annex)


def test_a_unit_is_that_of_the_body_whose_whole_name_stands_before_it() -> None:
    text = (
        'Agreement between Northmoor County Sheriffs Office ("NCSO") and Westhaven Trust. NCSO shall send the list. '
        "Westhaven Trust shall refer complaints to the Northmoor County Sheriff's Office Internal Investigations Unit."
    )
    unit = next(p for p in found(text).values() if "Internal Investigations Unit" in p.aliases)
    assert unit.kind == "oversight"
    assert unit.parent == found(text)["Northmoor County Sheriffs Office"].id


def test_a_unit_of_a_sort_that_one_party_has_is_its_own() -> None:
    text = (
        "Agreement between Immigration and Customs Enforcement (ICE) and Westhaven Jail. "
        "The ICE Field Office Director shall sign. The Dover Field Office will send the list. "
        "The Dover Field Office will keep it. The Dover Records Office will read it. The Dover Records Office may ask."
    )
    all_found = found(text)
    assert all_found["Dover Field Office"].kind == "immigration-enforcement"
    assert all_found["Dover Records Office"].parent is None


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Bramble Office shall be the Data Processor for the Northmoor Ministry.", "processor"),
        ("The Bramble Office acts solely as a processor.", "processor"),
        ("The Bramble Office is not the Data Processor.", "government-other"),
        ("The Bramble Office will use the Data Processor named in Annex B.", "government-other"),
    ],
)
def test_a_body_is_the_processor_that_the_text_says_it_is(sentence: str, kind: str) -> None:
    text = "Agreement between the Bramble Office and the Northmoor Clinic. The Bramble Office shall keep the list. "
    assert found(text + sentence)["Bramble Office"].kind == kind
    assert found(text + sentence.replace("Bramble Office", "Northmoor Clinic"))["Northmoor Clinic"].kind == "health"


def test_a_watcher_whose_approval_is_needed_is_a_party() -> None:
    text = CLASSED + "The study was approved by the {} of Eastham University."
    assert "Human Research Ethics Committee of Eastham University" in names(
        text.format("Human Research Ethics Committee")
    )
    assert "Harbour Ballet of Eastham University" not in names(text.format("Harbour Ballet"))


def test_the_name_of_a_company_goes_on_after_a_bracket() -> None:
    text = (
        'Agreement between Granite Data (Westmark) Limited ("Granite") and Northmoor Council (NC). '
        "Granite shall send NC the list."
    )
    assert set(found(text)) == {"Granite Data (Westmark) Limited", "Northmoor Council"}


def test_some_body_that_a_clause_gives_a_name_is_a_party() -> None:
    filler = "Northmoor Council shall keep the list of homes safe and shall check it each month. " * 60
    text = CLASSED + filler + "The parties shall appoint an independent clinic, hereinafter referred to as {}. "
    some = text.format('"the Assessor"') + "The Assessor shall report to Northmoor Council."
    assert found(some)["Assessor"].kind == "health"
    thing = text.replace("clinic", "method").format('"the Assessor"') + "The Assessor shall be published."
    assert "Assessor" not in names(thing)


@pytest.mark.parametrize("label", ["Member Agency's Name: ________", "Name of Member Agency: ________"])
def test_a_form_that_asks_for_the_name_of_a_role_has_that_party(label: str) -> None:
    text = f"Terms of access\n\n{label}\n\nUser's email: ________\n\nThe records of shelters stay in the shelters.\n"
    assert names(text) == {"Member Agency"}
    assert names(text.replace("________", "below")) == set()


def test_a_role_of_two_words_in_capitals_that_does_something_is_a_party() -> None:
    text = (
        "Rules of the network. Each Member Agency shall train its staff. The Lead Agency may suspend a Member Agency. "
        "A Member Agency may leave. The Lead Agency will audit. No data go to partner agencies or to a member agency."
    )
    assert set(found(text)) == {"Member Agency", "Lead Agency"}


def test_two_names_that_or_joins_in_quotation_marks_are_one_party() -> None:
    text = (
        'Agreement between Northmoor Department of Tides, hereinafter "NDT" or "Data Owner", and Westhaven Trust. '
        "NDT shall send the list. Data Owner shall check it. Westhaven Trust shall keep it."
    )
    assert found(text)["Northmoor Department of Tides"].aliases == ("NDT", "Data Owner")


def test_what_is_given_to_one_body_and_another_is_given_to_both() -> None:
    text = CLASSED + "Westhaven Trust may disclose the list to the Crown Prosecution Service and the Home Office."
    assert {"Crown Prosecution Service", "Home Office"} <= names(text)
    other = CLASSED + "The Crown Prosecution Service reads the list. The Home Office guidance is public."
    assert "Home Office" not in names(other)


def test_a_registered_name_is_read_whole_over_its_genitive() -> None:
    text = CLASSED + "The Information Commissioner's Office must be told of a breach."
    assert found(text)["Information Commissioner's Office"].kind == "regulator"


TREATY = "Agreement between the Kingdom of Westmark and the Republic of Ruritania on visits.\n\nArticle 1\n\n"


@pytest.mark.parametrize("misprint", ["Marlow County Sherifrs Office", "Mralow County Sheriffs Office"])
def test_a_misprinted_name_makes_no_second_party(misprint: str) -> None:
    text = (
        "Agreement between the Marlow County Sheriffs Office and Eastham Council. The Marlow County Sheriffs Office "
        f"shall send the list. Eastham Council keeps it. The {misprint} shall read it. The {misprint} may delete it."
    )
    all_found = found(text)
    assert set(all_found) == {"Marlow County Sheriffs Office", "Eastham Council"}
    assert misprint in all_found["Marlow County Sheriffs Office"].aliases


@pytest.mark.parametrize("other", ["Harlow County Sheriffs Office", "Marlin County Sheriffs Office"])
def test_a_name_of_another_place_is_no_misprint(other: str) -> None:
    text = f"Agreement between the Marlow County Sheriffs Office and the {other}. The {other} shall send the list."
    assert {"Marlow County Sheriffs Office", other} <= set(found(text))


def test_the_people_who_lead_a_party_are_no_party_of_their_own() -> None:
    text = (
        "Agreement between the Harbour Digital Service (HDS) and Eastham Council. The HDS Senior Leadership Team will "
        "review the list. Eastham Council reports to the HDS Senior Leadership Team."
    )
    assert set(found(text)) == {"Harbour Digital Service", "Eastham Council"}


def test_a_state_whose_service_the_treaty_names_is_there_as_a_state() -> None:
    text = (
        "AGREEMENT between the Kingdom of Westmark and the Republic of Ruritania\n\n1. Lists\n\nThe Ruritania Customs "
        "Service shall send the Kingdom of Westmark the list. The Ruritania Customs Service may read it. The customs "
        "service of each state applies this agreement.\n"
    )
    kinds = {name: party.kind for name, party in found(text).items()}
    assert kinds["Kingdom of Westmark"] == kinds["Republic of Ruritania"] == "foreign-authority"
    assert kinds["Ruritania Customs Service"] == "border"


@pytest.mark.parametrize(
    "words",
    [
        "The competent authority means: for the Kingdom of Westmark, the Harbour Guard Agency, Ministry of Ports; "
        "for the Republic of Ruritania, the Northern Return Office.",
        "The competent authorities are:\n\n(a) for the Kingdom of Westmark: the Harbour Guard Agency;\n\n"
        "(b) for the Republic of Ruritania: the Northern Return Office.\n",
    ],
)
def test_the_authorities_of_a_treaty_are_parties(words: str) -> None:
    all_found = names(TREATY + words)
    assert {"Harbour Guard Agency", "Northern Return Office"} <= all_found
    assert "Ministry of Ports" not in all_found


def test_an_authority_that_is_only_spoken_of_names_none() -> None:
    text = TREATY + "The competent authorities may meet at the Harbour Guard Agency.\n"
    assert "Harbour Guard Agency" not in names(text)


def test_a_label_gives_its_role_to_a_body_before_its_town() -> None:
    text = "Transfer terms\n\nRecipient: Loftlab GmbH, Dover.\n\nThe Recipient shall keep the data of Eastham Trust."
    assert found(text)["Loftlab GmbH"].aliases == ("Recipient",)


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("the Ministry of Harbours, Calder Police (“the Police”) and Orrell Ltd", "Calder Police"),
        ("the Ministry of Harbours, Northmoor Council, Calder Police (“the Holder”) and Orrell Ltd", "Calder Police"),
        ("the Ministry of Harbours (“the Holder”), Northmoor Council, Calder Police and Orrell Ltd",
         "Ministry of Harbours"),
        ("Northmoor Council, of the Harbour Building, (“the Holder”) and Orrell Ltd", "Northmoor Council"),
    ],
)  # fmt: skip
def test_in_a_list_a_short_name_is_that_of_the_body_before_it(listed: str, named: str) -> None:
    all_found = found(f"This agreement is made between {listed}.\n\n1. They meet.\n")
    assert [name for name, party in all_found.items() if {"Police", "Holder"} & set(party.aliases)] == [named]


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("The Trust shall not disclose the data to any third party other than the Home Office.", True),
        ("The Trust shall not provide data that the law of a place other than the Republic of Cyprus protects.", False),
    ],
)
def test_a_body_that_only_an_exception_names_is_a_party_where_it_is_left_to_be_given_data(
    words: str, taken: bool
) -> None:
    text = "AGREEMENT\n\nbetween Northmoor Council (the “Council”) and Calder Trust (the “Trust”)\n\n1. " + words + "\n"
    names = {party.name for party in parties(reading(text))}
    assert bool(names & {"Home Office", "Republic of Cyprus"}) is taken

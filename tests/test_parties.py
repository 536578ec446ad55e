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
from mouscan.read import read_bytes


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
    ],
)
def test_laws_systems_persons_places_and_authors_are_no_parties(sentence: str) -> None:
    opening = "Agreement between Northmoor Council and Westhaven Police. Northmoor Council will help Westhaven Police. "
    assert set(found(opening + sentence)) == {"Northmoor Council", "Westhaven Police"}


def test_the_parties_to_another_instrument_are_not_those_of_this_one() -> None:
    text = (
        "The Ministry of Harbours and Northmoor Council agree as follows. Under the "
        "Treaty between Ruritania and "
        "Graustark, Northmoor Council will report to the Ministry of Harbours."
    )
    assert not {"Ruritania", "Graustark"} & names(text)


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
        ("Office of Widgets", "government-other"),
    ],
)
def test_a_name_shows_the_kind_of_a_body(name: str, kind: str) -> None:
    assert kind_of(name) == kind


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
    ],
)
def test_work_grows_no_faster_than_hostile_repetition(piece: str, calls: Callable[[Callable[[], object]], int]) -> None:
    short, long = reading(piece * 200), reading(piece * 800)
    assert calls(lambda: parties(long)) <= 4.5 * calls(lambda: parties(short))

"""From the text of one agreement to what its data can do: sentences that open a way, and near misses that do not."""

from __future__ import annotations

import pytest

from mouscan.firewall.properties import properties
from mouscan.firewall.world import HIT
from mouscan.report.trace import Asked, Trace, page
from worlds import BORDER, OFFICE, POLICE, TRUST, agreed, asked, kinds, stops, world

STORE = "The Trust and the Border Force keep their case notes in a shared database."
ACCOUNTS = "Officers of the Border Force have accounts on the patient index of the Trust."
GIVES = "The Trust will supply the names of patients to the Border Force."
BARS = "The Trust shall not disclose patient data to the Border Force"
HANDS = "The Trust will supply the names of patients to Ashby Police."
KEEPS = "Ashby Police shall not disclose the names to any third party"
CONTRARY = "The Trust shall not supply any personal data to the Border Force."
FORCE = f"{TRUST} and {POLICE}"
HOST = f"{TRUST}, Oakline Hosting Ltd (“the Processor”) and {BORDER}"
UNIT = f"{TRUST}, Asylum Support and {OFFICE}"
PART = "Asylum Support is part of the Home Office, as Immigration Enforcement is."
NEEDS = "The Trust will supply the names of patients to Asylum Support."

CASES = [
    # Systems.
    ((STORE,), {}, "PROVEN-OPEN", ["write", "access"], ""),
    ((STORE, "Each of them has a separate tenancy of the database."), {}, "BLOCKED", ["write", "access"], "2"),
    ((STORE, "Each has a separate tenancy and may not see what the other keeps."), {}, "BLOCKED", None, "2"),
    ((STORE, "The supplier shall not combine the records of its customers."), {}, "BLOCKED", None, "2"),
    ((STORE, "The database has no separate tenancies."), {}, "PROVEN-OPEN", None, ""),
    ((STORE, "The records are not kept apart from each other."), {}, "PROVEN-OPEN", None, ""),
    ((STORE, "The Border Force also keeps its own index of cases."), {}, "PROVEN-OPEN", None, ""),
    ((ACCOUNTS,), {}, "PROVEN-OPEN", ["write", "access"], ""),
    ((ACCOUNTS, "On the index each of them has a separate tenancy."), {}, "BLOCKED", ["write", "access"], "2"),
    (("Both use a shared platform.", "Officers of the Border Force have accounts on the platform.",
      "Each body has a separate tenancy and its own keys."), {}, "BLOCKED", None, "3"),
    (("Officers of the Border Force shall not have accounts on the patient index of the Trust.",), {}, "UNKNOWN", [],
     ""),
    (("Letters between the Trust and the Border Force go through a shared e-mail gateway.",), {}, "UNKNOWN", [], ""),
    (("The Border Force may terminate the access of the Trust to the training rooms.",
      "Credentials provided by the Border Force shall remain its property."), {}, "UNKNOWN", [], ""),
    (("Officers of the Border Force are given log-in credentials to the patient index.",), {}, "PROVEN-OPEN", None, ""),
    # Processors.
    (("Oakline Hosting Ltd is the processor of the Trust. The Trust shall disclose the addresses of patients to"
      " Oakline Hosting Ltd.", "Oakline Hosting Ltd may disclose the addresses to the Border Force."),
     {"between": HOST}, "PROVEN-OPEN", ["process", "disclose"], ""),
    (("Oakline Hosting Ltd is the processor of the Trust. The Trust shall disclose the addresses of patients to"
      " Oakline Hosting Ltd.", "Oakline Hosting Ltd shall not disclose the addresses to the Border Force."),
     {"between": HOST}, "UNKNOWN", [], ""),
    (("Oakline Hosting Ltd is the processor of the Trust. The Trust shall disclose the addresses of patients to"
      " Oakline Hosting Ltd.", "Subject to clause 3, Oakline Hosting Ltd may disclose the addresses to the Border"
      " Force.", "Oakline Hosting Ltd shall not disclose the addresses to the Border Force."),
     {"between": HOST}, "BLOCKED", ["process", "disclose"], "3"),
    # Exceptions to a prohibition.
    ((f"{BARS} except for the prevention and detection of crime.",), {"purpose": "immigration-offence"}, "POSSIBLE",
     ["exception"], ""),
    ((f"{BARS} except for the prevention and detection of crime other than immigration offences.",),
     {"purpose": "immigration-offence"}, "BLOCKED", None, "1"),
    ((f"{BARS} except for the prevention and detection of crime.",), {"purpose": "statistics"}, "BLOCKED", [], "1"),
    ((f"{BARS} except to prevent or detect serious crime.",), {"purpose": "immigration-enforcement"}, "BLOCKED", [],
     "1"),
    ((f"{BARS} except to prevent or detect crime.",), {"purpose": "immigration-offence"}, "POSSIBLE", ["exception"],
     ""),
    ((f"{BARS} except where a court so orders.",), {}, "BLOCKED", [], "1"),
    ((f"{BARS} except where a court so orders.", "The Trust will disclose the names of patients to the Border Force"
      " where a court so orders."), {}, "BLOCKED", ["disclose"], "1"),
    ((f"{BARS} except as set out in Annex 5.",), {}, "UNKNOWN", ["exception"], ""),
    (("Patient data shall not be used for immigration enforcement other than as set out in Annex 5.", GIVES),
     {"purpose": "immigration-enforcement"}, "UNKNOWN", ["disclose"], ""),
    (("Patient data shall not be used for immigration enforcement.", GIVES), {"purpose": "immigration-enforcement"},
     "BLOCKED", ["disclose"], "1"),
    ((f"{BARS} except for the prevention of crime. The data shall not be used for immigration enforcement.",),
     {"purpose": "immigration-offence"}, "BLOCKED", None, "1"),
    # What is not there yet.
    (("The Trust will supply the Border Force with the nationality of each patient once it has been collected.",),
     {"data": "nationality"}, "LATENT", ["disclose"], ""),
    (("The Trust will supply the Border Force with the nationality of each patient.",), {"data": "nationality"},
     "PROVEN-OPEN", ["disclose"], ""),
    ((GIVES,), {"data": "nationality"}, "UNKNOWN", [], ""),
    # A new use by who has the data.
    (("The Trust will supply the names of patients to the Home Office for research.",
      "The Home Office may also use the data for immigration enforcement."),
     {"between": f"{TRUST} and {OFFICE}", "purpose": "immigration-enforcement"}, "PROVEN-OPEN",
     ["disclose", "repurpose"], ""),
    (("The Trust will supply the names of patients to the Home Office for research.",),
     {"between": f"{TRUST} and {OFFICE}", "purpose": "immigration-enforcement"}, "UNKNOWN", [], ""),
    (("The Trust will supply the names of patients to the Home Office for research.",
      "The Home Office shall not use the data for immigration enforcement."),
     {"between": f"{TRUST} and {OFFICE}", "purpose": "immigration-enforcement"}, "BLOCKED", [], "2"),
    # Silence, within one body and onward.
    ((NEEDS, PART), {"between": UNIT}, "POSSIBLE", ["disclose", "member"], ""),
    ((HANDS,), {"between": FORCE}, "POSSIBLE", ["disclose", "silence"], ""),
    ((HANDS, f"{KEEPS}."), {"between": FORCE}, "BLOCKED", [], "2"),
    ((HANDS, f"{KEEPS} without the prior written consent of the Trust."), {"between": FORCE}, "BLOCKED", None, "2"),
    ((HANDS, f"{KEEPS} except for the prevention of crime."), {"between": FORCE, "purpose": "immigration-offence"},
     "POSSIBLE", ["disclose", "exception", "silence"], ""),
    ((HANDS, f"{KEEPS} except for the prevention of crime other than immigration offences."),
     {"between": FORCE, "purpose": "immigration-offence"}, "BLOCKED", None, "2"),
    ((HANDS, f"{KEEPS} except as Annex 4 provides."), {"between": FORCE}, "UNKNOWN", None, ""),
    ((HANDS, "Ashby Police should not normally disclose the names to any third party."), {"between": FORCE},
     "POSSIBLE", ["disclose", "silence"], ""),
    ((HANDS, "The Trust shall not supply the names of patients to the Border Force."), {"between": FORCE}, "POSSIBLE",
     ["disclose", "silence"], ""),
    (("The Trust will supply the names of patients to Eastmere University.",),
     {"between": f"{TRUST} and Eastmere University"}, "UNKNOWN", [], ""),
    # Counts, and data about staff.
    (("The Trust will supply the Border Force with counts of patients by nationality.",), {}, "UNKNOWN", [], ""),
    (("The Trust will supply the Border Force each month with aggregate counts of patients by postcode.",), {},
     "UNKNOWN", [], ""),
    (("The Trust will supply the number of patients by nationality to the Border Force.",), {}, "UNKNOWN", [], ""),
    (("The Trust will supply the Border Force with the names and telephone numbers of its staff.",), {}, "UNKNOWN",
     [], ""),
    (("The Trust will give the Border Force contact details of its liaison officers.",), {}, "UNKNOWN", [], ""),
    (("The Trust will supply home addresses to staff of the Border Force.",), {}, "PROVEN-OPEN", ["disclose"], ""),
    (("Staff of the Trust will supply home addresses to the Border Force.",), {}, "PROVEN-OPEN", ["disclose"], ""),
    (("The Trust will give the Border Force names and addresses through its staff.",), {}, "PROVEN-OPEN",
     ["disclose"], ""),
    (("The Labour Inspectorate will give the Border Force the names of workers.",),
     {"between": f"the Labour Inspectorate and {BORDER}"}, "PROVEN-OPEN", ["disclose"], ""),
    # What contradicts itself.
    ((GIVES, CONTRARY), {}, "UNKNOWN", ["disclose"], ""),
    ((GIVES, CONTRARY), {"data": "nationality"}, "BLOCKED", [], "2"),
    ((f"Notwithstanding clause 2, {GIVES[0].lower()}{GIVES[1:]}", CONTRARY), {}, "PROVEN-OPEN", ["disclose"], ""),
    ((f"Notwithstanding clause 2, {GIVES[0].lower()}{GIVES[1:]}", CONTRARY), {"data": "nationality"}, "BLOCKED", [],
     "2"),
    ((f"Notwithstanding clause 2, {GIVES[0].lower()}{GIVES[1:]}", CONTRARY), {"purpose": "immigration-enforcement"},
     "PROVEN-OPEN", ["disclose"], ""),
    ((f"Subject to clause 2, {GIVES[0].lower()}{GIVES[1:]}", CONTRARY), {}, "BLOCKED", ["disclose"], "2"),
]  # fmt: skip


@pytest.mark.parametrize(("clauses", "options", "level", "way", "stopped"), CASES)
def test_a_way_is_as_open_as_the_text_makes_it(
    clauses: tuple[str, ...], options: dict[str, str], level: str, way: list[str] | None, stopped: str
) -> None:
    between = options.get("between", f"{TRUST} and {BORDER}")
    told = asked(world(agreed(*clauses, between=between)), options.get("data", ""), options.get("purpose", ""))
    assert told.level == level
    assert way is None or kinds(told) == way
    assert stops(told) == ({stopped} if stopped else set())


def test_a_fence_stops_the_parts_of_one_body() -> None:
    between = f"Northmoor Academy (“the Academy”) and {OFFICE} (Asylum Support)"
    gives = "The Academy will supply the names of pupils to Asylum Support."
    parts = "References to the Home Office include Immigration Enforcement, which is a part of it."
    fence = "Asylum Support must keep the names apart from the case-working systems of the Home Office, and staff who"
    fenced = world(agreed(gives, parts, f"{fence} carry out immigration enforcement must not have access.",
                          between=between))  # fmt: skip
    assert not [edge for edge in fenced.edges if edge.kind == "member"]
    assert [edge for edge in world(agreed(gives, parts, between=between)).edges if edge.kind == "member"]


def test_a_request_goes_to_the_service_and_its_answer_tells_who_is_known_there() -> None:
    found = world(
        agreed(
            "The Border Force will send the Trust a list of names and dates of birth.",
            "The Trust will respond with the last known address of each person.",
        )
    )
    there = asked(found, source="enforcement", target="service")
    assert there.way is not None
    assert there.way.edges[0].data == {"name", "date-of-birth"}
    back = asked(found)
    assert back.way is not None
    assert back.way.edges[0].data == {"home-address", HIT}
    assert asked(found, HIT).level == "PROVEN-OPEN"
    third = next(one.verdict for one in properties(found) if one.name == "FW3")
    assert third is not None
    assert third.level == "PROVEN-OPEN"


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("A marker is put on the record of each patient in whom the Border Force has an interest.", "PROVEN-OPEN"),
        ("The Trust puts no marker on the record of a patient in whom the Border Force has an interest.", "UNKNOWN"),
    ],
)
def test_a_mark_that_a_question_leaves_in_records_breaks_the_third_property(sentence: str, level: str) -> None:
    found = world(agreed("The Border Force may ask the Trust for a patient's name.", sentence))
    third = next(one.verdict for one in properties(found) if one.name == "FW3")
    assert third is not None
    assert third.level == level
    if level == "PROVEN-OPEN":
        assert kinds(third) == ["annotate"]
        assert asked(found).level == "UNKNOWN"


def told(*clauses: str, between: str = f"{TRUST} and {BORDER}") -> str:
    from mouscan.firewall.join import standing
    from mouscan.firewall.load import Query

    found = world(agreed(*clauses, between=between))
    query = Query(standing(found, ["service"]), standing(found, ["enforcement"]))
    return " ".join(page(Trace(found, Asked(query, "service", "enforcement"), asked(found)), 100).split())


def test_a_narrow_exception_is_told_with_the_conditions_that_its_words_do_not_show() -> None:
    bare = told(f"{BARS} except where a court so orders.")
    assert "Opened only on conditions: 1" in bare
    assert "The text does not show: the least data, a record of each use, notice to the person," in bare
    kept = told(f"{BARS} except where a court so orders. The Trust keeps a record of each disclosure.")
    assert "a record of each use" not in kept
    assert "Opened only on conditions" not in told(f"{BARS} except for the prevention of crime.")


def test_a_text_that_is_not_there_and_one_that_contradicts_are_told() -> None:
    page = told(f"{BARS} except as set out in Annex 5.")
    assert 'It depends on a text that is not here: 1 1, page 1, line 5: "except as set out in Annex 5."' in page
    page = told(GIVES, CONTRARY)
    assert "Contradicted by 2" in page
    assert "Stopped by" not in page


def test_an_annex_that_is_there_is_no_missing_text() -> None:
    annexed = "Annex 5\n\nThe Trust shall not disclose any data to the Border Force."
    found = asked(world(agreed(f"{BARS} except as set out in Annex 5.\n\n{annexed}")))
    assert found.missing == ()

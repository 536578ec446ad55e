"""The words that the firewall rules ask for: what must be read, and what only looks like it."""

from __future__ import annotations

import pytest

from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language.pipeline import read
from mouscan.rules.examples import agreement
from mouscan.source import read_bytes

OPENING = "This agreement is made between Hillside NHS Trust and the Border Force."


def found(*clauses: str) -> Agreement:
    text = agreement([OPENING, *clauses])
    return build(read(clause_tree(read_bytes(text.encode(), "test.txt"))))


READ = [
    ("reporting", "duty", "Midwives must record the visa status of a patient and notify the border police."),
    ("reporting", "duty", "Landlords must tell the Directorate of tenants without a residence permit."),
    ("reporting", "duty", "A case worker who finds that a client is undocumented will alert the enforcement liaison."),
    ("reporting", "duty", "Front-line officers are encouraged to pass on details of illegal entrants."),
    ("reporting", "duty", "The housing team shall inform Immigration Enforcement when a tenant moves house."),
    ("reporting", "bar", "Staff will not be asked to report the immigration status of any patient."),
    (
        "reporting",
        "duty",
        "Caseworkers who find that a person is not lawfully present shall forward the address to ICE.",
    ),
    ("reporting", "duty", "Outreach staff should let ICE know of any person they believe to be in the UK unlawfully."),
    (
        "reporting",
        "duty",
        "School heads shall notify the Inspectorate where parents do not present a residence permit.",
    ),
    ("reporting", "statutory", "A registrar who suspects a sham marriage shall report it."),
    ("gates", "authoriser", "A judge of the High Court must have approved the disclosure."),
    ("gates", "record", "The monitoring officer logs each decision and its reasons."),
    ("gates", "notice", "The Trust tells the patient that it has done so."),
    ("systems", "opened", "Officers of the Border Force will be issued with log-ins to the patient index."),
    ("systems", "opened", "The Border Force may look up any patient in the register."),
    ("systems", "opened", "Two officers of the Border Force have accounts on the patient index."),
    ("systems", "opened", "The index may be viewed by clerks and by the Border Force."),
    ("systems", "shared", "The outreach team enters it on the shared outreach database."),
    ("systems", "shared", "The Trust and the Border Force pool their records in a data lake."),
    ("systems", "vendor", "The records are held by the same supplier that hosts the case system of the Border Force."),
    ("systems", "apart", "Each has a separate tenancy and its own keys."),
    ("sidechannel", "told", "The Trust will check names sent by the Border Force against its register."),
    ("sidechannel", "told", "The Trust will verify for the Border Force the current address of a patient."),
    ("sidechannel", "hit", "Where there is a match, the Trust will supply the address."),
    ("sidechannel", "mark", "A marker is put on the record of each patient in whom the Border Force has an interest."),
    ("discretion", "none", "The Trust will not normally refuse a request."),
    ("discretion", "none", "The Trust shall comply with every request of the Border Force."),
    ("discretion", "none", "An officer may look up any patient."),
    ("discretion", "unasked", "The Trust may give the address of its own motion."),
    ("adverse", "use", "The addresses are used to trace families with whom contact was lost."),
    ("adverse", "use", "The data are used to plan enforcement visits at the homes of tenants."),
    ("adverse", "use", "A time is fixed so that a person of interest can be met on leaving the ward."),
    ("hostile", "aim", "The aim is to create a hostile environment for those without leave."),
    ("hostile", "aim", "The parties wish to encourage the voluntary departure of persons with no right to remain."),
    ("hostile", "aim", "The aim is to prevent people without leave from accessing public services."),
    ("users", "housing", "The Council holds tenant records."),
]
NOT_READ = [
    ("reporting", "duty", "The Vendor shall notify the College of any unauthorized access to personal data."),
    ("reporting", "duty", "A teacher who believes that a child is at risk of harm must tell children's services."),
    ("reporting", "duty", "Nothing in this agreement obliges a teacher to report a pupil's immigration status."),
    ("reporting", "duty", "Employees shall report security incidents to the Department of Homeland Security."),
    ("reporting", "duty", "No member of staff shall be asked to report a patient's immigration status."),
    ("adverse", "use", "A detained person is brought to the ward."),
    ("systems", "opened", "The Border Force shall not have access to the patient index."),
    ("systems", "opened", "The Trust tells the Border Force nothing about the child's account of the journey."),
    ("systems", "opened", "The Border Force pays the costs into the bank account of the Trust."),
    ("systems", "opened", "Clerks of the Trust have accounts on the patient index."),
    ("systems", "shared", "Letters are sent through the shared e-mail gateway."),
    ("sidechannel", "told", "The Trust does not check a list of the Border Force against its records, and never will."),
    ("sidechannel", "told", "The Trust shall not tell the Border Force whether a person is registered."),
    ("discretion", "none", "The Trust may refuse a request."),
    ("adverse", "use", "The list must not be copied to removable media."),
    ("adverse", "use", "The data must not be used to locate or detain a patient."),
    ("adverse", "use", "The nurse visits the ward."),
    ("hostile", "aim", "The aim is to deter fraud in the benefit scheme and to make it harder to commit crime."),
    ("hostile", "aim", "The system shall be protected against denial of service attacks."),
    ("hostile", "aim", "An inquiry found that the hostile environment had kept people from care."),
    ("hostile", "aim", "No one shall suffer a hostile work environment."),
    ("hostile", "aim", "The aim is to reduce the number of missed appointments."),
]


@pytest.mark.parametrize(("vocabulary", "value", "sentence"), READ)
def test_the_words_of_the_field_are_read(vocabulary: str, value: str, sentence: str) -> None:
    assert (vocabulary, value) in {(p.vocabulary, p.value) for p in found(sentence).phrases}


@pytest.mark.parametrize(("vocabulary", "value", "sentence"), NOT_READ)
def test_what_only_looks_like_them_is_not(vocabulary: str, value: str, sentence: str) -> None:
    assert (vocabulary, value) not in {(p.vocabulary, p.value) for p in found(sentence).phrases}


def test_a_body_that_is_supplied_with_data_is_a_party() -> None:
    text = "1. The Department for Education will supply the Home Office with the nationality of each pupil.\n"
    read_ = build(read(clause_tree(read_bytes(text.encode(), "test.txt"))))
    assert [p.name for p in read_.parties] == ["Department for Education", "Home Office"]


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("The Trust gives the Border Force no information about a patient.", "prohibited"),
        ("The Trust will give the Border Force no other information about a patient.", "prohibited"),
        ("The Trust shall provide the Border Force with no patient data.", "prohibited"),
        ("The Border Force receives no information about a patient from the Trust.", "prohibited"),
        ("The Trust shall supply the Border Force with patient data at no charge.", "required"),
        (
            "The Trust will send the patient list to the Border Force no later than five days after it is asked.",
            "required",
        ),
    ],
)
def test_that_nothing_is_given_is_a_prohibition(sentence: str, polarity: str) -> None:
    assert {flow.polarity for flow in found(sentence).flows} == {polarity}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Trust will trace each person and will normally return results within a week.",
        "The Trust will respond to each request with the last known address.",
        "The Trust will advise the Border Force whether a person is enrolled.",
    ],
)
def test_an_answer_is_read(sentence: str) -> None:
    flows = found("The Border Force will submit tracing requests.", sentence).flows
    assert [(f.source, f.target) for f in flows if f.kind == "respond"] == [("p1", "p2")]


def test_the_rights_of_the_people_concerned_are_no_answer_to_the_other_side() -> None:
    flows = found("The Trust shall respond to data subjects with a copy of their data.").flows
    assert not [f for f in flows if f.target == "p2"]


def test_what_stands_between_access_and_its_system_hides_no_access() -> None:
    flows = found("The Border Force shall have access, through the national platform, to the patient register.").flows
    assert [(f.kind, f.source, f.target) for f in flows] == [("access", "p1", "p2")]


@pytest.mark.parametrize("verb", ["shows, for each patient,", "contains, for every patient,", "gives"])
def test_what_a_list_shows_is_sent_with_it(verb: str) -> None:
    text = (
        f"The Trust sends the Border Force a list of patients. The list {verb} the name and nationality of the patient."
    )
    agreed = found(text)
    names = {item.id: item.category for item in agreed.data}
    assert [{names[id] for id in flow.data} for flow in agreed.flows] == [{"name", "nationality"}]


def test_the_name_of_a_unit_in_brackets_is_no_purpose() -> None:
    agreed = found("This protocol is made with the Home Office (Immigration Enforcement).")
    assert not agreed.purposes

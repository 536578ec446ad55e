"""Data: which items a text names, of which category, with which tags, and which wording names none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement

Builder = Callable[[str], Agreement]

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”) and Westhaven Trust (“the Trust”)\n\n"
    "1. This Memorandum is about the winter programme.\n\n2. {words}\n"
)


def categories(build: Builder, words: str) -> set[str]:
    return {item.category for item in build(FRAME.format(words=words)).data}


ITEMS = {
    "the date of birth": "date-of-birth",
    "the home address": "home-address",
    "the postcode": "postcode",
    "the mobile telephone number": "telephone",
    "the email address": "email",
    "the ethnic origin": "ethnicity",
    "the nationality": "nationality",
    "the country of birth": "country-of-birth",
    "the immigration status": "immigration-status",
    "the passport number": "passport-official-id",
    "the national insurance number": "national-identifier",
    "the social security number": "national-identifier",
    "the religion": "religion",
    "the medical history": "health",
    "the disability": "disability",
    "the fingerprints": "biometric",
    "the sexual orientation": "sex-life-orientation",
    "the criminal convictions": "criminal-offence",
    "the bank account number": "financial-account",
    "the household income": "tax-income",
    "the school attended": "school-attended",
    "the first language": "first-language",
    "the vehicle registration number": "vehicle-registration",
    "the trade union membership": "trade-union",
}


@pytest.mark.parametrize(("words", "category"), ITEMS.items(), ids=ITEMS.values())
def test_an_item_of_a_list_has_its_category(words: str, category: str, agreement: Builder) -> None:
    text = f"The Council shall send to the Trust, for each tenant, the full name, {words} and the age."
    assert categories(agreement, text) == {"name", category, "age"}


def test_prose_a_list_and_a_table_name_the_same_items(agreement: Builder) -> None:
    prose = "The Council shall send the name, date of birth and postcode of each tenant to the Trust."
    listed = "The Council shall send to the Trust:\n\n(a) name;\n\n(b) date of birth;\n\n(c) postcode."
    bullets = "The Council shall send to the Trust:\n\n• name\n\n• date of birth\n\n• postcode"
    table = (
        "The Council shall send to the Trust:\n\n| Field | Reason |\n|---|---|\n| Name | Matching |\n"
        "| Date of birth | Matching |\n| Postcode | Visits |"
    )
    for words in (prose, listed, bullets, table):
        assert categories(agreement, words) == {"name", "date-of-birth", "postcode"}, words


def test_one_item_named_twice_is_one_with_both_clauses(agreement: Builder) -> None:
    found = agreement(
        FRAME.format(words="The Council shall send the date of birth of each tenant.")
        + "\n3. The Trust shall send the date of birth of each patient.\n"
    )
    (item,) = [item for item in found.data if item.category == "date-of-birth"]
    assert item.clauses == ("2", "3")
    assert [e.line for e in item.evidence] == [7, 9]


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("the home address", {"locator"}),
        ("the nationality", {"status-proxy"}),
        ("the religion", {"special"}),
        ("the date of birth", {"identifier", "child"}),
        ("the criminal convictions", {"criminal"}),
        ("the victim status", {"protected"}),
    ],
)
def test_an_item_bears_the_tags_of_its_category(words: str, tags: set[str], agreement: Builder) -> None:
    found = agreement(FRAME.format(words=f"The Council shall send the full name and {words} of each tenant."))
    assert {tag for item in found.data if item.category != "name" for tag in item.tags} == tags


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall send any relevant information to the Trust.",
        "The Council shall send such personal data as it holds to the Trust.",
    ],
)
def test_wording_that_names_no_item_is_generic(words: str, agreement: Builder) -> None:
    found = agreement(FRAME.format(words=words))
    assert all(item.generic for item in found.data)
    assert {item.category for item in found.data} <= {"personal-data", "other"}


@pytest.mark.parametrize(
    "words",
    [
        "The parties shall address any delay at the next meeting.",
        "The Council acts in the name of its members.",
        "Notices shall be sent to the postal address of the party.",
        "The parties meet at the place and date that they agree.",
        "This Memorandum is signed by the religion officer of the Council in good health.",
    ],
)
def test_a_word_in_another_sense_is_no_item(words: str, agreement: Builder) -> None:
    assert categories(agreement, words) == set()


@pytest.mark.parametrize("counts", ["counts", "aggregate counts", "the number", "statistics"])
def test_counts_of_people_are_no_item_about_a_person(counts: str, agreement: Builder) -> None:
    found = categories(agreement, f"The Council shall publish {counts} of tenants by nationality.")
    assert found <= {"aggregate-statistics"}


def test_aggregate_counts_are_statistics(agreement: Builder) -> None:
    assert categories(agreement, "The Council shall publish aggregate counts.") == {"aggregate-statistics"}


def test_the_words_of_an_item_are_those_of_the_text(agreement: Builder) -> None:
    found = agreement(FRAME.format(words="The Council shall send the Date of Birth and full name of each tenant."))
    (item,) = [item for item in found.data if item.category == "date-of-birth"]
    assert item.name.lower() == "date of birth"
    assert item.evidence[0].words == "Date of Birth"


def test_a_category_that_is_refused_is_still_named(agreement: Builder) -> None:
    found = agreement(FRAME.format(words="The Council shall not send the nationality or religion of any tenant."))
    assert {item.category for item in found.data} == {"nationality", "religion"}
    assert not [flow for flow in found.flows if flow.polarity != "prohibited"]


def names(build: Builder, words: str) -> set[str]:
    return {item.name.lower() for item in build(FRAME.format(words=words)).data}


def test_conjoined_items_are_told_apart(agreement: Builder) -> None:
    text = "The Council shall send the name, address and date of birth of the pupil and their parents to the Trust."
    assert categories(agreement, text) == {"name", "home-address", "date-of-birth"}


def test_one_word_for_data_serves_several_kinds(agreement: Builder) -> None:
    found = names(agreement, "The Council shall transfer to the Trust student, teacher and school data.")
    assert found == {"student data", "teacher data", "school data"}


def test_initials_beside_an_item_are_no_second_one(agreement: Builder) -> None:
    found = names(agreement, "The Council shall send the data items: National Insurance Number (NIN) and postcode.")
    assert found == {"national insurance number", "postcode"}


def test_a_list_of_a_line_each_names_an_item_a_line(agreement: Builder) -> None:
    text = "The data items to be sent are:\n\nSurname\nDate of birth\nAllocated key worker\nEthnicity"
    assert names(agreement, text) == {"surname", "date of birth", "allocated key worker", "ethnicity"}


def test_a_column_that_describes_the_items_names_none(agreement: Builder) -> None:
    table = (
        "The Council shall send to the Trust:\n\n| Data item | Reason |\n|---|---|\n| Surname | match by postcode |\n"
        "| Date of birth | age at the date of the visit |"
    )
    assert categories(agreement, table) == {"name", "date-of-birth"}


def test_date_and_place_of_birth_are_both(agreement: Builder) -> None:
    text = "The Council shall send the surname and the date and place of birth of each tenant."
    assert categories(agreement, text) == {"name", "date-of-birth", "country-of-birth"}


@pytest.mark.parametrize(
    ("words", "latent"),
    [
        (
            "The Council shall send the surname, the address and, once collected, the religion of each tenant.",
            "religion",
        ),
        ("The Council shall send the surname, the address and the religion, when it becomes available.", "religion"),
    ],
)
def test_only_the_item_that_is_meant_is_still_to_be_collected(words: str, latent: str, agreement: Builder) -> None:
    found = agreement(FRAME.format(words=words)).data
    assert {item.category for item in found} == {"name", "home-address", latent}
    assert [item.category for item in found if item.latent] == [latent]


def test_bare_wording_is_an_item_only_where_nothing_else_is_named(agreement: Builder) -> None:
    bare = "The Council shall send personal data about tenants to the Trust."
    assert categories(agreement, bare) == {"personal-data"}
    assert categories(agreement, f"{bare} The data are the surname and the date of birth.") == {"name", "date-of-birth"}


def test_wording_for_all_that_is_held_is_an_item_where_it_moves(agreement: Builder) -> None:
    held = "The Council holds tenant records under its own rules and shall send the surname of each tenant."
    assert categories(agreement, held) == {"name"}
    moved = "The Council shall send tenant records to the Trust, and the surname of each tenant."
    assert categories(agreement, moved) == {"name", "personal-data"}


@pytest.mark.parametrize(
    "words",
    [
        "Data are sent by secure email or by telephone.",
        "Each party shall give the other the name, email and telephone number of its points of contact.",
        "The data protection officer shall address complaints about data without delay.",
        "The Council shall report a loss of data with the name and address of the competent authority.",
        "The data may be used for statistics.",
        "Data shall be kept in line with the Health Information Privacy Regulations.",
    ],
)
def test_contacts_means_and_titles_are_no_items(words: str, agreement: Builder) -> None:
    assert categories(agreement, words) <= {"personal-data"}


def test_an_annex_of_another_text_is_an_item_by_itself(agreement: Builder) -> None:
    found = names(agreement, "The request contains the data listed in Annex 4 to the Framework Agreement.")
    assert found == {"data listed in annex 4"}


def test_names_of_staff_are_a_contact_and_names_of_tenants_are_not(agreement: Builder) -> None:
    assert categories(agreement, "The Council shall report the names of the officers to the Trust.") == {
        "staff-contact"
    }
    assert categories(agreement, "The Council shall report the names of the tenants to the Trust.") == {"name"}


def test_what_stands_in_one_breath_with_items_is_an_item(agreement: Builder) -> None:
    text = "The Council shall give the Trust the surname, the age, the shoe size, the bedding and the sleeping habit."
    assert names(agreement, text) == {"surname", "age", "shoe size", "bedding", "sleeping habit"}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall send the surname, notify the caretaker and close the file.",
        "The Council shall send the surname, the postcode and the caretaker informs the tenant.",
        "The Council shall send the surname and postcode to the Trust, the caretaker and the landlord.",
    ],
)
def test_what_else_a_sentence_goes_on_to_say_is_no_item(words: str, agreement: Builder) -> None:
    assert names(agreement, words) <= {"surname", "postcode"}


def test_an_entry_that_looks_like_a_heading_is_an_item(agreement: Builder) -> None:
    text = (
        "The Council shall send the data elements in Schedule 1.\n\nSCHEDULE 1\n\nDATA ELEMENTS\n\n"
        "1. Licence class and type of Vessel\n\n2. Given names and surname of the master\n\n"
        "3. Hour and place of the Mooring\n\n4. Nationality\n"
    )
    assert names(agreement, text) == {
        "licence class",
        "type of vessel",
        "given names and surname of the master",
        "hour and place of the mooring",
        "nationality",
    }


def test_a_table_without_rules_names_an_item_a_row(agreement: Builder) -> None:
    text = (
        "The Council shall send the extract in Schedule 1.\n\nSchedule 1   Extract\n\n"
        "Item   Data item                        Why it is needed\n\n"
        "1      Ages of the guests               to choose a room by address\n"
        "2      Walking aids needed              to choose a floor that can be reached\n"
        "3      Postcode                         to plan the journey\n"
    )
    assert {"ages of the guests", "walking aids needed", "postcode"} <= names(agreement, text)
    assert "home-address" not in categories(agreement, text)


def test_a_list_of_the_following_data_names_what_no_vocabulary_holds(agreement: Builder) -> None:
    text = (
        "The Council may give the Trust the following data only:\n\n(a) whether the guest is in the house;\n\n"
        "(b) the room and the usual hour of supper; and\n\n(c) the colour of the coat."
    )
    assert names(agreement, text) == {
        "whether the guest is in the house",
        "room",
        "usual hour of supper",
        "colour of the coat",
    }


@pytest.mark.parametrize(
    "words",
    [
        "The Council is liable for the use of the data, including:\n\n(a) lost profits;\n\n(b) special damages.",
        '"Covered Service" means a food bank, an employer or a night shelter that transmits data.',
        "No reference number need be given with the data.",
        "The Council shall query the data by surname, postcode or plate number.",
        "Access to the data is given to a small number of officers.",
    ],
)
def test_lists_of_other_things_and_what_is_not_there_are_no_items(words: str, agreement: Builder) -> None:
    assert categories(agreement, words) <= {"personal-data"}


@pytest.mark.parametrize(
    "words",
    [
        "The personal data concern the following categories of data subjects (please specify): tenants, pilots.",
        "The personal data concern the following persons: former tenants, harbour pilots, night clerks.",
        "The personal data are subject to the following basic processing activities: sorting, harbour tallies.",
        "The personal data are kept safe by the following organisational measures: locked doors, night clerks.",
        "The Trust guards the personal data against attacks, including, without limitation, scans or packet floods.",
        "The Trust keeps all rights in the data, including copyright, database rights and goodwill.",
        "The Trust guards the personal data with regard to the risks, taking into account: cost, state of the art.",
        "The Trust guards the personal data by the following measures:\n\n• locked doors\n\n• night clerks",
    ],
)
def test_a_list_of_measures_rights_or_people_is_none_of_data(words: str, agreement: Builder) -> None:
    assert names(agreement, words) <= {"personal data"}


@pytest.mark.parametrize(
    "thing",
    [
        "internal applicants",
        "employees of the harbour",
        "harbour partners",
        "fundamental rights",
        "unlawful destruction",
        "costs of implementation",
        "measures taken",
        "documented instructions",
        "against accidental",
        "general notes on the technical",
        "perform its berthing",
        "otherwise in good order",
    ],
)
def test_people_and_what_befalls_data_are_no_items_of_prose(thing: str, agreement: Builder) -> None:
    text = "The Trust shall send the data about each tenant, including the date of birth, {} and the tide mark."
    assert names(agreement, text.format(thing)) == {"date of birth", "tide mark"}


@pytest.mark.parametrize("thing", ["harbour risk", "date the berth began", "new berth", "berth user names"])
def test_what_only_looks_like_a_mishap_is_an_item_of_prose(thing: str, agreement: Builder) -> None:
    text = "The Trust shall send the data about each tenant, including the date of birth, {} and the tide mark."
    assert names(agreement, text.format(thing)) == {"date of birth", thing, "tide mark"}


@pytest.mark.parametrize("thing", ["applicant letters", "rights history", "social circumstances", "key worker"])
def test_what_people_have_is_an_item_and_so_is_whoever_a_list_of_data_names(thing: str, agreement: Builder) -> None:
    text = "The Trust shall send the following data about each tenant:\n\n• date of birth\n\n• {}\n\n• tide mark"
    assert names(agreement, text.format(thing)) == {"date of birth", thing, "tide mark"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("The data come from:\n\n• Centre for Sexual Health and Harbour Research\n\n• date of birth\n\n• ethnicity",
         {"date of birth", "ethnicity"}),
        ("The Trust sends the following data:\n\n• notes on terms, units, and rounding\n\n• date of birth\n\n• age",
         {"notes on terms", "date of birth", "age"}),
        ("The Trust sends the following data:\n\n• date of birth, ethnicity and age\n\n• centre for moored boats",
         {"date of birth", "ethnicity", "age", "centre for moored boats"}),
        ("The Trust shall not send any berth- level data.", {"berth-level data"}),
        ("The data are locked in transit as follows: Between tenants' browsers and the Trust.", set()),
    ],
)  # fmt: skip
def test_a_body_and_the_topics_of_an_item_are_no_items(words: str, kept: set[str], agreement: Builder) -> None:
    assert names(agreement, words) == kept


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("The personal data are held at its office. Address: 5 Quay Street; e-mail: …; the date of birth is kept.",
         {"date-of-birth"}),
        ("The Trust sends, for each tenant, the contact data: address, e-mail, date of birth.",
         {"home-address", "email", "date-of-birth"}),
    ],
)  # fmt: skip
def test_a_contact_that_the_text_fills_in_is_no_item(words: str, kinds: set[str], agreement: Builder) -> None:
    assert categories(agreement, words) - {"personal-data", "other"} == kinds


BORROWED = (
    "“Personal data” means any information on a person who can be identified by reference to an identifier "
    "such as a name, an identification number, location data, or to factors specific to the genetic or social identity "
    "of that person"
)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (BORROWED + ".", set()),
        (BORROWED + "; “tenant” means who gives the name, the date of birth and the postcode.",
         {"name", "date-of-birth", "postcode"}),
        ("“Personal data”, “special categories of data” and “processor” have the same meaning as in the law.", set()),
        ("The personal data are the name and the date of birth of a tenant, given by reference to a tenancy.",
         {"name", "date-of-birth"}),
    ],
)  # fmt: skip
def test_a_definition_that_only_says_what_a_law_says_names_no_item(
    words: str, kinds: set[str], agreement: Builder
) -> None:
    assert categories(agreement, words) - {"personal-data"} == kinds


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("For the personal data, the Trust tells the name and contact details of its data protection officer.",
         set()),
        ("The Trust sends the Council the personal data and the name and location of the subprocessor.", set()),
        ("The Trust sends the personal data, the name and date of birth of the tenant, to the officer.",
         {"name", "date-of-birth"}),
        ("The personal data are audited by persons with the required qualifications and employment contracts.", set()),
        ("The Trust sends for each tenant the date of birth, the qualifications and the postcode.",
         {"date-of-birth", "education-record", "postcode"}),
    ],
)  # fmt: skip
def test_what_an_officer_a_processor_or_an_auditor_has_is_no_item(
    words: str, kinds: set[str], agreement: Builder
) -> None:
    assert categories(agreement, words) - {"personal-data"} == kinds


@pytest.mark.parametrize(
    "words",
    [
        "The data concern the following categories of data (please specify): berth letter, date of birth, tide mark.",
        "The data cover the following types of personal data of data subjects: berth letter, date of birth, tide mark.",
        "The Trust sends the following tenants' details: berth letter, date of birth, tide mark.",
        "The Trust sends data about tenants, including, without limitation, berth letter, date of birth, tide mark.",
        "The Trust sends the data that tenants enter in the services, such as berth letter, date of birth, tide mark.",
    ],
)
def test_the_noun_that_announces_a_list_of_data_is_no_item_of_it(words: str, agreement: Builder) -> None:
    assert names(agreement, words) == {"berth letter", "date of birth", "tide mark"}


def test_the_short_and_the_full_wording_of_an_item_are_one(agreement: Builder) -> None:
    found = agreement(
        FRAME.format(words="The Council shall send the surname, postcode and usual address of the tenant.")
        + "\n3. The Trust shall return the postcode and the address.\n"
    )
    (item,) = [item for item in found.data if item.category == "home-address"]
    assert item.name == "usual address"
    assert item.clauses == ("2", "3")


def test_a_term_that_the_text_gives_to_its_data_is_an_item(agreement: Builder) -> None:
    text = 'The Council shall provide what its wardens record (the "Winter Data") to the Trust as data for planning.'
    assert names(agreement, text) == {"winter data"}


def test_a_number_that_is_published_is_an_aggregate(agreement: Builder) -> None:
    found = names(agreement, "Each month the Council shall publish the number of beds, refusals and data requests.")
    assert found == {"number of beds"}


def test_a_request_form_asks_for_items(agreement: Builder) -> None:
    text = "The Trust asks on the form in Annex 1.\n\nAnnex 1   Request form\n\n1   Name and date of birth: ........\n"
    assert categories(agreement, text) == {"name", "date-of-birth"}


def test_what_a_system_will_also_show_is_still_to_come(agreement: Builder) -> None:
    text = "The Trust will also be able to view the date and place of each crossing and the surname of the driver."
    found = agreement(FRAME.format(words=text)).data
    assert [item.latent for item in found if item.category == "current-location"] == [True]


def test_a_bulleted_list_of_fields_names_an_item_a_bullet(agreement: Builder) -> None:
    text = (
        "The Council shall send the extract in Schedule 1.\n\nSchedule 1   Extract\n\nData elements:\n\n"
        "-- Ferry or barge\n\n-- Berth of the last winter mooring in the harbour (see also Hull)\n\n"
        "-- Draught (laden, empty)\n\n-- Basic facts (age, gender)\n\n-- Date of birth or year of birth\n\n"
        "Winter part (indicative list):\n\n-- Lodging\n"
    )
    found = names(agreement, text)
    assert {"ferry or barge", "berth of the last winter mooring in the harbour", "draught", "lodging"} <= found
    assert {"age", "gender", "date of birth or year of birth"} <= found
    assert found.isdisjoint({"hull", "laden", "empty", "barge", "year of birth", "winter part"})


def test_a_bulleted_list_of_other_things_names_no_items(agreement: Builder) -> None:
    text = "The Trust shall keep the lodge in good order:\n\n-- Lamps and lanterns\n\n-- Boilers\n\n-- Winter stores\n"
    assert names(agreement, text) == set()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "The Council shall provide information on the owners of the barges to the Trust.",
            "information on the owners",
        ),
        (
            "Information relating to settlors, trustees and guarantors shall be exchanged.",
            "information relating to settlors",
        ),
        (
            "The Trust shall furnish information held by lodging houses, inns and hostels.",
            "information held by lodging",
        ),
        (
            "Information about survivors of arson will only be shared with consent.",
            "information about survivors of arson",
        ),
    ],
)
def test_information_is_an_item_by_its_subject_or_its_holder(words: str, name: str, agreement: Builder) -> None:
    assert any(found.startswith(name) for found in names(agreement, words))


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall provide information about the use of the service to the Trust.",
        "Each Party shall give the other information on any breach of this Memorandum.",
        "The Exchange of Information on Mooring Matters is a matter for another text.",
        "The Trust shall send information about those persons.",
        "Information on the harbour stands in the visitor guide.",
    ],
)
def test_information_on_the_parties_own_dealings_is_no_item(words: str, agreement: Builder) -> None:
    assert not any(name.startswith("information") for name in names(agreement, words))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Lodging Material means what the Council records of each lodging.", "lodging material"),
        ("Winter Berth Data refers to what the wardens write down.", "winter berth data"),
        ("The Council may access LODGE information under this Memorandum.", "lodge information"),
        ("The Council shall supply environmental noise data to the Trust.", "environmental noise data"),
        ("No classified information will be provided by the Trust.", "classified information"),
        ("The Council may make public the name of the dataset that it used.", "name of the dataset"),
    ],
)
def test_data_of_several_words_are_an_item(words: str, name: str, agreement: Builder) -> None:
    assert any(name in found for found in names(agreement, words))


@pytest.mark.parametrize(
    "words",
    [
        "Lodging Officer means whoever the Council appoints.",
        "The Council shall supply relevant necessary data to the Trust.",
        "ACCESS TO LODGE RECORDS",
        "Servers that hold the data shall be password-protected.",
        "The incident report and the background check stay with the Council.",
    ],
)
def test_words_that_say_nothing_of_the_data_are_no_item(words: str, agreement: Builder) -> None:
    assert categories(agreement, words) <= {"personal-data"}


def test_initials_and_what_they_stand_for_are_one_item(agreement: Builder) -> None:
    found = names(agreement, "The Trust shall send Protected Health Information, and the Council shall protect PHI.")
    assert found == {"protected health information"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ('"Personal Data" means data that tell who somebody is.', True),
        ('"Personal Data" has the meaning in the GDPR.', False),
    ],
)
def test_personal_data_that_a_text_defines_itself_are_an_item(words: str, kept: bool, agreement: Builder) -> None:
    found = names(agreement, f"{words} The Council shall send the surname and the date of birth of each tenant.")
    assert found == {"surname", "date of birth"} | ({"personal data"} if kept else set())


def test_a_list_of_obligations_is_not_one_of_purposes(agreement: Builder) -> None:
    text = "The Council agrees to:\n\n(a) send the date of birth of each tenant to the Trust;\n\n(b) keep the boats."
    assert "date-of-birth" in categories(agreement, text)
    purposes = "The Council exists to:\n\n(a) lower the age of the boats;\n\n(b) mend the fleet."
    assert categories(agreement, purposes) == set()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "The Council and the Trust exchange information that is foreseeably relevant to the keeping of the lodges.",
            "information that is foreseeably relevant to the keeping of the lodges",
        ),
        (
            "The Council shall not share information designated as sensitive or secret without consent.",
            "information designated as sensitive or secret",
        ),
        (
            "The Trust accepts no additional information about former tenants.",
            "additional information about former tenants",
        ),
        (
            "The Council shall provide the Trust, on request, with information on moorings, let or vacant, which "
            "appear to be unsafe.",
            "information on moorings, let or vacant, which appear to be unsafe",
        ),
        (
            "The wardens shall not divulge information about a person which might harm the household.",
            "information about a person which might harm the household",
        ),
        ("Information from or about tenants shall be shared with the Trust.", "information from or about tenants"),
    ],
)
def test_information_is_an_item_by_what_it_serves_how_it_is_marked_and_whose_it_is(
    words: str, name: str, agreement: Builder
) -> None:
    assert name in names(agreement, words)


@pytest.mark.parametrize(
    "words",
    [
        "The Council collects information from tenants and enters the lodge.",
        "Information that is old is of no use to the Trust.",
        "The Council shall provide information about persons who attend its meetings.",
        "Further information on this Memorandum is available from the Council.",
        "The warden is designated as the keeper of the information.",
    ],
)
def test_information_that_only_comes_from_somewhere_or_says_nothing_is_no_item(words: str, agreement: Builder) -> None:
    assert not any(name.startswith(("information", "further")) for name in names(agreement, words))


def test_entries_that_say_whether_something_is_so_are_whole_and_apart(agreement: Builder) -> None:
    text = (
        "On request, the Council shall provide the Trust with the following information:\n\n"
        "(a) whether boats which were moored in the harbour of the requesting Trust have been lawfully "
        "launched from the harbour of the other Trust;\n\n"
        "(b) whether boats which were launched from the harbour of the requesting Trust have been lawfully "
        "moored in the harbour of the other Trust.\n"
    )
    found = names(agreement, text)
    assert {name.split(" the ")[0] for name in found} == {
        "whether boats which were moored in",
        "whether boats which were launched from",
    }


def test_a_list_after_the_purpose_of_an_act_is_not_one_of_purposes(agreement: Builder) -> None:
    text = "The wardens may, for the purpose of {act}:\n\n(a) obtain the date of birth and surname of the guest;\n"
    assert categories(agreement, text.format(act="searching a lodge")) == {"date-of-birth", "name"}
    assert (
        categories(agreement, "The Council acts for the purposes of:\n\n(a) lowering the age of the boats;\n") == set()
    )


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        ("Basic facts (age, gender)", {"age", "gender"}),
        ("Guest number (room number and bed number)", {"guest number"}),
        ("Lodging (including ethnicity)", {"lodging", "ethnicity"}),
        ("Draught (see also depth at age one)", {"draught"}),
        ("Onshore and offshore moorings", {"onshore and offshore moorings"}),
        ("Boiler and lamp room", {"boiler", "lamp room"}),
        ("Guest to guest transmission of colds", {"guest to guest transmission of colds"}),
        ("Place of the last mooring, or berth of the boat", {"place of the last mooring, or berth of the boat"}),
        ("Identity of the guest under care or inquiry", {"identity of the guest under care"}),
        ("How to ask for a berth", set()),
    ],
)
def test_an_entry_of_a_list_of_fields_is_named_as_a_whole(entry: str, read: set[str], agreement: Builder) -> None:
    text = (
        "The Council shall send the extract in Schedule 1.\n\nSchedule 1   Extract\n\nData elements:\n\n"
        f"-- Ferry or barge\n\n-- {entry}\n\n-- Date of birth\n"
    )
    assert names(agreement, text) - {"ferry or barge", "date of birth"} == read


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "The Trust shall not disclose any trade, business, industrial, commercial or professional secret or trade "
            "process.",
            "trade, business, industrial, commercial or professional secret or trade process",
        ),
        (
            "The Council need not reveal confidential communications between a client and an attorney.",
            "confidential communications between a client and an attorney",
        ),
        (
            "The Trust shall inform the Council of the use of the supplied data and the results achieved.",
            "use of the supplied data and the results achieved",
        ),
        (
            "The Trust may receive data relating to criminal convictions and offences from the Council.",
            "data relating to criminal convictions and offences",
        ),
        ("The Trust shall report all complaints or allegations to the Council.", "complaints or allegations"),
        ("The Trust shall disclose the unique codes to the Council.", "unique codes"),
        ("Each party protects non-public information that the other shares.", "non-public information"),
        ("Files containing tenant data stay with the Council.", "tenant data"),
        ("My user name and password shall not be shared.", "password"),
        ("The Council shall describe all metadata about the data.", "metadata"),
        ("Where the line fails, guest form berth data may be transmitted later.", "guest form berth data"),
        ("The Trust receives the IP address, the browser type and operating system of the guest.", "operating system"),
        ("The Trust may request audit logs for the purpose of an audit.", "audit logs"),
    ],
)
def test_items_of_treaties_and_of_systems_are_read_in_prose(words: str, name: str, agreement: Builder) -> None:
    assert name in names(agreement, words)


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("The metadata format and the data are up to the Council.", "metadata"),
        ("The Trust keeps the operating system that lets the Council access the data.", "operating system"),
        ("Each party keeps its password apart from the data that it shares.", "password"),
        ("The data go to a care provider, health plan, or employer, and include the surname and age.", "employer"),
        ("The Trust restricts information that is sent to it.", "restricts information"),
        ("Once data is transferred, the Trust keeps it.", "once data"),
    ],
)
def test_words_beside_data_that_name_none_are_no_items(words: str, none: str, agreement: Builder) -> None:
    assert none not in names(agreement, words)


def test_the_contact_of_whoever_a_party_makes_responsible_is_no_item(agreement: Builder) -> None:
    own = "Each party shall identify a person who is responsible for the data and provide the telephone number."
    assert categories(agreement, own) <= {"personal-data"}
    tenants = "The Council shall provide the telephone number of each tenant to the Trust."
    assert categories(agreement, tenants) == {"telephone"}


def test_a_law_that_names_records_in_brackets_heads_no_list_of_fields(agreement: Builder) -> None:
    text = (
        "The Council shall send the surname and age.\n\n3 Harbour Code Part 2 (Guest Records):\n\n"
        "• Trust stays bound by rules"
    )
    assert names(agreement, text) == {"surname", "age"}


def test_data_and_information_of_one_kind_are_one_item_by_its_term(agreement: Builder) -> None:
    text = (
        'The "Lodge Data" means what the lodges record. The Council shall send lodge information to the Trust, and the '
        "Trust may access lodge information."
    )
    assert names(agreement, text) == {"lodge data"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Council shall supply tenant addresses to the Trust.", {"home-address"}),
        ("The Council shall disclose claimant nationality to the Trust.", {"nationality"}),
        ("Pupil names shall be disclosed by the Council to the Trust.", {"name"}),
        ("The Council shall tell the Trust whom the tenant names as the cause of the noise.", set()),
        ("The Council shall look after pupil attendance.", set()),
        ("The Council shall send the number of tenants by ward to the Trust.", {"aggregate-statistics"}),
        ("The Council shall send the Trust each month with the bill the aggregate counts.", {"aggregate-statistics"}),
        ("The Council shall send the number of the lease to the Trust.", set()),
    ],
)
def test_an_item_that_the_people_concerned_stand_before_is_one_where_it_moves(
    words: str, found: set[str], agreement: Builder
) -> None:
    assert categories(agreement, words) == found

"""Safeguards: what gives one, what gives it weakly, later or elsewhere, and what only speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mouscan.graph import Agreement
from mouscan.graph.law import legal_references
from mouscan.graph.safeguards import safeguards
from mouscan.graph.standing import Standing
from mouscan.language import Reading

Reader = Callable[[str], Reading]
Builder = Callable[[str], Agreement]

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (the Council) and Westhaven Trust (the Trust)\n\n"
    "1. The Council gives a list of addresses to the Trust for the winter programme.\n\n2. {words}\n"
)

PRESENT = {
    "publication-commitment": "The Council shall publish this Memorandum on its website within ten days of signature.",
    "register-entry": "The Council shall enter this agreement in the public register of data sharing agreements.",
    "privacy-notice": "The Council shall give every tenant a privacy notice that names the Trust.",
    "statistics-published": "The Council shall publish each year the number of requests received and disclosures made.",
    "consultation": "The Information Commissioner was consulted on this agreement before it was signed.",
    "dpia": "A data protection impact assessment was completed and approved on 4 June 2030.",
    "controller-roles": "The Council and the Trust are each an independent controller of the data that they hold.",
    "processor-terms": "A processor shall act only on documented instructions and under a written contract.",
    "disclosure-log": "The Council shall keep a log of every disclosure that it makes under this agreement.",
    "accountable-owner": "The senior responsible owner for this agreement is the Director of Housing of the Council.",
    "contact-points": "The single point of contact for the Trust is the Records Manager, records@westhaven.example.",
    "review-date": "The parties shall review this agreement every twelve months, first on 1 March 2031.",
    "expiry": "This agreement shall expire on 31 March 2032 unless it is renewed in writing.",
    "complaint-route": "The Council shall answer every complaint that a tenant makes to it within one month.",
    "rights-procedure": "A party that receives a subject access request shall respond to it within one month.",
    "foi-handling": "A party asked under the Freedom of Information Act 2000 shall consult the other.",
    "change-control": "A new data field shall be added only by a variation signed by both parties.",
    "suspension-right": "Either party may suspend the sharing of data immediately if the other breaches a term.",
    "termination": "Either party may terminate this agreement by giving three months' written notice.",
    "dispute-resolution": "Any dispute shall be referred to the chief executives of both parties for resolution.",
    "lawful-basis": "The lawful basis for the processing is Article 6(1)(e) of the UK GDPR.",
    "legal-gateway": "The Council has power to disclose it under section 115 of the Crime and Disorder Act 1998.",
    "retention-limit": "The Trust shall retain the data for no longer than six months from receipt.",
    "deletion-on-termination": "On termination of this agreement the Trust shall destroy all data received under it.",
    "deletion-verified": "The Trust shall certify in writing to the Council that the data has been destroyed.",
    "secure-transfer": "The data shall be encrypted in transit and sent by secure file transfer.",
    "secure-storage": "The Trust shall store the data on encrypted servers in a locked room.",
    "access-control": "Access to the data shall be limited to named officers who need it for their duties.",
    "staff-training": "The Trust shall train all staff in data protection each year.",
    "staff-vetting": "Staff with access to the data shall have undergone a background check.",
    "breach-notification": "The Trust shall notify the Council of any personal data breach within 24 hours.",
    "onward-disclosure-restriction": "The Trust shall not disclose the data to a third party without written consent.",
    "immigration-use-prohibition": "The data shall not be used for immigration enforcement.",
    "re-identification-prohibition": "The Trust shall not attempt to re-identify any person from the data.",
    "human-verification": "An officer shall check every match by hand before any action is taken on it.",
    "purpose-limit": "The Trust shall use the data only for the winter programme and for no other purpose.",
    "liability": "Each party shall indemnify the other against losses that arise from its breach.",
    "costs": "Each party shall bear its own costs of this agreement.",
}  # fmt: skip

SENTENCES = [
    tuple(line.split("\t")) for line in (Path(__file__).parent / "safeguards.tsv").read_text("utf-8").splitlines()[2:]
]

WEAK = {
    "change-control": "This agreement may be amended only in writing signed by both parties.",
    "publication-commitment": "The Council should publish this Memorandum on its website.",
    "privacy-notice": "Where practicable, the Council should give tenants a privacy notice that names the Trust.",
    "disclosure-log": "The Council should keep a log of every disclosure that it makes under this agreement.",
    "review-date": "The parties will review this agreement from time to time as necessary.",
    "breach-notification": "The Trust should notify the Council of any personal data breach where possible.",
    "secure-transfer": "The data should be encrypted in transit where this is practicable.",
    "staff-training": "The Trust will endeavour to train staff in data protection.",
    "onward-disclosure-restriction": "The Trust should not disclose the data to a third party without consent.",
    "deletion-verified": "The Trust should certify in writing to the Council that the data has been destroyed.",
    "access-control": "Access to the data should be limited to named officers who need it.",
}  # fmt: skip

DEFERRED = {
    "dpia": "A data protection impact assessment will be carried out.",
    "retention-limit": "The retention period for the data is to be agreed.",
    "review-date": "The review date of this agreement is to be confirmed.",
    "breach-notification": "A procedure for notifying a data breach to the other party is to be agreed.",
    "contact-points": "The single point of contact for the Trust is: [TBC]",
    "secure-transfer": "The method of secure transfer is to be agreed by the parties.",
    "statistics-published": "The publication of statistics on the number of requests is to be agreed in due course.",
}

DELEGATED = {
    "retention-limit": "The Trust shall retain the data in accordance with its own retention policy.",
    "data-fields-enumerated": "The data fields to be shared are set out in Annex C.",
    "breach-notification": "A data breach shall be notified as set out in Annex D.",
}

NOTHING = {
    "dpia": [
        "The parties need not carry out a data protection impact assessment.",
        "A data protection impact assessment is not required.",
    ],
    "publication-commitment": [
        "This Memorandum shall not be published.",
        "The parties will not publish this agreement.",
    ],
    "privacy-notice": [
        "The Council is not required to give tenants a privacy notice.",
        "The parties shall comply with data protection law.",
    ],
    "breach-notification": [
        "The parties shall comply with the Data Protection Act 2018.",
        "A breach of this agreement by either party is regretted.",
    ],
    "retention-limit": [
        "The parties shall comply with the Data Protection Act 2018.",
        "The Council keeps its offices open for ten hours on each working day.",
    ],
    "secure-transfer": [
        "The parties shall comply with all applicable law.",
        "The data shall be transferred on the first Monday of each month.",
    ],
    "disclosure-log": [
        "The Council is not required to keep a log of disclosures.",
        "The parties keep to this agreement.",
    ],
    "onward-disclosure-restriction": [
        "The Trust may disclose the data to any other department without consent.",
        "The Trust shall comply with data protection law.",
    ],
    "immigration-use-prohibition": [
        "The data may be used for immigration enforcement.",
        "The data shall be used for immigration enforcement only.",
    ],
    "re-identification-prohibition": ["The Trust may re-identify persons from the data."],
    "deletion-on-termination": [
        "On termination of this agreement the Trust may keep all data received under it.",
        "Termination of this agreement shall not require the destruction of data.",
    ],
    "review-date": ["The Trust reviews the list of addresses each month."],
    "expiry": ["The list of addresses is sent on 31 March of each year."],
    "staff-training": ["The Trust provides training in sport to young people."],
    "human-verification": ["The system shall act on each match automatically."],
    "complaint-route": ["Tenants complain of the cold in winter."],
    "independent-audit": ["The Trust shall keep its own audit log."],
    "statistics-published": ["The Council holds statistics on housing."],
    "suspension-right": ["The supply of data shall not be suspended for any reason."],
    "consultation": ["The parties shall consult each other."],
    "legal-gateway": ["The Council shall act lawfully."],
    "access-control": ["The Trust shall give access to the data to anyone who asks."],
}


def cases(table: dict[str, str]) -> list[object]:
    return [pytest.param(kind, words, id=kind) for kind, words in table.items()]


def standing(reading: Reading) -> Standing:
    return Standing(reading, legal_references(reading))


def given(reading: Reading) -> dict[str, set[str]]:
    """Return the statuses of the safeguards that clause 2 gives, under their kinds."""
    found: dict[str, set[str]] = {}
    for safeguard in safeguards(standing(reading)):
        if any(clause.startswith("2") for clause in safeguard.clauses):
            found.setdefault(safeguard.kind, set()).add(safeguard.status)
    return found


@pytest.mark.parametrize(("kind", "words"), cases(PRESENT))
def test_a_plain_duty_gives_the_safeguard(kind: str, words: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get(kind) == {"present"}


@pytest.mark.parametrize(("kind", "status", "words"), SENTENCES)
def test_other_words_give_it_as_firmly_as_they_say(kind: str, status: str, words: str, reading: Reader) -> None:
    found = given(reading(FRAME.format(words=words))).get(kind, set())
    if status == "none":
        assert "present" not in found
    else:
        assert found == {status}


@pytest.mark.parametrize(("kind", "words"), cases(WEAK))
def test_should_and_endeavour_give_it_weakly(kind: str, words: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get(kind) == {"weak"}


@pytest.mark.parametrize(("kind", "words"), cases(DEFERRED))
def test_what_is_still_to_be_agreed_is_deferred(kind: str, words: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get(kind) == {"deferred"}


@pytest.mark.parametrize(("kind", "words"), cases(DELEGATED))
def test_what_stands_in_another_text_is_delegated(kind: str, words: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get(kind) == {"delegated"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(kind, words, id=f"{kind}-{i}")
        for kind, sentences in NOTHING.items()
        for i, words in enumerate(sentences)
    ],
)
def test_words_that_do_not_give_it_give_nothing(kind: str, words: str, reading: Reader) -> None:
    assert "present" not in given(reading(FRAME.format(words=words))).get(kind, set())


def test_an_agreement_that_only_names_the_law_gives_no_safeguard_of_its_own(reading: Reader) -> None:
    found = given(reading(FRAME.format(words="The parties shall comply with all applicable data protection law.")))
    assert [kind for kind, statuses in found.items() if "present" in statuses] == []


def test_a_list_of_duties_gives_each_of_them(reading: Reader) -> None:
    words = (
        "The Trust shall:\n\n(a) notify the Council of any data breach within 24 hours;\n\n"
        "(b) keep a log of every disclosure of the data; and\n\n"
        "(c) delete the data on termination of this agreement."
    )
    found = {(s.kind, s.status): s.clauses for s in safeguards(standing(reading(FRAME.format(words=words))))}
    assert found["breach-notification", "present"] == ("2(a)",)
    assert found["disclosure-log", "present"] == ("2(b)",)
    assert found["deletion-on-termination", "present"] == ("2(c)",)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("purpose-limit", "Describe how the shared data will be used."),
        ("data-fields-enumerated", "[List the types of data that each party will give.]"),
        ("retention-limit", "Please state how long the records will stay with the recipient."),
        ("controller-roles", "Name the controller or controllers on each side."),
        ("access-control", "Explain who will have access to the records and by whom it is granted."),
        ("accuracy-check", "Outline the steps by which data quality is kept."),
        ("legal-gateway", "Identify any legal powers that let each party share."),
        ("breach-notification", "Clearly explain the procedure that follows a breach."),
    ],
)
def test_what_tells_the_drafter_what_to_write_is_deferred(kind: str, words: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get(kind) == {"deferred"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("data-fields-enumerated", "The Trust shall:\n\n(a) list the types of data that it holds in its attic."),
        ("controller-roles", "The Council will describe the controller of the heating."),
        ("legal-gateway", "The Trust can identify any legal powers of its trustees."),
    ],
)
def test_a_duty_to_describe_is_no_note_to_the_drafter(kind: str, words: str, reading: Reader) -> None:
    assert "deferred" not in given(reading(FRAME.format(words=words))).get(kind, set())


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The point of contact for the Trust is: Name: Address: Email: Phone:", "deferred"),
        ("The point of contact for the Trust is: [Name of officer]", "deferred"),
        ("The points of contact are as follows:\n\n(a) Council: ________\n\n(b) Trust: ________", "deferred"),
        ("The point of contact for the Trust is: Ada Alder, records officer, telephone 01234 567890.", "present"),
        ("The points of contact are as follows:\n\n(a) Council: Ada Alder\n\n(b) Trust: ________", "present"),
    ],
)
def test_a_form_that_nobody_has_filled_in_is_deferred(words: str, status: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get("contact-points") == {status}


def test_the_name_of_a_party_that_a_template_leaves_open_puts_nothing_off(reading: Reader) -> None:
    words = "This agreement may be terminated by [Name of recipient] on one month's written notice."
    assert given(reading(FRAME.format(words=words))).get("termination") == {"present"}


@pytest.mark.parametrize(
    "words",
    [
        "I will take reasonable means to keep my password secret.",
        "The Trust will by secure means keep its passwords secret.",
    ],
)
def test_means_is_no_definition_where_it_is_a_noun(words: str, reading: Reader) -> None:
    assert given(reading(FRAME.format(words=words))).get("secure-storage") == {"present"}


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("purpose-limit", "Permitted Uses"),
        ("dispute-resolution", "Dispute Resolution"),
        ("liability", "Indemnification"),
    ],
)
def test_a_title_names_what_stands_under_it(kind: str, title: str, reading: Reader) -> None:
    text = FRAME.format(words="{title}\n\n2.1 {words}")
    assert given(reading(text.format(title=title, words="Winter fuel grants and the visits that go with them."))).get(
        kind
    ) == {"present"}
    assert "present" not in given(reading(text.format(title=title, words="________"))).get(kind, set())


def test_a_schedule_of_an_act_is_no_annex_that_is_missing(reading: Reader) -> None:
    words = "Health data are processed under Article 9(2)(g) and paragraph 18 of Schedule 1."
    assert given(reading(FRAME.format(words=words))).get("special-category-condition") == {"present"}


def test_a_lead_that_says_should_weakens_its_whole_list(reading: Reader) -> None:
    words = (
        "The Trust should:\n\n(a) notify the Council of any data breach within 24 hours;\n\n"
        "(b) keep a log of every disclosure of the data."
    )
    found = {(s.kind, s.status) for s in safeguards(standing(reading(FRAME.format(words=words))))}
    assert {("breach-notification", "weak"), ("disclosure-log", "weak")} <= found
    assert not {("breach-notification", "present"), ("disclosure-log", "present")} & found


def test_a_recital_and_a_definition_give_nothing(reading: Reader) -> None:
    for words in (
        "Whereas the Trust must notify the Council of any personal data breach within 24 hours;",
        '"Breach procedure" means that the Trust shall notify the Council of any personal data breach within 24 hours.',
    ):
        assert "present" not in given(reading(FRAME.format(words=words))).get("breach-notification", set())


def test_the_term_and_the_words_are_kept(agreement: Callable[[str], Agreement]) -> None:
    found = agreement(FRAME.format(words=PRESENT["breach-notification"]))
    (one,) = [s for s in found.safeguards if s.kind == "breach-notification"]
    assert one.within == "24 hours"
    assert one.evidence[0].words == PRESENT["breach-notification"]
    assert (one.evidence[0].clause, one.evidence[0].line) == ("2", 7)


def test_the_bearer_is_the_party_that_is_bound(agreement: Callable[[str], Agreement]) -> None:
    found = agreement(FRAME.format(words=PRESENT["breach-notification"]))
    (one,) = [s for s in found.safeguards if s.kind == "breach-notification"]
    bearer = found.party(one.bearer)
    assert bearer is not None
    assert bearer.name == "Westhaven Trust"


def test_every_sentence_that_gives_a_safeguard_says_whom_it_binds_how_by_when_and_unless(agreement: Builder) -> None:
    found = agreement(
        "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”) and Westhaven Hospital Trust "
        "(“the Trust”)\n\n1. The Trust shall delete the data within six months of receipt, unless a court orders that "
        "they be kept.\n\n2. The Council will retain the data for 2 years.\n\n3. Neither party may keep them longer.\n"
    )
    names = {party.id: party.name for party in found.parties}
    (limit,) = [s for s in found.safeguards if s.kind == "retention-limit" and s.status == "present"]
    told = [(u.clause, names.get(u.bearer, ""), u.force, u.within, u.exception) for u in limit.undertakings]
    assert told[:2] == [
        ("1", "Westhaven Hospital Trust", "duty", "six months", "unless a court orders that they be kept"),
        ("2", "Northmoor Council", "duty", "2 years", ""),
    ]
    assert limit.bearer == ""
    assert limit.within == "six months"

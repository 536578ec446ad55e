"""The words of accountability and of lawful basis that rules ask for, and words that only look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (the Council) and Westhaven Trust (the Trust)\n\n"
    "1. The Council gives a list of addresses to the Trust for the winter programme.\n\n2. {words}\n"
)

READ = {
    ("owners", "officer"): [
        "The Data Protection Officer of each body is consulted.",
        "The Privacy Officer answers questions about the scheme.",
        "Each side has a Caldicott Guardian.",
        "The DPOs meet twice a year.",
    ],
    ("owners", "owner"): [
        "The Director of Housing is accountable for the operation of this agreement.",
        "The Senior Responsible Owner is the Head of Benefits.",
        "Chief Data Officer: responsible for compliance with this MoU.",
        "The Information Asset Owner at the Trust signs off each release.",
        "The Trust designates its Medical Director as the person responsible for the data.",
    ],
    ("owners", "lead"): ["The Council is the lead agency.", "The Trust acts as lead body for the programme."],
    ("rights", "correction"): [
        "Residents may have inaccurate data rectified.",
        "Requests for correction are answered by the Council.",
    ],
    ("rights", "erasure"): [
        "Individuals may ask for erasure of their data.",
        "A person's request to delete their data is answered.",
    ],
    ("rights", "restriction"): [
        "A request to restrict the processing is recorded.",
        "Rights of access, rectification and restriction apply.",
    ],
    ("rights", "objection"): ["Residents may object to the sharing.", "Objections are dealt with by the Trust."],
    ("rights", "all"): [
        "Requests by data subjects are answered within one month.",
        "The Trust helps the Council to meet the data subjects' rights.",
    ],
    ("rights", "passed-on"): [
        "The Council notifies the Trust of any correction or erasure.",
        "A party that amends an item informs each recipient.",
        "Rectified data are communicated to all partners within two days.",
    ],
    ("variation", "assessment"): [
        "A new field needs a fresh data protection impact assessment.",
        "Changes to Schedule 1 follow an updated DPIA.",
        "No recipient is added until the PIA has been revised.",
    ],
    ("variation", "notice"): ["The list is changed only after the privacy notices have been revised."],
    ("variation", "informal"): [
        "Further data items may be added by agreement of the contacts.",
        "The project managers may vary the list of fields.",
        "The fields may be changed by e-mail.",
        "Additional data may be included with the consent of the officials.",
    ],
    ("ending", "at-once"): [
        "The Council may end this MoU with immediate effect.",
        "Either side may terminate forthwith.",
        "The Council may stop the supply without notice.",
    ],
    ("evaluation", "metric"): [
        "The parties measure the number of families rehoused.",
        "Success is judged by the rate of confirmed matches.",
        "The target is a fall of ten per cent in arrears.",
    ],
    ("evaluation", "harm"): [
        "The evaluation looks at people who are deterred from seeking care.",
        "False matches and complaints are counted.",
        "The report states any adverse effect on residents.",
    ],
    ("commencement", "signature"): [
        "This MoU takes effect when both parties have signed it.",
        "This agreement comes into force on signature by the last party.",
        "No data will be transferred before the agreement has been signed.",
        "The effective date is the date of the last signature below.",
        "This Protocol shall enter into force thirty days after the exchange of notifications of completion.",
        "The Council will only share data once the Trust has signed.",
        "This agreement starts on the date stated at its head.",
    ],
    ("commencement", "before"): [
        "This MoU formalises existing arrangements.",
        "The purpose of this memorandum is to formalise the sharing which has been in place since 2018.",
        "The exchange has been operating since April 2019.",
        "Records have been shared between the parties since 2015.",
        "This agreement shall have retrospective effect from 1 January 2020.",
        "Transfers began before this agreement was signed.",
    ],
    ("commencement", "replaces"): [
        "This agreement replaces the agreement dated 4 May 2019.",
        "This MoU supersedes the previous MoU between the parties.",
    ],
    ("bases", "both"): [
        "The lawful basis of both parties is Article 6(1)(e) of the UK GDPR.",
        "Each party relies on the public task condition.",
        "The supplier relies on Article 6(1)(c) and the recipient on Article 6(1)(e) as its lawful basis.",
    ],
    ("bases", "consent"): [
        "The Trust relies on the consent of the patient.",
        "The lawful basis is consent.",
        "Applicants consent to the disclosure of their data to the Council.",
    ],
    ("bases", "compelled"): [
        "By enrolling, parents consent to checks by the Council.",
        "Claimants are deemed to consent to the exchange.",
        "Consent is a condition of entitlement to the payment.",
    ],
    ("bases", "interests"): [
        "The Trust relies on its legitimate interests.",
        "The basis is Article 6(1)(f) of the GDPR.",
        "Both rely on recognised legitimate interests.",
    ],
    ("bases", "theirs"): [
        "The disclosure is necessary for the recipient's functions.",
        "It serves the statutory functions of the receiving authority.",
    ],
    ("bases", "own"): ["The Council discloses the data to perform its own statutory functions."],
    ("bases", "implied"): [
        "The parties rely on their implied powers.",
        "The Department acts under its common law powers.",
        "The disclosure is made under the Royal Prerogative.",
    ],
}
NOT = {
    ("owners", "officer"): ["Police officers collect the forms.", "The security officer keeps the keys."],
    ("owners", "owner"): [
        "The Director of Housing will attend the meeting.",
        "The Commissioner is responsible for notifying the individuals.",
        "The owner of the dwelling is told.",
    ],
    ("owners", "lead"): ["The results may lead to a visit.", "The lead pipe is replaced."],
    ("rights", "correction"): ["The accounts are kept in the ordinary way."],
    ("rights", "erasure"): ["The Trust deletes the file after ninety days."],
    ("rights", "objection"): ["The objectives of the programme are listed in the annex."],
    ("rights", "passed-on"): [
        "Amendments to this agreement are notified to the other party.",
        "The Council corrects errors.",
    ],
    ("variation", "informal"): [
        "The list may be changed only in writing, signed by both parties.",
        "Data are sent by e-mail.",
        "Contact details may be changed by e-mail.",
    ],
    ("ending", "at-once"): [
        "Either party may terminate on three months' notice.",
        "The Trust immediately deletes the file.",
    ],
    ("evaluation", "metric"): ["The sharing will deliver significant benefits.", "Security measures are reviewed."],
    ("commencement", "signature"): [
        "A variation takes effect when both parties have signed it.",
        "The amendment enters into force upon ratification.",
        "Either party may sign in counterparts.",
    ],
    ("commencement", "before"): [
        "There are formal arrangements for meetings.",
        "The Trust has been a registered charity since 1987.",
        "This agreement has no retrospective effect.",
        "The regular review takes place in June.",
    ],
    ("commencement", "replaces"): ["The Council replaces lost cards."],
    ("bases", "both"): ["The lawful basis for this processing is public task.", "Both parties meet in June."],
    ("bases", "consent"): [
        "Consent is not relied on.",
        "Neither party publishes without the consent of the other party.",
        "Data are not shared without the consent of the patient.",
    ],
    ("bases", "compelled"): ["By signing below, both parties agree to these terms."],
    ("bases", "interests"): [
        "The parties do not rely on legitimate interests.",
        "The interests of the child come first.",
    ],
    ("bases", "theirs"): ["The recipient's address is in the annex."],
    ("bases", "implied"): ["The Act gives the Council power to share the data."],
}


def found(agreement: Callable[[str], Agreement], words: str) -> set[tuple[str, str]]:
    return {(p.vocabulary, p.value) for p in agreement(FRAME.format(words=words)).phrases}


@pytest.mark.parametrize(("asked", "words"), [(asked, words) for asked, list_ in READ.items() for words in list_])
def test_the_words_are_read(asked: tuple[str, str], words: str, agreement: Callable[[str], Agreement]) -> None:
    assert asked in found(agreement, words)


@pytest.mark.parametrize(("asked", "words"), [(asked, words) for asked, list_ in NOT.items() for words in list_])
def test_words_that_look_like_them_are_not(
    asked: tuple[str, str], words: str, agreement: Callable[[str], Agreement]
) -> None:
    assert asked not in found(agreement, words)


@pytest.mark.parametrize(
    ("words", "bearers"),
    [
        ("The Council and the Trust shall delete the data within thirty days.", {""}),
        ("The Trust shall delete the data within thirty days.", {"westhaven trust"}),
        ("When the Council has answered, the Trust shall delete the data within thirty days.", {"westhaven trust"}),
    ],
)
def test_two_who_are_joined_are_bound_together(
    words: str, bearers: set[str], agreement: Callable[[str], Agreement]
) -> None:
    read = agreement(FRAME.format(words=words))
    names = {p.id: p.name.lower() for p in read.parties}
    bound = {names.get(u.bearer, "") for s in read.safeguards for u in s.undertakings if u.clause == "2"}
    assert bound == bearers


def test_an_agency_still_to_be_named_is_no_owner(agreement: Callable[[str], Agreement]) -> None:
    words = "One State agency will be designated as custodian of the files and will be responsible for the data."
    owner = [s.status for s in agreement(FRAME.format(words=words)).safeguards if s.kind == "accountable-owner"]
    assert owner == ["deferred"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("expiry", "This MoU shall continue in effect whilst the survey remains live."),
        ("expiry", "This protocol ceases to apply on the termination of the framework agreement."),
        ("expiry", "Either party may terminate this MoU by three months' notice in writing."),
        ("expiry", "It continues until a party gives notice to the other."),
        ("review-date", "The security methods are reviewed by the Council every year."),
    ],
)
def test_what_comes_near_an_end_or_a_review_is_a_miss(
    kind: str, words: str, agreement: Callable[[str], Agreement]
) -> None:
    assert kind in {miss.kind for miss in agreement(FRAME.format(words=words)).misses}

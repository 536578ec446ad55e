"""Flows: who gives which data to whom, in every voice; what is forbidden, left open or still to come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.graph.agreement import Flow

Builder = Callable[[str], Agreement]

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”), Westhaven Hospital Trust (“the Trust”) "
    "and the Home Office\n\n1. This Memorandum is about the winter programme.\n\n2. {words}\n"
)


def shown(found: Agreement, flow: Flow) -> tuple[str, str, str, str]:
    """Return a flow as its kind, the names of its two ends, and its polarity."""

    def name(id: str) -> str:
        party = found.party(id)
        return party.name if party else id

    return flow.kind, name(flow.source), name(flow.target), flow.polarity


def flows(build: Builder, words: str) -> set[tuple[str, str, str, str]]:
    found = build(FRAME.format(words=words))
    return {shown(found, flow) for flow in found.flows}


COUNCIL, TRUST, HOME = "Northmoor Council", "Westhaven Hospital Trust", "Home Office"
READS = "whoever reads in the system of another gets no flow"
REQUIRED = {("disclose", COUNCIL, TRUST, "required")}


def wrong(words: str, reason: str) -> object:
    return pytest.param(words, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall send the tenants' addresses to the Trust.",
        wrong(
            "The Council will provide the Trust with the tenants' addresses.", "the taker before the data is not seen"
        ),
        wrong(
            "The tenants' addresses shall be sent by the Council to the Trust.", "the taker after the giver is not seen"
        ),
        "The tenants' addresses shall be disclosed to the Trust by the Council.",
        "The Trust shall receive the tenants' addresses from the Council.",
        wrong(
            "The Council must make the tenants' addresses available to the Trust.", "a verb in two parts is not seen"
        ),
        "The Council shall make available to the Trust the tenants' addresses.",
        "The Council agrees to share the tenants' addresses with the Trust.",
        "The Council will, on the first day of each month, transfer the tenants' addresses to the Trust.",
    ],
)
def test_every_voice_gives_the_same_flow(words: str, agreement: Builder) -> None:
    assert flows(agreement, words) == REQUIRED


def test_a_noun_gives_a_flow(agreement: Builder) -> None:
    found = flows(agreement, "This part governs the disclosure of the tenants' addresses by the Council to the Trust.")
    assert {(kind, source, target) for kind, source, target, _ in found} == {("disclose", COUNCIL, TRUST)}


def test_a_permission_is_allowed_and_not_required(agreement: Builder) -> None:
    found = flows(agreement, "The Council may send the tenants' addresses to the Trust.")
    assert found == {("disclose", COUNCIL, TRUST, "allowed")}


def test_a_list_takes_the_giver_and_the_taker_from_its_lead(agreement: Builder) -> None:
    found = agreement(
        FRAME.format(words="The Council shall send to the Trust:\n\n(a) the tenants' names;\n\n(b) their addresses.")
    )
    assert {shown(found, flow) for flow in found.flows} == REQUIRED
    named = {item.id: item.category for item in found.data}
    assert {named[id] for flow in found.flows for id in flow.data} == {"name", "home-address"}


def test_two_sentences_in_opposite_directions_are_two_flows(agreement: Builder) -> None:
    words = (
        "The Council shall send the tenants' addresses to the Trust. "
        "The Trust shall send the patients' dates of birth to the Council."
    )
    assert flows(agreement, words) == {*REQUIRED, ("disclose", TRUST, COUNCIL, "required")}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall not send the tenants' addresses to the Home Office.",
        "The Council must never disclose the tenants' addresses to the Home Office.",
        "No address of a tenant shall be disclosed by the Council to the Home Office.",
        "Under no circumstances will the Council give the tenants' addresses to the Home Office.",
        "The Council is prohibited from sending the tenants' addresses to the Home Office.",
        "The Council cannot share the tenants' addresses with the Home Office.",
        "Neither the Council nor the Trust shall disclose the tenants' addresses to the Home Office.",
        "Nothing in this Memorandum permits the Council to disclose the tenants' addresses to the Home Office.",
    ],
)
def test_a_prohibition_makes_no_flow_that_data_can_take(words: str, agreement: Builder) -> None:
    assert {polarity for *_, polarity in flows(agreement, words)} <= {"prohibited"}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall not send the tenants' addresses to the Home Office.",
        "The Council must never disclose the tenants' addresses to the Home Office.",
    ],
)
def test_a_plain_prohibition_is_a_prohibited_flow(words: str, agreement: Builder) -> None:
    assert flows(agreement, words) == {("disclose", COUNCIL, HOME, "prohibited")}


@pytest.mark.parametrize(
    "words",
    [
        "The Council is not required to send the tenants' addresses to the Trust.",
        "The Council need not send the tenants' addresses to the Trust.",
    ],
)
def test_where_there_is_no_duty_nothing_is_required(words: str, agreement: Builder) -> None:
    assert {polarity for *_, polarity in flows(agreement, words)} <= {"allowed"}


@pytest.mark.parametrize(
    "words",
    [
        "“Disclosure” means the giving of tenants' addresses by the Council to the Trust.",
        "The Council and the Trust shall meet each month.",
        "The Council shall send its representative to the Trust.",
        "The Council shall bear the costs of the Trust.",
        "The Council shall notify the Trust of any breach.",
    ],
)
def test_what_moves_no_data_is_no_flow(words: str, agreement: Builder) -> None:
    assert flows(agreement, words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Once collected, the Council shall send the tenants' nationality to the Trust.",
        "The Council shall send the tenants' nationality to the Trust when it becomes available.",
        "The tenants' nationality is not yet collected; the Council shall send it to the Trust once it is collected.",
    ],
)
def test_what_is_still_to_be_collected_is_latent(words: str, agreement: Builder) -> None:
    found = agreement(FRAME.format(words=words))
    assert found.flows
    assert {flow.state for flow in found.flows} == {"latent"}
    assert [item.latent for item in found.data if item.category == "nationality"] == [True]


def test_what_is_sent_after_receipt_is_not_latent(agreement: Builder) -> None:
    found = agreement(FRAME.format(words="Once received, the Trust shall send the tenants' addresses to the Council."))
    assert {flow.state for flow in found.flows} == {"active"}


@pytest.mark.parametrize(
    "words",
    [
        "Each month the Council shall send the tenants' addresses to the Trust.",
        "The Council shall send a monthly list of the tenants' addresses to the Trust.",
        wrong("The Council shall send the tenants' addresses to the Trust monthly.", "a rhythm at the end is not seen"),
    ],
)
def test_a_rhythm_is_kept(words: str, agreement: Builder) -> None:
    (flow,) = agreement(FRAME.format(words=words)).flows
    assert "month" in flow.periodic


def test_a_purpose_of_a_flow_is_kept(agreement: Builder) -> None:
    words = (
        "The Council shall send the tenants' addresses to the Home Office for the purpose of immigration enforcement."
    )
    found = agreement(FRAME.format(words=words))
    (flow,) = found.flows
    assert "immigration-enforcement" in flow.purposes


def test_publication_is_a_flow_to_the_public(agreement: Builder) -> None:
    found = flows(agreement, "The Council shall publish the number of tenants by postcode.")
    assert {(kind, source, target) for kind, source, target, _ in found} == {("publish", COUNCIL, "public")}


def test_passing_on_to_others_is_an_onward_flow(agreement: Builder) -> None:
    words = (
        "The Council shall send the tenants' addresses to the Trust. "
        "The Trust may disclose the tenants' addresses to any third party."
    )
    assert ("onward", TRUST, "third-parties", "allowed") in flows(agreement, words)


def test_a_request_and_its_answer_are_two_flows(agreement: Builder) -> None:
    words = (
        "The Home Office may request from the Council the address of a named tenant. "
        "The Council will respond to the Home Office with the tenant's address."
    )
    kinds = {(kind, source, target) for kind, source, target, _ in flows(agreement, words)}
    assert ("request", HOME, COUNCIL) in kinds
    assert kinds & {("respond", COUNCIL, HOME), ("disclose", COUNCIL, HOME)}


@pytest.mark.parametrize(
    "words",
    [
        wrong("The Home Office may access the tenants' addresses held by the Council.", READS),
        wrong("The Home Office may have access to the tenants' addresses held by the Council.", READS),
        wrong("The Council shall give the Home Office access to the tenants' addresses.", READS),
    ],
)
def test_a_right_to_read_what_the_other_holds_is_access(words: str, agreement: Builder) -> None:
    found = agreement(FRAME.format(words=words))
    assert {flow.kind for flow in found.flows} == {"access"}
    assert {name for flow in found.flows for name in shown(found, flow)[1:3]} == {COUNCIL, HOME}


def test_a_flow_stands_where_its_words_stand(agreement: Builder) -> None:
    words = "The Council shall send the tenants' addresses to the Trust."
    (flow,) = agreement(FRAME.format(words=words)).flows
    assert flow.clauses == ("2",)
    assert [e.words for e in flow.evidence] == [words]

"""Flows: who gives which data to whom, in every voice; what is forbidden, left open or still to come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from made import Side
from made import agreement as made
from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.agreement import Party
from mouscan.graph.flows import flows as collected
from mouscan.graph.mentions import Mentions
from mouscan.graph.transfer import Flow
from mouscan.language.pipeline import read
from mouscan.source import read_bytes

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
REQUIRED = {("disclose", COUNCIL, TRUST, "required")}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall send the tenants' addresses to the Trust.",
        "The Council will provide the Trust with the tenants' addresses.",
        "The tenants' addresses shall be sent by the Council to the Trust.",
        "The tenants' addresses shall be disclosed to the Trust by the Council.",
        "The Trust shall receive the tenants' addresses from the Council.",
        "The Council must make the tenants' addresses available to the Trust.",
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
        "The Council shall send the tenants' addresses to the Trust monthly.",
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
        "The Home Office may access the tenants' addresses held by the Council.",
        "The Home Office may have access to the tenants' addresses held by the Council.",
        "The Council shall give the Home Office access to the tenants' addresses.",
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


@pytest.mark.parametrize(
    "words",
    [
        "The addresses that the Council sends to the Trust are those of tenants.",
        "Data supplied by the Council to the Trust remain the Council's property.",
        "The Council uses the portal to transfer the tenants' addresses to the Trust.",
        "The Trust shall be given the tenants' addresses by the Council.",
        "The tenants' addresses shall be made available by the Council to officers of the Trust.",
        "The Council shall provide to the Trust extracts of the tenancy records.",
        "The Council shall provide the Trust's analysts with the tenants' addresses.",
        "The Trust may collect the tenants' addresses from the Council.",
    ],
)
def test_a_flow_is_found_however_it_is_put(words: str, agreement: Builder) -> None:
    found = flows(agreement, words)
    assert {(kind, source, target) for kind, source, target, _ in found} == {("disclose", COUNCIL, TRUST)}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall prevent the disclosure of the tenants' addresses to the Home Office.",
        "The Council shall prevent the use, publication or disclosure of the tenants' addresses by the Trust.",
        "Unauthorised disclosure of the tenants' addresses to the Home Office is a breach.",
        "Schools send the Council and the Trust no list of pupils.",
        "The Council shall provide the Trust with training on the tenants' data.",
        "The Council shall inform the Trust of any loss of the tenants' data.",
        "The Council shall provide guidance relating to the Trust on the tenants' addresses.",
    ],
)
def test_words_beside_data_and_parties_need_not_move_data(words: str, agreement: Builder) -> None:
    assert {flow for flow in flows(agreement, words) if flow[3] != "prohibited"} == set()


def test_a_list_of_takers_is_read_to_its_end(agreement: Builder) -> None:
    found = flows(agreement, "The Council shall send the tenants' addresses to the Trust and the Home Office.")
    assert found == {*REQUIRED, ("disclose", COUNCIL, HOME, "required")}


def test_both_parties_to_an_exchange_give(agreement: Builder) -> None:
    found = flows(agreement, "The tenants' addresses shall be shared between the Council and the Trust.")
    assert found == {*REQUIRED, ("disclose", TRUST, COUNCIL, "required")}


@pytest.mark.parametrize(
    "words",
    [
        "The Trust shall not disclose the tenants' addresses without the written consent of the Council.",
        "The Trust shall not release the tenants' addresses to any person without the consent of the tenant.",
        "Data supplied by the Council to the Trust shall not be shared with third parties.",
    ],
)
def test_a_prohibition_without_a_taker_is_one_of_passing_on(words: str, agreement: Builder) -> None:
    assert ("onward", TRUST, "third-parties", "prohibited") in flows(agreement, words)


SUPPLIED = (
    "DATA SHARING AGREEMENT\n\nbetween Northmoor Council (“the Council”) and Westhaven Hospital Trust (“the Trust”)\n\n"
    "1. The Council shall supply the Trust with the names of tenants.\n\n2. {words}\n"
)


@pytest.mark.parametrize(
    ("words", "taker"),
    [
        ("The Trust shall not disclose the data to any third party except the Home Office.", HOME),
        ("The Trust shall not disclose the data to any third party, other than the Home Office.", HOME),
        ("The Trust must not share the data with any other body, save for the Home Office and the Police.", HOME),
        ("The data shall not be passed by the Trust to any third party except to Immigration Enforcement.",
         "Immigration Enforcement"),
        ("The Trust shall not disclose the data to anyone other than the Council.", COUNCIL),
    ],
)  # fmt: skip
def test_whom_a_prohibition_leaves_out_by_name_may_be_given_the_data(
    agreement: Builder, words: str, taker: str
) -> None:
    found = agreement(SUPPLIED.format(words=words))
    told = {shown(found, flow) for flow in found.flows if "2" in flow.clauses}
    kind = "disclose" if taker == COUNCIL else "onward"
    assert told == {(kind, TRUST, taker, "allowed"), ("onward", TRUST, "third-parties", "prohibited")}


@pytest.mark.parametrize(
    "words",
    [
        "The Trust shall not disclose the data to any third party unless the Home Office has a court order.",
        "The Trust shall not disclose the data to any third party except with the consent of the Council.",
        "The Trust shall not disclose the data to any third party except as agreed with the Home Office.",
        "The Trust shall not disclose the data to any third party except the Home Office's own auditors.",
        "The Trust shall not disclose the data to any third party except where a law requires it.",
    ],
)
def test_who_stands_in_an_exception_for_another_reason_is_given_nothing(agreement: Builder, words: str) -> None:
    found = agreement(SUPPLIED.format(words=words))
    told = {shown(found, flow) for flow in found.flows if "2" in flow.clauses}
    assert told == {("onward", TRUST, "third-parties", "prohibited")}


TWO = FRAME.replace("(“the Council”), ", "(“the Council”) and ").replace(" and the Home Office", "")


def between_two(build: Builder, words: str) -> Agreement:
    return build(TWO.format(words=words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Council shall supply the tenants' addresses each week.", {("disclose", COUNCIL, TRUST)}),
        ("The list of tenants' addresses shall be sent to the Trust.", {("disclose", COUNCIL, TRUST)}),
        ("The Trust will have access to the tenancy database.", {("access", COUNCIL, TRUST)}),
        ("The Council will allow the Trust to view tenancy records.", {("access", COUNCIL, TRUST)}),
        ("Officials of the Trust will be granted access to the register.", {("access", COUNCIL, TRUST)}),
        ("The Trust shall use tenants' addresses supplied to it by the Council.", {("disclose", COUNCIL, TRUST)}),
        ("The Council will check the request and reply with the tenant's address.", {("respond", COUNCIL, TRUST)}),
        ("The Trust shall search its own register of patients.", set()),
        ("The Council shall not be required to provide tenants' addresses.", set()),
        ("The Council holds the list in order to share tenants' addresses.", set()),
        ("If the Council discloses tenants' addresses, it shall keep a log.", set()),
        ("On termination the Trust shall return or destroy the tenants' addresses.", set()),
        ("The Council shall not transfer tenants' addresses in clear.", set()),
    ],
)
def test_between_two_a_taker_may_go_without_saying(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    found = between_two(agreement, words)
    assert {shown(found, flow)[:3] for flow in found.flows} == expected


def moved(found: Agreement) -> set[str]:
    """Return the categories of the data on all flows."""
    named = {item.id: item.category for item in found.data}
    return {named[id] for flow in found.flows for id in flow.data}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall send the Trust the data listed in Schedule 1.\n\nSchedule 1  Data to be shared\n\n"
        "1  Name of the tenant.\n\n2  Date of birth of the tenant.",
        "“Tenant Data” means the tenant's name and date of birth.\n\n"
        "3. The Council shall send Tenant Data to the Trust.",
        "The Council records each tenant's name and date of birth. It shall send that information to the Trust.",
        "The Council shall send a file to the Trust. The file shall contain the following data:\n\n"
        "(a) the tenant's name;\n\n(b) the tenant's date of birth.",
        "The Council shall send the Trust the data listed in Exhibit “1”.\n\nExhibit 1  Data to be shared\n\n"
        "1  Name of the tenant.\n\n2  Date of birth of the tenant.",
        "The list follows.\n\n3. Replies\n\n3.1 The reply contains the data listed in Schedule 1.\n\n"
        "3.2 The reply shall be sent by the Council to the Trust.\n\n4.1 The reply contains no advice.\n\n"
        "Schedule 1  Data to be shared\n\n"
        "1  Name of the tenant.\n\n2  Date of birth of the tenant.",
        "The list follows.\n\n3. Records\n\n3.1 The Council records each tenant's name and date of birth.\n\n"
        "3.2 The Council shall send that information to the Trust.",
    ],
)
def test_the_data_of_a_flow_are_found_where_it_refers_to(words: str, agreement: Builder) -> None:
    assert moved(between_two(agreement, words)) == {"name", "date-of-birth"}


def test_the_data_of_one_verb_are_not_those_of_the_next(agreement: Builder) -> None:
    words = "The Council may keep dates of birth, and shall send the tenants' home addresses to the Trust."
    assert moved(between_two(agreement, words)) == {"home-address"}


def test_the_parts_of_two_parties_state_a_flow_where_no_sentence_does(agreement: Builder) -> None:
    found = agreement(
        "DATA USE AGREEMENT\n\n1. The Data Provider is Northmoor Council. The Data Provider shall bear its costs.\n\n"
        "2. The Data Recipient shall destroy the data. The Data Recipient shall keep a log.\n"
    )
    (flow,) = found.flows
    assert (flow.kind, flow.polarity) == ("disclose", "allowed")


@pytest.mark.parametrize(
    "piece",
    [
        "the data shall be shared with the Trust and ",
        "the Council shall send data to it and they ",
        "officers of the officers of the ",
        "be be shared data to and from the Council ",
        "a request from the Council for the request from ",
    ],
)
def test_work_grows_no_faster_than_hostile_repetition(piece: str, calls: Callable[[Callable[[], object]], int]) -> None:
    def work(times: int) -> Callable[[], object]:
        text = "Agreement between Northmoor Council (the Council) and Westhaven Trust (the Trust). "
        parsed = read(clause_tree(read_bytes((text + piece * times).encode(), "test")))
        parties = (
            Party("p1", "Northmoor Council", ("the Council",), "local-authority-general", roles=("signatory",)),
            Party("p2", "Westhaven Trust", ("the Trust",), "health", roles=("signatory",)),
        )
        return lambda: collected(parsed, parties, Mentions(parsed, parties), (), ())

    assert calls(work(800)) <= 4.5 * calls(work(200))


def test_the_data_of_a_provider_are_all_that_the_text_names(agreement: Builder) -> None:
    found = agreement(
        "DATA USE AGREEMENT\n\n1. The Data Provider shall send the data to the Data Recipient each month.\n\n"
        "2. The data include the tenant's date of birth and home address.\n\n"
        "3. The Data Recipient shall keep a log. The Data Provider may end the agreement.\n"
    )
    assert moved(found) == {"date-of-birth", "home-address"}


def test_other_bodies_are_outside_whatever_they_are_called(agreement: Builder) -> None:
    found = between_two(agreement, "The Trust may communicate the tenants' addresses to other competent authorities.")
    assert {shown(found, flow) for flow in found.flows} == {("onward", TRUST, "third-parties", "allowed")}


@pytest.mark.parametrize(
    "words",
    [
        "Nothing in this Memorandum prevents the Trust from giving the tenants' addresses to the Council.",
        "This clause shall not preclude the Trust from giving the Council the tenants' addresses.",
        "Nothing in this Memorandum, however, prevents the disclosure of the tenants' addresses by the Trust to the "
        "Council.",
    ],
)
def test_what_nothing_prevents_is_allowed(words: str, agreement: Builder) -> None:
    found = between_two(agreement, words)
    assert {shown(found, flow) for flow in found.flows} == {("disclose", TRUST, COUNCIL, "allowed")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Trust may query the tenancy files at any hour.", {("access", COUNCIL, TRUST)}),
        ("The Trust may look up any tenant's address.", {("access", COUNCIL, TRUST)}),
        (
            "Officers specially designated by the Trust may consult the records of the Council.",
            {("access", COUNCIL, TRUST)},
        ),
        ("The Council may inspect the records of the Trust.", {("access", TRUST, COUNCIL)}),
        ("The Trust may search its own files of patients.", set()),
        ("The Trust shall search the files of patients.", set()),
        ("The Trust shall advise the Council whether a patient is registered.", {("respond", TRUST, COUNCIL)}),
        ("The Trust shall advise the Council whether it agrees.", set()),
        (
            "The Council may send the Trust a name, and the Trust shall advise the Council whether it is known.",
            {("request", COUNCIL, TRUST), ("respond", TRUST, COUNCIL)},
        ),
        (
            "Neither body will pass on what it has received to any third party.",
            {("onward", COUNCIL, "third-parties"), ("onward", TRUST, "third-parties")},
        ),
        (
            "The Trust may disclose the tenants' addresses to any federal, state or local law enforcement agency.",
            {("onward", TRUST, "third-parties")},
        ),
        ("The Trust may give the tenants' addresses to any authority.", {("onward", TRUST, "third-parties")}),
        ("The Council shall furnish the Trust with up to ten accounts.", {("access", COUNCIL, TRUST)}),
        ("The Trust has a read-only account on the tenancy system.", {("access", COUNCIL, TRUST)}),
        ("The Trust shall provide the Council with its annual accounts.", set()),
        ("Accounts are issued to the Trust by name and shall not be shared.", set()),
        ("The Trust does not give the Council any information about a patient.", {("disclose", TRUST, COUNCIL)}),
        (
            "Within five days the Trust shall return, for each tenant whom it can match, the tenant's address.",
            {("respond", TRUST, COUNCIL)},
        ),
        (
            "On the last day of every month Northmoor Council shall send the Trust a list of tenants.",
            {("disclose", COUNCIL, TRUST)},
        ),
        ("The Trust may submit a photograph for comparison with the Council's records.", {("request", TRUST, COUNCIL)}),
        (
            "The Council shall send the Trust a written request to supply the patients' addresses to the Council.",
            {("request", COUNCIL, TRUST)},
        ),
        (
            "Nothing here allows the Council to disclose tenants' addresses in a manner that is unlawful.",
            set(),
        ),
        (
            "A tenant may write to the data protection officer of either body, who will answer within ten days.",
            set(),
        ),
    ],
)
def test_leave_to_read_and_answers_are_flows_in_other_words_too(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    found = between_two(agreement, words)
    assert {shown(found, flow)[:3] for flow in found.flows} == expected


def test_what_the_requested_side_supplies_is_an_answer(agreement: Builder) -> None:
    found = agreement(
        "AGREEMENT BETWEEN THE KINGDOM OF NORLAND AND THE REPUBLIC OF SUDMARK\n\n1. The requested administration shall "
        "supply the requesting administration with the importer's address.\n\n2. The requesting administration shall "
        "bear the costs of the requested administration.\n"
    )
    assert {flow.kind for flow in found.flows} == {"respond"}


@pytest.mark.parametrize(
    "words",
    [
        "The Council shall send the Trust a referral form.\n\n3. The form gives the tenant's name and date of birth.",
        "The data being shared\n\nThe following types of personal data shall be shared between the parties:\n\n"
        "full name\n\ndate of birth",
        "The Council shall send the Trust a file.\n\n3. The file shall also contain:\n\n(a) the tenant's name;\n\n"
        "(b) the tenant's date of birth.",
    ],
)
def test_a_thing_carries_what_another_clause_says_that_it_holds(words: str, agreement: Builder) -> None:
    assert moved(between_two(agreement, words)) == {"name", "date-of-birth"}


def test_a_thing_of_which_two_clauses_speak_carries_nothing_certain(agreement: Builder) -> None:
    words = (
        "The Council shall send the Trust a form.\n\n3. The form gives the tenant's name.\n\n"
        "4. The form shows the patient's date of birth."
    )
    assert moved(between_two(agreement, words)) == set()


def test_what_the_text_does_not_say_of_the_data_is_not_given(agreement: Builder) -> None:
    found = agreement(
        "DATA USE AGREEMENT\n\n1. The Data Provider shall send the data to the Data Recipient each month.\n\n"
        "2. The Data Provider keeps its employees' bank details and dates of birth.\n\n"
        "3. The Data Recipient shall keep a log. The Data Provider may end the agreement.\n"
    )
    assert moved(found) == set()


def test_parts_that_have_nothing_to_do_with_data_state_no_flow(agreement: Builder) -> None:
    found = agreement(
        "AGREEMENT\n\n1. The Licensor is Northmoor Council. The Licensor shall bear its costs.\n\n"
        "2. The Licensee shall keep the premises clean. The Licensee shall keep a log.\n"
    )
    assert not found.flows


OUTSIDE = (
    "The Council shall send the tenants' addresses to the Trust. The Trust may give the tenants' addresses to the Home "
    "Office. The Council may give the Home Office the number of tenants."
)


def test_what_a_recipient_gives_to_a_body_outside_goes_onward(agreement: Builder) -> None:
    found = between_two(agreement, OUTSIDE)
    assert {shown(found, flow)[:3] for flow in found.flows} == {
        ("disclose", COUNCIL, TRUST),
        ("onward", TRUST, HOME),
        ("disclose", COUNCIL, HOME),
    }


def test_what_nothing_prevents_may_be_more_than_one_thing(agreement: Builder) -> None:
    words = (
        "Nothing in this Memorandum prevents either party from giving the Home Office the address of a tenant, or from "
        "giving information to any authority for the detection of crime."
    )
    found = between_two(agreement, words)
    assert {shown(found, flow)[:3] for flow in found.flows} == {
        ("disclose", COUNCIL, HOME),
        ("disclose", TRUST, HOME),
        ("onward", COUNCIL, "third-parties"),
        ("onward", TRUST, "third-parties"),
    }


def test_each_other_are_those_of_whom_the_sentence_speaks(agreement: Builder) -> None:
    found = flows(agreement, "The Council and the Trust may disclose tenants' addresses to each other.")
    assert {name for _, source, target, _ in found for name in (source, target)} == {COUNCIL, TRUST}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Section 9 of the Act allows the Council to disclose addresses to the Trust.", "allowed"),
        ("Section 9 of the Act does not allow the Council to disclose addresses to the Trust.", "prohibited"),
        ("No address is to pass from the Council to the Trust.", "prohibited"),
        ("Each week the addresses pass from the Council to the Trust.", "required"),
    ],
)
def test_leave_given_by_law_is_no_duty(words: str, expected: str, agreement: Builder) -> None:
    assert flows(agreement, words) == {("disclose", COUNCIL, TRUST, expected)}


def test_a_ban_on_giving_in_either_way_is_one(agreement: Builder) -> None:
    words = "The Council shall not disclose or provide access to the data to the Home Office."
    assert flows(agreement, words) == {("disclose", COUNCIL, HOME, "prohibited")}


def on(found: Agreement, source: str, target: str, kind: str = "disclose") -> set[str]:
    """Return the categories of the data that may flow between two parties."""
    named = {item.id: item.category for item in found.data}
    open_ = [f for f in found.flows if f.polarity != "prohibited"]
    flows = [f for f in open_ if shown(found, f)[:3] == (kind, source, target)]
    return {named[id] for flow in flows for id in flow.data}


PARTS = (
    "DATA USE AGREEMENT between Northmoor Council (the “Data Provider”) and Westhaven Trust (the “Data Recipient”)\n\n"
)
SENDS = "1. The Data Provider shall send the data to the Data Recipient each month.\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "2. The categories of personal data are the tenant's name and date of birth.",
        "2. Types of data: name and date of birth of the tenant.",
        "2. Data supplied under this Agreement shall include the tenant's name and date of birth.",
        "2. Data to be shared\n\n- name of the tenant\n\n- date of birth of the tenant",
        "2. Description of the data\n\n- name of the tenant\n\n- date of birth of the tenant",
        "2. The data are set out in Annex A.\n\nAnnex A  Data items\n\n1  Name of the tenant.\n\n"
        "2  Date of birth of the tenant.",
    ],
)
def test_the_data_are_what_the_text_says_that_they_are(words: str, agreement: Builder) -> None:
    assert on(agreement(PARTS + SENDS + words), "Northmoor Council", "Westhaven Trust") == {"name", "date-of-birth"}


@pytest.mark.parametrize(
    "words",
    [
        "2. The data shall not include the tenant's name or date of birth.",
        "2. The data protection officer is listed with name and date of birth.",
        "2. Data are included in the file that holds the tenant's name and date of birth.",
        "2. Use of data\n\n- name of the tenant\n\n- date of birth of the tenant",
        "2. Information to data subjects\n\n- name of the tenant\n\n- date of birth of the tenant",
        "2. Data to be shared\n\nThe Data Provider will not send:\n\n- name of the tenant\n\n"
        "- date of birth of the tenant",
    ],
)
def test_the_data_are_not_what_the_text_says_of_something_else(words: str, agreement: Builder) -> None:
    assert on(agreement(PARTS + SENDS + words), "Northmoor Council", "Westhaven Trust") == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Data Recipient shall not disclose Ward Data to third parties.", {"Ward Data"}),
        ("The Data Provider may distribute the Ward Data to third parties.", {"Ward Data"}),
        ("The Data Provider shall send Ward Data to the Data Recipient.", {"Ward Data", "date of birth", "postcode"}),
        ("The Data Recipient shall not disclose dates of birth to third parties.", {"dates of birth"}),
        ("The Data Recipient shall not disclose Coded Ward Data to third parties.", {"Coded Ward Data"}),
        ("The Data Recipient shall not disclose the data to third parties.", set()),
    ],
)
def test_a_term_carries_its_members_only_to_the_recipient(words: str, expected: set[str], agreement: Builder) -> None:
    meaning = (
        "1. “Ward Data” means the data listed in Annex A.\n\n“Coded Ward Data” means data without a key.\n\n"
        f"2. {words}\n\nAnnex A  Types of data\n\n1  Date of birth.\n\n2  Postcode."
    )
    found = agreement(PARTS + meaning)
    named = {item.id: item.name for item in found.data}
    target = "Westhaven Trust" if "send" in words else "third-parties"
    carried = {named[id].lower() for flow in found.flows if shown(found, flow)[2] == target for id in flow.data}
    assert carried == {name.lower() for name in expected}


def test_what_is_given_with_a_request_is_not_its_answer(agreement: Builder) -> None:
    found = between_two(
        agreement,
        "The Trust shall provide the following information to the Council when making a request for information:\n\n"
        "(a) the name of the tenant.\n\n3. The Council shall provide the information upon request to the Trust.",
    )
    assert on(found, TRUST, COUNCIL) == {"name"}
    assert on(found, COUNCIL, TRUST) == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "3.1 The Council records dates of birth.\n\n3.2 The Council shall send these data to the Trust.",
            {"date-of-birth"},
        ),
        (
            "3.1 The Council shall not record dates of birth.\n\n3.2 The Council shall send these data to the Trust.",
            set(),
        ),
        (
            "3.1 The Council shall send data to the Trust. These include the tenant's name and date of birth.",
            {"name", "date-of-birth"},
        ),
        (
            "3.1 The Council shall send data to the Trust. These do not include the tenant's name and date of birth.",
            set(),
        ),
        ("3.1 The Council shall send data to the Trust. Staff record the tenant's name and date of birth.", set()),
    ],
)
def test_sentences_beside_tell_what_is_sent_where_they_say_so(
    words: str, expected: set[str], agreement: Builder
) -> None:
    assert on(between_two(agreement, f"The list follows.\n\n3. Sending\n\n{words}"), COUNCIL, TRUST) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [("", {"survey data"}), ("5. The parties value tenancy data.\n\n6. They keep tenancy data.", set())],
)
def test_the_data_of_a_text_are_those_that_it_names_all_through(
    others: str, expected: set[str], agreement: Builder
) -> None:
    about = "".join(f"{i}. The parties {verb} survey data.\n\n" for i, verb in ((2, "value"), (3, "hold"), (4, "use")))
    found = agreement(PARTS + SENDS + about + others)
    named = {item.id: item.name.lower() for item in found.data}
    assert {named[id] for flow in found.flows for id in flow.data} == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("Doing so involves Letter Data.", {"other"}),
        ("This does not involve Letter Data.", set()),
        ("\n\nAnnex B: Retention\n\nThe Council keeps Letter Data.", set()),
    ],
)
def test_what_a_service_is_given_may_be_said_right_after(after: str, expected: set[str], agreement: Builder) -> None:
    words = (
        "“Letter Data” means the tenant's name and date of birth.\n\n"
        f"Annex A: Sub-processors\n\nThe Council uses Loftmail to send letters. {after}"
    )
    assert on(between_two(agreement, words), COUNCIL, "Loftmail") == expected


def test_a_general_word_that_is_an_entry_of_a_list_moves_too(agreement: Builder) -> None:
    entries = "(a) the tenant's name;\n\n(b) contact information;\n\n(c) date of birth."
    listed = entries.replace("(a) ", "- ").replace("(b) ", "- ").replace("(c) ", "- ")
    found = between_two(agreement, f"The Council shall send the Trust the following data:\n\n{listed}")
    named = {item.id: item.name.lower() for item in found.data}
    assert "contact information" in {named[id] for flow in found.flows for id in flow.data}


def test_a_provider_gathers_the_data_that_it_gives(agreement: Builder) -> None:
    words = SENDS + "2. The Data Provider collects the data from the tenants.\n\n3. The data include dates of birth."
    found = agreement(PARTS + words)
    assert on(found, "data-subjects", "Northmoor Council", "collect") == {"date-of-birth"}
    assert on(found, "Northmoor Council", "Westhaven Trust") == {"date-of-birth"}


def test_what_both_are_said_to_share_does_not_go_where_other_data_go(agreement: Builder) -> None:
    found = between_two(
        agreement,
        "The following personal data shall be shared between the Council and the Trust:\n\n(a) the tenant's name;\n\n"
        "(b) the tenant's date of birth.\n\n3. The Council shall send the tenant's name and date of birth to the Trust."
        "\n\n4. The Trust shall send the patient's diagnosis to the Council.",
    )
    assert on(found, COUNCIL, TRUST) == {"name", "date-of-birth"}
    assert on(found, TRUST, COUNCIL) == {"health"}


def test_what_both_share_goes_both_ways_where_nothing_is_said_of_one(agreement: Builder) -> None:
    words = "The Council and the Trust shall share the tenant's date of birth with each other."
    found = between_two(agreement, words)
    assert on(found, COUNCIL, TRUST) == on(found, TRUST, COUNCIL) == {"date-of-birth"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "“Activity” means the matching of dates of birth.\n\n3. The Council shall send home addresses to the Trust "
            "for an Activity.",
            {"home-address"},
        ),
        (
            "“Officer” means a person who keeps dates of birth.\n\n3. The Council shall send the Trust the tenants' "
            "home addresses when an Officer leaves.",
            {"home-address"},
        ),
        (
            "The Council shall not use dates of birth to check the home addresses provided to the Trust.",
            {"home-address"},
        ),
        ("The Council shall send the Trust statistics based on dates of birth.", {"aggregate-statistics"}),
        (
            "The Council shall not send home addresses to the Trust unless Schedule 1 is met.\n\n"
            "Schedule 1  Data to be held\n\n1  Name of the tenant.\n\n2  Date of birth of the tenant.",
            {"home-address"},
        ),
        (
            "The Council shall send the Trust home addresses for the purposes of checking dates of birth.",
            {"home-address"},
        ),
        (
            "The Council shall send the Trust home addresses and dates of birth for the purposes of housing.",
            {"home-address", "date-of-birth"},
        ),
    ],
)
def test_what_only_stands_near_is_not_moved(words: str, expected: set[str], agreement: Builder) -> None:
    assert moved(between_two(agreement, words)) == expected


def test_data_are_named_again_by_the_head_of_their_name(agreement: Builder) -> None:
    found = between_two(
        agreement,
        "The Council shall send the Trust the date of birth of each tenant.\n\n"
        "3. The Trust must not give the date of birth to the Home Office.",
    )
    (barred,) = [flow for flow in found.flows if flow.polarity == "prohibited"]
    assert {item.category for item in found.data if item.id in barred.data} == {"date-of-birth"}


def test_a_list_within_a_list_is_moved_too(agreement: Builder) -> None:
    words = (
        "The Council shall send the Trust the following data:\n\n(a) the tenant's name; and\n\n"
        "(b) the following further data:\n\n(i) the child's date of birth."
    )
    assert moved(between_two(agreement, words)) >= {"name", "date-of-birth"}


SIDES = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Alder Clinic (“Provider”) and Birch University (“Recipient”)\n\n"
    "1. Provider holds the patient records.\n\n2. {words}\n"
)
ALDER, BIRCH = "Alder Clinic", "Birch University"
OUT = {("onward", BIRCH, "third-parties", "prohibited")}
GIVEN, BACK = {("disclose", ALDER, BIRCH)}, {("disclose", BIRCH, ALDER)}
SEEN, SHOWN = {("access", ALDER, BIRCH)}, {("access", BIRCH, ALDER)}
PRINTED, TAKEN = {("publish", BIRCH, "public")}, {("collect", "data-subjects", ALDER)}


def between_sides(build: Builder, words: str) -> set[tuple[str, str, str, str]]:
    found = build(SIDES.format(words=words))
    return {shown(found, flow) for flow in found.flows}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Recipient shall not redistribute the patient records to anyone.", OUT),
        ("Recipient shall not sell, lease or lend the patient records.", OUT),
        ("Recipient shall keep the patient records safe and shall not release them without Provider's consent.", OUT),
        ("Recipient shall not give access to the patient records to third parties.", OUT),
        ("Recipient shall not permit any third party to have access to the patient records.", OUT),
        ("No third party shall have access to the patient records.", OUT),
        ("Any transfer of the patient records to third parties is prohibited.", OUT),
        ("The patient records are confidential and shall not be disclosed.", OUT),
        ("Recipient shall not sell its premises.", set()),
        ("Recipient shall not provide a service in which others share the premises.", set()),
        ("Recipient may not be given access to the car park by third parties.", set()),
    ],
)
def test_a_ban_on_passing_on_is_read_in_whatever_words(
    words: str, expected: set[tuple[str, str, str, str]], agreement: Builder
) -> None:
    assert between_sides(agreement, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The patient records will be transferred to the recipient.", GIVEN),
        ("Recipient will receive the patient records.", GIVEN),
        ("Recipient shall destroy the patient records received from Provider.", GIVEN),
        ("Upon receipt of the patient records from Provider, Recipient shall store them.", GIVEN),
        ("Provider grants to Recipient a licence to use the patient records.", GIVEN),
        ("Provider hereby licenses the patient records to Recipient.", GIVEN),
        ("Provider shall contribute the patient records.", GIVEN),
        ("Provider shall upload the patient records to Recipient's server.", GIVEN),
        ("Provider shall enter the patient records into Recipient's database.", GIVEN),
        ("The patient records will be transmitted by Provider each month.", GIVEN),
        ("Provider's disclosure of the patient records to Recipient is lawful.", GIVEN),
        ("The sharing of the patient records between Provider and Recipient is lawful.", GIVEN),
        ("The parties will exchange the patient records.", GIVEN),
        ("Provider shall report the number of patients to Recipient.", GIVEN),
        ("Recipient shall inform Provider of the results of the study.", BACK),
        ("Provider shall be kept informed of any results of the study.", BACK),
        ("Recipient shall report a summary of its findings to Provider.", BACK),
        ("Recipient requests access to the patient records.", SEEN),
        ("Access to the patient records by Recipient shall be granted upon request.", SEEN),
        ("Provider may examine the books and records of Recipient.", SHOWN),
        ("Provider may audit the premises, systems and records of Recipient.", SHOWN),
        ("Recipient shall enter into a data protection agreement.", set()),
        ("Provider grants Recipient the right to end this Agreement.", set()),
        ("Nothing in this Agreement grants Recipient a licence to use the patient records.", set()),
        ("Recipient shall receive its training from the registrar.", set()),
        ("Recipient will receive the patient records from the registrar.", set()),
        ("Recipient may disclose the patient records if a court so orders.", set()),
        ("Recipient may share the patient records with accredited funders.", set()),
        ("Recipient shall share the patient records with law enforcement.", {("disclose", BIRCH, "law enforcement")}),
        ("Provider shall be kept informed of any changes.", set()),
        ("Recipient shall report on the use of its premises to Provider.", set()),
        ("Recipient shall review this Agreement each year.", set()),
        ("Recipient shall audit its own records.", set()),
        ("All candidates must qualify for access to the appropriate Provider databases.", SEEN),
        ("All candidates must qualify for access to the premises of Provider.", set()),
        ("If a form asks you whether you agreed, answer the questions in clause 1.", set()),
    ],
)
def test_between_provider_and_recipient_an_end_may_go_without_saying(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    assert {flow[:3] for flow in between_sides(agreement, words)} == expected


@pytest.mark.parametrize(
    ("words", "expected", "polarity"),
    [
        ("Recipient may present the results of the study publicly.", PRINTED, "allowed"),
        ("Recipient will acknowledge Provider in all publications that use the patient records.", PRINTED, "allowed"),
        ("Publications must not include any patient's name.", PRINTED, "prohibited"),
        ("Published results must not include any patient's name.", PRINTED, "prohibited"),
        ("In no event shall any patient's name be published.", PRINTED, "prohibited"),
        ("Recipient shall read the standard clauses on personal data published by the regulator.", set(), ""),
        ("The publication scheme of the regulator is no part of the data.", set(), ""),
        ("Recipient shall not disclose publicly available data as if they were its own.", OUT, "prohibited"),
    ],
)
def test_whoever_receives_data_publishes_what_it_makes_of_them(
    words: str, expected: set[tuple[str, str, str]], polarity: str, agreement: Builder
) -> None:
    found = between_sides(agreement, words)
    assert {flow[:3] for flow in found} == {flow[:3] for flow in expected}
    assert {flow[3] for flow in found} <= {polarity}


def test_where_the_text_says_who_publishes_nobody_else_does(agreement: Builder) -> None:
    words = (
        "Provider may publish the number of patients. Recipient will acknowledge Provider in all publications that use "
        "the patient records."
    )
    assert {flow[:3] for flow in between_sides(agreement, words)} == {("publish", ALDER, "public")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Applicants submit their names and dates of birth to Provider.", TAKEN),
        ("Provider asks individuals for their names and addresses.", TAKEN),
        ("Patients will be asked to supply their dates of birth.", TAKEN),
        ("The names of patients are collected from patients.", TAKEN),
        ("Individuals may submit complaints to Provider.", set()),
        ("Provider's staff will send the patient records to Recipient.", GIVEN),
    ],
)
def test_what_the_people_concerned_give_is_collected(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    assert {flow[:3] for flow in between_sides(agreement, words)} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Recipient may share the patient records with other providers.",
            ("onward", BIRCH, "third-parties", "allowed"),
        ),
        ("Provider retains the right to give the patient records to other researchers.", ("disclose", ALDER)),
    ],
)
def test_what_a_provider_gives_to_others_is_its_own(words: str, expected: tuple[str, ...], agreement: Builder) -> None:
    (flow,) = between_sides(agreement, words)
    assert flow[: len(expected)] == expected


ASKING = (
    "AGREEMENT BETWEEN THE KINGDOM OF NORLAND AND THE REPUBLIC OF SUDMARK\n\n1. The requesting administration shall "
    "bear the costs of the requested administration. The requested administration shall assist the requesting "
    "administration.\n\n2. {words}\n"
)
ASKS, OPENS = ("request", "requesting", "requested"), ("access", "requested", "requesting")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A request for assistance shall state the name of the person concerned.", {ASKS}),
        ("Requests shall be made in writing and shall include the name of the person concerned.", {ASKS}),
        ("On request, the requested administration shall bear those costs.", set()),
        ("No request shall be made for names alone.", set()),
        (
            "Officials designated by the requesting administration may:\n\n(a) consult in the offices of the requested "
            "administration the documents held there.",
            {OPENS},
        ),
        (
            "The requested administration may allow officials of the requesting administration to interview persons "
            "and examine records.",
            {OPENS},
        ),
    ],
)
def test_a_request_is_made_by_who_asks_to_who_is_asked(
    words: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    found = agreement(ASKING.format(words=words))
    sides = {(k, a.split(" ")[0], b.split(" ")[0]) for k, a, b, _ in (shown(found, f) for f in found.flows)}
    assert sides == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I will not share the patient records with others.", OUT),
        ("You shall not share the patient records with others.", OUT),
        ("I. Purpose of sharing the patient records with others", set()),
    ],
)
def test_who_signs_for_itself_is_the_recipient(
    words: str, expected: set[tuple[str, str, str, str]], agreement: Builder
) -> None:
    assert between_sides(agreement, words) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("DATA USE AGREEMENT", {("disclose", ALDER, BIRCH)}), ("CATERING AGREEMENT", set())],
)
def test_the_title_tells_what_a_provider_provides(
    title: str, expected: set[tuple[str, str, str]], agreement: Builder
) -> None:
    words = SIDES.replace("MEMORANDUM OF UNDERSTANDING", title).format(
        words="Recipient shall keep a log of its visitors."
    )
    found = agreement(words)
    assert {shown(found, flow)[:3] for flow in found.flows} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Duties of the Council:\n\n(a) provide the Trust with the tenants' addresses;", REQUIRED),
        ("The Council agrees to:\n\n(a) supply the tenants' addresses to the Trust each week;", REQUIRED),
        ("The Council agrees to:\n\n(a) supply of goods to the Trust;", set()),
        (
            "The Council, upon written request from the Home Office, shall furnish the address of a tenant.",
            {("respond", COUNCIL, HOME, "required")},
        ),
        (
            "If the Home Office requests a tenant's address, the Council shall provide it.",
            {("respond", COUNCIL, HOME, "required")},
        ),
        ("On request, the Council shall furnish the address of a tenant.", set()),
        ("No address of a tenant shall be shared with the Home Office.", set()),
        (
            "The Home Office shall have no access to the records of the Trust.",
            {("access", TRUST, HOME, "prohibited")},
        ),
        (
            "Home Office staff must not be given access to the Trust's records.",
            {("access", TRUST, HOME, "prohibited")},
        ),
        (
            "The Trust relies on tenants' addresses obtained from the Council.",
            {("disclose", COUNCIL, TRUST, "allowed")},
        ),
        ("The tenants' names shall not be made public by the Trust.", {("publish", TRUST, "public", "prohibited")}),
        ("The Council has no access to the car park of the Trust.", set()),
    ],
)
def test_of_three_the_words_around_tell_who_is_meant(
    words: str, expected: set[tuple[str, str, str, str]], agreement: Builder
) -> None:
    assert flows(agreement, words) == expected


@pytest.mark.parametrize("word", ["them", "those data", "such information", "that information", "these data"])
def test_a_word_for_the_data_named_before_stands_for_them(word: str, agreement: Builder) -> None:
    words = f"The Council collects the tenants' addresses. It shall disclose {word} to the Trust."
    found = between_two(agreement, words)
    (flow,) = [f for f in found.flows if f.kind == "disclose"]
    names = {item.id: item.category for item in found.data}
    assert {names[id] for id in flow.data if names[id] != "personal-data"} <= {"home-address"}


@pytest.mark.parametrize("word", ["the latter", "the former", "this notice", "that form", "the above"])
def test_a_word_that_may_mean_something_else_moves_no_data(word: str, agreement: Builder) -> None:
    words = f"The Council collects the tenants' addresses and telephone numbers. It shall give {word} to the Trust."
    assert [f for f in between_two(agreement, words).flows if f.kind == "disclose"] == []


BOTH = {("disclose", COUNCIL, TRUST, "required"), ("disclose", TRUST, COUNCIL, "required")}
RETURNED = {("disclose", TRUST, COUNCIL, "required")}
READ = {("access", COUNCIL, TRUST, "required")}
NOWHERE = {("disclose", COUNCIL, TRUST, "prohibited"), ("disclose", TRUST, COUNCIL, "prohibited")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Trust shall have full access to the records of the Council.", READ),
        ("Officers of the Trust shall have free and unhindered access to the records held by the Council.", READ),
        ("The Trust shall have full control of access to the car park of the Council.", set()),
        ("Each party shall return to the other the tenants' addresses in its possession.", BOTH),
        ("Each party shall return to the other parcels that hold no records.", set()),
        ("On expiry the Trust shall, within thirty days, return to the Council the tenants' addresses.", RETURNED),
        ("On expiry the Trust shall, as the Council directs, delete or return to the Council all records.", RETURNED),
        ("The Trust shall:\n\n(a) on expiry, delete or return the tenants' addresses to the Council.", RETURNED),
        ("On expiry:\n\n(a) delete or return the tenants' addresses to the Council.", RETURNED),
        ("Upon the return of the addresses to the Council the programme ends.", set()),
        ("No records will be provided under this Memorandum.", NOWHERE),
        ("The tenants' addresses will not be exchanged.", NOWHERE),
        ("The tenants' addresses shall be exchanged.", BOTH),
        ("No leaflets will be provided under this Memorandum.", set()),
        ("The Council shall not send the tenants' addresses.", set()),
        ("The Council shall not send the tenants' addresses by fax.", set()),
        (
            "The Council shall provide tenants with a copy of their records.",
            {("disclose", COUNCIL, "data-subjects", "required")},
        ),
        ("The Council shall not provide tenants with a copy of their records.", set()),
        ("The Council shall provide tenants with tea.", set()),
        ("The law on disability requires the Council to provide effective communication to tenants.", set()),
        (
            "Responsibilities of the Trust\n\nEach month:\n\n(a) provide the Council with the tenants' addresses;",
            RETURNED,
        ),
    ],
)
def test_between_two_the_rest_may_go_without_saying(
    words: str, expected: set[tuple[str, str, str, str]], agreement: Builder
) -> None:
    found = between_two(agreement, words)
    assert {shown(found, flow) for flow in found.flows} == expected


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{", "}"), ("“", "”"), ("", "")])
def test_a_name_left_to_be_filled_in_is_led_in_as_any_other(opening: str, closing: str, agreement: Builder) -> None:
    words = f"The tenants' addresses will be returned to {opening}Northmoor Council{closing} by the Trust."
    found = between_two(agreement, words)
    assert {shown(found, flow) for flow in found.flows} == RETURNED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The parties shall assist each other by sending the tenants' addresses.", BOTH),
        ("The Trust shall assist the Council by providing the tenants' addresses.", RETURNED),
        ("The Trust shall keep the addresses by giving them numbers.", set()),
        ("The Council may share the records with its employees who need them.", set()),
        ("The Trust shall have access to the Council's patient database.", READ),
        ("The Trust shall have access to the Council's patients.", set()),
        (
            "Nothing in this Memorandum allows the Trust to disclose the records.",
            {("onward", TRUST, "third-parties", "prohibited")},
        ),
    ],
)
def test_help_is_given_by_giving(words: str, expected: set[tuple[str, str, str, str]], agreement: Builder) -> None:
    found = between_two(agreement, words)
    assert {shown(found, flow) for flow in found.flows} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The patient records shall be returned on expiry.", {("disclose", BIRCH, ALDER, "required")}),
        ("The patient records shall be returned or destroyed on expiry.", set()),
        ("The keys to the building shall be returned on expiry.", set()),
        ("Provider shall not supply the names of patients.", {("disclose", ALDER, BIRCH, "prohibited")}),
        ("Recipient shall not transfer the patient records.", set()),
        (
            "Provider shall give the person concerned a copy of the data.",
            {("disclose", ALDER, "data-subjects", "required")},
        ),
        ("Recipient shall not give the person concerned a copy of the data.", set()),
    ],
)
def test_what_is_returned_goes_back_and_what_is_barred_does_not_come(
    words: str, expected: set[tuple[str, str, str, str]], agreement: Builder
) -> None:
    assert between_sides(agreement, words) == expected


def test_what_a_provider_is_given_back_it_may_have_collected_all_the_same(agreement: Builder) -> None:
    words = (
        "Provider collected the patient records in a survey. Recipient shall return the patient records to Provider."
    )
    assert {("collect", "data-subjects", ALDER), ("disclose", BIRCH, ALDER)} <= {
        flow[:3] for flow in between_sides(agreement, words)
    }


@pytest.mark.parametrize("name", ["Alder Sheriff's Office", "Alder Sheriffs Office"])
def test_a_name_is_the_same_without_its_apostrophe(name: str, agreement: Builder) -> None:
    found = agreement(
        f"MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council and {name}\n\n1. The Alder Sheriff's Office keeps "
        "the keys.\n\n2. The Alder Sheriffs Office shall give the tenants' addresses to Northmoor Council.\n\n3. The "
        "Alder Sheriff's Office shall give the tenants' names to Northmoor Council.\n"
    )
    assert [flow.clauses for flow in found.flows] == [("2", "3")]


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("The Council shall give the Trust the names and telephone numbers of its staff.", ("staff",)),
        ("The Council shall give the Trust contact details of its liaison officers.", ("staff",)),
        ("The Council shall give home addresses to staff of the Trust.", ()),
        ("Staff of the Council shall give home addresses to the Trust.", ()),
        ("The Council shall give home addresses to the Trust through its staff.", ()),
        ("The Council shall give the Trust the names of workers.", ()),
    ],
)
def test_staff_who_give_and_take_are_not_whom_the_data_are_about(words: str, subjects: tuple[str, ...]) -> None:
    council, trust = Side("Northmoor County Council", "the Council"), Side("Westhaven Hospital Trust", "the Trust")
    (flow,) = made(council, trust, words).flows
    assert flow.subjects == subjects

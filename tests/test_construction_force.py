"""With which force data move, by construction: duties, leaves, bars, conditions, exceptions, what is still to come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from made import Side, agreement, filled, items, joined, moved, sides

few = settings(max_examples=6, deadline=None, derandomize=True)

REQUIRED = [
    "{a} is required to disclose the {x} to {b}.",
    "{a} is obliged to send the {x} to {b}.",
    "{a} undertakes to provide the {x} to {b}.",
    "{a} has to send the {x} to {b}.",
    "{a} provides {b} with the {x}.",
    "{a} is to send the {x} to {b}.",
    "it is the duty of {a} to send the {x} to {b}.",
    "it is the responsibility of {a} to provide the {x} to {b}.",
    "{a} is responsible for sending the {x} to {b}.",
    "{a} shall ensure that the {x} are sent to {b}.",
    "{a} shall arrange for the {x} to be sent to {b}.",
    "this Agreement requires {a} to disclose the {x} to {b}.",
    "{a} commits to sending the {x} to {b}.",
    "{a} shall make the {x} available to {b}.",
    "the transfer of the {x} from {a} to {b} shall take place each month.",
    "if {b} so requests, {a} shall disclose the {x} to {b}.",
    "{a} shall, within ten working days, send the {x} to {b}.",
    "on the first day of each month, {a} shall send the {x} to {b}.",
    "{a} shall send the {x} to {b} within 28 days of receiving a request.",
    "{a} shall send the {x} to {b} by secure email.",
    "subject to clause 5, {a} shall send the {x} to {b}.",
    "without prejudice to clause 4, {a} shall disclose the {x} to {b}.",
]
ALLOWED = [
    "nothing in this Agreement prevents {a} from disclosing the {x} to {b}.",
    "{a} is entitled to disclose the {x} to {b}.",
    "{a} has the right to send the {x} to {b}.",
    "this Agreement permits {a} to disclose the {x} to {b}.",
    "{a} is free to disclose the {x} to {b}.",
    "it is permissible for {a} to disclose the {x} to {b}.",
    "{a} may, at its discretion, disclose the {x} to {b}.",
    "{a} may disclose the {x} to {b} only if the data subject consents.",
    "{a} may disclose the {x} to {b} only where the law requires it.",
    "{a} may only disclose the {x} to {b} with the consent of the data subject.",
    "{a} may disclose the {x} to {b} only with the data subject's written consent.",
    "only where the data subject consents may {a} disclose the {x} to {b}.",
    "the {x} may be disclosed by {a} to {b} only if a court so orders.",
    "{a} may disclose the {x} to {b} provided that the data subject has consented.",
    "{a} may disclose the {x} to {b} only if:\n\n(a) the data subject consents; or\n\n(b) a court orders it.",
]
PROHIBITED = [
    "{a} may not under any circumstances disclose the {x} to {b}.",
    "{a} may not at any time disclose the {x} to {b}.",
    "in no event shall {a} disclose the {x} to {b}.",
    "{a} is not permitted to disclose the {x} to {b}.",
    "{a} cannot disclose the {x} to {b}.",
    "the {x} must not be used for research by {a} or disclosed to {b}.",
    "{a} is not authorised to share the {x} with {b}.",
    "{a} agrees not to disclose the {x} to {b}.",
    "{a} will under no circumstances send the {x} to {b}.",
    "{a} shall ensure that the {x} are not disclosed to {b}.",
    "{b} shall not be given the {x} by {a}.",
    "none of the {x} shall be sent by {a} to {b}.",
    "it is prohibited for {a} to disclose the {x} to {b}.",
    "it is forbidden for {a} to disclose the {x} to {b}.",
    "{a} has no right to disclose the {x} to {b}.",
    "{a} is barred from disclosing the {x} to {b}.",
    "{a} must not, without a warrant, disclose the {x} to {b}.",
    "nothing in this Agreement permits {a} to disclose the {x} to {b}.",
    "nothing in this Agreement authorises the disclosure of the {x} by {a} to {b}.",
    "{a} shall neither sell nor disclose the {x} to {b}.",
]
FORCED = [
    (form, force)
    for force, forms in zip(("required", "allowed", "prohibited"), (REQUIRED, ALLOWED, PROHIBITED), strict=True)
    for form in forms
]


@pytest.mark.parametrize(("form", "force"), FORCED)
@few
@given(sides(), items())
def test_every_wording_of_a_force_has_it(form: str, force: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    found = moved(agreement(one, two, filled(form, parties, data)))
    assert found == {("disclose", one.name, two.name, force, frozenset(data))}


NO_DUTY = [
    "{a} need not disclose the {x} to {b}.",
    "{a} is not required to disclose the {x} to {b}.",
    "{a} is under no obligation to disclose the {x} to {b}.",
    "{a} does not have to send the {x} to {b}.",
    "{a} is not obliged to send the {x} to {b}.",
    "this Agreement does not require {a} to disclose the {x} to {b}.",
    "nothing in this Agreement obliges {a} to disclose the {x} to {b}.",
]


@pytest.mark.parametrize("form", NO_DUTY)
@few
@given(sides(), items())
def test_what_nobody_need_do_is_no_flow(form: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    assert not moved(agreement(one, two, filled(form, parties, data)))


BARS = [
    "{a} shall not disclose the {x} to {b} {e}.",
    "the {x} shall not be disclosed by {a} to {b} {e}.",
    "{a} may not share the {x} with {b} {e}.",
]
EXCEPTIONS = [
    "unless the data subject consents",
    "unless required by law",
    "unless and until a court so orders",
    "except with the data subject's consent",
    "except where a court orders it",
    "except to the extent required by law",
    "save as required by law",
    "save where the law requires it",
    "save that it may do so where a court orders it",
    "other than as required by law",
    "other than with the written consent of the data subject",
    "otherwise than in accordance with the law",
    "subject to the exceptions in clause 3",
    "without the written consent of the data subject",
]


@pytest.mark.parametrize("form", BARS)
@pytest.mark.parametrize("exception", EXCEPTIONS)
@settings(max_examples=2, deadline=None, derandomize=True)
@given(sides(), items())
def test_every_exception_leaves_the_bar_and_is_kept(
    form: str, exception: str, parties: tuple[Side, Side], data: list[str]
) -> None:
    one, two = parties
    found = agreement(one, two, filled(form, parties, data, e=exception))
    assert moved(found) == {("disclose", one.name, two.name, "prohibited", frozenset(data))}
    assert found.provisos, "the exception was lost"


LEFT_OUT = [
    "{a} shall send the {x} to {b} but shall not send the {y} to {b}.",
    "{a} shall disclose to {b} the {x} but not the {y}.",
    "{a} shall disclose the {x}, but not the {y}, to {b}.",
    "{a} shall send the {x} to {b}, excluding the {y}.",
]


@pytest.mark.parametrize("form", LEFT_OUT)
@few
@given(sides(), items(4, 4))
def test_what_is_left_out_does_not_move(form: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    found = moved(agreement(one, two, filled(form, parties, data[:2], y=joined(data[2:]))))
    sent = frozenset(data[:2])
    assert {flow for flow in found if flow[3] != "prohibited"} == {("disclose", one.name, two.name, "required", sent)}


LATENT = [
    "once collected, the {x} shall be sent by {a} to {b}.",
    "{a} shall send the {x} to {b} once they have been collected.",
    "{a} shall send the {x} to {b} as soon as they are collected.",
    "{a} shall send the {x} to {b} when they become available.",
    "when agreed by both parties, {a} shall send the {x} to {b}.",
    "once the parties have agreed a schedule, {a} shall disclose the {x} to {b}.",
    "in future {a} will send the {x} to {b}.",
]
ACTIVE = [
    "{a} collects the {x} each week and shall send the {x} to {b}.",
    "as agreed by both parties, {a} shall send the {x} to {b}.",
]


@pytest.mark.parametrize(("form", "state"), [*((f, "latent") for f in LATENT), *((f, "active") for f in ACTIVE)])
@few
@given(sides(), items())
def test_what_waits_for_something_is_latent(form: str, state: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    found = agreement(one, two, filled(form, parties, data))
    flows = [flow for flow in found.flows if flow.kind == "disclose"]
    assert [(flow.state, flow.polarity) for flow in flows] == [(state, "required")]

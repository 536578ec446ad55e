"""Sentences of every verb, voice, exception and denial, made of parties, data and purposes; each is read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from made import DONE, ENDS, FORCES, GIVING, Side, agreement, capital, items, joined, moved, sides, to

several = settings(max_examples=60, deadline=None, derandomize=True)

VOICES = {
    "active": "{a} {force} {verb} the {x} {to} {b}.",
    "active with the taker first": "{a} {force} {verb} {to} {b} the {x}.",
    "passive with the giver last": "the {x} {force} be {done} {to} {b} by {a}.",
    "passive with the giver first": "the {x} {force} be {done} by {a} {to} {b}.",
}


@several
@given(sides(), items(), st.sampled_from(GIVING), st.sampled_from(FORCES), st.sampled_from(sorted(VOICES)))
def test_every_verb_of_giving_moves_the_data_in_every_voice(
    parties: tuple[Side, Side], data: list[str], verb: str, force: tuple[str, str], voice: str
) -> None:
    one, two = parties
    modal, polarity = force
    if "passive" in voice and modal.startswith("is "):
        modal = "may"
    words = VOICES[voice].format(
        a=one.short, b=two.short, force=modal, verb=verb, done=DONE[verb], to=to(verb), x=joined(data)
    )
    assert moved(agreement(one, two, capital(words))) == {("disclose", one.name, two.name, polarity, frozenset(data))}


RECEIVING = (
    "{b} {force} receive the {x} from {a}.",
    "{b} {force} obtain the {x} from {a}.",
    "{b} {force} be provided by {a} with the {x}.",
    "{b} {force} be given the {x} by {a}.",
)


@several
@given(sides(), items(), st.sampled_from(FORCES), st.sampled_from(RECEIVING))
def test_what_is_received_was_given(
    parties: tuple[Side, Side], data: list[str], force: tuple[str, str], form: str
) -> None:
    one, two = parties
    modal, polarity = force
    if " be " in form and modal.startswith("is "):
        modal = "may"
    words = form.format(a=one.short, b=two.short, force=modal, x=joined(data))
    assert moved(agreement(one, two, capital(words))) == {("disclose", one.name, two.name, polarity, frozenset(data))}


NOMINAL = (
    ("the disclosure of the {x} by {a} to {b} is permitted.", "allowed"),
    ("the transfer of the {x} from {a} to {b} is required each month.", "required"),
    ("the disclosure of the {x} by {a} to {b} is prohibited.", "prohibited"),
    ("{a}'s disclosure of the {x} to {b} is not permitted.", "prohibited"),
    ("this Agreement governs the supply of the {x} by {a} to {b}.", "allowed"),
    ("this clause permits the sharing of the {x} by {a} with {b}.", "allowed"),
)


@several
@given(sides(), items(), st.sampled_from(NOMINAL))
def test_a_noun_moves_data_as_its_verb_does(parties: tuple[Side, Side], data: list[str], form: tuple[str, str]) -> None:
    one, two = parties
    words, polarity = form
    said = words.format(a=one.short, b=two.short, x=joined(data))
    assert moved(agreement(one, two, capital(said))) == {("disclose", one.name, two.name, polarity, frozenset(data))}


@several
@given(sides(), items(), st.sampled_from(FORCES[:5]))
def test_who_asks_sends_identifiers_to_who_answers(
    parties: tuple[Side, Side], data: list[str], force: tuple[str, str]
) -> None:
    one, two = parties
    found = moved(agreement(one, two, capital(f"{one.short} {force[0]} request the {joined(data)} from {two.short}.")))
    assert ("request", one.name, two.name, force[1]) in {flow[:4] for flow in found}


ACCESS = (
    "{b} {force} access the {x} held by {a}.",
    "{b} {force} have access to the {x} held by {a}.",
    "{a} {force} give {b} access to the {x}.",
    "{a} {force} grant {b} access to the {x}.",
    "{b} {force} be given access to the {x} by {a}.",
)


@several
@given(sides(), items(), st.sampled_from((*FORCES[:4], *FORCES[5:])), st.sampled_from(ACCESS))
def test_access_runs_from_who_holds_to_who_reads(
    parties: tuple[Side, Side], data: list[str], force: tuple[str, str], form: str
) -> None:
    one, two = parties
    words = form.format(a=one.short, b=two.short, force=force[0], x=joined(data))
    found = moved(agreement(one, two, capital(words)))
    ends = {(kind, source, target, polarity == "prohibited") for kind, source, target, polarity, _ in found}
    assert ends == {("access", one.name, two.name, force[1] == "prohibited")}
    assert {flow[4] for flow in found} == {frozenset(data)}


SUBJECTS = ("patients", "pupils", "tenants", "applicants", "clients", "data subjects")


@several
@given(sides(), items(), st.sampled_from(FORCES), st.sampled_from(SUBJECTS))
def test_data_are_collected_from_those_whom_they_are_about(
    parties: tuple[Side, Side], data: list[str], force: tuple[str, str], people: str
) -> None:
    one, two = parties
    found = moved(agreement(one, two, capital(f"{one.short} {force[0]} collect the {joined(data)} from {people}.")))
    assert found == {("collect", "data-subjects", one.name, force[1], frozenset(data))}


OUTSIDE = (
    ("{b} {force} disclose the {x} to any third party.", "third-parties", "onward"),
    ("{b} {force} pass the {x} to third parties.", "third-parties", "onward"),
    ("{b} {force} share the {x} with any other person or organisation.", "third-parties", "onward"),
)


@several
@given(sides(), items(), st.sampled_from(FORCES), st.sampled_from(OUTSIDE))
def test_who_received_data_passes_them_on(
    parties: tuple[Side, Side], data: list[str], force: tuple[str, str], form: tuple[str, str, str]
) -> None:
    one, two = parties
    words, taker, kind = form
    said = f"{one.short} shall send the {joined(data)} to {two.short}. " + capital(
        words.format(b=two.short, force=force[0], x=joined(data))
    )
    found = moved(agreement(one, two, capital(said)))
    assert (kind, two.name, taker, force[1], frozenset(data)) in found


@several
@given(sides(), items(), st.sampled_from(FORCES))
def test_what_is_published_goes_to_the_public(
    parties: tuple[Side, Side], data: list[str], force: tuple[str, str]
) -> None:
    one, two = parties
    found = moved(agreement(one, two, capital(f"{one.short} {force[0]} publish the {joined(data)}.")))
    assert found == {("publish", one.name, "public", force[1], frozenset(data))}


DENIED = (
    "nothing in this Agreement requires {a} to disclose the {x} to {b}.",
    "neither party shall disclose the {x} to the other.",
    "under no circumstances shall {a} disclose the {x} to {b}.",
    "at no time may the {x} be disclosed by {a} to {b}.",
    "{a} shall never disclose the {x} to {b}.",
    "no {x} shall be disclosed by {a} to {b}.",
    "{a} is prohibited from disclosing the {x} to {b}.",
    "{a} shall refrain from disclosing the {x} to {b}.",
)


@several
@given(sides(), items(1), st.sampled_from(DENIED))
def test_what_is_denied_is_never_a_flow_that_may_be(parties: tuple[Side, Side], data: list[str], form: str) -> None:
    one, two = parties
    found = moved(agreement(one, two, capital(form.format(a=one.short, b=two.short, x=data[0]))))
    assert {flow[3] for flow in found} == (set() if form.startswith("nothing") else {"prohibited"})


EXCEPT = (
    "{a} shall not disclose the {x} to {b} except {p}.",
    "{a} shall not disclose the {x} to {b} unless it is {p}.",
    "except {p}, {a} shall not disclose the {x} to {b}.",
    "save {p}, the {x} must not be disclosed by {a} to {b}.",
)
WHEN = ("where required by law", "with the written consent of the data subject", "where a court orders it")


@several
@given(sides(), items(), st.sampled_from(EXCEPT), st.sampled_from(WHEN))
def test_an_exception_stands_beside_its_prohibition(
    parties: tuple[Side, Side], data: list[str], form: str, when: str
) -> None:
    one, two = parties
    when = when.removeprefix("where ") if "unless" in form and when.startswith("where required") else when
    found = agreement(one, two, capital(form.format(a=one.short, b=two.short, x=joined(data), p=when)))
    barred = [f for f in found.flows if f.polarity == "prohibited"]
    assert [(f.kind, found.party(f.source).name, found.party(f.target).name) for f in barred] == [
        ("disclose", one.name, two.name)
    ]
    assert found.provisos, "the exception was lost"


PURPOSES = (
    "{a} shall disclose the {x} to {b} for the purposes of {p}.",
    "{a} shall disclose the {x} to {b} solely for {p}.",
    "for the purpose of {p}, {a} shall disclose the {x} to {b}.",
    "the {x} shall be disclosed by {a} to {b} only for the purpose of {p}.",
)


@several
@given(sides(), items(), st.sampled_from(PURPOSES), st.sampled_from(ENDS))
def test_a_flow_has_the_purpose_that_its_sentence_gives(
    parties: tuple[Side, Side], data: list[str], form: str, end: tuple[str, str]
) -> None:
    one, two = parties
    found = agreement(one, two, capital(form.format(a=one.short, b=two.short, x=joined(data), p=end[0])))
    assert {flow[:4] for flow in moved(found)} == {("disclose", one.name, two.name, "required")}
    (flow,) = found.flows
    assert flow.purposes == (end[1],)


IDLE = (
    "{a} shall provide {b} with training on the handling of the {x}.",
    "{a} shall give {b} two months' notice of the end of this Agreement.",
    "{a} shall send an invoice to {b}.",
    "{a} shall keep the {x} secure.",
    "{a} shall delete the {x} after six months.",
    "{a} is responsible for the accuracy of the {x}.",
    "{b} shall review how it uses the {x} once a year.",
)


@several
@given(sides(), items(), st.sampled_from(IDLE))
def test_what_moves_no_data_is_no_flow(parties: tuple[Side, Side], data: list[str], form: str) -> None:
    one, two = parties
    assert not moved(agreement(one, two, capital(form.format(a=one.short, b=two.short, x=joined(data)))))

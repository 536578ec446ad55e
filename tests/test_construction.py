"""Sentences of every frame, voice, list, exception and denial, made of parties, data and purposes; each is read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from made import ENDS, FORCES, ITEMS, Side, agreement, capital, items, joined, moved, sides

several = settings(max_examples=60, deadline=None, derandomize=True)

DONE = {
    "provide": "provided",
    "disclose": "disclosed",
    "supply": "supplied",
    "send": "sent",
    "transfer": "transferred",
    "release": "released",
    "furnish": "furnished",
    "transmit": "transmitted",
    "submit": "submitted",
    "share": "shared",
    "pass": "passed",
}
GIVING = tuple(DONE)


def to(verb: str) -> str:
    return "with" if verb == "share" else "to"


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


def _bullets(data: list[str]) -> str:
    return "\n".join(f"• {one}" for one in data)


def _letters(data: list[str]) -> str:
    return "\n".join(f"({'abcdef'[i]}) {one}{';' if i + 1 < len(data) else '.'}" for i, one in enumerate(data))


def _dashes(data: list[str]) -> str:
    return "\n".join(f"- {one}" for one in data)


def _run(data: list[str]) -> str:
    return " ".join(f"({'abcdef'[i]}) {one}{';' if i + 1 < len(data) else '.'}" for i, one in enumerate(data))


def _table(data: list[str]) -> str:
    return "\n".join(["| Data item | Format |", "| --- | --- |", *(f"| {one} | text |" for one in data)])


LISTS = {"bullets": _bullets, "letters": _letters, "dashes": _dashes, "run in": _run, "table": _table}
LEADS = (
    "{a} shall provide {b} with the following data:",
    "{a} shall provide to {b} the following:",
    "The following data shall be disclosed by {a} to {b}:",
    "{a} will share these data items with {b}:",
)


@several
@given(
    sides(),
    st.lists(st.sampled_from(ITEMS), min_size=2, max_size=5, unique=True),
    st.sampled_from(sorted(LISTS)),
    st.sampled_from(LEADS),
)
def test_a_verb_in_the_lead_moves_every_item_of_its_list(
    parties: tuple[Side, Side], data: list[str], form: str, lead: str
) -> None:
    one, two = parties
    said = capital(lead.format(a=one.short, b=two.short)) + ("\n\n" if form != "run in" else " ") + LISTS[form](data)
    assert moved(agreement(one, two, said)) == {("disclose", one.name, two.name, "required", frozenset(data))}


@several
@given(sides(), items(1), st.lists(st.sampled_from(GIVING), min_size=2, max_size=3, unique=True))
def test_a_subject_in_the_lead_acts_in_every_item(
    parties: tuple[Side, Side], data: list[str], verbs: list[str]
) -> None:
    one, two = parties
    lines = "\n".join(f"({'abc'[i]}) {verb} the {data[0]} {to(verb)} {two.short};" for i, verb in enumerate(verbs))
    found = moved(agreement(one, two, f"{capital(one.short)} shall:\n\n{lines}"))
    assert found == {("disclose", one.name, two.name, "required", frozenset(data))}


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

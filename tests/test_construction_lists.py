"""Lists and tables by construction: bullets, letters, rows, lists in lists, duties and bars in a lead."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from made import GIVING, ITEMS, Side, agreement, capital, items, moved, sides, to

several = settings(max_examples=60, deadline=None, derandomize=True)
few = settings(max_examples=6, deadline=None, derandomize=True)


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


@few
@given(sides(), items(4, 4))
def test_the_items_of_lists_in_a_list_all_move(parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    said = (
        f"{capital(one.short)} shall send {two.short} the following data:\n\n(a) about the tenant:\n\n(i) {data[0]};"
        f"\n\n(ii) {data[1]};\n\n(b) about the household:\n\n(i) {data[2]};\n\n(ii) {data[3]}."
    )
    assert moved(agreement(one, two, said)) == {("disclose", one.name, two.name, "required", frozenset(data))}


@few
@given(sides(), items(3, 3))
def test_each_item_of_a_list_of_duties_has_its_own_data(parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    said = (
        f"{capital(one.short)} shall:\n\n(a) send the {data[0]} to {two.short};\n\n(b) keep the {data[1]} secure; and"
        f"\n\n(c) delete the {data[2]} after a year."
    )
    assert moved(agreement(one, two, said)) == {("disclose", one.name, two.name, "required", frozenset(data[:1]))}


@few
@given(sides(), items(3, 3))
def test_what_a_lead_bars_its_items_bar(parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    said = (
        f"{capital(one.short)} shall not:\n\n(a) send the {data[0]} to {two.short};\n\n(b) publish the {data[1]}; or"
        f"\n\n(c) use the {data[2]} for any other purpose."
    )
    assert moved(agreement(one, two, said)) == {
        ("disclose", one.name, two.name, "prohibited", frozenset(data[:1])),
        ("publish", one.name, "public", "prohibited", frozenset(data[1:2])),
    }

"""Who gives and who takes, by construction: each other, the other, three parties, two flows in one breath, "it"."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from made import Side, agreement, filled, items, joined, moved, sides, threes

few = settings(max_examples=6, deadline=None, derandomize=True)

MUTUAL = [
    ("the parties shall exchange the {x}.", "required"),
    ("{a} and {b} shall exchange the {x}.", "required"),
    ("each party shall provide the other with the {x}.", "required"),
    ("each of the parties shall disclose the {x} to the other party.", "required"),
    ("each party shall send the {x} to the other.", "required"),
    ("the parties shall share the {x} with each other.", "required"),
    ("{a} and {b} shall each provide the {x} to the other.", "required"),
    ("both parties shall provide each other with the {x}.", "required"),
    ("the {x} shall be exchanged between {a} and {b}.", "required"),
    ("the {x} shall be shared between the parties.", "required"),
    ("either party may disclose the {x} to the other.", "allowed"),
    ("the parties may exchange the {x}.", "allowed"),
    ("neither party shall disclose the {x} to the other.", "prohibited"),
    ("neither {a} nor {b} may disclose the {x} to the other.", "prohibited"),
    ("the parties shall not exchange the {x}.", "prohibited"),
    ("no party shall disclose the {x} to the other party.", "prohibited"),
]


@pytest.mark.parametrize(("form", "polarity"), MUTUAL)
@few
@given(sides(), items())
def test_what_each_gives_the_other_goes_both_ways(
    form: str, polarity: str, parties: tuple[Side, Side], data: list[str]
) -> None:
    one, two = parties
    both = {(one.name, two.name), (two.name, one.name)}
    assert moved(agreement(one, two, filled(form, parties, data))) == {
        ("disclose", giver, taker, polarity, frozenset(data)) for giver, taker in both
    }


ONE_WAY = [
    "{a} may, if it wishes, send the {x} to {b}.",
    "{a} may disclose the {x} to the other.",
    "{a} may disclose the {x} to the other party.",
]


@pytest.mark.parametrize("form", ONE_WAY)
@few
@given(sides(), items())
def test_the_other_of_one_party_is_the_second(form: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    found = moved(agreement(one, two, filled(form, parties, data)))
    assert found == {("disclose", one.name, two.name, "allowed", frozenset(data))}


@few
@given(sides(), items())
def test_the_other_of_two_things_is_no_party(parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    assert not moved(agreement(one, two, filled("{a} shall move the {x} from one system to the other.", parties, data)))


HELD = [
    "{a} shall send to {b} the {x} that {a} holds.",
    "{a} shall send {b} the {x} that it holds.",
    "the {x} that {a} holds shall be sent to {b}.",
    "the {x} which are held by {a} shall be disclosed to {b}.",
    "{a}, which holds the {x}, shall disclose them to {b}.",
    "{a} shall disclose to {b} such {x} as it holds.",
    "where {b} needs the {x}, {a} shall send them to {b}.",
    "{a} shall send the {x} to {b}, which shall keep them secure.",
    "{a} shall provide {b} with the {x} that {b} needs for its work.",
    "{a} shall send the {x} of the tenants to {b}.",
    "{a} shall disclose each tenant's {x} to {b}.",
    "the {x} of every applicant shall be sent by {a} to {b}.",
    "{a} shall provide {b} with the {x} of the tenants and of their children.",
    "the {x} shall be disclosed to {b}.",
    "{b} shall be provided with the {x}.",
    "the {x} must be made available to {b}.",
    "{a} shall check its records. It shall also send the {x} to {b}.",
    "{a} shall hold a list. It shall send the {x} to {b} each week.",
    "{a} holds the {x}. It shall disclose them to {b}.",
    "{a} shall extract and send the {x} to {b}.",
    "{a} shall collate, check and provide the {x} to {b}.",
]


@pytest.mark.parametrize("form", HELD)
@few
@given(sides(), items(3, 2))
def test_relatives_passives_and_references_back_leave_the_ends_known(
    form: str, parties: tuple[Side, Side], data: list[str]
) -> None:
    one, two = parties
    found = moved(agreement(one, two, filled(form, parties, data)))
    assert found == {("disclose", one.name, two.name, "required", frozenset(data))}


GATHERED = [
    "{a} shall collect the {x} from tenants and send them to {b}.",
    "{a} collects the {x}. These shall be sent to {b}.",
    "{a} collects the {x}. It shall send them to {b}.",
]


@pytest.mark.parametrize("form", GATHERED)
@few
@given(sides(), items(3, 2))
def test_what_is_collected_and_sent_on_moves_twice(form: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    assert moved(agreement(one, two, filled(form, parties, data))) == {
        ("collect", "data-subjects", one.name, "required", frozenset(data)),
        ("disclose", one.name, two.name, "required", frozenset(data)),
    }


TWO = [
    "{a} shall send the {x} to {b} and {b} shall send the {y} to {a}.",
    "{a} shall send the {x} to {b}, and {b} shall provide {a} with the {y}.",
    "{a} shall send the {x} to {b}; {b} shall send the {y} to {a}.",
    "{a} shall provide the {x} to {b}. In return, {b} shall provide the {y} to {a}.",
    "the {x} shall be sent by {a} to {b} and the {y} shall be sent by {b} to {a}.",
    "{a} shall send the {x} to {b}, which shall send the {y} to {a}.",
    "{a} shall receive the {y} from {b} and shall send the {x} to {b}.",
    "{a} shall send {b} the {x} and receive from {b} the {y}.",
    "whereas {a} shall disclose the {x} to {b}, {b} shall disclose the {y} to {a}.",
]


@pytest.mark.parametrize("form", TWO)
@few
@given(sides(), items(4, 4))
def test_two_flows_of_one_sentence_keep_their_own_data(form: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    mine, yours = data[:2], data[2:]
    assert moved(agreement(one, two, filled(form, parties, mine, y=joined(yours)))) == {
        ("disclose", one.name, two.name, "required", frozenset(mine)),
        ("disclose", two.name, one.name, "required", frozenset(yours)),
    }


THREE = [
    ("{a} and {b} shall each provide the {x} to {c}.", "ac bc", "required"),
    ("{a} and {b} shall provide the {x} to {c}.", "ac bc", "required"),
    ("both {a} and {b} shall send the {x} to {c}.", "ac bc", "required"),
    ("{a} or {b} may disclose the {x} to {c}.", "ac bc", "allowed"),
    ("neither {a} nor {b} shall disclose the {x} to {c}.", "ac bc", "prohibited"),
    ("{a} shall send the {x} to {b} and {c}.", "ab ac", "required"),
    ("{a} shall send the {x} to {b} and to {c}.", "ab ac", "required"),
    ("{a} shall send the {x} to both {b} and {c}.", "ab ac", "required"),
    ("the {x} shall be sent by {a} to {b} and {c}.", "ab ac", "required"),
    ("{a} shall not disclose the {x} to {b} or {c}.", "ab ac", "prohibited"),
    ("{a} shall provide {b} and {c} with the {x}.", "ab ac", "required"),
    ("{b} and {c} shall receive the {x} from {a}.", "ab ac", "required"),
    ("{a} shall send the {x} to {b}, which shall send them to {c}.", "ab bc", "required"),
    ("{a} shall send the {x} to {b}; {b} shall send them to {c}.", "ab bc", "required"),
    ("the parties shall exchange the {x}.", "ab ba ac ca bc cb", "required"),
    ("{a}, {b} and {c} shall share the {x} with each other.", "ab ba ac ca bc cb", "required"),
    ("{a} shall send the {x} to {b} on behalf of {c}.", "ab", "required"),
    ("at the request of {c}, {a} shall send the {x} to {b}.", "ab", "required"),
    ("{a} shall, with the consent of {c}, send the {x} to {b}.", "ab", "required"),
    ("{a} shall send the {x} to {b} and shall tell {c} that it has done so.", "ab", "required"),
    ("{a} shall send the {x} to {b}. {c} shall keep them secure.", "ab", "required"),
]


@pytest.mark.parametrize(("form", "ways", "polarity"), THREE)
@few
@given(threes(), items(2, 2))
def test_of_three_parties_those_named_give_and_take(
    form: str, ways: str, polarity: str, parties: tuple[Side, Side, Side], data: list[str]
) -> None:
    one, two, three = parties
    names = {letter: side.name for letter, side in zip("abc", parties, strict=True)}
    assert moved(agreement(one, two, filled(form, parties, data), three)) == {
        ("disclose", names[way[0]], names[way[1]], polarity, frozenset(data)) for way in ways.split()
    }

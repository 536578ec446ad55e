"""Other frames than giving, by construction: returning, matching, telling, reading, licensing, keeping, using."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import ENDS, Side, agreement, filled, items, moved, sides

few = settings(max_examples=6, deadline=None, derandomize=True)

FRAMES = [
    ("{b} shall return the {x} to {a} on termination.", "disclose", "ba", "required"),
    ("on termination, {b} shall return the {x} to {a}.", "disclose", "ba", "required"),
    ("on the end of this Agreement {b} shall transfer the {x} to {a}.", "disclose", "ba", "required"),
    ("on termination of this Agreement, the {x} shall be returned to {a} by {b}.", "disclose", "ba", "required"),
    ("{a} shall match the {x} against the records of {b}.", "match", "ab", "required"),
    ("{a} shall compare the {x} with the records held by {b}.", "match", "ab", "required"),
    ("{a} shall notify {b} of the {x} of each tenant.", "disclose", "ab", "required"),
    ("{a} shall inform {b} of the {x} of the tenants.", "disclose", "ab", "required"),
    ("{a} shall report to {b} the {x} of all applicants.", "disclose", "ab", "required"),
    ("the {x} of the tenants shall be reported to {b} by {a}.", "disclose", "ab", "required"),
    ("{b} may retrieve the {x} from the systems of {a}.", "access", "ab", "allowed"),
    ("{b} may download the {x} from {a}'s portal.", "access", "ab", "allowed"),
    ("{b} may view the {x} held by {a}.", "access", "ab", "allowed"),
    ("{b} may search the {x} held by {a}.", "access", "ab", "allowed"),
    ("{b} may consult the {x} held by {a}.", "access", "ab", "allowed"),
    ("{b} may query the {x} in the database of {a}.", "access", "ab", "allowed"),
    ("{a} shall upload the {x} to {b}'s portal.", "disclose", "ab", "required"),
    ("{a} grants {b} a licence to use the {x}.", "disclose", "ab", "required"),
    ("{a} grants to {b} a non-exclusive licence to use the {x}.", "disclose", "ab", "required"),
    ("{a} grants {b} the right to use the {x}.", "disclose", "ab", "required"),
]


@pytest.mark.parametrize(("form", "kind", "way", "polarity"), FRAMES)
@few
@given(sides(), items(3, 2))
def test_every_frame_has_its_kind_and_its_way(
    form: str, kind: str, way: str, polarity: str, parties: tuple[Side, Side], data: list[str]
) -> None:
    one, two = parties
    names = {"a": one.name, "b": two.name}
    found = moved(agreement(one, two, filled(form, parties, data)))
    assert found == {(kind, names[way[0]], names[way[1]], polarity, frozenset(data))}


IDLE = [
    "{a} shall retain the {x} for no longer than two years.",
    "{a} shall not retain the {x} for longer than is needed.",
    "{a} shall delete the {x} once they are no longer needed.",
    "{a} shall keep the {x} confidential.",
    "{a} shall store the {x} on a secure server.",
    "{a} shall keep a record of each disclosure of the {x}.",
    "{a} shall appoint a person who is responsible for the {x}.",
    "{a} shall tell {b} of any breach that affects the {x}.",
    "{a} shall notify {b} if it deletes the {x}.",
    "{a} shall correct the {x} if they are wrong.",
    "{a} shall not use the {x} for immigration enforcement.",
    "{b} shall pay {a} for its work on the {x}.",
    "{a} shall send {b} a copy of its privacy notice.",
    "{a} and {b} shall meet to discuss the {x}.",
    "{a} is the controller of the {x}.",
    "{a} shall not attempt to identify any person from the {x}.",
    "“Disclosure” means the giving of the {x} by one body to another.",
]


@pytest.mark.parametrize("form", IDLE)
@few
@given(sides(), items())
def test_keeping_deleting_and_using_move_nothing(form: str, parties: tuple[Side, Side], data: list[str]) -> None:
    one, two = parties
    assert not moved(agreement(one, two, filled(form, parties, data)))


USES = [
    ("{a} shall send the {x} to {b} for {p}.", "permitted"),
    ("{b} may use the {x} for {p}.", "permitted"),
    ("{b} shall use the {x} only for {p}.", "permitted"),
    ("the {x} are shared for the purpose of {p}.", "permitted"),
    ("{b} shall process the {x} solely for the purposes of {p}.", "permitted"),
    ("the purpose of the sharing is {p}.", "permitted"),
    ("the {x} shall be used for no purpose other than {p}.", "permitted"),
    ("{b} shall not use the {x} for any purpose other than {p}.", "permitted"),
    ("{b} shall not use the {x} for {p}.", "prohibited"),
    ("{b} must not use the {x} for the purposes of {p}.", "prohibited"),
    ("the {x} shall not be used for {p}.", "prohibited"),
    ("under no circumstances may the {x} be used for {p}.", "prohibited"),
    ("{b} is prohibited from using the {x} for {p}.", "prohibited"),
    ("neither party shall use the {x} for {p}.", "prohibited"),
    ("no {x} may be used for {p}.", "prohibited"),
    ("{b} shall ensure that the {x} are not used for {p}.", "prohibited"),
]


@pytest.mark.parametrize(("form", "polarity"), USES)
@few
@given(sides(), items(1), st.sampled_from(ENDS))
def test_a_use_is_a_purpose_permitted_or_shut_out(
    form: str, polarity: str, parties: tuple[Side, Side], data: list[str], end: tuple[str, str]
) -> None:
    one, two = parties
    words, category = end
    found = agreement(one, two, filled(form, parties, data, p=words))
    assert [(purpose.category, purpose.polarity) for purpose in found.purposes] == [(category, polarity)]

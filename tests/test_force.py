"""The force of a statement: duty, permission, prohibition, weak wording, no duty, or a plain statement of fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.language import Reading
from mouscan.language.force import Force, force_at

Reader = Callable[[str], Reading]


def force(reading: Reading, verb: str) -> Force:
    """Return the force at the first word of the text that begins with `verb`."""
    for sentence in reading.sentences:
        for word in range(sentence.first, sentence.last):
            if reading.words[word].text.lower().startswith(verb):
                return force_at(reading, sentence, word)
    raise AssertionError(f"{verb} does not stand in the text")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Trust shall delete the list.", "duty"),
        ("The Trust must delete the list.", "duty"),
        ("The Trust will delete the list.", "duty"),
        ("The Trust is required to delete the list.", "duty"),
        ("The Trust agrees to delete the list.", "duty"),
        ("The list is to be deleted by the Trust.", "duty"),
        ("The Trust has to delete the list.", "duty"),
        ("The Trust may delete the list.", "permission"),
        ("The Trust is entitled to delete the list.", "permission"),
        ("The Trust reserves the right to delete the list.", "permission"),
        ("The Trust is hereby authorized to delete the list.", "permission"),
        ("The Trust retains all rights to delete the list.", "permission"),
        ("The Trust must be able to delete the list.", "duty"),
        ("The Trust shall not delete the list.", "prohibition"),
        ("The Trust must never delete the list.", "prohibition"),
        ("The Trust may not delete the list.", "prohibition"),
        ("The Trust cannot delete the list.", "prohibition"),
        ("The Trust is prohibited from deleting the list.", "prohibition"),
        ("The Trust shall under no circumstances delete the list.", "prohibition"),
        ("The Trust undertakes not to delete the list.", "prohibition"),
        ("The Trust will refrain from deleting the list.", "prohibition"),
        ("The Trust shall not seek to delete the list.", "prohibition"),
        ("No part of the list will be deleted.", "prohibition"),
        ("No officer may delete the list.", "prohibition"),
        ("No officer will try to delete the list.", "prohibition"),
        ("Neither the Trust nor its officers shall seek to delete the list.", "prohibition"),
        ("Neither party shall delete the list.", "prohibition"),
        ("Under no circumstances will the Trust delete the list.", "prohibition"),
        ("At no time may the Trust delete the list.", "prohibition"),
        ("The Trust should delete the list.", "weak"),
        ("The Trust would delete the list.", "weak"),
        ("The Trust will endeavour to delete the list.", "weak"),
        ("The Trust shall use reasonable endeavours to delete the list.", "weak"),
        ("Where practicable, the Trust shall delete the list.", "weak"),
        ("The Trust intends to delete the list.", "weak"),
        ("If no order is made, the Trust shall delete the list.", "duty"),
        ("Should a loss occur, the Trust shall delete the list.", "duty"),
        ("Before it intends to move, the Trust shall delete the list.", "duty"),
        ("When the Trust wishes to move, it must delete the list.", "duty"),
        ("The Trust, where it is able, intends to delete the list.", "weak"),
        ("The Trust shall make every effort to delete the list.", "weak"),
        ("The Trust shall attempt to reach a settlement and to delete the list.", "weak"),
        ("The Trust will delete the list to the best of its ability.", "weak"),
        ("The Trust shall delete the list where practicable.", "weak"),
        ("The Trust shall delete the list and, where possible, tell the Council.", "duty"),
        ("The Trust shall not attempt to reach the tenants or delete the list.", "prohibition"),
        ("The Trust does not intend to delete the list.", "weak"),
        ("The Trust will normally delete the list.", "weak"),
        ("The Trust is encouraged to delete the list.", "weak"),
        ("The Trust need not delete the list.", "no-duty"),
        ("The Trust is not required to delete the list.", "no-duty"),
        ("The Trust does not have to delete the list.", "no-duty"),
        ("The Trust shall not be obliged to delete the list.", "no-duty"),
        ("The Trust deletes the list.", "statement"),
        ("The Trust deleted the list in June.", "statement"),
        ("The Trust deleted the list in May.", "statement"),
        ("On 4 May 2030 the Trust deletes the list.", "statement"),
        ("May 4, 2030: the Trust deletes the list.", "statement"),
        ("May the Trust delete the list?", "permission"),
    ],
)
def test_the_words_of_force_govern_the_verb(words: str, expected: Force, reading: Reader) -> None:
    assert force(reading(f"1. {words}\n"), "delet") == expected


def test_each_limb_of_a_sentence_has_its_own_force(reading: Reader) -> None:
    found = reading("1. The Council shall send the list; the Trust may copy it; and nobody shall not keep it.\n")
    assert force(found, "send") == "duty"
    assert force(found, "copy") == "permission"


def test_the_nearest_modal_before_a_verb_governs_it(reading: Reader) -> None:
    found = reading("1. The Council shall send the list and the Trust may copy it but shall not print it.\n")
    assert [force(found, verb) for verb in ("send", "copy", "print")] == ["duty", "permission", "prohibition"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("The Trust shall:", "duty"),
        ("The Trust may:", "permission"),
        ("The Trust shall not:", "prohibition"),
        ("The Trust should:", "weak"),
        ("The Trust need not:", "no-duty"),
    ],
)
def test_a_list_has_the_force_of_the_words_that_lead_into_it(lead: str, expected: Force, reading: Reader) -> None:
    found = reading(f"1. {lead}\n\n(a) copy the list;\n\n(b) delete the list.\n")
    assert force(found, "copy") == expected
    assert force(found, "delete") == expected


@pytest.mark.parametrize(
    "words", ["The Trust deletes the list and may copy it.", "The list is deleted, though it may be late."]
)
def test_a_modal_with_words_of_its_own_does_not_govern_those_before_it(words: str, reading: Reader) -> None:
    assert force(reading(f"1. {words}\n"), "delete") == "statement"


def test_an_item_can_negate_the_lead(reading: Reader) -> None:
    found = reading("1. The Trust shall:\n\n(a) copy the list; and\n\n(b) not delete the list.\n")
    assert force(found, "copy") == "duty"
    assert force(found, "delete") == "prohibition"


def test_the_force_of_one_sentence_does_not_reach_the_next(reading: Reader) -> None:
    found = reading("1. The Council shall not copy the list. The Trust deletes the list.\n")
    assert force(found, "delete") == "statement"

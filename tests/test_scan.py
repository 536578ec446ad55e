"""Words that a scanner misread are read as they were printed; words that it did not misread stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.language.scan import initials, mended
from mouscan.language.word import stem

KNOWN = {stem(word) for word in ("perform", "information", "government", "which", "will", "disclose", "and", "term")}


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("perfonned", "perform"),
        ("infonnation", "information"),
        ("govemment", "government"),
        ("whicli", "which"),
        ("vvill", "will"),
        ("Tenn", "term"),
    ],
)
def test_a_misread_word_is_mended(word: str, printed: str) -> None:
    assert mended(word, KNOWN) == stem(printed)


@pytest.mark.parametrize("word", ["planned", "connection", "tennis", "inner", "climate", "modem", "nn", "fonn2"])
def test_a_word_that_no_exchange_makes_a_known_one_stays(word: str) -> None:
    assert mended(word, KNOWN) is None


def test_a_scan_gives_the_flow_and_the_safeguard_that_its_original_gives(agreement: Callable[[str], Agreement]) -> None:
    printed = (
        "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”) and Westhaven Trust (“the Trust”)\n\n"
        "1. The Council will disclose personal information to the Trust.\n\n"
        "2. Either party may terminate this agreement by giving three months' written notice.\n"
    )
    scanned = printed.replace("information", "infonnation").replace("terminate", "tenninate").replace("will", "vvill")
    right, read = agreement(printed), agreement(scanned)
    assert [(f.kind, f.source, f.target, f.polarity) for f in read.flows] == [
        (f.kind, f.source, f.target, f.polarity) for f in right.flows
    ]
    assert [(s.kind, s.status) for s in read.safeguards] == [(s.kind, s.status) for s in right.safeguards]
    assert right.flows
    assert right.safeguards


@pytest.mark.parametrize(
    ("word", "printed"),
    [("FOO", "FOD"), ("FOD", None), ("FBO", None), ("fod", None), ("OO", None), ("HTS", None), ("FODD", None)],
)
def test_initials_are_mended_only_to_those_of_one_name(word: str, printed: str | None) -> None:
    assert initials(word, {"FOD", "NHS", "HMRC"}) == printed


def test_initials_that_may_be_those_of_two_names_stay() -> None:
    assert initials("FOO", {"FOD", "FOC"}) is None


def test_a_party_called_by_misread_initials_is_that_party(agreement: Callable[[str], Agreement]) -> None:
    found = agreement(
        "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council and the Field Office of Denmoor (“FOD”)\n\n"
        "1. Northmoor Council shall send home addresses to the FOO.\n"
    )
    names = {party.id: party.name for party in found.parties}
    (flow,) = found.flows
    assert (names[flow.source], names[flow.target]) == ("Northmoor Council", "Field Office of Denmoor")

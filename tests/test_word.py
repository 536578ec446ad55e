from __future__ import annotations

import pytest

from mouscan.language.vocabulary import expand
from mouscan.language.word import stem, words


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("third-party data", ["third", "party", "data"]),
        ("the Department's list", ["the", "Department", "'s", "list"]),
        ("up to 1,500 a month", ["up", "to", "1,500", "a", "month"]),
        ("5 U.S.C. 552a", ["5", "U.S.C.", "552", "a"]),
        ("it isn't [XX] ____", ["it", "is", "n't", "[", "XX", "]", "____"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_words_of_one_family_share_a_stem() -> None:
    assert stem("retained") == stem("Retaining") == stem("retain")
    assert stem("disclosures") == stem("disclosure")


def test_a_phrase_stands_for_all_its_forms() -> None:
    assert set(expand("personal|confidential data record?")) == {
        ("personal", "data"),
        ("personal", "data", "record"),
        ("confidential", "data"),
        ("confidential", "data", "record"),
    }


def test_an_underscore_joins_words_inside_an_alternative() -> None:
    assert expand("such_as|like") == [("such", "as"), ("like",)]

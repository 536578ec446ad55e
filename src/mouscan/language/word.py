"""Words of a text with their offsets and stems.

A hyphen between letters separates words, so that "third-party" and "third party" are the same two words; "'s" is a
word of its own, and so is "the" where a scan glued it to a name; numbers keep their commas and points; initialisms
("U.S.C.") keep their points.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mouscan.language.vocabulary import rows

if TYPE_CHECKING:
    from Stemmer import Stemmer

WORD = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|the(?=[A-Z][a-z])"
    r"|(?!n't\b)[^\W\d_]+(?!(?<=n)'t\b)"
    r"|'s\b|n't\b"
    r"|_{2,}"
    r"|[^\w\s-]|(?<![^\W_])-|-(?![^\W_])|_"
)


@cache
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer("english")


@cache
def _kept() -> dict[str, str]:
    return {row["word"]: row["stem"] for row in rows("stems")}


@cache
def stem(word: str) -> str:
    """Return the stem of a word, its case folded (Porter's second English stemmer).

    The few words of `vocabularies/stems.tsv` keep the stem that stands there, "May" with its capital one of its own.
    """
    lower = word.lower()
    if (kept := _kept().get(word) or _kept().get(lower)) is not None:
        return kept
    return str(_stemmer().stemWord(lower)) if len(lower) > 3 and lower.isalpha() else lower


@cache
def fillers(value: str) -> frozenset[str]:
    """Return the stems of the small words of one kind (`vocabularies/fillers.tsv`)."""
    return frozenset(stem(word) for row in rows("fillers") if row["value"] == value for word in row["words"].split("|"))


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the words of `text` between two offsets."""
    return [match.span() for match in WORD.finditer(text, start, end)]

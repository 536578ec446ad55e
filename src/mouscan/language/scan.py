"""Words that a scanner misread: "perfonned" for "performed", "govemment" for "government".

A word is mended only where it stands in no vocabulary and one exchange of letters that scanners confuse makes it a word
that does.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from mouscan.language.vocabulary import rows
from mouscan.language.word import stem

SHORTEST = 4


@cache
def _confused() -> tuple[tuple[str, str], ...]:
    return tuple((row["read"], row["printed"]) for row in rows("scans"))


def mended(word: str, known: Container[str]) -> str | None:
    """Return the stem of the word that was printed where a scanner read `word`, None where none is among the known."""
    lower = word.lower()
    if len(lower) < SHORTEST or not lower.isalpha():
        return None
    for read, printed in _confused():
        at = lower.find(read)
        while at >= 0:
            found = stem(lower[:at] + printed + lower[at + len(read) :])
            if found in known:
                return found
            at = lower.find(read, at + 1)
    return None

"""Words that a scanner misread: "perfonned" for "performed", "govemment" for "government".

A word is mended only where it stands in no vocabulary and one exchange of letters that scanners confuse makes it a word
that does; initials only where that makes them those of one name of the text ("FOO" for "FOD").
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from mouscan.language.vocabulary import rows
from mouscan.language.word import stem

SHORTEST, LONGEST = 4, 6


@cache
def _confused(capitals: bool) -> tuple[tuple[str, str], ...]:
    return tuple((row["read"], row["printed"]) for row in rows("scans") if row["read"].isupper() == capitals)


def mended(word: str, known: Container[str]) -> str | None:
    """Return the stem of the word that was printed where a scanner read `word`, None where none is among the known."""
    lower = word.lower()
    if len(lower) < SHORTEST or not lower.isalpha():
        return None
    for read, printed in _confused(False):
        at = lower.find(read)
        while at >= 0:
            found = stem(lower[:at] + printed + lower[at + len(read) :])
            if found in known:
                return found
            at = lower.find(read, at + 1)
    return None


def initials(word: str, known: Container[str]) -> str | None:
    """Return the initials that were printed where a scanner read `word`, None where not exactly one is known."""
    if not SHORTEST - 1 <= len(word) <= LONGEST or not word.isupper() or word in known:
        return None
    near = {
        word[:i] + printed + word[i + 1 :]
        for i, letter in enumerate(word)
        for read, printed in _confused(True)
        if letter == read
    }
    found = [one for one in near if one in known]
    return found[0] if len(found) == 1 else None

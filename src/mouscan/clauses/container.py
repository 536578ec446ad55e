"""The labels that name what they number: "Annex C", "Part 2:", "Article VIII", "Schedule One", "Second Annex"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from mouscan.clauses.numeral import mended, roman, worded
from mouscan.clauses.vocabulary import words

GREATEST = 20


class Named(Struct, frozen=True):
    """A label with a word: the word in lower case, its numbers, its form in an id and where it ends."""

    word: str
    values: tuple[int, ...]
    printed: str
    end: int


def named(text: str) -> Named | None:
    """Return the label with a word that a line begins with, if it does.

    An annex that bears no number ("ANNEX" alone on its line) has the number 0.
    """
    match = _pattern().match(text)
    if match is None:
        return None
    word = match["kind"] or match["ranked"] or match["alone"] or match["glued"]
    if not (word[0].isupper() or word == "§"):
        return None
    lower = word.lower()
    if match["alone"]:
        return Named(lower, (0,), word.capitalize(), match.end())
    if match["rank"]:
        rank = match["rank"]
        return Named(
            lower, (worded("ordinals")[rank.lower()],), f"{rank.capitalize()} {word.capitalize()}", match.end()
        )
    value = mended(match["value"] or match["letter"])
    return Named(lower, _values(value), f"{word.capitalize()} {value}", match.end())


def _values(value: str) -> tuple[int, ...]:
    if count := worded("numbers").get(value.lower()):
        return (count,)
    if whole := roman(value):
        return (whole,)
    return tuple(
        int(part) if part.isdigit() else roman(part) or ord(part[0].upper()) - 64
        for part in re.findall(r"\d+|[A-Za-z]+", value)
    )


@cache
def _pattern() -> re.Pattern[str]:
    def one(kinds: list[str] | tuple[str, ...] | set[str]) -> str:
        return "|".join(sorted({*kinds}, key=len, reverse=True))

    holders = words("containers", "container")
    parts = (*holders, *words("containers", "division"))
    counts = [word for word, number in worded("numbers").items() if number <= GREATEST]
    value = (
        r"\d+(?:\.\d+)*[A-Z]?(?![\w-])|[IVXLC]+(?![\w-])|[A-Z](?![\w-])|(?-i:[A-Z]{1,4}-[A-Z\d]{1,3}|[A-Z]\d{1,2})(?!\w)"
        rf"|(?:{one(counts)})\b"
    )
    torn = "|".join(form for kind in holders for form in (kind.upper(), kind.capitalize()))
    return re.compile(
        rf"(?:(?P<kind>{one(words('containers'))})\s+(?:no\.?\s+|n[°º]\s*)?[\"'(]?(?P<value>{value})[\"')]?"
        r"(?:\s*(?:[.:)–—]|-{1,3})(?=\s|$)|(?=\s|$))(?:\s*(?:[:.–—]|-{1,3})(?=\s|$))?"
        rf"|(?:the\s+)?(?P<rank>{one([*worded('ordinals')])})\s+(?P<ranked>{one(parts)})(?:\s*[.:–—-](?=\s|$)|\s*$)"
        rf"|(?P<alone>{one(holders)})\s*[.:–—-]?\s*$"
        rf"|(?-i:(?P<glued>{torn})(?P<letter>[A-Z]|\d{{1,2}})[.:]?\s*$))\s*",
        re.I,
    )

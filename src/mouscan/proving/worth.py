"""What is worked out from the words that it replaces: twice a number, or the law before a law."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from mouscan.language.vocabulary import rows

HUNDRED = 100
MEASURES = ("duration", "rhythm", "date", "age", "volume")
FIGURES = re.compile(r"(?<![\d./:-])\d+(?:,\d{3})*(?![\d./:-])")


def twice(words: str) -> Iterator[str]:
    """Yield some words with their numbers doubled, in figures; nothing where they have none."""
    doubled = FIGURES.sub(lambda found: str(2 * int(found[0].replace(",", ""))), words)
    doubled = _spelt().sub(lambda found: str(2 * _number(found[0])), doubled)
    if doubled != words:
        yield doubled


def _number(words: str) -> int:
    """Return a number that is spelt out, "twenty-four"."""
    return sum(_numbers()[word] for word in re.split(r"[-\s]+", words.lower()))


@cache
def _numbers() -> dict[str, int]:
    """Return the numbers that are one word and no multiplier."""
    return {
        row["word"]: int(row["number"]) for row in rows("numbers") if row["number"].isdigit() and len(row["number"]) < 3
    }


@cache
def _spelt() -> re.Pattern[str]:
    word = "|".join(sorted(_numbers(), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{word})(?:[-\s](?:{word}))?\b", re.IGNORECASE)


def predecessors(words: str) -> Iterator[str]:
    """Yield a citation with the law in it exchanged for each that it replaced."""
    named = [name for name in _earlier() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    if named:
        longest = max(named, key=len)
        yield from (words.replace(longest, earlier) for earlier in _earlier()[longest])


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """Return for the title of every known law all names that it goes by."""
    return {row["title"]: (row["title"], *filter(None, row["aliases"].split(";"))) for row in rows("instruments")}


@cache
def _earlier() -> dict[str, tuple[str, ...]]:
    """Return for every name of a law the titles of what it replaced, none for most."""
    replaced: dict[str, tuple[str, ...]] = {}
    for row in rows("instruments"):
        replaced[row["replaced_by"]] = (*replaced.get(row["replaced_by"], ()), row["title"])
    return {name: replaced.get(title, ()) for title, names in titles().items() for name in names}


WORTH: Mapping[str, Callable[[str], Iterator[str]]] = {"<twice>": twice, "<predecessor>": predecessors}

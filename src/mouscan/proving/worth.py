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
    """Yield some words with each law in them exchanged for one that it replaced."""
    for name, earlier in _earlier():
        if name in words:
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
            if found:
                yield words[: found.start()] + earlier + words[found.end() :]


@cache
def _earlier() -> tuple[tuple[str, str], ...]:
    """Return every name of a law that replaced another, the longest first, with what it replaced."""
    replaced = [(row["replaced_by"], row["title"]) for row in rows("instruments") if row["replaced_by"]]
    names = {row["title"]: (row["title"], *filter(None, row["aliases"].split(";"))) for row in rows("instruments")}
    found = [(name, earlier) for later, earlier in replaced for name in names.get(later, (later,))]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), *pair)))


WORTH: Mapping[str, Callable[[str], Iterator[str]]] = {"<twice>": twice, "<predecessor>": predecessors}

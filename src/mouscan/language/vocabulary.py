"""Vocabularies: data files of words and phrases, each entry with its value and its source.

A file is tab-separated with a header; the columns `value`, `phrase` and `source` are common to all. A phrase is a
short expression over words: `personal|confidential data|information` stands for four phrases, `written?` for a word
that may be missing. Words match by their stem, so `retain` also finds "retained".
"""

from __future__ import annotations

from functools import cache
from itertools import chain, product

from msgspec import Struct

from mouscan.resources import table as rows

__all__ = ["Entry", "choices", "entries", "expand", "listed", "rows"]


class Entry(Struct, frozen=True):
    """One row of a vocabulary: its value, its phrase as written, and the key of its source."""

    value: str
    phrase: str
    source: str


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """Return the entries of a vocabulary in the order of its file."""
    return tuple(Entry(row["value"], row["phrase"], row.get("source", "")) for row in rows(name))


@cache
def listed(name: str, value: str) -> frozenset[str]:
    """Return the words of a vocabulary with a value."""
    return frozenset(row["word"] for row in rows(name) if row["value"] == value)


def choices(phrase: str) -> list[list[tuple[str, ...]]]:
    """Return for each part of a phrase the words of which one must stand there, `()` where none need to."""
    found: list[list[tuple[str, ...]]] = []
    for part in phrase.replace("-", " ").split():
        optional = part.endswith("?") and len(part) > 1
        words = [tuple(filter(None, w.split("_"))) for w in part.removesuffix("?").split("|")]
        found.append([*words, ()] if optional else words)
    return found


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Return every sequence of words that a phrase stands for (`a|b c?` gives four)."""
    return [tuple(chain.from_iterable(one)) for one in product(*choices(phrase))]

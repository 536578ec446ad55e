"""Vocabularies: data files of words and phrases, each entry with its value and its source.

A file is tab-separated with a header; the columns `value`, `phrase` and `source` are common to all. A phrase is a
short expression over words: `personal|confidential data|information` stands for four phrases, `written?` for a word
that may be missing. Words match by their stem, so `retain` also finds "retained".
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import product

from mouscan.resources import folder


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a vocabulary: its value, its phrase as written, and the key of its source."""

    value: str
    phrase: str
    source: str


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `vocabularies/<name>.tsv` as dictionaries from column to cell; `#` begins a comment line."""
    path = folder("vocabularies") / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return tuple(
            {column: cell or "" for column, cell in row.items()}
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """Return the entries of a vocabulary in the order of its file."""
    return tuple(Entry(row["value"], row["phrase"], row.get("source", "")) for row in rows(name))


@cache
def listed(name: str, value: str) -> frozenset[str]:
    """Return the words of a vocabulary with a value."""
    return frozenset(row["word"] for row in rows(name) if row["value"] == value)


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Return every sequence of words that a phrase stands for (`a|b c?` gives four)."""
    choices: list[tuple[str, ...]] = []
    for part in phrase.replace("-", " ").split():
        optional = part.endswith("?") and len(part) > 1
        words = tuple(w.replace("_", " ") for w in part.removesuffix("?").split("|"))
        choices.append((*words, "") if optional else words)
    return [tuple(w for word in choice if word for w in word.split()) for choice in product(*choices)]

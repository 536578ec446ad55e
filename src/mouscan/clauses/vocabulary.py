"""The word lists of this stage: names of containers, titles, signature blocks."""

from __future__ import annotations

import csv
import re
from functools import cache

from mouscan.resources import folder


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (folder("vocabularies") / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def words(name: str, kind: str = "") -> tuple[str, ...]:
    """Return the entries of `vocabularies/<name>.tsv`, or those of one kind; they are patterns over words."""
    return tuple(row["word"] for row in _rows(name) if not kind or row["kind"] == kind)


@cache
def alike(name: str) -> dict[str, str]:
    """Return the words of a vocabulary that stand for another one, with that one."""
    return {row["word"]: row["alike"] for row in _rows(name) if row["alike"]}


@cache
def pattern(name: str, kind: str, anchored: bool) -> re.Pattern[str]:
    """Return one pattern for all entries of a kind; anchored ones match at the start of a text only."""
    joined = "|".join(words(name, kind))
    return re.compile(rf"(?:{joined})" if anchored else rf"\b(?:{joined})\b", re.I)

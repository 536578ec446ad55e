"""The word lists of this stage: names of containers, titles, signature blocks."""

from __future__ import annotations

import re
from functools import cache

from mouscan.resources import table


@cache
def words(name: str, kind: str = "") -> tuple[str, ...]:
    """Return the entries of `vocabularies/<name>.tsv`, or those of one kind; they are patterns over words."""
    return tuple(row["word"] for row in table(name) if not kind or row["kind"] == kind)


@cache
def alike(name: str) -> dict[str, str]:
    """Return the words of a vocabulary that stand for another one, with that one."""
    return {row["word"]: row["alike"] for row in table(name) if row["alike"]}


@cache
def pattern(name: str, kind: str, anchored: bool) -> re.Pattern[str]:
    """Return one pattern for all entries of a kind; anchored ones match at the start of a text only."""
    joined = "|".join(words(name, kind))
    return re.compile(rf"(?:{joined})" if anchored else rf"\b(?:{joined})\b", re.I)

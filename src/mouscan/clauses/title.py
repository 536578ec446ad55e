"""The words after a label: the clause's title or the beginning of its text, on the label's line or the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from mouscan.clauses.container import named
from mouscan.clauses.label import Label, labels
from mouscan.clauses.shape import TITLE, heads_clause
from mouscan.source import Line

BEGINS = re.compile(r"[A-Z\[{]")
WHOLE = 140
PROSE = 60


class Words(Struct, frozen=True):
    """The span of the words, whether they are a title (with its text), and the number of lines they take."""

    start: int
    end: int
    title: str
    used: int


def own_words(i: int, start: int, label: Label, lines: Sequence[Line], texts: Sequence[str]) -> Words:
    """Return the words of a label that stands on line `i` and ends at `start`, empty where it stands alone."""
    rest, used = texts[i][start - lines[i].start :], 1
    if not rest and _takes_next(i, lines, texts):
        i, used = i + 1, 2
        rest, start = texts[i], lines[i].start
    if rest and _wraps(i, rest, label, lines, texts):
        return Words(start, lines[i + 1].end, f"{rest} {texts[i + 1]}", used + 1)
    apart = gap_after(i, lines) or has_children(i, label, rest, texts) or _stands_over(rest, texts[i + 1])
    titled = heads_clause(rest, lines[i], apart)
    return Words(start, lines[i].end, rest.strip() if titled else "", used)


def _stands_over(rest: str, below: str) -> bool:
    """Tell whether a line ends long before the margin, above one that begins a sentence."""
    return len(below) >= PROSE and 2 * len(rest) < len(below) and BEGINS.match(below) is not None and ":" not in rest


def gap_after(i: int, lines: Sequence[Line]) -> bool:
    """Tell whether a blank line, a heading or nothing follows a line."""
    return i + 1 >= len(lines) or lines[i + 1].gap > 0 or lines[i + 1].level > 0


def has_children(i: int, label: Label, rest: str, texts: Sequence[str]) -> bool:
    """Tell whether a label heads a section whose first paragraph repeats it ("1. Definitions", "1.1")."""
    if i + 1 >= len(texts) or len(rest) > TITLE:
        return False
    return any(child.style == "dec" and child.values[:1] == label.values for child in labels(texts[i + 1]))


def holds_all(first: Label, lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Tell whether the annex with whose label a text begins is the whole text.

    It is where words stand before its first clause, such as a title, and where no other annex of its kind follows.
    """
    if len(texts) < 2 or labels(texts[1]):
        return False
    later = (named(texts[i]) for i in range(1, len(lines)) if lines[i].gap or lines[i].level)
    return not any(other is not None and other.word == first.word for other in later)


def _takes_next(i: int, lines: Sequence[Line], texts: Sequence[str]) -> bool:
    if i + 1 >= len(lines) or not (lines[i + 1].level or lines[i + 1].gap <= 1):
        return False
    return not any(not label.bare for label in labels(texts[i + 1]))


def _wraps(i: int, rest: str, label: Label, lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Tell whether a title goes on on the next line: in capitals, or above a clause that repeats its number."""
    if i + 1 >= len(lines) or lines[i + 1].gap or lines[i + 1].level or lines[i].level or labels(texts[i + 1]):
        return False
    below = texts[i + 1]
    if (
        rest.isupper()
        and below.isupper()
        and len(rest) + len(below) < WHOLE
        and rest[-1] not in ".;:"
        and " " in below.strip(".,;: ")
    ):
        return gap_after(i + 1, lines) or not texts[min(i + 2, len(texts) - 1)].isupper()
    if not gap_after(i + 1, lines) or len(rest) + len(below) >= WHOLE or below[-1] in ".;:,":
        return False
    return rest[:1].isupper() and rest[-1] not in ".;:" and has_children(i + 1, label, "", texts)

"""Durations and volumes with their units, found around the words for units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from mouscan.clauses.numeral import worded
from mouscan.graph.agreement import Measure
from mouscan.graph.evidence import evidence
from mouscan.language import Reading
from mouscan.language.vocabulary import rows
from mouscan.language.word import stem

WINDOW = 14
FEW = 10


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {stem(row["word"]): (row["kind"], row["unit"]) for row in rows("units") if row["unit"]}


@cache
def manners() -> frozenset[str]:
    """Return the words that may stand between a number and its unit."""
    return frozenset(row["word"] for row in rows("units") if row["kind"] == "manner")


@cache
def _per() -> re.Pattern[str]:
    """Return the pattern of a rate ("per month"); its group is the period."""
    periods = "|".join(row["word"] for row in rows("units") if row["kind"] in ("duration", "rhythm"))
    return re.compile(rf"\b(?:per|each|a|any|given) ({periods})\b")


def measures(reading: Reading) -> tuple[Measure, ...]:
    """Return the durations and volumes of a text in reading order."""
    return tuple(_found(reading))


def _matches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the words of every number with its unit: "30 days", "six (6) calendar months"."""
    texts, units = reading.texts, _units()
    for i, word in enumerate(reading.stems):
        if word in units:
            last = i - 1 if i and texts[i - 1].lower() in manners() else i
            if (first := _number(texts, last)) is not None:
                yield first, i + 1


def _number(texts: Sequence[str], last: int) -> int | None:
    """Return where the number before a word begins, None where none stands there."""
    if last >= 4 and texts[last - 3] == "(" and _digits(texts[last - 2]) and texts[last - 1] == ")":
        return last - 4 if texts[last - 4].lower() in worded("numbers") else None
    return last - 1 if last and (_digits(texts[last - 1]) or texts[last - 1].lower() in worded("numbers")) else None


def _digits(text: str) -> bool:
    return text[0].isdigit()


def _found(reading: Reading) -> Iterator[Measure]:
    words = reading.texts
    document = reading.tree.document
    owner = {s.first: s for s in reading.sentences}
    bounds = sorted(owner)
    for first, last in _matches(reading):
        sentence = owner[bounds[bisect_right(bounds, first) - 1]]
        kind, unit = _units()[reading.stems[last - 1]]
        number = next((w for w in words[first:last] if w[0].isdigit()), None)
        value = number.replace(",", "") if number else str(worded("numbers")[words[first].lower()])
        around = " ".join(words[max(sentence.first, first - WINDOW) : min(sentence.last, last + WINDOW)]).lower()
        soft = float(value) >= FEW and any(
            m.value == "soft" and first - m.last <= 4
            for m in reading.within(max(sentence.first, first - 8), first + 1, "bulk")
        )
        rate = _per().search(around)
        shown = f"{unit} per {rate[1]}" if kind == "volume" and rate else unit
        place = evidence(document, sentence.clause, reading.starts[first], reading.ends[last - 1])
        yield Measure("volume" if kind == "volume" else "duration", value, shown, "", not soft, sentence.clause, place)

"""Durations and volumes with their units, found by spaCy's Matcher around the words for units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from mouscan.clauses.numeral import worded
from mouscan.graph.agreement import Measure
from mouscan.graph.evidence import evidence
from mouscan.language import Reading
from mouscan.language.vocabulary import rows
from mouscan.language.word import stem

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

WINDOW = 14
FEW = 10
REACH = 6


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


@cache
def _matcher(vocab: Vocab) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    number: dict[str, Any] = {"LOWER": {"IN": list(worded("numbers"))}}
    digits: dict[str, Any] = {"TEXT": {"REGEX": r"^\d[\d,.]*$"}}
    bracket = [{"TEXT": "("}, digits, {"TEXT": ")"}]
    between = {
        "LOWER": {"IN": sorted(manners())},
        "OP": "?",
    }
    unit = {"LEMMA": {"IN": list(_units())}}
    for i, head in enumerate(([digits], [number], [number, *bracket])):
        pattern: list[dict[str, Any]] = [*head, between, unit]
        matcher.add(f"measure{i}", [pattern])
    return matcher


def _matches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the words of every number with its unit; the matcher runs only where a unit stands."""
    from numpy import array, isin, uint64

    strings = reading.words.vocab.strings
    units = array([strings.add(unit) for unit in _units()], dtype=uint64)
    matcher = _matcher(reading.words.vocab)
    for i in isin(reading.words.to_array("LEMMA"), units).nonzero()[0].tolist():
        start = max(0, i - REACH)
        for _, first, last in matcher(reading.words[start : i + 1]):
            yield start + first, start + last


def _found(reading: Reading) -> Iterator[Measure]:
    words = reading.texts
    document = reading.tree.document
    owner = {s.first: s for s in reading.sentences}
    bounds = sorted(owner)
    best: dict[int, tuple[int, int]] = {}
    for first, last in _matches(reading):
        if last not in best or first < best[last][0]:
            best[last] = (first, last)
    for first, last in sorted(best.values()):
        sentence = owner[bounds[bisect_right(bounds, first) - 1]]
        kind, unit = _units()[stem(words[last - 1])]
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

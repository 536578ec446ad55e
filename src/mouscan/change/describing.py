"""Which sentences only describe something, and which words name what agreements are about."""

from __future__ import annotations

from collections.abc import Collection

from mouscan.change.force import force
from mouscan.change.unit import Unit, Version

# What is said of these can be law, though nothing was read in the sentence.
TELLING = ("abroad", "kinds", "subjects")
ABOUT = (*TELLING, "data", "frames", "processing", "purposes", "roles")


def describes(version: Version, units: Collection[Unit], words: Collection[str]) -> bool:
    """Tell whether some sentences describe, and some of their words name nothing that an agreement is about.

    They are whole plain statements, and nothing that was read in the text rests on them but who the parties are.
    """
    return all(_plain(version, unit) and not _proper(version, unit, words) for unit in units) and not names(
        version, units, words, ABOUT
    )


def names(
    version: Version, units: Collection[Unit], words: Collection[str], what: Collection[str] = TELLING
) -> bool:  # fmt: skip
    """Tell whether one of some words of some sentences stands in a vocabulary: of bodies, people, places abroad.

    Which party of both versions does a thing is told by what was read: "A keeps it" and "It is kept" can say the same.
    """
    for unit in units:
        told = {i for mark in version.reading.of(unit.sentence, *what) for i in range(mark.first, mark.last)}
        here = (key for key in unit.keys if key.name in words and not key.name.startswith("@p"))
        if any(not told.isdisjoint(range(key.first, key.last)) for key in here):
            return True
    return False


def _plain(version: Version, unit: Unit) -> bool:
    sentence = unit.sentence
    whole = sentence.lead is None and version.reading.texts[sentence.last - 1] == "."
    return (
        whole
        and force(version, unit) == "statement"
        and not any(start < sentence.end and sentence.start < end for start, end in version.evidence)
    )


def _proper(version: Version, unit: Unit, words: Collection[str]) -> bool:
    """Tell whether one of some words of a sentence is a name or a number."""
    texts = version.reading.texts
    return any(
        not key.name[0].isalpha() or (texts[key.first][0].isupper() and key.first != unit.sentence.first)
        for key in unit.keys
        if key.name in words
    )

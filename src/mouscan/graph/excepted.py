"""Whom a prohibition to give data to others leaves out by name: "to no third party other than the Home Office"."""

from __future__ import annotations

from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.places import Line
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.word import fillers

GIVING = ("to", "with")
LONGEST = 6


def excepted(line: Line) -> tuple[str, ...]:
    """Return the parties that stand right behind an exception, with those joined to them.

    One that does something there is no taker: "unless the Home Office has a court order".
    """
    found: list[str] = []
    for place in line.places:
        taker = not place.owner and not line.named(place) and not line.acts(place, -1)
        if taker and exception(line.reading, line.sentence, place.first) is not None:
            found += line.joined(place, 1)
    return tuple(end for end in dict.fromkeys(found) if end not in BUILT_IN_PARTIES)


def exception(reading: Reading, sentence: Sentence, first: int) -> Mark | None:
    """Return the exception before a word, None where more than small words stand between them."""
    begin = first
    while begin > sentence.first and (
        reading.lower[begin - 1] in GIVING or reading.stems[begin - 1] in fillers("between")
    ):
        begin -= 1
    # "except to" is a cue with the small word in it.
    cues = reading.within(max(sentence.first, begin - LONGEST), first, "exceptions")
    return next((m for m in cues if m.value == "except" and begin <= m.last), None)

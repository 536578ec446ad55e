"""The sentence that leads into another: its own lead, the title over bullets, or a line that ends in a colon.

The title of a list within a list gives way to the sentence that leads into both.
"""

from __future__ import annotations

from mouscan.graph.fields import fields
from mouscan.graph.topic import bare, spoken
from mouscan.language import Reading, Sentence

LISTS = 3
TERM = 12
SHORT = 8
BACK = 24


def lead_of(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the sentence that leads into one: its own lead, or one that ends in a colon, before it or its like."""
    if sentence.lead is not None or sentence.index == 0 or sentence.kind == "heading":
        return _outer(reading, reading.lead(sentence))
    if sentence.kind == "bullet":
        return _caption(reading, sentence)
    for index in range(sentence.index - 1, max(sentence.index - BACK, 0) - 1, -1):
        before = reading.sentences[index]
        if before.clause != sentence.clause:
            return None
        if reading.texts[before.last - 1] == ":":
            return before
        if not (_line(reading, before) and _line(reading, sentence)):
            return None
    return None


def _outer(reading: Reading, lead: Sentence | None) -> Sentence | None:
    """Return the sentence that leads into a list of lists, where the one over an item is only its title."""
    for _ in range(LISTS):
        over = reading.lead(lead) if lead is not None else None
        if over is None or lead is None or not bare(reading, lead) or spoken(reading, lead) or fields(reading, lead):
            break
        lead = over
    return lead


def _caption(reading: Reading, bullet: Sentence) -> Sentence | None:
    """Return the line over the bullets that one stands among, where it is a title and no sentence of its own."""
    for index in range(bullet.index - 1, max(bullet.index - BACK, 0) - 1, -1):
        before = reading.sentences[index]
        if before.clause != bullet.clause or before.kind not in ("bullet", "paragraph"):
            return None
        if before.kind == "paragraph":
            short = before.last - before.first <= TERM and reading.texts[before.last - 1] != "."
            return before if short and bare(reading, before) else None
    return None


def _line(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is a line of a list: a few words in small letters, without a full stop."""
    words = reading.texts
    short = sentence.kind == "paragraph" and sentence.last - sentence.first <= SHORT
    return short and words[sentence.first].islower() and words[sentence.last - 1] != "."

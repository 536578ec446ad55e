"""Which side of a contract with a processor the words of a sentence bind: the one named before the modal over them."""

from __future__ import annotations

from bisect import bisect_left

from mouscan.clauses.vocabulary import words
from mouscan.graph.forms import POSSESSIVE
from mouscan.graph.grammar import closed, prepositions
from mouscan.graph.protection import Side
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.cue import Hit

SIDES: dict[str, Side] = {"controller": "controller", "processor": "processor", "sub": "processor"}
MANY = 8
WITHOUT = ("negator", "softener")
OWNING = [[word] for word in POSSESSIVE]


def bearer(reading: Reading, hit: Hit) -> Side:
    """Return the side that a hit binds: the one before each modal over its words, the processor if it is among them."""
    sentence = hit.sentence
    return _bound(reading, sentence, hit.word, bisect_left(reading.starts, hit.end, hit.word, sentence.last))


def _bound(reading: Reading, sentence: Sentence, first: int, last: int) -> Side:
    """Return the side that words of a sentence bind: "" where it names none, nor does what leads into it."""
    modals = [m for m in reading.within(sentence.first, last, "modality") if m.value not in WITHOUT]
    over = [*[m for m in modals if m.first <= first][-1:], *[m for m in modals if m.first > first][:MANY]]
    sides = {_subject(reading, sentence, m) for m in over} or {_opening(reading, sentence)}
    if sides == {""}:
        lead = reading.lead(sentence)
        return _bound(reading, lead, lead.last - 1, lead.last) if lead is not None else ""
    return "processor" if "processor" in sides else "" if "" in sides else "controller"


def _subject(reading: Reading, sentence: Sentence, modal: Mark) -> Side:
    """Return the side that acts before a modal: the last one named, the first for "it"; "and shall" goes on with it."""
    modals = [m for m in reading.within(sentence.first, modal.last, "modality") if m.value not in WITHOUT]
    while modals and reading.lower[modals[-1].first - 1] in words("function", "joining"):
        modals.pop()
    if not modals:
        return _opening(reading, sentence)
    named = [m for m in reading.within(sentence.first, modals[-1].first, "processing") if _acts(reading, m)]
    it = reading.lower[modals[-1].first - 1] in words("function", "vague")
    return SIDES[named[0 if it else -1].value] if named else ""


def _opening(reading: Reading, sentence: Sentence) -> Side:
    """Return the side that a sentence begins with."""
    first = next((m for m in reading.of(sentence, "processing") if m.value in SIDES), None)
    if first is None or not _acts(reading, first):
        return ""
    before = reading.lower[sentence.first : first.first]
    return SIDES[first.value] if all(word in words("function", "little") for word in before) else ""


def _acts(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark names a side that acts, not an owner ("controller data") or behind a preposition."""
    if mark.value not in SIDES or reading.texts[mark.last : mark.last + 1] in OWNING:
        return False
    if any(m.first == mark.last for m in reading.within(mark.last, mark.last + 2, "objects")):
        return False
    before = mark.first - 1
    while before > 0 and reading.lower[before] in closed("determiner"):
        before -= 1
    return before < 0 or reading.lower[before] not in prepositions()

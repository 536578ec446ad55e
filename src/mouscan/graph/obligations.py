"""What a contract binds a processor to: the terms of Article 28 GDPR, one obligation for each sentence that states one.

The cues of `vocabularies/obligations.tsv` find the kind; the force of the words that carry it and the side that they
bind decide whether the sentence states it.
"""

from __future__ import annotations

from bisect import bisect_left

from mouscan.clauses.vocabulary import words
from mouscan.graph.evidence import whole
from mouscan.graph.forms import POSSESSIVE
from mouscan.graph.protection import Obligation, Side
from mouscan.graph.security import described
from mouscan.graph.statements import statements
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.cue import Hit, hits
from mouscan.language.force import force_at

SIDES: dict[str, Side] = {"controller": "controller", "processor": "processor", "sub": "processor"}
OPENING, SHORT = 12, 5
SECURITY = "security-measures"
WITHOUT = ("negator", "softener")


def obligations(reading: Reading) -> tuple[Obligation, ...]:
    """Return the obligations of a processor in reading order, the first of each kind in a sentence."""
    cut = statements(reading)
    found: dict[tuple[int, str], Obligation] = {}
    for hit in hits(cut, "obligations"):
        for kind in hit.cue.value.split():
            if (hit.sentence.index, kind) not in found and (stated := _stated(cut, hit, kind)) is not None:
                found[hit.sentence.index, kind] = stated
    for sentence, secures in zip(cut.sentences, described(cut), strict=True):
        if secures:
            measure = Obligation(SECURITY, sentence.clause, "", "statement", whole(cut.tree.document, sentence))
            found.setdefault((sentence.index, SECURITY), measure)
    return tuple(found[key] for key in sorted(found))


def _stated(reading: Reading, hit: Hit, kind: str) -> Obligation | None:
    """Return the obligation that a sentence states, None where it only defines, lifts it or binds the controller."""
    sentence, how = hit.sentence, hit.cue.row["status"].split()
    if _defines(reading, sentence):
        return None
    force = force_at(reading, sentence, hit.word)
    if force == "weak" or (force in ("no-duty", "prohibition") and "both" not in how):
        return None
    bearer = _bearer(reading, hit)
    if bearer == "controller" and "either" not in how:
        return None
    return Obligation(kind, sentence.clause, bearer, force, whole(reading.tree.document, sentence))


def _defines(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence says what a term means."""
    for mark in reading.of(sentence, "naming"):
        first = mark.first - sentence.first
        if mark.value == "means" and first <= OPENING and reading.lower[mark.first].startswith("mean"):
            return first < SHORT or any(word in "\"'" for word in reading.texts[sentence.first : mark.first])
    return False


def _bearer(reading: Reading, hit: Hit) -> Side:
    """Return the side that a hit binds: the one before each modal over its words, the processor if it is among them."""
    sentence = hit.sentence
    return _bound(reading, sentence, hit.word, bisect_left(reading.starts, hit.end, hit.word, sentence.last))


def _bound(reading: Reading, sentence: Sentence, first: int, last: int) -> Side:
    """Return the side that words of a sentence bind: "" where it names none, nor does what leads into it."""
    modals = [m for m in reading.within(sentence.first, last, "modality") if m.value not in WITHOUT]
    over = [*[m for m in modals if m.first <= first][-1:], *[m for m in modals if m.first > first]]
    sides = {_subject(reading, sentence, m) for m in over} or {_opening(reading, sentence)}
    if sides == {""}:
        lead = reading.lead(sentence)
        return _bound(reading, lead, lead.last - 1, lead.last) if lead is not None else ""
    return "processor" if "processor" in sides else "" if "" in sides else "controller"


def _subject(reading: Reading, sentence: Sentence, modal: Mark) -> Side:
    """Return the side that acts before a modal: the last one named, the first for "it"; "and shall" goes on with it."""
    before = reading.lower[modal.first - 1]
    earlier = [m for m in reading.within(sentence.first, modal.first, "modality") if m.value not in WITHOUT]
    if before in words("function", "joining"):
        return _subject(reading, sentence, earlier[-1]) if earlier else _opening(reading, sentence)
    named = [m for m in reading.within(sentence.first, modal.first, "processing") if _acts(reading, m)]
    return SIDES[named[0 if before in words("function", "vague") else -1].value] if named else ""


def _opening(reading: Reading, sentence: Sentence) -> Side:
    """Return the side that a sentence begins with."""
    first = next((m for m in reading.of(sentence, "processing") if m.value in SIDES), None)
    if first is None or not _acts(reading, first):
        return ""
    before = reading.lower[sentence.first : first.first]
    return SIDES[first.value] if all(word in words("function", "little") for word in before) else ""


def _acts(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark names a side, not only an owner ("the controller's instructions", "controller data")."""
    if mark.value not in SIDES or reading.texts[mark.last : mark.last + 1][0:1] == []:
        return False
    owned = any(m.first == mark.last for m in reading.within(mark.last, mark.last + 2, "objects"))
    return reading.texts[mark.last] not in POSSESSIVE and not owned

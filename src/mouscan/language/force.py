"""The force of a statement: duty, permission, prohibition, weak wording or plain statement.

Follows the table of polarity, exception and delegation handling in the project's rule catalogue: must, shall and will
bind; may permits; should and endeavour are weak; need not lifts a duty; a negator turns a duty into a prohibition.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from mouscan.clauses.vocabulary import words
from mouscan.language.reading import Mark, Reading, Sentence

Force = Literal["duty", "permission", "prohibition", "weak", "no-duty", "statement"]
OPENING, LONGEST, REACH = 4, 6, 40
WINDOW = 400


def force_at(reading: Reading, sentence: Sentence, word: int) -> Force:
    """Return the force under which the word with index `word` stands in `sentence`.

    The nearest modal before it in the same limb of the sentence governs; else the first one after it, unless it
    begins words of its own; else that of the sentence that leads into it; else the words state a fact.
    """
    limb = _limb(reading, sentence, word)
    around = reading.within(limb, min(sentence.last, word + REACH + 1), "modality")
    modals = [m for m in around if not _conditional(reading, m, sentence)]
    before = [m for m in modals if limb <= m.first <= word and m.value != "negator"]
    if any(m.value == "negator" and m.first - sentence.first < OPENING for m in modals):
        before = [m for m in before if m.value != "softener"]
    after = next((m for m in modals if m.first > word and m.value not in ("negator", "softener")), None)
    if before:
        force = _with_softener(before)
        if force == "duty" and any(_softens_after(reading, word, m) for m in modals if m.first > word):
            return "weak"
        if force == "prohibition" and _lifted(reading, before[-1], word):
            return "permission"
    elif after is not None and not _parted(reading, word, after):
        force = _with_softener([after])
    elif (lead := reading.lead(sentence)) is not None:
        return _negated(force_at(reading, lead, lead.last - 1), reading, sentence, word)
    else:
        force = "statement"
    return _negated(force, reading, sentence, word)


def _parted(reading: Reading, word: int, modal: Mark) -> bool:
    """Tell whether a modal has words of its own, behind "and" or "although", and does not govern those before."""
    if modal.first - word > REACH:
        return True
    between = [w.lower() for w in reading.texts[word : modal.first]]
    return between[-1] in words("function", "joining") or any(w in words("function", "parting") for w in between)


def _conditional(reading: Reading, modal: Mark, sentence: Sentence) -> bool:
    """Tell whether a modal opens a condition or stands in one and binds nobody ("If it intends to publish, ...")."""
    if modal.value != "weak" or sentence.kind == "bullet":
        return False
    if modal.first == sentence.first:
        return True
    opens = reading.texts[sentence.first].lower() in words("function", "conditional")
    return opens and reading.texts[modal.first].lower() in words("function", "wishing")


def _with_softener(modals: list[Mark]) -> Force:
    values = [m.value for m in modals if not _tried(m, modals)]
    if "softener" in values:
        return "weak"
    force = values[-1]
    return force if force in ("duty", "permission", "prohibition", "weak", "no-duty") else "statement"  # type: ignore[return-value]


def _softens_after(reading: Reading, word: int, modal: Mark) -> bool:
    """Tell whether a softener behind a word ends what is said of it ("shall notify the other where possible")."""
    if modal.value != "softener" or reading.texts[modal.first].lower() not in words("function", "trailing"):
        return False
    between = [w.lower() for w in reading.texts[word : modal.first]]
    return not any(w in ",;:" or w in words("function", "joining") for w in between)


def _tried(modal: Mark, modals: list[Mark]) -> bool:
    """Tell whether a softener only says what must not even be tried ("shall not seek to")."""
    return modal.value == "softener" and any(m.value == "prohibition" and m.last == modal.first for m in modals)


def _negated(force: Force, reading: Reading, sentence: Sentence, word: int) -> Force:
    """Turn what binds or permits into a prohibition where a negator opens it or stands before the word.

    In "If it is not renewed, ..." the negator belongs to the condition.
    """
    if force in ("prohibition", "no-duty", "weak"):
        return force
    first = sentence.first
    if reading.texts[first].lower() not in words("function", "conditional"):
        opening = reading.within(first, min(sentence.last, first + OPENING + LONGEST), "modality")
        opens = [m for m in opening if m.value == "negator" and m.first - first < OPENING and m.first <= word]
        if opens:
            return "permission" if _lifted(reading, opens[0], word) else "prohibition"
    near = reading.within(max(first, word - LONGEST), word, "modality")
    return "prohibition" if any(m.value == "negator" and word - m.last <= 1 for m in near) else force


def _lifted(reading: Reading, mark: Mark, word: int) -> bool:
    """Tell whether what is denied is a bar ("Nothing in this agreement prevents", "shall not preclude")."""
    after = reading.texts[mark.last : min(word, mark.last + 2 * LONGEST)]
    return any(w.lower() in words("function", "lifting") for w in after)


def _limb(reading: Reading, sentence: Sentence, word: int) -> int:
    """Return the first word of the part of the sentence, between semicolons, that holds `word`.

    A part begins no further back than a reader looks: a text may have no stop at all.
    """
    start = max(sentence.first, word - WINDOW)
    before = bisect_right(reading.stops, word) - 1
    return max(start, reading.stops[before]) if before >= 0 else start

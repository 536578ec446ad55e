"""Who acts in a verb: its subject, who lets the subject act, and whom a relative before it takes up."""

from __future__ import annotations

from mouscan.graph.grammar import COMMAS, closed
from mouscan.graph.places import Line, Place
from mouscan.graph.voices import Voice
from mouscan.language import Mark

BACK = 12


def subject(line: Line, before: list[Place], mark: Mark, stands: Voice) -> tuple[Place | None, bool]:
    """Return the place that is the subject of a verb, and whether another word is it: a relative, or a noun.

    It is what the relative ("who", "which") refers to, else the nearest place that acts, else the nearest that nothing
    leads in.
    """
    i = mark.first - 1
    if stands == "gerund" and line.word(i) == "from" and (kept := _kept(line, before)) is not None:
        return kept, False
    while mark.first - i < BACK and (
        line.word(i) in closed("be") | closed("have") | closed("adverb")
        or line.modal_at(i)
        or (line.word(i) in closed("participle") and line.word(i - 1) in closed("be"))
    ):
        i -= 1
    if line.word(i) in closed("relative"):
        end = i - (line.word(i - 1) == ",")
        return next((p for p in before if p.last == end), None), True
    if (told := _told(line, i)) is not None:
        return told, False
    if line.word(i) == "to" and _asked(line, i):
        return None, True
    if stands in ("active", "passive") and line.names(i):
        return None, True
    if line.joint(i + 1) and (which := _which(line, before, i)) is not None:
        return which, False
    free = [p for p in reversed(before) if not p.led and not p.owner]
    return next((p for p in free if line.acts(p, mark.first)), free[0] if free else None), False


def _told(line: Line, i: int) -> Place | None:
    """Return who is told, or let, to do something: the party before its "to", or before that of a verb joined to it."""
    if line.word(i) == "to":
        told = line.ending(i)
        return told if told is not None and (not told.led or _for(line, told)) else None
    if not line.joint(i + 1):
        return None
    for k in range(i - 1, i - BACK, -1):
        if line.modal_at(k) or line.word(k) in COMMAS:
            break
        if line.word(k) == "to" and (told := line.ending(k)) is not None and not told.led:
            return told
    return None


def _for(line: Line, told: Place) -> bool:
    """Tell whether it is for a party to do something: "permissible for the Trust to", "the duty of the Trust to"."""
    i = line.before_noun(told.first)
    return line.word(i) == "for" or (line.word(i) == "of" and line.modal_at(i))


def _which(line: Line, before: list[Place], verb: int) -> Place | None:
    """Return the party that a relative before another verb refers to ("the Trust, which checks them and returns")."""
    for place in reversed(before):
        relative = place.last + (line.word(place.last) == ",")
        if line.word(relative) in closed("pronoun"):
            return place if all(line.word(i) != "," for i in range(relative, verb)) else None
    return None


def _asked(line: Line, to: int) -> bool:
    """Tell whether an infinitive says what a request asks for ("a written request to supply the list")."""
    near = line.reading.within(max(line.sentence.first, to - BACK), to, "carriers")
    return any(m.value == "request" and not any(line.reading.within(m.last, to, "modality")) for m in near)


def _kept(line: Line, before: list[Place]) -> Place | None:
    """Return the party that is, or is not, kept from doing several things ("prevents the Trust from ... or from")."""
    return next((p for p in before if line.word(p.last) == "from" and not p.led), None)


def lets(line: Line, before: list[Place], mark: Mark) -> tuple[str, ...]:
    """Return who lets the party right before an infinitive do something ("the Council shall allow the Trust to")."""
    told = _told(line, mark.first - 1)
    free = [p for p in before if told is not None and p.last < told.first and not p.led and not p.owner]
    return free[-1].parties if free and line.acts(free[-1], -1) else ()


def whom(line: Line, first: int, mark: Mark) -> tuple[str, ...]:
    """Return the parties that "to whom" or "with which" before a verb refers to."""
    for i in range(mark.first - 1, max(first, mark.first - BACK), -1):
        if line.word(i) in closed("relative") and line.word(i - 1) in closed("to"):
            before = [p for p in line.between(first, i - 1) if i - p.last <= BACK]
            return line.joined(before[-1], -1) if before else ()
    return ()

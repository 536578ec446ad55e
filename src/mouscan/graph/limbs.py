"""Which words of a sentence belong to one of its verbs of moving, where several stand in it with their own things."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.frames import Frame
from mouscan.graph.grammar import COMMAS, closed
from mouscan.graph.places import Line

NEAR = 24


def limb(line: Line, frame: Frame, first: int, last: int) -> tuple[int, int]:
    """Return the words of a frame, from one to another (exclusive), without those of the verbs beside it."""
    verb = frame.mark.first
    for cut in _cuts(line, frame, first, last):
        if cut < verb:
            first = max(first, cut)
        else:
            last = min(last, cut)
    return first, last


def _cuts(line: Line, frame: Frame, first: int, last: int) -> Iterator[int]:
    """Yield where another statement begins: behind a party that ends the one before, at a verb with its own thing."""
    verb = frame.mark.first
    for place in line.between(first, last):
        i = place.last + (line.word(place.last) in COMMAS)
        if line.word(i) in closed("pronoun"):
            if i > verb or frame.acts:
                yield i  # "to the Trust, which shall send"
        elif place.led and line.word(i) in closed("joint") and _governs(line, i, verb, last):
            yield i  # "to the Trust and the names shall be sent"
    if frame.acts:
        yield from _joined(line, frame, last)


def _governs(line: Line, joint: int, verb: int, last: int) -> bool:
    """Tell whether a modal stands behind "and", so that the words between are its subject, and data among them."""
    end = verb if joint < verb else last + 1
    modal = next((i for i in range(joint, min(end, joint + NEAR)) if line.modal_at(i)), 0)
    return bool(modal) and any(line.reading.within(joint, modal, "data")) and not line.between(joint, modal)


def _joined(line: Line, frame: Frame, last: int) -> Iterator[int]:
    """Yield where a verb is joined to a frame that has had its things ("send the names and receive the dates")."""
    for other in line.reading.within(frame.mark.last, last, "frames", "dealings"):
        i = line.skip(other.first - 1, -1, "adverb")
        if line.word(i) in closed("joint") and _thing(line, frame.mark.last, i) and _thing(line, other.last, last):
            yield i
            return


def _thing(line: Line, first: int, last: int) -> bool:
    return any(line.reading.within(first, last, "data"))


def follows(line: Line, relative: int) -> bool:
    """Tell whether a relative speaks of a party right before it ("to the Trust, which shall send")."""
    return line.ending(relative - (line.word(relative - 1) in COMMAS)) is not None


def runs(line: Line, first: int, last: int) -> int:
    """Return the word after a list that runs on in the sentence behind a colon: "(a) names; (b) addresses"."""
    colon = next((i for i in range(first, last) if line.word(i) == ":"), last)
    if colon == last or line.word(colon + 1) != "(":
        return last
    verbs = line.reading.within(last, line.sentence.last, "modality", "frames")
    return next((m.first for m in verbs), line.sentence.last)


def without(line: Line, frame: Frame, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the words that leave something out of what a frame moves: "but not the names", "except the names"."""
    if frame.force == "prohibition":
        return
    for mark in line.reading.within(first, last, "exceptions"):
        named = next(line.reading.within(mark.last, last, "data", "objects"), None)
        if mark.value in ("exclude", "except") and named is not None and named.first - mark.last < 2:
            ends = (p.first - 1 for p in line.between(mark.last, last))
            yield mark.last, next(ends, last)

"""What kind of thing a frame moves: data, a case, a request for data, an answer, or a way into a system."""

from __future__ import annotations

from mouscan.graph.cargo import Cargo
from mouscan.graph.frames import Frame
from mouscan.graph.grammar import closed
from mouscan.graph.places import Line
from mouscan.language import Mark

NEAR = 24
FAR = 72
CLOSE = 8
DATA = ("data", "personal")
VERBAL = ("ed", "ing")
OTHER = ("agreement", "breach")


def load(cargo: Cargo, line: Line, frame: Frame) -> str:
    """Return what a frame moves: a value of `vocabularies/carriers.tsv`, "" where nothing that carries data."""
    if frame.kind in ("tell", "refer", "report"):
        return _told(cargo, line, frame)
    if frame.kind == "respond" and line.word(frame.mark.last - 1) in closed("condition"):
        return "data"
    first, last = frame.mark.last, min(frame.last, frame.mark.last + NEAR)
    if frame.acts or frame.voice == "noun" or frame.dative:
        found = _kind(line, first, _object(line, first, last)) or _before(cargo, line, frame)
    else:
        found = _passed(cargo, line, frame)
    if found == "barred":
        return ""
    if found in ("", "nothing"):
        return "data" if cargo.listed(line, frame) or cargo.referred(frame.first, frame.last) else ""
    asked = line.between(frame.first, frame.last) if found == "request" else []
    return "" if any(p.led == "from" and p.parties == ("data-subjects",) for p in asked) else found


def _object(line: Line, first: int, last: int) -> int:
    """Return the word after what follows a verb as its object: a relative ends it."""
    return next((i for i in range(first + 1, last) if line.word(i) in closed("pronoun")), last)


def _kind(line: Line, first: int, last: int) -> str:
    """Return what the first thing between two words carries; what is part of another name is none."""
    for mark in line.reading.within(first, last, "data", "objects", "carriers"):
        if line.inside(mark.first) or line.holds(mark.last) or (line.capital(mark.first) and line.capital(mark.last)):
            continue
        verbal = line.word(mark.first).endswith(VERBAL) and mark.last - mark.first == 1
        if verbal and mark.value != "nothing":
            continue
        if mark.vocabulary == "objects" and mark.value in OTHER:
            return "barred"
        if mark.vocabulary == "carriers" and _sent(line, mark):
            asks = mark.value == "request" and line.word(mark.last) == "for" and not _about(line, mark.last)
            return "nothing" if asks else mark.value
        if mark.vocabulary == "data" or (mark.vocabulary == "objects" and mark.value in DATA):
            return "nothing" if _describing(line, mark) else "data"
    return ""


def _sent(line: Line, mark: Mark) -> bool:
    """Tell whether a thing is one that is sent, and no verb or occasion of sending ("on request")."""
    before = (line.word(mark.first - 1), line.word(mark.first - 2))
    return mark.value != "request" or not any(word in closed("occasion") for word in before)


def _describing(line: Line, mark: Mark) -> bool:
    """Tell whether "data" only describes what follows ("data entry guidelines")."""
    after = line.reading.within(mark.last, min(mark.last + 3, line.sentence.last), "carriers")
    return any(m.value == "nothing" and all(line.describes(i) for i in range(mark.last, m.first)) for m in after)


def _about(line: Line, first: int) -> bool:
    """Tell whether data, or people, stand right after a word."""
    near = line.reading.within(first, min(first + CLOSE, line.sentence.last), "data", "objects", "subjects")
    return any(m.vocabulary != "objects" or m.value in DATA for m in near)


def _told(cargo: Cargo, line: Line, frame: Frame) -> str:
    """Return what a verb of telling passes on: a kind of data by its name, or a case."""
    if not frame.acts:
        found = _kind(line, max(frame.first, frame.mark.first - 2 * NEAR), frame.mark.first)
        return "data" if found == "case" else ""
    last = min(frame.last, frame.mark.last + NEAR)
    if frame.kind == "report" and frame.force == "prohibition":
        return _kind(line, frame.mark.last, last).replace("nothing", "").replace("barred", "")
    for mark in line.reading.within(frame.mark.last, last, "data", "carriers", "objects"):
        if mark.vocabulary == "objects" and mark.value in OTHER:
            return ""
        named = mark.vocabulary == "data" and cargo.tells(mark.first, mark.last)
        if line.word(mark.first - 1) not in closed("means") and (named or mark.value == "case"):
            return "data"
    return ""


def _before(cargo: Cargo, line: Line, frame: Frame) -> str:
    """Return what a pronoun after the verb, or a relative clause around it, speaks of."""
    verb = frame.mark.first
    if line.word(line.skip(frame.mark.last, 1, "adverb")) in closed("object"):
        return _kind(line, max(line.sentence.first, verb - FAR), verb) or (
            "data" if cargo.earlier(line.sentence) else ""
        )
    if any(line.word(i) in closed("relative") for i in range(max(frame.first, verb - CLOSE), verb)):
        return _kind(line, frame.first, verb)
    return ""


def _passed(cargo: Cargo, line: Line, frame: Frame) -> str:
    """Return what a passive speaks of: what stands before it, in its own part of the sentence first."""
    verb = frame.mark.first
    first = max(frame.first, verb - 2 * NEAR)
    bounds = closed("relative") | closed("condition")
    own = next((i for i in range(verb - 1, first, -1) if line.word(i) in bounds), first)
    if line.preposition(first) or line.word(first) in closed("condition"):
        first = next((i + 1 for i in range(first, verb) if line.word(i) == ","), first)
    found = _kind(line, max(own, first), verb) or _kind(line, first, verb)
    if found or not any(line.word(i) in closed("object") for i in range(max(own, first), verb)):
        return found
    opening = max(line.sentence.first, verb - FAR)
    return _kind(line, opening, verb) or ("data" if cargo.defined(opening, verb) else "")

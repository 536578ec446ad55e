"""What kind of thing a frame moves: data, a case, a request for data, an answer, or a way into a system."""

from __future__ import annotations

from collections.abc import Iterator

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
    if frame.kind == "request" and frame.voice == "noun":
        stands = _sent(line, frame.mark) and not line.modal(frame.mark.first)
        return "request" if stands and line.word(frame.mark.first) in closed("nounal") else ""
    if frame.kind == "publish" and frame.voice in ("noun", "participle"):
        return _printed(line, frame)
    if frame.acts and _whatever(line, first):
        return "data"
    if frame.kind == "return" and frame.acts and _matched(line, frame):
        return "result"
    if frame.acts or frame.voice == "noun" or frame.dative:
        # Who inspects premises and books reads the books.
        skip = "nothing" if frame.kind == "inspect" else ""
        found = _kind(line, first, _object(line, first, last), skip)
        if not found or (found == "nothing" and _refers(line, frame)):
            found = _before(cargo, line, frame) or found
        if not found and frame.voice == "noun":
            found = _kind(line, max(frame.first, frame.mark.first - 2), frame.mark.first)
        found = found or (_passed(cargo, line, frame) if frame.passing else "")
    else:
        found = _passed(cargo, line, frame)
    if found == "barred":
        return ""
    if frame.kind == "respond" and found == "request" and frame.acts:
        found = _answer(line, frame) or found
    if found in ("", "nothing"):
        refers = frame.kind != "respond" and cargo.referred(frame.first, frame.last)
        return "data" if refers or cargo.listed(line, frame) else ""
    asked = line.between(frame.first, frame.last) if found == "request" else []
    return "" if any(p.led in ("from", "of") and p.parties == ("data-subjects",) for p in asked) else found


def _answer(line: Line, frame: Frame) -> str:
    """Return what a request is answered with ("respond to each request with the last known address")."""
    led = next((i for i in range(frame.mark.last, frame.last) if line.word(i) == "with"), frame.last)
    found = _kind(line, led, min(led + CLOSE, frame.last))
    return found if found in ("data", "result") else ""


def _printed(line: Line, frame: Frame) -> str:
    """Return what is in a publication: what it must or must not hold, or what stands before it."""
    after = _kind(line, frame.mark.last, min(frame.mark.last + NEAR, line.sentence.last))
    if after not in ("", "nothing"):
        return after
    return _kind(line, max(frame.first, frame.mark.first - NEAR), frame.mark.first)


def _whatever(line: Line, first: int) -> bool:
    """Tell whether the object of a verb is what somebody received ("pass on what it has received")."""
    at = next((i for i in range(first, first + 2) if line.word(i) in ("what", "anything", "whatever")), None)
    return at is not None and any(
        m.value in ("receive", "disclose", "return", "collect", "read")
        for m in line.reading.within(at, min(at + CLOSE, line.sentence.last), "frames", "dealings")
    )


def _matched(line: Line, frame: Frame) -> bool:
    """Tell whether what is returned is what was found ("return, for each person whom it can match, the name")."""
    near = line.reading.within(frame.mark.last, min(frame.last, frame.mark.last + CLOSE + 2), "frames")
    return any(m.value == "match" for m in near)


def _object(line: Line, first: int, last: int) -> int:
    """Return the word after what follows a verb as its object: a relative ends it."""
    return next((i for i in range(first + 1, last) if line.word(i) in closed("pronoun")), last)


def _kind(line: Line, first: int, last: int, skip: str = "") -> str:
    """Return what the first thing between two words carries; what is part of another name is none."""
    for mark in line.reading.within(first, last, "data", "objects", "carriers"):
        if line.inside(mark.first) or line.holds(mark.last) or (line.capital(mark.first) and line.capital(mark.last)):
            continue
        if mark.value == "nothing" and any(m.first == mark.last for m in _things(line, mark.last, mark.last + 1)):
            continue  # "service number": it only describes what carries data
        verbal = line.word(mark.first).endswith(VERBAL) and mark.last - mark.first == 1
        if verbal and mark.value != "nothing":
            continue
        if mark.vocabulary == "objects" and mark.value in OTHER:
            if line.modal_at(mark.first - 1):
                continue  # "shall arrange for the list to be sent"
            return "barred"
        if mark.value == skip and mark.vocabulary == "carriers":
            continue
        if mark.vocabulary == "carriers" and _sent(line, mark):
            asks = mark.value == "request" and line.word(mark.last) == "for" and not _about(line, mark.last)
            return "nothing" if asks else mark.value
        if mark.vocabulary == "data" or (mark.vocabulary == "objects" and mark.value in DATA):
            return "nothing" if _describing(line, mark) else "data"
    return ""


def _things(line: Line, first: int, last: int) -> Iterator[Mark]:
    """Yield the things between two words that may carry data."""
    near = line.reading.within(first, min(last, line.sentence.last), "data", "carriers")
    return (m for m in near if m.value != "nothing")


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
        told = _kind(line, frame.mark.last, min(frame.last, frame.mark.last + CLOSE)) if frame.dative else ""
        items = frame.kind == "report" and found == "data" and cargo.tells(frame.first, frame.mark.first)
        return "data" if items or found == "case" or told in ("data", "result") else ""
    last = min(frame.last, frame.mark.last + NEAR)
    if frame.kind == "tell" and _whether(line, frame.mark.last, last):
        return "response"
    if frame.kind == "report" and frame.force == "prohibition":
        return _kind(line, frame.mark.last, last).replace("nothing", "").replace("barred", "")
    last = next((i for i in range(frame.mark.last, last) if line.word(i) in closed("condition")), last)
    for mark in line.reading.within(frame.mark.last, last, "data", "carriers", "objects"):
        if mark.vocabulary == "objects" and mark.value in OTHER:
            return ""
        named = mark.vocabulary == "data" and cargo.tells(mark.first, mark.last)
        named = named or (frame.kind == "report" and mark.value == "data" and mark.first - frame.mark.last < 2)
        if line.word(mark.first - 1) not in closed("means") and (named or mark.value in ("case", "result")):
            return "data"
    return ""


def _whether(line: Line, first: int, last: int) -> bool:
    """Tell whether somebody is told whether something is on record, which answers a question."""
    asks = next((i for i in range(first, min(first + CLOSE, last)) if line.word(i) == "whether"), last)
    return any(line.word(i) in closed("known") for i in range(asks, min(asks + CLOSE, last)))


def _before(cargo: Cargo, line: Line, frame: Frame) -> str:
    """Return what a pronoun after the verb, or a relative clause around it, speaks of."""
    verb = frame.mark.first
    if _refers(line, frame):
        return _kind(line, max(line.sentence.first, verb - FAR), verb) or (
            "data" if cargo.earlier(line.sentence) else ""
        )
    if any(line.word(i) in closed("relative") for i in range(max(frame.first, verb - CLOSE), verb)):
        return _kind(line, frame.first, verb)
    return ""


def _refers(line: Line, frame: Frame) -> bool:
    """Tell whether a pronoun stands right after the verb ("shall not disclose them")."""
    at = line.skip(frame.mark.last, 1, "adverb")
    # "give this to the Trust", but not "give this notice".
    points = line.word(at) in closed("determiner") and line.describes(at + 1)
    return line.word(at) in closed("object") and not points


def _passed(cargo: Cargo, line: Line, frame: Frame) -> str:
    """Return what a passive speaks of: what stands before it, in its own part of the sentence first."""
    verb = frame.mark.first
    first = max(frame.first, verb - 2 * NEAR)
    bounds = closed("relative") | closed("condition")
    own = next((i for i in range(verb - 1, first, -1) if line.word(i) in bounds), first)
    aside = any(m.first == first for m in line.reading.within(first, first + 1, "exceptions"))
    if aside or line.preposition(first) or line.word(first) in closed("condition"):
        first = next((i + 1 for i in range(first, verb) if line.word(i) == ","), first)
    found = _kind(line, max(own, first), verb) or _kind(line, first, verb)
    if found or not any(line.word(i) in closed("object") for i in range(max(own, first), verb)):
        return found
    opening = max(line.sentence.first, verb - FAR)
    opens = line.word(line.sentence.first) in closed("object") and not line.describes(line.sentence.first + 1)
    named = cargo.defined(opening, verb) or (opens and cargo.earlier(line.sentence))
    return _kind(line, opening, verb) or ("data" if named else "")

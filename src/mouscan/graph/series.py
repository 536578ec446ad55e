"""Things that prose names in one breath with items of data: "send the name, the ward and the hour of leaving".

A verb of moving stands before them, one at least is in the vocabulary, and the others are of the same build: a short
noun phrase in small letters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mouscan.graph.listing import Piece, pieces
from mouscan.graph.themes import other
from mouscan.graph.topic import moves
from mouscan.graph.wording import function, plain
from mouscan.language import Mark, Reading, Sentence

LONGEST = 5
SEVERAL = 3
JOINTS = frozenset({",", "and", "or"})


def series(reading: Reading, sentence: Sentence, items: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Yield the words, from one to another (exclusive), of every thing that stands in a row with some items."""
    if not items or not moves(reading, sentence):
        return
    verbs = (m for m in reading.of(sentence, "frames", "listing") if m.vocabulary == "frames" or m.value == "moves")
    verb = next(verbs).first
    starts = [mark.first for mark in items]
    row: list[tuple[int, int] | None] = []
    end = sentence.first
    for piece in pieces(reading, sentence, sentence.first):
        if not all(reading.texts[i] in JOINTS for i in range(end, piece.first)):
            yield from _things(row)
            row = []
        end = piece.last
        at = bisect_left(starts, piece.first)
        known = at < len(starts) and starts[at] < piece.last
        first, last = _phrase(reading, piece, items[at].last if known else piece.first)
        if piece.last <= verb or not (known or (row and _nominal(reading, first, last))):
            yield from _things(row)
            row = []
            continue
        row.append(None if known else (first, last))
        if last < piece.last:
            yield from _things(row)
            row = []
    yield from _things(row)


def _things(row: list[tuple[int, int] | None]) -> Iterator[tuple[int, int]]:
    """Yield what is no item of a row that is long enough, or has items enough, to be one."""
    if len(row) >= SEVERAL or row.count(None) > 1:
        yield from (thing for thing in row if thing is not None)


def _phrase(reading: Reading, piece: Piece, after: int) -> tuple[int, int]:
    """Return the words of a piece without an article before them and without what follows a preposition but "of"."""
    first, words = piece.first, reading.texts
    while first < piece.last and words[first].lower() in function("little"):
        first += 1
    ends = function("stop") | function("means")
    return first, next((i for i in range(max(first, after), piece.last) if words[i].lower() in ends), piece.last)


def _nominal(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words are a short noun phrase, and not one for people."""
    words = [reading.texts[i] for i in range(first, last)]
    if not 0 < len(words) <= LONGEST or not all(w.isalpha() and w.islower() for w in words):
        return False
    if not function("clausal").isdisjoint(words) or words[-1] in function("empty"):
        return False
    if any(w.endswith("ly") for w in words) or (len(words) > 1 and words[1] in function("article")):
        return False
    noun = reading.texts[first - 1].lower() in function("article")
    if (words[0].endswith(("ing", "ed")) and not noun) or plain(words[-1]) in function("bare") | function("staff"):
        return False
    if other(words):
        return False
    marks = reading.within(first, last, "frames", "modality", "subjects", "roles")
    return all(m.last < last and m.vocabulary == "subjects" for m in marks)

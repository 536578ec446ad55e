"""The pieces of a sentence that lists things: cut at commas, brackets, conjunctions, cells and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from mouscan.graph.leads import lead_of
from mouscan.graph.themes import foreign, onset
from mouscan.graph.topic import moves, spoken
from mouscan.graph.wording import COLUMN, function, plain, worded
from mouscan.language import Mark, Reading, Sentence

BREAKS = frozenset(',;:()|/[]"*.●•○▪')
JOINS = frozenset({"and", "or", "with", "including", "plus"})
CLOSE = 5
COMPANY = 2
LINES = 2
SHORT = 9
REACH = 14


class Piece(Struct, frozen=True):
    """A piece of a list, from one word to another (exclusive), and the marks of data in it."""

    first: int
    last: int
    marks: tuple[Mark, ...]


def pieces(reading: Reading, sentence: Sentence, first: int) -> Iterator[Piece]:
    """Yield the pieces of a sentence from one word on; a mark of data is never cut, a table gives its first column."""
    marks = [m for m in reading.of(sentence, "data") if m.first >= first]
    inside = {i for m in marks for i in range(m.first + 1, m.last)}
    table = _tabled(reading, sentence) or lined(reading, sentence)
    begin, skipping = first, False
    for i in range(first, sentence.last):
        text = reading.texts[i]
        gap = "" if i == first or i in inside else _between(reading, i)
        if gap and table:
            numbered = gap == "column" and i - begin == 1 and not reading.texts[begin][0].isalpha()
            if not (skipping or numbered):
                yield from _piece(reading, begin, i)
            begin, skipping = i, gap == "column" and (skipping or not numbered)
        if i not in inside and (text in BREAKS or text.lower() in JOINS):
            if not skipping:
                yield from _piece(reading, begin, i)
            begin = i + 1
    if not skipping:
        yield from _piece(reading, begin, sentence.last)


def cell(reading: Reading, sentence: Sentence) -> int:
    """Return the word that ends the first cell of a row, its bar."""
    bars = (i for i in range(sentence.first + 1, sentence.last) if reading.texts[i] == "|")
    return next(bars, sentence.last)


def titled(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the sentence before a table without rules is its head, and names a column of items."""
    if sentence.index == 0:
        return False
    head = reading.sentences[sentence.index - 1]
    if head.clause != sentence.clause or head.last - head.first > SHORT:
        return False
    named = any(m.value == "fields" for m in reading.of(head, "listing"))
    return named and _columned(reading, head) and _tabled(reading, sentence)


def edge(reading: Reading, sentence: Sentence) -> int:
    """Return the word that ends the first column of a row of a table without rules, of all else its end."""
    if not _tabled(reading, sentence):
        return sentence.last
    return next(_gaps(reading, sentence, "column"), sentence.last)


def lined(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is a list of a line each: several lines, and few words in any."""
    if sentence.kind != "paragraph":
        return False
    lines = list(_gaps(reading, sentence, "line"))
    ends = [sentence.first, *lines, sentence.last]
    return len(lines) >= LINES and all(b - a <= SHORT for a, b in pairwise(ends))


def opening(reading: Reading, sentence: Sentence) -> int | None:
    """Return the word after the one that opens a list of data in a sentence, None where it opens none."""
    ends = [m.last for m in spoken(reading, sentence)]
    ends += [m.last for m in reading.of(sentence, "listing") if m.value == "fields"]
    if reading.texts[sentence.first].lower() == "also" and sentence.index:
        before = reading.sentences[sentence.index - 1]
        ends += [sentence.first] if before.clause == sentence.clause and spoken(reading, before) else []
    if moves(reading, sentence):
        ends += _announces(reading, sentence)
    ends.sort()
    found: int | None = None
    for mark in reading.of(sentence, "listing"):
        if found is not None and mark.first - found > COLUMN:
            break
        if not worded(reading, mark):
            continue
        after = reading.texts[mark.last].lower() if mark.last < sentence.last else ""
        at = bisect_right(ends, mark.first)
        if mark.value == "opens" and at and mark.first - ends[at - 1] <= REACH and after not in function("place"):
            if found is None and foreign(reading, sentence, mark):
                continue
            found = mark.last
    if found is not None:
        return onset(reading, sentence, found)
    for i in range(ends[0] if ends else sentence.last, sentence.last - 1):
        noun = reading.texts[i - 1].lower()
        if reading.texts[i] == ":" and noun not in function("rest"):
            return None if plain(noun) in function("unlisted") else i + 1
    return None


def _announces(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """Yield the word after each "the following" that a colon follows closely, and items behind it."""
    for mark in reading.of(sentence, "listing"):
        if mark.value == "opens" and reading.texts[mark.last - 1].lower() in function("next"):
            behind = range(mark.last, min(sentence.last - 1, mark.last + CLOSE))
            colon = next((i for i in behind if reading.texts[i] == ":"), sentence.last)
            named = reading.within(colon, min(sentence.last, colon + 2 * REACH), "data")
            if len({m.value for m in named}) >= COMPANY:
                yield mark.last


def _piece(reading: Reading, first: int, last: int) -> Iterator[Piece]:
    if first < last:
        yield Piece(first, last, tuple(reading.within(first, last, "data")))


def _between(reading: Reading, word: int) -> str:
    """Return "line" or "column" where a line of the file or a wide gap stands before a word, else ""."""
    document = reading.tree.document
    end, start = reading.ends[word - 1], reading.starts[word]
    if "\n" in document.text[end:start]:
        return "line"
    return "column" if document.offsets[start] - document.offsets[end - 1] > COLUMN else ""


def _gaps(reading: Reading, sentence: Sentence, kind: str) -> Iterator[int]:
    """Yield the words of a sentence, but for its first, that begin a line or stand behind a wide gap."""
    return (i for i in range(sentence.first + 1, sentence.last) if _between(reading, i) == kind)


def _columned(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a wide gap parts the words of a sentence."""
    return any(True for _ in _gaps(reading, sentence, "column"))


def _tabled(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is a table without rules, or a row of one: two lines or more have columns."""
    if sentence.kind != "paragraph":
        return False
    lead = lead_of(reading, sentence)
    if lead is not None and lead.last - lead.first <= SHORT and _columned(reading, lead):
        return True
    lines = sum(1 for _ in _gaps(reading, sentence, "line"))
    return lines > 0 and sum(1 for _ in _gaps(reading, sentence, "column")) >= max(2, lines)

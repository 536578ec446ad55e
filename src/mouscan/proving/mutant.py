"""A mutant: the text of an agreement with one known damage, every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from mouscan.source import Document


class Edit(Struct, frozen=True, order=True):
    """Other words in place of those between two offsets of the clean text; "" deletes them."""

    start: int
    end: int
    words: str


class Mutant(Struct, frozen=True):
    """One damage by one operator.

    `start` and `end` (offsets into the clean text) frame the words to show, a sentence mostly; `touched` are the
    indices of the sentences that say something else now, or nothing. `rule` is the id of the one rule that it is made
    for, "" for none.
    """

    document: Document
    operator: str
    clause: str
    start: int
    end: int
    edits: tuple[Edit, ...]
    touched: frozenset[int]
    rule: str = ""

    @property
    def before(self) -> str:
        """The framed words as they were, on one line."""
        return " ".join(self.document.text[self.start : self.end].split())

    @property
    def after(self) -> str:
        """The framed words as they are now, on one line."""
        clean = self.document.text
        pieces: list[str] = []
        at = self.start
        for edit in self.edits:
            pieces += (clean[at : max(at, edit.start)], edit.words if edit.start <= self.end else "")
            at = max(at, edit.end)
        return " ".join("".join((*pieces, clean[at : self.end])).split())

    @property
    def text(self) -> str:
        """The whole damaged text."""
        source = self.document.source
        pieces: list[str] = []
        at = 0
        for edit in self.edits:
            for start, end, words in cuts(self.document, edit):
                pieces += (source[at:start], words)
                at = end
        return "".join((*pieces, source[at:]))


def cuts(document: Document, edit: Edit) -> Iterator[tuple[int, int, str]]:
    """Yield an edit as offsets into the file's text, line by line: what a page prints between two lines stays.

    A line of which nothing would be left goes as a whole, for an empty one would part two paragraphs.
    """
    if edit.start == edit.end:
        at = document.offsets[edit.start - 1] + 1 if edit.start else 0
        yield at, at, edit.words
        return
    words = edit.words
    start = edit.start
    while start < edit.end:
        stop = document.text.find("\n", start, edit.end)
        end = edit.end if stop < 0 else stop
        if end > start:
            yield (*_cut(document, start, end, whole=not edit.words), words)
            words = ""
        start = end + 1


def _cut(document: Document, start: int, end: int, whole: bool) -> tuple[int, int]:
    first, last = document.offsets[start], document.offsets[end - 1] + 1
    if whole:
        number = document.place(start).line
        begin = document.line_starts[number - 1]
        stop = document.line_starts[document.place(end - 1).line]
        if not document.source[begin:first].strip() and not document.source[last:stop].strip():
            return begin, stop
    return first, last


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many same words or letters two sequences begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

"""Evidence: the exact words of a clause, with the page and line where they stand."""

from __future__ import annotations

from msgspec import Struct

from mouscan.language import Sentence
from mouscan.source import Document


class Evidence(Struct, frozen=True):
    """The exact words that a statement rests on, with the clause, page and line where they stand.

    `start` and `end` are offsets into the clean text; `page` and `line` count from 1 in the file; `words` are as
    printed, on one line and without what stands between two pages.
    """

    clause: str
    start: int
    end: int
    page: int
    line: int
    words: str

    def holds(self, other: Evidence) -> bool:
        """Tell whether other words begin within these."""
        return self.start <= other.start < self.end


def evidence(document: Document, clause: str, start: int, end: int) -> Evidence:
    """Return the evidence between two offsets of the clean text."""
    place = document.place(start)
    return Evidence(clause, start, end, place.page, place.line, " ".join(document.printed(start, end).split()))


def whole(document: Document, sentence: Sentence) -> Evidence:
    """Return a whole sentence as evidence."""
    return evidence(document, sentence.clause, sentence.start, sentence.end)

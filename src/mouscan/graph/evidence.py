"""Evidence: the exact words of a clause, with the page and line where they stand."""

from __future__ import annotations

from mouscan.graph.agreement import Evidence
from mouscan.language import Sentence
from mouscan.read import Document


def evidence(document: Document, clause: str, start: int, end: int) -> Evidence:
    """Return the evidence between two offsets of the clean text."""
    place = document.place(start)
    return Evidence(clause, start, end, place.page, place.line, " ".join(document.quote(start, end).split()))


def whole(document: Document, sentence: Sentence) -> Evidence:
    """Return a whole sentence as evidence."""
    return evidence(document, sentence.clause, sentence.start, sentence.end)

"""The law that an agreement cites: one row for each provision, with every clause that cites it."""

from __future__ import annotations

from bisect import bisect_right

from mouscan.graph.agreement import Evidence, LegalReference
from mouscan.graph.evidence import evidence
from mouscan.language import Reading
from mouscan.language.citation import find_citations
from mouscan.language.instrument import definitions


def legal_references(reading: Reading) -> tuple[LegalReference, ...]:
    """Return the provisions and instruments that the text cites, in the order of their first mention."""
    document = reading.tree.document
    text, spans = _paragraphs(reading)
    starts = [start for start, _, _ in spans]
    found: dict[str, tuple[str, list[str], list[Evidence]]] = {}
    for one in find_citations(text, definitions(text)):
        at = bisect_right(starts, one.start) - 1
        if at < 0 or one.start >= spans[at][1]:
            continue
        clause = spans[at][2]
        _, clauses, words = found.setdefault(one.citation, (one.instrument, [], []))
        if clause not in clauses:
            clauses.append(clause)
        words.append(evidence(document, clause, one.start, one.end))
    return tuple(
        LegalReference(citation, instrument, tuple(clauses), tuple(words))
        for citation, (instrument, clauses, words) in found.items()
    )


def _paragraphs(reading: Reading) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the clean text on one line, a pilcrow where a paragraph ends, and the paragraphs with their clauses."""
    text = list(reading.tree.document.text.replace("\n", " "))
    spans = []
    for clause in reading.tree.clauses:
        own = [*([clause.heading_span] if clause.heading_span else []), *((b.start, b.end) for b in clause.blocks)]
        for start, end in own:
            spans.append((start, end, clause.id))
            if end < len(text):
                text[end] = "¶"
    return "".join(text), sorted(spans)

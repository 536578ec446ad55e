"""The law that an agreement cites: one row for each provision, with every clause that cites it."""

from __future__ import annotations

from mouscan.graph.agreement import Evidence, LegalReference
from mouscan.graph.evidence import evidence
from mouscan.language import Reading
from mouscan.language.citation import find_citations
from mouscan.language.instrument import definitions


def legal_references(reading: Reading) -> tuple[LegalReference, ...]:
    """Return the provisions and instruments that the text cites, in the order of their first mention."""
    document = reading.tree.document
    text = document.text.replace("\n", " ")
    defined = definitions(text)
    found: dict[str, tuple[str, list[str], list[Evidence]]] = {}
    for clause in reading.tree.clauses:
        spans = [(b.start, b.end) for b in clause.blocks]
        if clause.heading_span:
            spans.insert(0, clause.heading_span)
        for start, end in spans:
            for one in find_citations(text[start:end], defined):
                _, clauses, words = found.setdefault(one.citation, (one.instrument, [], []))
                if clause.id not in clauses:
                    clauses.append(clause.id)
                words.append(evidence(document, clause.id, start + one.start, start + one.end))
    return tuple(
        LegalReference(citation, instrument, tuple(clauses), tuple(words))
        for citation, (instrument, clauses, words) in found.items()
    )

"""The law that an agreement cites: one row for each provision, with every clause that cites it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from mouscan.graph.agreement import LegalReference
from mouscan.graph.evidence import Evidence, evidence
from mouscan.language import Reading
from mouscan.language.citation import Citation, find_citations
from mouscan.language.instrument import definitions
from mouscan.language.title import DATED, short, titles


def legal_references(reading: Reading) -> tuple[LegalReference, ...]:
    """Return the provisions and instruments that the text cites, in the order of their first mention."""
    document = reading.tree.document
    text, spans = _paragraphs(reading)
    starts = [start for start, _, _ in spans]
    found: dict[str, tuple[str, list[str], list[Evidence]]] = {}
    citations = find_citations(text, definitions(text))
    called = _called(text, citations)
    for one in citations:
        at = bisect_right(starts, one.start) - 1
        if at < 0 or one.start >= spans[at][1]:
            continue
        clause = spans[at][2]
        citation = called.get(one.citation, one.citation)
        _, clauses, words = found.setdefault(citation, (one.instrument, [], []))
        if clause not in clauses:
            clauses.append(clause)
        words.append(evidence(document, clause, one.start, one.end))
    return tuple(
        LegalReference(citation, instrument, tuple(clauses), evidence=tuple(words))
        for citation, (instrument, clauses, words) in found.items()
    )


def _called(text: str, citations: Iterable[Citation]) -> dict[str, str]:
    """Return the name that a text gives to each instrument that it never calls by its title ("HIPAA").

    A title with its year is cited in full whatever the text calls it; a name in words goes before an abbreviation.
    """
    names: dict[str, Counter[str]] = {}
    for one in citations:
        if one.citation == short(one.instrument) and not DATED.match(one.instrument):
            printed = " ".join(text[one.start : one.end].split())
            names.setdefault(one.citation, Counter())[printed if printed in titles() else one.citation] += 1
    return {
        title: max(printed, key=lambda name: (" " in title and not name.isupper(), printed[name]))
        for title, printed in names.items()
        if title not in printed and (" " not in title or title not in text)
    }


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

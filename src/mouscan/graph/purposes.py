"""What the agreement says the data are for, and what they must not be used for."""

from __future__ import annotations

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Evidence, Purpose
from mouscan.graph.evidence import evidence
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.force import force_at

REACH = 90


def purposes(reading: Reading) -> tuple[Purpose, ...]:
    """Return one purpose for each category and polarity, with every clause that states it."""
    found: dict[tuple[str, bool], tuple[list[str], list[Evidence]]] = {}
    for sentence in reading.sentences:
        for mark in stated(reading, sentence):
            clauses, words = found.setdefault((mark.value, prohibited(reading, sentence, mark)), ([], []))
            if sentence.clause not in clauses:
                clauses.append(sentence.clause)
                words.append(evidence(reading.tree.document, sentence.clause, mark.start, mark.end))
    return tuple(
        Purpose(f"u{i}", category, "prohibited" if barred else "permitted", tuple(clauses), tuple(words))
        for i, ((category, barred), (clauses, words)) in enumerate(found.items(), 1)
    )


def stated(reading: Reading, sentence: Sentence) -> list[Mark]:
    """Return the marks of purposes that a sentence states as such."""
    clause = reading.tree.by_id[sentence.clause]
    if clause.role == "signatures" or sentence.kind == "heading":
        return []
    marks = list(reading.of(sentence, "purposes"))
    if not marks:
        return []
    text = reading.text(sentence)
    lead_words = pattern("leads", "lead", False)
    headed = (
        any(pattern("leads", "heading", False).search(heading) for heading in reading.tree.headings(clause)[:2])
        or clause.role == "preamble"
    )
    leads = [m.start() for m in lead_words.finditer(text)]
    lead = reading.lead(sentence)
    led = lead is not None and lead_words.search(reading.text(lead)) is not None
    return [
        mark
        for mark in marks
        if headed
        or led
        or any(
            0 <= mark.start - sentence.start - at <= REACH or -25 <= mark.start - sentence.start - at < 0
            for at in leads
        )
    ]


def prohibited(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a purpose is shut out where it stands; what follows an exception to a prohibition is not."""
    if force_at(reading, sentence, mark.first) != "prohibition":
        return False
    return not any(m.value == "except" and m.first < mark.first for m in reading.of(sentence, "exceptions"))

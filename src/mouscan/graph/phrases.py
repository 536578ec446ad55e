"""The words that rules ask for by the name of a vocabulary, and the placeholders of drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mouscan.clauses.heading import begins_signatures
from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Phrase
from mouscan.graph.evidence import Evidence, evidence
from mouscan.language import Reading
from mouscan.language.cue import hits
from mouscan.resources import table


def placeholders(text: str) -> re.Pattern[str]:
    """Return the pattern of what is still to be filled in, or has been taken out, in the forms that a text may have."""
    lower = text.lower()
    return _either(tuple(row["word"] for row in table("placeholders") if row["sign"] in lower))


@cache
def _either(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(forms) if forms else "(?!)", re.I)


def phrases(reading: Reading) -> tuple[Phrase, ...]:
    """Return the marks of the vocabularies that rules name, and the placeholders, in reading order."""
    found = [*_marked(reading), *_patterned(reading), *_running(reading), *_placeholders(reading)]
    return tuple(sorted(found, key=lambda phrase: phrase.evidence.start))


@cache
def vocabularies(column: str) -> tuple[str, ...]:
    """Return the vocabularies that rules may name whose entries are fixed words (`phrase`) or cues (`pattern`)."""
    return tuple(row["vocabulary"] for row in table("phrases") if column in table(row["vocabulary"])[0])


def _marked(reading: Reading) -> Iterator[Phrase]:
    document = reading.tree.document
    marks = [mark for name in vocabularies("phrase") for mark in reading.every(name)]
    for mark in sorted(marks, key=lambda mark: (mark.first, -mark.last)):
        sentence = reading.sentences[reading.sentence_of[mark.first]]
        if mark.last <= sentence.last:
            place = evidence(document, sentence.clause, mark.start, mark.end)
            yield Phrase(mark.vocabulary, mark.value, sentence.clause, place)


def _patterned(reading: Reading) -> Iterator[Phrase]:
    """Yield what the cue vocabularies find, the first of each value in a sentence or heading."""
    document = reading.tree.document
    for vocabulary in vocabularies("pattern"):
        seen: set[tuple[str, int]] = set()
        for hit in hits(reading, vocabulary):
            key = (hit.cue.value, hit.sentence.index)
            if key not in seen:
                seen.add(key)
                place = evidence(document, hit.sentence.clause, hit.start, hit.end)
                yield Phrase(vocabulary, hit.cue.value, hit.sentence.clause, place)


def _running(reading: Reading) -> Iterator[Phrase]:
    """Yield what the running lines say of the edition; they belong to the title, and to no clause."""
    document = reading.tree.document
    for aside in document.asides:
        for kind in ("version", "revised") if aside.kind in ("header", "footer") and document.lines else ():
            if pattern("running", kind, False).search(aside.text):
                start, end = document.lines[0].start, document.lines[0].end
                words = " ".join(aside.text.split())
                place = Evidence(reading.tree.clauses[0].id, start, end, aside.page, aside.number, words)
                yield Phrase("editions", kind, place.clause, place)
                return


def _placeholders(reading: Reading) -> Iterator[Phrase]:
    """Yield the gaps of a text; the lines of a signature and the blanks of a form are none of its own."""
    document = reading.tree.document
    gaps = placeholders(document.text)
    for clause in reading.tree.clauses:
        above = reading.tree.headings(clause)
        signs = clause.role == "signatures" or any(begins_signatures(h) or _form(h) for h in above)
        spans = [*([clause.heading_span] if clause.heading_span else []), *((b.start, b.end) for b in clause.blocks)]
        for start, end in spans:
            signs = signs or begins_signatures(document.text[start:end])
            found = [(match, _sort(document.text, match.start())) for match in gaps.finditer(document.text, start, end)]
            labels = pattern("labels", "", True).finditer(document.text, start, end)
            found += [(match, "label") for match in labels if document.text[match.end() : end].strip()]
            for match, sort in found:
                place = evidence(document, clause.id, match.start(), match.end())
                yield Phrase("placeholder", "signature" if signs else sort, clause.id, place)


def _sort(text: str, start: int) -> str:
    """Return what a gap leaves open: the `name` of a body, a date (`undated`), or any other `placeholder`."""
    sorts = ("name", "undated")
    return next((sort for sort in sorts if pattern("placeholders", sort, True).match(text, start)), "placeholder")


def _form(heading: str) -> bool:
    return pattern("headings", "form", False).search(heading) is not None

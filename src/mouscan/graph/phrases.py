"""The words that rules ask for by the name of a vocabulary, and the placeholders of drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mouscan.clauses.heading import begins_signatures
from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Phrase
from mouscan.graph.evidence import evidence
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
    found = [*_marked(reading), *_patterned(reading), *_placeholders(reading)]
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
    """Yield what the cue vocabularies find, the first of each value in a sentence; a heading only names a matter."""
    document = reading.tree.document
    for vocabulary in vocabularies("pattern"):
        seen: set[tuple[str, int]] = set()
        for hit in hits(reading, vocabulary):
            key = (hit.cue.value, hit.sentence.index)
            if hit.sentence.kind != "heading" and key not in seen:
                seen.add(key)
                place = evidence(document, hit.sentence.clause, hit.start, hit.end)
                yield Phrase(vocabulary, hit.cue.value, hit.sentence.clause, place)


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
            for match in gaps.finditer(document.text, start, end):
                kind = "signature" if signs else "placeholder"
                yield Phrase("placeholder", kind, clause.id, evidence(document, clause.id, match.start(), match.end()))


def _form(heading: str) -> bool:
    return pattern("headings", "form", False).search(heading) is not None

"""What `mouscan why` prints: for each statement of a clause, the words, entries and patterns that led to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from textwrap import wrap

from mouscan.clauses import Clause
from mouscan.graph import Agreement
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.cue import Hit, hits
from mouscan.language.vocabulary import entries, expand, rows
from mouscan.language.word import stem
from mouscan.report.place import at
from mouscan.report.statement import Statement, statements

LED = {
    "party": ("kinds",),
    "definition": ("naming",),
    "data": ("data", "latent"),
    "purpose": ("purposes", "modality"),
    "flow": ("frames", "modality", "latent", "bulk", "subjects"),
    "precedence": ("precedence",),
    "conflict": ("modality", "exceptions", "precedence"),
    "safeguard": ("modality", "deferral", "delegation"),
    "duration": ("durations", "bounds", "timing", "anchors", "endless"),
    "rhythm": ("durations", "bounds", "timing"),
    "date": ("months", "bounds", "dating"),
    "volume": ("bounds", "bulk"),
}
CUES = {"safeguard": "safeguards", "near miss": "misses"}
THINGS = ("kinds", "naming", "data", "purposes", "durations", "months", "anchors", "endless")


def why(agreement: Agreement, reading: Reading, clause: Clause, width: int) -> str:
    """Return the page for one clause, at most `width` columns wide."""
    return "\n".join(_lines(agreement, reading, clause, width))


def _lines(agreement: Agreement, reading: Reading, clause: Clause, width: int) -> Iterator[str]:
    document = agreement.tree.document
    place = document.place(clause.start)
    yield f"{agreement.name}, {clause.id}, {at(place.page, place.line, document.paged)}"
    found = statements(agreement).get(clause.id, [])
    if not found:
        yield "Nothing was read in this clause."
    cued = {kind: [h for h in hits(reading, name) if h.sentence.clause == clause.id] for kind, name in CUES.items()}
    for one in found:
        yield ""
        yield from wrap(f"{one.kind}: {one.said}", width, subsequent_indent="  ", break_on_hyphens=False)
        for line in dict.fromkeys(_grounds(reading, clause, one, cued.get(one.kind, []))):
            yield from wrap(line, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _grounds(reading: Reading, clause: Clause, one: Statement, found: list[Hit]) -> Iterator[str]:
    """Yield the sentences that a statement rests on, and in them the marks and the cues that led to it."""
    for sentence in reading.by_clause.get(clause.id, ()):
        spans = [(e.start, e.end) for e in one.evidence if sentence.start <= e.start < sentence.end]
        if not spans:
            continue
        yield f'in "{_words(reading, sentence.start, sentence.end)}"'
        if (lead := reading.lead(sentence)) is not None:
            yield f'led into by "{_words(reading, lead.start, lead.end)}"'
        for mark in reading.of(sentence, *LED[one.kind]) if one.kind in LED else ():
            own = any(start <= mark.start and mark.end <= end for start, end in spans)
            if own or mark.vocabulary not in THINGS:
                yield _marked(reading, mark)
        yield from _cued(reading, sentence, one, found)


def _marked(reading: Reading, mark: Mark) -> str:
    phrase, source = _entry(reading, mark)
    sort = " ".join(dict.fromkeys((mark.vocabulary, mark.value)))
    return f'"{_words(reading, mark.start, mark.end)}" is {sort}, by "{phrase}" ({source})'


def _cued(reading: Reading, sentence: Sentence, one: Statement, found: list[Hit]) -> Iterator[str]:
    """Yield the cues of a safeguard or a near miss that a sentence satisfies."""
    for hit in found:
        if hit.sentence is sentence and one.said.startswith(hit.cue.value):
            row = hit.cue.row
            yield f'"{_words(reading, hit.start, hit.end)}" shows it, by {row["pattern"]} ({_title(row["source"])})'


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.tree.document.printed(start, end).split())


def _entry(reading: Reading, mark: Mark) -> tuple[str, str]:
    """Return the phrase of the entry that a mark stands for, and its source; the entry that stands first counts."""
    stems = tuple(stem(word) for word in reading.texts[mark.first : mark.last])
    return _entries(mark.vocabulary).get((mark.value, stems), ("", ""))


@cache
def _entries(vocabulary: str) -> dict[tuple[str, tuple[str, ...]], tuple[str, str]]:
    found: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for entry in entries(vocabulary):
        for words in expand(entry.phrase):
            stems = tuple(stem(word) for word in words)
            found.setdefault((entry.value, stems), (entry.phrase, _title(entry.source)))
    return found


def _title(key: str) -> str:
    return _titles().get(key, key)


@cache
def _titles() -> dict[str, str]:
    return {row["key"]: row["title"] for row in rows("sources")}

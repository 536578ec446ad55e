"""The terms that an agreement defines: `"X" means ...`, `... ("X")`, "all references to X include ...".

A term is also defined by an entry under a heading such as "Definitions" or "Glossary": "X: ...", "X - ..." or
a row.
"""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.agreement import Definition
from mouscan.graph.brackets import QUOTES
from mouscan.graph.evidence import evidence
from mouscan.graph.kinds import initialism
from mouscan.graph.names import spelt
from mouscan.graph.naming import Naming, fits, namings
from mouscan.language import Reading, Sentence
from mouscan.language.vocabulary import listed

LONGEST_TERM = 10
BEFORE = 14


def definitions(reading: Reading, given: tuple[Naming, ...] | None = None) -> tuple[Definition, ...]:
    """Return the definitions of a text in reading order, the first of each term and clause.

    `given` are its namings, where they have been read already.
    """
    found: list[tuple[int, Definition]] = []
    for sentence in reading.sentences:
        if sentence.kind != "heading":
            found += [(d.evidence.start, d) for d in _stated(reading, sentence)]
    stated = {d.term.lower() for _, d in found}
    for naming in namings(reading) if given is None else given:
        found += [(d.evidence.start, d) for d in _given(reading, naming) if d.term.lower() not in stated]
    first: dict[tuple[str, str], Definition] = {}
    for _, definition in sorted(found, key=lambda pair: pair[0]):
        first.setdefault((definition.term.lower(), definition.clause), definition)
    return tuple(first.values())


def _stated(reading: Reading, sentence: Sentence) -> Iterator[Definition]:
    """Yield what a sentence defines; it may hold several definitions, each after a semicolon or a stop."""
    stated: list[tuple[list[tuple[int, int]], int]] = []
    begin = sentence.first
    for means in reading.of(sentence, "naming"):
        if means.value != "means" or means.first < begin:
            continue
        for i in range(means.first - 1, begin - 1, -1):
            if reading.texts[i] in (";", ".") and reading.ends[i] < reading.starts[i + 1]:
                begin = i + 1
                break
        terms = _terms(reading, begin, means.first)
        word = reading.texts[means.first].lower()
        if terms and not (word.startswith("include") and not _quoted(reading, begin, means.first)):
            stated.append((terms, means.last))
            begin = means.last
    for (terms, start), following in zip(stated, [*stated[1:], None], strict=False):
        end = sentence.last if following is None else max(start, following[0][0][0] - 1)
        for term in terms:
            yield _definition(reading, sentence, term, (start, end))
    if not stated and _glossary(reading, sentence):
        yield from _entry(reading, sentence)


def _terms(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """Return the terms before "means" in a sentence: quoted ones, else a short capitalised opening."""
    found: list[tuple[int, int]] = []
    i = first
    while i < last:
        if reading.texts[i] in QUOTES:
            end = i + 1
            while end < last and reading.texts[end] not in QUOTES:
                end += 1
            if 0 < end - i - 1 <= LONGEST_TERM:
                found.append((i + 1, end))
            i = end
        i += 1
    if found:
        return found if found[0][0] - first <= 8 else []
    while first < last and reading.texts[first].lower() in listed("particles", "defining"):
        first += 1
    words = [reading.texts[k] for k in range(first, last)]
    titled = words and all(
        w[0].isupper() or w in ("and", "or", "-", "/", "(", ")", ".") or w in listed("particles", "joining")
        for w in words
    )
    named = sum(w != "." for w in words)
    return [(first, last)] if titled and named <= 6 else []


def _quoted(reading: Reading, first: int, last: int) -> bool:
    return any(reading.texts[i] in QUOTES for i in range(first, last)) or (
        " ".join(reading.texts[i].lower() for i in range(first, min(last, first + 4))).find("references to") >= 0
    )


def _glossary(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands under a heading such as "Glossary", or in a clause right under one that does."""
    clause = reading.tree.by_id[sentence.clause]
    above = (reading.by_clause.get(id, ()) for id in (clause.id, clause.parent) if id is not None)
    return any(any(reading.of(some[0], "glossaries")) for some in above if some and some[0].kind == "heading")


def _entry(reading: Reading, sentence: Sentence) -> Iterator[Definition]:
    """Yield an entry of a glossary: its term stands before a colon, a dash or the next cell."""
    text = reading.tree.document.text
    for i in range(sentence.first + 1, min(sentence.last - 1, sentence.first + LONGEST_TERM)):
        gap = text[reading.ends[i - 1] : reading.starts[i]]
        word = reading.texts[i]
        if (
            word in (":", "-", "–", "—", "|", "=")
            or (sentence.kind == "row" and ("\t" in gap or "|" in gap))
            or any(mark in gap for mark in (" - ", " – ", " — "))
        ):
            last = i
        else:
            continue
        begin = sentence.first
        while begin < last and not reading.texts[begin][0].isalnum():
            begin += 1
        while last > begin and not reading.texts[last - 1][-1].isalnum():
            last -= 1
        if begin < last and reading.texts[begin][0].isupper():
            meaning = i + (word in (":", "-", "–", "—", "|", "="))
            yield _definition(reading, sentence, (begin, last), (meaning, sentence.last))
        return


def _given(reading: Reading, naming: Naming) -> Iterator[Definition]:
    """Yield the names given in brackets and after "hereinafter", with the words that they stand for."""
    for alias in naming.aliases:
        letters = spelt(reading, *alias)
        acronym = initialism(letters)
        start = naming.sentence.first if naming.start - naming.sentence.first <= BEFORE else naming.start - BEFORE
        if acronym and (begin := fits(reading, start, naming.start, letters, small=True)) is not None:
            meant = (begin, naming.start)
        elif naming.last > naming.first and (naming.last >= naming.start - 1 or len(naming.aliases) > 1):
            meant = (naming.first, naming.last)
        elif naming.quoted and naming.start > start:
            meant = (start, naming.start)
        else:
            continue
        yield _definition(reading, naming.sentence, alias, meant)


def _definition(reading: Reading, sentence: Sentence, term: tuple[int, int], meaning: tuple[int, int]) -> Definition:
    words = spelt(reading, *meaning).strip(' .;,:"') if meaning[0] < meaning[1] else ""
    first = min(term[0], meaning[0]) if meaning[0] < meaning[1] else term[0]
    last = max(term[1], meaning[1])
    shown = evidence(reading.tree.document, sentence.clause, reading.starts[first], reading.ends[last - 1])
    return Definition(spelt(reading, *term), words, sentence.clause, shown)

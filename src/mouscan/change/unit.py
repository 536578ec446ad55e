"""The sentences of one version as they are compared: words by stem, names by party, values by size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from mouscan.change.renaming import pattern
from mouscan.change.words import ADDRESS, MAIL, REFERENCE, WEB, Key, Words, light
from mouscan.graph import Agreement, Measure, Party
from mouscan.graph.forms import Forms
from mouscan.graph.statements import statements
from mouscan.language import Reading, Sentence
from mouscan.language.word import stem, words

# What numbers a sentence, printed before it: "4)", "(a)", "iv)", "2.1.".
LABEL = re.compile(r"\s*(?:\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)\)|\d+(?:\.\d+)*\.)(?=\s)")


class Unit(Struct, frozen=True, dict=True):
    """One sentence, or one item of a list that runs through a sentence."""

    number: int
    sentence: Sentence
    keys: tuple[Key, ...]
    headed: frozenset[str]
    measures: tuple[Measure, ...] = ()
    contacts: frozenset[str] = field(default_factory=frozenset)
    targets: tuple[str, ...] = ()

    @property
    def clause(self) -> str:
        """The id of the clause that it stands in."""
        return self.sentence.clause

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """Its words as they are compared, in their order."""
        return tuple(key.name for key in self.keys)

    @cached_property
    def content(self) -> Counter[str]:
        """What it says, without small words."""
        return Counter(key.name for key in self.keys if not key.light)


class Version(Struct, frozen=True, dict=True):
    """One version of an agreement, cut into the sentences that are compared; a heading is one only where it binds.

    `called` gives the terms that bear another name in the other version one that both have.
    """

    agreement: Agreement
    reading: Reading
    units: tuple[Unit, ...]
    headings: tuple[Unit, ...]
    called: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def terms(self) -> dict[tuple[str, ...], str]:
        """The defined terms of several words, by their stems, but for those that were renamed."""
        terms = [one.term for one in self.agreement.definitions if one.term not in self.called]
        found = {tuple(stem(term[a:b]) for a, b in words(term, 0, len(term))): term for term in terms}
        return {stems: term for stems, term in found.items() if len(stems) > 1}

    @cached_property
    def evidence(self) -> tuple[tuple[int, int], ...]:
        """Where the words stand that what was read in the text rests on, but for the names of the parties."""
        found = self.agreement
        several = (found.flows, found.data, found.purposes, found.safeguards, found.legal_references, found.provisos)
        single = (found.definitions, found.measures, found.misses, found.precedence)
        pieces = [
            *(piece for kind in several for one in kind for piece in one.evidence),
            *(one.evidence for kind in single for one in kind),
        ]
        return tuple((piece.start, piece.end) for piece in pieces)

    def headed(self, clause: str) -> Unit | None:
        """Return the heading of a clause, None where it has none."""
        return next((unit for unit in self.headings if unit.clause == clause), None)

    @cached_property
    def by_sentence(self) -> dict[int, Unit]:
        """The units by the index of their sentence."""
        return {unit.sentence.index: unit for unit in self.units}


def version(agreement: Agreement, parties: tuple[Party, ...], called: Mapping[str, str]) -> Version:
    """Return a version cut into units; `parties` are those of both versions with all their names."""
    if agreement.reading is None:
        raise ValueError(f"{agreement.name}: an agreement that is compared needs its reading")
    cut = statements(agreement.reading, lines=False)
    every = tuple(_units(agreement, cut, parties, called))
    titles = [unit for unit in every if unit.sentence.kind == "heading"]
    stated = (unit for unit in every if unit.sentence.kind != "heading" or any(cut.of(unit.sentence, "modality")))
    units = (replace(unit, number=number) for number, unit in enumerate(stated))
    return Version(agreement, cut, tuple(units), tuple(titles), called)


def _units(
    agreement: Agreement, cut: Reading, parties: tuple[Party, ...], called: Mapping[str, str]
) -> Iterator[Unit]:  # fmt: skip
    whole = cut.tree.document.text
    compared = Words(cut, Forms(cut, parties), agreement.legal_references)
    measures, references = _by_sentence(cut, agreement)
    terms = [(pattern(term), called[term]) for term in sorted(called, key=len, reverse=True)]
    for sentence in cut.sentences:
        here = measures.get(sentence.index, [])
        referring = references.get(sentence.index, [])
        spans = [
            *(
                (m.start(), m.end(), name)
                for term, name in terms
                for m in term.finditer(whole, sentence.start, sentence.end)
            ),
            *((m.evidence.start, m.evidence.end, sized(m)) for m in here),
            *((start, end, REFERENCE) for start, end, _ in referring),
            *((m.start(), m.end(), ADDRESS) for m in MAIL.finditer(whole, sentence.start, sentence.end)),
            *((m.start(), m.end(), "") for m in WEB.finditer(whole, sentence.start, sentence.end)),
            *((m.start(), m.end(), "") for m in [LABEL.match(whole, sentence.start, sentence.end)] if m),
        ]
        keys = tuple(compared.of(sentence, spans))
        text = whole[sentence.start : sentence.end]
        if all(key.light for key in keys):
            continue
        clause = cut.tree.by_id[sentence.clause]
        headed = frozenset(
            word.lower() for title in cut.tree.headings(clause)[:2] for word in re.findall(r"\w+", title)
        )
        yield Unit(
            0, sentence, keys, headed - light(), tuple(here), frozenset(map(str.lower, MAIL.findall(text))),
            tuple(target for _, _, targets in referring for target in targets),
        )  # fmt: skip


Found = tuple[dict[int, list[Measure]], dict[int, list[tuple[int, int, tuple[str, ...]]]]]


def _by_sentence(cut: Reading, agreement: Agreement) -> Found:
    """Return the measures and the cross-references of each sentence."""
    from bisect import bisect_right

    starts = [sentence.start for sentence in cut.sentences]
    measures: dict[int, list[Measure]] = {}
    references: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}
    for measure in agreement.measures:
        measures.setdefault(bisect_right(starts, measure.evidence.start) - 1, []).append(measure)
    for one in cut.tree.references:
        references.setdefault(bisect_right(starts, one.start) - 1, []).append((one.start, one.end, one.targets))
    return measures, references


def sized(measure: Measure) -> str:
    """Return what a measure is, however it is written: "three (3) months" and "3 months" alike."""
    return f"#{measure.kind} {measure.value} {measure.unit.removesuffix('s')} {measure.manner}".rstrip()

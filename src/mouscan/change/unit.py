"""The sentences of one version as they are compared: words by stem, names by party, values by size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from mouscan.clauses.vocabulary import words
from mouscan.graph import Agreement, Measure
from mouscan.graph.forms import Forms
from mouscan.graph.statements import statements
from mouscan.language import Reading, Sentence

CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s)\]>]+")
LIGHT = ("little", "linked", "adverbial", "being", "clausal", "pointing", "verbal", "joining", "parting", "stop")
MARKED = ("modality", "exceptions", "degrees")
REFERENCE, ADDRESS = "§", "&"


class Key(NamedTuple):
    """What some words stand for in a comparison, with the first and last word (exclusive); `light` words say little."""

    name: str
    first: int
    last: int
    light: bool


@dataclass(frozen=True)
class Unit:
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


@dataclass(frozen=True)
class Version:
    """One version of an agreement, cut into the sentences that are compared."""

    agreement: Agreement
    reading: Reading
    units: tuple[Unit, ...]

    @cached_property
    def by_sentence(self) -> dict[int, Unit]:
        """The units by the index of their sentence."""
        return {unit.sentence.index: unit for unit in self.units}


def version(agreement: Agreement, names: Mapping[str, str]) -> Version:
    """Return a version cut into units; `names` give each party the name under which both versions know it."""
    if agreement.reading is None:
        raise ValueError(f"{agreement.name}: an agreement that is compared needs its reading")
    cut = statements(agreement.reading, lines=False)
    return Version(agreement, cut, tuple(_units(agreement, cut, names)))


def _units(agreement: Agreement, cut: Reading, names: Mapping[str, str]) -> Iterator[Unit]:
    forms = Forms(cut, agreement.parties)
    measures, references = _by_sentence(cut, agreement)
    number = 0
    for sentence in cut.sentences:
        if sentence.kind == "heading" and not any(cut.of(sentence, "modality")):
            continue
        here = measures.get(sentence.index, [])
        referring = references.get(sentence.index, [])
        spans = [
            *((m.evidence.start, m.evidence.end, sized(m)) for m in here),
            *((start, end, REFERENCE) for start, end, _ in referring),
            *(
                (m.start(), m.end(), ADDRESS)
                for m in CONTACT.finditer(cut.tree.document.text, sentence.start, sentence.end)
            ),
        ]
        keys = tuple(_keys(cut, sentence, forms, names, spans))
        text = cut.tree.document.text[sentence.start : sentence.end]
        if all(key.light for key in keys):
            continue
        clause = cut.tree.by_id[sentence.clause]
        headed = frozenset(
            word.lower() for title in cut.tree.headings(clause)[:2] for word in re.findall(r"\w+", title)
        )
        yield Unit(
            number, sentence, keys, headed - _light(), tuple(here), frozenset(CONTACT.findall(text)),
            tuple(target for _, _, targets in referring for target in targets),
        )  # fmt: skip
        number += 1


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


def _keys(
    cut: Reading, sentence: Sentence, forms: Forms, names: Mapping[str, str], spans: list[tuple[int, int, str]]
) -> Iterator[Key]:
    """Yield the keys of a sentence in reading order: of what spans several words, and of each word that is left."""
    whole: dict[int, Key] = {}
    taken: set[int] = set()

    def take(name: str, first: int, last: int, light: bool) -> None:
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            whole[first] = Key(name, first, last, light)

    for start, end, name in spans:
        inside = [i for i in range(sentence.first, sentence.last) if start <= cut.starts[i] < end]
        if inside:
            take(name, inside[0], inside[-1] + 1, light=name == REFERENCE)
    for vocabulary in MARKED:
        for mark in cut.of(sentence, vocabulary):
            if vocabulary != "modality" or mark.value in ("duty", "permission", "prohibition", "weak", "no-duty"):
                take(f"<{vocabulary}:{mark.value}>", mark.first, mark.last, light=True)
    for mention in forms.named(sentence):
        take(f"@{names[mention.party_id]}", mention.first, mention.last, light=False)
    for mark in sorted(cut.of(sentence, "plain"), key=lambda mark: mark.first - mark.last):
        take(mark.value, mark.first, mark.last, light=mark.value in _light())
    for i in range(sentence.first, sentence.last):
        if i in whole:
            yield whole[i]
        elif i not in taken and cut.texts[i][0].isalnum():
            yield Key(cut.stems[i], i, i + 1, cut.lower[i] in _light())


@cache
def _light() -> frozenset[str]:
    return frozenset(word for kind in LIGHT for word in words("function", kind))

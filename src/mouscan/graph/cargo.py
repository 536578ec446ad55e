"""Which items of data a frame moves: those that its words, its list, its defined terms or its references name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mouscan.graph.agreement import DataItem, Definition
from mouscan.graph.contents import Contents
from mouscan.graph.frames import Frame
from mouscan.graph.grammar import closed
from mouscan.graph.places import Line
from mouscan.language import Reading, Sentence
from mouscan.language.word import words

NEAR = 24
BACK = 60
PRONOUN = 4


class Cargo:
    """The data items of a reading, asked which of them stand, or are referred to, in a stretch of it."""

    def __init__(self, reading: Reading, data: Sequence[DataItem], terms: Sequence[Definition]) -> None:
        self.reading = reading
        self._named = sorted((e.start, item.id) for item in data for e in item.evidence)
        self._starts = [start for start, _ in self._named]
        self._generic = {item.id for item in data if item.generic}
        self.specific = tuple(item.id for item in data if not item.generic)
        self._targets = _targets(reading, data)
        self._target_starts = [start for start, _ in self._targets]
        self.contents = Contents(reading)
        self._terms = self._used(terms)
        self._term_firsts = [first for first, _ in self._terms]

    def items(self, line: Line, frame: Frame) -> tuple[str, ...]:
        """Return the ids of the data that a frame moves; a general word counts only where nothing is named."""
        first, last = self._span(line, frame)
        found = [*self.named(first, last), *self.referred(first, last), *self.defined(first, last)]
        for sentence in self.listed(line, frame):
            found += self._of(sentence)
        found += self._held(line, frame, all(id in self._generic for id in found))
        if all(id in self._generic for id in found) and self._refers(line, frame):
            opening = max(line.sentence.first, first - BACK)
            found += self.named(opening, first) or self.defined(opening, first) or self.earlier(line.sentence)
        return tuple(dict.fromkeys(id for id in found if id not in self._generic)) or tuple(dict.fromkeys(found))

    def named(self, first: int, last: int) -> list[str]:
        """Return the data named between two words."""
        return self._within(self.reading.starts[first], self.reading.ends[last - 1]) if first < last else []

    def shared(self) -> tuple[str, ...]:
        """Return the data that the text says "the data" are."""
        found = dict.fromkeys(id for s in self.contents.data() for id in self._of(s))
        return tuple(id for id in found if id not in self._generic)

    def tells(self, first: int, last: int) -> bool:
        """Tell whether data are named between two words by more than a general word."""
        return any(id not in self._generic for id in self.named(first, last))

    def referred(self, first: int, last: int) -> list[str]:
        """Return the data of the clauses that the words between two others refer to."""
        if first >= last:
            return []
        start, end = self.reading.starts[first], self.reading.ends[last - 1]
        span = slice(bisect_left(self._target_starts, start), bisect_left(self._target_starts, end))
        return [id for _, ids in self._targets[span] for id in ids]

    def defined(self, first: int, last: int) -> list[str]:
        """Return the data that the defined terms between two words stand for."""
        span = slice(bisect_left(self._term_firsts, first), bisect_left(self._term_firsts, last))
        return [id for _, ids in self._terms[span] for id in ids]

    def earlier(self, sentence: Sentence) -> list[str]:
        """Return the data that the sentence before names, in the same clause."""
        previous = self.reading.sentences[sentence.index - 1] if sentence.index else sentence
        return self._of(previous) if previous is not sentence and previous.clause == sentence.clause else []

    def listed(self, line: Line, frame: Frame) -> list[Sentence]:
        """Return the items of the list that a sentence leads into with the words of a frame, or with what they hold."""
        last = line.sentence.last
        if frame.last < last and not any(self.reading.within(max(frame.last, last - NEAR), last, "listing")):
            return []
        return self.contents.listed(line.sentence)

    def _held(self, line: Line, frame: Frame, anywhere: bool) -> list[str]:
        """Return the data that the text says a thing holds which a frame moves."""
        near = range(frame.mark.first, min(frame.last, frame.mark.last + NEAR))
        things = (i for i in near if (i == frame.mark.first or line.describes(i)) and not line.inside(i))
        said = dict.fromkeys(self.reading.stems[i] for i in things)
        return [
            id for noun in said for s in self.contents.of(noun, line.sentence.clause, anywhere) for id in self._of(s)
        ]

    def _span(self, line: Line, frame: Frame) -> tuple[int, int]:
        """Return between which words the data of a frame stand: after a verb that acts, around a passive."""
        if frame.acts and not any(line.word(i) in closed("relative") for i in range(frame.first, frame.mark.first)):
            return frame.mark.first, frame.last
        return frame.first, frame.last

    def _refers(self, line: Line, frame: Frame) -> bool:
        """Tell whether a frame speaks of what was named before: "it", "those data", "such information"."""
        start, stop = (frame.mark.last, frame.last) if frame.acts else (frame.first, frame.mark.first)
        near = range(start, min(stop, start + PRONOUN)) if frame.acts else range(max(start, stop - 2 * PRONOUN), stop)
        return any(line.word(i) in closed("refer") for i in near)

    def _used(self, terms: Sequence[Definition]) -> list[tuple[int, tuple[str, ...]]]:
        """Return where the text uses a term that it defines as data, with those data."""
        meant: dict[str, list[tuple[list[str], tuple[str, ...]]]] = {}
        for term in terms:
            start, end = term.evidence.start, term.evidence.end
            first, last = bisect_left(self.reading.starts, start), bisect_left(self.reading.starts, end)
            ids = (*self._within(start, end), *self.referred(first, last))
            spelt = [term.term[a:b] for a, b in words(term.term, 0, len(term.term))]
            if ids and spelt:
                meant.setdefault(spelt[0], []).append((spelt, ids))
        printed = self.reading.texts if meant else []
        return [
            (i, ids)
            for i, word in enumerate(printed)
            if word in meant
            for spelt, ids in meant[word]
            if printed[i : i + len(spelt)] == spelt
        ]

    def _of(self, sentence: Sentence) -> list[str]:
        return self._within(sentence.start, sentence.end)

    def _within(self, start: int, end: int) -> list[str]:
        return [id for _, id in self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]]


def _targets(reading: Reading, data: Sequence[DataItem]) -> list[tuple[int, tuple[str, ...]]]:
    """Return where the text refers to clauses that name data, with those data: a clause's, and those of its parts."""
    by_clause: dict[str, list[str]] = {}
    for item in data:
        for clause in item.clauses:
            place = reading.tree.by_id.get(clause)
            for one in (place, *reading.tree.parents(place)) if place is not None else ():
                by_clause.setdefault(one.id, []).append(item.id)
    found = [
        (r.start, tuple(id for target in r.targets for id in by_clause.get(target, ())))
        for r in reading.tree.references
    ]
    return sorted((start, ids) for start, ids in found if ids)

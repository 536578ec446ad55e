"""Where a text has its data: by the name of an item, by a term defined as data, or by reference to their clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from mouscan.graph.agreement import DataItem, Definition
from mouscan.graph.stock import called, entries, targets
from mouscan.graph.terms import standing
from mouscan.language import Reading, Sentence


class Manifest:
    """The data items of a reading, asked which of them stand, or are referred to, in a stretch of it.

    `generic` are the items that a general word names; `aliases` and `fuller` have, for an item that is a defined term
    itself, what it is another name of and what else it means.
    """

    def __init__(self, reading: Reading, data: Sequence[DataItem], terms: Sequence[Definition]) -> None:
        self.reading = reading
        self._named = sorted((e.start, item.id) for item in data for e in item.evidence)
        self._starts = [start for start, _ in self._named]
        self.generic = {item.id for item in data if item.generic} - entries(reading, data)
        self._targets = targets(reading, data)
        self._target_starts = [start for start, _ in self._targets]
        self.aliases: dict[str, tuple[str, ...]] = {}
        self.fuller: dict[str, tuple[str, ...]] = {}
        self._terms = self._used(terms, data)
        self._term_firsts = [term[0] for term in self._terms]
        self._shade(data)

    def named(self, first: int, last: int) -> list[str]:
        """Return the data named between two words."""
        return self._within(self.reading.starts[first], self.reading.ends[last - 1]) if first < last else []

    def whole(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return some data with all that the terms among them are defined to be."""
        return tuple(dict.fromkeys(each for id in ids for each in (id, *self.fuller.get(id, ()))))

    def vague(self, ids: Iterable[str]) -> bool:
        """Tell whether no data are named, or only by a general word."""
        return all(id in self.generic for id in ids)

    def tells(self, first: int, last: int) -> bool:
        """Tell whether data are named between two words by more than a general word."""
        return not self.vague(self.named(first, last))

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
        return [id for _, _, ids in self._terms[span] for id in ids]

    def of(self, sentence: Sentence) -> list[str]:
        """Return the data that a sentence names."""
        return self._within(sentence.start, sentence.end)

    def _used(self, terms: Sequence[Definition], data: Sequence[DataItem]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return between which words the text uses a term that it defines as data, with those data.

        A term that is an item itself stands for that item, an alias for what it is a name of.
        """
        known = {called(item): item.id for item in data}
        meant: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for term in standing(self.reading, terms):
            own = known.get(" ".join(term.spelt).lower())
            ids = (*self.named(term.first, term.last), *self.referred(term.first, term.last))
            ids = tuple(id for id in ids if id != own)
            if own is not None and ids:
                (self.aliases if term.alias else self.fuller)[own] = ids
            itself = own is not None and not (ids and (own in self.generic or term.alias))
            if used := (own,) if own is not None and itself else ids:
                meant.setdefault(term.spelt[0], []).append((term.spelt, used))
        printed = self.reading.texts if meant else []
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for i, word in enumerate(printed):
            if word not in meant:
                continue
            here = [(i + len(spelt), ids) for spelt, ids in meant[word] if _stands(printed, i, spelt)]
            longest = max((last for last, _ in here), default=0)
            if longest and not (found and longest <= found[-1][1]):
                found += [(i, longest, ids) for last, ids in here if last == longest]
        return found

    def _shade(self, data: Sequence[DataItem]) -> None:
        """Forget the names that are a part of a defined term: "Clinic Study Data" names no "Study Data"."""
        shaded = {(e.start, item.id) for item in data for e in item.evidence if self._part(item.id, e.start, e.end)}
        self._named = [named for named in self._named if named not in shaded]
        self._starts = [start for start, _ in self._named]

    def _part(self, id: str, start: int, end: int) -> bool:
        """Tell whether a name of an item is a part of a longer term for something else."""
        at = bisect_right(self._term_firsts, bisect_left(self.reading.starts, start))
        if not at:
            return False
        first, last, ids = self._terms[at - 1]
        opens, closes = self.reading.starts[first], self.reading.ends[last - 1]
        return end <= closes and end - start < closes - opens and id not in ids

    def _within(self, start: int, end: int) -> list[str]:
        return [id for _, id in self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]]


def _stands(printed: Sequence[str], i: int, spelt: tuple[str, ...]) -> bool:
    """Tell whether a term stands at a word."""
    return tuple(printed[i : i + len(spelt)]) == spelt

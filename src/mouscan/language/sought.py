"""Where the words that the cues of one vocabulary ask for stand in a reading, and which sentences may satisfy a cue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain

from mouscan.language.lexicon import lexicon
from mouscan.language.pattern import Cue
from mouscan.language.reading import Reading, Span

Keys = AbstractSet[str]
Found = dict[str, list[Span]]
NONE: frozenset[str] = frozenset()


class Sought:
    """The keys of a cue vocabulary in one reading; what a sentence has of them is gathered when it is asked for."""

    def __init__(self, reading: Reading, name: str) -> None:
        self.reading = reading
        self.singles = lexicon().singles[name]
        self.marked = _marked(reading, name)
        self.marking: dict[str, set[int]] = {}
        for index, found in self.marked.items():
            for key in found:
                self.marking.setdefault(key, set()).add(index)
        self.present = (self.singles & reading.having.keys()) | self.marking.keys()
        self._own: dict[int, Found] = {}

    def own(self, index: int) -> Found:
        """Return the keys that stand in a sentence, and where."""
        if (found := self._own.get(index)) is None:
            here = self.reading.spans[index]
            found = {key: here[key] for key in here.keys() & self.singles}
            found.update(self.marked.get(index, {}))
            self._own[index] = found
        return found

    def led(self, index: int) -> Keys:
        """Return the keys that stand in the sentence that leads into a sentence."""
        lead = self.reading.sentences[index].lead
        return NONE if lead is None else self.own(lead).keys()

    def above(self, index: int) -> Keys:
        """Return the keys that stand in the headings above a sentence, a title that runs into the text among them."""
        return NONE.union(*(self.own(title) for title in self.reading.titles[index]))

    def candidates(self, cues: Iterable[Cue]) -> Iterator[tuple[int, int]]:
        """Yield the sentences in which a cue may be satisfied, each with the number of the cue, once.

        They are those that have some of the group that fewest sentences have, or stand below one that has.
        """
        reading = self.reading
        for i, cue in enumerate(cues):
            rarest = self._rarest(cue)
            reached: set[int] = set(rarest)
            if cue.where in ("sentence", "either"):
                reached.update(led.index for index in rarest for led in reading.led(reading.sentences[index]))
            if cue.where == "either":
                reached.update(chain.from_iterable(reading.titled.get(index, ()) for index in rarest))
            titled = cue.where == "heading"
            yield from ((index, i) for index in reached if (reading.sentences[index].kind == "heading") == titled)

    def _rarest(self, cue: Cue) -> set[int]:
        """Return the sentences that have some of the rarest group of a cue, none where one of its groups is missing."""
        rarest: list[Collection[int]] = []
        least = len(self.reading.texts)
        for group in cue.groups:
            if group.join == "!":
                continue
            found = [self._having(key) for key in group.keys & self.present]
            if (count := sum(map(len, found))) < least:
                rarest, least = found, count
                if not found:
                    break
        return set().union(*rarest)

    def _having(self, key: str) -> Collection[int]:
        return self.marking[key] if key in self.marking else self.reading.having[key]


def _marked(reading: Reading, name: str) -> dict[int, Found]:
    """Return for the sentences that have any the phrases and the marks that the cues of a vocabulary ask for."""
    found: dict[int, Found] = {}
    sentence_of, ends = reading.sentence_of, [sentence.last for sentence in reading.sentences]
    marks = (
        (key, mark.first, mark.last)
        for vocabulary, keys in _asked(name).items()
        for mark in reading.every(vocabulary)
        for key in (keys.get(mark.value), keys.get(""))
        if key is not None
    )
    for key, first, last in chain(reading.terms.get(name, ()), marks):
        index = sentence_of[first]
        if last <= ends[index]:
            found.setdefault(index, {}).setdefault(key, []).append((first, last))
    return found


@cache
def _asked(name: str) -> dict[str, dict[str, str]]:
    """Return the keys in angle brackets of a cue vocabulary, under the vocabulary and the value that they name."""
    found: dict[str, dict[str, str]] = {}
    cues = lexicon().cues[name]
    for key in sorted(key for cue in cues for group in cue.groups for key in group.keys if key.startswith("<")):
        vocabulary, _, value = key.strip("<>").partition(":")
        found.setdefault(vocabulary, {})[value] = key
    return found

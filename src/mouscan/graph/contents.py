"""What the text says that a thing holds: "The form gives the patient's name", "The dataset contains ..."."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.grammar import closed, prepositions
from mouscan.language import Reading, Sentence

OPENING = 12
ITEMS = 80
SHARED = ("disclose", "reveal", "exchange")
DATA = frozenset({"data", "dataset", "datasets", "information"})


class Contents:
    """The sentences of a reading that say what a thing holds, under the noun for the thing."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._listed: dict[int, list[Sentence]] = {}
        self._said: dict[str, list[Sentence]] = {}
        self._data: list[Sentence] = []
        for sentence in reading.sentences:
            if sentence.lead is not None:
                self._listed.setdefault(sentence.lead, []).append(sentence)
            if sentence.kind == "heading" or (at := self._noun(sentence)) is None:
                continue
            self._said.setdefault(reading.stems[at], []).append(sentence)
            if reading.texts[at].lower() in DATA:
                self._data.append(sentence)

    def listed(self, sentence: Sentence) -> list[Sentence]:
        """Return the items of the list that a sentence leads into."""
        return self._listed.get(sentence.index, [])[:ITEMS] or list(self._unmarked(sentence))

    def _unmarked(self, lead: Sentence) -> Iterator[Sentence]:
        """Yield the short lines after a colon: items of a list whose bullets the text has lost."""
        text = self.reading.tree.document.text
        if text[lead.end - 1] != ":":
            return
        for item in self.reading.sentences[lead.index + 1 : lead.index + 1 + ITEMS]:
            whole = item.clause == lead.clause and item.kind == lead.kind and item.last - item.first <= OPENING
            if not whole or text[item.end - 1] in ".:":
                return
            yield item

    def of(self, noun: str, clause: str, anywhere: bool) -> Iterator[Sentence]:
        """Yield what is said of a thing named in a clause: there, else, if wanted, where the text says it but once."""
        said = self._said.get(noun, [])
        here = [s for s in said if s.clause == clause]
        yield from self._whole(here or (said if anywhere and len({s.clause for s in said}) == 1 else []))

    def data(self) -> Iterator[Sentence]:
        """Yield what is said, all through the text, of the data that it is about."""
        yield from self._whole(self._data)

    def _whole(self, sentences: list[Sentence]) -> Iterator[Sentence]:
        for sentence in sentences[:ITEMS]:
            yield sentence
            yield from self.listed(sentence)

    def _noun(self, sentence: Sentence) -> int | None:
        """Return the word for the thing of which a sentence says what it holds, None where it says no such thing."""
        reading, first = self.reading, sentence.first
        texts = reading.lower[first : min(first + OPENING, sentence.last)]
        if not texts or texts[0] not in closed("determiner"):
            return None
        lists = {m.first - first for m in reading.of(sentence, "listing") if m.value == "opens"}
        holds = next((i for i in range(1, len(texts)) if i in lists or texts[i] in closed("stating")), 0)
        if texts[holds] == "following":
            shared = any(m.value in SHARED for m in reading.of(sentence, "frames"))
            return next((first + i for i in range(holds, len(texts)) if shared and texts[i] in DATA), None)
        modals = {m.first - first for m in reading.of(sentence, "modality")}
        ends = (i for i in range(2, holds + 1) if i == holds or i in modals or _follows(texts[i]))
        end = next(ends, 0)
        if not end or any(reading.within(first + 1, first + end - 1, "frames", "dealings")):
            return None
        return first + end - 1


def _follows(word: str) -> bool:
    """Tell whether a word ends the noun before it."""
    return word in prepositions() or word in closed("adverb")

"""What a flow moves for certain: the items that its verb has as its object, or all data there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from mouscan.graph.agreement import DataItem
from mouscan.graph.evidence import Evidence
from mouscan.graph.grammar import closed, prepositions
from mouscan.graph.transfer import Flow, Proviso
from mouscan.graph.wording import function, worded
from mouscan.language import Mark, Reading, Sentence

OBJECT = 14
DESCRIBED = 4
GENERAL = ("data", "personal")
ENDINGS = ("ed", "ing")
ALL = "all data"
DATA = "the data"


class Goods:
    """The data of one reading, asked what a flow moves of them."""

    def __init__(self, reading: Reading, items: Sequence[DataItem]) -> None:
        self.reading = reading
        self.items = {item.id: item for item in items}
        self.of = cache(self._of)
        self.purposes = cache(self._purposes)

    def _of(self, flow: Flow) -> frozenset[str]:
        """Return the items that a flow moves for certain, `DATA` or `ALL` for a general word, else nothing."""
        sentences = list(self.sentences(flow))
        named = [id for id in flow.data if id in self.items and not self.items[id].generic]
        if named:
            return frozenset(id for id in named if self._certain(id, sentences))
        return frozenset(word for s in sentences for word in self._general(s))

    def _purposes(self, flow: Flow) -> frozenset[str]:
        """Return the purposes of a flow, and any others that its sentences name."""
        named = (m for s in self.sentences(flow) for m in self.reading.of(s, "purposes") if worded(self.reading, m))
        return frozenset((*flow.purposes, *(m.value for m in named)))

    def conditional(self, flow: Flow, apart: Sequence[Proviso]) -> bool:
        """Tell whether a condition limits a flow in every sentence that states it, exceptions apart."""
        spans = [(e.start, e.end) for proviso in apart for e in proviso.evidence]
        return all(
            any(
                self._word(i) in closed("condition") | function("until")
                and not any(a <= self.reading.starts[i] < b for a, b in spans)
                for i in range(s.first, s.last)
            )
            for s in self.sentences(flow)
        )

    def moves(self, words: Evidence) -> bool:
        """Tell whether some words hold a verb of moving data."""
        first, last = (bisect_left(self.reading.starts, at) for at in (words.start, words.end))
        return any(self.reading.within(first, last, "frames", "dealings"))

    def categories(self, goods: frozenset[str]) -> frozenset[str]:
        """Return the categories of some items."""
        return frozenset(self.items[id].category for id in goods if id in self.items)

    def sentences(self, flow: Flow) -> Iterator[Sentence]:
        """Yield the sentences that state a flow."""
        for e in flow.evidence:
            yield from (s for s in self.reading.by_clause.get(e.clause, ()) if s.start <= e.start < s.end)

    def _certain(self, id: str, sentences: Sequence[Sentence]) -> bool:
        """Tell whether an item stands where a verb of moving data may have it as its object, or in no such sentence."""
        item = self.items[id]
        places = [(s, e.start) for s in sentences for e in item.evidence if s.start <= e.start < s.end]
        texts = [(s, self.reading.text(s).lower().find(item.name.lower())) for s in sentences if not places]
        places += [(s, s.start + at) for s, at in texts if at >= 0]
        return not places or any(self._reached(s, bisect_left(self.reading.starts, at)) for s, at in places)

    def _reached(self, sentence: Sentence, word: int) -> bool:
        """Tell whether no relative clause begins between the first verb of moving data and a word."""
        verb = next(self.reading.of(sentence, "frames"), None)
        return verb is None or not self._relative(verb.last, word)

    def _general(self, sentence: Sentence) -> Iterator[str]:
        """Yield `DATA` or `ALL` where a verb of moving data has a general word as its object, and nothing limits it."""
        for verb in self.reading.of(sentence, "frames"):
            after = next(self._generals(verb.last, min(verb.last + OBJECT, sentence.last)), None)
            before = next(iter([*self._generals(max(verb.first - OBJECT, sentence.first), verb.first)][::-1]), None)
            if before is not None and not any(self.reading.within(before.last, verb.first, "modality")):
                before = None
            if any(self._word(i) in function("fused") for i in range(verb.last, verb.last + 2)):
                yield DATA
            for mark in (after, before):
                between = (min(verb.last, mark.last), max(verb.first, mark.first)) if mark is not None else (0, 0)
                if mark is not None and not self._relative(*between) and self._whole(mark):
                    yield ALL if self._word(mark.first - 1) in function("universal") else DATA
                    break

    def _generals(self, first: int, last: int) -> Iterator[Mark]:
        """Yield the general words for data between two words."""
        marks = self.reading.within(first, last, "objects")
        return (m for m in marks if m.value in GENERAL and worded(self.reading, m))

    def _whole(self, mark: Mark) -> bool:
        """Tell whether a general word is an object as it stands, neither limited nor part of what describes another."""
        lead = mark.first - 1
        while mark.first - lead <= DESCRIBED and self._word(lead) in closed("determiner") | function("quality"):
            lead -= 1
        after = self._word(mark.last)
        moved = any(m.first == mark.last for m in self.reading.within(mark.last, mark.last + 2, "frames"))
        limited = after in closed("relative") | function("concerning") or after.endswith(ENDINGS) or after.isdigit()
        return prepositions().get(self._word(lead)) != "preposition" and (moved or not limited)

    def _relative(self, first: int, last: int) -> bool:
        """Tell whether a relative clause begins between two words."""
        return any(self._word(i) in closed("relative") for i in range(first, last))

    def _word(self, i: int) -> str:
        return self.reading.texts[i].lower() if 0 <= i < len(self.reading.texts) else ""

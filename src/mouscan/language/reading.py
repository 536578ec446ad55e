"""What the language stage hands on: words, sentences and marks, every one a span of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from mouscan.clauses import ClauseTree

if TYPE_CHECKING:
    from spacy.tokens import Doc

SentenceKind = Literal["heading", "paragraph", "bullet", "row"]


class Mark(NamedTuple):
    """Words that stand in a vocabulary: its name, the entry's value, and where.

    `first` and `last` count words of `Reading.words` (last exclusive); `start` and `end` are offsets into the clean
    text. A tuple, for an agreement has tens of thousands.
    """

    vocabulary: str
    value: str
    first: int
    last: int
    start: int
    end: int


NONE: tuple[list[Mark], list[int]] = ([], [])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a bullet, a table row or a heading of one clause.

    `first` and `last` count words; `start` and `end` are offsets into the clean text. `lead` is the index of the
    sentence that introduces it ("The Recipient shall:"), None where it stands alone.
    """

    index: int
    clause: str
    kind: SentenceKind
    first: int
    last: int
    start: int
    end: int
    lead: int | None = None


@dataclass(frozen=True)
class Reading:
    """The marked words of one clause tree.

    `words` is a spaCy Doc without white space and hyphens; `starts` and `ends` are the offsets of its words in the
    clean text, `texts` the words as they stand there (a list is asked sooner than a Doc); `marks` are in reading order.
    """

    tree: ClauseTree
    words: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    texts: list[str]
    sentences: tuple[Sentence, ...]
    marks: tuple[Mark, ...]

    @cached_property
    def stems(self) -> list[int]:
        """The hashes of the words' stems: words of one stem are one word to a vocabulary."""
        return [int(stem) for stem in self.words.to_array("LEMMA")]

    @cached_property
    def _by_vocabulary(self) -> dict[str, tuple[list[Mark], list[int]]]:
        """The marks of every vocabulary and their first words."""
        found: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            found[mark.vocabulary].append(mark)
        return {name: (marks, [mark.first for mark in marks]) for name, marks in found.items()}

    @cached_property
    def _firsts(self) -> list[int]:
        return [mark.first for mark in self.marks]

    @cached_property
    def _by_sentence(self) -> dict[str, dict[int, list[Mark]]]:
        """The marks of every vocabulary by the sentence that they stand in."""
        found: defaultdict[str, defaultdict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
        marks, i = self.marks, 0
        for sentence in self.sentences:
            index, first, last = sentence.index, sentence.first, sentence.last
            while i < len(marks) and (mark := marks[i]).first < last:
                if mark.first >= first and mark.last <= last:
                    found[mark.vocabulary][index].append(mark)
                i += 1
        return {name: dict(places) for name, places in found.items()}

    @cached_property
    def by_clause(self) -> dict[str, tuple[Sentence, ...]]:
        """The sentences of every clause, its heading among them."""
        found: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.clause, []).append(sentence)
        return {clause: tuple(sentences) for clause, sentences in found.items()}

    @cached_property
    def stops(self) -> list[int]:
        """The words that are semicolons, in order."""
        return [i for i, text in enumerate(self.texts) if text == ";"]

    def text(self, sentence: Sentence) -> str:
        """Return the words of a sentence on one line."""
        return self.tree.document.text[sentence.start : sentence.end].replace("\n", " ")

    def within(self, first: int, last: int, *vocabularies: str) -> Iterator[Mark]:
        """Yield the marks of the named vocabularies between two words, in reading order."""
        found: list[Mark] = []
        for name in vocabularies:
            marks, firsts = self._by_vocabulary.get(name, NONE)
            found += marks[bisect_left(firsts, first) : bisect_left(firsts, last)]
        if len(vocabularies) > 1:
            found.sort(key=_place)
        return (mark for mark in found if mark.last <= last)

    def of(self, sentence: Sentence, *vocabularies: str) -> Iterator[Mark]:
        """Yield the marks of the named vocabularies in one sentence, in reading order."""
        if len(vocabularies) == 1:
            return iter(self._by_sentence.get(vocabularies[0], {}).get(sentence.index, ()))
        here = self.marks[bisect_left(self._firsts, sentence.first) : bisect_left(self._firsts, sentence.last)]
        return (mark for mark in here if mark.last <= sentence.last and mark.vocabulary in vocabularies)

    def lead(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence that introduces `sentence`, or None."""
        return None if sentence.lead is None else self.sentences[sentence.lead]


def _place(mark: Mark) -> tuple[int, int]:
    return mark.first, -mark.last

"""What the language stage hands on: words, sentences and marks, every one a span of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mouscan.clauses import ClauseTree

if TYPE_CHECKING:
    from spacy.tokens import Doc

SentenceKind = Literal["heading", "paragraph", "bullet", "row"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that stand in a vocabulary: its name, the entry's value, and where.

    `first` and `last` count words of `Reading.words` (last exclusive); `start` and `end` are offsets into the clean
    text.
    """

    vocabulary: str
    value: str
    first: int
    last: int
    start: int
    end: int


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
        """The marks of every vocabulary and their first words; "" holds all of them."""
        found: dict[str, list[Mark]] = {"": list(self.marks)}
        for mark in self.marks:
            found.setdefault(mark.vocabulary, []).append(mark)
        return {name: (marks, [mark.first for mark in marks]) for name, marks in found.items()}

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
        """Yield the marks of the named vocabularies (all, if none is named) between two words."""
        found: list[Mark] = []
        for name in vocabularies or ("",):
            marks, firsts = self._by_vocabulary.get(name, ([], []))
            found += marks[bisect_left(firsts, first) : bisect_left(firsts, last)]
        if len(vocabularies) > 1:
            found.sort(key=lambda m: (m.first, -m.last))
        return (mark for mark in found if mark.last <= last)

    @cached_property
    def keyed(self) -> list[dict[tuple[str, str], list[Mark]]]:
        """The marks of every sentence under (vocabulary, value) and (vocabulary, ""); ("", "") holds all of them."""
        found: list[dict[tuple[str, str], list[Mark]]] = [{} for _ in self.sentences]
        i = 0
        for mark in self.marks:
            while i < len(self.sentences) and mark.first >= self.sentences[i].last:
                i += 1
            if i == len(self.sentences):
                break
            if mark.first >= self.sentences[i].first and mark.last <= self.sentences[i].last:
                found[i].setdefault((mark.vocabulary, mark.value), []).append(mark)
                if mark.vocabulary != "term":
                    found[i].setdefault((mark.vocabulary, ""), []).append(mark)
                    found[i].setdefault(("", ""), []).append(mark)
        return found

    def of(self, sentence: Sentence, *vocabularies: str) -> Iterator[Mark]:
        """Yield the marks of the named vocabularies (all but the terms of cues, if none is named) in one sentence."""
        here = self.keyed[sentence.index]
        if len(vocabularies) > 1:
            return (mark for mark in here.get(("", ""), ()) if mark.vocabulary in vocabularies)
        return iter(here.get((vocabularies[0] if vocabularies else "", ""), ()))

    def lead(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence that introduces `sentence`, or None."""
        return None if sentence.lead is None else self.sentences[sentence.lead]

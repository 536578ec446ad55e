"""What the language stage hands on: words, sentences and marks, every one a span of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
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


# The value of a term of a cue vocabulary, and its first and last word (exclusive).
Term = tuple[str, int, int]
Span = tuple[int, int]
NONE: tuple[list[Mark], list[int]] = ([], [])
TITLE = 6


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
    clean text, `texts` the words as they stand there (a list is asked sooner than a Doc), `stems` their stems. `marks`
    are in reading order under their vocabulary, and so are `terms`, the phrases that the patterns of cue vocabularies
    ask for.
    """

    tree: ClauseTree
    words: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    texts: list[str]
    stems: list[str]
    sentences: tuple[Sentence, ...]
    marks: Mapping[str, list[Mark]]
    terms: Mapping[str, list[Term]]

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [text.lower() for text in self.texts]

    @cached_property
    def sentence_of(self) -> list[int]:
        """The index of the sentence that each word stands in."""
        return [sentence.index for sentence in self.sentences for _ in range(sentence.first, sentence.last)]

    @cached_property
    def _by_vocabulary(self) -> dict[str, tuple[list[Mark], list[int]]]:
        """The marks of every vocabulary and their first words."""
        return {name: (marks, [mark.first for mark in marks]) for name, marks in self.marks.items()}

    @cached_property
    def _by_sentence(self) -> list[dict[str, list[Mark]]]:
        """The marks of every sentence by their vocabulary."""
        found: list[dict[str, list[Mark]]] = [{} for _ in self.sentences]
        sentence_of, sentences = self.sentence_of, self.sentences
        for name, marks in self.marks.items():
            for mark in marks:
                index = sentence_of[mark.first]
                if mark.last <= sentences[index].last:
                    found[index].setdefault(name, []).append(mark)
        return found

    @cached_property
    def spans(self) -> list[dict[str, list[Span]]]:
        """Where each stem stands in every sentence."""
        found: list[dict[str, list[Span]]] = []
        for sentence in self.sentences:
            here: dict[str, list[Span]] = {}
            for i in range(sentence.first, sentence.last):
                here.setdefault(self.stems[i], []).append((i, i + 1))
            found.append(here)
        return found

    @cached_property
    def having(self) -> dict[str, list[int]]:
        """The sentences that have a stem, in order."""
        found: dict[str, list[int]] = {}
        for index, here in enumerate(self.spans):
            for stem in here:
                found.setdefault(stem, []).append(index)
        return found

    @cached_property
    def titles(self) -> list[tuple[int, ...]]:
        """The headings above every sentence, from the outermost, and titles that run into the text among them."""
        headed: dict[str, tuple[int, ...]] = {}
        found: list[tuple[int, ...]] = []
        for sentence in self.sentences:
            clause = self.tree.by_id[sentence.clause]
            higher = [headed[c.id] for c in self.tree.parents(clause) if c.id in headed]
            found.append(headed[clause.id] if clause.id in headed else higher[0] if higher else ())
            if sentence.kind == "heading" or self._titles(sentence):
                headed[clause.id] = (*(higher[0] if higher else ()), sentence.index)
        return found

    @cached_property
    def titled(self) -> dict[int, list[int]]:
        """The sentences that stand below each heading, in order."""
        found: dict[int, list[int]] = {}
        for index, titles in enumerate(self.titles):
            for title in titles:
                found.setdefault(title, []).append(index)
        return found

    def _titles(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a title in a paragraph of its own or at the head of one ("Security.")."""
        if sentence.kind != "paragraph" or sentence.last - sentence.first > TITLE or any(self.of(sentence, "modality")):
            return False
        return self.texts[sentence.first][0].isupper() and self.texts[sentence.last - 1] not in (":", ";")

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
            for i in range(bisect_left(firsts, first), len(marks)):
                if firsts[i] >= last:
                    break
                if marks[i].last <= last:
                    found.append(marks[i])
        if len(vocabularies) > 1 and len(found) > 1:
            found.sort(key=_place)
        return iter(found)

    def of(self, sentence: Sentence, *vocabularies: str) -> Iterator[Mark]:
        """Yield the marks of the named vocabularies in one sentence, in reading order."""
        here = self._by_sentence[sentence.index]
        if len(vocabularies) == 1 or not here:
            return iter(here.get(vocabularies[0], ()))
        found = [mark for name in vocabularies if name in here for mark in here[name]]
        if len(found) > 1:
            found.sort(key=_place)
        return iter(found)

    def every(self, vocabulary: str) -> list[Mark]:
        """Return the marks of a vocabulary in the whole text, in reading order."""
        return self.marks.get(vocabulary, [])

    def word(self, sentence: Sentence, i: int) -> str:
        """Return a word of a sentence in lower case, "" outside it."""
        return self.lower[i] if sentence.first <= i < sentence.last else ""

    def led(self, sentence: Sentence) -> list[Sentence]:
        """Return the sentences that `sentence` introduces."""
        return self._led.get(sentence.index, [])

    @cached_property
    def _led(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            if sentence.lead is not None:
                found.setdefault(sentence.lead, []).append(sentence)
        return found

    def lead(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence that introduces `sentence`, or None."""
        return None if sentence.lead is None else self.sentences[sentence.lead]


def _place(mark: Mark) -> tuple[int, int]:
    return mark.first, -mark.last

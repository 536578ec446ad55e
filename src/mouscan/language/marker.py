"""The pipeline component that marks the phrases of all vocabularies in a text.

A phrase with choices stands for many sequences of words: `personal|confidential data|information` for four. Only those
are sought whose neighbouring words are neighbours somewhere in the text: one in ten of those whose words it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from mouscan.language.lexicon import Parts, lexicon
from mouscan.language.reading import Term
from mouscan.language.scan import mended

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Sequence = tuple[str, ...]


class Vocabularies:
    """Marks the phrases of all vocabularies; within one, the longest match stands."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.user_data["marks"]` and, of cues, `["terms"]` to (value, first word, last word) by vocabulary."""
        words, hashes = self._stemmed(doc)
        matcher, meanings = self._sought(words, hashes)
        marks: defaultdict[str, list[Term]] = defaultdict(list)
        terms: defaultdict[str, list[Term]] = defaultdict(list)
        # The matcher goes from word to word, and from short to long: what begins with a mark's word follows it at once.
        for key, first, last in matcher(doc):
            vocabulary, value, cued = meanings[key]
            if cued:
                terms[vocabulary].append((value, first, last))
                continue
            kept = marks[vocabulary]
            while kept and kept[-1][1] == first and kept[-1][2] < last:
                kept.pop()
            if not kept or last > kept[-1][2] or (first, last) == kept[-1][1:]:
                kept.append((value, first, last))
        doc.user_data.update(stems=words, marks=marks, terms=terms)
        return doc

    def _stemmed(self, doc: Doc) -> tuple[list[str], dict[str, int]]:
        """Return the stems of the words, those of words that a scanner misread as they were printed, and set them.

        With them goes the hash of each.
        """
        from numpy import array, uint64

        stems: list[str] = doc.user_data["stems"]
        texts: list[str] = doc.user_data["texts"]
        known = lexicon().words
        odd = {word: texts[i] for i, word in enumerate(stems) if word not in known}
        right = {word: found for word, text in odd.items() if (found := mended(text, known)) is not None}
        words = [right.get(word, word) for word in stems] if right else stems
        hashes = {word: self.vocab.strings.add(word) for word in dict.fromkeys(words)}
        doc.from_array(["LEMMA"], array([[hashes[word]] for word in words], dtype=uint64))  # type: ignore[arg-type]
        return words, hashes

    def _sought(
        self, words: list[str], hashes: dict[str, int]
    ) -> tuple[PhraseMatcher, dict[int, tuple[str, str, bool]]]:
        """Return a matcher for the phrases that may stand in a text, and the vocabulary and value of its keys."""
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(self.vocab, attr="LEMMA")
        found, pairs = lexicon(), frozenset(pairwise(words))
        made: defaultdict[tuple[str, str], list[list[int]]] = defaultdict(list)
        for name, value, parts in found.entries:
            for sequence in _met(parts, hashes, pairs):
                made[name, value].append([hashes[word] for word in sequence])
        meanings: dict[int, tuple[str, str, bool]] = {}
        for meaning, sequences in made.items():
            key = "\t".join(meaning)
            meanings[self.vocab.strings.add(key)] = (*meaning, meaning[0] in found.cues)
            # The matcher takes the hashes of stems as it takes documents, without the cost of making any.
            matcher.add(key, sequences)  # type: ignore[arg-type]
        return matcher, meanings


def _met(parts: Parts, words: Container[str], pairs: Container[Sequence]) -> Iterable[Sequence]:
    """Return the sequences of a phrase whose words a text has, and next to each other only what is so in the text."""
    met: list[Sequence] = [()]
    for part in parts:
        here = [further for further in part if not further or further[0] in words]
        met = [
            (*begun, *further)
            for further in here
            for begun in met
            if not begun or not further or (begun[-1], further[0]) in pairs
            if len(further) < 2 or all(pair in pairs for pair in pairwise(further))
        ]
        if not met:
            break
    return filter(None, met)

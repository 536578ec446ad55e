"""The pipeline component that marks the phrases of all vocabularies in a text.

A phrase with choices stands for many sequences of words: `personal|confidential data|information` for four. Only those
are made whose words the texts read so far have, all of them: a start that made every one would take longer than the
reading of an agreement.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

from mouscan.language.lexicon import Parts, lexicon
from mouscan.language.reading import Term
from mouscan.language.scan import mended

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class Vocabularies:
    """Marks the phrases of all vocabularies; within one, the longest match stands."""

    def __init__(self, vocab: Vocab) -> None:
        from spacy.matcher import PhraseMatcher

        self.vocab = vocab
        self.matcher: PhraseMatcher = PhraseMatcher(vocab, attr="LEMMA")
        self.meanings: dict[int, tuple[str, str, bool]] = {}
        self._known: set[str] = set()

    def _meet(self, words: set[str]) -> None:
        """Make the sequences of the phrases that have a word among `words`, as far as their words are known."""
        self._known |= words
        entries, holding, cues = lexicon().entries, lexicon().holding, lexicon().cues
        add = self.vocab.strings.add
        made: defaultdict[tuple[str, str], list[list[int]]] = defaultdict(list)
        for entry in sorted({i for word in words for i in holding.get(word, ())}):
            name, value, parts = entries[entry]
            for one in product(*_met(parts, self._known)):
                if sequence := list(chain.from_iterable(one)):
                    made[name, value].append([add(word) for word in sequence])
        for meaning, sequences in made.items():
            key = "\t".join(meaning)
            self.meanings[add(key)] = (*meaning, meaning[0] in cues)
            # The matcher takes the hashes of stems as it takes documents, without the cost of making any.
            self.matcher.add(key, sequences)  # type: ignore[arg-type]

    def _stemmed(self, doc: Doc) -> list[str]:
        """Return the stems of the words, those of words that a scanner misread as they were printed, and set them."""
        from numpy import array, uint64

        stems: list[str] = doc.user_data["stems"]
        texts: list[str] = doc.user_data["texts"]
        known = lexicon().holding
        odd = {word: texts[i] for i, word in enumerate(stems) if word not in known}
        right = {word: found for word, text in odd.items() if (found := mended(text, known)) is not None}
        words = [right.get(word, word) for word in stems] if right else stems
        hashes = {word: self.vocab.strings.add(word) for word in dict.fromkeys(words)}
        doc.from_array(["LEMMA"], array([[hashes[word]] for word in words], dtype=uint64))  # type: ignore[arg-type]
        return words

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.user_data["marks"]` and, of cues, `["terms"]` to (value, first word, last word) by vocabulary."""
        words, meanings = self._stemmed(doc), self.meanings
        self._meet(set(words) - self._known)
        marks: defaultdict[str, list[Term]] = defaultdict(list)
        terms: defaultdict[str, list[Term]] = defaultdict(list)
        # The matcher goes from word to word, and from short to long: what begins with a mark's word follows it at once.
        for key, first, last in self.matcher(doc):
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


def _met(parts: Parts, known: set[str]) -> Parts:
    """Return the choices of a phrase whose words are known; one part without any stands for the whole."""
    met: Parts = []
    for part in parts:
        here = [words for words in part if known.issuperset(words)]
        if not here:
            return [here]
        met.append(here)
    return met

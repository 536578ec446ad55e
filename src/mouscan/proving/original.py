"""An agreement before it is damaged: its reading, its graph, and which sentence stands where."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct

from mouscan.clauses import ClauseTree, clause_tree
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language import Reading, Sentence
from mouscan.language.pipeline import read
from mouscan.source import Document
from mouscan.source.assemble import document


class Original(Struct, frozen=True, dict=True):
    """The reading of an agreement, and what was read."""

    reading: Reading
    agreement: Agreement

    @property
    def document(self) -> Document:
        """The text that both were read from."""
        return self.reading.tree.document

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.reading.sentences]

    def sentence(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset of the clean text, None between two."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.reading.sentences[index].end:
            return None
        return self.reading.sentences[index]

    def spread(self, sentence: Sentence) -> frozenset[int]:
        """Return the sentences that change their sense with one: itself and all that it leads into."""
        found = {sentence.index}
        for led in self.reading.led(sentence):
            found |= self.spread(led)
        return frozenset(found)


def original(tree: ClauseTree) -> Original:
    """Read the agreement out of a clause tree, and keep the reading."""
    reading = read(tree)
    return Original(reading, build(reading))


def parsed(text: str, name: str) -> ClauseTree:
    """Return the clause tree of a text that is at hand."""
    return clause_tree(document(text, name))

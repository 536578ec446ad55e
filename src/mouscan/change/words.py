"""What the words of a sentence stand for in a comparison: stems, plainer words, parties, and marks of force."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from mouscan.clauses.vocabulary import words
from mouscan.graph import LegalReference
from mouscan.graph.forms import Forms
from mouscan.language import Reading, Sentence

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"(?:https?://|www\.)[^\s)\]>]+")
LIGHT = ("little", "linked", "adverbial", "being", "clausal", "pointing", "verbal", "joining", "parting", "stop")
FORCES = ("duty", "permission", "prohibition", "weak", "no-duty")
REFERENCE, ADDRESS, NOTHING = "§", "&", "-"

Span = tuple[int, int, str]


class Key(NamedTuple):
    """What some words stand for in a comparison, with the first and last word (exclusive); `light` words say little."""

    name: str
    first: int
    last: int
    light: bool


class Words:
    """The words of one reading as they are compared; `forms` are the names of the parties of both versions."""

    def __init__(self, cut: Reading, forms: Forms, law: Sequence[LegalReference]) -> None:
        self.cut, self.forms = cut, forms
        self._cited = sorted((e.start, e.end) for reference in law for e in reference.evidence)

    def of(self, sentence: Sentence, spans: Sequence[Span]) -> Iterator[Key]:
        """Yield the keys of a sentence in reading order: of what spans several words, and of each word that is left."""
        cut = self.cut
        whole: dict[int, Key] = {}
        taken: set[int] = set()
        for first, last, name in self._spans(sentence, spans):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                if name and name != NOTHING:
                    whole[first] = Key(name, first, last, name[0] in f"<{REFERENCE}" or name in light())
        for i in range(sentence.first, sentence.last):
            if i in whole:
                yield whole[i]
            elif i not in taken and cut.texts[i][0].isalnum():
                name = cut.stems[i].replace(".", "") if cut.texts[i][0].isalpha() else cut.stems[i]
                yield Key(name, i, i + 1, cut.lower[i].replace(".", "") in light())

    def _spans(self, sentence: Sentence, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield what spans words of a sentence, what goes before all else first."""
        cut = self.cut
        for start, end, name in spans:
            inside = [i for i in range(sentence.first, sentence.last) if start <= cut.starts[i] < end]
            if inside:
                yield inside[0], inside[-1] + 1, name
        for mark in cut.of(sentence, "modality", "exceptions", "degrees"):
            if mark.vocabulary != "modality" or mark.value in FORCES:
                yield mark.first, mark.last, f"<{mark.vocabulary}:{mark.value}>"
        for mention in self.forms.named(sentence):
            yield mention.first, mention.last, f"@{mention.party_id}"
        for mark in sorted(cut.of(sentence, "plain"), key=lambda mark: mark.first - mark.last):
            if mark.value != REFERENCE:
                yield mark.first, mark.last, mark.value
            elif mark.last < sentence.last and cut.texts[mark.last][0].isdigit() and not self._legal(mark.start):
                yield mark.first, mark.last + 1, REFERENCE

    def _legal(self, start: int) -> bool:
        """Tell whether words stand in the citation of a law."""
        at = bisect_right(self._cited, (start, len(self.cut.tree.document.text))) - 1
        return at >= 0 and start < self._cited[at][1]


@cache
def light() -> frozenset[str]:
    """Return the words that say little, in lower case and without points."""
    return frozenset(word.replace(".", "") for kind in LIGHT for word in words("function", kind))

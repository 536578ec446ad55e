"""The words of one sentence, asked what they are: a modal, a preposition, a noun; nothing looks beyond `REACH`."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from mouscan.clauses.vocabulary import words
from mouscan.graph.heads import noun
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.vocabulary import rows

REACH = 90
NAMED = 4
HEDGED = 2
DENIED = 12
COMMAS = frozenset(",/&")
HOLDERS = ("body", "unit", "post", "person")
LEADING = ("to", "by", "from", "between", "preposition")
Modal = tuple[int, int, str]


@cache
def closed(kind: str) -> frozenset[str]:
    """Return the words of one closed class of `vocabularies/voices.tsv`."""
    return frozenset(words("voices", kind))


@cache
def prepositions() -> dict[str, str]:
    """Return every preposition with its kind."""
    return {row["word"]: row["kind"] for row in rows("voices") if row["kind"] in LEADING}


@cache
def _binding() -> frozenset[str]:
    return frozenset().union(*(closed(kind) for kind in ("determiner", "joint", "relative", "be", "have")))


class Wording:
    """A sentence as its words; all indices count words of the reading."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.sentence = sentence
        self._lower, self._first, self._last = reading.lower, sentence.first, sentence.last
        modals = (m for m in reading.of(sentence, "modality") if m.value != "negator" and not self._soft(m))
        self._modals: list[Modal] = [(m.first, m.last, m.value) for m in modals]
        self._modal_words = {i for first, last, _ in self._modals for i in range(first, last)}
        verbs = reading.of(sentence, "frames", "dealings")
        self._verbs = {m.first for m in verbs if m.last - m.first <= NAMED}

    def _soft(self, mark: Mark) -> bool:
        """Tell whether a mark only softens what a verb says; that of "will normally" holds the modal itself."""
        hedged = self._lower[mark.last - 1].endswith("ly") and self._lower[mark.first] not in closed("be")
        return mark.value == "softener" and not (hedged and mark.last - mark.first == HEDGED)

    def word(self, i: int) -> str:
        """Return a word in lower case, "" outside the sentence."""
        return self._lower[i] if self._first <= i < self._last else ""

    def opens(self, word: int) -> int:
        """Return the word from which on something may belong to a verb."""
        stops = self.reading.stops
        i = bisect_left(stops, word)
        return max(stops[i - 1] + 1 if i else 0, self.sentence.first, word - REACH)

    def closes(self, word: int) -> int:
        """Return the word before which all ends that belongs to a verb: a stop, or the next verb with a modal."""
        stops = self.reading.stops
        at = bisect_left(stops, word)
        end = min(stops[at] if at < len(stops) else word + REACH, self.sentence.last, word + REACH)
        for k in range(bisect_left(self._modals, (word,)), len(self._modals)):
            modal = self._modals[k][0]
            if modal >= end:
                break
            if not any(self.word(i) in closed("relative") for i in range(max(word, modal - NAMED), modal)):
                return modal
        return end

    def _before(self, word: int) -> Modal | None:
        k = bisect_left(self._modals, (word + 1,))
        return self._modals[k - 1] if k else None

    def modal(self, word: int) -> bool:
        """Tell whether a modal stands before a word in the same part of the sentence."""
        before = self._before(word)
        return before is not None and before[0] >= self.opens(word)

    def barred(self, word: int) -> bool:
        """Tell whether the nearest modal before a word prohibits."""
        before = self._before(word)
        return before is not None and before[2] == "prohibition"

    def denied(self, word: int) -> bool:
        """Tell whether "not", "nothing" or a prohibition stands shortly before a word."""
        near = self.reading.within(max(self.sentence.first, word - DENIED), word, "modality")
        return any(m.value in ("negator", "prohibition") for m in near)

    def modal_at(self, word: int) -> bool:
        """Tell whether a word is part of a modal ("shall", "is required to")."""
        return word in self._modal_words

    def verb(self, word: int) -> bool:
        """Tell whether a modal or a verb of moving data begins at a word."""
        return word in self._modal_words or word in self._verbs

    def skip(self, i: int, step: int, *kinds: str) -> int:
        """Return the first word from `i` on, or before it, that is of none of the closed classes."""
        end = i + step * REACH
        while i != end and any(self.word(i) in closed(kind) for kind in kinds):
            i += step
        return i

    def joint(self, i: int) -> bool:
        """Tell whether "and", "or" or a comma stands before a word."""
        before = self.word(i - 1)
        return before in closed("joint") or before in COMMAS

    def preposition(self, i: int) -> bool:
        """Tell whether a word is a preposition."""
        return self.word(i) in prepositions()

    def capital(self, i: int) -> bool:
        """Tell whether a word is printed with a capital."""
        return self.sentence.first <= i < self.sentence.last and self.reading.texts[i][0].isupper()

    def holds(self, i: int) -> bool:
        """Tell whether a word is a noun for a body, a part of one or a person."""
        return noun(self.word(i)) in HOLDERS

    def describes(self, i: int) -> bool:
        """Tell whether a word may stand between a name and the thing that it describes."""
        word = self.word(i)
        return word.isalpha() and word not in _binding() and word not in prepositions() and not self.verb(i)

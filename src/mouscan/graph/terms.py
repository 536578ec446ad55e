"""Which defined terms of an agreement stand for data: "the Extract", "Tenant Data", "Confidential Information".

A term does where it says so itself, or where what it means begins with data; an act or a body that only has to do with
data does not ("Activity" means the linking of addresses).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mouscan.graph.agreement import Definition
from mouscan.graph.grammar import closed, prepositions
from mouscan.graph.wording import function
from mouscan.language import Mark, Reading
from mouscan.language.word import words

CLOSE = 8
ENDING = ("relative", "participle", "conjunction", "joint", "be", "have", "determiner", "adverb", "stating")
DATA = ("data", "personal")


class Term(Struct, frozen=True):
    """A defined term that stands for data: its printed words, and the words that define it.

    It is an `alias` where it is another name for what stands before it ("the tenants' addresses (the Extract)").
    """

    spelt: tuple[str, ...]
    first: int
    last: int
    alias: bool


def standing(reading: Reading, terms: Sequence[Definition]) -> Iterator[Term]:
    """Yield the terms that stand for data."""
    for term in terms:
        first = bisect_left(reading.starts, term.evidence.start)
        last = bisect_left(reading.starts, term.evidence.end)
        spelt = tuple(term.term[a:b] for a, b in words(term.term, 0, len(term.term)))
        if spelt and (_called(reading, spelt, first, last) or _meant(reading, first, last)):
            yield Term(spelt, first, last, tuple(reading.texts[last - len(spelt) : last]) == spelt)


def _called(reading: Reading, spelt: tuple[str, ...], first: int, last: int) -> bool:
    """Tell whether a term is itself a word for data, or ends in one."""
    for mark in reading.within(first, last, "objects", "data", "carriers"):
        end = mark.last - len(spelt)
        if _data(mark) and first <= end and tuple(reading.texts[end : mark.last]) == spelt:
            return True
    return False


def _meant(reading: Reading, first: int, last: int) -> bool:
    """Tell whether what is meant begins with data that nothing else is made of."""
    means = next((m.last for m in reading.within(first, last, "naming") if m.value == "means"), first)
    for mark in reading.within(means, min(last, means + CLOSE), "objects", "data", "carriers"):
        if _data(mark):
            before = (reading.texts[i].lower() for i in range(means, mark.first))
            return not any(_binds(word) for word in before) and ends(reading, mark, last)
    return False


def _data(mark: Mark) -> bool:
    return mark.vocabulary == "data" or mark.value in DATA


def _binds(word: str) -> bool:
    """Tell whether a word makes what follows it a part of something else."""
    return word in prepositions() or word in closed("relative") or word.endswith("ing")


def ends(reading: Reading, mark: Mark, last: int) -> bool:
    """Tell whether a name ends with a mark: "data" in "data analysis" does not end it."""
    after = reading.texts[mark.last].lower() if mark.last < last else "."
    bound = after in prepositions() or after in function("concerning") or after.endswith("ed")
    return not after.isalpha() or bound or _ending(reading, mark.last, after)


def _ending(reading: Reading, at: int, after: str) -> bool:
    verbs = reading.within(at, at + 2, "modality", "listing")
    return any(after in closed(kind) for kind in ENDING) or any(mark.first == at for mark in verbs)

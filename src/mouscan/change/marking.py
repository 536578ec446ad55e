"""Which words of two passages are in one of them only, as the printed words in pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from mouscan.change.changeset import Passage

WORD = re.compile(r"\S+")
LONGEST = 3000


class Piece(NamedTuple):
    """Some words of a passage as printed, and whether the other version lacks them."""

    words: str
    alone: bool


Marked = tuple[tuple[Passage, tuple[Piece, ...]], ...]


def marked(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Marked, Marked]:
    """Return the passages of both sides with their words in pieces; where one side is empty nothing is marked."""
    sides = [[(n, word) for n, one in enumerate(side) for word in WORD.findall(one.words)] for side in (old, new)]
    lone: tuple[set[int], set[int]] = set(), set()
    if old and new and max(map(len, sides)) <= LONGEST:
        keys = [[word.strip(".,;:").lower() for _, word in side] for side in sides]
        for how, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            if how != "equal":
                lone[0].update(range(a, b))
                lone[1].update(range(c, d))
    return _pieces(old, sides[0], lone[0]), _pieces(new, sides[1], lone[1])


def _pieces(passages: Sequence[Passage], words: Sequence[tuple[int, str]], lone: set[int]) -> Marked:
    found: list[list[Piece]] = [[] for _ in passages]
    for at, (number, word) in enumerate(words):
        here = found[number]
        if here and here[-1].alone == (at in lone):
            here[-1] = Piece(f"{here[-1].words} {word}", here[-1].alone)
        else:
            here.append(Piece(word, at in lone))
    return tuple((passage, tuple(here)) for passage, here in zip(passages, found, strict=True))

"""Which sentences of two versions are the same one: by what they say, then by their headings, neighbours and order.

A greedy assignment of the most alike pairs, in two rounds: first by words alone, then by words and by where the clauses
around them went. A sentence that was cut in two, or put together from two, is one group with all its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mouscan.change.groups import Group, groups
from mouscan.change.unit import Unit, Version
from mouscan.change.weight import Weights, alike

SURE, LEAST, ENOUGH = 0.55, 0.2, 0.45
HEADED, NEAR, BESIDE, ORDER = 0.15, 0.2, 0.1, 0.02


class Alignment:
    """The sentences of two versions, paired."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old.units, new.units
        self.weights = Weights(self.old, self.new)
        self.forth: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self._assign((self._by_words(*found), *found[1:]) for found in self._pairs(SURE))
        self._near = self._clauses()
        near = ((self._by_place(*found), *found[1:]) for found in self._pairs(LEAST))
        self._assign(pair for pair in near if pair[0] >= ENOUGH)
        self._same_place()

    def groups(self) -> tuple[Group, ...]:
        """Return the groups in the order of the new version; what is gone stands last, in the order of the old one."""
        return groups(self.old, self.new, self.forth, self.back, self.weights)

    def _pairs(self, least: float) -> Iterator[tuple[float, Unit, Unit]]:
        old = [unit for unit in self.old if unit.number not in self.forth]
        new = [unit for unit in self.new if unit.number not in self.back]
        return (pair for pair in alike(old, new, self.weights, least) if _telling(*pair[1:]))

    def _assign(self, pairs: Iterable[tuple[float, Unit, Unit]]) -> None:
        """Pair the most alike first, each sentence once."""
        for _, one, two in sorted(pairs, key=_rank):
            if one.number not in self.forth and two.number not in self.back:
                self.forth[one.number], self.back[two.number] = two.number, one.number

    def _by_words(self, score: float, one: Unit, two: Unit) -> float:
        headed = len(one.headed & two.headed) / (len(one.headed | two.headed) or 1)
        apart = abs(one.number / (len(self.old) or 1) - two.number / (len(self.new) or 1))
        same = one.identity == two.identity
        return score + same + HEADED * headed - ORDER * apart

    def _by_place(self, score: float, one: Unit, two: Unit) -> float:
        near = self._near.get((one.clause, two.clause), 0.0)
        beside = sum(self.forth.get(one.number + step) == two.number + step for step in (-1, 1))
        return self._by_words(score, one, two) + NEAR * near + BESIDE * beside

    def _clauses(self) -> dict[tuple[str, str], float]:
        """Return how much of an old clause and a new one is the same, from 0 to 1."""
        olds: Counter[str] = Counter()
        news: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for o, n in self.forth.items():
            size = min(len(self.old[o].keys), len(self.new[n].keys))
            olds[self.old[o].clause] += size
            news[self.new[n].clause] += size
            pairs[self.old[o].clause, self.new[n].clause] += size
        return {pair: 2 * size / (olds[pair[0]] + news[pair[1]]) for pair, size in pairs.items()}

    def _same_place(self) -> None:
        """Pair what stands alone between the same two neighbours and has a lead or a heading in common."""
        for unit in self.old:
            o = unit.number
            n = self.forth.get(o - 1, -2) + 1
            if o in self.forth or n in self.back or not 0 <= n < len(self.new):
                continue
            follows = self.forth.get(o + 1) == n + 1
            two = self.new[n]
            if follows and unit.content.keys() & two.content.keys() and unit.headed & two.headed:
                self.forth[o], self.back[n] = n, o


def _rank(pair: tuple[float, Unit, Unit]) -> tuple[float, int, int]:
    """Return the rank of a pair: the most alike first, and the same whichever version is called the old one."""
    score, one, two = pair
    return -round(score, 9), max(one.number, two.number), min(one.number, two.number)


def _telling(one: Unit, two: Unit) -> bool:
    """Tell whether two sentences have enough in common to be one: a name alone tells only where it is all of both."""
    shared = one.content.keys() & two.content.keys()
    return one.identity == two.identity or len(shared) > 1 or any(name[0] != "@" for name in shared)

"""How alike two sentences are: the cosine of their words, each weighed by how rare it is (Salton and Buckley, 1988)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from mouscan.change.unit import Unit


class Weights:
    """The weight of every word in two versions: the fewer sentences have it, the more it tells."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        often = Counter(name for unit in (*old, *new) for name in unit.content)
        every = len(old) + len(new) + 1
        self._of = {name: log(every / count) for name, count in often.items()}

    def of(self, names: Mapping[str, int]) -> float:
        """Return what some words weigh together, each as often as it is counted."""
        return sum(self._of.get(name, 0.0) * count for name, count in names.items())

    def vector(self, unit: Unit) -> dict[str, float]:
        """Return the words of a unit with their weights, of length 1."""
        found = {name: self._of[name] * (1 + log(count)) for name, count in unit.content.items()}
        length = sqrt(sum(weight * weight for weight in found.values()))
        return {name: weight / length for name, weight in found.items()} if length else {}


def alike(
    old: Iterable[Unit], new: Iterable[Unit], weights: Weights, least: float
) -> Iterator[tuple[float, Unit, Unit]]:
    """Yield the pairs of sentences that are at least so alike, by an index of their words."""
    posted: defaultdict[str, list[tuple[Unit, float]]] = defaultdict(list)
    for two in new:
        for name, weight in weights.vector(two).items():
            posted[name].append((two, weight))
    for one in old:
        found: defaultdict[int, float] = defaultdict(float)
        units: dict[int, Unit] = {}
        for name, weight in weights.vector(one).items():
            for two, other in posted.get(name, ()):
                found[two.number] += weight * other
                units[two.number] = two
        for number, score in found.items():
            if score >= least:
                yield score, one, units[number]

"""Groups of sentences that stand for one another: what was cut in two, put together, or cut elsewhere is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mouscan.change.unit import Unit
from mouscan.change.weight import Weights

CONTAINED, PART, PASSED = 0.75, 0.25, 0.75
SHORTEST, BESIDE = 3, 2


class Group(Struct, frozen=True):
    """Sentences of the old version and those of the new one that stand for them; one side may be empty."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]


def groups(
    old: Sequence[Unit], new: Sequence[Unit], forth: Mapping[int, int], back: Mapping[int, int], weights: Weights
) -> tuple[Group, ...]:
    """Return all sentences in groups, in the order of the new version; what is gone stands last.

    `forth` and `back` are the pairs by the numbers of their sentences.
    """
    cut = parts(new, back, old, forth, weights)
    put = parts(old, forth, new, back, weights)
    olds = {n: [old[o]] for n, o in back.items()}
    news = {n: [new[n]] for n in back}
    for n, o in cut.items():
        news[forth[o]].append(new[n])
    for o, n in put.items():
        olds[n].append(old[o])
    both = {n: Group(_sorted(olds[n]), _sorted(news[n])) for n in sorted(back)}
    found = list(_joined(both, weights))
    found += [Group((), (unit,)) for unit in new if unit.number not in back and unit.number not in cut]
    found.sort(key=lambda group: group.new[0].number)
    gone = (unit for unit in old if unit.number not in forth and unit.number not in put)
    return (*found, *(Group((unit,), ()) for unit in gone))


def _sorted(units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(sorted(units, key=lambda unit: unit.number))


def parts(
    these: Sequence[Unit], paired: Mapping[int, int], wholes: Sequence[Unit], to: Mapping[int, int], weights: Weights
) -> dict[int, int]:
    """Return the sentences without a pair that were cut from one, or put into one, with the number of that.

    It has most of their words, and some that its own pair has not; a short one must stand beside that pair. `to` has
    the pairs of the wholes.
    """
    left = {n: wholes[n].content - these[to[n]].content for n in to}
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for n, words in left.items():
        for name in words:
            holding[name].append(n)
    found: dict[int, int] = {}
    for part in these:
        size = weights.of(part.content)
        if part.number in paired or not size:
            continue
        beside = {paired.get(part.number + step, found.get(part.number + step, -1)) for step in (-1, 1)}
        long = len(part.content) >= SHORTEST
        near = {n for name in part.content for n in holding.get(name, ()) if long or n in beside}
        shares = [
            (weights.of(part.content & left[n]) / size, n in beside, -n)
            for n in sorted(near)
            if weights.of(part.content & wholes[n].content) >= CONTAINED * size
        ]
        share, _, n = max(shares, default=(0.0, False, 0))
        if share >= PART:
            found[part.number] = -n
    return found


def _joined(both: Mapping[int, Group], weights: Weights) -> Iterator[Group]:
    """Yield the groups, those as one of which one has the words that a neighbour lost: a sentence ends elsewhere."""
    into = {n: n for n in both}
    lost = {n: _words(group.old) - _words(group.new) for n, group in both.items()}
    for n, group in both.items():
        came = _words(group.new) - _words(group.old)
        size = weights.of(came)
        if len(came) < SHORTEST or not size:
            continue
        for other in range(n - BESIDE, n + BESIDE + 1):
            if other == n or other not in both or len(lost[other]) < SHORTEST:
                continue
            least = min(size, weights.of(lost[other]))
            if weights.of(came & lost[other]) >= PASSED * least:
                into[_root(into, other)] = _root(into, n)
    joined: defaultdict[int, list[Group]] = defaultdict(list)
    for n in both:
        joined[_root(into, n)].append(both[n])
    for these in joined.values():
        yield Group(_sorted([u for g in these for u in g.old]), _sorted([u for g in these for u in g.new]))


def _root(into: Mapping[int, int], n: int) -> int:
    while into[n] != n:
        n = into[n]
    return n


def _words(units: Sequence[Unit]) -> Counter[str]:
    return sum((unit.content for unit in units), Counter[str]())

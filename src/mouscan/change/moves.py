"""Where the clauses of the old version went, by their sentences: what was renumbered, moved, split or merged."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mouscan.change.changeset import Pairing
from mouscan.change.groups import Group
from mouscan.change.unit import Version

SHARE = 0.3


def became(groups: Iterable[Group]) -> dict[str, frozenset[str]]:
    """Return for each old clause the new ones in which a good share of its words now stands."""
    shares: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group in groups:
        for one in group.old:
            for two in group.new:
                shares[one.clause][two.clause] += len(two.keys)
    return {
        clause: frozenset(name for name, size in found.items() if size >= SHARE * found.total())
        for clause, found in shares.items()
    }


def pairings(old: Version, new: Version, went: dict[str, frozenset[str]]) -> tuple[Pairing, ...]:
    """Return what became of the place and number of each old clause that is still there."""
    olds = {clause.id: n for n, clause in enumerate(old.agreement.tree.clauses)}
    news = {clause.id: n for n, clause in enumerate(new.agreement.tree.clauses)}
    came: defaultdict[str, list[str]] = defaultdict(list)
    for clause in sorted(went, key=olds.__getitem__):
        for target in went[clause]:
            came[target].append(clause)
    single = [(olds[o], news[t], o, t) for o in went for t in went[o] if len(went[o]) == len(came[t]) == 1]
    return tuple(_told(went, came, sorted(single), news))


def _told(
    went: dict[str, frozenset[str]],
    came: dict[str, list[str]],
    single: Sequence[tuple[int, int, str, str]],
    news: dict[str, int],
) -> Iterator[Pairing]:
    for clause, targets in went.items():
        if len(targets) > 1:
            yield Pairing("split", (clause,), tuple(sorted(targets, key=news.__getitem__)))
    for target, clauses in came.items():
        if len(clauses) > 1:
            yield Pairing("merged", tuple(clauses), (target,))
    stayed = _longest([place for _, place, _, _ in single])
    for number, (_, _, clause, target) in enumerate(single):
        if number not in stayed:
            yield Pairing("moved", (clause,), (target,))
        else:
            yield Pairing("same" if clause == target else "renumbered", (clause,), (target,))


def _longest(places: Sequence[int]) -> set[int]:
    """Return which of some different places stand in the longest run that only rises (Fredman, 1975)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [place], [number]
    found = set()
    here = last[-1] if last else -1
    while here >= 0:
        found.add(here)
        here = before[here]
    return found

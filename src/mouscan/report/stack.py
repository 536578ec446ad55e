"""Things in columns: their order, so that few lines cross, and their heights, near to what they are joined to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from statistics import fmean

from msgspec import Struct

SWEEPS = 12


class Item(Struct, frozen=True):
    """One thing of a column, `height` high; `parts` are the things inside it, each with its distance below its top."""

    id: str
    height: float
    parts: tuple[tuple[str, float], ...] = ()


def stack(columns: Sequence[Sequence[Item]], joins: Sequence[tuple[str, str]], space: float) -> dict[str, float]:
    """Return the top of each item, at least `space` below the one above it, with few crossings and short joins.

    `joins` are pairs of ids of items, or of parts of them, in columns side by side. The columns are ordered by the
    means of what they are joined to (Sugiyama et al., IEEE Trans. SMC 11, 1981); begun from both ends, the first order
    with the fewest crossings is kept.
    """
    near: dict[str, list[str]] = {}
    for one, other in joins:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    column = {id: n for n, items in enumerate(columns) for item in items for id in (item.id, *dict(item.parts))}
    pairs = [(a, b) if column[a] <= column[b] else (b, a) for a, b in joins]
    best: tuple[tuple[int, int, float], dict[str, float]] | None = None
    for start, begun in enumerate((columns, [items[::-1] for items in columns])):
        for tops, middles in _sweeps(begun, near, space):
            crossed = sum(
                (middles[a] - middles[c]) * (middles[b] - middles[d]) < 0
                for (a, b), (c, d) in combinations(pairs, 2)
                if column[a] == column[c]
            )
            long = sum(abs(middles[a] - middles[b]) for a, b in pairs)
            if best is None or (crossed, start, long) < best[0]:
                best = (crossed, start, long), dict(tops)
    tops = best[1] if best else {}
    least = min(tops.values(), default=0)
    return {id: top - least for id, top in tops.items()}


def _sweeps(
    columns: Sequence[Sequence[Item]], near: Mapping[str, Sequence[str]], space: float
) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    """Yield the tops and the middles after each sweep to and fro."""
    tops: dict[str, float] = {}
    middles: dict[str, float] = {}
    for column in columns:
        _put(column, _beneath(column, space), tops, middles)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 else columns[::-1]:
            wanted = {item.id: _wanted(item, near, tops, middles) for item in column}
            ordered = sorted(column, key=lambda item: wanted[item.id] + item.height / 2)
            _put(ordered, spread([wanted[i.id] for i in ordered], [i.height + space for i in ordered]), tops, middles)
        yield tops, middles


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return tops as near as can be to those wanted, in the same order, each at least a height below the one before.

    Least squares, by pooling adjacent violators (Barlow et al., Statistical Inference under Order Restrictions, 1972).
    """
    offsets = [sum(heights[:number]) for number in range(len(heights))]
    pools: list[tuple[float, int]] = []
    for top, offset in zip(wanted, offsets, strict=True):
        mean, count = top - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(flat, offsets, strict=True)]


def _beneath(column: Sequence[Item], space: float) -> list[float]:
    return [sum(item.height + space for item in column[:number]) for number in range(len(column))]


def _put(column: Sequence[Item], places: Sequence[float], tops: dict[str, float], middles: dict[str, float]) -> None:
    for item, top in zip(column, places, strict=True):
        tops[item.id] = top
        middles[item.id] = top + item.height / 2
        middles.update((part, top + below) for part, below in item.parts)


def _wanted(
    item: Item, near: Mapping[str, Sequence[str]], tops: Mapping[str, float], middles: Mapping[str, float]
) -> float:
    """Return the top at which an item would lie level with what it is joined to."""
    parts = item.parts or ((item.id, item.height / 2),)
    found = [middles[other] - below for part, below in parts for other in near.get(part, ())]
    return fmean(found) if found else tops[item.id]

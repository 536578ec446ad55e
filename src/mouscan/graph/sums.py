"""Durations made of several: "one year and six months", "18 months with one extension of 12", "two years plus one"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mouscan.graph.counts import count
from mouscan.graph.quantities import Quantity, Scan, words

SMALLER = {"years": (12, "months"), "weeks": (7, "days"), "days": (24, "hours"), "hours": (60, "minutes")}
BACK = 3


def summed(scan: Scan, found: list[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities of a sentence, sums as one, and after each the number that borrows its unit."""
    i = 0
    while i < len(found):
        one, i = found[i], i + 1
        if i < len(found) and (whole := _sum(scan, one, found[i])) is not None:
            one, i = whole, i + 1
        yield one
        if one.kind == "duration" and one.value:
            yield from _elided(scan, one, found[i].first if i < len(found) else scan.offset + len(scan.texts))


def _sum(scan: Scan, one: Quantity, two: Quantity) -> Quantity | None:
    """Return two durations joined by "and" as one in the smaller unit, None where they do not add up."""
    between = scan.texts[one.last - scan.offset : two.first - scan.offset]
    if one.kind != "duration" or two.kind != "duration" or between != ["and"] or two.further:
        return None
    times, smaller = SMALLER.get(one.unit, (0, ""))
    if smaller != two.unit or not (one.value.isdigit() and two.value.isdigit()) or int(two.value) >= times:
        return None
    return replace(one, value=str(int(one.value) * times + int(two.value)), unit=smaller, last=two.last)


def _elided(scan: Scan, one: Quantity, stop: int) -> Iterator[Quantity]:
    """Yield the number without a unit behind "plus" or "extension of", with the unit of the duration before it."""
    for k in range(one.last - scan.offset, stop - scan.offset):
        added = scan.texts[k] in words("plus")
        extends = scan.texts[k] == "of" and not words("extension").isdisjoint(scan.texts[max(k - BACK, 0) : k])
        for end in (k + 3, k + 2) if added or extends else ():
            number = count(scan.texts, k + 1, end) if end <= len(scan.texts) else None
            follows = scan.at(end)
            if number is not None and number.first == k + 1 and not (follows.isalpha() or follows == "%"):
                yield replace(one, value=number.value, first=scan.offset + k + 1, last=scan.offset + end, further=True)
                return

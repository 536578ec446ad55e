"""Volumes: how many persons, records, requests or cases, and over what time ("up to 1,500 per month")."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.quantities import Quantity, Scan, rhythms, units, words

FEW = 10
WINDOW = 14
BOUND = 6
CALENDAR = range(1900, 2100)


def volumes(scan: Scan) -> Iterator[Quantity]:
    """Yield the volumes of a sentence; the period of a rate is taken up by it.

    A few without a bound or a period ("two persons sign") limit nothing, and 2019 may be a year.
    """
    for i in scan.places:
        if scan.kind(i) != "volume" or scan.kind(i + 1) == "volume":
            continue
        number, _, _ = scan.counted(i)
        if number is None or not number.value.isdigit():
            continue
        unit = units()[scan.texts[i]]
        period = _period(scan, number.first, i)
        size = int(number.value)
        first = scan.offset + number.first
        bounded = any(scan.reading.within(max(first - BOUND, scan.offset), first, "bounds"))
        year = number.figures and "," not in scan.texts[number.first] and size in CALENDAR
        if not period and not bounded and (size < FEW or year):
            continue
        shown = f"{unit.unit} per {_singular(scan.texts[period])}" if period else unit.unit
        if period:
            scan.taken.add(period)
        yield from scan.ranged(scan.made("volume", number.value, shown, number.first, i + 1), number)


def _period(scan: Scan, first: int, i: int) -> int:
    """Return the word for the time that a volume is counted over ("per month", "each week"), 0 for none."""
    if scan.at(i + 1) in rhythms():
        return i + 1
    after = range(i + 1, min(i + WINDOW, len(scan.texts)))
    return next((k for k in (*after, *range(first - 1, max(first - WINDOW, 1), -1)) if _per(scan, k)), 0)


def _per(scan: Scan, k: int) -> bool:
    """Tell whether a word is the period of a rate: "per annum", "each calendar month", but not "within a month"."""
    text = scan.texts[k]
    if not (scan.kind(k) == "duration" or text in words("rhythm") or text == "annum"):
        return False
    before = k - 1
    while before > 0 and scan.texts[before] in words("manner") | {"one"}:
        before -= 1
    return scan.at(before) in words("per") | {"/"} and scan.at(before - 1) not in words("lead")


def _singular(word: str) -> str:
    """Return the period in the singular: "month" for "months" and for "monthly"."""
    value, unit = rhythms().get(word, ("1", word))
    return unit.removesuffix("s") if value == "1" else f"{value} {unit}"

"""Durations, rhythms and ages: "six (6) months", "a further year", "every two years", "annually", "aged 12 years"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from mouscan.graph.counts import count
from mouscan.graph.quantities import Quantity, Scan, Unit, rhythms, units, words
from mouscan.language.vocabulary import rows

NEAR = 8
AGED = 4
LEAD = 4


def durations(scan: Scan) -> Iterator[Quantity]:
    """Yield the durations, rhythms and ages of a sentence, and the durations that have no number."""
    for i in scan.places:
        text = scan.texts[i]
        if i in scan.taken:
            continue
        if scan.kind(i) == "duration":
            yield from _duration(scan, i)
        elif text in rhythms() or text in words("rhythm"):
            yield from _rhythm(scan, i)
    for mark in scan.reading.within(scan.offset, scan.offset + len(scan.texts), "endless"):
        yield Quantity("duration", "", mark.value, mark.first, mark.last)


def _duration(scan: Scan, i: int) -> Iterator[Quantity]:
    """Yield what one word for a unit of time gives; "year 9" is a form at school."""
    if scan.at(i + 1).isdigit() and scan.texts[i] in words("label"):
        return
    number, begin, manner = scan.counted(i)
    unit = units()[scan.texts[i]]
    further = not words("further").isdisjoint(scan.texts[begin:i])
    if number is None:
        yield from _uncounted(scan, i, begin, unit, manner, further)
        return
    first, before = number.first, scan.at(number.first - 1)
    value = number.value if unit.times == 1 else f"{float(number.value) * unit.times:g}"
    if scan.kind(i + 2) == "duration" and scan.at(i + 1) in words("per"):
        scan.taken.add(i + 2)
        yield scan.made(
            "duration", value, f"{unit.unit} per {scan.texts[i + 2].removesuffix('s')}", first, i + 1, manner
        )
    elif before in words("each") or (before == "in" and scan.at(first - 2) == "once"):
        yield scan.made("rhythm", value, unit.unit, first - 1, i + 1, manner)
    elif unit.unit in ("years", "months") and _age(scan, first, i):
        yield scan.made("age", value, unit.unit, first, i + 1)
    else:
        one = scan.made("duration", value, unit.unit, first, i + 1, manner)
        yield from scan.ranged(replace(one, further=further or before in words("further")), number)


def _uncounted(scan: Scan, i: int, begin: int, unit: Unit, manner: str, further: bool) -> Iterator[Quantity]:
    """Yield what a unit without a number means: "within a year", "a further year", "every other month"."""
    if scan.texts[i].endswith("s"):
        return
    before, lead = scan.at(begin - 1), scan.at(begin - 2)
    value = str(unit.times)
    if before in words("each"):
        yield scan.made("rhythm", value, unit.unit, begin - 1, i + 1, manner)
    elif before in _nth() and lead in words("each"):
        yield scan.made("rhythm", str(unit.times * _nth()[before]), unit.unit, begin - 2, i + 1, manner)
    elif before in words("per") and lead == "once":
        yield scan.made("rhythm", value, unit.unit, begin - 2, i + 1, manner)
    elif further and (before in ("a", "an", "one") or scan.texts[begin] == "another"):
        first = begin - (before in ("a", "an", "one"))
        yield replace(scan.made("duration", value, unit.unit, first, i + 1, manner), further=True)
    elif before in ("a", "an") and lead in words("lead") and scan.at(i + 1) != "of":
        yield scan.made("duration", value, unit.unit, begin - 1, i + 1, manner)
    elif unit.unit == "years" and (plus := _plus(scan, i)):
        yield scan.made("duration", str(1 + plus[0]), unit.unit, begin, plus[1], manner)
    elif manner in words("course") and "for" in scan.texts[max(begin - LEAD, 0) : begin]:
        yield scan.made("duration", value, unit.unit, begin, i + 1, manner)


@cache
def _nth() -> dict[str, int]:
    return {row["word"]: int(row["times"]) for row in rows("units") if row["kind"] == "nth"}


def _plus(scan: Scan, i: int) -> tuple[int, int] | None:
    """Return what is added to a year, and where it ends: "plus one", "+ 6 years", "and the following year"."""
    if scan.at(i + 1) in words("plus"):
        for last in (i + 4, i + 3):
            number = count(scan.texts, i + 2, min(last, len(scan.texts)))
            if number is not None and number.first == i + 2 and number.value.isdigit():
                end = next((k + 1 for k in range(last, last + LEAD) if scan.at(k) in ("year", "years")), last)
                scan.taken.update(range(i, end))
                return int(number.value), end
    elif scan.at(i + 1) == "and":
        end = next((k + 1 for k in range(i + 2, i + 2 + LEAD) if scan.at(k) == "year"), 0)
        if end and not words("next").isdisjoint(scan.texts[i + 2 : end]):
            scan.taken.update(range(i, end))
            return 1, end
    return None


def _age(scan: Scan, first: int, i: int) -> bool:
    """Tell whether a number of years is the age of a person: "aged 12 years", "under 18 years", "16 years old"."""
    before = scan.texts[max(first - NEAR, 0) : first]
    if not words("aged").isdisjoint(before[-AGED:]) or (scan.at(i + 1) == "of" and scan.at(i + 2) in words("aged")):
        return True
    old = scan.at(i + 2 if scan.at(i + 1) == "or" else i + 1) in words("old")
    if not old and before[-1:] not in (["under"], ["over"]):
        return False
    subjects = {m.first - scan.offset for m in scan.reading.within(scan.offset, scan.offset + first, "subjects")}
    for k in range(first - 1, max(first - NEAR, 0) - 1, -1):
        if scan.texts[k] in words("thing"):
            return False
        unit = units().get(scan.texts[k])
        if k in subjects or (unit and unit.unit == "persons") or scan.texts[k] in words("anyone"):
            return True
    return False


def _rhythm(scan: Scan, i: int) -> Iterator[Quantity]:
    """Yield the rhythm of a word ("annually", "each quarter"), but not that of what is paid ("annual income")."""
    text, before = scan.texts[i], scan.at(i - 1)
    if not words("sum").isdisjoint(scan.texts[i + 1 : i + 3]):
        return
    if text in words("rhythm"):
        if before in words("each"):
            yield scan.made("rhythm", "3", "months", i - 1, i + 1)
        return
    two = f"{before} {text}"
    value, unit = rhythms()[two if two in rhythms() else text]
    if text != "annum" or before == "per":
        yield scan.made("rhythm", value, unit, i - (two in rhythms()), i + 1)

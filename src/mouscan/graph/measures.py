"""The durations, rhythms, dates, ages and volumes of a text, with their bounds, their roles and what they run from."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.agreement import Measure
from mouscan.graph.dates import dates
from mouscan.graph.durations import durations
from mouscan.graph.evidence import evidence
from mouscan.graph.limits import anchor, bound, shown
from mouscan.graph.occasions import Occasions
from mouscan.graph.quantities import Quantity, Scan, manners
from mouscan.graph.sums import summed
from mouscan.graph.volumes import FEW, volumes
from mouscan.language import Reading, Sentence

__all__ = ["manners", "measures"]

SOFT = 8
NEAR = 4


def measures(reading: Reading) -> tuple[Measure, ...]:
    """Return the measures of a text in reading order."""
    return tuple(_found(reading))


def _found(reading: Reading) -> Iterator[Measure]:
    dated = dates(reading)
    occasions = Occasions(reading)
    for sentence in reading.sentences:
        here = sorted([*_counted(reading, sentence), *dated.get(sentence.index, ())], key=_place)
        for i, one in enumerate(here):
            limit = bound(reading, sentence, one)
            high = here[i + 1].first if i + 1 < len(here) else sentence.last
            event = anchor(reading, sentence.first, high, one, limit == "at-most")
            firm = bool(one.value) or one.kind == "date"
            hard = firm and not _soft(reading, sentence, one)
            place = evidence(
                reading.tree.document, sentence.clause, reading.starts[one.first], reading.ends[one.last - 1]
            )
            yield Measure(
                one.kind,
                one.value,
                one.unit,
                occasions.role(sentence, here, i, event),
                hard,
                sentence.clause,
                place,
                limit if firm and (hard or limit != "exact") else "",
                one.manner,
                shown(reading, sentence, event),
            )


def _counted(reading: Reading, sentence: Sentence) -> list[Quantity]:
    """Return the quantities of a sentence that have a unit, in reading order."""
    scan = Scan(reading, sentence)
    return list(summed(scan, sorted([*volumes(scan), *durations(scan)], key=_place)))


def _place(one: Quantity) -> tuple[int, int]:
    return one.first, one.last


def _soft(reading: Reading, sentence: Sentence, one: Quantity) -> bool:
    """Tell whether a number is only "about" or "in the region of" that many."""
    if one.kind == "volume" and float(one.value) < FEW:
        return False
    marks = reading.within(max(sentence.first, one.first - SOFT), one.first + 1, "bulk")
    return any(m.value == "soft" and one.first - m.last <= NEAR for m in marks)

"""Thresholds: what a limit of a rule comes to, and whether a measure of the text keeps it."""

from __future__ import annotations

from fractions import Fraction

from mouscan.graph.agreement import Measure
from mouscan.rules.case import Scope
from mouscan.rules.syntax import Limit, Truth

# Days of each unit of time: a year has 365, a month a twelfth of them, and a working day counts for seven fifths.
DAYS = {
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(365, 12),
    "quarter": Fraction(365, 4),
    "year": Fraction(365),
}
WORKING = Fraction(7, 5)


def unit(name: str) -> str:
    """Return a unit in the singular."""
    return name.removesuffix("s")


def amount(limit: Limit, scope: Scope) -> Fraction:
    """Return a limit as a number: of days for a time, else as it stands; a parameter has the value that was set."""
    if limit.parameter is not None:
        return amount(scope.case.limits[f"{scope.rule}.{limit.parameter.text}"], scope)
    return Fraction(limit.number) * (DAYS.get(unit(limit.unit.text), Fraction(1)) if limit.unit else 1)


def measured(measure: Measure) -> Fraction | None:
    """Return a measure as a number, of days for a time; None where the text leaves it open."""
    try:
        value = Fraction(measure.value.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None
    if measure.kind in ("volume", "age"):
        return value
    days = DAYS.get(unit(measure.unit))
    if days is None:
        return None
    return value * days * (WORKING if measure.manner == "working" and days == 1 else 1)


def keeps(how: str, value: Fraction | None, limit: Fraction) -> Truth:
    """Tell whether a value keeps a limit: `most`, `within`, `under`, `least` or `over`; an open value is above all."""
    if value is None:
        return how in ("least", "over")
    match how:
        case "most" | "within":
            return value <= limit
        case "under":
            return value < limit
        case "least":
            return value >= limit
    return value > limit

"""Times, dates and numbers that changed, and whether the new ones bind more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from mouscan.change.changeset import About, Kind, Point
from mouscan.change.unit import Unit, sized
from mouscan.graph import Measure
from mouscan.language.force import Force
from mouscan.resources import table
from mouscan.rules.measuring import measured

OPEN = ("open", "perpetual")


def limits(old: tuple[Unit, ...], new: tuple[Unit, ...], force: Force) -> Iterator[tuple[Kind, Point]]:
    """Yield the measures of aligned sentences that changed, went or came; `force` is that of the new ones."""
    before = [m for unit in old for m in unit.measures]
    after = [m for unit in new for m in unit.measures]
    same = Counter(map(sized, before)) & Counter(map(sized, after))
    before, after = _without(before, same), _without(after, same)
    for one in list(before):
        two = next((m for m in after if m.kind == one.kind and m.role == one.role), None) or next(
            (m for m in after if m.kind == one.kind), None
        )
        if two is not None:
            before.remove(one)
            after.remove(two)
            yield from _changed(one, two, force)
    for one in before:
        yield _moved("weakened", one, force), Point(_about(one), f"The {_called(one)} “{one.evidence.words}” is gone.")
    for two in after:
        yield _moved("strengthened", two, force), Point(_about(two), f"New {_called(two)}: “{two.evidence.words}”.")


def _without(measures: list[Measure], same: Counter[str]) -> list[Measure]:
    left = Counter(same)
    found = []
    for measure in measures:
        if left[sized(measure)]:
            left[sized(measure)] -= 1
        else:
            found.append(measure)
    return found


def _changed(one: Measure, two: Measure, force: Force) -> Iterator[tuple[Kind, Point]]:
    before, after = measured(one), measured(two)
    if one.kind == "date":
        yield "changed", Point("value", f"The date is “{two.evidence.words}”, it was “{one.evidence.words}”.")
        return
    if before == after and before is not None:
        return
    less = None if before == after else after is not None and (before is None or after < before)
    says = f"The {_called(two if two.role else one)} is “{two.evidence.words}”, it was “{one.evidence.words}”."
    stricter = _stricter(one, two, force)
    if less is None or stricter is None:
        yield "changed", Point(_about(one), says)
    else:
        yield ("strengthened" if less == (stricter == "less") else "weakened"), Point(_about(one), says)


def _moved(kind: Kind, measure: Measure, force: Force) -> Kind:
    """Return what it means that a limit went or came: nothing certain where its measure does not bind anybody."""
    if measure.kind == "date" or (_stricter(measure, measure, force) is None and measure.unit not in OPEN):
        return "changed"
    if measure.unit in OPEN:
        return "strengthened" if kind == "weakened" else "weakened"
    return kind


def _stricter(one: Measure, two: Measure, force: Force) -> str | None:
    """Return whether the lesser or the greater of two measures binds more, None where it cannot be told."""
    role = two.role or one.role
    if role in _table():
        return _table()[role]
    if force == "duty" and one.kind == "duration" and "at-most" in (one.bound, two.bound) and not role:
        return "less"
    return None


@cache
def _table() -> dict[str, str]:
    return {row["role"]: row["stricter"] for row in table("stricter")}


def _about(measure: Measure) -> About:
    return "time" if measure.kind in ("duration", "rhythm") else "value"


def _called(measure: Measure) -> str:
    noun = {"duration": "time", "rhythm": "rhythm"}.get(measure.kind, measure.kind)
    return f"{noun} for {measure.role}" if measure.role else noun

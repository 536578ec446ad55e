"""Agreements laid side by side: one row for each thing that one of them says, and what stands out in it.

A cell stands out where more than half of the agreements have one same value and it has another; or, having that value,
where more than half have it with one same detail and it has another. Neither a template is counted, nor a cell that was
not judged because the law of its agreement has no such rule: that says nothing about the text. The names of parties are
not held against those of a template, only how many there are of each role or kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from mouscan.contrast.comparison import ABSENT, GROUPS, NOT_JUDGED, Cell, Change, Comparison, Group, Row
from mouscan.contrast.fact import Fact
from mouscan.contrast.side import Side

# What alone makes no row: law that every agreement only mentions.
ASIDE = {"law": ("cited", ABSENT["law"])}
# Where the detail is names.
NAMING: tuple[Group, ...] = ("parties",)


def contrast(sides: Sequence[Side], template: bool = False) -> Comparison:
    """Return some agreements side by side; with `template` the first is what the others are held against."""
    facts: dict[tuple[Group, str], dict[int, Fact]] = {}
    for number, side in enumerate(sides):
        for fact in side.facts:
            facts.setdefault((fact.group, fact.key), {})[number] = fact
    keys = sorted(facts, key=lambda key: (GROUPS.index(key[0]), _natural(key[1])))
    rows = (_row(facts[key], key[0], len(sides), template) for key in keys)
    return Comparison(
        tuple(side.basis for side in sides),
        tuple(row for row in rows if not all(cell.value in ASIDE.get(row.group, ()) for cell in row.cells)),
        template,
    )


def _row(told: dict[int, Fact], group: Group, count: int, template: bool) -> Row:
    cells = [told[number].cell if number in told else Cell(ABSENT[group]) for number in range(count)]
    judged = [cell for cell in (cells[1:] if template else cells) if cell.value != NOT_JUDGED]
    common = (_common([cell.value for cell in judged]), _common([cell.key for cell in judged]))
    marked = [replace(cell, stands_out=_apart(cell, common)) for cell in cells]
    if template:
        marked = [cells[0], *(replace(cell, change=_change(cells[0], cell, group)) for cell in marked[1:])]
    return Row(
        group,
        min(fact.key for fact in told.values()),
        min(fact.label for fact in told.values()),
        min(fact.about for fact in told.values()),
        tuple(sorted({tag for fact in told.values() for tag in fact.tags})),
        tuple(marked),
        _differs(marked, template),
    )


def _differs(cells: Sequence[Cell], template: bool) -> bool:
    """Tell whether not all cells that were judged are alike, or one of them is not like the template."""
    if template:
        return any(cell.change not in ("", "same") for cell in cells)
    return len({cell.key for cell in cells if cell.value != NOT_JUDGED}) > 1


def _common(values: Sequence[Hashable]) -> Hashable:
    """Return what more than half have, None where there is no such."""
    value, times = Counter(values).most_common(1)[0] if values else (None, 0)
    return value if times * 2 > len(values) else None


def _apart(cell: Cell, common: tuple[Hashable, Hashable]) -> bool:
    value, key = common
    other = (value is not None and cell.value != value) or (key is not None and cell.key != key)
    return other and cell.value != NOT_JUDGED


def _change(template: Cell, cell: Cell, group: Group) -> Change:
    if NOT_JUDGED in (template.value, cell.value):
        return ""
    if template.key == cell.key or (group in NAMING and template.value == cell.value):
        return "same"
    if cell.value == ABSENT[group]:
        return "missing"
    return "added" if template.value == ABSENT[group] else "changed"


def _natural(key: str) -> list[tuple[int, str]]:
    """Return what sorts a key as a reader would: section 9 before section 10."""
    return [(int(part), "") if part.isdigit() else (0, part.casefold()) for part in re.split(r"(\d+)", key)]

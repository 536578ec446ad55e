"""The columns of a comparison as every form tells them: their heads, what they rest on, and how many fit in a block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from mouscan.contrast.comparison import ABSENT, NOT_JUDGED, Cell, Comparison, Row
from mouscan.report.basis import Basis

TEMPLATE = "the template"
STANDS_OUT = "more than half of the agreements have another value in common"
MARKS = {"missing": "-", "added": "+", "changed": "~"}
OUT = "*"
# Groups of which a row is told even where no agreement of a block has it: that it is absent says something.
FIXED = ("safeguards", "firewall", "rules")


def heads(files: Sequence[str]) -> tuple[str, ...]:
    """Return a short name for each file: its stem, or where that is not its own the folders that tell it apart."""
    paths = [PurePath(file).with_suffix("").parts or (file,) for file in files]
    while len(paths) > 1 and len({path[-1] for path in paths}) == 1 and all(len(path) > 1 for path in paths):
        paths = [path[:-1] for path in paths]
    found = [""] * len(files)
    for depth in range(1, max(map(len, paths), default=0) + 1):
        counts = Counter(parts[-depth:] for parts in paths)
        for number, parts in enumerate(paths):
            if not found[number] and counts[parts[-depth:]] == 1:
                found[number] = "/".join(parts[-depth:])
    return tuple(name or file for name, file in zip(found, files, strict=True))


def rests(one: Basis) -> str:
    """Return what the column of an agreement rests on, in a line."""
    packs = f"; packs {', '.join(f'{name} {version}'.strip() for name, version in one.packs)}" if one.packs else ""
    day = f"; as of {one.day}" if one.day else ""
    return f"SHA-256 {one.digest}; profile {one.profile}, {one.why}; {one.rules} rules{packs}{day}"


def summary(found: Comparison, number: int) -> str:
    """Return how an agreement, counted from 0, differs from the template, or how many of its cells stand out."""
    if not found.template:
        return f"stands out in {_rows(found.standing_out(number))}"
    if number == 0:
        return TEMPLATE
    changes = ", ".join(f"{count} {change}" for change, count in found.changes(number).items())
    return f"against the template: {changes}"


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


def legend(found: Comparison) -> Iterator[tuple[str, str]]:
    """Yield each sign that a cell can have, and what it means."""
    yield OUT, f"stands out: {STANDS_OUT}"
    if found.template:
        yield from ((sign, f"{change} against the template") for change, sign in MARKS.items())


def blocks(found: Comparison, size: int) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of the columns, `size` at a time; the template stands first in each block."""
    first = (0,) if found.template else ()
    others = range(len(first), len(found.agreements))
    room = max(1, size - len(first))
    yield from ((*first, *others[at : at + room]) for at in range(0, len(others), room))
    if not others:
        yield first


def telling(rows: Sequence[Row], block: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of which an agreement of a block says something, or of which it matters that none does."""
    for row in rows:
        values = {row.cells[number].value for number in block}
        if values != {NOT_JUDGED} and (row.group in FIXED or values != {ABSENT[row.group]}):
            yield row


def where(cell: Cell, most: int) -> str:
    """Return the clauses that a cell rests on, and how many there are beyond `most`."""
    more = f" +{len(cell.clauses) - most}" if len(cell.clauses) > most else ""
    return ", ".join(cell.clauses[:most]) + more


def marks(cell: Cell) -> str:
    """Return the signs of a cell: that it stands out, and how it differs from the template."""
    return (OUT if cell.stands_out else "") + MARKS.get(cell.change, "")

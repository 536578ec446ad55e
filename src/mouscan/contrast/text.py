"""The comparison for a terminal: a few agreements beside each other, then the next few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from mouscan.contrast.columns import blocks, heads, legend, marks, rests, summary, telling, where
from mouscan.contrast.comparison import TITLES, Comparison

LABEL = 20
LEAST = 18
GAP = 2
CLAUSES = 2
INDENT = "   "


def page(found: Comparison, width: int) -> str:
    """Return the page of a comparison, at most `width` columns wide."""
    return "\n".join(line.rstrip() for line in _lines(found, width))


def _lines(found: Comparison, width: int) -> Iterator[str]:
    names = heads([one.file for one in found.agreements])
    for number, one in enumerate(found.agreements):
        yield from _wrapped(
            f"{number + 1}. {one.file}: {one.title}" if one.title else f"{number + 1}. {one.file}", width
        )
        yield from _wrapped(rests(one), width, INDENT)
        yield from _wrapped(summary(found, number), width, INDENT)
    for block in blocks(found, (width - LABEL) // (LEAST + GAP)):
        room = (width - LABEL) // len(block) - GAP
        yield ""
        yield from _laid(["", *(f"{number + 1}. {names[number]}" for number in block)], room)
        for group in found.groups:
            if rows := list(telling(found.of(group), block)):
                yield from ("", TITLES[group].upper())
            for row in rows:
                cells = (row.cells[number] for number in block)
                tags = f" ({', '.join(row.tags)})" if row.tags else ""
                yield from _laid(
                    [row.label + tags, *(f"{_sign(marks(c))}{c.says}{_at(where(c, CLAUSES))}" for c in cells)], room
                )
    yield ""
    yield from _wrapped("; ".join(f"{sign} {says}" for sign, says in legend(found)) + ".", width)
    for one in found.agreements[:1]:
        yield from _wrapped(f"mouscan {one.version}. {one.caution}", width)


def _sign(signs: str) -> str:
    return f"{signs} " if signs else ""


def _at(clauses: str) -> str:
    return f" [{clauses}]" if clauses else ""


def _laid(cells: Sequence[str], room: int) -> Iterator[str]:
    """Yield the lines of a row: its label, then each cell in `room` columns."""
    sizes = [LABEL, *(room for _ in cells[1:])]
    columns = [wrap(cell, size, break_on_hyphens=True) for cell, size in zip(cells, sizes, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield (" " * GAP).join(part.ljust(size) for part, size in zip(parts, sizes, strict=True))


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent or INDENT)

"""The comparison in Markdown: a table for each group of rows, a few agreements beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mouscan.contrast.columns import blocks, heads, legend, marks, rests, summary, telling, where
from mouscan.contrast.comparison import TITLES, Cell, Comparison

COLUMNS = 6
CLAUSES = 4
MARKUP = re.compile(r"([\\`*_{}\[\]#|~])")


def page(found: Comparison) -> str:
    """Return the page of a comparison, in the Markdown of GitHub; what comes from a text is only text in it."""
    return "\n".join(_lines(found))


def _lines(found: Comparison) -> Iterator[str]:
    names = [plain(name) for name in heads([one.file for one in found.agreements])]
    yield from ("# Agreements side by side", "")
    for number, one in enumerate(found.agreements):
        title = f": {plain(one.title)}" if one.title else ""
        yield f"{number + 1}. **{plain(one.file)}**{title}; {summary(found, number)}. {plain(rests(one))}"
    for group in found.groups:
        yield from ("", f"## {TITLES[group]}")
        for block in blocks(found, COLUMNS):
            if rows := list(telling(found.of(group), block)):
                yield ""
                yield _row([TITLES[group], *(f"{number + 1}. {names[number]}" for number in block)])
                yield _row(["---"] * (len(block) + 1))
            for row in rows:
                tags = f" ({', '.join(row.tags)})" if row.tags else ""
                yield _row([plain(row.label + tags), *(_cell(row.cells[number]) for number in block)])
    yield from ("", "; ".join(f"{plain(sign)} {says}" for sign, says in legend(found)) + ".")
    for one in found.agreements[:1]:
        yield from ("", f"mouscan {one.version}. {one.caution}")


def plain(text: str) -> str:
    """Return a text as one that means nothing in Markdown or HTML."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MARKUP.sub(r"\\\1", " ".join(safe.split()))


def _cell(cell: Cell) -> str:
    signs = marks(cell)
    said = plain(cell.says)
    shown = f"{plain(signs)} **{said}**" if signs else said
    return f"{shown} \\[{plain(where(cell, CLAUSES))}\\]" if cell.clauses else shown


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

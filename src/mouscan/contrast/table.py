"""The comparison as a table of comma-separated values: a line for each cell, to be sifted, sorted and pivoted."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from mouscan.contrast.comparison import Comparison

COLUMNS = (
    "group", "key", "label", "tags", "agreement", "file", "title", "sha256", "profile", "value", "detail", "note",
    "clauses", "quotation", "stands_out", "change",
)  # fmt: skip
# With one of these a spreadsheet takes a text for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def page(found: Comparison) -> str:
    """Return the table, with a line of heads; no cell of it is a formula to a spreadsheet."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for line in lines(found):
        writer.writerow({name: harmless(value) for name, value in line.items()})
    return out.getvalue().rstrip("\n")


def lines(found: Comparison) -> Iterator[dict[str, str]]:
    """Yield each cell with its row and its agreement, counted from 1, under the names of `COLUMNS`."""
    for row in found.rows:
        for number, (one, cell) in enumerate(zip(found.agreements, row.cells, strict=True), 1):
            yield {
                "group": row.group,
                "key": row.key,
                "label": row.label,
                "tags": "; ".join(row.tags),
                "agreement": str(number),
                "file": one.file,
                "title": one.title,
                "sha256": one.digest,
                "profile": one.profile,
                "value": cell.value,
                "detail": cell.detail,
                "note": cell.note,
                "clauses": "; ".join(cell.clauses),
                "quotation": " | ".join(f"{piece.clause}: {piece.words}" for piece in cell.evidence),
                "stands_out": "yes" if cell.stands_out else "no",
                "change": cell.change,
            }


def harmless(value: str) -> str:
    """Return a value behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value

"""The quoted words as the file prints them, with a marker under them."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.source import Document

ROWS = 4
MARGIN = 12
CUT = "..."


def excerpt(document: Document, start: int, end: int, width: int) -> Iterator[str]:
    """Yield the printed lines from `start` to `end` (offsets into the clean text), each with carets under the words.

    A line that is wider than `width` columns is cut around the words, and goes on below where they are longer; at most
    four rows are shown. No word is cut; a cut shows as an ellipsis. The running lines between two pages are left out.
    """
    first, last = document.place(start), document.place(max(start, end - 1))
    between = {aside.number for aside in document.asides if aside.kind != "letterhead"}
    own = [number for number in range(first.line, last.line + 1) if number not in between]
    printed = {number: raw for number in own if (raw := _printed(document, number)).strip()}
    gutter = len(str(max(printed, default=0)))
    rows: list[tuple[str, str, int, int]] = []
    for number, raw in printed.items():
        begin = first.column - 1 if number == first.line else len(raw) - len(raw.lstrip())
        stop = last.column if number == last.line else len(raw)
        here = tuple(_rows(raw, begin, stop, width - gutter - 3))
        rows += ((str(number) if k == 0 else "", *row) for k, row in enumerate(here))
    for label, text, begin, stop in rows[:ROWS]:
        yield f"{label:>{gutter}} | {text}"
        yield f"{'':>{gutter}} | {'':>{begin}}{'^' * max(1, stop - begin)}"
    if len(rows) > ROWS:
        yield f"{'':>{gutter}} | {CUT}"


def _printed(document: Document, number: int) -> str:
    start, end = document.line_starts[number - 1], document.line_starts[number]
    line = document.source[start:end].rstrip("\r\n")
    return "".join(" " if c in "\f\t" else c for c in line).rstrip()


def _rows(raw: str, begin: int, stop: int, room: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a line in rows of `room` columns, with the columns of each row where they begin and end."""
    at = indent = len(raw) - len(raw.lstrip())
    if len(raw) - indent <= room:
        yield raw[indent:], begin - indent, stop - indent
        return
    if begin - MARGIN > indent:
        at = raw.find(" ", begin - MARGIN, begin) + 1 or begin
    lead = f"{CUT} " if at > indent else ""
    while at < stop:
        size = max(1, room - len(lead) - len(CUT) - 1)
        end = len(raw)
        if end - at > size:
            end = raw.rfind(" ", at, at + size + 1)
            end = at + size if end < 0 else end
        text = raw[at:end].rstrip()
        tail = f" {CUT}" if stop <= end < len(raw) else ""
        shift = len(lead) - at
        yield lead + text + tail, max(begin, at) + shift, min(stop, at + len(text)) + shift
        at, lead = end + len(raw[end:]) - len(raw[end:].lstrip()), ""

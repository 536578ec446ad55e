"""The quoted words as the file prints them, with a marker under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.source import Document

ROWS = 4
MARGIN = 12
CUT = "..."

# The words of a row, and the columns in it where those that are meant begin and end.
Row = tuple[str, int, int]


def excerpt(document: Document, start: int, end: int, width: int) -> Iterator[str]:
    """Yield the printed lines from `start` to `end` (offsets into the clean text), each with carets under the words.

    A line that is wider than `width` columns is cut around the words; where they do not fit so, they are running text
    under the number of their first line. At most four rows are shown. No word is cut; a cut shows as an ellipsis. The
    running lines between two pages are left out.
    """
    first, last = document.place(start), document.place(max(start, end - 1))
    between = {aside.number for aside in document.asides if aside.kind != "letterhead"}
    lines = []
    for number in range(first.line, last.line + 1):
        raw = "" if number in between else _printed(document, number)
        if own := raw.lstrip():
            indent = len(raw) - len(own)
            begin = first.column - 1 - indent if number == first.line else 0
            lines.append((number, own, begin, (last.column - indent) if number == last.line else len(own)))
    gutter = len(str(max((number for number, *_ in lines), default=0)))
    rows = list(_rows(lines, width - gutter - 3))
    for label, (text, begin, stop) in rows[:ROWS]:
        yield f"{label:>{gutter}} | {text}"
        yield f"{'':>{gutter}} | {'':>{begin}}{'^' * max(1, stop - begin)}"
    if len(rows) > ROWS:
        yield f"{'':>{gutter}} | {CUT}"


def _printed(document: Document, number: int) -> str:
    start, end = document.line_starts[number - 1], document.line_starts[number]
    line = document.source[start:end].rstrip("\r\n")
    return "".join(" " if c in "\f\t" else c for c in line).rstrip()


def _rows(lines: Sequence[tuple[int, str, int, int]], room: int) -> Iterator[tuple[str, Row]]:
    """Yield the rows of lines, a row for each or as many as all of them together take, with the number of the line."""
    single = [(number, tuple(_cut(text, begin, stop, room))) for number, text, begin, stop in lines]
    if all(len(rows) == 1 for _, rows in single):
        yield from ((str(number), row) for number, (row,) in single)
        return
    whole = " ".join(text for _, text, _, _ in lines)
    _, text, _, stop = lines[-1]
    for k, row in enumerate(_cut(whole, lines[0][2], len(whole) - len(text) + stop, room)):
        yield "" if k else str(lines[0][0]), row


def _cut(text: str, begin: int, stop: int, room: int) -> Iterator[Row]:
    """Yield the words between two columns in rows of `room` columns, with some of those before and after them."""
    if len(text) <= room:
        yield text, begin, stop
        return
    at = 0
    if begin > MARGIN:
        at = begin - len(text[begin - MARGIN : begin].partition(" ")[2].lstrip())
    lead = f"{CUT} " if at else ""
    while at < stop:
        size = max(1, room - len(lead) - len(CUT) - 1)
        end = len(text)
        if end - at > size:
            end = text.rfind(" ", at, at + size + 1)
            end = at + size if end < 0 else end
        shown = text[at:end].rstrip()
        tail = f" {CUT}" if stop <= end < len(text) else ""
        shift = len(lead) - at
        yield lead + shown + tail, max(begin, at) + shift, min(stop, at + len(shown)) + shift
        at, lead = end + len(text[end:]) - len(text[end:].lstrip()), ""

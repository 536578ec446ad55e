"""The quoted words as the file prints them, with a marker under them."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.source import Document

LINES = 3
MARGIN = 12


def excerpt(document: Document, start: int, end: int, width: int) -> Iterator[str]:
    """Yield the printed lines from `start` to `end` (offsets into the clean text), each with carets under the words.

    At most three lines are shown, each cut to `width` columns around the words; a cut shows as an ellipsis. The running
    lines between two pages are left out.
    """
    first, last = document.place(start), document.place(max(start, end - 1))
    between = {aside.number for aside in document.asides if aside.kind != "letterhead"}
    own = [number for number in range(first.line, last.line + 1) if number not in between]
    printed = {number: raw for number in own if (raw := _printed(document, number)).strip()}
    numbers = tuple(printed)
    gutter = len(str(max(numbers[:LINES], default=0)))
    room = width - gutter - 3
    for number in numbers[:LINES]:
        raw = printed[number]
        indent = len(raw) - len(raw.lstrip())
        begin = first.column - 1 if number == first.line else indent
        stop = last.column if number == last.line else len(raw)
        shown, begin, stop = _window(raw, indent, begin, stop, room)
        yield f"{number:>{gutter}} | {shown}"
        yield f"{'':>{gutter}} | {'':>{begin}}{'^' * max(1, stop - begin)}"
    if len(numbers) > LINES:
        yield f"{'':>{gutter}} | ..."


def _printed(document: Document, number: int) -> str:
    start, end = document.line_starts[number - 1], document.line_starts[number]
    line = document.source[start:end].rstrip("\r\n")
    return "".join(" " if c in "\f\t" else c for c in line).rstrip()


def _window(raw: str, indent: int, begin: int, stop: int, room: int) -> tuple[str, int, int]:
    """Cut a line to `room` columns around the words; return it with the words' first and last column in it."""
    left = indent
    if len(raw) - indent > room:
        left = max(indent, begin - MARGIN)
    shown = raw[left : left + room]
    if left > indent:
        shown = "..." + shown[3:]
    if left + room < len(raw):
        shown = shown[:-3] + "..."
    return shown, begin - left, min(stop - left, len(shown))

"""The clean text of an agreement, every character of which maps back to page, line and column of the file."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import Literal, NamedTuple

from msgspec import Struct

AsideKind = Literal["header", "footer", "page-number", "contents", "letterhead"]


class Place(Struct, frozen=True):
    """A position in the file as a reader finds it: page, line of the file and column, all counted from 1."""

    page: int
    line: int
    column: int


class Line(NamedTuple):
    """One line of the clean text.

    `start` and `end` are offsets into `Document.text` (end exclusive, the newline left out). `indent` is the column
    of its first printed character in the file, from 0. `number` and `page` are those of the file, from 1. `gap`
    counts the blank lines before it. `level` is 1 to 6 for a markdown heading, otherwise 0. `strong` counts the
    leading characters of the line that are printed in bold (markdown), 0 for none. `cells` holds the offsets of the
    cells where the line is a row of a table.
    """

    start: int
    end: int
    indent: int
    number: int
    page: int
    gap: int = 0
    level: int = 0
    strong: int = 0
    cells: tuple[tuple[int, int], ...] = ()


class Aside(Struct, frozen=True):
    """A line of the file that is not part of the agreement's text: set aside, not deleted."""

    kind: AsideKind
    page: int
    number: int
    text: str


class Document(Struct, frozen=True):
    """The text of one file: as printed (`source`) and clean (`text`).

    In `text` lines end in a newline, runs of spaces are one space, furniture and contents pages are left out,
    hyphenated words are joined, and quotes, ligatures and special spaces are folded to plain characters.
    `offsets[i]` is the position in `source` of `text[i]`; it has one entry more than `text`.
    `digest` is the SHA-256 of the bytes that were read, in hexadecimal.
    """

    name: str
    source: str
    text: str
    offsets: array[int]
    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]
    line_starts: array[int]
    page_starts: array[int]
    digest: str = ""

    @property
    def paged(self) -> bool:
        """Whether the file is cut into pages; otherwise all of it counts as its first."""
        return len(self.page_starts) > 1

    def place(self, offset: int) -> Place:
        """Return where the character at `offset` of the clean text stands in the file."""
        position = self.offsets[offset]
        line = bisect_right(self.line_starts, position)
        page = bisect_right(self.page_starts, position)
        return Place(page, line, position - self.line_starts[line - 1] + 1)

    def quote(self, start: int, end: int) -> str:
        """Return the stretch of the file between two offsets of the clean text, with whatever stands in between."""
        if start >= end:
            return ""
        return self.source[self.offsets[start] : self.offsets[end - 1] + 1]

    def printed(self, start: int, end: int) -> str:
        """Return the words between two offsets of the clean text as printed: whole, on one line, without furniture."""
        offsets, text = self.offsets, self.text
        plain = text[start:end].replace("\n", " ")
        if plain == " ".join(self.quote(start, end).split()):
            return plain
        # A ligature prints two letters with one character.
        return "".join(
            " " if text[i].isspace() else self.source[offsets[i]]
            for i in range(start, end)
            if text[i].isspace() or i == start or offsets[i] != offsets[i - 1]
        )

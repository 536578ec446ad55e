"""A letterhead's column beside the body: its lines set aside, so that the sentences beside it read on.

`pdftotext -layout` prints what stands side by side on one line, and what stands between two lines of the body on a
line of its own. A column is a letterhead's where several of its lines hold addresses, numbers or references
(`vocabularies/letterheads.tsv`) and none of them is a sentence, while the body beside it is prose.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

from mouscan.read.document import Aside
from mouscan.read.markup import Marked
from mouscan.resources import table

GUTTER = 3
SLACK = 1
LEAST = 3
WIDEST = 48
PROSE = 36
SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line without a wide gap: which of its characters, and from which column to which (exclusive)."""

    first: int
    last: int
    left: int
    right: int


def letterheads(lines: Sequence[Marked]) -> tuple[list[Marked], list[Aside]]:
    """Return the lines without the letterheads that stand beside them, and what was set aside."""
    pages: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.text and not line.cells and not line.level:
            pages[line.page].append(i)
    found = list(lines)
    gone: set[int] = set()
    asides: list[Aside] = []
    for page in pages.values():
        for i, side in _column(lines, page):
            line = lines[i]
            asides.append(Aside("letterhead", line.page, line.number, line.text[side.first : side.last]))
            before, after = line.text[: side.first].rstrip(), line.text[side.last :].lstrip()
            if not before and not after:
                gone.add(i)
            elif before:
                found[i] = replace(line, text=before, at=line.at[: len(before)])
            else:
                rest = len(line.text) - len(after)
                indent = line.indent + line.at[rest] - line.at[0]
                found[i] = replace(line, text=after, at=line.at[rest:], indent=indent)
    return [line for i, line in enumerate(found) if i not in gone], asides


def _column(lines: Sequence[Marked], page: list[int]) -> list[tuple[int, _Piece]]:
    """Return the pieces of a page that are a letterhead's, each with its line; none where no column is one."""
    split = {i: _pieces(lines[i]) for i in page}
    starts = Counter(piece.left for pieces in split.values() for piece in pieces[1:])
    for gutter, count in starts.most_common(LEAST):
        if count < LEAST:
            break
        for sides in (_right(split, gutter), _left(split, gutter)):
            if _is_letterhead(lines, split, sides):
                return sides
    return []


def _pieces(line: Marked) -> tuple[_Piece, ...]:
    """Return the pieces of a line between its wide gaps."""
    cuts = [0]
    cuts += [k for k in range(1, len(line.text)) if line.at[k] - line.at[k - 1] > GUTTER and line.text[k] != " "]
    shift = line.indent - line.at[0]
    return tuple(
        _Piece(a, b, line.at[a] + shift, line.at[b - 1] + shift + 1)
        for a, b in zip(cuts, [*cuts[1:], len(line.text)], strict=True)
    )


def _right(split: dict[int, tuple[_Piece, ...]], gutter: int) -> list[tuple[int, _Piece]]:
    """Return the last pieces of the lines that begin at a column, where the first of them stands beside the body."""
    sides = [(i, pieces[-1]) for i, pieces in split.items() if abs(pieces[-1].left - gutter) <= SLACK]
    return [(i, piece) for i, piece in sides if len(split[i]) <= 2]


def _left(split: dict[int, tuple[_Piece, ...]], gutter: int) -> list[tuple[int, _Piece]]:
    """Return the first pieces of the lines that end before a column at which the body begins."""
    return [
        (i, pieces[0])
        for i, pieces in split.items()
        if pieces[0].right < gutter - 1 and (len(pieces) == 1 or abs(pieces[1].left - gutter) <= SLACK)
    ]


def _is_letterhead(
    lines: Sequence[Marked], split: dict[int, tuple[_Piece, ...]], sides: list[tuple[int, _Piece]]
) -> bool:
    """Tell whether a column holds addresses and no sentences, beside prose that never crosses into it."""
    words = [lines[i].text[piece.first : piece.last].strip() for i, piece in sides]
    beside = [piece for i, side in sides for piece in split[i] if piece is not side]
    if len(words) < LEAST or len(beside) < LEAST or max(map(len, words)) > WIDEST:
        return False
    if any(word.endswith((".", ";")) and " " in word for word in words):
        return False
    if sum(_cue().search(word) is not None for word in words) < max(2, SHARE * len(words)):
        return False
    return median(piece.right - piece.left for piece in beside) >= PROSE


@cache
def _cue() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['cue']})" for row in table("letterheads")), re.I)

"""A letterhead's column beside the body: its lines set aside, so that the sentences beside it read on.

`pdftotext -layout` prints what stands side by side on one line, and what stands between two lines of the body on a
line of its own. A column is a letterhead's where several of its lines hold addresses, numbers or references
(`vocabularies/letterheads.tsv`) and none of them is a sentence, while the body beside it is prose.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from mouscan.resources import table
from mouscan.source.document import Aside
from mouscan.source.markup import Marked

GUTTER = 3
SLACK = 1
LEAST = 3
WIDEST = 48
PROSE = 36
SHARE = 0.3
ENDS = (".", ":", ";", "!", "?")


class _Piece(NamedTuple):
    """A stretch of a line without a wide gap: which of its characters, and from which column to which (exclusive)."""

    first: int
    last: int
    left: int
    right: int


_Side = tuple[int, _Piece]
_Split = dict[int, tuple[_Piece, ...]]


def letterheads(lines: Sequence[Marked]) -> tuple[list[Marked], list[Aside]]:
    """Return the lines without the letterheads that stand beside them, and what was set aside."""
    pages: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.text and not line.cells and not line.level:
            pages[line.page].append(i)
    found = list(lines)
    gone: set[int] = set()
    asides: list[Aside] = []
    for column in _columns(lines, list(pages.values())):
        for i, side in column:
            line = lines[i]
            asides.append(Aside("letterhead", line.page, line.number, line.text[side.first : side.last]))
            before, after = line.text[: side.first].rstrip(), line.text[side.last :].lstrip()
            if not before and not after:
                found[i] = line.blanked()
                if i and not found[i - 1].text.endswith(ENDS):
                    gone.add(i)
            elif before:
                found[i] = line._replace(text=before, at=line.at[: len(before)])
            else:
                rest = len(line.text) - len(after)
                indent = line.indent + line.at[rest] - line.at[0]
                found[i] = line._replace(text=after, at=line.at[rest:], indent=indent)
    return [line for i, line in enumerate(found) if i not in gone], asides


def _columns(lines: Sequence[Marked], pages: list[list[int]]) -> Iterator[list[_Side]]:
    """Yield the pieces of each page that are a letterhead's, each with its line.

    A column without addresses is one too where it begins at the place of the letterhead of another page.
    """
    known: set[tuple[int, bool]] = set()
    rest: list[_Split] = []
    for page in pages:
        split = {i: _pieces(lines[i]) for i in page}
        column = next(
            (c for c in _candidates(split) if _beside(lines, split, c[2]) and _addresses(lines, split, c[2])), None
        )
        if column is None:
            rest.append(split)
        else:
            known.add(column[:2])
            yield column[2]
    for split in rest if known else ():
        yield next((c[2] for c in _candidates(split) if c[:2] in known and _beside(lines, split, c[2])), [])


def _candidates(split: _Split) -> Iterator[tuple[int, bool, list[_Side]]]:
    """Yield the columns right and left of the commonest gutters of a page: where, whether on the right, and what."""
    starts = Counter(piece.left for pieces in split.values() for piece in pieces[1:])
    for gutter, count in starts.most_common(LEAST):
        if count < LEAST:
            break
        yield gutter, True, _right(split, gutter)
        yield gutter, False, _left(split, gutter)


def _pieces(line: Marked) -> tuple[_Piece, ...]:
    """Return the pieces of a line between its wide gaps."""
    cuts = [0]
    if line.at[-1] - line.at[0] >= len(line.text) + GUTTER - 1:
        cuts += [k for k in range(1, len(line.text)) if line.at[k] - line.at[k - 1] > GUTTER and line.text[k] != " "]
    shift = line.indent - line.at[0]
    return tuple(
        _Piece(a, b, line.at[a] + shift, line.at[b - 1] + shift + 1)
        for a, b in zip(cuts, [*cuts[1:], len(line.text)], strict=True)
    )


def _right(split: _Split, gutter: int) -> list[_Side]:
    """Return the last pieces of the lines that begin at a column, where the first of them stands beside the body."""
    sides = [(i, pieces[-1]) for i, pieces in split.items() if abs(pieces[-1].left - gutter) <= SLACK]
    return [(i, piece) for i, piece in sides if len(split[i]) <= 2]


def _left(split: _Split, gutter: int) -> list[_Side]:
    """Return the first pieces of the lines that end before a column at which the body begins."""
    return [
        (i, pieces[0])
        for i, pieces in split.items()
        if pieces[0].right < gutter - 1 and (len(pieces) == 1 or abs(pieces[1].left - gutter) <= SLACK)
    ]


def _addresses(lines: Sequence[Marked], split: _Split, sides: list[_Side]) -> bool:
    """Tell whether many of a column's lines hold addresses, numbers or references, beside sentences that run on."""
    cues = sum(_cue().search(lines[i].text[piece.first : piece.last].strip()) is not None for i, piece in sides)
    beside = [lines[i].text[piece.first] for i, side in sides for piece in split[i] if piece is not side]
    runs_on = sum(letter.islower() for letter in beside)
    return cues >= max(2, SHARE * len(sides)) and runs_on >= SHARE * len(beside)


def _beside(lines: Sequence[Marked], split: _Split, sides: list[_Side]) -> bool:
    """Tell whether a column holds short lines and no sentences, beside prose that never crosses into it."""
    words = [lines[i].text[piece.first : piece.last].strip() for i, piece in sides]
    beside = [piece for i, side in sides for piece in split[i] if piece is not side]
    if len(words) < LEAST or len(beside) < LEAST or max(map(len, words)) > WIDEST:
        return False
    if any(word.endswith((".", ";")) and " " in word for word in words):
        return False
    return median(piece.right - piece.left for piece in beside) >= PROSE


@cache
def _cue() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['cue']})" for row in table("letterheads")), re.I)

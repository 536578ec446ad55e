"""The text of an agreement as it is read: clause by clause, with the words that findings quote marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from mouscan.clauses import Clause, ClauseTree
from mouscan.clauses.tree import Block, BlockKind
from mouscan.source import Document

Span = tuple[int, int]
DEEPEST = 4


class Piece(Struct, frozen=True):
    """Words under the same marks: the numbers of the findings that quote them, and of those whose words end here."""

    words: str
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


Pieces = tuple[Piece, ...]


class Passage(Struct, frozen=True):
    """Blocks of one kind that follow one another; each block is its cells, one unless it is a row of a table."""

    kind: BlockKind
    blocks: tuple[tuple[Pieces, ...], ...]


class Part(Struct, frozen=True):
    """One clause as printed: its number with its points and brackets, its heading, its own words; `depth` from 0."""

    clause: Clause
    number: str
    heading: Pieces
    depth: int
    passages: tuple[Passage, ...]


def parts(tree: ClauseTree, quoted: Mapping[int, Sequence[Span]]) -> tuple[Part, ...]:
    """Return the clauses in reading order; `quoted` holds the spans of the clean text that each finding quotes."""
    spans = sorted((start, end, number) for number, found in quoted.items() for start, end in found)
    return tuple(_part(tree, clause, spans) for clause in tree.clauses)


def _part(tree: ClauseTree, clause: Clause, spans: Sequence[tuple[int, int, int]]) -> Part:
    document = tree.document

    def pieces(start: int, end: int) -> Pieces:
        return tuple(_pieces(document, start, end, spans))

    def cells(block: Block) -> tuple[Pieces, ...]:
        return tuple(pieces(*cell) for cell in block.cells or ((block.start, block.end),))

    first = min([*(clause.heading_span or ())[:1], *(block.start for block in clause.blocks)], default=None)
    number = document.printed(clause.start, first).strip() if first is not None and clause.label else clause.label
    return Part(
        clause,
        number,
        pieces(*clause.heading_span) if clause.heading_span else (),
        min(len(tree.parents(clause)), DEEPEST),
        tuple(
            Passage(kind, tuple(cells(block) for block in blocks))
            for kind, blocks in groupby(clause.blocks, key=lambda block: block.kind)
        ),
    )


def _pieces(document: Document, start: int, end: int, spans: Sequence[tuple[int, int, int]]) -> Iterator[Piece]:
    """Yield a span of the text, cut wherever quoted words begin or end."""
    over = [(max(a, start), min(b, end), b, number) for a, b, number in spans if a < end and b > start]
    cuts = sorted({start, end, *(a for a, *_ in over), *(b for _, b, *_ in over)})
    for a, b in pairwise(cuts):
        here = [(whole, number) for x, y, whole, number in over if x <= a and b <= y]
        marks = sorted({number for _, number in here})
        yield Piece(document.printed(a, b), tuple(marks), tuple(sorted({n for whole, n in here if whole == b})))

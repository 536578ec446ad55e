"""One thing that one agreement says, under the name that it has in every agreement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from mouscan.contrast.comparison import Cell, Group
from mouscan.graph import Agreement, Evidence

MOST = 4


class Fact(Struct, frozen=True):
    """A cell, and the row that it belongs to (see `comparison.Row`)."""

    group: Group
    key: str
    label: str
    cell: Cell
    about: str = ""
    tags: tuple[str, ...] = ()


class Resting(Protocol):
    """What rests on clauses and their words."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Their words."""


def cell(found: Agreement, items: Iterable[Resting], value: str, detail: str = "", note: str = "") -> Cell:
    """Return what an agreement says, with the clauses of some items in the order of the text and their first words."""
    every = list(items)
    by_id = found.tree.by_id
    clauses = sorted({c for item in every for c in item.clauses}, key=lambda c: (by_id[c].start, c))
    return Cell(value, detail, note, tuple(clauses), words(piece for item in every for piece in item.evidence))


def words(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the first piece of evidence of each clause, a few of them, in the order of the text."""
    first: dict[str, Evidence] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        first.setdefault(piece.clause, piece)
    return tuple(first.values())[:MOST]

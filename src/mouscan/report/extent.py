"""Which part of an agreement a line of its file stands for: the clause that it is in or before, or the whole."""

from __future__ import annotations

from mouscan.clauses import ClauseTree
from mouscan.report.mark import own
from mouscan.rules.point import Point

WHOLE = ""


def extent(tree: ClauseTree, number: int) -> str:
    """Return the id of the clause that a line of the file, from 1, is in, WHOLE for one outside all clauses.

    A line without words of the agreement is in the clause of the next words. Before the first clause, and after the
    last words, it is outside.
    """
    line = next((line for line in tree.document.lines if line.number >= number), None)
    first = next((clause.start for clause in tree.clauses if clause.parent is None and clause.role != "preamble"), None)
    if line is None or first is None or line.end <= first or (line.number > number and line.start <= first):
        return WHOLE
    offset = line.start if line.number > number else line.end - 1
    inside = [c.id for c in tree.clauses if any(b.start <= offset < b.end for b in c.blocks)]
    return (inside or [c.id for c in tree.clauses if c.start <= offset])[-1]


def holds(tree: ClauseTree, clause: str, point: Point) -> bool:
    """Tell whether what is said of a clause holds for a point: one in it or under it, or about the whole agreement."""
    piece = point.piece
    if clause == WHOLE or piece is None or not own(tree.document, piece):
        return True
    found = tree.by_id[piece.clause]
    return any(one.id == clause for one in (found, *tree.parents(found)))

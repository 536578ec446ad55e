"""What tells a finding again: its rule and its words, without numbers of clauses and with parties named by their kinds.

Words are compared by their letters and digits alone, so that line ends, hyphens and markup make no difference.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from mouscan.clauses import ClauseTree
from mouscan.graph import Agreement, Evidence
from mouscan.report.report import Report
from mouscan.rules import Outcome
from mouscan.rules.point import Point, points
from mouscan.source import Document

LENGTH = 16
ABSENT = "absent-"
Marker = Callable[[Outcome], tuple[str, ...]]
Pointer = Callable[[Outcome, Point], str]


def marker(report: Report) -> Marker:
    """Return what gives the marks of a finding, sorted: one for each of its points.

    Two things with the same words have the same mark, and it is given twice.
    """
    mark = pointer(report)
    return lambda row: tuple(sorted(mark(row, one) for one in points(row)))


def pointer(report: Report) -> Pointer:
    """Return what gives the mark of one point of a finding; one that is not in the text begins with "absent-"."""
    named = _named(report.agreement) if report.agreement else None
    cuts = sorted(_numbers(report.tree))

    def plain(piece: Evidence) -> str:
        text = _text(piece, report.tree, cuts).lower()
        return "".join(re.findall(r"[^\W_]+", named(text) if named else text))

    def mark(row: Outcome, one: Point) -> str:
        return f"{ABSENT}{_digest(row, one.missing)}" if one.piece is None else _digest(row, plain(one.piece))

    return mark


def own(document: Document, piece: Evidence) -> bool:
    """Tell whether words are those of a document itself, and not of a second one that it was compared with."""
    return " ".join(document.printed(piece.start, piece.end).split()) == piece.words


def fingerprint(marks: Sequence[str]) -> str:
    """Return one mark for all of a finding, 16 hexadecimal digits."""
    return (
        marks[0].removeprefix(ABSENT)
        if len(marks) == 1
        else hashlib.sha256(" ".join(marks).encode()).hexdigest()[:LENGTH]
    )


def _digest(row: Outcome, words: str) -> str:
    return hashlib.sha256(f"{row.rule}\n{row.outcome}\n{words}".encode()).hexdigest()[:LENGTH]


def _named(agreement: Agreement) -> Callable[[str], str] | None:
    """Return what puts their kinds for the names of the parties in small letters, None where there are none."""
    kinds = {name.lower(): p.kind for p in agreement.parties for name in (*p.aliases, p.name) if name}
    if not kinds:
        return None
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(kinds, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:the\s+)?(?P<name>{names})(?!\w)")
    return lambda text: pattern.sub(lambda m: f" {kinds[' '.join(m['name'].split())]} ", text)


def _numbers(tree: ClauseTree) -> Iterator[tuple[int, int]]:
    """Yield the spans of the clean text that change where clauses are numbered anew: labels and references."""
    yield from ((r.start, r.end) for r in tree.references if not r.dangling)
    for clause in tree.clauses:
        begins = [clause.heading_span[0]] if clause.heading_span else [block.start for block in clause.blocks[:1]]
        if clause.label and begins:
            yield clause.start, begins[0]


def _text(piece: Evidence, tree: ClauseTree, cuts: Sequence[tuple[int, int]]) -> str:
    """Return the words of a piece of evidence without numbers of clauses; those of another document as they are."""
    document = tree.document
    if not own(document, piece):
        return piece.words
    out = []
    position = piece.start
    for start, end in cuts[bisect_left(cuts, (piece.start, 0)) :]:
        if start >= piece.end:
            break
        out.append(document.text[position : max(position, start)])
        position = max(position, min(end, piece.end))
    return " ".join([*out, document.text[position : piece.end]])

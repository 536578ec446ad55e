"""The points of an outcome: words that violate a rule or leave it open, and what is not in the text."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mouscan.graph import Agreement, Evidence
from mouscan.rules.case import Item
from mouscan.rules.outcome import Outcome, Step
from mouscan.rules.printer import shown
from mouscan.rules.rule import Rule

FAILING = {"fail": ("fail", "warn"), "unknown": ("unknown",)}


class Point(Struct, frozen=True):
    """One thing that an outcome is about: some words (`piece`), or what is `missing` from the text."""

    piece: Evidence | None = None
    missing: str = ""


def points(row: Outcome) -> tuple[Point, ...]:
    """Return what an outcome is about, requirement by requirement; the same words are there as often as they count."""
    return tuple(one for step in row.steps if _fails(step, row) for one in _points(step)) or (Point(),)


def rest(rule: Rule, row: Outcome, agreement: Agreement, settled: Container[Point]) -> Outcome:
    """Return the outcome of a rule without the points that are settled, as if only the others were there."""
    from mouscan.rules.judge import decided

    steps = tuple(left for step in row.steps for left in _left(step, row, settled))
    plain = replace(row, clauses=(), evidence=(), looked="", miss=None, after="", also=(), steps=steps)
    return replace(decided(rule, plain, agreement), severity=row.severity)


def _left(step: Step, row: Outcome, settled: Container[Point]) -> Iterator[Step]:
    """Yield what is left of one requirement as it was judged, nothing where all of it is settled."""
    if not _fails(step, row):
        yield step
    elif any(one not in settled for one in _points(step)):
        if step.item is not None:
            yield replace(step, item=next(_without(step.item, settled)))
        else:
            items = tuple(left for one in step.proof.items for left in _without(one, settled))
            yield replace(step, proof=replace(step.proof, items=items))


def _without(item: Item, settled: Container[Point]) -> Iterator[Item]:
    """Yield a thing with those of its words that are not settled, nothing where all are."""
    pieces = tuple(piece for piece in item.evidence if Point(piece) not in settled)
    if pieces == item.evidence:
        yield item
    elif pieces:
        yield replace(item, evidence=pieces, clauses=tuple(dict.fromkeys(piece.clause for piece in pieces)))


def _fails(step: Step, row: Outcome) -> bool:
    return step.verdict in FAILING.get(row.outcome, ())


def _points(step: Step) -> tuple[Point, ...]:
    items = (step.item,) if step.item is not None else dict.fromkeys(step.proof.items)
    found = tuple(one for item in items for one in _pieces(item))
    return found or (Point(missing=" ".join(sorted({shown(one) for one in step.proof.missing}))),)


def _pieces(item: Item) -> tuple[Point, ...]:
    return tuple(map(Point, item.evidence))

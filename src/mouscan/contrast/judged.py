"""What one agreement was judged to be: the properties of the firewall, and the outcome of each rule."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.contrast.comparison import Cell
from mouscan.contrast.fact import Fact, words
from mouscan.firewall.join import join
from mouscan.firewall.part import part
from mouscan.firewall.properties import SAYS, properties
from mouscan.graph import Agreement
from mouscan.report.report import Report
from mouscan.report.trace import deciding
from mouscan.rules import Outcome

NO_DATA = "The text names no such data."
NO_SERVICE = "The text names no service."
BELONGS = "It belongs after {}."


def firewall(found: Agreement) -> Iterator[Fact]:
    """Yield FW0 to FW4, each with its verdict and the clauses that decide it."""
    world, _ = join([part(found)])
    told = {one.name: one for one in properties(world)}
    for name, says in SAYS.items():
        one = told.get(name)
        if one is None or one.verdict is None:
            cell = Cell("na", note=NO_SERVICE if one is None else NO_DATA)
        else:
            verdict = one.verdict
            way = verdict.way.edges if verdict.way and verdict.level != "BLOCKED" else ()
            pieces = words(piece for step in (way or verdict.bars) for piece in step.evidence)
            cell = Cell(verdict.level, clauses=deciding(one), evidence=pieces)
        yield Fact("firewall", name, name, cell, says)


def rules(report: Report) -> Iterator[Fact]:
    """Yield the outcome of each rule, a violation with its severity."""
    for row in report.outcomes:
        rule = report.rule(row.rule)
        yield Fact("rules", row.rule, f"{row.rule} {rule.name}", _outcome(row), rule.says)


def _outcome(row: Outcome) -> Cell:
    """Return an outcome as a cell; an absence rests on no clause, and is told where it belongs."""
    detail = row.severity if row.outcome == "fail" else ""
    if row.evidence:
        return Cell(row.outcome, detail, row.message, row.clauses, words(row.evidence))
    after = f" {BELONGS.format(row.after)}" if row.after else ""
    return Cell(row.outcome, detail, row.message + after)

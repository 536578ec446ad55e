"""Where in the file a finding stands, for tools that want a line of every finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct

from mouscan.graph import Evidence
from mouscan.report.finding import Finding
from mouscan.report.place import here
from mouscan.report.report import Notice, Report
from mouscan.source import Document


class Spot(Struct, frozen=True):
    """A stretch of the file: first line and column, last line, and the column after its end, all from 1."""

    line: int
    column: int
    last: int
    end: int


TOP = Spot(1, 1, 1, 1)


def spot(document: Document, piece: Evidence) -> Spot:
    """Return where some words stand."""
    first, last = document.place(piece.start), document.place(max(piece.start, piece.end - 1))
    return Spot(first.line, first.column, last.line, last.column + 1)


def standing(report: Report, one: Finding) -> Spot:
    """Return where a finding stands: its first words; an absence at the end of the clause after which it belongs."""
    if one.quotes:
        return spot(report.tree.document, one.quotes[0])
    return ending(report, one.clause) if one.clause else TOP


def ending(report: Report, id: str) -> Spot:
    """Return where the own words of a clause end."""
    document, clause = report.tree.document, report.tree.by_id[id]
    span = clause.heading_span or (clause.start, clause.start + 1)
    end = clause.blocks[-1].end if clause.blocks else span[1]
    last = document.place(max(clause.start, end - 1))
    return Spot(last.line, last.column, last.line, last.column + 1)


def path(report: Report, notice: Notice | None = None) -> str:
    """Return the path of a report's file, or of the one that a notice stands in, as tools of a repository write it.

    That is from the current folder on, with slashes.
    """
    other = notice.file if notice is not None else ""
    return PurePath(here(other or report.tree.document.name)).as_posix()


def once(reports: Sequence[Report]) -> list[Report]:
    """Return the reports with one for each file, for forms in which nothing may be told twice."""
    return list({path(report): report for report in reports}.values())

"""The findings as a compiler tells them, one line each: FILE:LINE:COLUMN: severity RULE message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.report.basis import told, unchecked
from mouscan.report.finding import fresh
from mouscan.report.report import Report
from mouscan.report.safe import line, logged
from mouscan.report.spot import standing
from mouscan.report.text import summary


def write(reports: Sequence[Report], width: int) -> str:
    """Return a line for every finding, one for what each report rests on, and the summary as the last."""
    lines = [logged(line(row)) for report in reports for row in _lines(report)]
    if reports:
        lines.append(f"{summary(reports)} This is no legal advice.")
    return "\n".join(lines)


def _lines(report: Report) -> Iterator[str]:
    """Yield the lines of one file; what stays open is `unknown`, whatever its severity would be."""
    file = report.tree.document.name
    if why := unchecked(report):
        yield f"{file}:1:1: unknown {why}"
    for one in fresh(report):
        where = standing(report, one)
        level = one.severity if one.outcome == "fail" else "unknown"
        yield f"{file}:{where.line}:{where.column}: {level} {one.rule} {one.told}"
    for notice in report.notices:
        yield f"{notice.file or file}:{max(1, notice.line)}:1: {notice.severity} {notice.rule} {notice.message}"
    yield f"{file}: {told(report)}"

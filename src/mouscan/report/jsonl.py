"""The findings as JSON Lines, each valid under `schemas/jsonl.json`: a line for a file, then one for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.report.finding import Finding, found
from mouscan.report.findings import dumped, grounds, nature, noticed, state
from mouscan.report.record import Json, evidence
from mouscan.report.report import Report

OUTCOMES = ("fail", "unknown", "pass", "na")


def write(reports: Sequence[Report], width: int) -> str:
    """Return a line for every file, with what its report rests on, and for every finding and notice after it."""
    return "\n".join(dumped(row, None) for report in reports for row in _rows(report))


def _rows(report: Report) -> Iterator[dict[str, Json]]:
    file = report.tree.document.name
    yield {
        "schema": "mouscan.file/1",
        "file": file,
        "nature": nature(report),
        "basis": grounds(report),
        "outcomes": {outcome: len(report.having(outcome)) for outcome in OUTCOMES},
    }
    for one in found(report):
        yield {"schema": "mouscan.finding/1", "file": file, **finding(one)}
    for notice in report.notices:
        yield {"schema": "mouscan.notice/1", "file": file, **noticed(notice)}


def finding(one: Finding) -> dict[str, Json]:
    """Return a finding as plain JSON values."""
    return {
        "rule": one.rule,
        "name": one.name,
        "outcome": one.outcome,
        "severity": one.severity,
        "class": one.cls,
        "message": one.message,
        "also": list(one.also),
        "clause": one.clause,
        "place": one.place,
        "absent": one.absent,
        "page": one.page,
        "line": one.line,
        "column": one.column,
        "evidence": evidence(one.quotes),
        "sources": list(one.authority),
        "remedy": one.remedy,
        "fingerprint": one.fingerprint,
        "state": state(one.state),
    }

"""The report as a JSON object, valid under `schemas/report.json`."""

from __future__ import annotations

from mouscan.report.proof import tree
from mouscan.report.record import Json, evidence
from mouscan.report.report import Report
from mouscan.rules import Outcome


def findings(report: Report) -> dict[str, Json]:
    """Return one check as plain JSON values: a row for every rule of the profile."""
    nature = report.tree.nature
    return {
        "schema": "mouscan.report/1",
        "file": report.tree.document.name,
        "nature": {"kind": nature.kind, "reason": nature.reason},
        "profile": report.profile,
        "as_of": report.day.isoformat() if report.day else None,
        "outcomes": [_row(report, row) for row in report.outcomes],
    }


def _row(report: Report, row: Outcome) -> dict[str, Json]:
    rule = report.rule(row.rule)
    miss = row.miss
    return {
        "rule": row.rule,
        "name": rule.name,
        "outcome": row.outcome,
        "severity": row.severity,
        "class": row.cls,
        "clauses": list(row.clauses),
        "message": row.message,
        "evidence": evidence(row.evidence),
        "sources": list(rule.authority(report.profile)),
        "remedy": rule.remedy,
        "looked": row.looked,
        "nearest": None if miss is None else {"why": miss.why, "evidence": evidence([miss.evidence])},
        "after": row.after,
        "also": list(row.also),
        "proof": tree(row),
    }

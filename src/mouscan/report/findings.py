"""The report as a JSON object, valid under `schemas/report.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from mouscan.report.basis import basis
from mouscan.report.mark import Marker, fingerprint, marker
from mouscan.report.proof import tree
from mouscan.report.record import Json, evidence
from mouscan.report.report import Notice, Report, State
from mouscan.rules import Outcome

FOUND = ("fail", "unknown")
LONE = re.compile("[\ud800-\udfff]")


def write(reports: Sequence[Report], width: int) -> str:
    """Return the object of one report, those of several as one."""
    if len(reports) == 1:
        return dumped(findings(reports[0]))
    return dumped({"schema": "mouscan.reports/1", "reports": [findings(report) for report in reports]})


def dumped(value: Json, indent: int | None = 1) -> str:
    """Return a value as JSON; a byte of a file's name that is no character is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def findings(report: Report) -> dict[str, Json]:
    """Return one check as plain JSON values: a row for every rule of the profile."""
    marks = marker(report)
    return {
        "schema": "mouscan.report/1",
        "file": report.tree.document.name,
        "nature": nature(report),
        "profile": report.profile,
        "as_of": report.day.isoformat() if report.day else None,
        "basis": grounds(report),
        "notices": [noticed(notice) for notice in report.notices],
        "outcomes": [_row(report, row, marks) for row in report.outcomes],
    }


def nature(report: Report) -> dict[str, Json]:
    """Return what kind of text it is, and what shows it."""
    found = report.tree.nature
    return {"kind": found.kind, "reason": found.reason}


def grounds(report: Report) -> dict[str, Json]:
    """Return what a report rests on."""
    rests = basis(report)
    return {
        "title": rests.title,
        "sha256": rests.digest,
        "version": rests.version,
        "profile": rests.profile,
        "why": rests.why,
        "packs": [{"name": name, "version": version} for name, version in rests.packs],
        "rules": rests.rules,
        "as_of": rests.day or None,
        "caution": rests.caution,
    }


def state(found: State) -> dict[str, Json]:
    """Return how a finding stands."""
    return {"standing": found.standing, "reason": found.reason}


def noticed(notice: Notice) -> dict[str, Json]:
    """Return what is wrong with a suppression or a baseline."""
    return {
        "rule": notice.rule,
        "severity": notice.severity,
        "stands_in": notice.file,
        "line": notice.line,
        "message": notice.message,
    }


def _row(report: Report, row: Outcome, marks: Marker) -> dict[str, Json]:
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
        "fingerprint": fingerprint(marks(row)) if row.outcome in FOUND else "",
        "state": state(report.state(row.rule)),
        "proof": tree(row),
    }

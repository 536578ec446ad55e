"""The findings as GitLab's Code Quality report, which a merge request shows (GitLab, Code Quality report format)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from mouscan.report.basis import NO_ADVICE, told, unchecked
from mouscan.report.finding import fresh
from mouscan.report.findings import dumped
from mouscan.report.record import Json
from mouscan.report.report import Report
from mouscan.report.safe import line
from mouscan.report.spot import once, path, standing

SEVERITIES = {"error": "critical", "warning": "major", "info": "minor"}
OPEN = "info"
UNCHECKED = "not-checked"


def write(reports: Sequence[Report], width: int) -> str:
    """Return the list of issues; a known or suppressed finding is none."""
    return dumped([issue for report in once(reports) for issue in _issues(report)])


def _issues(report: Report) -> Iterator[Json]:
    if why := unchecked(report):
        yield _issue(report, path(report), UNCHECKED, OPEN, 1, why, "", "")
    for one in fresh(report):
        severity = SEVERITIES[one.severity] if one.outcome == "fail" else OPEN
        body = f"Authority: {'; '.join(one.authority)}. Instead: {one.remedy}"
        where = standing(report, one)
        said = one.told if one.outcome == "fail" else f"For review: {one.told}"
        yield _issue(report, path(report), one.rule, severity, where.line, said, one.fingerprint, body)
    for notice in report.notices:
        severity = SEVERITIES[notice.severity]
        file, at = path(report, notice), max(1, notice.line)
        yield _issue(report, file, notice.rule, severity, at, notice.message, notice.message, "")


def _issue(
    report: Report, file: str, rule: str, severity: str, at: int, says: str, mark: str, body: str
) -> dict[str, Json]:
    """Return one issue; its fingerprint must be unique among those of all files."""
    unique = hashlib.sha256("\0".join((file, rule, mark)).encode("utf-8", "replace")).hexdigest()
    return {
        "description": line(says),
        "check_name": rule,
        "fingerprint": unique[:32],
        "severity": severity,
        "location": {"path": file, "lines": {"begin": at}},
        "content": {"body": line(" ".join(filter(None, (body, f"Rests on {told(report)}.", NO_ADVICE))))},
    }

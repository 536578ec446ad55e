"""The findings as a table for a spreadsheet: CSV as RFC 4180 has it, one row a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from mouscan.report.basis import basis, unchecked
from mouscan.report.finding import Finding, found
from mouscan.report.report import Notice, Report
from mouscan.report.safe import cell

COLUMNS = (
    "file",
    "outcome",
    "severity",
    "rule",
    "name",
    "class",
    "clause",
    "place",
    "page",
    "line",
    "column",
    "quotation",
    "issue",
    "authority",
    "proposed wording",
    "state",
    "reason",
    "fingerprint",
    "title",
    "sha256",
    "version",
    "profile",
    "packs",
    "as of",
    "caution",
)


def write(reports: Sequence[Report], width: int) -> str:
    """Return the table; a file without a finding has one row that says so, and each row says what it rests on."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for report in reports:
        rests = _basis(report)
        for row in _rows(report):
            table.writerow({name: cell(value) for name, value in (rests | row).items()})
    return out.getvalue().removesuffix("\n")


def _rows(report: Report) -> Iterator[dict[str, str]]:
    rows = (*map(_finding, found(report)), *map(_notice, report.notices))
    yield from rows
    if why := unchecked(report):
        yield {"outcome": "not checked", "issue": why}
    elif not rows:
        yield {"outcome": "no finding"}


def _basis(report: Report) -> dict[str, str]:
    rests = basis(report)
    return {
        "file": rests.file,
        "title": rests.title,
        "sha256": rests.digest,
        "version": f"mouscan {rests.version}",
        "profile": rests.profile,
        "packs": "; ".join(f"{name} {version}" for name, version in rests.packs),
        "as of": rests.day,
        "caution": rests.caution,
    }


def _finding(one: Finding) -> dict[str, str]:
    return {
        "outcome": "for review" if one.outcome == "unknown" else "not in the text" if one.absent else "found",
        "severity": one.severity,
        "rule": one.rule,
        "name": one.name,
        "class": one.cls,
        "clause": one.clause,
        "place": one.place,
        "page": str(one.page or "") if one.paged else "",
        "line": str(one.line or ""),
        "column": str(one.column or ""),
        "quotation": " […] ".join(piece.words for piece in one.quotes),
        "issue": one.told,
        "authority": "; ".join(one.authority),
        "proposed wording": one.remedy,
        "state": one.state.standing,
        "reason": one.state.reason,
        "fingerprint": one.fingerprint,
    }


def _notice(notice: Notice) -> dict[str, str]:
    return {
        "outcome": "notice",
        "severity": notice.severity,
        "rule": notice.rule,
        "place": notice.file,
        "line": str(notice.line or ""),
        "issue": notice.message,
    }

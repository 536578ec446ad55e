"""The findings as workflow commands, which GitHub shows beside the lines of a pull request.

The escapes are those of GitHub's own toolkit (Workflow commands for GitHub Actions, `escapeData`, `escapeProperty`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mouscan.report.basis import told, unchecked
from mouscan.report.finding import Finding, fresh
from mouscan.report.report import Report
from mouscan.report.safe import line, logged
from mouscan.report.spot import path, standing
from mouscan.report.text import summary

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def write(reports: Sequence[Report], width: int) -> str:
    """Return a command for every finding, with what the reports rest on as plain lines of the log after them."""
    lines = [row for report in reports for row in _commands(report)]
    lines += [logged(line(f"mouscan: {path(report)}: {told(report)}")) for report in reports]
    if reports:
        lines.append(f"mouscan: {summary(reports)} This is no legal advice.")
    return "\n".join(lines)


def _commands(report: Report) -> Iterator[str]:
    file = path(report)
    if why := unchecked(report):
        yield _command("notice", why, file=file, line="1", title="mouscan: not checked")
    for one in fresh(report):
        yield _finding(report, one, file)
    for notice in report.notices:
        place = {"file": path(report, notice), "line": str(max(1, notice.line)), "title": notice.rule}
        yield _command(LEVELS[notice.severity], notice.message, **place)


def _finding(report: Report, one: Finding, file: str) -> str:
    """Return the command for a finding; GitHub takes columns only for words on one line."""
    where = standing(report, one)
    place = {"file": file, "line": str(where.line), "endLine": str(where.last)}
    if where.line == where.last and not one.absent:
        place |= {"col": str(where.column), "endColumn": str(where.end)}
    title = f"{one.rule} {one.name}{'' if one.outcome == 'fail' else ' (for review)'}"
    level = LEVELS[one.severity] if one.outcome == "fail" else "notice"
    return _command(level, f"{one.told} Instead: {one.remedy}", **place, title=title)


def _command(name: str, message: str, **properties: str) -> str:
    told = ",".join(f"{key}={_escaped(value, PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{_escaped(message, DATA)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in line(text))

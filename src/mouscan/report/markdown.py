"""The report in Markdown, to paste into a pull request or a wiki; nothing of the document can mark it up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.report.basis import basis, unchecked
from mouscan.report.finding import Finding, found
from mouscan.report.place import at
from mouscan.report.report import Report
from mouscan.report.safe import code
from mouscan.report.safe import markdown as safe
from mouscan.report.text import stood, summary

QUOTES = 3


def write(reports: Sequence[Report], width: int) -> str:
    """Return the report of each file under a heading of its own, and the summary as the last line."""
    lines = [line for report in reports for line in _lines(report)]
    if reports:
        lines.append(summary(reports))
    return "\n".join(lines)


def _lines(report: Report) -> Iterator[str]:
    rests = basis(report)
    yield from (f"# Report on {code(rests.file)}", "")
    yield from (*_basis(report), "", f"> {safe(rests.caution)}", "")
    if why := unchecked(report):
        yield from (f"**Not checked:** {safe(why)}", "")
    every = found(report)
    fresh = [one for one in every if one.state.standing == "new"]
    wrong = [one for one in fresh if one.outcome == "fail"]
    left = [one for one in fresh if one.outcome == "unknown"]
    if report.agreement is not None:
        yield from ("## Findings", "")
        yield from _table(wrong) if wrong else ("No finding.", "")
    for number, one in enumerate(wrong, 1):
        yield from _finding(one, f"{number}. ")
    if left:
        yield from ("## For review", "", "The text leaves open what these rules ask; somebody has to read it.", "")
    for one in left:
        yield from _finding(one, "For review: ")
    yield from _accepted([one for one in every if one not in fresh])
    yield from _notices(report)


def _basis(report: Report) -> Iterator[str]:
    rests = basis(report)
    if rests.title:
        yield f"- Agreement: {safe(rests.title)}"
    yield f"- SHA-256 of the file: `{rests.digest}`"
    yield f"- mouscan {safe(rests.version)}"
    if report.agreement is None:
        return
    yield f"- Profile: {safe(rests.profile)} ({safe(rests.why)}), {rests.rules} rules"
    if rests.packs:
        yield f"- Packs: {', '.join(safe(f'{name} {version}') for name, version in rests.packs)}"
    yield f"- Law as of: {rests.day or 'no certain day'}"


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    yield from ("| # | severity | rule | where | what |", "|---|---|---|---|---|")
    for number, one in enumerate(findings, 1):
        yield f"| {number} | {one.severity} | {one.rule} | {_where(one)} | {safe(one.message)} |"
    yield ""


def _where(one: Finding) -> str:
    if one.absent and one.outcome == "unknown":
        return ""
    if one.absent:
        return f"not in the text; belongs after {safe(one.place)}" if one.place else "not in the text"
    return f"{safe(one.place)}, {at(one.page, one.line, one.paged)}"


def _finding(one: Finding, lead: str) -> Iterator[str]:
    yield from (f"### {lead}{one.rule} {safe(one.name)}", "")
    yield from ("; ".join(filter(None, (f"{one.severity}, {safe(one.cls)}", _where(one)))), "")
    for piece in one.quotes[:QUOTES]:
        where = f"{safe(piece.clause)}, {at(piece.page, piece.line, one.paged)}"
        yield from (f"> “{safe(piece.words)}” ({where})", "")
    if more := one.quotes[QUOTES:]:
        yield from (f"and in {', '.join(dict.fromkeys(safe(piece.clause) for piece in more))}", "")
    yield f"- **Issue:** {safe(one.message)}"
    yield from (f"- **Also:** {safe(message)}" for message in one.also)
    yield f"- **Authority:** {safe('; '.join(one.authority))}"
    yield from (f"- **Proposed wording:** {safe(one.remedy)}", "")


def _accepted(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings that are known or suppressed, a line each."""
    if findings:
        yield from ("## Accepted before", "")
        for one in findings:
            why = f": {safe(one.state.reason)}" if one.state.reason else ""
            where = f", {_where(one)}" if _where(one) else ""
            yield f"- {one.rule} {safe(one.name)}{where} ({one.state.standing}{why})"
        yield ""


def _notices(report: Report) -> Iterator[str]:
    if report.notices:
        yield from ("## What was accepted needs a look", "")
        for notice in report.notices:
            where = safe(f"{notice.rule}{stood(notice)}")
            yield f"- {notice.severity} {where}: {safe(notice.message)}"
        yield ""

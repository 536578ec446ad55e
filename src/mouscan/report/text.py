"""The page that `mouscan check` prints: every finding with its place, its words, its authority and its remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from mouscan.report.basis import told, unchecked
from mouscan.report.excerpt import excerpt
from mouscan.report.finding import Finding, fresh, place
from mouscan.report.issues import apart
from mouscan.report.place import at
from mouscan.report.report import Notice, Report, Standing
from mouscan.report.safe import logged
from mouscan.rules import Outcome

INDENT = "  "
QUOTES = 2
ACCEPTED: tuple[Standing, ...] = ("known", "suppressed")


def write(reports: Sequence[Report], width: int) -> str:
    """Return the page of each agreement, and the summary as the last line."""
    return "\n".join((*(page(report, width) for report in reports), *([summary(reports)] if reports else [])))


def page(report: Report, width: int) -> str:
    """Return the findings of one agreement in the order of the text, absences last, then what stays open."""
    return "\n".join(map(logged, _lines(report, width)))


def summary(reports: Sequence[Report]) -> str:
    """Return the last line: how many agreements, findings by severity, and how many rules passed or stay open.

    What is known or suppressed is counted apart.
    """
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(notice.severity for notice in report.notices)
        for row in report.outcomes:
            standing = report.state(row.rule).standing
            if row.outcome in ("fail", "unknown") and standing in ACCEPTED:
                counts[standing] += 1
            else:
                counts[row.severity if row.outcome == "fail" else row.outcome] += 1
    checked = sum(report.agreement is not None for report in reports)
    found = ", ".join(_count(counts[level], level) for level in ("error", "warning", "info") if counts[level])
    accepted = "".join(f", {counts[standing]} {standing}" for standing in ACCEPTED if counts[standing])
    return (
        f"{_count(checked, 'agreement')} checked: {found or 'no finding'}; "
        f"{counts['pass']} passed, {counts['unknown']} unknown, {counts['na']} not applicable{accepted}."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 or what == "info" else f"{number} {what}s"


def _lines(report: Report, width: int) -> Iterator[str]:
    name = report.tree.document.name
    if report.agreement is None:
        yield f"{name}: {unchecked(report)}"
        yield from _noticed(report, width)
        return
    day = f"; as of {report.day}" if report.day else ""
    yield from wrap(f"{name}: judged by profile {report.profile}, {report.why}{day}", width)
    yield ""
    rows = {row.rule: row for row in report.outcomes}
    shown = fresh(report)
    for one in shown:
        if one.outcome == "fail":
            yield from _finding(report, one, rows[one.rule], width)
            yield ""
    if noted := [row for row in report.having("pass") if row.also]:
        yield "Passed, with a note:"
        for row in noted:
            yield from _wrapped(f"{row.rule} {report.rule(row.rule).name}: {' '.join(row.also)}", width, INDENT)
        yield ""
    if left := [one for one in shown if one.outcome == "unknown"]:
        yield "Left open, for want of text that decides it:"
        for one in left:
            yield from _wrapped(f"{one.rule} {one.name}: {one.message}", width, INDENT)
        yield ""
    yield from _noticed(report, width)
    yield from wrap(f"Rests on: {told(report)}. This is no legal advice.", width, subsequent_indent=INDENT)
    yield ""


def _noticed(report: Report, width: int) -> Iterator[str]:
    """Yield what is wrong with the suppressions and the baseline."""
    if report.notices:
        yield "What was accepted before needs a look:"
        for notice in report.notices:
            where = f"{notice.rule}{stood(notice)}"
            yield from _wrapped(f"{notice.severity} {where}: {notice.message}", width, INDENT)
        yield ""


def stood(notice: Notice) -> str:
    """Return where a notice stands, as words that go on from its rule; "" where that is not known."""
    parts = (notice.file, f"line {notice.line}" if notice.line else "")
    return "".join(f", {part}" for part in parts if part)


def _finding(report: Report, one: Finding, row: Outcome, width: int) -> Iterator[str]:
    document = report.tree.document
    where = ": not in the text" if one.absent else f", {at(one.page, one.line, one.paged)}: {one.place}"
    yield from wrap(f"{document.name}{where}", width, subsequent_indent=INDENT)
    yield from wrap(
        f"{one.severity} {one.rule} {one.name} ({one.cls})", width, initial_indent=INDENT, subsequent_indent=INDENT * 2
    )
    quotes = apart(one.quotes)
    for piece in quotes[:QUOTES]:
        for line in excerpt(document, piece.start, piece.end, width - 4):
            yield INDENT * 2 + line
    if more := quotes[QUOTES:]:
        clauses = ", ".join(dict.fromkeys(piece.clause for piece in more))
        yield from _wrapped(f"and {len(more)} more, in {clauses}", width, INDENT * 2)
    yield from _wrapped(one.message, width, INDENT)
    for message in one.also:
        yield from _labelled("Also", message, width)
    if one.absent:
        yield from _absence(report, one, row, width)
    yield from _labelled("Authority", "; ".join(one.authority), width)
    yield from _labelled("Instead", one.remedy, width)


def _absence(report: Report, one: Finding, row: Outcome, width: int) -> Iterator[str]:
    if row.looked:
        yield from _labelled("Looked in", row.looked, width)
    if row.miss is not None:
        near = row.miss
        piece = near.evidence
        where = f"{place(report, near.clause)} ({at(piece.page, piece.line, one.paged)})"
        yield from _labelled("Nearest", f'{where}, "{piece.words}": {near.why}', width)
    if row.after:
        yield from _labelled("Belongs", f"after {place(report, row.after)}", width)


def _labelled(label: str, text: str, width: int, indent: str = INDENT) -> Iterator[str]:
    yield from _wrapped(f"{label}: {text}", width, indent)


def _wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    yield from wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)

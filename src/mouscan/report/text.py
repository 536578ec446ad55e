"""The page that `mouscan check` prints: every finding with its place, its words, its authority and its remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from mouscan.graph import Evidence
from mouscan.report.excerpt import excerpt
from mouscan.report.report import Report
from mouscan.rules import Outcome

INDENT = "  "
QUOTES = 2
LAST = 1 << 62


def page(report: Report, width: int) -> str:
    """Return the findings of one agreement in the order of the text, absences last, then what stays open."""
    return "\n".join(_lines(report, width))


def summary(reports: Sequence[Report]) -> str:
    """Return the last line: how many agreements, findings by severity, and how many rules passed or stay open."""
    counts: Counter[str] = Counter()
    for report in reports:
        for row in report.outcomes:
            counts[row.severity if row.outcome == "fail" else row.outcome] += 1
    checked = sum(report.agreement is not None for report in reports)
    found = ", ".join(_count(counts[level], level) for level in ("error", "warning", "info") if counts[level])
    return (
        f"{_count(checked, 'agreement')} checked: {found or 'no finding'}; "
        f"{counts['pass']} passed, {counts['unknown']} unknown, {counts['na']} not applicable."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 or what == "info" else f"{number} {what}s"


def _lines(report: Report, width: int) -> Iterator[str]:
    name = report.tree.document.name
    if report.agreement is None:
        nature = report.tree.nature
        yield (
            f"{name}: this looks like {_article(nature.kind)}, not an agreement ({nature.reason}); "
            "nothing was checked. Use --anyway to check it all the same."
        )
        return
    day = f"; as of {report.day}" if report.day else ""
    yield from wrap(f"{name}: judged by profile {report.profile}, {report.why}{day}", width)
    yield ""
    for row in sorted(report.having("fail"), key=_position):
        yield from _finding(report, row, width)
        yield ""
    if noted := [row for row in report.having("pass") if row.also]:
        yield "Passed, with a note:"
        for row in noted:
            yield from _wrapped(f"{row.rule} {report.rule(row.rule).name}: {' '.join(row.also)}", width, INDENT)
        yield ""
    if left := report.having("unknown"):
        yield "Left open, for want of text that decides it:"
        for row in left:
            yield from _wrapped(f"{row.rule} {report.rule(row.rule).name}: {row.message}", width, INDENT)
        yield ""


def _article(kind: str) -> str:
    return {"form": "a form", "guidance": "guidance"}.get(kind, "something else")


def _position(row: Outcome) -> tuple[int, str]:
    return (row.evidence[0].start if row.evidence else LAST, row.rule)


def _finding(report: Report, row: Outcome, width: int) -> Iterator[str]:
    rule = report.rule(row.rule)
    document = report.tree.document
    if row.evidence:
        first = row.evidence[0]
        yield from wrap(
            f"{document.name}, page {first.page}, line {first.line}: {_clause(report, first.clause)}",
            width,
            subsequent_indent=INDENT,
        )
    else:
        yield from wrap(f"{document.name}: not in the text", width, subsequent_indent=INDENT)
    yield from wrap(
        f"{row.severity} {rule.id} {rule.name} ({row.cls})", width, initial_indent=INDENT, subsequent_indent=INDENT * 2
    )
    for piece in _apart(row.evidence)[:QUOTES]:
        for line in excerpt(document, piece.start, piece.end, width - 4):
            yield INDENT * 2 + line
    yield from _wrapped(row.message, width, INDENT)
    for message in row.also:
        yield from _labelled("Also", message, width)
    if not row.evidence:
        yield from _absence(report, row, width)
    yield from _labelled("Authority", "; ".join(rule.authority(report.profile)), width)
    yield from _labelled("Instead", rule.remedy, width)


def _apart(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Return the pieces of evidence that do not stand inside another one."""
    return [a for a in pieces if not any(b is not a and b.start <= a.start and a.end <= b.end for b in pieces)]


def _absence(report: Report, row: Outcome, width: int) -> Iterator[str]:
    if row.looked:
        yield from _labelled("Looked in", row.looked, width)
    if row.miss is not None:
        near = row.miss
        where = f"{_clause(report, near.clause)} (page {near.evidence.page}, line {near.evidence.line})"
        yield from _labelled("Nearest", f'{where}, "{near.evidence.words}": {near.why}', width)
    if row.after:
        yield from _labelled("Belongs", f"after {_clause(report, row.after)}", width)


def _clause(report: Report, id: str) -> str:
    clause = report.tree.by_id[id]
    if clause.role in ("preamble", "signatures"):
        return f"the {clause.role}"
    if clause.role == "heading":
        return f'under "{clause.heading}"'
    named = id if clause.role == "container" or (id[:1].isalpha() and " " in id) else f"clause {id}"
    heading = clause.heading or next(iter(report.tree.headings(clause)), "")
    return f"{named} ({heading})" if heading else named


def _labelled(label: str, text: str, width: int) -> Iterator[str]:
    yield from _wrapped(f"{label}: {text}", width, INDENT)


def _wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    yield from wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)

"""The issues list that a lawyer sends: a document for a word processor, with a summary and a table for each issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mouscan.report.basis import NO_ADVICE, basis
from mouscan.report.finding import place
from mouscan.report.issues import CLASS, LEGEND, REVIEW, Issue, cited, issues, nature, tally
from mouscan.report.parcel import parcel
from mouscan.report.report import Report
from mouscan.report.stationery import Paper

if TYPE_CHECKING:
    from mouscan.graph import Evidence
    from mouscan.report.basis import Basis

QUOTES = 6
Rows = Iterator[tuple[str, Sequence[str]]]


def write(reports: Sequence[Report], width: int) -> bytes:
    """Return the document (Office Open XML); the same reports give the same bytes."""
    titles = [basis(report).title or basis(report).file for report in reports]
    title = f"Issues list: {titles[0]}" if len(reports) == 1 else f"Issues list: {len(reports) or 'no'} agreements"
    paper = Paper(title)
    paper.heading(title, 0)
    paper.caution("No legal advice. ", NO_ADVICE)
    paper.small(LEGEND)
    for report, name in zip(reports, titles, strict=True):
        if len(reports) > 1:
            paper.heading(name, 1)
        _one(paper, report, 1 if len(reports) == 1 else 2)
    return parcel(paper.document)


def _one(paper: Paper, report: Report, level: int) -> None:
    """Write the part of the document that tells of one report."""
    paper.fields([(name, [text]) for name, text in _resting(basis(report))])
    if told := nature(report):
        paper.text(told)
        return
    listed = issues(report)
    new = [issue for issue in listed if not issue.aside]
    paper.heading("Summary", level)
    paper.table(
        ("Risk", *CLASS.values(), "All"),
        [(name, *map(str, numbers)) for name, numbers in tally(listed)],
        (3, 1, 1, 1),
    )
    if not new:
        paper.text("No finding: every rule that concerns this text is met, or its finding is in the appendix.")
    paper.gap()
    paper.table(
        ("No.", "Clause", "Issue", "Risk", "Class"),
        [(str(i.number), _short(i), i.finding.message, REVIEW if i.review else i.risk, i.cls) for i in new],
        (0.8, 2.4, 5, 1.2, 0.9),
    )
    for name, own in (("Issues", [i for i in new if not i.review]), (REVIEW, [i for i in new if i.review])):
        _blocks(paper, report, name, own, level)
    _blocks(paper, report, "Appendix: known and suppressed", [i for i in listed if i.aside], level)
    if report.notices:
        paper.heading("About the review itself", level)
        for one in report.notices:
            paper.text(f"{one.rule}: {one.message}" + (f" (line {one.line})" if one.line else ""))


def _blocks(paper: Paper, report: Report, name: str, listed: Sequence[Issue], level: int) -> None:
    """Write a section with a block for each issue, where there is any."""
    if not listed:
        return
    paper.heading(name, level)
    for issue in listed:
        paper.heading(f"{issue.number}. {_clause(issue)}", level + 1)
        paper.fields(list(_fields(report, issue)))


def _resting(found: Basis) -> Iterator[tuple[str, str]]:
    """Yield what a report rests on, a line for each."""
    yield "File", found.file
    yield "SHA-256", found.digest
    yield "Checked by", f"mouscan {found.version}"
    if found.profile:
        yield "Profile", f"{found.profile}, {found.why}; {found.rules} rules"
    if found.packs:
        yield "Packs", ", ".join(f"{pack} {version}" for pack, version in found.packs)
    yield "Law as of", found.day or "no date is told; the law that the rules cite"


def _fields(report: Report, issue: Issue) -> Rows:
    """Yield the lines of one issue: what each is called, and its paragraphs."""
    finding = issue.finding
    if issue.aside:
        yield "Standing", [": ".join(filter(None, (finding.state.standing.capitalize(), finding.state.reason)))]
    yield "Clause", [_clause(issue)]
    if issue.quotes:
        yield "Quotation", list(_quotations(report, issue.quotes))
    yield "Issue", [finding.message, *finding.also]
    if issue.looked:
        yield "Looked in", [issue.looked]
    if issue.nearest is not None:
        yield "Nearest", [f"“{issue.nearest.words}” ({cited(report, issue.nearest)}): {issue.lacks}"]
    yield "Risk", [_risk(issue)]
    yield "Class", [issue.cls]
    yield "Authority", finding.authority
    yield "Proposed wording", [finding.remedy]
    yield "Rule", [f"{finding.rule} {finding.name}: {finding.says}"]


def _quotations(report: Report, quotes: Sequence[Evidence]) -> Iterator[str]:
    """Yield the first words quoted, each with where it stands, and where the others stand."""
    yield from (f"“{quote.words}” ({cited(report, quote)})" for quote in quotes[:QUOTES])
    if more := quotes[QUOTES:]:
        places = dict.fromkeys(place(report, quote.clause) for quote in more)
        yield f"and {len(more)} more, in {', '.join(places)}"


def _risk(issue: Issue) -> str:
    return f"{REVIEW} ({issue.risk.lower()} if it is not met)" if issue.review else issue.risk


def _short(issue: Issue) -> str:
    """Return the clause that an issue stands in, capitalised, or that none does."""
    if issue.finding.quotes:
        return issue.finding.place[:1].upper() + issue.finding.place[1:]
    return "No clause decides it" if issue.review else "Not in the text"


def _clause(issue: Issue) -> str:
    """Return the clause that an issue stands in, for an absence with the clause after which it belongs."""
    place = issue.finding.place
    return f"{_short(issue)}; belongs after {place}" if place and issue.finding.absent else _short(issue)

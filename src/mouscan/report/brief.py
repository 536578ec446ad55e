"""The review of some agreements as one page: the findings beside the text that they quote, each linked to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from mouscan.graph import Evidence
from mouscan.report import passages
from mouscan.report.basis import NO_ADVICE, Basis, basis
from mouscan.report.captions import plain
from mouscan.report.finding import place
from mouscan.report.issues import CLASS, LEGEND, REVIEW, RISK, Issue, cited, issues, nature, tally
from mouscan.report.offline import offline
from mouscan.report.passages import Part
from mouscan.report.report import Notice, Report
from mouscan.report.statement import Statement, statements
from mouscan.rules import Outcome

TONES = {"error": "high", "warning": "medium", "info": "low"}
ORDER = ("high", "medium", "low", "review", "aside")
SIGNS = {"high": "■", "medium": "▲", "low": "●", "review": "?", "aside": "–"}


class Quote(Struct, frozen=True):
    """Words that a finding quotes: the clause they stand in, its id on the page, and where they are."""

    piece: Evidence
    to: str
    where: str


class Card(Struct, frozen=True):
    """One finding on the page: its id, where its link leads ("" for nowhere), its tone, and the words of its link."""

    id: str
    to: str
    tone: str
    issue: Issue
    where: str
    quotes: tuple[Quote, ...]
    nearest: str


class Verse(Struct, frozen=True):
    """One clause on the page with what was read in it, the findings about it, and what is missing after it."""

    id: str
    part: Part
    read: tuple[Statement, ...]
    cards: tuple[Card, ...]
    gaps: tuple[Card, ...]


class Settled(Struct, frozen=True):
    """One rule that is met or has nothing to judge, with the clauses that show it: their names and ids on the page."""

    row: Outcome
    name: str
    says: str
    clauses: tuple[tuple[str, str], ...]


class Paper(Struct, frozen=True):
    """Everything that the page shows of one report; `note` says why it was not judged."""

    id: str
    title: str
    basis: Basis
    note: str
    tally: tuple[tuple[str, tuple[int, ...]], ...]
    cards: tuple[Card, ...]
    passed: tuple[Settled, ...]
    spared: tuple[Settled, ...]
    verses: tuple[Verse, ...]
    astray: tuple[Card, ...]
    notices: tuple[Notice, ...]

    def tone(self, numbers: Sequence[int]) -> str:
        """Return the gravest tone among some findings by number."""
        return min((self.cards[number - 1].tone for number in numbers), key=ORDER.index)

    @property
    def rules(self) -> dict[str, str]:
        """The rules that the page can be narrowed to, each with the words of its choice."""
        found = {c.issue.finding.rule: c.issue.finding.name for c in self.cards}
        found |= {one.row.rule: one.name for one in self.passed}
        return {id: f"{id} {plain(name)}" for id, name in sorted(found.items())}


def write(reports: Sequence[Report], width: int) -> str:
    """Return the page: one file that needs no network and, to be read, no script."""
    papers = [_paper(report, f"a{number}") for number, report in enumerate(reports, 1)]
    title = papers[0].title if len(papers) == 1 else f"Review of {len(papers) or 'no'} agreements"
    return offline(
        "brief.html",
        ("base.css", "brief.css"),
        ("brief.js",),
        title=title,
        papers=papers,
        caution=NO_ADVICE,
        legend=LEGEND,
        risks=RISK,
        classes=CLASS,
        signs=SIGNS,
        review=REVIEW,
    )


def _paper(report: Report, id: str) -> Paper:
    tree, listed = report.tree, issues(report)
    anchors = {clause.id: f"{id}-c{number}" for number, clause in enumerate(tree.clauses, 1)}
    cards = tuple(_card(report, issue, id, anchors) for issue in listed)
    parts = passages.parts(tree, {i.number: [(q.start, q.end) for q in i.quotes] for i in listed})
    read = statements(report.agreement) if report.agreement else {}
    rests = basis(report)
    return Paper(
        id,
        rests.title or PurePath(rests.file).name,
        rests,
        nature(report),
        tally(listed),
        cards,
        tuple(_settled(report, "pass", anchors)),
        tuple(_settled(report, "na", anchors)),
        tuple(_verses(parts, cards, read, anchors)) if report.agreement else (),
        tuple(card for card in cards if card.to.startswith(f"{id}-g") and not card.issue.finding.clause),
        report.notices,
    )


def _card(report: Report, issue: Issue, id: str, anchors: Mapping[str, str]) -> Card:
    finding, near = issue.finding, issue.nearest
    tone = "aside" if issue.aside else "review" if issue.review else TONES[finding.severity]
    to, where = "", "No clause decides it"
    if finding.quotes:
        to, where = anchors[finding.clause], finding.place
    elif finding.clause or not issue.review:
        to, where = f"{id}-g{issue.number}", "Not in the text"
        where += f": belongs after {finding.place}" if finding.place else ""
    return Card(
        f"{id}-f{issue.number}",
        to,
        tone,
        issue,
        where,
        tuple(Quote(quote, anchors[quote.clause], cited(report, quote)) for quote in issue.quotes),
        cited(report, near) if near else "",
    )


def _verses(
    parts: Sequence[Part], cards: Sequence[Card], read: Mapping[str, Sequence[Statement]], anchors: Mapping[str, str]
) -> Iterator[Verse]:
    about: dict[str, list[Card]] = defaultdict(list)
    gaps: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for clause in dict.fromkeys(quote.piece.clause for quote in card.quotes):
            about[clause].append(card)
        if not card.quotes and card.issue.finding.clause:
            gaps[card.issue.finding.clause].append(card)
    for part in parts:
        own = part.clause.id
        yield Verse(anchors[own], part, tuple(read.get(own, ())), tuple(about[own]), tuple(gaps[own]))


def _settled(report: Report, outcome: str, anchors: Mapping[str, str]) -> Iterator[Settled]:
    for row in sorted(report.having(outcome), key=lambda row: row.rule):
        rule = report.rule(row.rule)
        places = tuple((place(report, clause), anchors[clause]) for clause in row.clauses if clause in anchors)
        yield Settled(row, rule.name, rule.says, places)

"""The findings of a report as a lawyer lists them: numbered, with their risk in words, by what has to be done."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mouscan.graph import Evidence
from mouscan.report.finding import Finding, found, place
from mouscan.report.place import at
from mouscan.report.report import Report

RISK = {"error": "High", "warning": "Medium", "info": "Low"}
REVIEW = "For review"
CLASS = {"law": "Law", "policy": "Policy"}
LEGEND = (
    "Risk: high, medium and low are what the rules call error, warning and info. Class: law, where a statute or a "
    "statutory code asks for it; policy, where a norm or good drafting does. For review: the text does not decide it."
)


class Issue(Struct, frozen=True):
    """One finding under its number; `quotes` are those of its words that stand in no other of them.

    For an absence `looked` says where it was looked for, `nearest` is what came nearest and `lacks` what that lacks.
    """

    number: int
    finding: Finding
    quotes: tuple[Evidence, ...]
    looked: str
    nearest: Evidence | None
    lacks: str

    @property
    def review(self) -> bool:
        """Whether the text leaves it open."""
        return self.finding.outcome == "unknown"

    @property
    def aside(self) -> bool:
        """Whether it is known or suppressed."""
        return self.finding.state.standing != "new"

    @property
    def risk(self) -> str:
        """Its risk in words."""
        return RISK[self.finding.severity]

    @property
    def cls(self) -> str:
        """Its class in words."""
        return CLASS.get(self.finding.cls, self.finding.cls)


def issues(report: Report) -> tuple[Issue, ...]:
    """Return the findings of a report, numbered from 1: violations, what stays open, what is known or suppressed."""
    rows = {row.rule: row for row in report.outcomes}
    sorted_ = sorted(found(report), key=lambda one: one.state.standing != "new")
    listed = []
    for number, one in enumerate(sorted_, 1):
        row = rows[one.rule]
        miss = row.miss if one.absent else None
        listed.append(
            Issue(
                number,
                one,
                apart(one.quotes),
                row.looked if one.absent else "",
                miss.evidence if miss else None,
                miss.why if miss else "",
            )
        )
    return tuple(listed)


def apart(pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the words that do not stand inside others, in the order given."""
    first: dict[tuple[int, int], Evidence] = {}
    for piece in pieces:
        first.setdefault((piece.start, piece.end), piece)
    outer: set[tuple[int, int]] = set()
    reached = -1
    for start, end in sorted(first, key=lambda span: (span[0], -span[1])):
        if end > reached:
            outer.add((start, end))
            reached = end
    return tuple(piece for span, piece in first.items() if span in outer)


def nature(report: Report) -> str:
    """Return why a text was not checked, "" where it was."""
    if report.agreement is not None:
        return ""
    told = report.tree.nature
    kind = {"form": "a form", "guidance": "guidance"}.get(told.kind, "something else")
    return f"This looks like {kind}, not an agreement ({told.reason}). Nothing was checked."


def cited(report: Report, piece: Evidence) -> str:
    """Return where some words stand: clause, page and line in words."""
    return f"{place(report, piece.clause)}, {at(piece.page, piece.line, report.tree.document.paged)}"


def tally(listed: Sequence[Issue]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return for each risk, and for what is for review, how many issues there are in each class, then in all."""

    def counted(name: str, own: Sequence[Issue]) -> tuple[str, tuple[int, ...]]:
        return name, (*(sum(one.finding.cls == cls for one in own) for cls in CLASS), len(own))

    new = [one for one in listed if not one.aside]
    risks = [counted(risk, [o for o in new if not o.review and o.risk == risk]) for risk in RISK.values()]
    return (*risks, counted(REVIEW, [one for one in new if one.review]))

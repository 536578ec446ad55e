"""What a report found, one value for each finding: what every format prints."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mouscan.graph import Evidence
from mouscan.report.mark import Marker, fingerprint, marker
from mouscan.report.report import Report, State
from mouscan.rules import Outcome

LAST = 1 << 62


class Finding(Struct, frozen=True):
    """A violation of a rule, or what the text leaves open of it (`outcome` fail or unknown).

    `clause` is the id of the clause it stands in, for an absence that of the clause after which it belongs, "" where
    none can be told; `place` has that clause in words. `line` and `column` count from 1 in the file, 0 for an absence;
    `paged` tells whether the file is cut into pages.
    `fingerprint` is the same wherever the clause moves and whatever the parties are called.
    """

    rule: str
    name: str
    says: str
    outcome: Literal["fail", "unknown"]
    severity: Literal["error", "warning", "info"]
    cls: str
    message: str
    also: tuple[str, ...]
    clause: str
    place: str
    page: int
    line: int
    column: int
    paged: bool
    quotes: tuple[Evidence, ...]
    authority: tuple[str, ...]
    remedy: str
    fingerprint: str
    state: State

    @property
    def absent(self) -> bool:
        """Whether it is about what the text does not say."""
        return not self.quotes

    @property
    def told(self) -> str:
        """The finding in full: what is wrong, what else is not met, and where what is absent belongs."""
        where = (f"It belongs after {self.place}.",) if self.absent and self.place else ()
        return " ".join((self.message, *self.also, *where))


def found(report: Report) -> tuple[Finding, ...]:
    """Return what a report found: violations in the order of the text, absences last, then what stays open."""
    rows = (*sorted(report.having("fail"), key=_position), *report.having("unknown"))
    marks = marker(report)
    return tuple(_finding(report, row, marks) for row in rows)


def fresh(report: Report) -> tuple[Finding, ...]:
    """Return those findings that are neither known nor suppressed."""
    return tuple(one for one in found(report) if one.state.standing == "new")


def _position(row: Outcome) -> tuple[int, str]:
    return (row.evidence[0].start if row.evidence else LAST, row.rule)


def _finding(report: Report, row: Outcome, marks: Marker) -> Finding:
    rule = report.rule(row.rule)
    first = row.evidence[0] if row.evidence else None
    clause = first.clause if first else row.after
    return Finding(
        rule=row.rule,
        name=rule.name,
        says=rule.says,
        outcome="unknown" if row.outcome == "unknown" else "fail",
        severity=row.severity,
        cls=row.cls,
        message=row.message,
        also=row.also,
        clause=clause,
        place=place(report, clause) if clause else "",
        page=first.page if first else 0,
        line=first.line if first else 0,
        column=report.tree.document.place(first.start).column if first else 0,
        paged=report.tree.document.paged,
        quotes=row.evidence,
        authority=rule.authority(report.profile),
        remedy=rule.remedy,
        fingerprint=fingerprint(marks(row)),
        state=report.state(row.rule),
    )


def place(report: Report, id: str) -> str:
    """Return a clause in words: its number and heading."""
    clause = report.tree.by_id[id]
    if clause.role in ("preamble", "signatures"):
        return f"the {clause.role}"
    if clause.role == "heading":
        return f'the part "{clause.heading}"'
    named = id if clause.role == "container" or (id[:1].isalpha() and " " in id) else f"clause {id}"
    heading = clause.heading or next(iter(report.tree.headings(clause)), "")
    return f"{named} ({heading})" if heading else named

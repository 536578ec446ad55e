"""mouscan for those who program: what `read` and `check` return, and how it goes on to networkx and pandas.

Everything is typed, frozen, and shows itself as a table in a notebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from os import PathLike, fspath
from typing import TYPE_CHECKING

from mouscan.errors import MouscanError
from mouscan.graph import Agreement
from mouscan.report.finding import Finding, found
from mouscan.report.report import Report
from mouscan.rules import Outcome

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

File = str | PathLike[str]
Row = Mapping[str, object]


@dataclass(frozen=True)
class Text:
    """An agreement that was read: its parties, data, purposes, flows and safeguards, each with its words."""

    agreement: Agreement

    @property
    def title(self) -> str:
        """The title of the agreement."""
        return self.agreement.title

    @cached_property
    def network(self) -> MultiDiGraph[str]:
        """The parties and flows as a networkx graph: nodes are ids of parties, edges have the kind and the clauses."""
        return self.agreement.network

    def frame(self, what: str = "flows") -> DataFrame:
        """Return parties, data, purposes, flows, safeguards or legal_references as a pandas table, a row for each.

        Raises MouscanError for anything else, and where pandas is not installed.
        """
        return _frame(self._rows(what))

    def _rows(self, what: str) -> list[Row]:
        from mouscan.report.record import record

        rows = record(self.agreement).get(what)
        if not isinstance(rows, list):
            raise MouscanError(f'an agreement has no "{what}"; ask for parties, data, purposes, flows or safeguards')
        return [row for row in rows if isinstance(row, dict)]

    def _repr_html_(self) -> str:
        """Return the flows as a table for a notebook."""
        names = {p.id: p.name for p in self.agreement.parties}
        rows = [
            (names.get(f.source, f.source), names.get(f.target, f.target), f.kind, f.polarity, ", ".join(f.clauses))
            for f in self.agreement.flows
        ]
        return table(self.title, ("from", "to", "kind", "polarity", "clauses"), rows)


@dataclass(frozen=True)
class Check:
    """An agreement that was judged: an outcome for every rule of the profile, and the findings."""

    report: Report

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is violated, in the order of the text, then what the text leaves open."""
        return found(self.report)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The verdict of every rule."""
        return self.report.outcomes

    @property
    def text(self) -> Text | None:
        """The agreement that was judged, None for a text that is none."""
        return Text(self.report.agreement) if self.report.agreement is not None else None

    def write(self, form: str = "html") -> str | bytes:
        """Return the report in a form of `mouscan check --format`; raises MouscanError for another."""
        from mouscan.report.forms import WRITERS, writer

        if form not in WRITERS:
            raise MouscanError(f'no form "{form}"; there are {", ".join(WRITERS)}')
        return writer(form).write((self.report,), 80)

    def frame(self) -> DataFrame:
        """Return the outcomes as a pandas table, a row for each rule; raises MouscanError without pandas."""
        names = ("rule", "outcome", "severity", "cls", "message", "clauses")
        return _frame([{name: getattr(row, name) for name in names} for row in self.outcomes])

    def _repr_html_(self) -> str:
        """Return the findings as a table for a notebook."""
        rows = [(f.severity if f.outcome == "fail" else "open", f.rule, f.clause, f.message) for f in self.findings]
        return table(self.report.tree.document.name, ("severity", "rule", "clause", "what the text shows"), rows)


def read(file: File) -> Text:
    """Return what a file says; raises MouscanError for one that cannot be read as the text of an agreement."""
    from mouscan.intake import agreement

    return Text(agreement(fspath(file)))


def check(
    file: File | Text, profile: str = "auto", packs: Sequence[str] = (), rules: Sequence[File] = (),
    as_of: date | None = None,
) -> Check:  # fmt: skip
    """Return the verdict of every rule on a file or on what was read of one.

    `profile` is whose law to judge by, or auto; `packs` narrow the rules, `rules` add files or folders of one's own;
    `as_of` is the day of the law, None for the agreement's own. Raises MouscanError.
    """
    from dataclasses import replace
    from pathlib import Path

    from mouscan.audit import assess, examine, request
    from mouscan.rules import library

    known = library(tuple(Path(fspath(one)) for one in rules))
    if profile != "auto":
        known.profile(profile)
    asked = replace(request(known, profile, anyway=True), packs=known.packed(packs), day=as_of)
    return Check(assess(file.agreement, asked) if isinstance(file, Text) else examine(fspath(file), asked))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of HTML, everything in it escaped."""
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _frame(rows: Sequence[Row]) -> DataFrame:
    try:
        import pandas
    except ImportError as error:
        raise MouscanError('pandas is not installed; install it with "mouscan[pandas]"') from error
    return pandas.DataFrame([dict(row) for row in rows])

"""mouscan for those who program: what `read` and `check` return, and how it goes on to networkx and pandas.

Everything is typed, frozen, and shows itself as a table in a notebook.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from os import PathLike, fspath
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from mouscan import notebook
from mouscan.errors import MouscanError
from mouscan.graph import Agreement
from mouscan.notebook import Row, table
from mouscan.report.finding import Finding, found
from mouscan.report.report import Report
from mouscan.rules import Outcome

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

    from mouscan.census.survey import Tally
    from mouscan.change import ChangeSet
    from mouscan.contrast import Comparison
    from mouscan.contrast.forms import Form

DIFFERENCE = ("kind", "what changed", "before", "after")

File = str | PathLike[str]
Thing = TypeVar("Thing")


class Text(Struct, frozen=True, dict=True):
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
        return notebook.frame(self._rows(what), notebook.columns(what))

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


class Check(Struct, frozen=True, dict=True):
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

        return writer(_known(form, WRITERS)).write((self.report,), 80)

    def frame(self) -> DataFrame:
        """Return the outcomes as a pandas table, a row for each rule; raises MouscanError without pandas."""
        names = ("rule", "outcome", "severity", "cls", "message", "clauses")
        return notebook.frame([{name: getattr(row, name) for name in names} for row in self.outcomes], names)

    def _repr_html_(self) -> str:
        """Return the findings as a table for a notebook."""
        rows = [(f.severity if f.outcome == "fail" else "open", f.rule, f.clause, f.message) for f in self.findings]
        return table(self.report.tree.document.name, ("severity", "rule", "clause", "what the text shows"), rows)


class Sides(Struct, frozen=True, dict=True):
    """Agreements side by side: a row for each thing that they can say, a cell for what each says, with its clauses."""

    comparison: Comparison

    def write(self, form: Form = "html") -> str:
        """Return the comparison in a form of `mouscan compare --format`; raises MouscanError for another."""
        from mouscan.contrast.forms import FORMS, written

        _known(form, FORMS)
        return written(self.comparison, form, 80)

    def frame(self) -> DataFrame:
        """Return a pandas table with a row for each thing and a column for each agreement, named by its file."""
        files = [basis.file for basis in self.comparison.agreements]
        return notebook.frame(
            [
                {"group": row.group, "key": row.key, **{f: c.says for f, c in zip(files, row.cells, strict=True)}}
                for row in self.comparison.rows
            ],
            ["group", "key", *files],
        )

    def _repr_html_(self) -> str:
        """Return the rows in which the agreements differ as a table for a notebook."""
        rows = [(r.group, r.label, *(c.says for c in r.cells)) for r in self.comparison.rows if r.differs]
        return table("What differs", ("", "", *(b.file for b in self.comparison.agreements)), rows)


class Difference(Struct, frozen=True, dict=True):
    """What changed in law between two versions of an agreement."""

    changes: ChangeSet

    def write(self, form: str = "html") -> str:
        """Return what changed in a form of `mouscan diff --format`; raises MouscanError for another."""
        from mouscan.differing import WRITERS, written

        return written(self.changes, _known(form, WRITERS), 80)

    def frame(self) -> DataFrame:
        """Return a pandas table with a row for each change: its kind, what it is about, and the words of both."""
        return notebook.frame([dict(zip(DIFFERENCE, row, strict=True)) for row in self._rows()], DIFFERENCE)

    def _rows(self) -> list[tuple[str, ...]]:
        return [
            (
                change.kind,
                " ".join(point.says for point in change.points),
                " ".join(passage.words for passage in change.old),
                " ".join(passage.words for passage in change.new),
            )
            for change in self.changes.changes
        ]

    def _repr_html_(self) -> str:
        """Return the changes as a table for a notebook."""
        return table("What changed", DIFFERENCE, self._rows())


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
    from pathlib import Path

    from msgspec.structs import replace

    from mouscan.audit import assess, examine, request
    from mouscan.rules import library

    if as_of is not None and not isinstance(as_of, date):
        raise TypeError(f"as_of is a datetime.date, not {as_of!r}")
    known = library(tuple(Path(fspath(one)) for one in _several(rules, "rules")))
    if profile != "auto":
        known.profile(profile)
    asked = replace(request(known, profile, anyway=True), packs=known.packed(_several(packs, "packs")), day=as_of)
    return Check(assess(file.agreement, asked) if isinstance(file, Text) else examine(fspath(file), asked))


def compare(files: Sequence[File | Text | Check], template: File | Text | Check | None = None) -> Sides:
    """Return agreements side by side, or held against a template; raises MouscanError for one that cannot be read."""
    from mouscan.contrast import contrast, side

    held = template is not None
    if not _several(files, "files"):
        raise MouscanError("no agreement to compare was named")
    every = (*([] if template is None else [template]), *files)
    return Sides(contrast(tuple(side(_judged(file).report, roles=held) for file in every), held))


def diff(old: File | Text | Check, new: File | Text | Check) -> Difference:
    """Return what changed in law from one version of an agreement to another; raises MouscanError."""
    from mouscan.change import between

    return Difference(between(_judged(old).report, _judged(new).report))


def survey(folder: File, output: File, fresh: bool = False, profile: str = "auto") -> Tally:
    """Write tables of what all the agreements of a folder say, and return how many there were; raises MouscanError."""
    from mouscan.census.survey import survey as run

    return run(fspath(folder), fspath(output), fresh=fresh, profile=None if profile == "auto" else profile)


def _known(form: str, forms: Collection[str]) -> str:
    if form not in forms:
        raise MouscanError(f'no form "{form}"; there are {", ".join(forms)}')
    return form


def _several(given: Sequence[Thing], name: str) -> Sequence[Thing]:
    """Return what is given, which a single file or name is not: it would be taken for its letters."""
    if isinstance(given, str | PathLike | Text | Check):
        raise TypeError(f"{name} are several; put what you have in a list: [{given!r}]")
    return given


def _judged(file: File | Text | Check) -> Check:
    return file if isinstance(file, Check) else check(file)

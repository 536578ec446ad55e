"""The findings that a project has accepted, told again by their marks: only what is new fails.

A finding is known where each of its marks is accepted for its rule and file, as often as it occurs. A file that was
renamed takes what was accepted for the one that is gone, where the greater part of its words is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from os.path import abspath, relpath
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mouscan.ledger import Accepted, read, written
from mouscan.report.mark import ABSENT, marker
from mouscan.report.report import Report, State
from mouscan.store import alone, store

NAME = ".mouscan-baseline.json"
KNOWN = State("known", "accepted before")


class Baseline(Struct, frozen=True):
    """What is accepted, in which file; `gone` are the files that it names and that are no longer there."""

    path: Path
    findings: tuple[Accepted, ...] = ()
    gone: frozenset[str] = frozenset()

    def name(self, file: str) -> str:
        """Return the name under which the findings of a file are accepted."""
        return relpath(abspath(file), abspath(self.path.parent)).replace("\\", "/")


def load(path: Path) -> Baseline:
    """Return the baseline of a file, an empty one where there is none; raises MouscanError for one that is broken."""
    findings = read(path) if path.exists() else ()
    names = {one.file for one in findings}
    return Baseline(path, findings, frozenset(name for name in names if not (path.parent / name).exists()))


def against(report: Report, baseline: Baseline) -> Report:
    """Return a report in which the findings that a baseline accepts are known; what is suppressed stays so."""
    present = accepted(report, baseline.name(report.tree.document.name))
    held = _counts(_held(baseline, present, report.tree.document.name))
    found = _counts(present)
    rules = {rule for rule, _ in found}
    known = {r for r in rules if all(held[key] >= number for key, number in found.items() if key[0] == r)}
    return replace(report, states={**report.states, **dict.fromkeys(sorted(known), KNOWN)})


def dropped(report: Report, baseline: Baseline) -> tuple[Accepted, ...]:
    """Return what a baseline accepts for the file of a report and what no longer occurs in it, of the rules judged."""
    name = report.tree.document.name
    present = accepted(report, baseline.name(name))
    judged = {rule.id for rule in report.rules}
    held = [one for one in _held(baseline, present, name) if one.rule in judged]
    return _less(held, _counts(present))


def accepted(report: Report, name: str) -> tuple[Accepted, ...]:
    """Return what a baseline accepts of a report, under the name of its file: all that is not suppressed."""
    marks = marker(report)
    rows = (*report.having("fail"), *report.having("unknown"))
    return tuple(
        Accepted(name, row.rule, mark, number, row.message)
        for row in rows
        if report.state(row.rule).standing != "suppressed"
        for mark, number in sorted(Counter(marks(row)).items())
    )


def update(path: Path, present: Mapping[str, Sequence[Accepted]], shrink: bool = False) -> tuple[int, int, int]:
    """Write what is present in some files to a baseline, and return how many are accepted, are new and were dropped.

    `present` has the names of the files as they were given. What is accepted for other files is kept as long as these
    are there; `shrink` accepts nothing new. Nobody else writes the file meanwhile. Raises MouscanError.
    """
    with alone(path):
        before = load(path)
        names = {before.name(file) for file in present}
        kept = [one for one in before.findings if one.file not in names | before.gone]
        new = 0
        for file, found in present.items():
            here = [replace(one, file=before.name(file)) for one in found]
            held = _held(before, here, file)
            fresh = _less(here, _counts(held))
            new += 0 if shrink else _total(fresh)
            kept += _less(here, _counts(fresh)) if shrink else here
        after = tuple(sorted(kept))
        if after != before.findings or not path.exists():
            store(path, written(after))
    return _total(after), new, _total(before.findings) + new - _total(after)


def _held(baseline: Baseline, present: Sequence[Accepted], file: str) -> list[Accepted]:
    """Return what is accepted for a file, under its name or under that which it had before it was renamed."""
    name = baseline.name(file)
    if own := [one for one in baseline.findings if one.file == name]:
        return own
    words = _counts(one for one in present if not one.fingerprint.startswith(ABSENT))
    best: tuple[int, list[Accepted]] = (0, [])
    for other in sorted(baseline.gone):
        theirs = [one for one in baseline.findings if one.file == other]
        spoken = _counts(one for one in theirs if not one.fingerprint.startswith(ABSENT))
        common = (words & spoken).total()
        if common > best[0] and 2 * common >= max(spoken.total(), words.total()):
            best = (common, theirs)
    return best[1]


def _counts(findings: Iterable[Accepted]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in findings:
        counts[one.rule, one.fingerprint] += one.count
    return counts


def _less(findings: Sequence[Accepted], counts: Counter[tuple[str, str]]) -> tuple[Accepted, ...]:
    """Return findings without as many of each as are counted."""
    left = ((one, one.count - counts[one.rule, one.fingerprint]) for one in findings)
    return tuple(replace(one, count=number) for one, number in left if number > 0)


def _total(findings: Iterable[Accepted]) -> int:
    return sum(one.count for one in findings)

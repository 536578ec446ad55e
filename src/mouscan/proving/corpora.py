"""The test agreements and what a careful reader found in them, beside what the rules find."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from mouscan.audit import Request, assess
from mouscan.intake import agreement
from mouscan.report.report import Report
from mouscan.resources import folder
from mouscan.rules import Library, Outcome, Rule

HARMLESS = ("pass", "na")
KNOWN = "known.json"


class Verdict(Struct, frozen=True):
    """What a careful reader says that a rule must find in one agreement, and why.

    `known` says why the rule does not find it yet, "" where it must.
    """

    rule: str
    outcome: str
    why: str
    known: str = ""

    def met(self, outcome: Outcome | None) -> bool:
        """Tell whether a rule found it; where nothing is wrong it may pass, not apply or be left out."""
        found = outcome.outcome if outcome else "na"
        return found in HARMLESS if self.outcome in HARMLESS else found == self.outcome


class Sample(Struct, frozen=True):
    """A test agreement: its file, the profile to judge it by, and the verdicts of its reader."""

    name: str
    file: Path
    profile: str
    verdicts: tuple[Verdict, ...]


class Reading(Struct, frozen=True):
    """A test agreement as some rules judged it."""

    sample: Sample
    report: Report

    def pairs(self) -> Iterator[tuple[Verdict, Outcome | None]]:
        """Yield every verdict on a rule that was tried, with what the rule found."""
        found = {row.rule: row for row in self.report.outcomes}
        yield from ((verdict, found.get(verdict.rule)) for verdict in self.sample.verdicts)


def samples(ids: Collection[str]) -> tuple[Sample, ...]:
    """Return the test agreements with the verdicts on some rules."""
    top = folder("corpora")
    file = top / KNOWN
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return tuple(_sample(path, ids, known.get(path.parent.name, {})) for path in sorted(top.glob("*/agreement.*")))


def readings(rules: Iterable[Rule], library: Library) -> Iterator[Reading]:
    """Yield every test agreement as some rules judge it."""
    kept = tuple(rules)
    for sample in samples({rule.id for rule in kept}):
        yield Reading(sample, assess(agreement(str(sample.file)), Request(library, kept, sample.profile)))


def _sample(path: Path, ids: Collection[str], known: Mapping[str, str]) -> Sample:
    expected = json.loads((path.parent / "expected.json").read_text("utf-8"))
    verdicts = tuple(
        Verdict(rule, told["outcome"], told["why"], known.get(rule, ""))
        for rule, told in expected["outcomes"].items()
        if rule in ids
    )
    return Sample(path.parent.name, path, expected["profile"], verdicts)

"""What the examples and the test agreements exercise: outcomes and ways of rules, clauses of agreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from mouscan.clauses import Clause
from mouscan.proving.branches import Branch, branches
from mouscan.proving.corpora import Reading, readings
from mouscan.proving.examples import attempts
from mouscan.rules import Library, Outcome, Rule
from mouscan.rules.outcome import Proof


class Exercise(Struct, frozen=True):
    """One rule: how many examples and test agreements try it, with which outcomes, and which ways it went."""

    rule: Rule
    examples: int
    agreements: int
    outcomes: Counter[str]
    branches: tuple[Branch, ...]

    @property
    def idle(self) -> tuple[Branch, ...]:
        """The ways that no test goes."""
        return tuple(branch for branch in self.branches if not branch.hits)


class Reach(Struct, frozen=True):
    """One test agreement: how many clauses it has, and those that no rule looked for anything in and found it."""

    reading: Reading
    clauses: int
    idle: tuple[Clause, ...]


class Coverage(Struct, frozen=True):
    """What is exercised, rule by rule and agreement by agreement."""

    exercises: tuple[Exercise, ...]
    reaches: tuple[Reach, ...]


def cover(rules: tuple[Rule, ...], library: Library) -> Coverage:
    """Return what the examples of some rules and the test agreements exercise."""
    shown: dict[str, list[Outcome]] = defaultdict(list)
    for attempt in attempts(rules, library):
        shown[attempt.rule.id].append(attempt.outcome)
    met: dict[str, list[Outcome]] = defaultdict(list)
    reaches: list[Reach] = []
    for reading in readings(rules, library):
        for row in reading.report.outcomes:
            met[row.rule].append(row)
        reaches.append(_reach(reading))
    return Coverage(tuple(_exercise(rule, shown[rule.id], met[rule.id]) for rule in rules), tuple(reaches))


def _exercise(rule: Rule, shown: list[Outcome], met: list[Outcome]) -> Exercise:
    rows = [*shown, *met]
    return Exercise(rule, len(shown), len(met), Counter(row.outcome for row in rows), branches(rule, rows))


def _reach(reading: Reading) -> Reach:
    touched = {clause for row in reading.report.outcomes for clause in _clauses(row)}
    clauses = reading.report.tree.clauses
    return Reach(reading, len(clauses), tuple(c for c in clauses if c.id not in touched))


def _clauses(row: Outcome) -> Iterator[str]:
    """Yield the clauses that an outcome and its proof rest on."""
    yield from row.clauses
    proofs = [step.proof for step in row.steps] + ([row.concern] if row.concern is not None else [])
    for step in row.steps:
        yield from step.item.clauses if step.item is not None else ()
    for proof in proofs:
        yield from _proved(proof)


def _proved(proof: Proof) -> Iterator[str]:
    yield from (clause for item in proof.items for clause in item.clauses)
    for part in proof.parts:
        yield from _proved(part)

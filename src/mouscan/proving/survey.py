"""What came of damaging one agreement, as values: the trials of every rule, and what could not be tried."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mouscan.proving.mutant import Mutant
from mouscan.report.report import Report
from mouscan.rules import Outcome, Rule

NOTICED = ("fail", "unknown")
Fate = Literal["noticed", "elsewhere", "survived"]


class Trial(Struct, frozen=True):
    """A mutant that was aimed at a rule, and what the rule says of it."""

    mutant: Mutant
    outcome: Outcome

    @property
    def fate(self) -> Fate:
        """Whether the rule noticed, passes on what another clause says too, or overlooks what the damage did."""
        if self.outcome.outcome in NOTICED:
            return "noticed"
        clauses = self.outcome.clauses
        return "elsewhere" if clauses and self.mutant.clause not in clauses else "survived"


class Tried(Struct, frozen=True):
    """A rule that passes the undamaged text, and its trials in reading order."""

    rule: Rule
    trials: tuple[Trial, ...]

    def having(self, fate: Fate) -> tuple[Trial, ...]:
        """Return the trials with this end."""
        return tuple(trial for trial in self.trials if trial.fate == fate)

    @property
    def operators(self) -> tuple[tuple[str, int, int], ...]:
        """Every operator that was tried, by name, with how many of its mutants were noticed and how many there were."""
        names = sorted({trial.mutant.operator for trial in self.trials})
        by = {name: [t.fate == "noticed" for t in self.trials if t.mutant.operator == name] for name in names}
        return tuple((name, sum(noticed), len(noticed)) for name, noticed in by.items())


class Survey(Struct, frozen=True):
    """What came of the damages to one agreement.

    `report` is that of the undamaged text; `tried` are the rules that pass it; `read` counts the mutants that were
    read, `left` those that were left out for the limit.
    """

    report: Report
    tried: tuple[Tried, ...]
    read: int
    left: int

    @property
    def idle(self) -> tuple[Outcome, ...]:
        """The outcomes of the rules that do not pass the undamaged text, and so cannot be tried."""
        return tuple(row for row in self.report.outcomes if row.outcome != "pass")

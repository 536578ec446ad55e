"""The outcome of a check of one agreement, as the reporters take it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mouscan.clauses import ClauseTree
from mouscan.graph import Agreement
from mouscan.rules import Outcome, Rule


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one text.

    `agreement` is None for a text that is no agreement; then there are no outcomes. `why` says how the profile was
    chosen. `rules` are those of the profile, and `outcomes` has one row for each of them. `day` is the day that the
    agreement is judged as of, None where neither the text nor the user says.
    """

    tree: ClauseTree
    agreement: Agreement | None
    profile: str
    why: str
    rules: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    day: date | None = None

    def rule(self, id: str) -> Rule:
        """Return the rule with this id."""
        return next(rule for rule in self.rules if rule.id == id)

    def having(self, outcome: str) -> tuple[Outcome, ...]:
        """Return the rows with this outcome."""
        return tuple(row for row in self.outcomes if row.outcome == outcome)

    def failing(self, levels: Collection[str]) -> bool:
        """Tell whether a rule of one of these severities is violated."""
        return any(row.severity in levels for row in self.having("fail"))

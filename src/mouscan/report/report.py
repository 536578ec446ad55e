"""The outcome of a check of one agreement, as the reporters take it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

from mouscan.clauses import ClauseTree
from mouscan.graph import Agreement
from mouscan.rules import Outcome, Rule

Standing = Literal["new", "known", "suppressed"]


class State(Struct, frozen=True):
    """How a finding stands: `known` from a baseline, `suppressed` for a reason in the draft or in a file `beside`."""

    standing: Standing = "new"
    reason: str = ""
    beside: bool = False


NEW = State()


class Notice(Struct, frozen=True):
    """What is wrong with a suppression or a baseline: a finding about the review, not about the agreement.

    `line` counts from 1 in `file`, "" for the agreement's own.
    """

    rule: str
    message: str
    line: int
    severity: Literal["error", "warning", "info"] = "warning"
    file: str = ""


class Report(Struct, frozen=True):
    """What was found in one text.

    `agreement` is None for a text that is no agreement; then there are no outcomes. `why` says how the profile was
    chosen. `rules` are those of the profile, and `outcomes` has one row for each of them. `day` is the day that the
    agreement is judged as of, None where neither the text nor the user says. `states` tell of rules whose findings
    are known or suppressed, `notices` what is wrong with that; `packs` are the packs of rules with their versions.
    """

    tree: ClauseTree
    agreement: Agreement | None
    profile: str
    why: str
    rules: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    day: date | None = None
    states: Mapping[str, State] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    packs: tuple[tuple[str, str], ...] = ()

    def state(self, rule: str) -> State:
        """Return how the finding of a rule stands: new, where nothing says otherwise."""
        return self.states.get(rule, NEW)

    def rule(self, id: str) -> Rule:
        """Return the rule with this id."""
        return next(rule for rule in self.rules if rule.id == id)

    def having(self, outcome: str) -> tuple[Outcome, ...]:
        """Return the rows with this outcome."""
        return tuple(row for row in self.outcomes if row.outcome == outcome)

    def failing(self, levels: Collection[str]) -> bool:
        """Tell whether a rule of one of these severities is violated that is not known or suppressed."""
        rows = [row.severity for row in self.having("fail") if self.state(row.rule).standing == "new"]
        return any(severity in levels for severity in (*rows, *(notice.severity for notice in self.notices)))

"""What a rule is judged on: the agreement, the documents beside it, the day, the profile and what was set."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date

from msgspec import Struct, field

from mouscan.graph import Agreement, Evidence
from mouscan.rules.syntax import Limit, Truth


class Item(Struct, frozen=True, eq=False):
    """One thing found: its clauses and words; `sure` is False where the text defers, delegates or withholds it.

    `node` is the value of the graph that it stands for; `source` and `target` are the ends of a flow or a path.
    """

    clauses: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sure: bool = True
    why: str = ""
    source: str = ""
    target: str = ""
    node: object = None

    def __eq__(self, other: object) -> bool:
        """Tell whether something stands in the same clauses and words, whatever value of the graph it is."""
        return isinstance(other, Item) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)

    @property
    def _said(self) -> tuple[object, ...]:
        return self.clauses, self.evidence, self.sure, self.why, self.source, self.target


Bound = Mapping[str, Item]


class Case(Struct, frozen=True, dict=True, eq=False):
    """One agreement before its rules.

    `documents` are the others that were given, by name; `day` is the day that it is judged as of, None where neither
    the text nor the user says; `limits` are the thresholds of the profile and the configuration, by rule and name.
    `looked` counts the things that were looked at: what judging costs, the same on every machine.
    """

    agreement: Agreement
    profile: str
    documents: Mapping[str, Agreement] = field(default_factory=dict)
    day: date | None = None
    limits: Mapping[str, Limit] = field(default_factory=dict)
    memory: dict[Hashable, object] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0])

    @property
    def looked(self) -> int:
        """How many things have been looked at so far."""
        return self.counts[0]

    def count(self, number: int) -> None:
        """Add to what has been looked at."""
        self.counts[0] += number


class Scope(Struct, frozen=True):
    """Where a condition is judged: the case, the document asked of, the rule whose parameters hold, what is bound."""

    case: Case
    agreement: Agreement
    rule: str = ""
    bound: Bound = field(default_factory=dict)

    def binding(self, name: str, item: Item) -> Scope:
        """Return this scope with one more thing bound."""
        return Scope(self.case, self.agreement, self.rule, {**self.bound, name: item})


def neither(value: Truth) -> Truth:
    """Return the opposite, unknown for unknown."""
    return None if value is None else not value

"""A rule's own examples, each read through the whole pipeline and judged by the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from mouscan.audit import Request, assess
from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.intake import interpret
from mouscan.rules import Library, Outcome, Rule
from mouscan.rules.examples import agreement
from mouscan.rules.rule import Example, OutcomeName
from mouscan.source import read_bytes

KEPT = 256
LEAST = 3
SHOULD: tuple[tuple[str, OutcomeName], ...] = (("passes", "pass"), ("fails", "fail"))


class Attempt(Struct, frozen=True):
    """An example and the outcome of its rule on it."""

    rule: Rule
    example: Example
    outcome: Outcome

    @property
    def holds(self) -> bool:
        """Whether the rule does what the example says."""
        return self.outcome.outcome == self.example.shows


def attempts(rules: Iterable[Rule], library: Library) -> Iterator[Attempt]:
    """Yield every example of some rules as it was judged, by the first profile of its rule."""
    for rule in rules:
        for example in rule.examples:
            others = {example.document: read(example.others)} if example.document else {}
            asked = Request(library, (rule,), rule.profiles[0].text, documents=others)
            (outcome,) = assess(read(example.clauses), asked).outcomes
            yield Attempt(rule, example, outcome)


@lru_cache(KEPT)
def read(clauses: tuple[str, ...]) -> Agreement:
    """Return the small agreement that some clauses make."""
    return interpret(clause_tree(read_bytes(agreement(clauses).encode(), "example")))


def lacking(rule: Rule) -> tuple[str, ...]:
    """Return what a rule should show and does not: examples each way, a trap, what it must notice."""
    told = [
        f"{found} {word}, {LEAST} are the least"
        for word, outcome in SHOULD
        if (found := len(rule.showing(outcome))) < LEAST
    ]
    traps = [] if any(example.trap for example in rule.examples) else ["no trap"]
    return (*told, *traps, *([] if rule.notices else ["no notices"]))

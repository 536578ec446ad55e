"""The ways that a rule can go: what it concerns holds or not, each requirement is met, not met, or stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from mouscan.rules import Outcome, Rule
from mouscan.rules.syntax import (
    At,
    Both,
    Condition,
    Either,
    Every,
    Named,
    Negated,
    Quantified,
    Since,
    Thing,
    Truth,
)

NAMES: dict[str, dict[Truth, str]] = {
    "concerns": {True: "true", False: "false", None: "open"},
    "require": {True: "met", False: "not met", None: "open"},
}
OPEN = ("in", "across", "like", "before", "after", "least", "most", "over", "under", "within")


class Branch(Struct, frozen=True):
    """One way of one statement of a rule, and how many agreements took it."""

    at: At
    of: str
    name: str
    hits: int


def branches(rule: Rule, outcomes: Iterable[Outcome]) -> tuple[Branch, ...]:
    """Return every way that a rule can go, with how often it went so."""
    taken = Counter(key for outcome in outcomes for key in set(_taken(rule, outcome)))
    return tuple(
        Branch(at, of, NAMES[of][value], taken[at, of, value])
        for at, of, condition, each in _statements(rule)
        for value in (True, False, *([None] if opens(condition) or (each and _thing(each)) else []))
    )


def opens(condition: Condition) -> bool:
    """Tell whether an agreement can leave a condition open."""
    match condition:
        case Quantified(thing=thing, where=where):
            return _thing(thing) or (where is not None and opens(where))
        case Every(thing, has):
            return _thing(thing) or opens(has)
        case Both(parts) | Either(parts):
            return any(map(opens, parts))
        case Negated(part) | Named(_, part):
            return opens(part)
    return isinstance(condition, Since)


def _thing(thing: Thing) -> bool:
    """Tell whether it can stay open what there is of a thing: what is put off, not given, or not compared."""
    states = any(q.kind == "being" for q in thing.qualifiers)
    return (
        thing.noun == "document"
        or (thing.noun == "safeguard" and not states)
        or any(q.kind in OPEN for q in thing.qualifiers)
    )


def _statements(rule: Rule) -> Iterator[tuple[At, str, Condition, Thing | None]]:
    if rule.concerns is not None:
        yield rule.at, "concerns", rule.concerns, None
    for requirement in rule.requirements:
        yield requirement.at, "require", requirement.condition, requirement.each


def _taken(rule: Rule, outcome: Outcome) -> Iterator[tuple[At, str, Truth]]:
    """Yield the ways that a rule went in one outcome; a requirement judged for several things may go several."""
    if outcome.concern is not None:
        yield rule.at, "concerns", outcome.concern.value
    for step in outcome.steps:
        sure = step.item is None or step.item.sure or step.proof.value
        yield step.requirement.at, "require", step.proof.value if sure else None

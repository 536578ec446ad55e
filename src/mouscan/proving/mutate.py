"""Rules tried on mutants: which of those that pass an agreement still pass when the words they rest on are damaged.

A mutant is aimed at a rule that rests on a sentence which it changes, or that passes because something stands nowhere
and that the mutant brings in. What it cannot notice is a hole in the rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mouscan.check import jurisdiction
from mouscan.errors import InputError
from mouscan.graph import Agreement
from mouscan.intake import clauses_of
from mouscan.proving.mutant import Mutant
from mouscan.proving.operators import anywhere, mutants
from mouscan.proving.original import Original, original, parsed
from mouscan.proving.survey import Survey, Trial, Tried
from mouscan.rules import Outcome, Rule, check, select
from mouscan.rules.examples import examples


@dataclass(frozen=True, slots=True)
class Order:
    """What a survey was asked for: the rules, the profile (or `auto`), the operators, and how many mutants at most."""

    rules: tuple[Rule, ...]
    profile: str
    operators: tuple[str, ...]
    limit: int


def prove(file: str, order: Order) -> Survey:
    """Damage one agreement and judge every mutant; raises InputError for a text that is no agreement."""
    tree = clauses_of(file)
    if tree.nature.kind != "agreement":
        raise InputError(f"{tree.document.name}: this does not look like an agreement ({tree.nature.reason})")
    whole = original(tree)
    profile, why = (order.profile, "as asked") if order.profile != "auto" else jurisdiction(whole.agreement)
    rules = select(order.rules, profile)
    outcomes = check(whole.agreement, rules, profile)
    passing = [(r, o) for r, o in zip(rules, outcomes, strict=True) if o.outcome == "pass"]
    aimed = _aimed(whole, passing, order.operators)
    chosen = aimed[: order.limit]
    trials: dict[str, list[Trial]] = {rule.id: [] for rule, _ in passing}
    for mutant, targets in sorted(chosen, key=lambda pair: pair[0].edits):
        for trial in judged(mutant, targets, profile):
            trials[trial.outcome.rule].append(trial)
    return Survey(
        tree, profile, why,
        tuple(Tried(rule, tuple(trials[rule.id])) for rule, _ in passing),
        tuple(o for o in outcomes if o.outcome != "pass"),
        len(chosen), len(aimed) - len(chosen),
    )  # fmt: skip


def judged(mutant: Mutant, rules: Sequence[Rule], profile: str) -> Iterator[Trial]:
    """Yield what each of some rules says of a mutant, which is read once."""
    damaged = read(mutant)
    for outcome in check(damaged, rules, profile):
        yield Trial(mutant, outcome)


def read(mutant: Mutant) -> Agreement:
    """Read the agreement out of a mutant."""
    return original(parsed(mutant.text, mutant.document.name)).agreement


def _aimed(
    whole: Original, passing: Sequence[tuple[Rule, Outcome]], operators: Sequence[str]
) -> list[tuple[Mutant, list[Rule]]]:
    """Return the mutants with the rules that each is aimed at, every operator's first before any operator's second."""
    rests = [(rule, _rests(whole, outcome)) for rule, outcome in passing]
    found: list[tuple[int, Mutant, list[Rule]]] = []
    counts = dict.fromkeys(operators, 0)
    for mutant in mutants(whole, operators, [rule for rule, _ in passing]):
        targets = [rule for rule, sentences in rests if _hits(mutant, rule, sentences)]
        if targets:
            found.append((counts[mutant.operator], mutant, targets))
            counts[mutant.operator] += 1
    return [(mutant, targets) for _, mutant, targets in sorted(found, key=lambda one: one[0])]


def _rests(whole: Original, outcome: Outcome) -> frozenset[int]:
    """Return the sentences that a pass rests on; none where it rests on what stands nowhere."""
    sentences = (whole.sentence(piece.start) for piece in outcome.evidence)
    return frozenset(sentence.index for sentence in sentences if sentence is not None)


def _hits(mutant: Mutant, rule: Rule, rests: frozenset[int]) -> bool:
    if mutant.rule:
        return mutant.rule == rule.id and not rests
    return bool(mutant.touched & rests) or (not rests and mutant.operator in anywhere() & {"insert"})


def killed(rule: Rule, operators: Sequence[str]) -> dict[str, bool]:
    """Return for each operator whether the rule notices at least one mutant that it makes of the rule's own passes."""
    found = dict.fromkeys(operators, False)
    profile = rule.profiles[0].text
    for text, passes in examples(rule):
        left = [name for name, noticed in found.items() if not noticed]
        if not passes or not left:
            continue
        whole = original(parsed(text, rule.id))
        if check(whole.agreement, [rule], profile)[0].outcome != "pass":
            continue
        for mutant in mutants(whole, left, [rule]):
            if not found[mutant.operator]:
                found[mutant.operator] = any(trial.fate == "noticed" for trial in judged(mutant, [rule], profile))
    return found

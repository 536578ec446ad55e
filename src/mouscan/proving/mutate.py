"""Rules tried on mutants: which of those that pass an agreement still pass when the words they rest on are damaged.

A mutant is aimed at a rule that rests on a sentence which it changes, or that passes because something stands nowhere
and that the mutant brings in. What it cannot notice is a hole in the rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mouscan.audit import Request, assess, dated
from mouscan.errors import InputError
from mouscan.graph import Agreement
from mouscan.intake import clauses_of
from mouscan.proving.mutant import Mutant
from mouscan.proving.operators import anywhere, mutants
from mouscan.proving.original import Original, original, parsed
from mouscan.proving.survey import NOTICED, Survey, Trial, Tried
from mouscan.rules import Case, Outcome, Rule
from mouscan.rules.examples import agreement as text_of
from mouscan.rules.judge import judge
from mouscan.rules.rule import Example


def prove(file: str, asked: Request, operators: Sequence[str], limit: int) -> Survey:
    """Damage one agreement and judge every mutant; raises InputError for a text that is no agreement.

    Whatever is damaged, the mutants are judged by the profile and as of the day of the undamaged text.
    """
    tree = clauses_of(file)
    if tree.nature.kind != "agreement":
        raise InputError(f"{tree.document.name}: this does not look like an agreement ({tree.nature.reason})")
    whole = original(tree)
    report = assess(whole.agreement, asked)
    passing = [(r, o) for r, o in zip(report.rules, report.outcomes, strict=True) if o.outcome == "pass"]
    aimed = _aimed(whole, passing, operators)
    chosen = sorted(aimed[:limit], key=lambda pair: pair[0].edits)
    again = replace(asked, profile=report.profile, day=report.day)
    trials: dict[str, list[Trial]] = {rule.id: [] for rule, _ in passing}
    for mutant, targets in chosen:
        for outcome in assess(read(mutant), replace(again, rules=tuple(targets))).outcomes:
            trials[outcome.rule].append(Trial(mutant, outcome))
    tried = tuple(Tried(rule, tuple(trials[rule.id])) for rule, _ in passing)
    return Survey(report, tried, len(chosen), len(aimed) - len(chosen))


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
    return bool(mutant.touched & rests) or (not rests and mutant.operator in anywhere() & _noticing(rule))


def _noticing(rule: Rule) -> set[str]:
    return {word.text for word in rule.notices}


def killed(rule: Rule, operators: Sequence[str] = ()) -> dict[str, bool]:
    """Return for each operator that a rule says it notices, or of others, whether it does so on its own examples.

    It must fail or stay open on at least one mutant of an example that passes; a second document is damaged too.
    """
    found = dict.fromkeys(operators or [word.text for word in rule.notices], False)
    for example in rule.showing("pass"):
        left = [name for name, noticed in found.items() if not noticed]
        if left:
            found.update(dict.fromkeys(_noticed(rule, example, left), True))
    return found


def unnoticed(rule: Rule) -> tuple[str, ...]:
    """Return what a rule says that it notices and no damage to its own examples shows."""
    return tuple(f"no example that shows it notice {name}" for name, noticed in killed(rule).items() if not noticed)


def _noticed(rule: Rule, example: Example, operators: Sequence[str]) -> set[str]:
    """Return the operators of which a rule notices a mutant of one example, reading no more than it takes."""
    whole = original(parsed(text_of(example.clauses), rule.id))
    other = original(parsed(text_of(example.others), example.document)) if example.document else None
    found: set[str] = set()
    if _outcome(rule, whole.agreement, example, other.agreement if other else None) != "pass":
        return found
    for mutant in mutants(whole, operators, [rule]):
        if mutant.operator not in found:
            outcome = _outcome(rule, read(mutant), example, other.agreement if other else None)
            found |= {mutant.operator} if outcome in NOTICED else set()
    for mutant in mutants(other, operators) if other else ():
        if mutant.operator not in found:
            outcome = _outcome(rule, whole.agreement, example, read(mutant))
            found |= {mutant.operator} if outcome in NOTICED else set()
    return found


def _outcome(rule: Rule, agreement: Agreement, example: Example, other: Agreement | None) -> str:
    profile = rule.profiles[0].text
    limits = {f"{rule.id}.{p.name.text}": p.limit_for(profile) for p in rule.parameters}
    documents = {} if other is None else {example.document: other}
    return judge(rule, Case(agreement, profile, documents, dated(agreement), limits)).outcome

"""A rule applied to an agreement: a verdict, the words it rests on, and for an absence the nearest miss.

Conditions have three values. What the text defers or delegates to a text that is not there is neither true nor false
but unknown, and stays so through `and`, `or` and `not` (Kleene's strong logic); unknown is never a pass.
"""

from __future__ import annotations

from dataclasses import dataclass

from mouscan.graph import Agreement, Evidence, Miss
from mouscan.rules.select import Item, select
from mouscan.rules.syntax import Both, Condition, Either, Negated, OutcomeName, Quantified, Requirement, Rule, Thing

Truth = bool | None
ORDER: dict[OutcomeName, int] = {"na": 0, "pass": 1, "unknown": 2, "fail": 3}
LINES = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The value of a condition, with the things that decided it; `missing` are the things that were looked for."""

    value: Truth
    items: tuple[Item, ...] = ()
    missing: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of one rule on one agreement.

    For an absence `evidence` is empty, `looked` says where it was looked for, `miss` is what came nearest (`clauses`
    holds its clause), and `after` is the id of the clause after which it belongs ("" where none can be told).
    """

    rule: str
    outcome: OutcomeName
    severity: str
    cls: str
    clauses: tuple[str, ...]
    message: str
    evidence: tuple[Evidence, ...] = ()
    looked: str = ""
    miss: Miss | None = None
    after: str = ""


def apply(rule: Rule, agreement: Agreement, profile: str) -> Outcome:
    """Return the outcome of one rule."""
    severity = rule.severity
    if rule.escalates is not None and severity == "warning" and evaluate(rule.escalates, agreement).value:
        severity = "error"
    cls = rule.class_for(profile)
    if rule.concerns is not None and evaluate(rule.concerns, agreement).value is False:
        return Outcome(rule.id, "na", severity, cls, (), "The text holds nothing that this rule is about.")
    worst: tuple[OutcomeName, Requirement | None, Verdict] = ("pass", None, Verdict(True))
    held: list[Item] = []
    for requirement in rule.requirements:
        verdict = evaluate(requirement.condition, agreement)
        if verdict.value:
            held += verdict.items
            continue
        outcome: OutcomeName = "unknown" if verdict.value is None else requirement.verdict
        if ORDER[outcome] > ORDER[worst[0]]:
            worst = (outcome, requirement, verdict)
    outcome, failed, verdict = worst
    if failed is None:
        found = _unique(held)
        return Outcome(rule.id, "pass", severity, cls, _clauses(found), rule.says, _evidence(found))
    found = _unique(verdict.items)
    message = _filled(failed.message, found, agreement)
    if outcome == "unknown" and found and found[0].why:
        message = f"{message} The text leaves it open: {found[0].why}."
    if outcome == "unknown" or (found and not _absent(verdict)):
        return Outcome(rule.id, outcome, severity, cls, _clauses(found), message, _evidence(found))
    miss = _nearest(verdict, agreement)
    return Outcome(
        rule.id, outcome, severity, cls, (miss.clause,) if miss else (), message,
        looked=_looked(agreement), miss=miss, after=_after(rule, agreement),
    )  # fmt: skip


def evaluate(condition: Condition, agreement: Agreement) -> Verdict:
    """Return the three-valued verdict of a condition."""
    match condition:
        case Negated(part):
            verdict = evaluate(part, agreement)
            return Verdict(None if verdict.value is None else not verdict.value, verdict.items, verdict.missing)
        case Both(parts):
            return _joined([evaluate(p, agreement) for p in parts], False)
        case Either(parts):
            return _joined([evaluate(p, agreement) for p in parts], True)
        case Quantified():
            return _counted(condition, agreement)


def _joined(verdicts: list[Verdict], decisive: bool) -> Verdict:
    """Join verdicts: one that is `decisive` decides (true for or, false for and), else an unknown one, else all.

    Where no alternative of an "or" holds, the first that the text speaks to shows why.
    """
    values = [v.value for v in verdicts]
    value = decisive if decisive in values else None if None in values else not decisive
    kept = [v for v in verdicts if v.value is value]
    shown = [next((v for v in kept if v.items), kept[0])] if decisive and value is False else kept
    return Verdict(value, tuple(i for v in shown for i in v.items), tuple(t for v in kept for t in v.missing))


def _counted(condition: Quantified, agreement: Agreement) -> Verdict:
    items = select(condition.thing, agreement)
    sure = tuple(i for i in items if i.sure)
    open_ = tuple(i for i in items if not i.sure)
    match condition.quantity:
        case "some":
            wanted = 1
        case "least":
            wanted = condition.number
        case "no" | "most":
            most = 0 if condition.quantity == "no" else condition.number
            if len(sure) > most:
                return Verdict(False, sure)
            return Verdict(None, open_) if len(sure) + len(open_) > most else Verdict(True)
    if len(sure) >= wanted:
        return Verdict(True, sure)
    if len(sure) + len(open_) >= wanted:
        return Verdict(None, open_, (condition.thing,))
    return Verdict(False, (), (condition.thing,))


def _absent(verdict: Verdict) -> bool:
    return bool(verdict.missing) and not verdict.items


def _unique(items: list[Item] | tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _clauses(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for item in items for c in item.clauses))


def _evidence(items: tuple[Item, ...]) -> tuple[Evidence, ...]:
    return tuple(sorted(dict.fromkeys(e for item in items for e in item.evidence), key=lambda e: e.start))[:LINES]


def _filled(message: str, items: tuple[Item, ...], agreement: Agreement) -> str:
    names = {p.id: p.name for p in agreement.parties}
    first = items[0] if items else None
    slots = {
        "{from}": names.get(first.source, first.source) if first else "",
        "{to}": names.get(first.target, first.target) if first else "",
        "{words}": first.evidence[0].words if first and first.evidence else "",
    }
    for slot, value in slots.items():
        message = message.replace(slot, value)
    return message


def _looked(agreement: Agreement) -> str:
    number = len(agreement.tree.clauses)
    return f"all {number} clauses" if number > 1 else "the one clause"


def _nearest(verdict: Verdict, agreement: Agreement) -> Miss | None:
    """Return what came nearest to the missing safeguard: words known to fall short, else a weaker form of it.

    One that was looked for in a certain state only ("that is deferred") is not what is missing.
    """
    sought = (thing for thing in verdict.missing if thing.noun == "safeguard" and not thing.qualifiers)
    kinds = [word.text for thing in sought for word in thing.kinds]
    for miss in agreement.misses:
        if miss.kind in kinds:
            return miss
    for safeguard in agreement.safeguards:
        if safeguard.kind in kinds and safeguard.evidence:
            piece = safeguard.evidence[0]
            return Miss(safeguard.kind, _WHY[safeguard.status], piece.clause, piece)
    return None


_WHY = {
    "weak": "It binds nobody firmly, or covers only a part.",
    "deferred": "It leaves the matter to be settled later.",
    "delegated": "It refers to a text that is not here.",
    "present": "It does not cover what this rule asks for.",
    "absent": "It says that there is none.",
}


def _after(rule: Rule, agreement: Agreement) -> str:
    """Return the clause after which a missing one belongs: the last that holds the first related safeguard."""
    order = {clause.id: i for i, clause in enumerate(agreement.tree.clauses)}
    for kind in rule.belongs:
        held = [c for s in agreement.safeguards if s.kind == kind.text for c in s.clauses if c in order]
        if held:
            return max(held, key=lambda c: order[c])
    body = [c.id for c in agreement.tree.clauses if c.role in ("clause", "heading") and "/" not in c.id]
    return body[-1] if body else ""

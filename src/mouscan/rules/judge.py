"""A rule applied to an agreement: an outcome, the words it rests on, and for an absence the nearest miss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mouscan.graph import Agreement, Miss
from mouscan.graph.transfer import Flow
from mouscan.rules.candidates import WEAK
from mouscan.rules.case import Case, Item, Scope
from mouscan.rules.evaluate import evaluate
from mouscan.rules.outcome import Outcome, Proof, Step
from mouscan.rules.printer import shown
from mouscan.rules.rule import SEVERITIES, Requirement, Rule, Severity
from mouscan.rules.select import select

NOTHING = "The text holds nothing that this rule is about."
SLOT = re.compile(r"\{(?:(\w[\w-]*)\.)?(\w+)\}")
RANK: dict[str, int] = {"pass": 1, "note": 2, "unknown": 3, "warn": 4, "fail": 5}
LOWERED: dict[str, Severity] = {"warn": "warning"}


def judge(rule: Rule, case: Case) -> Outcome:
    """Return the outcome of one rule on one agreement."""
    before = case.looked
    found = _judged(rule, Scope(case, case.agreement, rule.id))
    return replace(found, cost=case.looked - before)


def _judged(rule: Rule, scope: Scope) -> Outcome:
    case = scope.case
    severity = rule.severity_for(case.profile)
    plain = Outcome(rule.id, "na", severity, rule.class_for(case.profile), (), NOTHING)
    valid = rule.valid_for(case.profile)
    if valid is not None and case.day is not None and case.day < valid.day:
        if not valid.before:
            told = f"This has been a duty since {valid.day}; the agreement is judged as of {case.day}."
            return replace(plain, message=told)
        plain = replace(plain, severity=valid.before)
    elif rule.escalates is not None and severity == "warning" and evaluate(rule.escalates, scope).value:
        plain = replace(plain, severity="error")
    if rule.concerns is not None:
        plain = replace(plain, concern=evaluate(rule.concerns, scope))
        if plain.concern is not None and plain.concern.value is False:
            return plain
    lacking = [need for need in rule.needs if need.name.text not in case.documents]
    if lacking:
        told = " and ".join(f"{n.says}: give it with --with {n.name.text}=FILE" for n in lacking)
        return replace(plain, outcome="unknown", message=f"This rule reads a second document, {told}.")
    steps = tuple(_steps(rule, scope))
    return decided(rule, replace(plain, steps=steps), case.agreement) if steps else plain


def decided(rule: Rule, plain: Outcome, agreement: Agreement) -> Outcome:
    """Return the outcome of the requirements as they were judged: the worst decides, the others that fail come with it.

    A thing that is judged for each of several is told once, with the number of the others.
    """
    worst = max(plain.steps, key=lambda step: RANK[step.verdict])
    notes = [s for s in plain.steps if s.verdict == "note"]
    plain = replace(plain, also=_told(notes, agreement))
    if worst.verdict in ("pass", "note"):
        held = _unique([i for step in plain.steps for i in _held(step)])
        return _resting(replace(plain, outcome="pass", message=rule.says), held)
    alike = [s for s in plain.steps if s.verdict == worst.verdict and s.requirement is worst.requirement]
    found = _unique([i for step in alike for i in _held(step)])
    message = _filled(worst, found, agreement)
    if len(alike) > 1:
        message += f" The same goes for {len(alike) - 1} more."
    if worst.verdict == "unknown":
        why = next((i.why for i in found if i.why), "")
        told = f"{message} The text leaves it open: {why}." if why else message
        return _resting(replace(plain, outcome="unknown", message=told), found)
    lowered = LOWERED.get(worst.verdict, plain.severity)
    others = [s for s in plain.steps if RANK[s.verdict] > RANK["unknown"] and not _told_by(worst, s)]
    failed = replace(
        plain,
        outcome="fail",
        severity=max(plain.severity, lowered, key=SEVERITIES.index),
        message=message,
        also=_told([*others, *notes], agreement),
    )
    if found and not _absent(worst):
        return _resting(failed, found)
    miss = _nearest(worst.proof, agreement)
    after = _after(rule, agreement)
    place = miss.clause if miss else after
    return replace(failed, clauses=(place,) if place else (), looked=_looked(agreement), miss=miss, after=after)


def _told_by(worst: Step, other: Step) -> bool:
    """Tell whether what another requirement lacks is told with the worst: it is the same one, or misses the same."""
    if other.requirement is worst.requirement:
        return True
    lacks = {shown(thing) for thing in other.proof.missing}
    return bool(lacks) and not other.proof.items and lacks <= {shown(thing) for thing in worst.proof.missing}


def _told(steps: Sequence[Step], agreement: Agreement) -> tuple[str, ...]:
    """Return the messages of some requirements, each once."""
    return tuple(dict.fromkeys(_filled(s, _unique(_held(s)), agreement) for s in steps))


def _resting(outcome: Outcome, items: Sequence[Item]) -> Outcome:
    """Return an outcome with the clauses and words that it rests on."""
    clauses = tuple(dict.fromkeys(c for item in items for c in item.clauses))
    words = sorted(dict.fromkeys(e for item in items for e in item.evidence), key=lambda e: e.start)
    return replace(outcome, clauses=clauses, evidence=tuple(words))


def _steps(rule: Rule, scope: Scope) -> Iterator[Step]:
    """Yield every requirement as judged; one under "for every" once for each thing."""
    for requirement in rule.requirements:
        if requirement.each is None:
            yield _step(requirement, scope, None)
            continue
        for item in select(requirement.each, scope):
            name = requirement.each.called
            yield _step(requirement, scope.binding(name.text, item) if name else scope, item)


def _step(requirement: Requirement, scope: Scope, item: Item | None) -> Step:
    proof = evaluate(requirement.condition, scope)
    sure = item is None or item.sure
    verdict = "pass" if proof.value else requirement.verdict if proof.value is False and sure else "unknown"
    return Step(requirement, verdict, proof, item)


def _held(step: Step) -> tuple[Item, ...]:
    """Return what a step rests on: for a thing that does not meet what is asked, the thing itself first."""
    if step.item is None:
        return step.proof.items
    return (step.item, *step.proof.items)


def _absent(step: Step) -> bool:
    return step.item is None and bool(step.proof.missing) and not step.proof.items


def _unique(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _filled(step: Step, items: Sequence[Item], agreement: Agreement) -> str:
    """Return the message with its slots filled: from the thing that is judged, else from the first that decided."""
    first = step.item or (items[0] if items else None)
    names = {p.id: p.name for p in agreement.parties}
    data = {d.id: d.name for d in agreement.data}

    def fill(match: re.Match[str]) -> str:
        if first is None:
            return ""
        flow = first.node if isinstance(first.node, Flow) else None
        match match[2]:
            case "from":
                return names.get(first.source, first.source)
            case "to":
                return names.get(first.target, first.target)
            case "data":
                return ", ".join(data.get(d, d) for d in flow.data) if flow and flow.data else "the data"
            case "purposes":
                return ", ".join(flow.purposes) if flow else ""
            case "name":
                named = ("name", "citation", "category", "term")
                return next((str(n) for n in (getattr(first.node, part, "") for part in named) if n), "")
        # The message goes on after the quotation with stops of its own.
        return first.evidence[0].words.rstrip(".,;:") if first.evidence else ""

    return SLOT.sub(fill, step.requirement.message)


def _looked(agreement: Agreement) -> str:
    number = len(agreement.tree.clauses)
    return f"all {number} clauses" if number > 1 else "the one clause"


def _nearest(proof: Proof, agreement: Agreement) -> Miss | None:
    """Return what came nearest to the missing safeguard: words known to fall short, else a weaker form of it.

    One that was looked for in a certain state only ("that is deferred") is not what is missing.
    """
    sought = (t for t in proof.missing if t.noun == "safeguard" and not any(q.kind == "being" for q in t.qualifiers))
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
    "weak": WEAK,
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

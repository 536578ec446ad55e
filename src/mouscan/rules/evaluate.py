"""The value of a condition on an agreement, and the proof of it.

Conditions have three values. What the text defers or delegates to a text that is not there, and what a document that
was not given would say, is neither true nor false but unknown, and stays so through `and`, `or`, `not`, `every` and
`some` (Kleene's strong logic).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mouscan.firewall.lattice import is_kind_of, sides
from mouscan.graph.agreement import DataItem, Party, Purpose
from mouscan.graph.transfer import Flow
from mouscan.rules.candidates import MOST, candidates
from mouscan.rules.case import Item, Scope, neither
from mouscan.rules.outcome import Candidate, Proof
from mouscan.rules.select import select
from mouscan.rules.syntax import (
    Both,
    Condition,
    Either,
    Every,
    Given,
    JudgedIn,
    KindOf,
    Named,
    Negated,
    Quantified,
    Since,
    Thing,
)


def evaluate(condition: Condition, scope: Scope) -> Proof:
    """Return the value of a condition with its proof."""
    match condition:
        case Negated(part):
            proof = evaluate(part, scope)
            return Proof(condition, neither(proof.value), proof.items, proof.missing, (proof,))
        case Named(_, inner):
            proof = evaluate(inner, scope)
            return Proof(condition, proof.value, proof.items, proof.missing, (proof,))
        case Both(parts):
            return _joined(condition, [evaluate(p, scope) for p in parts], False)
        case Either(parts):
            return _joined(condition, [evaluate(p, scope) for p in parts], True)
        case Every():
            return _every(condition, scope)
        case KindOf():
            return _kind(condition, scope)
        case Since(day):
            now = scope.case.day
            return Proof(condition, None if now is None else now >= day)
        case JudgedIn(profiles):
            return Proof(condition, any(word.text == scope.case.profile for word in profiles))
        case Given(document):
            return Proof(condition, document.text in scope.case.documents)
        case Quantified():
            return _counted(condition, scope)


def _joined(condition: Condition, proofs: Sequence[Proof], decisive: bool) -> Proof:
    """Join proofs: one that is `decisive` decides (true for or, false for and), else an unknown one, else all.

    Where no alternative of an "or" holds, the first that the text speaks to shows why.
    """
    values = [p.value for p in proofs]
    value = decisive if decisive in values else None if None in values else not decisive
    kept = [p for p in proofs if p.value is value]
    shown = [next((p for p in kept if p.items), kept[0])] if decisive and value is False else kept
    items = tuple(i for p in shown for i in p.items)
    return Proof(condition, value, items, tuple(t for p in kept for t in p.missing), tuple(proofs))


def _counted(condition: Quantified, scope: Scope) -> Proof:
    items = select(condition.thing, scope)
    parts: list[Proof] = []
    near: tuple[Candidate, ...] = ()
    if condition.where is not None:
        items, parts, near = _where(condition.thing, condition.where, items, scope)
    sure = tuple(i for i in items if i.sure)
    open_ = tuple(i for i in items if not i.sure)
    least, most = _range(condition)
    if len(sure) > most:
        return Proof(condition, False, sure, (), tuple(parts))
    if len(sure) + len(open_) < least:
        near = near or (() if sure or open_ else candidates(condition.thing, scope))
        return Proof(condition, False, sure, (condition.thing,), tuple(parts), near)
    if len(sure) >= least and len(sure) + len(open_) <= most:
        return Proof(condition, True, sure if least else (), (), tuple(parts))
    return Proof(condition, None, open_, (condition.thing,) if least else (), tuple(parts))


def _range(condition: Quantified) -> tuple[float, float]:
    """Return the least and the most that a quantity allows."""
    match condition.quantity:
        case "no":
            return 0, 0
        case "most":
            return 0, condition.number
        case "exactly":
            return condition.number, condition.number
    return condition.number, float("inf")


def _where(
    thing: Thing, where: Condition, items: Sequence[Item], scope: Scope
) -> tuple[tuple[Item, ...], list[Proof], tuple[Candidate, ...]]:
    """Return the items for which a condition holds or may hold, with the proofs, and those for which it does not."""
    kept, proofs, near = [], [], []
    for item in items:
        proof = evaluate(where, scope.binding(thing.called.text, item) if thing.called else scope)
        if proof.value is False:
            near.append(Candidate(item, where))
        else:
            proofs.append(proof)
            kept.append(item if proof.value else replace(item, sure=False, why=item.why or _why(proof)))
    return tuple(kept), proofs, tuple(near[:MOST])


def _every(condition: Every, scope: Scope) -> Proof:
    proofs: list[tuple[Item, Proof]] = []
    for item in select(condition.thing, scope):
        inner = scope.binding(condition.thing.called.text, item) if condition.thing.called else scope
        proof = evaluate(condition.has, inner)
        proofs.append((item, proof if item.sure or proof.value else replace(proof, value=None)))
    values = [proof.value for _, proof in proofs]
    value = False if False in values else None if None in values else True
    kept = [(item, proof) for item, proof in proofs if proof.value is value]
    return Proof(
        condition,
        value,
        tuple(dict.fromkeys(i for item, proof in kept for i in (item, *proof.items))),
        tuple(dict.fromkeys(t for _, proof in kept for t in proof.missing)),
        tuple(proof for _, proof in kept),
    )


def _kind(condition: KindOf, scope: Scope) -> Proof:
    item = scope.bound[condition.name.text]
    wanted = {word.text for word in condition.words}
    match item.node:
        case Purpose():
            own = {item.node.category}
        case Flow():
            own = set(item.node.purposes)
        case DataItem():
            own = {item.node.category, *item.node.tags}
        case Party():
            own = {item.node.kind, sides().get(item.node.kind, "")}
        case _:
            own = set()
    value = any(is_kind_of(o, w) for o in own for w in wanted)
    return Proof(condition, value is not condition.negated, (item,))


def _why(proof: Proof) -> str:
    return next((i.why for i in proof.items if i.why), "")

"""What judging a rule can cost at most: the nouns that its conditions go through, those within others as products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mouscan.rules.rule import Rule
from mouscan.rules.syntax import Both, Condition, Either, Every, Named, Negated, Quantified, Thing

Product = tuple[str, ...]
ONCE: Product = ()
PLURALS = {"party": "parties", "data": "data", "precedence": "precedence"}


def bound(rule: Rule) -> tuple[Product, ...]:
    """Return the products of nouns that a rule looks through, each as often as the rule does so.

    A thing within another counts for each of those only where it speaks of what is bound; else it is found once.
    """
    conditions = [c for c in (rule.concerns, rule.escalates) if c is not None]
    found = [p for c in conditions for p in _condition(c, ONCE, {})]
    for requirement in rule.requirements:
        outer, inside = ONCE, dict[str, Product]()
        if (each := requirement.each) is not None:
            found += _thing(each, {})
            outer = (each.noun,)
            inside = {each.called.text: outer} if each.called else {}
        found += _condition(requirement.condition, outer, inside)
    return tuple(found)


def shown(rule: Rule) -> str:
    """Return the bound in words: "flows x safeguards + parties"; a product that another holds is left out."""
    products = [Counter(p) for p in bound(rule)]
    kept = [p for i, p in enumerate(products) if not any(p < q or (p == q and i > j) for j, q in enumerate(products))]
    return " + ".join(" x ".join(PLURALS.get(n, f"{n}s") for n in p.elements()) for p in kept) or "nothing"


def _condition(one: Condition, outer: Product, bound: dict[str, Product]) -> Iterator[Product]:
    """Yield the products of one condition; `outer` are the nouns that it stands within, by name in `bound`."""
    match one:
        case Quantified(thing=thing, where=inner):
            yield from _within(thing, inner, outer, bound)
        case Every(thing, inner):
            yield from _within(thing, inner, outer, bound)
        case Negated(part) | Named(_, part):
            yield from _condition(part, outer, bound)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _condition(part, outer, bound)


def _within(thing: Thing, inner: Condition | None, outer: Product, bound: dict[str, Product]) -> Iterator[Product]:
    yield from _thing(thing, bound)
    if inner is not None:
        around = (*outer, thing.noun)
        yield from _condition(inner, around, {**bound, thing.called.text: around} if thing.called else bound)


def _thing(thing: Thing, bound: dict[str, Product]) -> Iterator[Product]:
    """Yield a thing's noun, behind what it is bound to, and those of the things that its qualifiers speak of."""
    yield (thing.noun,)
    if tied := [bound[q.name.text] for q in thing.qualifiers if q.name is not None and q.name.text in bound]:
        yield (*max(tied, key=len), thing.noun)
    for q in thing.qualifiers:
        if q.thing is not None:
            for inner in _thing(q.thing, bound):
                yield inner if len(inner) == 1 else (*inner, thing.noun)

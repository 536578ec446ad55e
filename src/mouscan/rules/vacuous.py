"""Whether a rule can ever fire, and whether it can ever pass: its conditions tried with every value of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from msgspec import Struct

from mouscan.rules.fault import fault
from mouscan.rules.rule import Rule
from mouscan.rules.sound import atoms
from mouscan.rules.syntax import At, Both, Condition, Either, JudgedIn, Named, Negated, Quantified, Word

MOST = 12


def check(rule: Rule) -> None:
    """Raise RuleError for a rule that never applies, that can never fail, or that can never pass.

    Two conditions that ask for some and for none of the same thing are one part with two values. More than twelve
    parts are not tried.
    """
    concerns = rule.concerns
    profiles = tuple(word.text for word in rule.profiles)
    if concerns is not None and not any(_values(concerns, None, profiles)):
        raise fault(rule.file, rule.at, f"rule {rule.id} never applies: what it concerns contradicts itself")
    for requirement in rule.requirements:
        values = set(_values(requirement.condition, concerns, profiles))
        if values == {True}:
            raise fault(rule.file, requirement.at, "this is always met where the rule applies: it can never fail")
        if values == {False}:
            raise fault(rule.file, requirement.at, "this is never met where the rule applies: it can never pass")
    everything = Both(tuple(r.condition for r in rule.requirements if r.each is None))
    if everything.parts and not any(_values(everything, concerns, profiles)):
        raise fault(rule.file, rule.at, f"rule {rule.id} can never pass: its requirements contradict one another")


def _values(condition: Condition, given: Condition | None, profiles: tuple[str, ...]) -> Iterator[bool]:
    """Yield the values of a condition in some profiles, over all values of its parts for which `given` holds."""
    whole = [a for c in (condition, given) if c is not None for a in atoms(c)]
    parts = list(dict.fromkeys(_key(a)[0] for a in whole if not isinstance(a, JudgedIn)))
    if len(parts) > MOST:
        yield from (True, False)
        return
    for profile, *values in product(profiles, *[(True, False)] * len(parts)):
        world: dict[object, object] = {JudgedIn: profile, **dict(zip(parts, values, strict=True))}
        if given is None or _holds(given, world):
            yield _holds(condition, world)


def _holds(condition: Condition, world: dict[object, object]) -> bool:
    match condition:
        case JudgedIn(profiles):
            return world[JudgedIn] in {word.text for word in profiles}
        case Both(parts):
            return all(_holds(p, world) for p in parts)
        case Either(parts):
            return any(_holds(p, world) for p in parts)
        case Negated(part):
            return not _holds(part, world)
        case Named(_, part):
            return _holds(part, world)
    key, straight = _key(condition)
    return world[key] is straight


def _key(atom: Condition) -> tuple[object, bool]:
    """Return what an atom is about, and whether it asks for it: "no X" is the opposite of "some X"."""
    if isinstance(atom, Quantified) and atom.quantity in ("some", "no"):
        return ("some", _plain(atom.thing), _plain(atom.where)), atom.quantity == "some"
    return _plain(atom), True


def _plain(value: object) -> object:
    """Return a value without the positions of its words, so that what says the same is the same."""
    if isinstance(value, At):
        return None
    if isinstance(value, Word):
        return value.text
    if isinstance(value, tuple):
        return tuple(_plain(v) for v in value)
    if isinstance(value, Struct):
        return (type(value).__name__, *(_plain(getattr(value, name)) for name in value.__struct_fields__))
    return value

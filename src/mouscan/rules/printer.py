"""Conditions in the rule language's own words: the text of what was read from a rule, one form for each meaning."""

from __future__ import annotations

from mouscan.rules.syntax import (
    Both,
    Condition,
    Either,
    Every,
    Given,
    JudgedIn,
    KindOf,
    Limit,
    Named,
    Negated,
    Qualifier,
    Quantified,
    Since,
    Thing,
    Word,
)

BOUNDS = {"most": "at most", "least": "at least"}


def shown(value: Condition | Thing | Qualifier | Limit) -> str:
    """Return a condition, a thing, a qualifier or a limit as a rule writes it."""
    match value:
        case Thing():
            return thing(value)
        case Qualifier():
            return qualifier(value)
        case Limit():
            return limit(value)
    return condition(value)


def condition(value: Condition) -> str:
    """Return a condition as a rule writes it, with brackets only where they are needed."""
    match value:
        case Either(parts):
            return " or ".join(_bracketed(p, Either) for p in parts)
        case Both(parts):
            return " and ".join(map(_atom, parts))
        case Negated(part):
            return f"not {_atom(part)}"
        case Every(each, has):
            return f"every {thing(each)} has {_atom(has)}"
        case KindOf(name, kinds, negated):
            return f"{name.text} is {'not ' if negated else ''}a kind of {words(kinds)}"
        case Since(day):
            return f"since {day.isoformat()}"
        case JudgedIn(profiles):
            return f"judged in {words(profiles)}"
        case Given(document):
            return f"given {document.text}"
        case Named(name, _):
            return name
        case Quantified():
            where = f" where {_atom(value.where)}" if value.where is not None else ""
            return f"{_amount(value)} {thing(value.thing)}{where}"


def _bracketed(value: Condition, *kinds: type) -> str:
    text = condition(value)
    return f"({text})" if isinstance(value, kinds) else text


def _atom(value: Condition) -> str:
    return _bracketed(value, Both, Either)


def _amount(value: Quantified) -> str:
    match value.quantity:
        case "least" | "most":
            return f"at {value.quantity} {value.number}"
        case "exactly":
            return f"exactly {value.number}"
    return value.quantity


def thing(value: Thing) -> str:
    """Return a thing with what narrows it."""
    kinds = words(value.kinds) or texts(value.texts)
    called = f"called {value.called.text}" if value.called else ""
    return " ".join(filter(None, (value.noun, kinds, called, *map(qualifier, value.qualifiers))))


def qualifier(value: Qualifier) -> str:
    """Return what narrows a thing."""
    kind = BOUNDS.get(value.kind, value.kind)
    if value.kind == "being":
        return f"that is {'not ' if value.negated else ''}{words(value.words)}"
    if value.thing is not None:
        return f"{kind} {thing(value.thing)}"
    if value.name is not None:
        return f"{kind} the {value.part.text} of {value.name.text}" if value.part else f"{kind} {value.name.text}"
    if value.limit is not None:
        return f"{kind} {limit(value.limit)}"
    if value.day is not None:
        return f"{kind} {value.day.isoformat()}"
    return f"{kind} {words(value.words) or texts(value.texts)}"


def limit(value: Limit) -> str:
    """Return a threshold."""
    if value.parameter is not None:
        return value.parameter.text
    return f"{value.number} {value.unit.text}" if value.unit is not None else str(value.number)


def words(values: tuple[Word, ...]) -> str:
    """Return names as a list."""
    return ", ".join(word.text for word in values)


def texts(values: tuple[str, ...]) -> str:
    """Return words of the agreement as a list of strings."""
    return ", ".join(map(string, values))


def string(text: str) -> str:
    """Return words in double quotes."""
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def narrowed(profiles: tuple[Word, ...]) -> str:
    """Return the profiles that something is kept to, a space before them; "" for all."""
    return f" in {words(profiles)}" if profiles else ""

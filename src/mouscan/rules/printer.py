"""Conditions in the words of the rule language, on one line or broken at `and` and `or`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

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

WIDTH = 120
STEP = "  "
AMOUNTS = {"some": "some", "no": "no", "least": "at least {}", "most": "at most {}", "exactly": "exactly {}"}
SHOWN = {"being": "that is", "least": "at least", "most": "at most"}
JOINED = {Both: "and ", Either: "or "}


def quoted(text: str) -> str:
    """Return a string as a rule file spells it."""
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def listed(words: Iterable[Word]) -> str:
    """Return names with commas between them."""
    return ", ".join(word.text for word in words)


def narrowed(words: Sequence[Word]) -> str:
    """Return the profiles that something is kept to, with a space before them; "" for all."""
    return f" in {listed(words)}" if words else ""


def limit(one: Limit) -> str:
    """Return a threshold, or the parameter that stands for it."""
    if one.parameter is not None:
        return one.parameter.text
    return f"{one.number} {one.unit.text}" if one.unit else str(one.number)


def thing(one: Thing) -> str:
    """Return a thing with what narrows it."""
    kinds = ", ".join(map(quoted, one.texts)) or listed(one.kinds)
    called = f"called {one.called.text}" if one.called else ""
    return " ".join(part for part in (one.noun, kinds, called, *map(_qualifier, one.qualifiers)) if part)


def condition(one: Condition) -> str:
    """Return a condition on one line."""
    match one:
        case Quantified():
            return _counted(one) + (f" where {_atom(one.where)}" if one.where is not None else "")
        case Every(each, has):
            return f"every {thing(each)} has {_atom(has)}"
        case KindOf(name, words, negated):
            return f"{name.text} is {'not ' * negated}a kind of {listed(words)}"
        case Since(day):
            return f"since {day}"
        case JudgedIn(profiles):
            return f"judged in {listed(profiles)}"
        case Given(document):
            return f"given {document.text}"
        case Named(name, _):
            return name
        case Negated(part):
            return f"not {_atom(part)}"
        case Both(parts):
            return " and ".join(map(_atom, parts))
        case Either(parts):
            return " or ".join(f"({condition(p)})" if isinstance(p, Either) else condition(p) for p in parts)


def laid(one: Condition, column: int, width: int = WIDTH) -> list[str]:
    """Return a condition as lines that begin in a column; the first line has no indent of its own."""
    whole = condition(one)
    if column + len(whole) <= width:
        return [whole]
    match one:
        case Both(parts) | Either(parts):
            return [line for i, part in enumerate(parts) for line in _joined(one, part, i, column, width)]
        case Negated(part):
            return _behind("not ", _bracketed(part, column + 4, width))
        case Quantified(where=where) if where is not None:
            return [*_broken(_counted(one), column, width), *_under("where ", where, column, width)]
        case Every(each, has):
            return [*_broken(f"every {thing(each)}", column, width), *_under("has ", has, column, width)]
    return _broken(whole, column, width)


def names(one: Condition) -> tuple[Named, ...]:
    """Return the named conditions that a condition uses, each once, those inside of others too."""
    match one:
        case Named(_, part):
            return tuple(dict.fromkeys((one, *names(part))))
        case Both(parts) | Either(parts):
            return tuple(dict.fromkeys(n for part in parts for n in names(part)))
        case Negated(part) | Every(_, part):
            return names(part)
        case Quantified(where=where) if where is not None:
            return names(where)
    return ()


def _counted(one: Quantified) -> str:
    return f"{AMOUNTS[one.quantity].format(one.number)} {thing(one.thing)}"


def _atom(one: Condition) -> str:
    """Return a condition in brackets where it would fall apart without."""
    return f"({condition(one)})" if isinstance(one, (Both, Either)) else condition(one)


def _qualifier(one: Qualifier) -> str:
    shown = SHOWN.get(one.kind, one.kind)
    if one.part is not None and one.name is not None:
        return f"{shown} the {one.part.text} of {one.name.text}"
    if one.name is not None:
        return f"{shown} {one.name.text}"
    if one.thing is not None:
        return f"{shown} {thing(one.thing)}"
    if one.limit is not None:
        return f"{shown} {limit(one.limit)}"
    if one.day is not None:
        return f"{shown} {one.day}"
    said = ", ".join(map(quoted, one.texts)) or listed(one.words)
    return f"{shown} {'not ' * one.negated}{said}"


def _joined(whole: Both | Either, part: Condition, index: int, column: int, width: int) -> list[str]:
    """Return a part of an "and" or "or" as lines; those after its first stand further in."""
    word = JOINED[type(whole)] if index else ""
    loose = isinstance(part, Both) and isinstance(whole, Either)
    inner = column + (len(STEP) + 1 if loose else len(word))
    lines = laid(part, inner, width) if loose else _bracketed(part, inner, width)
    lead = STEP if loose else " " * len(word)
    return [word + lines[0], *(lead + line for line in lines[1:])]


def _bracketed(one: Condition, column: int, width: int) -> list[str]:
    if not isinstance(one, (Both, Either)):
        return laid(one, column, width)
    lines = _behind("(", laid(one, column + 1, width - 1))
    return [*lines[:-1], lines[-1] + ")"]


def _under(word: str, one: Condition, column: int, width: int) -> list[str]:
    lines = _behind(word, _bracketed(one, column + len(STEP) + len(word), width))
    return [STEP + line for line in lines]


def _behind(word: str, lines: Sequence[str]) -> list[str]:
    return [word + lines[0], *(" " * len(word) + line for line in lines[1:])]


def _broken(text: str, column: int, width: int) -> list[str]:
    """Return a text broken between words, for want of a better place."""
    return wrap(text, width - column, subsequent_indent=STEP, break_long_words=False, break_on_hyphens=False)

"""Conditions on several lines, broken at `and` and `or`, and whatever else a rule file breaks at its width."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from msgspec.structs import replace

from mouscan.rules.printer import condition, thing
from mouscan.rules.syntax import Both, Condition, Either, Every, Named, Negated, Quantified

WIDTH = 120
STEP = "  "
NARROWEST = 20
JOINED = {Both: "and ", Either: "or "}


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
            head = condition(replace(one, where=None))
            return [*broken(head, column, width), *_under("where ", where, column, width)]
        case Every(each, has):
            return [*broken(f"every {thing(each)}", column, width), *_under("has ", has, column, width)]
    return broken(whole, column, width)


def broken(text: str, column: int, width: int = WIDTH) -> list[str]:
    """Return a text broken between words, for want of a better place."""
    room = max(width - column, NARROWEST)
    return wrap(text, room, subsequent_indent=STEP, break_long_words=False, break_on_hyphens=False)


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

"""The conditions of a rule as typed values; every name knows its line and column."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Truth = bool | None


class At(Struct, frozen=True):
    """A position in a rule file, counted from 1."""

    line: int
    column: int


class Word(Struct, frozen=True):
    """A name in a rule, with its position."""

    text: str
    at: At


class Limit(Struct, frozen=True):
    """A threshold: a number with its unit ("" for a bare number), or the name of a parameter."""

    number: int
    unit: Word | None
    parameter: Word | None = None


class Qualifier(Struct, frozen=True):
    """What narrows a thing: `that is not prohibited`, `from service`, `beside data`, `covering f`, `over 2 years`.

    `words` holds its names, `thing` a thing that it speaks of, `name` a bound thing or, with `part`, a part of it
    ("the taker of f"); `limit` and `day` are thresholds; `text` and `texts` are words of the agreement.
    """

    kind: str
    at: At
    words: tuple[Word, ...] = ()
    negated: bool = False
    thing: Thing | None = None
    name: Word | None = None
    part: Word | None = None
    limit: Limit | None = None
    day: date | None = None
    texts: tuple[str, ...] = ()


class Thing(Struct, frozen=True):
    """A kind of node of the agreement's graph: `safeguard retention-limit`, `flow called f from service`."""

    noun: str
    kinds: tuple[Word, ...]
    qualifiers: tuple[Qualifier, ...]
    at: At
    called: Word | None = None
    texts: tuple[str, ...] = ()


class Quantified(Struct, frozen=True):
    """How many of a thing there are: `some`, `no`, `at least n`, `at most n`, `exactly n`; `where` narrows them."""

    quantity: Literal["some", "no", "least", "most", "exactly"]
    number: int
    thing: Thing
    where: Condition | None = None


class Every(Struct, frozen=True):
    """Each of a thing, if there is any, has what the condition asks for."""

    thing: Thing
    has: Condition


class KindOf(Struct, frozen=True):
    """A bound thing is, or is not, by the lattice a kind of one of the words."""

    name: Word
    words: tuple[Word, ...]
    negated: bool = False


class Since(Struct, frozen=True):
    """The agreement is judged as of this day or a later one."""

    day: date


class JudgedIn(Struct, frozen=True):
    """The agreement is judged by one of these profiles."""

    profiles: tuple[Word, ...]


class Given(Struct, frozen=True):
    """A second document was given."""

    document: Word


class Named(Struct, frozen=True):
    """A condition that has a name, kept so that a proof can call it by it."""

    name: str
    condition: Condition


class Both(Struct, frozen=True):
    """All of several conditions."""

    parts: tuple[Condition, ...]


class Either(Struct, frozen=True):
    """One of several conditions."""

    parts: tuple[Condition, ...]


class Negated(Struct, frozen=True):
    """The opposite of a condition."""

    part: Condition


Condition = Quantified | Every | KindOf | Since | JudgedIn | Given | Named | Both | Either | Negated

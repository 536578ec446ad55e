"""What a rule file says, as typed values; every part knows its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

OutcomeName = Literal["pass", "fail", "unknown", "na"]


@dataclass(frozen=True, slots=True)
class At:
    """A position in a rule file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Word:
    """A name in a rule, with its position."""

    text: str
    at: At


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What narrows a thing: `that is not prohibited`, `from service`, `beside data`; `words` holds its names."""

    kind: str
    words: tuple[Word, ...]
    negated: bool = False
    thing: Thing | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of node of the agreement's graph: `safeguard retention-limit`, `flow from service to enforcement`."""

    noun: str
    kinds: tuple[Word, ...]
    qualifiers: tuple[Qualifier, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Quantified:
    """How many of a thing: `some`, `no`, `at least n`, `at most n`."""

    quantity: Literal["some", "no", "least", "most"]
    number: int
    thing: Thing


@dataclass(frozen=True, slots=True)
class Both:
    """All of several conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The opposite of a condition."""

    part: Condition


Condition = Quantified | Both | Either | Negated


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a rule requires, with the verdict and the message where it is missing."""

    condition: Condition
    verdict: OutcomeName
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """An authority as it is cited, and the profiles that it holds in, empty for all."""

    text: str
    profiles: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, its metadata, its requirements and its own examples.

    `class_in` holds the classes of profiles that differ from `cls`; an example is a sequence of clauses, one that ends
    in a colon being the heading of the next.
    """

    id: str
    name: str
    says: str
    severity: str
    cls: str
    class_in: tuple[tuple[Word, str], ...]
    escalates: Condition | None
    profiles: tuple[Word, ...]
    valid: date | None
    sources: tuple[Source, ...]
    concerns: Condition | None
    requirements: tuple[Requirement, ...]
    belongs: tuple[Word, ...]
    remedy: str
    passes: tuple[tuple[str, ...], ...]
    fails: tuple[tuple[str, ...], ...]
    file: str
    at: At

    def class_for(self, profile: str) -> str:
        """Return the class of the rule in one profile: law or policy."""
        return next((cls for name, cls in self.class_in if name.text == profile), self.cls)

    def applies_in(self, profile: str) -> bool:
        """Tell whether a profile takes the rule."""
        return any(name.text == profile for name in self.profiles)

    def authority(self, profile: str) -> tuple[str, ...]:
        """Return the sources that hold in one profile, all of them where none does."""
        own = (s.text for s in self.sources if not s.profiles or any(w.text == profile for w in s.profiles))
        return tuple(own) or tuple(s.text for s in self.sources)

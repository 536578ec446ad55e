"""A rule, a profile and a pack as typed values: what a rule file says beside its conditions."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeVar

from msgspec import Struct

from mouscan.rules.syntax import At, Condition, Limit, Thing, Word

OutcomeName = Literal["pass", "fail", "unknown", "na"]
Severity = Literal["error", "warning", "info"]
Verdict = Literal["fail", "warn", "note", "unknown"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
VERDICTS: tuple[Verdict, ...] = ("fail", "warn", "note", "unknown")
SHOWN: dict[str, OutcomeName] = {"passes": "pass", "fails": "fail", "open": "unknown", "spares": "na"}

T = TypeVar("T")
Narrowed = tuple[tuple[T, tuple[Word, ...]], ...]


class Requirement(Struct, frozen=True):
    """One thing that a rule requires, with the verdict and the message where it is missing; `each` binds it."""

    condition: Condition
    verdict: Verdict
    message: str
    at: At
    each: Thing | None = None


class Source(Struct, frozen=True):
    """An authority as it is cited, and the profiles that it holds in, empty for all."""

    text: str
    profiles: tuple[Word, ...] = ()


class Valid(Struct, frozen=True):
    """The day since which a duty exists, in some profiles or all; `before` is its severity until then, if any."""

    day: date
    profiles: tuple[Word, ...] = ()
    before: Severity | None = None


class Parameter(Struct, frozen=True):
    """A threshold that configuration can set: its name and its values, by profile."""

    name: Word
    limits: Narrowed[Limit]

    def limit_for(self, profile: str) -> Limit:
        """Return its value in one profile."""
        return _narrowed(self.limits, profile, self.limits[0][0])


class Need(Struct, frozen=True):
    """A second document that a rule compares with: its name and what it is."""

    name: Word
    says: str


class Example(Struct, frozen=True):
    """An agreement in small, and the outcome that the rule must have on it; `trap` marks one from its pitfalls.

    `clauses` are its clauses, one that ends in a colon being the heading of the next; `others` those of a second
    document, which is `document`.
    """

    shows: OutcomeName
    clauses: tuple[str, ...]
    trap: bool
    at: At
    document: str = ""
    others: tuple[str, ...] = ()


class Profile(Struct, frozen=True):
    """Whose law and policy to judge by; `like` names one whose rules it takes beside its own."""

    name: Word
    title: str
    like: Word | None = None


class Pack(Struct, frozen=True):
    """A set of rules by what they have in common: their class, a profile, or the family of their ids."""

    name: Word
    title: str
    classes: tuple[str, ...] = ()
    profiles: tuple[Word, ...] = ()
    families: tuple[str, ...] = ()


class Rule(Struct, frozen=True):
    """One rule: what it says, its metadata, its requirements and its own examples.

    `severities` and `classes` hold values with the profiles they are for, empty for all others.
    """

    id: str
    name: str
    says: str
    severities: Narrowed[Severity]
    classes: Narrowed[str]
    escalates: Condition | None
    profiles: tuple[Word, ...]
    valid: tuple[Valid, ...]
    sources: tuple[Source, ...]
    parameters: tuple[Parameter, ...]
    needs: tuple[Need, ...]
    concerns: Condition | None
    requirements: tuple[Requirement, ...]
    belongs: tuple[Word, ...]
    remedy: str
    examples: tuple[Example, ...]
    notices: tuple[Word, ...]
    file: str
    at: At

    def severity_for(self, profile: str) -> Severity:
        """Return the severity of the rule in one profile."""
        return _narrowed(self.severities, profile, "warning")

    def class_for(self, profile: str) -> str:
        """Return the class of the rule in one profile: law or policy."""
        return _narrowed(self.classes, profile, "policy")

    def valid_for(self, profile: str) -> Valid | None:
        """Return since when the duty exists in one profile, None for always."""
        fit = [v for v in self.valid if not v.profiles or any(w.text == profile for w in v.profiles)]
        return max(fit, key=lambda v: len(v.profiles) > 0, default=None)

    def applies_in(self, profile: str) -> bool:
        """Tell whether a profile takes the rule."""
        return any(name.text == profile for name in self.profiles)

    def authority(self, profile: str) -> tuple[str, ...]:
        """Return the sources that hold in one profile; where none does all of them, each with where it holds."""
        own = (s.text for s in self.sources if not s.profiles or any(w.text == profile for w in s.profiles))
        return tuple(own) or tuple(f"of {', '.join(w.text for w in s.profiles)}: {s.text}" for s in self.sources)

    def showing(self, outcome: OutcomeName) -> tuple[Example, ...]:
        """Return the examples that show one outcome."""
        return tuple(e for e in self.examples if e.shows == outcome)


def _narrowed(values: Narrowed[T], profile: str, otherwise: T) -> T:
    """Return the value for a profile: one that names it, else one for all."""
    for value, profiles in values:
        if any(w.text == profile for w in profiles):
            return value
    return next((value for value, profiles in values if not profiles), otherwise)

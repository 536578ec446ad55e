"""What judging gives: the verdict of a rule, the steps that prove it, and the values that they rest on."""

from __future__ import annotations

from msgspec import Struct

from mouscan.graph import Evidence, Miss
from mouscan.rules.case import Item
from mouscan.rules.rule import OutcomeName, Requirement, Severity
from mouscan.rules.syntax import Condition, Qualifier, Thing, Truth


class Candidate(Struct, frozen=True):
    """A thing of the text that is not what a rule looks for: what it lacks is a part of the condition, or is said."""

    item: Item
    lacks: Qualifier | Condition | None = None
    why: str = ""


class Proof(Struct, frozen=True):
    """The value of a condition and what it rests on.

    `items` are the things that decided it, `missing` the things that were looked for and are not there, with the
    candidates that came near; `parts` prove the parts of the condition.
    """

    condition: Condition
    value: Truth
    items: tuple[Item, ...] = ()
    missing: tuple[Thing, ...] = ()
    parts: tuple[Proof, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Step(Struct, frozen=True):
    """One requirement as it was judged: its verdict, its proof, and the thing that it was judged for, if any."""

    requirement: Requirement
    verdict: str
    proof: Proof
    item: Item | None = None


class Outcome(Struct, frozen=True):
    """The verdict of one rule on one agreement.

    For an absence `evidence` is empty, `looked` says where it was looked for, `miss` is what came nearest, and `after`
    is the id of the clause after which it belongs ("" where none can be told); `clauses` holds the one or the other.
    `also` are the messages of what else is not met, and of what is only noted. `steps` prove it, requirement by
    requirement, and `concern` proves that the rule applies; `cost` counts the things that were looked at.
    """

    rule: str
    outcome: OutcomeName
    severity: Severity
    cls: str
    clauses: tuple[str, ...]
    message: str
    evidence: tuple[Evidence, ...] = ()
    looked: str = ""
    miss: Miss | None = None
    after: str = ""
    also: tuple[str, ...] = ()
    concern: Proof | None = None
    steps: tuple[Step, ...] = ()
    cost: int = 0

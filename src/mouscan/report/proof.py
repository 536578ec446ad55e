"""The proof of a verdict as plain JSON values: from the parts of the condition to the words of the clauses."""

from __future__ import annotations

from mouscan.report.record import Json, evidence
from mouscan.rules import Outcome
from mouscan.rules.case import Item
from mouscan.rules.outcome import Candidate, Proof, Step
from mouscan.rules.printer import shown
from mouscan.rules.syntax import Condition, Named, Negated, Qualifier, Truth

SAID: dict[Truth, str] = {True: "holds", False: "fails", None: "open"}


def tree(row: Outcome) -> dict[str, Json]:
    """Return what an outcome rests on: why the rule applies, each requirement, and how much was looked at."""
    return {
        "concerns": None if row.concern is None else _proof(row.concern),
        "requirements": [_step(step) for step in row.steps],
        "looked_at": row.cost,
    }


def _step(step: Step) -> dict[str, Json]:
    return {
        "verdict": step.verdict,
        "for": None if step.item is None else _item(step.item),
        "proof": _proof(step.proof),
    }


def _proof(proof: Proof) -> dict[str, Json]:
    """Return one part of a condition; what only negates or names another tells of that one's parts."""
    inner = proof.parts[0].parts if isinstance(proof.condition, (Negated, Named)) else proof.parts
    return {
        "condition": shown(proof.condition),
        "value": SAID[proof.value],
        "rests_on": [_item(item) for item in proof.items] if not inner else [],
        "missing": [shown(thing) for thing in proof.missing] if not inner else [],
        "candidates": [_candidate(one) for one in proof.candidates],
        "parts": [_proof(part) for part in inner],
    }


def _item(item: Item) -> dict[str, Json]:
    return {
        "clauses": list(item.clauses),
        "open": item.why if not item.sure else "",
        "evidence": evidence(item.evidence),
    }


def _candidate(one: Candidate) -> dict[str, Json]:
    return {
        "clauses": list(one.item.clauses),
        "lacks": one.why or (lacking(one.lacks) if one.lacks is not None else ""),
        "evidence": evidence(one.item.evidence),
    }


def lacking(part: Qualifier | Condition) -> str:
    """Return what a thing is not, in words: "it is not deferred", "it is prohibited", "not so: some law"."""
    if not isinstance(part, Qualifier):
        return f"for it this does not hold: {shown(part)}"
    if part.kind == "being":
        return f"it is {'' if part.negated else 'not '}{part.words[0].text}"
    return f"it is not {shown(part)}"

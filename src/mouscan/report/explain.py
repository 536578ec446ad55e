"""What `mouscan explain` prints: the proof of one verdict, from the rule's conditions to the words of the clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from mouscan.graph import Evidence
from mouscan.report.proof import lacking
from mouscan.report.report import Report
from mouscan.rules import Outcome
from mouscan.rules.case import Item
from mouscan.rules.outcome import Candidate, Proof, Step
from mouscan.rules.printer import shown
from mouscan.rules.syntax import Both, Condition, Either, Every, Named, Negated, Truth

INDENT = "  "
MANY = 3
MET: dict[Truth, str] = {True: "holds", False: "does not hold", None: "stays open"}
VERDICT = {"pass": "met", "unknown": "left open"}
OUTCOME = {"pass": "passes", "fail": "fails", "unknown": "stays open", "na": "does not apply"}


def explain(report: Report, row: Outcome, width: int) -> str:
    """Return the page that proves one outcome, at most `width` columns wide."""
    return "\n".join(line for text, depth in _lines(report, row) for line in _wrapped(text, depth, width))


def _wrapped(text: str, depth: int, width: int) -> list[str]:
    indent = INDENT * depth
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent + INDENT, break_on_hyphens=False) or [""]


Line = tuple[str, int]


def _lines(report: Report, row: Outcome) -> Iterator[Line]:
    rule = report.rule(row.rule)
    day = f" as of {report.day}" if report.day else ""
    yield f"{report.tree.document.name}: {rule.id} {rule.name} ({row.severity}, {row.cls}) {OUTCOME[row.outcome]}", 0
    yield f"judged by profile {report.profile}, {report.why}{day}", 1
    yield row.message, 1
    if row.concern is not None:
        yield "", 0
        yield "Whether the rule applies:", 0
        yield from _proof(row.concern, 1)
    told: dict[int, int] = {}
    for step in row.steps:
        number = told.setdefault(id(step.requirement), len(told) + 1)
        yield "", 0
        yield from _step(step, number, report)
    if row.outcome == "fail" and not row.evidence:
        yield "", 0
        yield f"Looked in: {row.looked}", 0
    if row.outcome in ("fail", "unknown"):
        yield "", 0
        yield f"Instead: {rule.remedy}", 0
    yield "", 0
    yield f"{row.cost} things of the text were looked at.", 0


def _step(step: Step, number: int, report: Report) -> Iterator[Line]:
    """Yield one requirement as it was judged, and for which thing."""
    verdict = VERDICT.get(step.verdict, f"not met ({step.verdict})")
    whose = ""
    if step.item is not None:
        names = {p.id: p.name for p in report.agreement.parties} if report.agreement else {}
        ends = [names.get(end, end) for end in (step.item.source, step.item.target) if end]
        whose = f", for {' -> '.join(ends)}" if ends else ""
    yield f"Requirement {number}{whose}: {verdict}", 0
    if step.item is not None:
        yield from _items([step.item], 1)
    yield from _proof(step.proof, 1)


def _proof(proof: Proof, depth: int) -> Iterator[Line]:
    """Yield a condition, whether it holds, and what shows it: its parts, the things found, or what was looked for."""
    yield f"{shown(proof.condition)}: {MET[proof.value]}", depth
    parts = _apart(proof)
    if parts:
        for part in parts:
            yield from _proof(part, depth + 1)
        return
    yield from _items(proof.items, depth + 1)
    if proof.missing and not proof.items:
        yield f"the text has no {_one(proof)}", depth + 1
    elif not proof.items and proof.value is True and not proof.missing:
        yield "the text has none", depth + 1
    for one in proof.candidates:
        yield from _candidate(one, depth + 1)


def _apart(proof: Proof) -> Sequence[Proof]:
    """Return the parts of a condition that are worth telling apart; what names or negates one thing is told as it."""
    match proof.condition:
        case Both() | Either() | Named():
            return proof.parts
        case Negated():
            return proof.parts if _compound(proof.parts[0].condition) else ()
        case Every():
            return proof.parts[:MANY] if proof.value is not True else ()
    return ()


def _compound(condition: Condition) -> bool:
    return isinstance(condition, (Both, Either, Named, Negated))


def _one(proof: Proof) -> str:
    return " or ".join(dict.fromkeys(shown(thing) for thing in proof.missing))


def _items(items: Sequence[Item], depth: int) -> Iterator[Line]:
    for item in items[:MANY]:
        if not item.sure and item.why:
            yield f"open: {item.why}", depth
        for piece in item.evidence[:MANY]:
            yield _quoted(piece), depth
        if len(item.evidence) > MANY:
            yield f"and {len(item.evidence) - MANY} more places", depth
    if len(items) > MANY:
        yield f"and {len(items) - MANY} more", depth


def _candidate(one: Candidate, depth: int) -> Iterator[Line]:
    lacks = one.why or (lacking(one.lacks) if one.lacks is not None else "")
    for piece in one.item.evidence[:1]:
        yield f"near: {_quoted(piece)}", depth
        yield f"what it lacks: {lacks}", depth + 1


def _quoted(piece: Evidence) -> str:
    return f'{piece.clause}, page {piece.page}, line {piece.line}: "{piece.words}"'

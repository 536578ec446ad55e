"""How firmly one agreement gives each safeguard, and the time or the number that it gives with it.

Which measures belong to which safeguard stands in `vocabularies/periods.tsv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from mouscan.contrast.comparison import ABSENT, Cell
from mouscan.contrast.fact import Fact, words
from mouscan.graph import Agreement, Evidence, Measure, Safeguard
from mouscan.graph.safeguards import FIRMEST
from mouscan.language.vocabulary import rows
from mouscan.report.captions import plain

NOT_STATED = "not stated"
TIMES = ("duration", "rhythm")


def safeguards(found: Agreement) -> Iterator[Fact]:
    """Yield every kind of safeguard with its strength and its value, or what comes near one that is absent."""
    given: dict[str, list[Safeguard]] = {}
    for safeguard in found.safeguards:
        given.setdefault(safeguard.kind, []).append(safeguard)
    for kind in _kinds():
        one = _given(found, kind, given[kind]) if kind in given else _absent(found, kind)
        yield Fact("safeguards", kind, plain(kind), one)


def _given(found: Agreement, kind: str, given: Sequence[Safeguard]) -> Cell:
    measures = _measures(found, kind, given)
    detail = "; ".join(dict.fromkeys(map(amount, measures))) or (NOT_STATED if kind in _roles() else "")
    by_id = found.tree.by_id
    clauses = {c for safeguard in given for c in safeguard.clauses} | {m.clause for m in measures}
    stated = [m.evidence for m in measures if not any(m.clause in safeguard.clauses for safeguard in given)]
    return Cell(
        min((safeguard.status for safeguard in given), key=FIRMEST.index),
        detail,
        clauses=tuple(sorted(clauses, key=lambda c: (by_id[c].start, c))),
        evidence=words([*(piece for safeguard in given for piece in safeguard.evidence), *stated]),
    )


def _absent(found: Agreement, kind: str) -> Cell:
    near = [miss for miss in found.misses if miss.kind == kind]
    note = "; ".join(dict.fromkeys(f"comes near in {miss.clause}: {miss.why}" for miss in near))
    return Cell(ABSENT["safeguards"], note=note, evidence=words(miss.evidence for miss in near))


def _measures(found: Agreement, kind: str, given: Sequence[Safeguard]) -> list[Measure]:
    """Return the measures of a safeguard: those with a role of it in its clauses.

    Where there is none, for some a time beside it without a role, else one elsewhere in the text counts whose role is
    that of no other safeguard.
    """
    roles = _roles().get(kind, frozenset())
    clauses = {clause for safeguard in given for clause in safeguard.clauses}
    sentences = [piece for safeguard in given for piece in safeguard.evidence]
    inside = [m for m in found.measures if m.role and m.role in roles and m.clause in clauses]
    if inside or not roles:
        return inside
    if "" in roles and (beside := [m for m in found.measures if _beside(m, sentences)]):
        return beside
    shared = Counter(role for own in _roles().values() for role in own)
    return [m for m in found.measures if m.role and m.role in roles and shared[m.role] == 1]


def _beside(measure: Measure, sentences: Sequence[Evidence]) -> bool:
    """Tell whether a measure is a time without a role in one of some sentences."""
    return not measure.role and measure.kind in TIMES and any(one.holds(measure.evidence) for one in sentences)


def amount(measure: Measure) -> str:
    """Return what a measure says in words that are the same for the same length: "6 months", "every year"."""
    if measure.kind == "date":
        return measure.value or measure.evidence.words
    if not measure.value:
        return measure.evidence.words
    one = measure.value == "1"
    parts = [measure.manner, measure.unit.removesuffix("s") if one else measure.unit]
    parts = [part for part in parts if part]
    if measure.kind == "rhythm":
        return " ".join(["every", *([] if one else [measure.value]), *parts])
    least = ["at least"] if measure.bound == "at-least" else []
    return " ".join([*least, measure.value, *parts])


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(sorted({row["value"] for row in rows("safeguards")}))


@cache
def _roles() -> dict[str, frozenset[str]]:
    """Return the roles of the measures that belong to each safeguard."""
    found: dict[str, set[str]] = {}
    for row in rows("periods"):
        found.setdefault(row["safeguard"], set()).add(row["role"])
    return {kind: frozenset(roles) for kind, roles in found.items()}

"""What an agreement says in each clause, one statement at a time, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mouscan.graph import Agreement, Evidence, Measure


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing read in a clause: its kind (data, flow, safeguard, ...), what it says, and the words it rests on."""

    kind: str
    said: str
    evidence: tuple[Evidence, ...]


def statements(agreement: Agreement) -> dict[str, list[Statement]]:
    """Return the statements of every clause that has any, those of one kind together."""
    found: dict[str, list[Statement]] = defaultdict(list)
    names = {p.id: p.name for p in agreement.parties}
    data = {d.id: d.name for d in agreement.data}

    def add(clause: str, kind: str, evidence: Sequence[Evidence], *parts: str) -> None:
        here = tuple(e for e in evidence if e.clause == clause)
        found[clause].append(Statement(kind, ", ".join(part for part in parts if part), here))

    for party in agreement.parties:
        for clause in party.clauses[:1]:
            also = f"also {', '.join(party.aliases)}" if party.aliases else ""
            add(clause, "party", party.evidence, f"{party.name} ({party.kind})", also)
    for definition in agreement.definitions:
        add(definition.clause, "definition", [definition.evidence], f"{definition.term}: {definition.meaning}")
    for item in agreement.data:
        later = "not collected yet" if item.latent else ""
        for clause in item.clauses:
            add(clause, "data", item.evidence, f"{item.name} ({item.category})", *item.tags, later)
    for purpose in agreement.purposes:
        barred = "prohibited" if purpose.polarity == "prohibited" else ""
        for clause in purpose.clauses:
            add(clause, "purpose", purpose.evidence, purpose.category, barred)
    for reference in agreement.legal_references:
        for clause in reference.clauses:
            add(clause, "law", reference.evidence, reference.citation)
    for flow in agreement.flows:
        ends = f"{names.get(flow.source, flow.source)} -> {names.get(flow.target, flow.target)}"
        what = f"of {'; '.join(data.get(d, d) for d in flow.data)}" if flow.data else ""
        why = f"for {'; '.join(flow.purposes)}" if flow.purposes else ""
        later = "latent" if flow.state == "latent" else ""
        for clause in flow.clauses:
            add(clause, "flow", flow.evidence, ends, flow.kind, flow.polarity, later, what, why)
    for safeguard in agreement.safeguards:
        bound = f"binds {names[safeguard.bearer]}" if safeguard.bearer in names else ""
        for clause in safeguard.clauses:
            add(clause, "safeguard", safeguard.evidence, safeguard.kind, safeguard.status, bound)
    for miss in agreement.misses:
        add(miss.clause, "near miss", [miss.evidence], miss.kind, miss.why)
    for measure in agreement.measures:
        add(measure.clause, measure.kind, [measure.evidence], *_measured(measure))
    for cross in agreement.tree.references:
        if cross.dangling:
            add(cross.clause, "missing", (), f"refers to {', '.join(cross.dangling)}")
    return found


def _measured(measure: Measure) -> tuple[str, ...]:
    """Return what a measure says: its words, its value where they do not give it in figures, its role and bound."""
    words = measure.evidence.words
    value = " ".join(part for part in (measure.value, measure.manner, measure.unit) if part)
    since = measure.anchor.words if measure.anchor else ""
    bound = measure.bound.replace("-", " ") if measure.bound != "exact" else ""
    return (
        f"{words} ({value})" if value not in ("", words) else words,
        f"for {measure.role}" if measure.role else "",
        bound,
        since,
        "" if measure.hard else "no firm limit",
    )

"""What an agreement says in each clause, one statement at a time, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mouscan.graph import Agreement, Evidence, LegalReference, Measure


class Statement(Struct, frozen=True):
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
        how = "prohibited" if purpose.polarity == "prohibited" else "secondary" if purpose.secondary else ""
        for clause in purpose.clauses:
            add(clause, "purpose", purpose.evidence, purpose.category, how)
    for reference in agreement.legal_references:
        for clause in reference.clauses:
            add(clause, "law", reference.evidence, reference.citation, *_law(reference))
    for flow in agreement.flows:
        ends = f"{names.get(flow.source, flow.source)} -> {names.get(flow.target, flow.target)}"
        what = f"of {'; '.join(data.get(d, d) for d in flow.data)}" if flow.data else ""
        why = f"for {'; '.join(flow.purposes)}" if flow.purposes else ""
        later = "latent" if flow.state == "latent" else ""
        for clause in flow.clauses:
            add(clause, "flow", flow.evidence, ends, flow.kind, flow.polarity, later, what, why)
    for said in agreement.precedence:
        yielding = said.yielding or "what conflicts with it"
        add(said.clause, "precedence", [said.evidence], f"{said.governing} prevails over {yielding}")
    flows = {f.id: f for f in agreement.flows}
    for conflict in agreement.conflicts:
        one, other = flows[conflict.first], flows[conflict.second]
        for flow, facing in ((one, other), (other, one)):
            ends = f"{names.get(flow.source, flow.source)} -> {names.get(flow.target, flow.target)}"
            against = f"{flow.polarity} here but {facing.polarity} in {', '.join(facing.clauses)}"
            prevails = "this prevails" if conflict.governs == flow.id else "the other prevails"
            settled = prevails if conflict.governs else "the text does not say which prevails"
            for clause in flow.clauses:
                add(clause, "conflict", flow.evidence, ends, against, settled)
    for safeguard in agreement.safeguards:
        for taken in safeguard.undertakings:
            bound = f"binds {names[taken.bearer]}" if taken.bearer in names else ""
            told = (bound, taken.within, taken.exception)
            add(taken.clause, "safeguard", safeguard.evidence, safeguard.kind, safeguard.status, *told)
    for miss in agreement.misses:
        add(miss.clause, "near miss", [miss.evidence], miss.kind, miss.why)
    for measure in agreement.measures:
        add(measure.clause, measure.kind, [measure.evidence], *_measured(measure))
    for cross in agreement.tree.references:
        if cross.dangling:
            add(cross.clause, "missing", (), f"refers to {', '.join(cross.dangling)}")
    return found


def _law(reference: LegalReference) -> Iterator[str]:
    """Yield what a provision is to the agreement, where its gateway leads, and when it ended."""
    if reference.role != "reference":
        yield reference.role
    if reference.giver or reference.taker:
        yield f"{reference.giver or 'any body'} -> {reference.taker or 'any body'}"
    if reference.ended:
        after = f", replaced by {reference.replaced_by}" if reference.replaced_by else ""
        yield f"in force until {reference.ended}{after}"


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

"""The agreement as a JSON object, valid under `schemas/agreement.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from mouscan.clauses import Clause
from mouscan.graph import Agreement, Evidence, Purpose

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def record(agreement: Agreement) -> dict[str, Json]:
    """Return the agreement as plain JSON values."""
    tree = agreement.tree
    return {
        "schema": "mouscan.agreement/1",
        "file": agreement.name,
        "title": agreement.title,
        "nature": {"kind": tree.nature.kind, "reason": tree.nature.reason},
        "clauses": [_clause(agreement, clause) for clause in tree.clauses],
        "references": [
            {
                "clause": r.clause,
                "words": _words(agreement, r.start, r.end),
                "targets": list(r.targets),
                "dangling": list(r.dangling),
            }
            for r in tree.references
        ],
        "parties": [
            {
                "id": p.id,
                "name": p.name,
                "aliases": list(p.aliases),
                "kind": p.kind,
                "roles": list(p.roles),
                "units": list(p.units),
                "parent": p.parent,
                "clauses": list(p.clauses),
                "evidence": evidence(p.evidence),
            }
            for p in agreement.parties
        ],
        "definitions": [
            {"term": d.term, "meaning": d.meaning, "clause": d.clause, "evidence": evidence([d.evidence])}
            for d in agreement.definitions
        ],
        "data": [
            {
                "id": d.id,
                "name": d.name,
                "category": d.category,
                "tags": list(d.tags),
                "generic": d.generic,
                "latent": d.latent,
                "clauses": list(d.clauses),
                "evidence": evidence(d.evidence),
            }
            for d in agreement.data
        ],
        "purposes": [
            {**_purpose(p), "secondary": p.secondary} for p in agreement.purposes if p.polarity == "permitted"
        ],
        "prohibited_purposes": [_purpose(p) for p in agreement.purposes if p.polarity == "prohibited"],
        "legal_references": [
            {
                "citation": r.citation,
                "instrument": r.instrument,
                "role": r.role,
                "giver": r.giver,
                "taker": r.taker,
                "ended": r.ended,
                "replaced_by": r.replaced_by,
                "clauses": list(r.clauses),
                "evidence": evidence(r.evidence),
            }
            for r in agreement.legal_references
        ],
        "flows": [
            {
                "id": f.id,
                "kind": f.kind,
                "from": f.source,
                "to": f.target,
                "data": list(f.data),
                "purposes": list(f.purposes),
                "polarity": f.polarity,
                "state": f.state,
                "subjects": list(f.subjects),
                "periodic": f.periodic,
                "clauses": list(f.clauses),
                "evidence": evidence(f.evidence),
            }
            for f in agreement.flows
        ],
        "provisos": [
            {
                "id": p.id,
                "target": p.target,
                "purposes": list(p.purposes),
                "excluded": list(p.excluded),
                "grounds": list(p.grounds),
                "clauses": list(p.clauses),
                "evidence": evidence(p.evidence),
            }
            for p in agreement.provisos
        ],
        "precedence": [
            {
                "governing": p.governing,
                "yielding": p.yielding,
                "how": p.how,
                "clause": p.clause,
                "evidence": evidence([p.evidence]),
            }
            for p in agreement.precedence
        ],
        "conflicts": [
            {
                "id": c.id,
                "first": c.first,
                "second": c.second,
                "governs": c.governs,
                "evidence": evidence(c.evidence),
            }
            for c in agreement.conflicts
        ],
        "safeguards": [
            {
                "kind": s.kind,
                "status": s.status,
                "bearer": s.bearer,
                "within": s.within,
                "undertakings": [
                    {
                        "clause": u.clause,
                        "bearer": u.bearer,
                        "force": u.force,
                        "within": u.within,
                        "exception": u.exception,
                    }
                    for u in s.undertakings
                ],
                "clauses": list(s.clauses),
                "evidence": evidence(s.evidence),
            }
            for s in agreement.safeguards
        ],
        "measures": [
            {
                "kind": m.kind,
                "value": m.value,
                "unit": m.unit,
                "role": m.role,
                "hard": m.hard,
                "bound": m.bound,
                "manner": m.manner,
                "anchor": evidence([m.anchor] if m.anchor else []),
                "clause": m.clause,
                "evidence": evidence([m.evidence]),
            }
            for m in agreement.measures
        ],
    }


def evidence(found: Sequence[Evidence]) -> list[Json]:
    """Return the clause, page, line and exact words of each piece of evidence."""
    return [{"clause": e.clause, "page": e.page, "line": e.line, "words": e.words} for e in found]


def _purpose(purpose: Purpose) -> dict[str, Json]:
    return {
        "id": purpose.id,
        "category": purpose.category,
        "clauses": list(purpose.clauses),
        "evidence": evidence(purpose.evidence),
    }


def _clause(agreement: Agreement, clause: Clause) -> dict[str, Json]:
    place = agreement.tree.document.place(clause.start)
    return {
        "id": clause.id,
        "label": clause.label,
        "heading": clause.heading,
        "role": clause.role,
        "parent": clause.parent,
        "text": agreement.tree.text(clause),
        "page": place.page,
        "line": place.line,
    }


def _words(agreement: Agreement, start: int, end: int) -> str:
    return " ".join(agreement.tree.document.printed(start, end).split())

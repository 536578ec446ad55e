"""One query of where data can come to, as plain JSON values."""

from __future__ import annotations

from mouscan.firewall.fix import Change
from mouscan.firewall.world import Bar, Edge, Opening, World
from mouscan.report.record import Json, evidence
from mouscan.report.trace import Trace, deciding, doors, lacking


def record(found: Trace) -> dict[str, Json]:
    """Return one query as plain JSON values."""
    world, told = found.world, found.verdict
    return {
        "schema": "mouscan.trace/1",
        "verdict": told.level,
        "says": found.asked.says(told),
        "path": [_hop(world, edge) for edge in told.way.edges] if told.way else [],
        "stopped_by": [_stop(world, bar) for bar in told.bars],
        "contradicted_by": [_stop(world, bar) for bar in told.against],
        "missing": [{"clauses": list(o.clauses), "evidence": evidence(o.evidence)} for o in told.missing],
        "left_open": [_door(bar, opening) for bar, opening in doors(found)],
        "least_fix": {
            "least": found.fix.least,
            "changes": [_change(found, change) for change in found.fix.changes],
            "closes": found.proof.closed if found.proof else None,
            "breaks": list(found.proof.broken) if found.proof else [],
        },
        "properties": [
            {
                "name": one.name,
                "says": one.says,
                "verdict": one.verdict.level if one.verdict else None,
                "clauses": list(deciding(one)),
            }
            for one in found.properties
        ],
        "assumed": [joint.says for joint in found.joints],
    }


def _hop(world: World, edge: Edge) -> dict[str, Json]:
    names = [world.units[end].name if end in world.units else end for end in (edge.source, edge.target)]
    return {
        "from": names[0],
        "to": names[1],
        "kind": edge.kind,
        "data": [*sorted(edge.data)],
        "purposes": [*sorted(edge.purposes)],
        "sure": edge.sure,
        "agreement": world.text(edge.id),
        "clauses": list(edge.clauses),
        "evidence": evidence(edge.evidence),
    }


def _stop(world: World, bar: Bar) -> dict[str, Json]:
    return {"agreement": world.text(bar.id), "clauses": list(bar.clauses), "evidence": evidence(bar.evidence)}


def _door(bar: Bar, opening: Opening) -> dict[str, Json]:
    return {
        "clauses": list(opening.clauses),
        "conditions": [*sorted(opening.slots)],
        "not_shown": [*lacking(opening.slots)],
        "evidence": evidence(opening.evidence),
    }


def _change(found: Trace, change: Change) -> dict[str, Json]:
    remedy = next((r for r in found.proof.remedies if r.change == change), None) if found.proof else None
    return {
        "agreement": found.world.text(change.edges[0].id),
        "clauses": list(change.clauses),
        "rule": remedy.rule if remedy else "",
        "remedy": remedy.wording if remedy else "",
        "flows": [_hop(found.world, edge) for edge in change.edges],
    }

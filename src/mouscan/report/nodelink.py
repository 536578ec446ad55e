"""The graph of some agreements as node-link data, valid under `schemas/graph.json`."""

from __future__ import annotations

import json

from mouscan.firewall.reach import Way
from mouscan.firewall.world import OUTSIDERS, UNNAMED, Bar, Edge, Opening, Unit, World
from mouscan.report import scene
from mouscan.report.record import Json, evidence


def nodelink(world: World, way: Way | None) -> str:
    """Return the units, the edges between them and every prohibition as JSON; both ends of an edge are units."""
    return json.dumps(record(world, way), ensure_ascii=False, indent=1)


def record(world: World, way: Way | None) -> dict[str, Json]:
    """Return the graph as plain JSON values; every body that the agreements name is a unit, with flows or without."""
    touched = {unit.id for unit in scene.drawn(world)}
    named = [unit for unit in world.units.values() if unit.id in touched or unit.id not in (OUTSIDERS, UNNAMED)]
    open_ = way.edges if way else ()
    return {
        "schema": "mouscan.graph/1",
        "units": [_unit(unit) for unit in named],
        "edges": [_edge(edge, edge in open_) for edge in scene.edges(world)],
        "bars": [_bar(bar) for bar in world.bars],
    }


def _unit(unit: Unit) -> Json:
    return {"id": unit.id, "name": unit.name, "kind": unit.kind, "side": unit.side, "parent": unit.parent}


def _edge(edge: Edge, open_: bool) -> Json:
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "data": [*sorted(edge.data)],
        "purposes": [*sorted(edge.purposes)],
        "sure": edge.sure,
        "clauses": list(edge.clauses),
        "evidence": evidence(edge.evidence),
        "open": open_,
    }


def _bar(bar: Bar) -> Json:
    return {
        "id": bar.id,
        "sources": [*sorted(bar.sources)],
        "targets": [*sorted(bar.targets)],
        "data": [*sorted(bar.data)],
        "purposes": [*sorted(bar.purposes)],
        "openings": [_opening(opening) for opening in bar.openings],
        "clauses": list(bar.clauses),
        "evidence": evidence(bar.evidence),
    }


def _opening(opening: Opening) -> Json:
    return {
        "purposes": [*sorted(opening.purposes)],
        "excluded": [*sorted(opening.excluded)],
        "gated": opening.gated,
        "unknown": opening.unknown,
        "clauses": list(opening.clauses),
        "evidence": evidence(opening.evidence),
    }

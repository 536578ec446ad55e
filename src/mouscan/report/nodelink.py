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
        "edges": [edge(world, one, one in open_) for one in scene.edges(world)],
        "bars": [bar(world, one) for one in world.bars],
    }


def edge(world: World, one: Edge, open_: bool) -> dict[str, Json]:
    """Return an edge, and whether it is a hop of the open way."""
    return {
        "id": one.id,
        "source": one.source,
        "target": one.target,
        "kind": one.kind,
        "data": [*sorted(one.data)],
        "purposes": [*sorted(one.purposes)],
        "sure": one.sure,
        "subjects": [*sorted(one.subjects)],
        "agreement": world.text(one.id),
        "clauses": list(one.clauses),
        "evidence": evidence(one.evidence),
        "open": open_,
    }


def bar(world: World, one: Bar) -> dict[str, Json]:
    """Return a prohibition with what opens it again."""
    return {
        "id": one.id,
        "sources": [*sorted(one.sources)],
        "targets": [*sorted(one.targets)],
        "data": [*sorted(one.data)],
        "purposes": [*sorted(one.purposes)],
        "openings": [_opening(opening) for opening in one.openings],
        "agreement": world.text(one.id),
        "clauses": list(one.clauses),
        "evidence": evidence(one.evidence),
    }


def _unit(unit: Unit) -> Json:
    return {"id": unit.id, "name": unit.name, "kind": unit.kind, "side": unit.side, "parent": unit.parent}


def _opening(opening: Opening) -> Json:
    return {
        "purposes": [*sorted(opening.purposes)],
        "excluded": [*sorted(opening.excluded)],
        "gated": opening.gated,
        "unknown": opening.unknown,
        "conditions": [*sorted(opening.slots)],
        "clauses": list(opening.clauses),
        "evidence": evidence(opening.evidence),
    }

"""A set of changes as a JSON object, valid under `schemas/change.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec.structs import asdict

from mouscan.change.changeset import Change, ChangeSet, Passage, Path, Turn
from mouscan.report.basis import Basis
from mouscan.report.record import Json


def write(found: ChangeSet, width: int) -> str:
    """Return the object as text."""
    return json.dumps(record(found), ensure_ascii=False, indent=1) + "\n"


def record(found: ChangeSet) -> dict[str, Json]:
    """Return a set of changes as plain JSON values."""
    return {
        "schema": "mouscan.change/1",
        "old": _basis(found.old),
        "new": _basis(found.new),
        "worse": found.worse,
        "paths": [_path(path) for path in found.paths],
        "findings": [_turn(turn) for turn in found.turns],
        "changes": [_change(change) for change in found.changes],
        "clauses": [{"how": p.how, "old": [*p.old], "new": [*p.new]} for p in found.pairings],
        "rewordings": [{"old": _passages(one.old), "new": _passages(one.new)} for one in found.rewordings],
        "same": found.same,
    }


def _basis(one: Basis) -> dict[str, Json]:
    return {**asdict(one), "packs": [[*pack] for pack in one.packs]}


def _path(path: Path) -> dict[str, Json]:
    return {
        "name": path.name,
        "says": path.says,
        "before": path.before or None,
        "after": path.after or None,
        "opened": path.opened,
        "shown": path.shown,
        "words": _passages(path.words),
    }


def _turn(turn: Turn) -> dict[str, Json]:
    return {
        "rule": turn.rule,
        "name": turn.name,
        "severity": turn.severity,
        "before": turn.before or None,
        "after": turn.after or None,
        "came": turn.came,
        "message": turn.message,
        "place": turn.place,
        "shown": turn.shown,
        "words": _passages(turn.words),
    }


def _change(change: Change) -> dict[str, Json]:
    return {
        "kind": change.kind,
        "worse": change.worse,
        "points": [{"about": point.about, "says": point.says} for point in change.points],
        "old": _passages(change.old),
        "new": _passages(change.new),
    }


def _passages(passages: Sequence[Passage]) -> list[Json]:
    return [{**asdict(passage)} for passage in passages]

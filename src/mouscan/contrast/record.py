"""The comparison as a JSON object, valid under `schemas/comparison.json`."""

from __future__ import annotations

from mouscan.contrast.comparison import Cell, Comparison, Row
from mouscan.report.basis import Basis
from mouscan.report.record import Json, evidence


def record(found: Comparison) -> dict[str, Json]:
    """Return a comparison as plain JSON values: its agreements, and its rows with a cell for each of them."""
    return {
        "schema": "mouscan.comparison/1",
        "template": found.template,
        "agreements": [_agreement(found, number, one) for number, one in enumerate(found.agreements)],
        "rows": [_row(row) for row in found.rows],
    }


def _agreement(found: Comparison, number: int, one: Basis) -> dict[str, Json]:
    against = found.template and number > 0
    return {
        "file": one.file,
        "title": one.title,
        "sha256": one.digest,
        "version": one.version,
        "profile": one.profile,
        "why": one.why,
        "packs": [{"name": name, "version": version} for name, version in one.packs],
        "rules": one.rules,
        "as_of": one.day or None,
        "caution": one.caution,
        "stands_out": found.standing_out(number),
        "changes": {str(change): count for change, count in found.changes(number).items()} if against else None,
    }


def _row(row: Row) -> dict[str, Json]:
    return {
        "group": row.group,
        "key": row.key,
        "label": row.label,
        "about": row.about,
        "tags": list(row.tags),
        "differs": row.differs,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> dict[str, Json]:
    return {
        "value": cell.value,
        "detail": cell.detail,
        "note": cell.note,
        "clauses": list(cell.clauses),
        "evidence": evidence(cell.evidence),
        "stands_out": cell.stands_out,
        "change": cell.change,
    }

"""The manifest of a survey: all that it takes to run it again, and what came of it; valid under its schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mouscan.census.corpus import Text, digest
from mouscan.census.harvest import named
from mouscan.census.tables import TABLES, Column, columns
from mouscan.census.terms import Terms
from mouscan.report.record import Json

NAME = "manifest.json"
KINDS = {str: "string", int: "int32", bool: "bool", tuple[str, ...]: "list<string>"}


def manifest(
    held: Terms, texts: Iterable[Text], folder: Path, counts: Mapping[str, int], statuses: Mapping[str, int]
) -> dict[str, Json]:
    """Return the manifest as plain JSON values; `folder` is where the tables lie, `counts` are their rows.

    It names nothing that changes from run to run: neither the time nor where the texts lie.
    """
    return {
        "schema": "mouscan.manifest/1",
        "made_with": held.made,
        "asked": dict(sorted(held.asked.items())),
        "rules": list(held.rules),
        "configurations": _distinct(held.configurations.values()),
        "files": [
            {"file": text.file, "sha256": text.digest, "document": named(text.file, text.digest)} for text in texts
        ],
        "documents": dict(statuses),
        "tables": [_table(name, folder, counts[name]) for name in TABLES],
    }


def _distinct(configurations: Iterable[Json]) -> list[Json]:
    found = {str(one["file"]): one for one in configurations if isinstance(one, dict)}
    return [found[file] for file in sorted(found)]


def _table(name: str, folder: Path, rows: int) -> Json:
    file = f"{name}.parquet"
    return {
        "name": name,
        "file": file,
        "says": str(TABLES[name].__doc__),
        "rows": rows,
        "sha256": digest(folder / file),
        "columns": [_column(column) for column in columns(TABLES[name])],
    }


def _column(column: Column) -> Json:
    return {"name": column.name, "type": KINDS[column.kind], "nullable": column.open, "says": column.says}

"""The rows of files that are done, one part a file: what a survey that was cut short goes on from."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import zlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import astuple

from mouscan.census.tables import TABLES, Cell, Row

Part: TypeAlias = "Mapping[str, list[list[Cell]]]"
SUFFIX = ".json.gz"
LEVEL = 6
NAMES = {row: name for name, row in TABLES.items()}


def sorted_out(rows: Iterable[Row]) -> dict[str, list[list[Cell]]]:
    """Return the rows of one file table by table, each as its cells."""
    part: dict[str, list[list[Cell]]] = {name: [] for name in TABLES}
    for row in rows:
        part[NAMES[type(row)]].append(list(astuple(row)))
    return part


def put(shelf: Path, key: str, rows: Iterable[Row]) -> None:
    """Shelve the rows of one file whole or not at all, the same rows always as the same bytes; raises OSError."""
    data = gzip.compress(json.dumps(sorted_out(rows), separators=(",", ":")).encode("ascii"), LEVEL, mtime=0)
    making = shelf / f".{key}"
    try:
        making.write_bytes(data)
        os.replace(making, shelf / f"{key}{SUFFIX}")
    except BaseException:
        with contextlib.suppress(OSError):
            making.unlink()
        raise


def get(shelf: Path, key: str) -> Part | None:
    """Return the rows that were shelved under a key, None where there are none or the part is damaged."""
    data = _unpacked(shelf, key)
    try:
        return json.loads(data) if data else None
    except ValueError:
        return None


def holds(shelf: Path, key: str) -> bool:
    """Tell whether whole rows were shelved under a key."""
    return bool(_unpacked(shelf, key))


def keep(shelf: Path, keys: Collection[str]) -> None:
    """Throw away what was shelved under other keys, and what a killed run left half written."""
    names = {f"{key}{SUFFIX}" for key in keys}
    for file in shelf.iterdir():
        if file.name not in names:
            file.unlink()


def _unpacked(shelf: Path, key: str) -> bytes | None:
    try:
        return gzip.decompress((shelf / f"{key}{SUFFIX}").read_bytes())
    except (FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error):
        return None

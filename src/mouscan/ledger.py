"""The file of accepted findings: a line for each, sorted, so that two branches that accept different ones merge."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from mouscan.errors import MouscanError

SCHEMA = "mouscan.baseline/1"
MARK = re.compile(r"(absent-)?[0-9a-f]{16}")
PARTS = {"file": str, "rule": str, "fingerprint": str, "count": int, "message": str}
SPACE = re.compile(r"[\s,]*")
MEND = "mend it, or delete the file and accept the findings again"


class Accepted(Struct, frozen=True, order=True):
    """One accepted finding: its file, rule and mark, how often it occurs there, and its message for readers."""

    file: str
    rule: str
    fingerprint: str
    count: int
    message: str


def written(findings: Sequence[Accepted]) -> str:
    """Return accepted findings as JSON, valid under `schemas/baseline.json`."""
    lines = ",\n".join(
        "  " + json.dumps({name: getattr(one, name) for name in PARTS}, ensure_ascii=False) for one in findings
    )
    return f'{{\n "schema": "{SCHEMA}",\n "findings": [{f"{chr(10)}{lines}{chr(10)} " if lines else ""}]\n}}\n'


def read(path: Path) -> tuple[Accepted, ...]:
    """Return the accepted findings of a file; raises MouscanError with the line of what is broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MouscanError(f"{path}: not readable as UTF-8 text; {MEND}") from error
    try:
        values: Any = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line, says = (error.lineno, error.msg) if isinstance(error, json.JSONDecodeError) else (1, "nested too deep")
        raise MouscanError(f"{path}:{line}: this baseline is no valid JSON ({says}); {MEND}") from error
    if (
        not isinstance(values, dict)
        or set(values) != {"schema", "findings"}
        or not isinstance(values["findings"], list)
    ):
        raise MouscanError(f"{path}:1: this is no baseline of mouscan; {MEND}")
    if values["schema"] != SCHEMA:
        line = text.count("\n", 0, text.index('"schema"')) + 1
        raise MouscanError(f'{path}:{line}: this baseline is "{values["schema"]}", not "{SCHEMA}"; {MEND}')
    for number, one in enumerate(values["findings"]):
        if (wrong := _wrong(one)) is not None:
            raise MouscanError(f"{path}:{_line(text, number)}: {wrong}; {MEND}")
    most: dict[tuple[str, str, str], Accepted] = {}
    for row in values["findings"]:
        one = Accepted(**row)
        key = (one.file, one.rule, one.fingerprint)
        most[key] = max(one, most.get(key, one))
    return tuple(sorted(most.values()))


def _wrong(row: object) -> str | None:
    """Return what is wrong with one accepted finding, None for nothing."""
    if not isinstance(row, dict):
        return "an accepted finding is an object"
    if set(row) != set(PARTS):
        return f"an accepted finding has {', '.join(PARTS)}, and nothing else"
    for name, kind in PARTS.items():
        if type(row[name]) is not kind or (name != "message" and not row[name]):
            return f'"{name}" is {"a number" if kind is int else "a text"}'
    if row["count"] < 1 or not MARK.fullmatch(row["fingerprint"]):
        return f'{row["count"]} of "{row["fingerprint"]}" cannot be accepted'
    return None


def _line(text: str, number: int) -> int:
    """Return the line on which an accepted finding begins, counted from 0, in a text that is valid JSON."""
    match = re.search(r'"findings"\s*:\s*\[', text)
    position = match.end() if match else 0
    decoder = json.JSONDecoder()
    for _ in range(number):
        _, position = decoder.raw_decode(text, _skipped(text, position))
    return text.count("\n", 0, _skipped(text, position)) + 1


def _skipped(text: str, position: int) -> int:
    match = SPACE.match(text, position)
    return match.end() if match else position

"""What a project sets for mouscan, in `[tool.mouscan]` of `pyproject.toml` or in `mouscan.toml`, checked before use."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mouscan.errors import MouscanError
from mouscan.resources import folder

OWN = "mouscan.toml"
SHARED = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for the files of one folder; `file` is where it is set, None for nowhere.

    `rules` are rule files and folders of the project, `parameters` thresholds of rules ("MIN-007.most" to a value).
    """

    file: Path | None = None
    profile: str = "auto"
    packs: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)


@cache
def config(start: Path) -> Config:
    """Return what is set for a folder: in it, or in the nearest folder above that sets anything.

    Raises MouscanError with file and line for a configuration that is no TOML, or says what means nothing.
    """
    for place in (start, *start.parents):
        if (place / OWN).is_file():
            return _read(place / OWN, ())
        if (place / SHARED).is_file() and "tool.mouscan" in _text(place / SHARED):
            return _read(place / SHARED, ("tool", "mouscan"))
    return Config()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MouscanError(f"{file}: not readable as UTF-8 text") from error


def _read(file: Path, table: tuple[str, ...]) -> Config:
    text = _text(file)
    try:
        values: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MouscanError(f"{file}: no valid TOML: {error}") from error
    for name in table:
        values = values.get(name, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict):
        raise MouscanError(f"{file}: {'.'.join(table)} is no table")
    _check(values, text, file)
    return Config(
        file=file,
        profile=values.get("profile", "auto"),
        packs=tuple(values.get("packs", ())),
        rules=tuple(file.parent / path for path in values.get("rules", ())),
        parameters=values.get("parameters", {}),
    )


def _check(values: Mapping[str, object], text: str, file: Path) -> None:
    """Raise MouscanError for the first thing that the schema of configurations does not take."""
    import difflib

    import jsonschema

    schema = json.loads((folder("schemas") / "config.json").read_text(encoding="utf-8"))
    known = list(schema["properties"])
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f', did you mean "{near[0]}"?' if near else "; there are " + ", ".join(known)
            raise MouscanError(f'{file}:{_line(text, name)}: no setting "{name}"{hint}')
    fault = next(iter(jsonschema.Draft202012Validator(schema).iter_errors(values)), None)
    if fault is not None:
        name = str(fault.absolute_path[0]) if fault.absolute_path else ""
        raise MouscanError(f"{file}:{_line(text, name)}: {name} is {schema['properties'][name]['description']}")


def _line(text: str, name: str) -> int:
    """Return the line on which a setting begins, the first where it cannot be told."""
    begins = re.compile(rf'\s*(\[[\w.]*\.)?"?{re.escape(name)}"?\s*(=|\])')
    return next((i for i, line in enumerate(text.splitlines(), 1) if begins.match(line)), 1)

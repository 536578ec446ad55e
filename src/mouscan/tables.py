"""Settings in TOML, checked by a JSON Schema: what is wrong is told with its line and the nearest right word."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mouscan.errors import MouscanError
from mouscan.resources import folder

if TYPE_CHECKING:
    from jsonschema import ValidationError

Path = tuple[str | int, ...]


class Table(Struct, frozen=True):
    """A file of settings as it was read: its name, its values and the line of each of them by its path, from 1."""

    name: str
    values: Mapping[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a value, that of what it stands in where it has none of its own."""
        return next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), 1)


def table(text: str, name: str) -> Table:
    """Return the settings of a text; raises MouscanError with the line of what is no TOML."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        says, _, place = str(error).rpartition(" (at ")
        end = f"{text.count(chr(10)) + 1}"
        line = place.removeprefix("line ").partition(",")[0] if place.startswith("line ") else end
        raise MouscanError(f"{name}:{line}: no valid TOML: {says or error}") from error
    return Table(name, _plain(values), dict(_places(text)))


def check(found: Table, schema: str, within: Path = ()) -> None:
    """Raise MouscanError for the first thing that a schema of mouscan does not take, in what stands at a path."""
    import jsonschema

    rules = json.loads((folder("schemas") / f"{schema}.json").read_text(encoding="utf-8"))
    values: Any = found.values
    for key in within:
        values = values[key]
    faults = [_told(error, rules) for error in jsonschema.Draft202012Validator(rules).iter_errors(values)]
    if faults:
        line, says = min((found.line((*within, *path)), says) for path, says in faults)
        raise MouscanError(f"{found.name}:{line}: {says}")


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: days and times as they are written."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


def near(name: str, choices: Sequence[str]) -> str:
    """Return `, did you mean "x"?` for a name close to one of the choices, else all of them."""
    import difflib

    close = difflib.get_close_matches(name, choices, 1)
    return f', did you mean "{close[0]}"?' if close else "; there are " + ", ".join(choices)


def _told(error: ValidationError, rules: Mapping[str, Any]) -> tuple[Path, str]:
    """Return where something is wrong, and what is said of it."""
    path = tuple(error.absolute_path)
    name, wanted = _described(rules, path)
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    given: Any = error.instance
    match error.validator:
        case "additionalProperties":
            known = list(schema.get("properties", ()))
            wrong = next(key for key in given if key not in known)
            return (*path, wrong), f'no setting "{wrong}"{near(wrong, known)}'
        case "enum" if isinstance(given, str):
            return path, f'{path[-1]} cannot be "{given}"{near(given, schema["enum"])}'
        case "required":
            lacking = next(key for key in schema["required"] if key not in given)
            return path, f'there is no "{lacking}": {name} is {wanted}'
    return path, f"{name} is {wanted}"


def _described(rules: Mapping[str, Any], path: Path) -> tuple[str, str]:
    """Return the innermost part of a path that a schema describes, and its description."""
    node: Mapping[str, Any] = rules
    found = ("this", rules.get("description", "a table"))
    for step in path:
        inner = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        node = inner if inner is not None else node.get("additionalProperties") or {}
        if "$ref" in node:
            node = rules["$defs"][node["$ref"].rpartition("/")[2]]
        if "description" in node:
            found = (f"each of {found[0]}" if isinstance(step, int) else step, node["description"])
    return found


def _places(text: str) -> Iterator[tuple[Path, int]]:
    """Yield the path and the line of every table, setting and value, in the order of a text that is valid TOML."""
    header: Path = ()
    counts: dict[Path, int] = {}
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        said = _statement("\n".join(lines))
        if said is None:
            continue
        first = number - len(lines) + 1
        if line.lstrip().startswith("[") and len(lines) == 1:
            header = _header(said, counts)
            yield header, number
        else:
            yield from _walked(header, said, "\n".join(lines), first)
        lines = []


def _statement(text: str) -> Mapping[str, Any] | None:
    """Return what a statement of TOML says, None for one that goes on."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _header(said: Mapping[str, Any], counts: dict[Path, int]) -> Path:
    """Return the path of the table that a header begins, with the numbers of those that are repeated, from 0."""
    path: Path = ()
    inner: Any = said
    while isinstance(inner, dict) and inner:
        ((key, inner),) = inner.items()
        path = (*path, key)
        if isinstance(inner, list):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _walked(header: Path, said: Mapping[str, Any], text: str, first: int) -> Iterator[tuple[Path, int]]:
    """Yield the path and the line of each value in one statement, each looked for after the one before it."""
    position = 0
    waiting: list[tuple[Path, Any]] = [(header, said)]
    while waiting:
        path, value = waiting.pop()
        if path != header:
            word = path[-1] if isinstance(path[-1], str) else value
            at = text.find(word, position) if isinstance(word, str) else -1
            yield path, first + text.count("\n", 0, max(at, position))
            position = at + len(word) if at >= 0 else position
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting.extend([((*path, key), one) for key, one in inner][::-1])

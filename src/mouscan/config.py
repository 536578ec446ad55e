"""What a project sets for mouscan, in `[tool.mouscan]` of `pyproject.toml` or in `mouscan.toml`, checked before use."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from mouscan.errors import MouscanError
from mouscan.report.place import here

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from mouscan.rules import Library
    from mouscan.rules.rule import Severity
    from mouscan.tables import Table

OWN = "mouscan.toml"
SHARED = "pyproject.toml"
FILES = ("*.txt", "*.md")


class Override(Struct, frozen=True):
    """What is set for the files that fit some patterns; `where` tells where each part of it is set."""

    files: tuple[str, ...]
    said: Mapping[str, Any]
    where: Mapping[str, str]


class Config(Struct, frozen=True):
    """What holds for the files of one folder; `file` is where it is set, None for nowhere.

    `rules` are rule files and folders of the project, `parameters` thresholds of rules ("SEC-004.longest" to a value).
    `select` and `ignore` hold ids and families of rules. `files` and `exclude` are patterns of what is checked in a
    folder. `where` has the place in the file for each setting and each part of one ("severity.TRN-001").
    """

    file: Path | None = None
    profile: str = "auto"
    packs: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    files: tuple[str, ...] = FILES
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    baseline: Path | None = None
    overrides: tuple[Override, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)


@cache
def config(start: Path) -> Config:
    """Return what is set for a folder: in it, or in the nearest folder above that sets anything.

    Raises MouscanError with file and line for a configuration that is no TOML, or says what means nothing.
    """
    from mouscan.tables import table

    for place in (start, *start.parents):
        if (place / OWN).is_file():
            return _read(place / OWN, table(_text(place / OWN), here(place / OWN)), ())
        if (place / SHARED).is_file() and "mouscan" in (text := _text(place / SHARED)):
            found = table(text, here(place / SHARED))
            if "mouscan" in found.values.get("tool", ()):
                return _read(place / SHARED, found, ("tool", "mouscan"))
    return Config()


def settings(config: Config, file: str) -> Config:
    """Return what holds for one file: a configuration with the overrides that are for it, the last of them first."""
    if config.file is None or not config.overrides or file == "-":
        return config
    path = os.path.relpath(os.path.abspath(file), config.file.parent).replace(os.sep, "/")
    for number, override in enumerate(config.overrides, 1):
        if not path.startswith("../") and _matching(override.files, override.where, "files").match_file(path):
            where = {
                name: f"override {number} of {place}" for name, place in override.where.items() if name[:5] != "files"
            }
            config = _with(config, override.said, where)
    return config


def within(folder: str, config: Config) -> tuple[str, ...]:
    """Return the files of a folder that are read, in the order of their names.

    Patterns are reckoned from the configuration, without one from the folder; .TXT fits where .txt does. What begins
    with "." is passed by, and so is what has no end (a pipe, a device). Raises MouscanError for a folder in it that
    cannot be read.
    """
    top = config.file.parent if config.file else Path(os.path.abspath(folder))
    wanted = _matching(config.files, config.where, "files")
    left = _matching(config.exclude, config.where, "exclude")
    found: list[str] = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in (os.path.join(place, name) for name in names if name[:1] != "."):
            path = os.path.relpath(os.path.abspath(file), top).replace(os.sep, "/")
            stem, ending = os.path.splitext(path)
            fits = wanted.match_file(path) or wanted.match_file(stem + ending.lower())
            if fits and not left.match_file(path) and (os.path.isfile(file) or not os.path.exists(file)):
                found.append(file)
    return tuple(sorted(found))


def _refuse(error: OSError) -> None:
    raise MouscanError(f"{error.filename}: this folder cannot be read ({error.strerror})") from error


def known(config: Config, library: Library) -> None:
    """Raise MouscanError, with its line, for the first profile, pack, rule or threshold set that does not exist."""
    from mouscan.rules.settings import limits

    own = {name: getattr(config, name) for name in ("profile", "packs", "select", "ignore", "severity", "parameters")}
    for said, where in [(own, config.where), *((override.said, override.where) for override in config.overrides)]:
        if (profile := said.get("profile", "auto")) != "auto":
            _ask(library.profile, profile, where["profile"])
        for i, pack in enumerate(said.get("packs", ())):
            _ask(library.packed, [pack], where[f"packs.{i}"])
        for name in ("select", "ignore"):
            for i, rule in enumerate(said.get(name, ())):
                _ask(library.covered, [rule], where[f"{name}.{i}"])
        for rule in said.get("severity", ()):
            _ask(library.named, [rule], where[f"severity.{rule}"])
        for name, value in said.get("parameters", {}).items():
            limits([f"{name}={value}"], library, f"{where[f'parameters.{name}']}: ")


def _ask(ask: Callable[[Any], object], name: object, where: str) -> None:
    try:
        ask(name)
    except MouscanError as error:
        raise MouscanError(f"{where}: {error}") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MouscanError(f"{here(file)}: not readable as UTF-8 text") from error


def _read(file: Path, found: Table, within: tuple[str, ...]) -> Config:
    from mouscan.tables import check

    values: Any = found.values
    for name in within:
        values = values[name]
    check(found, "config", within)
    where = {
        ".".join(map(str, path[len(within) :])): f"{found.name}:{line}"
        for path, line in found.lines.items()
        if path[: len(within)] == within
    }
    rules = tuple(file.parent / path for path in values.get("rules", ()))
    for i, path in enumerate(rules):
        if not path.exists():
            raise MouscanError(f"{where[f'rules.{i}']}: {here(path)}: no such rule file or folder")
    overrides = []
    for i, said in enumerate(values.get("overrides", ())):
        start = f"overrides.{i}."
        inner = {name.removeprefix(start): place for name, place in where.items() if name.startswith(start)}
        overrides.append(Override(tuple(said["files"]), said, inner))
    baseline = values.get("baseline")
    plain = Config(
        file=file,
        rules=rules,
        files=tuple(values.get("files", FILES)),
        exclude=tuple(values.get("exclude", ())),
        fail_on=values.get("fail-on", "error"),
        baseline=None if baseline is None else file.parent / baseline,
        overrides=tuple(overrides),
    )
    return _with(plain, values, where)


def _with(config: Config, said: Mapping[str, Any], where: Mapping[str, str]) -> Config:
    """Return a configuration with what is said instead of what it had; tables are laid over those it had."""
    return replace(
        config,
        profile=said.get("profile", config.profile),
        packs=tuple(said.get("packs", config.packs)),
        select=tuple(said.get("select", config.select)),
        ignore=tuple(said.get("ignore", config.ignore)),
        severity={**config.severity, **said.get("severity", {})},
        parameters={**config.parameters, **said.get("parameters", {})},
        where={**config.where, **where},
    )


def _matching(patterns: Sequence[str], where: Mapping[str, str], name: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise MouscanError(f"{where[name]}: {error}") from error
    except re.error as error:
        raise MouscanError(f"{where[name]}: no pattern as in .gitignore ({error})") from error

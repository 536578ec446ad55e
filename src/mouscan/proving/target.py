"""Which rules a test is about: those of some files and folders, beside the rest of the library that they need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mouscan.errors import MouscanError
from mouscan.resources import folder
from mouscan.rules import Library, Rule, library
from mouscan.rules.pack import check, files

Target = tuple[Library, tuple[Rule, ...]]


def target(paths: Sequence[Path], ids: Sequence[str], around: Sequence[Path]) -> Target:
    """Return the library and the rules of some paths, checked; without a path a project's own, else mouscan's.

    `around` are a project's rules, whose names the rules may use; a rule that is asked for by its id may be any. Raises
    MouscanError for paths without a rule.
    """
    found = {file.resolve() for path in paths for file in files(path)}
    packs = folder("packs").resolve()
    own = {file.resolve(): file for path in (*around, *paths) for file in files(path)}
    all_ = library(tuple(file for key, file in own.items() if packs not in key.parents))
    rules = all_.named(ids)
    if paths:
        rules = tuple(rule for rule in rules if Path(rule.file).resolve() in found)
    elif not ids:
        rules = tuple(rule for rule in rules if _shipped(rule) is not bool(around))
    if not rules:
        raise MouscanError(f"{' '.join(map(str, paths))}: no rule {'of these ids ' * bool(ids)}stands there")
    check(all_, rules)
    return all_, rules


def _shipped(rule: Rule) -> bool:
    return folder("packs") in Path(rule.file).parents

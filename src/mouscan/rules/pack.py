"""Packs of rules: where they lie, how they are loaded, and which of them a profile takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mouscan.errors import MouscanError, RuleError
from mouscan.graph import Agreement
from mouscan.resources import folder
from mouscan.rules.evaluate import Outcome, apply
from mouscan.rules.fault import fault, suggestion
from mouscan.rules.names import check_names, profile
from mouscan.rules.parse import Definitions, parse
from mouscan.rules.syntax import Rule

SUFFIX = ".rule"


def load(own: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Return the rules of mouscan's packs and of the user's own files or folders, checked, in the order of their ids.

    Raises RuleError with file, line and column for the first that is wrong.
    """
    rules: dict[str, Rule] = {}
    known: Definitions = {}
    for path in [*_files(folder("packs")), *(file for one in own for file in _files(one))]:
        text = _text(path)
        found, known = parse(text, str(path), known)
        for rule in found:
            if rule.id in rules:
                raise fault(str(path), rule.at, f"rule {rule.id} stands in {rules[rule.id].file} already")
            check_names(rule)
            rules[rule.id] = rule
    return tuple(rules[id] for id in sorted(rules))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob(f"*{SUFFIX}"), key=lambda file: (len(file.parts), file))
    if not path.exists():
        raise MouscanError(f"{path}: no such rule file or folder")
    return [path]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not readable as UTF-8 text") from error


def named(rules: tuple[Rule, ...], ids: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules with these ids, all for none; raises MouscanError for an id that is not there."""
    have = {rule.id: rule for rule in rules}
    for id in ids:
        if id not in have:
            raise MouscanError(f'no rule "{id}"{suggestion(id.upper(), have) or "; mouscan has " + str(len(have))}')
    return tuple(have[id] for id in sorted(ids)) if ids else rules


def select(rules: tuple[Rule, ...], name: str) -> tuple[Rule, ...]:
    """Return the rules that a profile takes; raises MouscanError for an unknown profile."""
    return tuple(rule for rule in rules if rule.applies_in(profile(name)))


def check(agreement: Agreement, rules: Sequence[Rule], name: str) -> tuple[Outcome, ...]:
    """Return one outcome for each rule."""
    return tuple(apply(rule, agreement, name) for rule in rules)

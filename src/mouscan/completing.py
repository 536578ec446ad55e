"""The command `completion`: what a shell completes of a command, its options, their values, rules and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

FILES = ("FILE", "PATH", "OLD", "NEW")
FOLDERS = ("DIR", "FOLDER")
RULES = ("ID", "RULE", "RULES")


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script that completes what a parser takes in a shell: bash, zsh or tcsh.

    The parser parses nothing after that: what completes a value stands in it as if only that could be given.
    """
    import shtab

    from mouscan.rules import library

    known = library()
    ids = [rule.id for rule in known.rules]
    names = {"profile": list(known.profiles), "pack": list(known.packs)}
    for action in _actions(parser):
        if action.metavar in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in RULES:
            action.choices = ids
        elif action.dest in names:
            action.choices = names[action.dest]
    return str(shtab.complete(parser, shell=shell))


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a parser and the commands under it take."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for under in action.choices.values():
                yield from _actions(under)
        else:
            yield action

"""The reports of the files of one check: those that are kept already, and those that are made now and kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mouscan.cache import Cache, key
from mouscan.config import Config, config
from mouscan.errors import MouscanError
from mouscan.pool import each
from mouscan.stamp import stamp

if TYPE_CHECKING:
    from mouscan.report.report import Report

ASKED = ("profile", "pack", "rule", "select", "ignore", "rules", "with_", "as_of", "set", "isolated", "anyway")


def reports(
    files: Sequence[str], options: argparse.Namespace, kept: Cache, watch: Callable[[int], None]
) -> Iterator[tuple[str, Report | MouscanError]]:
    """Yield each file with its report or what is wrong with it, in their order; `watch` is told how many.

    A file that nothing has changed for, nor the rules, the configuration or mouscan, is not read again.
    """
    keys = {file: named for file in files if kept.folder is not None and (named := digest(file, options))}
    found: dict[str, Report] = {}
    for file, named in keys.items():
        report = kept.get(named)
        if report is not None:
            found[file] = report  # type: ignore[assignment]
    missing = [file for file in files if file not in found]
    made = each(partial(_made, options=options, kept=kept, keys=keys), missing)
    for number, file in enumerate(files, 1):
        yield file, found.pop(file) if file in found else next(made)
        watch(number)
    if missing:
        kept.trim()


def _made(file: str, options: argparse.Namespace, kept: Cache, keys: dict[str, str]) -> Report:
    """Check one file, and keep its report without what only the making of it needs."""
    from mouscan.audit import examine
    from mouscan.options import request

    report = slim(examine(file, request(options, file, tuple(options.rule), options.anyway)))
    if file in keys:
        kept.put(keys[file], report)
    return report


def slim(report: Report) -> Report:
    """Return a report without the words of its reading and the examples of its rules, which no form prints."""
    agreement = report.agreement and replace(report.agreement, reading=None)
    return replace(report, agreement=agreement, rules=tuple(replace(rule, examples=()) for rule in report.rules))


def digest(file: str, options: argparse.Namespace, text: bytes | None = None) -> str:
    """Return the digest of all that a report comes from, "" for what cannot be read: that is told when it is checked.

    `text` is what the file holds, None for what it holds now.
    """
    if file == "-":
        return ""
    try:
        text = Path(file).read_bytes() if text is None else text
        settings = Config() if options.isolated else config(Path(file).absolute().parent)
        others = [Path(given.partition("=")[2]) for given in options.with_]
        own = [one for path in (*settings.rules, *map(Path, options.rules)) for one in _within(path)]
        beside = [part for path in (*others, *own) for part in (str(path), path.read_bytes())]
    except (OSError, MouscanError):
        return ""
    asked = repr([(name, getattr(options, name, None)) for name in ASKED])
    return key(stamp(), str(file), text, asked, repr(settings), *beside)


def _within(path: Path) -> list[Path]:
    return sorted(path.rglob("*.rule")) if path.is_dir() else [path]

"""The command `baseline`: accept what is found now, so that `check` fails only for what is new."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mouscan.errors import MouscanError
from mouscan.faults import listed, telling
from mouscan.options import configuration, judging, request

if TYPE_CHECKING:
    from mouscan.baseline import Baseline
    from mouscan.ledger import Accepted


def takes(parser: argparse.ArgumentParser) -> None:
    """Add what `baseline` takes."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="the text of an agreement, or a folder of them")
    parser.add_argument("--shrink", action="store_true", help="accept nothing; only drop what is gone")
    parser.add_argument("--baseline", metavar="PATH", help="where it is kept (default: .mouscan-baseline.json)")
    parser.add_argument("--anyway", action="store_true", help="go on with a text that does not look like an agreement")
    judging(parser, one=True)
    parser.set_defaults(command=_baseline)


def baseline_for(options: argparse.Namespace, file: str) -> Baseline | None:
    """Return the baseline that a file is checked against, None where there is or should be none; raises MouscanError.

    `--baseline` of the options comes first, then the configuration; else it is looked for upward from the file.
    """
    if options.isolated and not options.baseline:
        return None
    path = place(options, file)
    return _loaded(path, path.stat().st_mtime_ns) if path.exists() else None


@cache
def _loaded(path: Path, changed: int) -> Baseline:
    """Return a baseline, read once for all files of a check; `changed` tells one state of it from another."""
    from mouscan.baseline import load

    return load(path)


def place(options: argparse.Namespace, file: str) -> Path:
    """Return where the baseline of a file is kept, or would be; raises MouscanError for a wrong configuration."""
    from mouscan.baseline import NAME

    if options.baseline:
        return Path(options.baseline)
    said = configuration(options, file)
    if said.baseline is not None:
        return said.baseline
    start = Path(os.path.abspath(file)).parent
    for folder in (start, *start.parents):
        if (folder / NAME).exists():
            return folder / NAME
    return (said.file.parent if said.file else Path.cwd()) / NAME


def _baseline(options: argparse.Namespace) -> int:
    from mouscan.baseline import update
    from mouscan.pool import each
    from mouscan.report.place import here

    if "-" in options.files:
        raise MouscanError("standard input has no name to accept findings under; name a file")
    faults: set[str] = set()
    places: dict[str, Path] = {}
    # What is broken is told before anything is read.
    for file in _files(options, faults):
        with telling(faults):
            path = place(options, file)
            _loaded(path, path.stat().st_mtime_ns if path.exists() else 0)
            places[file] = path
    present: dict[Path, dict[str, Sequence[Accepted]]] = {}
    for (file, path), found in zip(places.items(), each(partial(_found, options=options), list(places)), strict=True):
        with telling(faults):
            if isinstance(found, MouscanError):
                raise found
            present.setdefault(path, {})[file] = found
    for path, ours in present.items():
        if options.shrink and not path.exists():
            print(f"{here(path)}: there is none, and so nothing to drop.")
            continue
        number, new, gone = update(path, ours, options.shrink)
        print(f"{here(path)}: {number} accepted, {new} of them new; {gone} dropped.")
    return 2 if faults else 0


def _files(options: argparse.Namespace, faults: set[str]) -> list[str]:
    """Return the files that are named, each once, and those of the folders that are named."""
    named = [file for name in options.files for file in listed(options, name, faults)]
    return list({os.path.abspath(file): file for file in reversed(named)}.values())[::-1]


def _found(file: str, options: argparse.Namespace) -> tuple[Accepted, ...]:
    """Return what one file gives to accept; what is suppressed in it needs no acceptance."""
    from datetime import date

    from mouscan.audit import examine
    from mouscan.baseline import accepted
    from mouscan.suppress import load, suppressed

    report = examine(file, request(options, file, (), options.anyway))
    return accepted(suppressed(report, load(report.tree.document), date.today()), file)

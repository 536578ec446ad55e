"""The command `compare`: agreements side by side, or held against a template."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mouscan.errors import MouscanError
from mouscan.faults import listed, telling
from mouscan.options import MANY, judging, request, width

if TYPE_CHECKING:
    from mouscan.contrast import Side

FORMS = ("text", "markdown", "csv", "json", "html")
GROUPS = ("parties", "data", "purposes", "law", "flows", "safeguards", "firewall", "rules")


def takes(compare: argparse.ArgumentParser) -> None:
    """Add what `compare` takes."""
    compare.add_argument("files", nargs="+", metavar="FILE", help="the text of an agreement, or a folder of them")
    compare.add_argument("--template", metavar="FILE", help="mark what is missing, added or changed against this text")
    compare.add_argument("--format", choices=FORMS, default="text")
    compare.add_argument("--output", metavar="FILE", help="write to this file (default: standard output)")
    compare.add_argument("--only", **MANY, choices=GROUPS, help="these rows only (may be given again)")
    compare.add_argument("--anyway", action="store_true", help="go on with a text that does not look like an agreement")
    judging(compare)
    compare.set_defaults(command=_compare)


def _compare(options: argparse.Namespace) -> int:
    from mouscan.contrast import contrast
    from mouscan.contrast.forms import written
    from mouscan.pool import each
    from mouscan.store import give

    faults: set[str] = set()
    files = [file for name in options.files for file in listed(options, name, faults)]
    names = list(dict.fromkeys([*filter(None, [options.template]), *files]))
    _spared(options.output, names)
    sides: dict[str, Side] = {}
    for file, found in zip(names, each(partial(_side, options=options), names), strict=True):
        with telling(faults):
            if isinstance(found, MouscanError):
                raise found
            sides[file] = found
    if not sides or (options.template and options.template not in sides):
        return 2
    give(written(contrast(tuple(sides.values()), bool(options.template)), options.format, width()), options.output)
    return 2 if faults else 0


def _side(file: str, options: argparse.Namespace) -> Side:
    """Return one file as a side of the comparison; a template need not look like an agreement."""
    from mouscan.audit import examine
    from mouscan.contrast import side
    from mouscan.contrast.comparison import GROUPS

    anyway = options.anyway or file == options.template
    report = examine(file, request(options, file, tuple(options.rule), anyway))
    groups = [group for group in GROUPS if not options.only or group in options.only]
    return side(report, groups, roles=bool(options.template))


def _spared(output: str | None, files: list[str]) -> None:
    """Raise MouscanError where the output would be written over an agreement."""
    if output and any(Path(output).resolve() == Path(file).resolve() for file in files):
        raise MouscanError(f"{output} is one of the agreements; write the comparison to another file")

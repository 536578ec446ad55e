"""The command that compares two versions of an agreement: what changed in law, for a lawyer and for CI."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING

from mouscan.errors import InputError
from mouscan.options import judging, request, width

if TYPE_CHECKING:
    from mouscan.change import ChangeSet
    from mouscan.report.report import Report

WRITERS = {"text": "text", "markdown": "markdown", "json": "record", "html": "sheet"}


def takes(diff: argparse.ArgumentParser) -> None:
    """Add what `diff` takes."""
    diff.add_argument("old", metavar="OLD", help="the text of the old version, - for standard input")
    diff.add_argument("new", metavar="NEW", help="the text of the new version")
    diff.add_argument("--format", choices=tuple(WRITERS), default="text")
    diff.add_argument("--output", metavar="FILE", help="write to this file instead of standard output")
    diff.add_argument(
        "--fail-on",
        choices=("worse", "any", "never"),
        default="worse",
        help="exit code 1 where a way opened, an error came, or something is newly permitted, dropped or weakened "
        "(worse), or on any change",
    )
    diff.add_argument("--anyway", action="store_true", help="go on with texts that do not look like agreements")
    judging(diff)
    diff.set_defaults(command=_diff)


def _diff(options: argparse.Namespace) -> int:
    if options.old == options.new == "-":
        raise InputError("only one of the two versions can come from standard input")
    old, new = (_report(options, file) for file in (options.old, options.new))
    from mouscan.change import between
    from mouscan.store import give

    found = between(old, new)
    give(written(found, options.format, width()), options.output)
    if options.fail_on == "never":
        return 0
    return int(found.worse if options.fail_on == "worse" else not found.empty)


def written(found: ChangeSet, form: str, width: int) -> str:
    """Return what changed in one form of `WRITERS`; only the text is cut to `width` columns."""
    text: str = import_module(f"mouscan.change.{WRITERS[form]}").write(found, width)
    return text


def _report(options: argparse.Namespace, file: str) -> Report:
    from mouscan.audit import examine

    report = examine(file, request(options, file, tuple(options.rule), options.anyway))
    if report.agreement is None:
        raise InputError(
            f"{report.tree.document.name}: this does not look like an agreement; --anyway compares it all the same"
        )
    return report

"""The command `check`: which files, in which form, to where, and its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mouscan.errors import MouscanError
from mouscan.faults import listed, telling
from mouscan.options import configuration, files, judging, tell, width
from mouscan.report.forms import BINARY, WRITERS, writer

if TYPE_CHECKING:
    from mouscan.report.report import Report

LEVELS = ("error", "warning", "info")


def takes(check: argparse.ArgumentParser) -> None:
    """Add what `check` takes."""
    files(check, tuple(WRITERS))
    judging(check)
    check.add_argument(
        "--fail-on", choices=(*LEVELS, "never"), help="the least severity that makes the exit code 1 (default: error)"
    )
    known = check.add_mutually_exclusive_group()
    known.add_argument("--baseline", metavar="PATH", help="the accepted findings (default: .mouscan-baseline.json)")
    known.add_argument("--since", metavar="REV", help="accept what a file had in this version of git: HEAD, main")
    check.add_argument("--exit-zero", action="store_true", help="end with 0 whatever is found")
    check.add_argument("--output", metavar="FILE", help="write to this file, whole or not at all")
    check.add_argument("--quiet", action="store_true", help="print nothing; the exit code tells")
    check.add_argument("--statistics", action="store_true", help="print how often each rule is violated, nothing else")
    check.add_argument("--no-cache", action="store_true", help="read every file again, and keep no report")
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from mouscan.cache import Cache
    from mouscan.docket import reports
    from mouscan.progress import progress

    if options.format in BINARY and not options.output and not options.quiet:
        raise MouscanError(f"{options.format} is no text; say where it goes: --output report.{options.format}")
    faults: set[str] = set()
    names = list(dict.fromkeys(name for file in options.files for name in listed(options, file, faults)))
    kept = Cache() if options.no_cache else Cache.own()
    streamed = options.format == "text" and not (options.output or options.quiet or options.statistics)
    found: list[Report] = []
    failing, gone = False, 0
    # Pages that come on the terminal show how far the check is.
    shown = len(names) > 1 and not options.quiet and not (streamed and sys.stdout.isatty())
    with progress("Checking", shown) as watch:
        for file, made in reports(names, options, kept, lambda done: watch(done, len(names))):
            with telling(faults):
                report, lost = _reviewed(file, made, options)
                failing |= report.failing(report.levels)
                gone += lost
                found.append(report)
                if streamed:
                    _page(report)
    if not options.quiet:
        _write(found, options, streamed)
        if gone:
            tell(MouscanError(f"{gone} accepted and no longer found; `mouscan baseline --shrink` drops them"))
    return 2 if faults else int(failing and not options.exit_zero)


def _reviewed(file: str, made: Report | MouscanError, options: argparse.Namespace) -> tuple[Report, int]:
    """Return a report with what was decided about its findings, and how many accepted ones are gone."""
    from msgspec.structs import replace

    from mouscan.review import reviewed

    if isinstance(made, MouscanError):
        raise made
    report, gone = reviewed(made, options, date.today())
    return replace(report, levels=_levels(options, file)), sum(one.count for one in gone)


def _levels(options: argparse.Namespace, file: str) -> tuple[str, ...]:
    """Return the severities that make a check of a file fail: as the options say, else as the project does."""
    level = options.fail_on or configuration(options, file).fail_on
    return LEVELS[: LEVELS.index(level) + 1] if level in LEVELS else ()


def _page(report: Report) -> None:
    from mouscan.report.text import page

    _print(page(report, width()), "text")


def _print(text: str, form: str) -> None:
    """Print a text, with the severities in colour on a terminal."""
    from mouscan.report.tint import tinted, wanted
    from mouscan.store import say

    say((tinted(text, form) if wanted(sys.stdout) else text) + "\n")


def _write(found: Sequence[Report], options: argparse.Namespace, streamed: bool) -> None:
    """Print the reports in their form, or write them to a file."""
    from mouscan.report.text import summary

    if options.statistics:
        from mouscan.report.statistics import table

        text: str | bytes = table(found)
    elif streamed:
        text = summary(found) if found else ""
    else:
        text = writer(options.format).write(found, width())
    from mouscan.store import give, store

    if isinstance(text, bytes):
        store(Path(options.output), text)
    elif options.output:
        give(text, options.output)
    elif text:
        _print(text, options.format)

"""The command `check`: which files, in which form, to where, and its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mouscan.errors import MouscanError
from mouscan.options import files, judging, tell, width
from mouscan.report.forms import BINARY, WRITERS, writer

if TYPE_CHECKING:
    from mouscan.report.report import Report

LEVELS = ("error", "warning", "info")
FOLDERS = ("*.txt", "*.md")


def add(commands: Any) -> None:
    """Add `check` to the commands."""
    check = commands.add_parser("check", help="print every violation with the clause it stands in")
    files(check, tuple(WRITERS))
    judging(check)
    check.add_argument(
        "--fail-on", choices=(*LEVELS, "never"), default="error", help="the least severity that makes the exit code 1"
    )
    check.add_argument("--exit-zero", action="store_true", help="end with 0 whatever is found")
    check.add_argument("--output", metavar="FILE", help="write to this file, whole or not at all")
    check.add_argument("--quiet", action="store_true", help="print nothing; the exit code tells")
    check.add_argument("--statistics", action="store_true", help="print how often each rule is violated, nothing else")
    check.add_argument("--no-cache", action="store_true", help="read every file again, and keep nothing")
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from mouscan.cache import Cache
    from mouscan.docket import reports

    if options.format in BINARY and not options.output and not options.quiet:
        raise MouscanError(f"{options.format} is no text; say where it goes: --output report.{options.format}")
    names = list(dict.fromkeys(name for file in options.files for name in _files(file)))
    kept = Cache() if options.no_cache else Cache.own()
    streamed = options.format == "text" and not (options.output or options.quiet or options.statistics)
    faults: set[str] = set()
    found: list[Report] = []
    with _progress(len(names), options.quiet) as done:
        for _, report in reports(names, options, kept, done):
            if isinstance(report, MouscanError):
                # What is wrong with the rules is wrong for every file, and told once.
                if str(report) not in faults:
                    tell(report)
                faults.add(str(report))
                continue
            found.append(report)
            if streamed:
                _page(report)
    if not options.quiet:
        _write(found, options, streamed)
    levels = LEVELS[: LEVELS.index(options.fail_on) + 1] if options.fail_on in LEVELS else ()
    failing = not options.exit_zero and any(report.failing(levels) for report in found)
    return 2 if faults else int(failing)


def _files(name: str) -> Iterator[str]:
    """Yield a file, or the texts of a folder and of those within it; raises MouscanError for one without any."""
    top = Path(name)
    if name == "-" or not top.is_dir():
        yield name
        return
    texts = sorted({str(file) for pattern in FOLDERS for file in top.rglob(pattern) if _shown(file.relative_to(top))})
    if not texts:
        raise MouscanError(f"{name}: no file in this folder ends in {' or '.join(FOLDERS)}".replace("*", ""))
    yield from texts


def _shown(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _page(report: Report) -> None:
    from mouscan.report.text import page

    print(page(report, width()))


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
    if options.output:
        from mouscan.store import store

        store(Path(options.output), text if isinstance(text, bytes) else text.rstrip("\n") + "\n")
    elif text:
        print(text)


@contextmanager
def _progress(number: int, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show on a terminal how far a check of several files has come."""
    if number < 2 or quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=number)
        yield lambda: bar.advance(task)

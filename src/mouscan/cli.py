"""The command line: what each command takes, what it prints, and its exit code.

Exit codes: 0 no finding at the failing level, 1 findings, 2 an error of use or of input.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from mouscan import (
    accepting,
    checking,
    comparing,
    differing,
    rulebook,
    setting,
    surveying,
    tracing,
)
from mouscan.errors import MouscanError
from mouscan.options import files, judging, request, tell, width
from mouscan.version import __version__

SCHEMAS = (
    "agreement", "answers", "baseline", "change", "comparison", "config", "coverage", "graph", "jsonl", "manifest",
    "mutation", "report", "rules", "settings", "suppressions", "trace",
)  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    import gc

    # Everything that one command makes lives until it has printed: the collector would only slow it.
    gc.disable()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except MouscanError as error:
        tell(error)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        tell(MouscanError(f"the output cannot be written ({error.strerror})"))
        return 2
    except KeyboardInterrupt:
        return 130
    return code


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; `{self.prog} --help` shows what it takes\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="mouscan",
        description="Check data-sharing agreements for transparency, accountability and firewall violations.",
    )
    parser.add_argument("--version", action="version", version=f"mouscan {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    checking.add(commands)
    accepting.add(commands)
    setting.add(commands)

    parse = commands.add_parser("parse", help="print the clauses and what was read in each of them")
    files(parse)
    parse.set_defaults(command=_parse)

    why = commands.add_parser("why", help="print which words and patterns the reading of a clause rests on")
    why.add_argument("file", metavar="FILE", help="the text of an agreement, - for standard input")
    why.add_argument("clause", metavar="CLAUSE", help="the clause in the document's own numbering: 4.2(b), Annex C/3")
    why.set_defaults(command=_why)

    explain = commands.add_parser("explain", help="print the proof of one rule's verdict")
    explain.add_argument("file", metavar="FILE", help="the text of an agreement, - for standard input")
    explain.add_argument("rule", metavar="RULE", help="the id of a rule: MIN-005")
    explain.add_argument("--format", choices=("text", "json"), default="text")
    judging(explain, one=True)
    explain.set_defaults(command=_explain)

    surveying.add(commands)
    tracing.add(commands)
    comparing.add(commands)
    differing.add(commands)
    rulebook.add(commands)

    schema = commands.add_parser("schema", help="print the JSON Schema of an output")
    schema.add_argument("name", metavar="NAME", help=f"one of {', '.join(SCHEMAS)}", choices=SCHEMAS)
    schema.set_defaults(command=_schema)

    completion = commands.add_parser("completion", help="print what completes the commands in a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    completion.set_defaults(command=_completion)
    return parser


def _explain(options: argparse.Namespace) -> int:
    from mouscan.audit import examine
    from mouscan.report.explain import explain
    from mouscan.report.findings import write

    report = examine(options.file, request(options, options.file, (options.rule,)))
    if options.format == "json":
        print(write([report], width()))
    else:
        print(explain(report, report.outcomes[0], width()))
    return 0


def _parse(options: argparse.Namespace) -> int:
    from mouscan.intake import agreement
    from mouscan.report.outline import outline
    from mouscan.report.record import record

    read = []
    failed = False
    for file in options.files:
        try:
            read.append(agreement(file))
        except MouscanError as error:
            failed = True
            tell(error)
            continue
        if options.format == "text":
            print(outline(read[-1], width()))
    if options.format == "json":
        _print_json([record(a) for a in read], "mouscan.agreements/1", "agreements", options.files)
    return 2 if failed else 0


def _why(options: argparse.Namespace) -> int:
    from mouscan.graph.build import build
    from mouscan.intake import clause_named, clauses_of
    from mouscan.language.pipeline import read
    from mouscan.report.why import why

    tree = clauses_of(options.file)
    clause = clause_named(tree, options.clause)
    reading = read(tree)
    print(why(build(reading), reading, clause, width()))
    return 0


def _schema(options: argparse.Namespace) -> int:
    from mouscan.resources import folder

    sys.stdout.write((folder("schemas") / f"{options.name}.json").read_text(encoding="utf-8"))
    return 0


def _completion(options: argparse.Namespace) -> int:
    import shtab

    print(shtab.complete(_parser(), shell=options.shell))
    return 0


def _print_json(objects: Sequence[Mapping[str, object]], schema: str, key: str, files: list[str]) -> None:
    """Print the one object of one file, or the objects of several files as one."""
    if len(files) == 1:
        if objects:
            print(json.dumps(objects[0], ensure_ascii=False, indent=1))
        return
    print(json.dumps({"schema": schema, key: objects}, ensure_ascii=False, indent=1))

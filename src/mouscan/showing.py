"""The commands that show what was read in an agreement, and why: `parse`, `why` and `explain`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence

from mouscan.errors import MouscanError
from mouscan.options import files, judging, request, tell, width


def parse(parser: argparse.ArgumentParser) -> None:
    """Add what `parse` takes."""
    files(parser)
    parser.set_defaults(command=_parse)


def why(parser: argparse.ArgumentParser) -> None:
    """Add what `why` takes."""
    parser.add_argument("file", metavar="FILE", help="the text of an agreement, - for standard input")
    parser.add_argument(
        "clause", metavar="CLAUSE", help="the clause in the document's own numbering: 4.2(b), Annex C/3"
    )
    parser.set_defaults(command=_why)


def explain(parser: argparse.ArgumentParser) -> None:
    """Add what `explain` takes."""
    parser.add_argument("file", metavar="FILE", help="the text of an agreement, - for standard input")
    parser.add_argument("rule", metavar="RULE", help="the id of a rule: MIN-005")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    judging(parser, one=True)
    parser.set_defaults(command=_explain)


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


def _print_json(objects: Sequence[Mapping[str, object]], schema: str, key: str, files: list[str]) -> None:
    """Print the one object of one file, or the objects of several files as one."""
    if len(files) == 1:
        if objects:
            print(json.dumps(objects[0], ensure_ascii=False, indent=1))
        return
    print(json.dumps({"schema": schema, key: objects}, ensure_ascii=False, indent=1))

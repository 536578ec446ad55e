"""The commands that try rules: on their examples, on what the tests exercise, and on agreements damaged on purpose."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mouscan.options import MANY, judging, own, project, request, show, width
from mouscan.options import library as library_of

if TYPE_CHECKING:
    from mouscan.rules import Rule


def add(under: Any) -> None:
    """Add `test`, `coverage` and `mutate` to the commands under `rules`."""
    test = under.add_parser("test", help="try rules on their examples, and those of mouscan on the test agreements")
    test.add_argument("paths", nargs="*", metavar="PATH", help="test the rules of this file or folder")
    test.add_argument("--rule", **MANY, metavar="ID", help="test this rule only (may be given again)")
    test.set_defaults(command=_test)

    coverage = under.add_parser("coverage", help="print what the examples and the test agreements exercise")
    coverage.add_argument("--rule", **MANY, metavar="ID", help="of this rule only (may be given again)")
    coverage.add_argument("--format", choices=("text", "json"), default=argparse.SUPPRESS)
    own(coverage)
    coverage.set_defaults(command=_coverage)

    mutate = under.add_parser("mutate", help="damage an agreement on purpose and print which rules do not notice")
    mutate.add_argument("file", metavar="FILE", help="the text of an agreement, - for standard input")
    judging(mutate)
    mutate.add_argument("--operator", **MANY, metavar="NAME", help="damage in this way only (may be given again)")
    mutate.add_argument("--limit", type=_count, default=200, metavar="N", help="read at most N mutants (default: 200)")
    mutate.add_argument("--format", choices=("text", "json"), default="text")
    mutate.set_defaults(command=_mutate)


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f'"{text}" is no number from 1 on')
    return int(text)


def _test(options: argparse.Namespace) -> int:
    from mouscan.proving.corpora import readings
    from mouscan.proving.examples import attempts
    from mouscan.proving.target import target
    from mouscan.proving.verdict import Result, page

    library, rules = target([Path(path) for path in options.paths], options.rule, project())
    _collect()
    result = Result(
        rules,
        tuple(attempts(rules, library)),
        () if options.paths else tuple(readings(rules, library)),
        tuple((rule, told) for rule in rules if (told := _wanting(rule))) if options.paths else (),
    )
    print(page(result, width()))
    return int(result.failing)


def _wanting(rule: Rule) -> tuple[str, ...]:
    """Return what a rule lacks to be well tested: examples, a trap, damage that it notices."""
    from mouscan.proving.examples import lacking
    from mouscan.proving.mutate import unnoticed

    return (*lacking(rule), *unnoticed(rule))


def _coverage(options: argparse.Namespace) -> int:
    from mouscan.proving.chart import page, record
    from mouscan.proving.coverage import cover

    library = library_of(options)
    rules = library.named(options.rule)
    _collect()
    found = cover(rules, library)
    show(options, lambda: record(found), lambda width: page(found, width))
    return 0


def _mutate(options: argparse.Namespace) -> int:
    from mouscan.proving.mutate import prove
    from mouscan.proving.operators import wanted
    from mouscan.proving.page import page
    from mouscan.proving.record import record

    asked = request(options, options.file, tuple(options.rule))
    _collect()
    survey = prove(options.file, asked, wanted(options.operator), options.limit)
    show(options, lambda: record(survey), lambda width: page(survey, width))
    return 0


def _collect() -> None:
    """Let the collector work again: hundreds of agreements are read here, each done with before the next."""
    import gc

    gc.enable()

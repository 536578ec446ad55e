"""The commands under `mouscan rules`: what each takes, what it prints, and its exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mouscan.errors import MouscanError
from mouscan.options import judging, request

if TYPE_CHECKING:
    from mouscan.rules import Library

Parsers = Any
MANY: dict[str, Any] = {"action": "append", "default": []}


def add(commands: Parsers) -> None:
    """Add `rules` and what stands under it to the commands."""
    rules = commands.add_parser("rules", help="print, write, test and format rules")
    _asking(rules)
    rules.set_defaults(command=_list)
    under = rules.add_subparsers(metavar="COMMAND")

    listed = under.add_parser("list", help="print a line for every rule")
    _asking(listed, default=argparse.SUPPRESS)

    show = under.add_parser("show", help="print everything about one rule")
    show.add_argument("id", metavar="ID", help="the id of the rule")
    show.add_argument("--profile", default=argparse.SUPPRESS, metavar="NAME", help="what holds in this profile only")
    _own(show)
    show.set_defaults(command=_show)

    docs = under.add_parser("docs", help="print a handbook of the rules in Markdown, or write a page for each")
    docs.add_argument("--output", metavar="DIR", help="write a page for each rule and an index to this folder")
    _own(docs)
    docs.set_defaults(command=_docs)

    new = under.add_parser("new", help="write the file of a new rule that works, to begin with")
    new.add_argument("id", metavar="ID", help="the id of the rule: OWN-001")
    new.add_argument("name", metavar="NAME", help="its name: own-rule")
    new.add_argument("--output", default=".", metavar="DIR", help="the folder to write it to (default: this one)")
    new.set_defaults(command=_new)

    tidy = under.add_parser("format", help="rewrite rule files as they should be written")
    tidy.add_argument("paths", nargs="+", metavar="PATH", help="a rule file, or a folder of them")
    tidy.add_argument("--check", action="store_true", help="only name the files that would change")
    tidy.set_defaults(command=_format)

    test = under.add_parser("test", help="try rules on their examples, and those of mouscan on the test agreements")
    test.add_argument("paths", nargs="*", metavar="PATH", help="test the rules of this file or folder")
    test.add_argument("--rule", **MANY, metavar="ID", help="test this rule only (may be given again)")
    test.set_defaults(command=_test)

    coverage = under.add_parser("coverage", help="print what the examples and the test agreements exercise")
    coverage.add_argument("--rule", **MANY, metavar="ID", help="of this rule only (may be given again)")
    coverage.add_argument("--format", choices=("text", "json"), default=argparse.SUPPRESS)
    _own(coverage)
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


def _own(parser: argparse.ArgumentParser, **given: Any) -> None:
    options = {**MANY, "default": argparse.SUPPRESS, **given}
    parser.add_argument("--rules", **options, metavar="PATH", help="add the rules of this file or folder")


def _asking(parser: argparse.ArgumentParser, **given: Any) -> None:
    """Add the options that narrow a list of rules; what stands under `rules` keeps what was said before it."""
    one: dict[str, Any] = {"default": "", **given}
    parser.add_argument("--profile", **one, metavar="NAME", help="those of this profile")
    parser.add_argument("--severity", **one, choices=("error", "warning", "info"), help="those of this severity")
    parser.add_argument("--class", **one, dest="cls", choices=("law", "policy"), help="those of this class")
    parser.add_argument("--source", **one, metavar="WORDS", help="those with all of these words in one source")
    parser.add_argument("--pack", **{**MANY, **given}, metavar="NAME", help="those of this pack")
    _own(parser, **{"default": [], **given})
    parser.add_argument("--format", **{**one, "default": given.get("default", "text")}, choices=("text", "json"))


def _library(options: argparse.Namespace) -> Library:
    """Return mouscan's rules, those that the project of the current folder sets, and those of the options."""
    from mouscan.rules import library

    return library((*_project(), *map(Path, options.rules)))


def _project() -> tuple[Path, ...]:
    """Return the rule files and folders that the project of the current folder sets."""
    from mouscan.config import config

    return config(Path.cwd()).rules


def _list(options: argparse.Namespace) -> int:
    from mouscan.report.catalogue import Query, asked, listing, record

    library = _library(options)
    packs = library.packed(options.pack)
    query = Query(options.profile, options.severity, options.cls, options.source, packs)
    rules = asked(library, query)
    _print(options, lambda: record(rules, library, query.profile), lambda w: listing(rules, library, query.profile, w))
    return 0


def _show(options: argparse.Namespace) -> int:
    from mouscan.report.card import card

    library = _library(options)
    (rule,) = library.named([options.id])
    if options.profile and rule not in library.select(options.profile):
        raise MouscanError(f"rule {rule.id} is not judged in {options.profile}")
    print(card(rule, library, options.profile, _width()))
    return 0


def _docs(options: argparse.Namespace) -> int:
    from mouscan.report.handbook import handbook, whole
    from mouscan.store import store

    library = _library(options)
    if options.output is None:
        sys.stdout.write(whole(library.rules, library))
        return 0
    pages = handbook(library.rules, library)
    for name, text in pages.items():
        store(Path(options.output) / name, text)
    print(f"{len(pages)} pages written to {options.output}")
    return 0


def _new(options: argparse.Namespace) -> int:
    from mouscan.rules.pack import SUFFIX
    from mouscan.rules.scaffold import scaffold
    from mouscan.store import store

    text = scaffold(options.id, options.name, _library(options))
    path = Path(options.output) / f"{options.id}{SUFFIX}"
    store(path, text, fresh=True)
    print(
        f"{path} written: a rule that works.\n"
        "Next: edit what it says, its sources, what it requires and its examples, then run\n"
        f"  mouscan rules test {path}\n"
        f"  mouscan check --rules {path} AGREEMENT"
    )
    return 0


def _format(options: argparse.Namespace) -> int:
    from mouscan.rules.format import formatted
    from mouscan.rules.pack import files, text
    from mouscan.store import store

    found = dict.fromkeys(file for path in options.paths for file in files(Path(path)))
    changed = {}
    for file in found:
        old = text(file)
        if (new := formatted(old, str(file))) != old:
            changed[file] = new
    for file, new in changed.items():
        if not options.check:
            store(file, new)
        print(f"{file}: {'would be' if options.check else 'was'} rewritten")
    print(f"{len(changed)} of {len(found)} files {'would change' if options.check else 'rewritten'}.")
    return int(options.check and bool(changed))


def _test(options: argparse.Namespace) -> int:
    from mouscan.proving.corpora import readings
    from mouscan.proving.examples import attempts, lacking
    from mouscan.proving.target import target
    from mouscan.proving.verdict import Result, page

    library, rules = target([Path(path) for path in options.paths], options.rule, _project())
    _collect()
    result = Result(
        rules,
        tuple(attempts(rules, library)),
        () if options.paths else tuple(readings(rules, library)),
        tuple((rule, told) for rule in rules if (told := lacking(rule))) if options.paths else (),
    )
    print(page(result, _width()))
    return int(result.failing)


def _coverage(options: argparse.Namespace) -> int:
    from mouscan.proving.chart import page, record
    from mouscan.proving.coverage import cover

    library = _library(options)
    rules = library.named(options.rule)
    _collect()
    found = cover(rules, library)
    _print(options, lambda: record(found), lambda width: page(found, width))
    return 0


def _mutate(options: argparse.Namespace) -> int:
    from mouscan.proving.mutate import prove
    from mouscan.proving.operators import wanted
    from mouscan.proving.page import page
    from mouscan.proving.record import record

    asked = request(options, options.file, tuple(options.rule))
    _collect()
    survey = prove(options.file, asked, wanted(options.operator), options.limit)
    _print(options, lambda: record(survey), lambda width: page(survey, width))
    return 0


def _collect() -> None:
    """Let the collector work again: hundreds of agreements are read here, each done with before the next."""
    import gc

    gc.enable()


def _print(options: argparse.Namespace, record: Callable[[], object], page: Callable[[int], str]) -> None:
    """Print a page, or the record where JSON is asked for."""
    if options.format == "json":
        print(json.dumps(record(), ensure_ascii=False, indent=1))
    else:
        print(page(_width()))


def _width() -> int:
    import shutil

    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))

"""The commands under `mouscan rules`: what each takes, what it prints, and its exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from mouscan import trials
from mouscan.errors import MouscanError
from mouscan.options import MANY, own, show, width
from mouscan.options import library as library_of

Parsers = Any


def takes(rules: argparse.ArgumentParser) -> None:
    """Add what `rules` takes."""
    _asking(rules)
    rules.set_defaults(command=_list)
    under = rules.add_subparsers(metavar="COMMAND")

    listed = under.add_parser("list", help="print a line for every rule")
    _asking(listed, default=argparse.SUPPRESS)

    show = under.add_parser("show", help="print everything about one rule")
    show.add_argument("id", metavar="ID", help="the id of the rule")
    show.add_argument("--profile", default=argparse.SUPPRESS, metavar="NAME", help="what holds in this profile only")
    own(show)
    show.set_defaults(command=_show)

    words = under.add_parser("words", help="print the names that a rule may use: kinds, sides, tags, vocabularies")
    words.add_argument("noun", nargs="?", metavar="NOUN", help="all about this one: phrase, flow, side, subject, ...")
    words.set_defaults(command=_words)

    docs = under.add_parser("docs", help="print a handbook of the rules in Markdown, or write a page for each")
    docs.add_argument("--output", metavar="DIR", help="write a page for each rule and an index to this folder")
    own(docs)
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

    trials.add(under)


def _asking(parser: argparse.ArgumentParser, **given: Any) -> None:
    """Add the options that narrow a list of rules; what stands under `rules` keeps what was said before it."""
    one: dict[str, Any] = {"default": "", **given}
    parser.add_argument("--profile", **one, metavar="NAME", help="those of this profile")
    parser.add_argument("--severity", **one, choices=("error", "warning", "info"), help="those of this severity")
    parser.add_argument("--class", **one, dest="cls", choices=("law", "policy"), help="those of this class")
    parser.add_argument("--source", **one, metavar="WORDS", help="those with all of these words in one source")
    parser.add_argument("--pack", **{**MANY, **given}, metavar="NAME", help="those of this pack")
    own(parser, **{"default": [], **given})
    parser.add_argument("--format", **{**one, "default": given.get("default", "text")}, choices=("text", "json"))


def _list(options: argparse.Namespace) -> int:
    from mouscan.report.catalogue import Query, asked, listing, record

    library = library_of(options)
    packs = library.packed(options.pack)
    query = Query(options.profile, options.severity, options.cls, options.source, packs)
    rules = asked(library, query)
    show(options, lambda: record(rules, library, query.profile), lambda w: listing(rules, library, query.profile, w))
    return 0


def _show(options: argparse.Namespace) -> int:
    from mouscan.report.card import card

    library = library_of(options)
    (rule,) = library.named([options.id])
    if options.profile and rule not in library.select(options.profile):
        raise MouscanError(f"rule {rule.id} is not judged in {options.profile}")
    print(card(rule, library, options.profile, width()))
    return 0


def _words(options: argparse.Namespace) -> int:
    from mouscan.report.glossary import glossary

    print(glossary(options.noun, width()))
    return 0


def _docs(options: argparse.Namespace) -> int:
    from mouscan.report.handbook import handbook, whole
    from mouscan.store import store

    library = library_of(options)
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

    text = scaffold(options.id, options.name, library_of(options))
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

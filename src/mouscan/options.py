"""The options that commands share, and the request that they make with the configuration of a file."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mouscan.errors import MouscanError

if TYPE_CHECKING:
    from mouscan.audit import Request
    from mouscan.config import Config
    from mouscan.rules import Library, Rule

MANY: dict[str, Any] = {"action": "append", "default": []}


def judging(parser: argparse.ArgumentParser, one: bool = False) -> None:
    """Add the options that say by which rules an agreement is judged, and as of when."""
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help="whose law and policy to judge by: uk, eu, us, nz, ca, au, coe (default: told from the law it cites)",
    )
    if one:
        parser.set_defaults(pack=(), select=None, ignore=None)
    else:
        parser.add_argument(
            "--pack", action="append", metavar="NAME", help="judge by this pack only: core-law, firewall, drafting"
        )
        parser.add_argument("--rule", **MANY, metavar="ID", help="judge by this rule only (may be given again)")
        for name, says in (
            ("--select", "judge by these rules only: DOC, TRN-002"),
            ("--ignore", "leave these rules out"),
        ):
            parser.add_argument(name, action="append", metavar="RULES", help=says)
    parser.add_argument("--rules", **MANY, metavar="PATH", help="add the rules of this file or folder")
    parser.add_argument(
        "--with", **MANY, dest="with_", metavar="NAME=FILE", help="a second document: notice, umbrella, earlier, ..."
    )
    parser.add_argument("--isolated", action="store_true", help="take no configuration from the project's files")
    parser.add_argument("--as-of", metavar="DATE", help="the day to judge as of (default: the agreement's own date)")
    parser.add_argument("--set", **MANY, metavar="ID.NAME=VALUE", help='set a threshold of a rule, such as "6 months"')


def files(parser: argparse.ArgumentParser, forms: Sequence[str] = ("text", "json")) -> None:
    """Add the files that a command reads, and the form it prints in."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="the text of an agreement, - for standard input")
    parser.add_argument("--format", choices=forms, default="text")
    parser.add_argument("--anyway", action="store_true", help="go on with a text that does not look like an agreement")


def request(options: argparse.Namespace, file: str, ids: tuple[str, ...], anyway: bool = True) -> Request:
    """Return what the options and the configuration of a file ask for, the options first; raises MouscanError."""
    from mouscan.audit import Request
    from mouscan.config import known, settings
    from mouscan.rules.settings import day, documents, limits

    base = configuration(options, file)
    rules = _library((*base.rules, *map(Path, options.rules)))
    known(base, rules)
    said = settings(base, file)
    profile = options.profile or said.profile
    if profile != "auto":
        rules.profile(profile)
    thresholds = limits([f"{name}={value}" for name, value in said.parameters.items()], rules, "")
    # Who names rules means them, whatever the project leaves out.
    packs, select, ignore = ((), (), ()) if ids else (said.packs, said.select, said.ignore)
    return Request(
        library=rules,
        rules=_chosen(rules, ids, _listed(options.select, select), _listed(options.ignore, ignore)),
        profile=profile,
        anyway=anyway,
        packs=rules.packed(tuple(options.pack) if options.pack is not None else packs),
        documents=documents(tuple(options.with_)),
        day=day(options.as_of) if options.as_of else None,
        limits=thresholds | limits(options.set, rules, "--set "),
        severities=said.severity,
    )


def configuration(options: argparse.Namespace, file: str) -> Config:
    """Return what the project of a file sets, nothing where the options say so; raises MouscanError."""
    from mouscan.config import Config, config

    return Config() if options.isolated else config(Path(os.path.abspath(file)).parent)


def texts(options: argparse.Namespace, name: str) -> tuple[str, ...]:
    """Return a file, or the files of a folder that its project has checked; raises MouscanError for one without any."""
    from mouscan.config import within

    if name == "-" or not Path(name).is_dir():
        return (name,)
    said = configuration(options, os.path.join(name, "_"))
    if not (found := within(name, said)):
        raise MouscanError(f"{name}: no file in this folder is to be checked (files: {', '.join(said.files)})")
    return found


def _listed(given: Sequence[str] | None, set_: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that an option gives, each time one or several with commas, else those that are set."""
    return (
        set_ if given is None else tuple(name.strip() for names in given for name in names.split(",") if name.strip())
    )


def _chosen(
    library: Library, ids: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[Rule, ...]:
    """Return the rules with some ids that are selected and not ignored; raises MouscanError where none is left."""
    selected, ignored = library.covered(select), library.covered(ignore)
    rules = tuple(r for r in library.named(ids) if (not select or r.id in selected) and r.id not in ignored)
    if not rules:
        raise MouscanError("no rule is left to judge by: all are ignored, or none of them is selected")
    return rules


@cache
def _library(own: tuple[Path, ...]) -> Library:
    """Return the library with a project's own rules, read once for all files that share them."""
    from mouscan.rules import library

    return library(own)


def own(parser: argparse.ArgumentParser, **given: Any) -> None:
    """Add the option for rules of one's own."""
    options = {**MANY, "default": argparse.SUPPRESS, **given}
    parser.add_argument("--rules", **options, metavar="PATH", help="add the rules of this file or folder")


def library(options: argparse.Namespace) -> Library:
    """Return mouscan's rules, those that the project of the current folder sets, and those of the options."""
    from mouscan.rules import library

    return library((*project(), *map(Path, options.rules)))


def project() -> tuple[Path, ...]:
    """Return the rule files and folders that the project of the current folder sets."""
    from mouscan.config import config

    return config(Path.cwd()).rules


def show(options: argparse.Namespace, record: Callable[[], object], page: Callable[[int], str]) -> None:
    """Print a page, or the record where JSON is asked for."""
    if options.format == "json":
        print(json.dumps(record(), ensure_ascii=False, indent=1))
    else:
        print(page(width()))


def tell(error: MouscanError) -> None:
    """Say on standard error what is wrong, and show the line of a rule file with a caret under it."""
    print(f"mouscan: {error}", file=sys.stderr)
    if shown := getattr(error, "shown", ""):
        print(shown, file=sys.stderr)


def width() -> int:
    """Return how wide a page may be."""
    import shutil

    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))

"""The options that commands share, and the request that they make with the configuration of a file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mouscan.errors import MouscanError

if TYPE_CHECKING:
    from mouscan.audit import Request
    from mouscan.rules import Library

MANY: dict[str, Any] = {"action": "append", "default": []}


def judging(parser: argparse.ArgumentParser, one: bool = False) -> None:
    """Add the options that say by which rules an agreement is judged, and as of when."""
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help="whose law and policy to judge by: uk, eu, us, nz, ca, au, coe (default: told from the law it cites)",
    )
    if one:
        parser.set_defaults(pack=())
    else:
        parser.add_argument(
            "--pack", action="append", metavar="NAME", help="judge by this pack only: core-law, firewall, drafting"
        )
        parser.add_argument("--rule", **MANY, metavar="ID", help="judge by this rule only (may be given again)")
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
    from mouscan.config import Config, config
    from mouscan.rules.settings import day, documents, limits

    settings = Config() if options.isolated else config(Path(file).absolute().parent)
    rules = _library((*settings.rules, *map(Path, options.rules)))
    profile = options.profile or settings.profile
    if profile != "auto":
        rules.profile(profile)
    thresholds = [f"{name}={value}" for name, value in settings.parameters.items()]
    return Request(
        library=rules,
        rules=rules.named(ids),
        profile=profile,
        anyway=anyway,
        packs=rules.packed(tuple(options.pack) if options.pack is not None else settings.packs),
        documents=documents(tuple(options.with_)),
        day=day(options.as_of) if options.as_of else None,
        limits=limits(thresholds, rules, f"{settings.file}: ") | limits(options.set, rules, "--set "),
    )


@cache
def _library(own: tuple[Path, ...]) -> Library:
    """Return the library with a project's own rules, read once for all files that share them; mouscan's are kept."""
    from mouscan.rules import Library, library

    if own:
        return library(own)
    from mouscan.cache import Cache, key
    from mouscan.stamp import stamp

    kept, name = Cache.own(), key("library", stamp())
    found = kept.get(name)
    if not isinstance(found, Library):
        found = library()
        kept.put(name, found)
    return found


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

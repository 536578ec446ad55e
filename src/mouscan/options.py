"""The options that commands share, and the request that they make with the configuration of a file."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mouscan.check import Request
    from mouscan.rules import Library


def judging(parser: argparse.ArgumentParser, one: bool = False) -> None:
    """Add the options that say by which rules an agreement is judged, and as of when."""
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help="whose law and policy to judge by: uk, eu, us, nz, ca, au, coe (default: told from the law it cites)",
    )
    many: dict[str, Any] = {"action": "append", "default": []}
    if one:
        parser.set_defaults(pack=())
    else:
        parser.add_argument(
            "--pack", action="append", metavar="NAME", help="judge by this pack only: core-law, firewall, drafting"
        )
        parser.add_argument("--rule", **many, metavar="ID", help="judge by this rule only (may be given again)")
    parser.add_argument("--rules", **many, metavar="PATH", help="add the rules of this file or folder")
    parser.add_argument(
        "--with", **many, dest="with_", metavar="NAME=FILE", help="a second document: notice, umbrella, earlier, ..."
    )
    parser.add_argument("--isolated", action="store_true", help="take no configuration from the project's files")
    parser.add_argument("--as-of", metavar="DATE", help="the day to judge as of (default: the agreement's own date)")
    parser.add_argument("--set", **many, metavar="ID.NAME=VALUE", help='set a threshold of a rule, such as "6 months"')


def files(parser: argparse.ArgumentParser) -> None:
    """Add the files that a command reads, and the form it prints in."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="the text of an agreement, - for standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--anyway", action="store_true", help="go on with a text that does not look like an agreement")


def request(options: argparse.Namespace, file: str, ids: tuple[str, ...], anyway: bool = True) -> Request:
    """Return what the options and the configuration of a file ask for, the options first; raises MouscanError."""
    from mouscan.check import Request
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
    """Return the library with a project's own rules, read once for all files that share them."""
    from mouscan.rules import library

    return library(own)

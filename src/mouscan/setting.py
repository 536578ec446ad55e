"""The command `config show`: every setting that holds for a file, its value, and why it holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mouscan.errors import MouscanError
from mouscan.options import configuration, judging, request, show

if TYPE_CHECKING:
    from mouscan.audit import Request
    from mouscan.config import Config

DEFAULT = "default"
OPTION = "command line"


class Setting(NamedTuple):
    """One setting, or one part of a table of them: its name, its value, and what set it."""

    name: str
    value: str | int | list[str] | None
    why: str


def takes(config: argparse.ArgumentParser) -> None:
    """Add what `config` takes."""
    under = config.add_subparsers(required=True, metavar="COMMAND")
    shown = under.add_parser("show", help="print every setting that holds for a file, and why")
    shown.add_argument("file", metavar="FILE", help="the text of an agreement, - for standard input")
    shown.add_argument("--format", choices=("text", "json"), default="text")
    judging(shown)
    shown.set_defaults(command=_show)


def _show(options: argparse.Namespace) -> int:
    from mouscan.config import settings

    if options.file != "-" and not Path(options.file).is_file():
        raise MouscanError(f"{options.file}: no such file")
    asked = request(options, options.file, tuple(options.rule))
    said = settings(configuration(options, options.file), options.file)
    rows = (*_told(options, said, asked), *_judged(options, said, asked))
    record = {
        "schema": "mouscan.settings/1",
        "file": options.file,
        "settings": [{"name": row.name, "value": row.value, "why": row.why} for row in rows],
    }
    show(options, lambda: record, lambda width: _page(rows, width))
    return 0


def _told(options: argparse.Namespace, said: Config, asked: Request) -> list[Setting]:
    """Return the settings as they are made, in the order of the configuration's schema."""
    from mouscan.report.place import here

    where = said.where
    found = "--isolated" if options.isolated else "found upward from the file" if said.file else "there is none"
    packs = OPTION if options.pack is not None else where.get("packs", DEFAULT)
    rows = [
        Setting("configuration", here(said.file) if said.file else None, found),
        Setting("packs", list(asked.packs), packs),
        Setting(
            "rules", [*map(here, said.rules), *options.rules], OPTION if options.rules else where.get("rules", DEFAULT)
        ),
    ]
    for name, held in (("select", said.select), ("ignore", said.ignore)):
        given = getattr(options, name)
        rows.append(
            Setting(name, list(held if given is None else given), OPTION if given else where.get(name, DEFAULT))
        )
    rows += [Setting(f"severity.{id}", level, where[f"severity.{id}"]) for id, level in sorted(said.severity.items())]
    set_ = dict(one.partition("=")[::2] for one in options.set)
    for name, value in sorted({**said.parameters, **set_}.items()):
        rows.append(Setting(f"parameters.{name}", value, OPTION if name in set_ else where[f"parameters.{name}"]))
    rows += [
        Setting("files", list(said.files), where.get("files", DEFAULT)),
        Setting("exclude", list(said.exclude), where.get("exclude", DEFAULT)),
        Setting("fail-on", said.fail_on, where.get("fail-on", DEFAULT)),
        Setting("baseline", here(said.baseline) if said.baseline else None, where.get("baseline", DEFAULT)),
    ]
    return rows


def _judged(options: argparse.Namespace, said: Config, asked: Request) -> list[Setting]:
    """Return the profile, told from the text where nothing sets it, and how many rules it leaves to judge by."""
    from mouscan.audit import jurisdiction
    from mouscan.intake import agreement

    if asked.profile != "auto":
        profile, why = asked.profile, OPTION if options.profile else said.where.get("profile", DEFAULT)
    else:
        profile, told = jurisdiction(agreement(options.file), asked.library)
        why = f"{OPTION if options.profile else said.where.get('profile', DEFAULT)}: auto, {told}"
    library = asked.library
    number = len(library.within(asked.packs, profile, library.select(profile, asked.rules)))
    return [
        Setting("profile", profile, why),
        Setting("rules judged", number, f"of {len(library.rules)}, by profile, packs, select and ignore"),
    ]


def _page(rows: tuple[Setting, ...], width: int) -> str:
    """Return the settings as a table, the reason of a long value on a line of its own."""
    from textwrap import wrap

    room = max(len(row.name) for row in rows) + 2
    lines: list[str] = []
    for row in rows:
        value = ", ".join(row.value) if isinstance(row.value, list) else "" if row.value is None else str(row.value)
        text = f"{value or 'none'}  ({row.why})"
        lines += wrap(text, width, initial_indent=row.name.ljust(room), subsequent_indent=" " * room)
    return "\n".join(lines)

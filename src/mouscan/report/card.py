"""The page that `mouscan rules show` prints: everything about one rule for whoever has to answer for it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from mouscan.report.place import here
from mouscan.report.sheet import Entry, sheet
from mouscan.rules import Library, Rule
from mouscan.rules.layout import laid

INDENT = "  "


def card(rule: Rule, library: Library, profile: str, width: int) -> str:
    """Return the page of one rule, for a profile only what holds in it."""
    return "\n".join(_lines(rule, library, profile, width))


def _lines(rule: Rule, library: Library, profile: str, width: int) -> Iterator[str]:
    yield f"{rule.id} {rule.name}"
    yield from _wrapped(rule.says, width, INDENT)
    for section in sheet(rule, library, profile):
        yield ""
        yield section.title
        for entry in section.entries:
            yield from _entry(entry, width)
    yield ""
    yield f"{here(rule.file)}:{rule.at.line}"


def _entry(entry: Entry, width: int) -> Iterator[str]:
    indent = INDENT * 2 if entry.inner else INDENT
    if entry.words is None:
        yield from _wrapped(entry.said, width, indent)
        return
    for line in laid(entry.words, len(indent), width):
        yield indent + line


def _wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    yield from wrap(text, width, initial_indent=indent, subsequent_indent=indent + INDENT, break_on_hyphens=False)

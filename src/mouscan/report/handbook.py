"""The rules as a handbook in Markdown: a page a rule, and an index by family; in files, or as one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from mouscan.report.catalogue import classes, severities
from mouscan.report.sheet import Entry, sheet
from mouscan.rules import Library, Rule
from mouscan.rules.layout import laid

INDEX = "index.md"
WIDTH = 100
SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|#"})


def handbook(rules: Sequence[Rule], library: Library) -> Mapping[str, str]:
    """Return every page of the handbook by its file name, the index last."""
    pages = {f"{rule.id}.md": _text(_page(rule, library, "#")) for rule in rules}
    return pages | {INDEX: _text(_index(rules, "{id}.md".format))}


def whole(rules: Sequence[Rule], library: Library) -> str:
    """Return the handbook as one text, the index first."""
    pages = [line for rule in rules for line in ("", *_page(rule, library, "##"))]
    return _text([*_index(rules, _anchor), *pages])


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _anchor(id: str, name: str) -> str:
    """Return where in a text the heading of a rule stands."""
    return f"#{id.lower()}-{name}"


def _index(rules: Sequence[Rule], place: Callable[..., str]) -> Iterator[str]:
    """Yield a table for every family of rules; `place` says where the page of a rule is."""
    yield "# Rules"
    for family, members in groupby(rules, key=lambda rule: rule.id.partition("-")[0]):
        yield from ("", f"## {family}", "", "| rule | says | severity | class |", "|---|---|---|---|")
        for rule in members:
            link = f"[{rule.id} {rule.name}]({place(id=rule.id, name=rule.name)})"
            yield f"| {link} | {_escaped(rule.says)} | {severities(rule)} | {classes(rule)} |"


def _page(rule: Rule, library: Library, heading: str) -> Iterator[str]:
    yield f"{heading} {rule.id} {rule.name}"
    yield from ("", _escaped(rule.says))
    for section in sheet(rule, library):
        yield from ("", f"{heading}# {section.title}", "")
        for entry in section.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    indent = "  " if entry.inner else ""
    if entry.words is None:
        yield f"{indent}- {_escaped(entry.said)}"
        return
    first, *rest = laid(entry.words, 0, WIDTH)
    if not rest:
        yield f"{indent}- `{first}`"
        return
    yield f"{indent}- ```"
    yield from (f"{indent}  {line}" for line in (first, *rest, "```"))


def _escaped(text: str) -> str:
    return text.translate(SPECIAL)

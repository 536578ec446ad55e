"""Rule files written canonically: statements in the order they had, comments before what they stood before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from mouscan.rules import writer
from mouscan.rules.conditions import Conditions
from mouscan.rules.parse import tree
from mouscan.rules.statements import pack, profile, rule
from mouscan.rules.syntax import Named, Since
from mouscan.rules.writer import Lines

if TYPE_CHECKING:
    from lark import Token, Tree

# A string comes first: a "#" inside of one begins no comment.
COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|(?P<comment>#[^\n]*)')
GAP = re.compile(r"\n[ \t]*\n\s*$")


class Unit(Struct, frozen=True):
    """A piece that stands on lines of its own: its offsets in the file, its lines, and whether it is a statement."""

    start: int
    end: int
    lines: Lines
    inside: bool = False
    rule: bool = False


class Comment(Struct, frozen=True):
    """A comment, its offset, and whether it has its line for itself."""

    start: int
    text: str
    alone: bool


def formatted(text: str, file: str) -> str:
    """Return the text of a rule file as it should be written; raises RuleError for a text that is none."""
    units = list(_units(tree(text, file), file))
    lines: list[str] = []
    comments = _comments(text, units)
    before: Unit | None = None
    for i, unit in enumerate(units):
        own = comments.get(i, [])
        start = min([unit.start, *(c.start for c in own)])
        if lines and not unit.inside and (unit.rule or (before and before.inside) or GAP.search(text[:start])):
            lines.append("")
        lines += _commented(own, unit, text)
        lines += unit.lines
        before = unit
    for comment in comments.get(len(units), []):
        lines += ["", comment.text] if lines and GAP.search(text[: comment.start]) else [comment.text]
    return "\n".join(lines) + "\n" if lines else ""


def _commented(comments: list[Comment], unit: Unit, text: str) -> Iterator[str]:
    """Yield the comments of a unit; a blank line that parts one from what follows stays, outside of rules."""
    indent = unit.lines[0][: len(unit.lines[0]) - len(unit.lines[0].lstrip())]
    for comment, after in zip(comments, [*(c.start for c in comments[1:]), unit.start], strict=False):
        yield indent + comment.text
        if not unit.inside and comment.alone and comment.start < after and GAP.search(text[:after]):
            yield ""


def _comments(text: str, units: list[Unit]) -> Mapping[int, list[Comment]]:
    """Return the comments by the number of the unit that each belongs to, the last number and one for the rest.

    One that follows something on its line belongs to that; any other to the unit that it stands in or before.
    """
    found: dict[int, list[Comment]] = {}
    for match in COMMENT.finditer(text):
        if match["comment"] is None:
            continue
        start = match.start()
        alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        if alone:
            number = next((i for i, unit in enumerate(units) if unit.end > start), len(units))
        else:
            number = max((i for i, unit in enumerate(units) if unit.start < start), default=0)
        found.setdefault(number, []).append(Comment(start, match["comment"].rstrip(), alone))
    return found


class _Anything(Mapping[str, Named]):
    """Knows every name: a file is formatted without those that it uses."""

    def __getitem__(self, name: str) -> Named:
        return Named(name, Since(date.min))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _units(found: Tree[Token], file: str) -> Iterator[Unit]:
    build = Conditions(file, _Anything())
    written: Mapping[str, Callable[[Tree[Token]], Lines]] = {
        "use": lambda node: ("use " + ", ".join(map(str, node.children)),),
        "profile": lambda node: writer.profile(profile(node)),
        "pack": lambda node: writer.pack(pack(node, file)),
        "definition": lambda node: writer.definition(Named(str(node.children[0]), build.condition(node.children[1]))),
    }
    for node in (cast("Tree[Token]", child) for child in found.children):
        if node.data == "rule":
            yield from _rule(node, build)
        else:
            yield Unit(node.meta.start_pos, node.meta.end_pos, written[str(node.data)](node))


def _rule(node: Tree[Token], build: Conditions) -> Iterator[Unit]:
    """Yield the first line of a rule and its statements, each written from the rule's own value."""
    _, name, *statements = node.children
    read = rule(node, build)
    yield Unit(node.meta.start_pos, cast("Token", name).end_pos or 0, (writer.header(read),), rule=True)
    left = {kind: iter(blocks) for kind, blocks in writer.statements(read).items()}
    left["require"] = map(writer.requirement, read.requirements)
    for statement in (cast("Tree[Token]", s) for s in statements):
        kind = str(statement.data)
        lines = writer.each(build.thing(statement.children[1])) if kind == "each" else next(left[kind])
        yield Unit(statement.meta.start_pos, statement.meta.end_pos, lines, inside=True)

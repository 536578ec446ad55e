"""A clause in the making: how its line is printed, where it stands, and the id that its labels give it."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

from mouscan.clauses.label import LETTERED, Label
from mouscan.clauses.tree import BlockKind, Role
from mouscan.source import Line

NUMBERS = ("dec", "num", "num.", "num)")
How = Literal["word", "sibling", "child", "decimal", "first", "loose", "onward", "resumed"]
DEEPER = 2


class Form(Struct, frozen=True):
    """How a labelled line is printed: what tells a section's number from that of a list in another section."""

    indent: int
    level: int
    strong: bool
    capitals: bool

    def unlike(self, other: Form) -> int:
        """Return how differently two lines are printed: 0 where they are alike."""
        return (
            2 * (self.level != other.level)
            + 2 * (self.capitals != other.capitals)
            + (self.strong != other.strong)
            + (abs(self.indent - other.indent) > DEEPER)
        )


def form(line: Line, text: str) -> Form:
    """Return how a labelled line is printed."""
    return Form(line.indent, line.level, line.strong > 0, text.isupper())


class Node(Struct, eq=False):
    """A clause in the making."""

    id: str
    label: str
    parent: Node | None
    role: Role
    start: int
    style: str = ""
    values: tuple[int, ...] = ()
    form: Form | None = None
    heading: str = ""
    heading_span: tuple[int, int] | None = None
    blocks: list[tuple[int, int, BlockKind, tuple[tuple[int, int], ...]]] = field(default_factory=list)

    @property
    def untitled(self) -> bool:
        """Whether it is an article or annex whose title can stand on the next line."""
        return self.style.startswith("word:") and not self.heading and not self.blocks


class Placed(Struct, frozen=True):
    """A label with its place: how it was placed, and beside or under which clause."""

    label: Label
    how: How
    anchor: Node | None = None


def identity(label: Label, parent: Node | None) -> str:
    """Return the id of a clause: the path of printed labels, as printed labels repeat their parents or not."""
    if parent is None or (label.word and parent.role == "clause" and len(label.values) > 1):
        return label.printed
    if parent.style[:5] == "word:" and parent.role == "clause" and label.style == "dec" and _repeats(label, parent):
        return "".join((*parent.id.rpartition("/")[:2], label.printed))
    if parent.role in ("container", "heading", "preamble") or label.word:
        return f"{parent.id}/{label.printed}"
    if label.style == "dec" and _repeats(label, parent):
        printed = re.findall(r"[A-Z]|\d+", label.printed)
        return ".".join((re.sub(r"#\d+$", "", parent.id), *printed[len(parent.values) :]))
    if label.style.endswith("()") or (parent.style.startswith("word:") and label.style != "dec"):
        return f"{parent.id}({label.printed})"
    return f"{parent.id}.{label.printed}"


def _repeats(label: Label, parent: Node) -> bool:
    """Tell whether a label prints its parent's number again: "4.2" under "4" or under "Article 4"."""
    if parent.style[:2] == "UP":
        return label.values[0] == LETTERED + ord(parent.label[:1].upper() or " ")
    if label.values[0] > LETTERED and parent.style[:5] == "word:":
        return parent.label[-2:].upper() == f" {chr(label.values[0] - LETTERED)}"
    numbered = parent.style in NUMBERS or (parent.style[:5] == "word:" and parent.label[-1:].isdigit())
    return numbered and bool(parent.values) and label.values[: len(parent.values)] == parent.values

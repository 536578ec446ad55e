"""The numbers of an HTML list, which a browser prints and the file does not hold."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from mouscan.source.markup import Marked

TAG = re.compile(r"<(?P<name>/?(?:ol|ul|li))\b(?P<rest>[^<>]{0,300})>", re.I)
TYPE = re.compile(r"\btype=[\"']?(?P<type>[aAiI])\b")
START = re.compile(r"\bstart=[\"']?(?P<start>\d{1,3})\b")
LINK = re.compile(r"<li\b[^<>]{0,300}>\s*<a\b[^<>]{0,300}href=[\"']?#", re.I)
ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LETTERS = 26


class Lists(Struct):
    """The lists that are open while the lines are read; an item waits for its number until its words begin.

    Each list is its type, `1`, `a`, `A`, `i` or `I`, with the number of its last item; one with bullets has no type.
    """

    open: list[tuple[str, int]] = field(default_factory=list)
    waiting: str = ""

    def numbered(self, piece: str, line: Marked) -> Marked:
        """Return the line of a piece of HTML with the number of the item that begins with it."""
        for tag in TAG.finditer(piece) if "<" in piece else ():
            self._take(tag["name"].lower(), tag["rest"])
        if LINK.search(piece) or (piece.rstrip().endswith("</li>") and not line.text):
            self.waiting = ""
        if not (self.waiting and line.text):
            return line
        label, self.waiting = f"{self.waiting}. ", ""
        at = array("L", [line.at[0]] * len(label))
        at.extend(line.at)
        return line._replace(text=label + line.text, at=at)

    def _take(self, name: str, rest: str) -> None:
        if name == "ol":
            start = START.search(rest)
            shown = TYPE.search(rest)
            self.open.append((shown["type"] if shown else "1", int(start["start"]) - 1 if start else 0))
        elif name == "ul":
            self.open.append(("", 0))
        elif name in ("/ol", "/ul"):
            del self.open[-1:]
        elif name == "li" and self.open:
            kind, last = self.open[-1]
            self.open[-1] = (kind, last + 1)
            self.waiting = _printed(kind, last + 1)


def _printed(kind: str, number: int) -> str:
    """Return the number of an item as its list prints it, empty for a bullet."""
    lower = kind.lower()
    if lower == "a" and number <= LETTERS:
        shown = chr(ord("a") + number - 1)
    elif lower == "i" and number < len(ROMANS):
        shown = ROMANS[number]
    else:
        shown = str(number) if kind else ""
    return shown.upper() if kind.isupper() else shown

"""From a decoded text to a document: each step of reading in its turn, and the lines laid end to end."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from mouscan.source.contents import contents
from mouscan.source.document import Aside, AsideKind, Document, Line
from mouscan.source.furniture import furniture
from mouscan.source.hyphen import joined
from mouscan.source.letterhead import letterheads
from mouscan.source.markup import Marked, has_markup, marked
from mouscan.source.paragraph import gaps
from mouscan.source.template import masked, silenced, silent, uncommented


def document(source: str, name: str) -> Document:
    """Return the document of a decoded text: furniture set aside, words joined, every character mapped."""
    plain, told = silenced(source)
    every = _lines(plain)
    starts = array("L", accumulate(map(len, every), initial=0))
    kept = [k for k, line in enumerate(every) if not silent(line, starts[k], told)]
    markup = has_markup([every[k] for k in kept])
    if "<" in source:
        every = _lines(masked(plain) if markup else uncommented(plain))
    lines, asides = marked([every[k] for k in kept], [starts[k] for k in kept], markup)
    if len(kept) < len(every):
        lines = [line._replace(number=kept[line.number - 1] + 1) for line in lines]
        asides = [replace(aside, number=kept[aside.number - 1] + 1) for aside in asides]
    lines, beside = letterheads(lines)
    asides += beside
    _set_aside(lines, furniture(lines), asides)
    _set_aside(lines, dict.fromkeys(contents(lines), "contents"), asides)
    return _document(source, name, joined(lines), asides, starts)


def _lines(source: str) -> list[str]:
    """Return the lines of a text with their ends; a carriage return ends one only where no line feed does."""
    end = "\n" if "\n" in source or "\r" not in source else "\r"
    lines = [line + end for line in source.split(end)]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _set_aside(lines: list[Marked], found: dict[int, AsideKind], asides: list[Aside]) -> None:
    for i, kind in found.items():
        asides.append(Aside(kind, lines[i].page, lines[i].number, lines[i].text))
        lines[i] = lines[i].blanked()


def _document(source: str, name: str, drafts: Sequence[Marked], asides: list[Aside], starts: array[int]) -> Document:
    pages = array("L", [0])
    if "\f" in source:
        pages.extend(accumulate(len(page) + 1 for page in source.split("\f")[:-1]))
    lines: list[Line] = []
    out: list[str] = []
    offsets = array("L")
    length = 0
    for draft, gap in gaps(drafts):
        end = length + len(draft.text)
        cells = tuple((length + a, length + b) for a, b in draft.cells)
        lines.append(Line(length, end, draft.indent, draft.number, draft.page, gap, draft.level, draft.strong, cells))
        out.append(draft.text + "\n")
        offsets.extend(draft.at)
        offsets.append(draft.at[-1])
        length = end + 1
    offsets.append(len(source) - 1 if source else 0)
    asides.sort(key=lambda aside: aside.number)
    return Document(name, source, "".join(out), offsets, tuple(lines), tuple(asides), starts, pages)

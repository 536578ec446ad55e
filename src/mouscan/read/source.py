"""From the bytes of a file to its text, and from there to a document.

UTF-8 with and without a byte order mark, UTF-16 and Windows-1252 are read; anything else gets one clear line.
"""

from __future__ import annotations

import codecs
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from mouscan.errors import InputError
from mouscan.read.contents import contents
from mouscan.read.document import Aside, Document, Line
from mouscan.read.furniture import furniture
from mouscan.read.hyphen import joined
from mouscan.read.markup import Marked, marked

LARGEST = 20_000_000
LONGEST = 200_000
MAGIC = {
    b"%PDF": "this is a PDF; run `pdftotext -layout` on it and give mouscan the text",
    b"PK\x03\x04": "this is a ZIP or Word file; save it as plain text and give mouscan that",
    b"\xd0\xcf\x11\xe0": "this is an old Word file; save it as plain text and give mouscan that",
    b"{\\rtf": "this is an RTF file; save it as plain text and give mouscan that",
}
ENDS = (".", ":", ";", "!", "?")


def read_file(path: str) -> Document:
    """Read one file, or standard input for `-`; raises InputError."""
    if path == "-":
        return read_bytes(sys.stdin.buffer.read(LARGEST + 1), "<stdin>")
    file = Path(path)
    try:
        if file.is_dir():
            raise InputError(f"{path}: this is a folder; name the files in it")
        if file.stat().st_size > LARGEST:
            raise InputError(f"{path}: larger than {LARGEST // 1_000_000} MB; split it into its agreements")
        return read_bytes(file.read_bytes(), path)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def read_bytes(data: bytes, name: str) -> Document:
    """Turn the bytes of a text file into a document; raises InputError."""
    return document(decoded(data, name), name)


def decoded(data: bytes, name: str) -> str:
    """Return the text that some bytes encode; raises InputError where they encode none."""
    if not data:
        raise InputError(f"{name}: the file is empty")
    if len(data) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 1_000_000} MB; split it into its agreements")
    for magic, says in MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{name}: {says}")
    text = _text(data)
    if text is None or _binary(text):
        raise InputError(f"{name}: this is no text in UTF-8, UTF-16 or Windows-1252; convert it to UTF-8")
    if not text.strip("\ufeff\f\x00 \t\r\n"):
        raise InputError(f"{name}: the file holds nothing but white space")
    return text


def _text(data: bytes) -> str | None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decode(data, encoding)
    head = data[:400]
    if head.count(0) * 3 > len(head):
        return _decode(data, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be")
    for encoding in ("utf-8", "cp1252"):
        if (text := _decode(data, encoding)) is not None:
            return text
    return None


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _binary(text: str) -> bool:
    head = text[:4000]
    odd = sum(ord(c) < 32 and c not in "\t\n\r\f\x0b\x1b" for c in head)
    return odd * 50 > len(head)


def document(source: str, name: str) -> Document:
    """Return the document of a decoded text: furniture set aside, words joined, every character mapped."""
    raw = source.splitlines(keepends=True) if "\n" not in source else _lines(source)
    starts = array("L", [0])
    for line in raw:
        starts.append(starts[-1] + len(line))
    pages = array("L", [0])
    pages.extend(i + 1 for i, c in enumerate(source) if c == "\f") if "\f" in source else None
    drafts, asides = marked(raw, starts)
    for number, kind in furniture(drafts).items():
        asides.append(Aside(kind, drafts[number].page, drafts[number].number, drafts[number].text))
        drafts[number] = drafts[number].blanked()
    for number in contents(drafts):
        asides.append(Aside("contents", drafts[number].page, drafts[number].number, drafts[number].text))
        drafts[number] = drafts[number].blanked()
    return _document(source, name, joined(drafts), asides, starts, pages)


def _lines(source: str) -> list[str]:
    return [line + "\n" for line in source.split("\n")]


def _document(
    source: str, name: str, drafts: Sequence[Marked], asides: list[Aside], starts: array[int], pages: array[int]
) -> Document:
    lines: list[Line] = []
    out: list[str] = []
    offsets = array("L")
    length = gap = 0
    before: Marked | None = None
    for draft in drafts:
        if not draft.text:
            gap += 1
            continue
        if before is not None:
            if draft.page != before.page or draft.apart:
                gap = max(gap, 1)
            if gap and _goes_on(before, draft):
                gap = 0
        end = length + len(draft.text)
        cells = tuple((length + a, length + b) for a, b in draft.cells)
        lines.append(Line(length, end, draft.indent, draft.number, draft.page, gap, draft.level, draft.strong, cells))
        out.append(draft.text + "\n")
        offsets.extend(draft.at)
        offsets.append(draft.at[-1])
        length, gap, before = end + 1, 0, draft
    offsets.append(len(source) - 1 if source else 0)
    asides.sort(key=lambda aside: aside.number)
    return Document(name, source, "".join(out), offsets, tuple(lines), tuple(asides), starts, pages)


def _goes_on(before: Marked, draft: Marked) -> bool:
    """Tell whether a line goes on with the sentence of the one before it, over blank lines or a page break."""
    return (
        not draft.level
        and not before.level
        and not draft.cells
        and not draft.apart
        and draft.text[0].islower()
        and len(draft.text.split(" ", 1)[0].rstrip(").")) > 1
        and not before.text.endswith(ENDS)
        and len(before.text) > 40
    )

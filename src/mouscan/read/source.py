"""From a file to a document (first slice)."""

from __future__ import annotations

import re
import sys
from array import array
from pathlib import Path

from mouscan.errors import InputError
from mouscan.read.document import Document, Line

FOLD = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " ", 0x2009: " ", 0x202F: " ", 0x2011: "-"}


def read_file(path: str) -> Document:
    """Read one file, or standard input for `-`."""
    if path == "-":
        return read_bytes(sys.stdin.buffer.read(), "<stdin>")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    return read_bytes(data, path)


def read_bytes(data: bytes, name: str) -> Document:
    """Turn the bytes of a text file into a document."""
    source = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    pages = array("L", [0])
    starts = array("L", [0])
    out: list[str] = []
    offsets = array("L")
    lines: list[Line] = []
    gap = position = length = 0
    page = 1
    for number, raw in enumerate(source.split("\n"), 1):
        begin = position
        position += len(raw) + 1
        starts.append(position)
        for _ in range(raw.count("\f")):
            page += 1
            pages.append(begin)
        chars: list[tuple[str, int]] = []
        for i, ch in enumerate(raw):
            ch = FOLD.get(ord(ch), ch)
            if ch in " \t\f\r":
                if chars and chars[-1][0] != " ":
                    chars.append((" ", begin + i))
            elif ch not in "*":
                chars.append((ch, begin + i))
        while chars and chars[-1][0] == " ":
            chars.pop()
        if not chars:
            gap += 1
            continue
        text = "".join(c for c, _ in chars)
        hashes = re.match(r"#{1,6}\s*", text)
        level = len(hashes[0].strip()) if hashes else 0
        if hashes:
            chars = chars[hashes.end() :]
            text = text[hashes.end() :]
        if not chars:
            continue
        indent = chars[0][1] - begin
        lines.append(Line(length, length + len(text), indent, number, page, gap, level))
        gap = 0
        out.append(text + "\n")
        offsets.extend(p for _, p in chars)
        offsets.append(begin + len(raw))
        length += len(text) + 1
    offsets.append(len(source))
    return Document(name, source, "".join(out), offsets, tuple(lines), (), starts, pages)

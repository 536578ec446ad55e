"""From the bytes of a file to its text, or to one line that says why there is none.

UTF-8 with and without a byte order mark, UTF-16 and Windows-1252 are read; anything else gets one clear line.
"""

from __future__ import annotations

import codecs
import hashlib
import sys
from pathlib import Path

from msgspec.structs import replace

from mouscan.errors import InputError
from mouscan.source.assemble import document
from mouscan.source.document import Document

LARGEST = 20_000_000
SAMPLE = 4_000
MAGIC = {
    b"%PDF": "this is a PDF; run `pdftotext -layout` on it and give mouscan the text",
    b"PK\x03\x04": "this is a ZIP or Word file; save it as plain text and give mouscan that",
    b"\xd0\xcf\x11\xe0": "this is an old Word file; save it as plain text and give mouscan that",
    b"{\\rtf": "this is an RTF file; save it as plain text and give mouscan that",
}


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
    return replace(document(decoded(data, name), name), digest=hashlib.sha256(data).hexdigest())


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
    if text is None or "\0" in text[:SAMPLE]:
        raise InputError(f"{name}: this is no text in UTF-8, UTF-16 or Windows-1252; convert it to UTF-8")
    if _garbled(text):
        raise InputError(
            f"{name}: its characters are control codes; where the fonts of a PDF do not tell their letters, "
            "have it recognised (OCR) and give mouscan that text"
        )
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


def _garbled(text: str) -> bool:
    """Tell whether control codes stand where letters should, more than one in fifty."""
    head = text[:SAMPLE]
    return sum(ord(c) < 32 and c not in "\t\n\r\f\x0b\x1b" for c in head) * 50 > len(head)

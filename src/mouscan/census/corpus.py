"""The texts of a folder: which files they are, in which order, and the digest of each."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from mouscan.errors import MouscanError

SUFFIXES = (".txt", ".md")


class Text(Struct, frozen=True):
    """A file of the folder: where it lies, its path in the folder (parts separated by /), the SHA-256 of its bytes."""

    path: str
    file: str
    digest: str


def texts(folder: Path) -> tuple[Text, ...]:
    """Return the texts of a folder in the order of their paths, hidden files and folders left out.

    Raises MouscanError for a folder that is not there, cannot be listed or holds no text.
    """
    if not folder.is_dir():
        raise MouscanError(f"{folder}: {'this is a file; name its folder' if folder.exists() else 'no such folder'}")
    top = folder.absolute()
    found = sorted((_shown(file, top), file) for file in _files(top, folder))
    if not found:
        raise MouscanError(f"{folder}: no file in this folder ends in {' or '.join(SUFFIXES)}")
    return tuple(Text(str(file), name, digest(file)) for name, file in found)


def digest(file: Path) -> str:
    """Return the SHA-256 of the bytes of a file in hexadecimal, "" for one that cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _files(top: Path, folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise MouscanError(f"{folder}: a folder cannot be read ({error.strerror}): {error.filename}") from error

    for place, folders, names in os.walk(top, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(place, name)
            if not name.startswith(".") and file.suffix.lower() in SUFFIXES and not _special(file):
                yield file


def _special(file: Path) -> bool:
    """Tell whether a file is none that ends: a pipe, a socket, a device."""
    return file.exists() and not file.is_file()


def _shown(file: Path, top: Path) -> str:
    """Return the path of a file in the folder; bytes of a name that are no UTF-8 are written out."""
    return os.fsencode(file.relative_to(top).as_posix()).decode("utf-8", "backslashreplace")

"""The texts of a folder: which files they are, in which order, and the digest of each."""

from __future__ import annotations

import hashlib
import os
from argparse import Namespace
from pathlib import Path

from msgspec import Struct

from mouscan import options
from mouscan.errors import MouscanError


class Text(Struct, frozen=True):
    """A file of the folder: where it lies, its path in the folder (parts separated by /), the SHA-256 of its bytes."""

    path: str
    file: str
    digest: str


def texts(folder: Path, isolated: bool = False) -> tuple[Text, ...]:
    """Return the texts of a folder in the order of their paths: those that `mouscan check` would read.

    `isolated` leaves out what the project of the folder says of it. Raises MouscanError for a folder that is not there,
    cannot be listed or holds no text.
    """
    if not folder.is_dir():
        raise MouscanError(f"{folder}: {'this is a file; name its folder' if folder.exists() else 'no such folder'}")
    top = folder.absolute()
    files = map(Path, options.texts(Namespace(isolated=isolated), str(folder)))
    found = sorted((_shown(file.absolute(), top), file.absolute()) for file in files)
    return tuple(Text(str(file), name, digest(file)) for name, file in found)


def digest(file: Path) -> str:
    """Return the SHA-256 of the bytes of a file in hexadecimal, "" for one that cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _shown(file: Path, top: Path) -> str:
    """Return the path of a file in the folder; bytes of a name that are no UTF-8 are written out."""
    return os.fsencode(file.relative_to(top).as_posix()).decode("utf-8", "backslashreplace")

"""What tells one state of the installed mouscan from another: by it what was kept before is known to be stale."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache

from mouscan.resources import PACKAGE, folder
from mouscan.version import __version__


@cache
def stamp() -> str:
    """Return a digest of the version, of the interpreter, and of the size and time of every file of the package."""
    found = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for _, path in _files():
        about = os.stat(path)
        found.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def contents() -> str:
    """Return a digest of what is in every file of the package: the same wherever and whenever it was installed."""
    found = hashlib.sha256()
    for name, path in _files():
        with open(path, "rb") as opened:
            found.update(f"{name} {hashlib.file_digest(opened, 'sha256').hexdigest()}\n".encode())
    return found.hexdigest()


def _files() -> Iterator[tuple[str, str]]:
    """Yield the path within mouscan of every file of it, and where that lies, in their order."""
    for top in dict.fromkeys((PACKAGE, folder("grammars"))):
        for place, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                path = os.path.join(place, name)
                yield os.path.relpath(path, top).replace(os.sep, "/"), path

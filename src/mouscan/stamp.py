"""What tells one state of the installed mouscan from another: by it what was kept before is known to be stale."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache

from mouscan.resources import PACKAGE, folder
from mouscan.version import __version__


@cache
def stamp() -> str:
    """Return a digest of the version, of the interpreter, and of the size and time of every file of the package."""
    found = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for top in dict.fromkeys((PACKAGE, folder("grammars"))):
        for path, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                about = os.stat(os.path.join(path, name))
                found.update(f"{path}/{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()

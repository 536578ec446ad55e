"""What was worked out before, kept on disk under the digest of all that it came from.

Only the user's own folder is read, an entry is whole or is not there, and what is broken is set aside with a line that
says so. The room it takes is bounded: what was not asked for longest goes first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from mouscan.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
ROOM = 300_000_000
PLACE = "MOUSCAN_CACHE_DIR"
MARK = 32


def key(*parts: str | bytes) -> str:
    """Return the digest of some parts, each told from the next."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of kept values; None keeps nothing, and so does a folder that cannot be written."""

    folder: Path | None = None

    @staticmethod
    def own() -> Cache:
        """Return the cache of the user, or that of the folder which MOUSCAN_CACHE_DIR names."""
        if place := os.environ.get(PLACE):
            return Cache(Path(place))
        import platformdirs

        return Cache(Path(platformdirs.user_cache_dir("mouscan", appauthor=False)))

    def get(self, key: str) -> object | None:
        """Return what is kept under a key, None for nothing."""
        file = self._file(key)
        if file is None or not _private(file.parent):
            return None
        try:
            data = file.read_bytes()
        except OSError:
            return None
        mark, body = data[:MARK], data[MARK:]
        try:
            if hashlib.sha256(body).digest() != mark:
                raise pickle.UnpicklingError
            value: object = pickle.loads(body)
        except Exception:
            _set_aside(file)
            return None
        with contextlib.suppress(OSError):
            os.utime(file)
        return value

    def put(self, key: str, value: object) -> None:
        """Keep a value; what cannot be kept is worked out again the next time."""
        file = self._file(key)
        if file is None:
            return
        body = pickle.dumps(value, protocol=5)
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent)
            try:
                with os.fdopen(handle, "wb") as written:
                    written.write(hashlib.sha256(body).digest() + body)
                os.replace(name, file)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(name)

    def trim(self, room: int = ROOM) -> None:
        """Take out what was not asked for longest, until the rest fits into some bytes."""
        if self.folder is None or not self.folder.is_dir():
            return
        kept = []
        for entry in os.scandir(self.folder):
            with contextlib.suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                kept.append((about.st_mtime_ns, about.st_size, entry.path))
        size = sum(bytes_ for _, bytes_, _ in kept)
        for _, bytes_, path in sorted(kept):
            if size <= room:
                return
            with contextlib.suppress(OSError):
                os.unlink(path)
            size -= bytes_

    def _file(self, key: str) -> Path | None:
        return self.folder / key if self.folder is not None else None


def kept(name: str, made: Callable[[], Made]) -> Made:
    """Return what the installed mouscan alone determines, made once for each version and kept for the user."""
    own, under = Cache.own(), key(name, stamp())
    # In a tuple, for the sake of nothing that may be None.
    match own.get(under):
        case (value,):
            return cast("Made", value)
    value = made()
    own.put(under, (value,))
    return value


def _private(folder: Path) -> bool:
    """Tell whether nobody else could have put a value into a folder."""
    if not hasattr(os, "getuid"):
        return True
    try:
        about = folder.stat()
    except OSError:
        return False
    return about.st_uid == os.getuid() and not about.st_mode & 0o022


def _set_aside(file: Path) -> None:
    print(f"mouscan: {file} was broken; it is set aside, and what it held is worked out again", file=sys.stderr)
    with contextlib.suppress(OSError):
        os.unlink(file)

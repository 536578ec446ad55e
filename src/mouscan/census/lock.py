"""One survey at a time in a folder: a lock that ends with the process which holds it, however that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mouscan.errors import MouscanError


@contextmanager
def held(file: Path, what: Path) -> Iterator[None]:
    """Hold the lock of `what` in a file, which has the number of the process that holds it.

    The system lets go of the lock when its process ends, so a file that is left behind locks nothing. Raises
    MouscanError where another process holds it.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _taken(handle):
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() if sys.platform != "win32" else ""
            by = f" (process {holder})" if holder else ""
            raise MouscanError(f"{what}: another survey is writing here{by}; wait for it, or write to another folder")
        os.truncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
        os.truncate(handle, 0)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    """Take the lock unless somebody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

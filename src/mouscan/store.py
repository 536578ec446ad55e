"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mouscan.errors import MouscanError


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep others who do the same from writing a file meanwhile: who comes second waits.

    The folder is locked, so that nothing is left behind when a run is killed. Where folders cannot be locked (Windows,
    some network drives) nobody waits, and what is written last counts.
    """
    try:
        import fcntl

        path.resolve().parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path.resolve().parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def give(page: str, file: str | None) -> None:
    """Write a page to a file, or print it where none is named; raises MouscanError."""
    text = page.rstrip("\n") + "\n"
    if file:
        store(Path(file), text)
    else:
        coding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(coding, "backslashreplace").decode(coding))


def store(path: Path, text: str | bytes, fresh: bool = False) -> None:
    """Write a file, with the folders that it lies in; `fresh` refuses one that is there. Raises MouscanError.

    A byte of a file's name that is no character is written out, as JSON has it.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
            _mode(Path(name), target)
            _link(name, path) if fresh else os.replace(name, target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
    except OSError as error:
        raise MouscanError(f"{path} cannot be written ({error.strerror})") from error


def _link(name: str, path: Path) -> None:
    """Give a file its name; a link is made only where there is no file yet, in one step."""
    try:
        os.link(name, path)
    except FileExistsError as error:
        raise MouscanError(f"{path} is there already; nothing was written") from error


def _mode(new: Path, target: Path) -> None:
    """Give a new file the mode of the one that it replaces, or that of any new file."""
    if target.exists():
        shutil.copymode(target, new)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)

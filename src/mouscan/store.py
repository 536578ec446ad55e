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

OPENED = "/proc/self/fd"


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
        say(text)


def say(text: str) -> None:
    """Print a text; a letter that the terminal does not have is written out."""
    coding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(coding, "backslashreplace").decode(coding))


def store(path: Path, text: str | bytes, fresh: bool = False) -> None:
    """Write a file, with the folders that it lies in; `fresh` refuses one that is there. Raises MouscanError.

    What is no file but takes one, such as a pipe or /dev/null, is written to and stays what it is. A byte of a file's
    name that is no character is written out, as JSON has it.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    try:
        if not fresh and path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target, data) as name:
            _link(name, path) if fresh else os.replace(name, target)
    except OSError as error:
        raise MouscanError(f"{path} cannot be written ({error.strerror})") from error


@contextlib.contextmanager
def _beside(target: Path, data: bytes) -> Iterator[str]:
    """Give the name of a file beside another that holds some bytes, and is gone in the end.

    Where the system has files without names (Linux), it has one only when it is whole: who is killed leaves nothing.
    """
    name = ""
    try:
        handle = os.open(target.parent if Path(OPENED).is_dir() else "", os.O_TMPFILE | os.O_WRONLY, 0o600)
    except (AttributeError, OSError):
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if not name:
                name = str(target.parent / f".{target.name}.{os.urandom(4).hex()}")
                # A folder that is given makes it follow the link to the file itself.
                os.link(f"{OPENED}/{handle}", name, src_dir_fd=handle)
        _mode(Path(name), target)
        yield name
    finally:
        if name:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)


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

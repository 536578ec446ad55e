"""The work of one process of a survey: one file becomes rows, and the rows are shelved."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from mouscan.census import shelf
from mouscan.census.corpus import Text, digest
from mouscan.census.harvest import failure, rows
from mouscan.census.tables import Row
from mouscan.errors import MouscanError

CHANGED = "the file changed while the survey ran; run it again"


class Task(Struct, frozen=True):
    """A text to be read, and the key to shelve its rows under."""

    text: Text
    key: str


def done(asked: Mapping[str, object], place: Path, task: Task) -> str:
    """Read one file and shelve its rows; return "", or why this came to nothing that should be kept.

    A file that cannot be read gives the row that says so. Raises OSError where the rows cannot be written.
    """
    found = _rows(asked, task.text)
    if digest(Path(task.text.path)) != task.text.digest:
        return CHANGED
    shelf.put(place, task.key, found)
    return ""


def _rows(asked: Mapping[str, object], text: Text) -> tuple[Row, ...]:
    from mouscan.audit import examine
    from mouscan.options import request

    options = Namespace(**asked)
    try:
        report = examine(text.path, request(options, text.path, tuple(options.rule), options.anyway))
        return tuple(rows(report, text.file))
    except MouscanError as error:
        return failure(text.file, text.digest, str(error).removeprefix(f"{text.path}: "))
    except Exception as error:  # One text that mouscan cannot cope with must not end the reading of thousands.
        return failure(text.file, text.digest, f"mouscan failed on this text ({type(error).__name__}: {error})")

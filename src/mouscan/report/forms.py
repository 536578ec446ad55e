"""The forms in which `mouscan check` can give its reports, and who writes each."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from mouscan.report.report import Report

WRITERS = {
    "text": "text",
    "json": "findings",
    "jsonl": "jsonl",
    "concise": "concise",
    "markdown": "markdown",
    "csv": "spreadsheet",
    "html": "brief",
    "docx": "letter",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}
# What is no text, and so needs a file to go to.
BINARY = frozenset({"docx"})


class Writer(Protocol):
    """A module that writes reports in one form."""

    def write(self, reports: Sequence[Report], width: int) -> str | bytes:
        """Return some reports in its form; only what is read in a terminal is cut to `width` columns.

        The line feed at the end of a text is left to who prints it.
        """


def writer(form: str) -> Writer:
    """Return who writes a form, loaded when it is asked for."""
    return cast("Writer", import_module(f"mouscan.report.{WRITERS[form]}"))

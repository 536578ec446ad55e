"""The one error that users see: a clear line that says what is wrong and what to do."""

from __future__ import annotations


class MouscanError(Exception):
    """An error of use or of input, worded for the person who ran the command (exit code 2)."""


class InputError(MouscanError):
    """A file that cannot be read as the text of an agreement."""


class RuleError(MouscanError):
    """A rule file with a syntax or type error; the message holds file, line and column.

    `shown` are the line of the file and a caret under what is wrong, "" where there is no such line.
    """

    def __init__(self, message: str, shown: str = "") -> None:
        super().__init__(message)
        self.shown = shown

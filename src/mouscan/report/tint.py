"""The word for a severity in its colour, on a terminal that shows colours."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import IO

COLOURS = {"error": "1;31", "warning": "33", "info": "36", "unknown": "36"}
WORD = "|".join(COLOURS)
# Where the word stands in the forms that are read in a terminal.
PLACES = {
    "text": re.compile(rf"^(?P<before>  )(?P<word>{WORD})(?= [A-Za-z][\w-]*[ ,:])", re.M),
    "concise": re.compile(rf"^(?P<before>.*?:\d+:\d+: )(?P<word>{WORD})(?= )", re.M),
}


def wanted(stream: IO[str], environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a stream is a terminal that shows colours, and nobody asks for none (no-color.org)."""
    none = environment.get("NO_COLOR") or environment.get("TERM") == "dumb"
    return not none and stream.isatty() and (os.name != "nt" or "WT_SESSION" in environment)


def tinted(text: str, form: str) -> str:
    """Return a text in which each severity has its colour, where its form is read in a terminal."""
    place = PLACES.get(form)
    return place.sub(_coloured, text) if place else text


def _coloured(match: re.Match[str]) -> str:
    return f"{match['before']}\x1b[{COLOURS[match['word']]}m{match['word']}\x1b[0m"

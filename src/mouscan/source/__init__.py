"""Stage 1: bytes of a file become a clean, mapped text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mouscan.source.document import Aside, Document, Line, Place

if TYPE_CHECKING:
    from mouscan.source.source import read_bytes, read_file

__all__ = [
    "Aside",
    "Document",
    "Line",
    "Place",
    "read_bytes",
    "read_file",
]

# Who makes the values is loaded when it is asked for: a kept report needs the values alone.
MAKERS = {
    "read_bytes": "mouscan.source.source",
    "read_file": "mouscan.source.source",
}


def __getattr__(name: str) -> object:
    """Return a function of the stage, loaded when it is first asked for."""
    from importlib import import_module

    if name not in MAKERS:
        raise AttributeError(name)
    return getattr(import_module(MAKERS[name]), name)

"""Stage 6: rules, written in mouscan's own language, are applied to the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mouscan.rules.case import Case
from mouscan.rules.outcome import Outcome
from mouscan.rules.rule import Rule

if TYPE_CHECKING:
    from mouscan.rules.pack import Library, library, load

__all__ = [
    "Case",
    "Library",
    "Outcome",
    "Rule",
    "library",
    "load",
]

# Who makes the values is loaded when it is asked for: a kept report needs the values alone.
MAKERS = {
    "Library": "mouscan.rules.pack",
    "library": "mouscan.rules.pack",
    "load": "mouscan.rules.pack",
}


def __getattr__(name: str) -> object:
    """Return a function of the stage, loaded when it is first asked for."""
    from importlib import import_module

    if name not in MAKERS:
        raise AttributeError(name)
    return getattr(import_module(MAKERS[name]), name)

"""Stage 2: the clean text becomes a tree of clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mouscan.clauses.tree import Block, Clause, ClauseTree, Nature, Reference

if TYPE_CHECKING:
    from mouscan.clauses.build import clause_tree

__all__ = [
    "Block",
    "Clause",
    "ClauseTree",
    "Nature",
    "Reference",
    "clause_tree",
]

# Who makes the values is loaded when it is asked for: a kept report needs the values alone.
MAKERS = {
    "clause_tree": "mouscan.clauses.build",
}


def __getattr__(name: str) -> object:
    """Return a function of the stage, loaded when it is first asked for."""
    from importlib import import_module

    if name not in MAKERS:
        raise AttributeError(name)
    return getattr(import_module(MAKERS[name]), name)

"""spaCy without its command line, which would load network clients that an offline reader never needs.

The import of spaCy is the largest part of a cold check, and its command line a third of that import
(docs/decisions/0002-cold-start.md).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")


def spacy() -> ModuleType:
    """Return spaCy; `spacy.info` and `spacy.cli` stay there for whoever asks for them, loaded then."""
    if "spacy" not in sys.modules:
        sys.modules.update({name: _empty(name) for name in COMMANDS})
        try:
            import spacy  # noqa: F401
        finally:
            for name in COMMANDS:
                del sys.modules[name]
            if found := sys.modules.get("spacy"):
                vars(found).pop("cli", None)
    return sys.modules["spacy"]


def _empty(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(__path__=[], info=_info)
    return module


def _info(*arguments: Any, **options: Any) -> Any:
    """Call what `spacy.info` is otherwise."""
    from spacy.cli.info import info

    return info(*arguments, **options)

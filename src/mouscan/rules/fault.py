"""What is said of a name or a rule that is wrong: where it stands, and the nearest right word."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mouscan.errors import RuleError
from mouscan.rules.syntax import At

NEAR = 0.6
FEW = 12


def fault(file: str, at: At, says: str) -> RuleError:
    """Return the error for one position of a rule file."""
    return RuleError(f"{file}:{at.line}:{at.column}: {says}", _shown(file, at))


def _shown(file: str, at: At) -> str:
    """Return a line of a file with a caret under one of its columns, "" where there is none."""
    try:
        line = Path(file).read_text(encoding="utf-8").splitlines()[at.line - 1]
    except (OSError, IndexError):
        return ""
    return f"  {line}\n  {' ' * (at.column - 1)}^"


def suggestion(name: str, choices: Collection[str]) -> str:
    """Return `, did you mean "x"?` for a name close to one of the choices, "" for none."""
    import difflib

    near = [one for one in difflib.get_close_matches(name, list(choices), 2, NEAR) if one != name]
    return f', did you mean "{near[0]}"?' if near else ""


def hint(name: str, choices: Collection[str]) -> str:
    """Return the nearest of the choices, or all of them where they are few and none is near."""
    return suggestion(name, choices) or (f"; there are {', '.join(choices)}" if 0 < len(choices) <= FEW else "")

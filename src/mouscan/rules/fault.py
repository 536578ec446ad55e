"""What is said of a name or a rule that is wrong: where it stands, and the nearest right word."""

from __future__ import annotations

from collections.abc import Collection

from mouscan.errors import RuleError
from mouscan.rules.syntax import At

NEAR = 0.6


def fault(file: str, at: At, says: str) -> RuleError:
    """Return the error for one position of a rule file."""
    return RuleError(f"{file}:{at.line}:{at.column}: {says}")


def suggestion(name: str, choices: Collection[str]) -> str:
    """Return `, did you mean "x"?` for a name close to one of the choices, "" for none."""
    import difflib

    near = difflib.get_close_matches(name, list(choices), 1, NEAR)
    return f', did you mean "{near[0]}"?' if near else ""

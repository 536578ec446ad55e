"""Numerals damaged by recognition ("Ill." for "III.", "l." for "1.", "8." for "B."), told by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from mouscan.clauses.label import Label, follows
from mouscan.clauses.node import DEEPER, Node, Placed
from mouscan.clauses.numeral import numeral

TWO = re.compile(r"2\.\s+[A-Z]")


def repaired(label: Label, rest: str, apart: bool, stack: Sequence[Node], ahead: Sequence[str]) -> Placed | None:
    """Take a damaged numeral for the next one of the numbering that is open, where a title follows it.

    `apart` tells whether its line stands apart from the one before. A damaged 1 begins a numbering where a 2 follows.
    """
    if label.style == "UP.":
        last = stack[-1] if stack else None
        after = last is not None and last.style == "UP." and follows(last.values, label.values) and rest[:1].isupper()
        return Placed(replace(label, misread=False), "sibling", last) if after else None
    if label.style == "num.":
        begins = apart and rest[:1].isupper() and followed(TWO, ahead)
        return Placed(replace(label, misread=False), "first") if begins else None
    if not apart or not rest[:3].isupper():
        return None
    last = next((n for n in reversed(stack) if n.style == label.style and n.values[0] < 40), None)
    if last is None:
        return None
    expected = numeral(last.values[0] + 1)
    if not expected or abs(len(expected) - len(label.printed)) > DEEPER:
        return None
    return Placed(replace(label, values=(last.values[0] + 1,), printed=expected), "sibling", last)


def followed(pattern: re.Pattern[str], ahead: Sequence[str]) -> bool:
    """Tell whether a pattern begins one of the lines ahead."""
    return any(pattern.match(text) for text in ahead)

"""What kind of text it is, told by the words that agreements, forms and guidance use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from mouscan.clauses.tree import Clause, Kind, Nature
from mouscan.clauses.vocabulary import words
from mouscan.resources import table

LEAST = 4.0
WORDS_A_POINT = 1500
ENOUGH = 24_000
OPENING = 900
HEAD = 3.0


@cache
def _cues() -> tuple[tuple[Kind, list[str], re.Pattern[str], float, str], ...]:
    return tuple(
        (
            cast("Kind", row["nature"]),
            row["sign"].split("|"),
            re.compile(row["cue"], re.I),
            float(row["weight"]),
            row["shown"],
        )
        for row in table("natures")
    )


def nature(text: str, clauses: Sequence[Clause]) -> Nature:
    """Return the nature of a text: an agreement, unless the cues of another kind of text outweigh those of one.

    What stands in annexes tells nothing where there is a body: an agreement can have a form at its end. The reason is
    empty where no word shows what it is.
    """
    scores: dict[Kind, float] = dict.fromkeys(("agreement", "form", "guidance", "other"), 0.0)
    shown: dict[Kind, list[tuple[float, str]]] = {kind: [] for kind in scores}
    flat = text[: _end(text, clauses)].replace("\n", " ")
    length = max(1.0, len(flat.split()) / WORDS_A_POINT)
    lower = flat.lower()
    for kind, signs, pattern, weight, says in _cues():
        count = len(pattern.findall(flat)) if any(sign in lower for sign in signs) else 0
        if count:
            gain = weight * min(count / length, 3.0) + HEAD * weight * (pattern.search(flat[:OPENING]) is not None)
            scores[kind] += gain
            shown[kind].append((gain, says))
    best: Kind = max(("form", "guidance", "other"), key=lambda kind: scores[kind])
    if scores[best] < LEAST or scores[best] <= scores["agreement"]:
        best = "agreement"
    return Nature(best, max(shown[best])[1] if shown[best] else "")


def _end(text: str, clauses: Sequence[Clause]) -> int:
    """Return where the body ends whose words tell what the text is."""
    annexes = frozenset(words("containers", "container"))
    first = next(
        (c.start for c in clauses if c.role == "container" and not annexes.isdisjoint(c.label.lower().split())), ENOUGH
    )
    return min(ENOUGH, first if first >= OPENING // 3 else len(text))

"""What kind of text it is, told by the words that agreements, forms and guidance use."""

from __future__ import annotations

import csv
import re
from functools import cache

from mouscan.clauses.tree import Nature
from mouscan.resources import folder

LEAST = 4.0
WORDS_A_POINT = 1500
ENOUGH = 24_000
OPENING = 900
HEAD = 3.0


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], float, str], ...]:
    with (folder("vocabularies") / "natures.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(
            (row["nature"], re.compile(row["cue"], re.I), float(row["weight"]), row["shown"])
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def nature(text: str) -> Nature:
    """Return the nature of a text: an agreement, unless the cues of a form or of guidance outweigh those of one.

    The reason is empty where no word shows what it is.
    """
    scores = {"agreement": 0.0, "form": 0.0, "guidance": 0.0}
    shown: dict[str, list[tuple[float, str]]] = {"agreement": [], "form": [], "guidance": []}
    flat = text[:ENOUGH].replace("\n", " ")
    length = max(1.0, len(flat.split()) / WORDS_A_POINT)
    for kind, pattern, weight, words in _cues():
        count = sum(1 for _ in pattern.finditer(flat))
        if count:
            gain = weight * min(count / length, 3.0) + HEAD * weight * (pattern.search(flat[:OPENING]) is not None)
            scores[kind] += gain
            shown[kind].append((gain, words))
    best = max(("form", "guidance"), key=lambda kind: scores[kind])
    if scores[best] >= LEAST and scores[best] > scores["agreement"]:
        return Nature(best, max(shown[best])[1])  # type: ignore[arg-type]
    return Nature("agreement", max(shown["agreement"])[1] if shown["agreement"] else "")

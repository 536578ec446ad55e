"""Where the parties sign: lines to fill in with a name, an office, a date and a signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from mouscan.clauses.heading import begins_signatures
from mouscan.clauses.shape import is_bullet
from mouscan.clauses.vocabulary import pattern, words
from mouscan.read import Line

RULE = re.compile(r"[_\W]*(?:_{5,}|\.{6,})[_\W]*$|x_{5,}", re.I)
FIRST_THIRD = 0.3
SIGNING = ("signed", "date")
NEAR = 10
ABOVE = 4
SHORT = 60
LONGEST = 110


class Signatures:
    """Judges where the signature block begins, line by line in reading order; `open` while one is being read."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.asked = fields(texts)
        self.unheaded = unheaded(texts, self.asked)
        self.open = False

    def begin(self, i: int, line: Line, heading: str, annexed: bool) -> bool:
        """Tell whether a line begins the block: by its words or, outside annexes, by the lines to sign.

        `heading` is that of the clause before it.
        """
        text = self.texts[i]
        if i <= len(self.texts) * FIRST_THIRD or is_bullet(text) or begins_signatures(heading):
            return False
        if i in self.unheaded and not self.open and not annexed:
            return True
        begins = begins_signatures(text) and (line.gap > 0 or line.level > 0)
        signed = pattern("headings", "executed", True).match(text) is not None
        return begins and (not annexed or signed or any(self.asked.get(k) in SIGNING for k in range(i, i + NEAR)))


def fields(texts: Sequence[str]) -> dict[int, str]:
    """Return the index of every line that is a line to sign or fill in, with what it asks for."""
    found = {}
    for i, text in enumerate(texts):
        if len(text) <= LONGEST:
            if match := _field().match(text):
                found[i] = "signed" if match["signed"] else match["field"].lower().split()[-1]
            elif RULE.match(text):
                found[i] = "rule"
    return found


def unheaded(texts: Sequence[str], asked: dict[int, str]) -> frozenset[int]:
    """Return the index of the first line of every signature block: lines to sign and to fill in, close together.

    The names that stand above the first of them belong to the block.
    """
    found: set[int] = set()
    last = -NEAR
    for i in sorted(asked):
        if i - last >= NEAR:
            near = Counter(asked[k] for k in range(i, min(i + NEAR, len(texts))) if k in asked)
            if near["date"] > 1 or (len(near) > 1 and (near["signed"] or (near["name"] and near["date"]))):
                found.add(_first(texts, i))
                last = i
        else:
            last = i
    return frozenset(found)


def _first(texts: Sequence[str], i: int) -> int:
    first = i
    while first > 0 and i - first < ABOVE and len(texts[first - 1]) <= SHORT and texts[first - 1][-1] not in ".;:,":
        first -= 1
    return first


@cache
def _field() -> re.Pattern[str]:
    signed, other = ("|".join(words("headings", kind)) for kind in ("signed", "field"))
    return re.compile(rf"\W*(?:(?P<signed>{signed})|(?P<field>{other}))\s*(?:\([^()]{{1,20}}\)\s*)?(?:[:_]|$)", re.I)

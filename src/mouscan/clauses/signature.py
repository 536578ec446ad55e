"""Where the parties sign: lines to fill in with a name, an office, a date and a signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from mouscan.clauses.heading import begins_signatures
from mouscan.clauses.shape import is_bullet
from mouscan.clauses.vocabulary import pattern, words
from mouscan.source import Line

RULE = re.compile(r"[_\W]*(?:_{5,}|\.{6,})[_\W]*$|x_{5,}", re.I)
FIRST_THIRD = 0.3
SIGNING = ("signed", "date")
NEAR = 10
ABOVE = 4
SHORT = 60
LONGEST = 110
STOPS = ".:;"


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
        if attests(" ".join(self.texts[i : i + 2])) and not self.open and not text[0].islower():
            return line.gap > 0 or self.texts[i - 1][-1] in STOPS
        begins = begins_signatures(text) and (line.gap > 0 or line.level > 0)
        return begins and (not annexed or any(self.asked.get(k) in SIGNING for k in range(i, i + NEAR)))


def attests(text: str) -> bool:
    """Tell whether a sentence says that the parties have signed: "IN WITNESS WHEREOF"."""
    return pattern("headings", "executed", True).match(text) is not None


def signs_for(text: str) -> bool:
    """Tell whether a line names the party that signs below it: "For the Council:"."""
    return _party().match(text) is not None


def fields(texts: Sequence[str]) -> dict[int, str]:
    """Return the index of every line that is a line to sign or fill in, with what it asks for."""
    found = {}
    for i, text in enumerate(texts):
        if len(text) <= LONGEST:
            if match := _field().match(text):
                found[i] = "signed" if match["signed"] else match["field"].lower().split()[-1]
            elif signs_for(text):
                found[i] = "party"
            elif _dated().match(text):
                found[i] = "dated"
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
            dated = near["date"] + near["dated"]
            signs = near["signed"] or ((near["name"] or near["rule"]) and near["date"]) or (near["party"] and dated)
            if near["date"] > 1 or (len(near) > 1 and signs):
                found.add(_first(texts, i))
                last = i
        else:
            last = i
    return frozenset(found)


def _first(texts: Sequence[str], i: int) -> int:
    first = i
    while first > 0 and i - first < ABOVE and len(texts[first - 1]) <= SHORT:
        if texts[first - 1][-1] in ".;:," and not signs_for(texts[first - 1]):
            break
        first -= 1
    return first


@cache
def _party() -> re.Pattern[str]:
    """Return the pattern of the line under which a party signs: "For the Council:"."""
    return re.compile(rf"(?:{'|'.join(words('headings', 'party'))})\s+(?:[Tt]he\s+|THE\s+)?[A-Z(\[{{].*(?<![.;,])$")


@cache
def _dated() -> re.Pattern[str]:
    """Return the pattern of a line that holds a place and a date, or a date alone."""
    months = "|".join(words("headings", "month"))
    return re.compile(
        rf"(?:[\w' -]{{2,40}}, )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)? (?:{months}),? \d{{4}}\W*$", re.I
    )


@cache
def _field() -> re.Pattern[str]:
    signed, other = ("|".join(words("headings", kind)) for kind in ("signed", "field"))
    return re.compile(rf"\W*(?:(?P<signed>{signed})|(?P<field>{other}))\s*(?:\([^()]{{1,20}}\)\s*)?(?:[:_]|$)", re.I)

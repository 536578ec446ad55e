"""Numerals: roman ones read and written, and numbers printed as words."""

from __future__ import annotations

import re
from functools import cache

from mouscan.resources import table

ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(text: str) -> int:
    """Return the value of a roman numeral, 0 where the text is none."""
    lower = text.lower()
    if not lower or not ROMAN.match(lower):
        return 0
    total = 0
    for one, following in zip(lower, f"{lower[1:]} ", strict=True):
        value = WORTH[one]
        total += -value if WORTH.get(following, 0) > value else value
    return total


def mended(text: str) -> str:
    """Return a roman numeral whose ones were read as small Ls ("Vlll") as it was printed, another text unchanged."""
    damaged = "l" in text and (not text.islower() or set(text) == {"l"})
    whole = text.replace("l", "I").upper()
    return whole if damaged and roman(whole) else text


def numeral(value: int) -> str:
    """Return the roman numeral of a number below forty."""
    printed = ""
    for worth, letters in NUMERALS:
        printed += letters * (value // worth)
        value %= worth
    return printed


@cache
def worded(name: str) -> dict[str, int]:
    """Return the numbers that the words of a vocabulary stand for: "two" in `numbers`, "second" in `ordinals`."""
    return {row["word"]: int(row["number"]) for row in table(name)}

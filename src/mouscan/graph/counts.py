"""Numbers that end before a word, in figures, in words or in both: "1,500", "ninety-nine", "six (6)", "12 (twelve)"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mouscan.clauses.numeral import worded

LONGEST = 8
HUNDRED = 100
THOUSAND = 1000
TENS = 20


class Count(Struct, frozen=True):
    """A number in the text: its first word, its value in figures, and whether figures alone give it."""

    first: int
    value: str
    figures: bool = False


def count(texts: Sequence[str], begin: int, last: int) -> Count | None:
    """Return the number that ends before the word `last` and begins no sooner than `begin`, None where none does.

    Where words and figures stand for it side by side, the words count.
    """
    if last - begin >= 1 and texts[last - 1] == ")":
        inner = _one(texts, begin, last - 1)
        if inner is None or inner.first <= begin or texts[inner.first - 1] != "(":
            return None
        outer = _one(texts, begin, inner.first - 1)
        if outer is None or (outer.figures and inner.figures):
            return None
        return Count(outer.first, inner.value if outer.figures else outer.value)
    return _one(texts, begin, last)


def _one(texts: Sequence[str], begin: int, last: int) -> Count | None:
    """Return the number in figures or in words before a word: the longest run of words that is one number."""
    numbers = worded("numbers")
    found: Count | None = None
    for first in range(last - 1, max(begin, last - LONGEST) - 1, -1):
        word = texts[first].lower()
        if word[0].isdigit():
            times = worth(texts[first + 1 : last]) if first + 1 < last else 1
            bare = word.replace(",", "")
            if times in (1, HUNDRED, THOUSAND, THOUSAND * THOUSAND):
                value = bare if times == 1 else f"{float(bare) * times:.0f}" if bare.count(".") <= 1 else ""
                found = Count(first, value, True) if value else found
            break
        if word not in numbers and word not in ("and", "a"):
            break
        if value_ := worth(texts[first:last]):
            found = Count(first, str(value_))
    return found


def worth(words: Sequence[str]) -> int:
    """Return the number that some words stand for ("one hundred and twenty"), 0 where they stand for none."""
    numbers = worded("numbers")
    total = part = 0
    linked = False
    for i, word in enumerate(words):
        lower = word.lower()
        if lower == "a" and i == 0:
            continue
        if lower == "and":
            linked = part >= HUNDRED or (total > 0 and part == 0)
            if not linked:
                return 0
            continue
        number = numbers.get(lower, 0)
        if number >= HUNDRED:
            part = max(part, 1) * number
            if number >= THOUSAND:
                total, part = total + part, 0
        elif number and not (part % HUNDRED if number >= 10 else part % 10 or 0 < part % HUNDRED < TENS):
            part += number
        else:
            return 0
        linked = False
    begins = words[0].lower() if words else "and"
    alone = begins == "a" and (len(words) == 1 or numbers.get(words[1].lower(), 0) < HUNDRED)
    return 0 if linked or alone or begins == "and" else total + part

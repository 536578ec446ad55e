"""Calendar dates: "6 June 2030", "June 6, 2030", "1st day of April 2027", "March 2027", "2030-06-06", "06/06/2030".

A numeric date whose day and month could change places stays open (""), unless another one in the text shows the order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache

from mouscan.clauses.numeral import roman, worded
from mouscan.graph.counts import worth
from mouscan.graph.quantities import Quantity
from mouscan.language import Reading, Sentence
from mouscan.language.vocabulary import entries

NUMERIC = re.compile(
    r"(?<![\w/.-])(?<!\d )(?P<one>\d{1,4})(?P<sep> ?[/.-] ?)(?P<two>\d{1,2}|[IVX]{1,4})(?P=sep)(?P<three>\d{4}|\d{2})"
    r"(?![\w/-]|\.\d)"
)
DAY = re.compile(r"([\dlIO]{1,2})(?:st|nd|rd|th)?")
TOGETHER = re.compile(r"(\d{1,2}),(\d{4})")
SUFFIX = re.compile(r"(?:l|I)?(?:st|nd|rd|th)")
FIGURES = re.compile(r"[\dlIO]+")
YEAR = re.compile(r"[12lI][\dlIO]{3}")
SCANNED = str.maketrans("lIO", "110")
YEARS = range(1800, 2200)
PIVOT = 69
SHORTEST = 3
BLANKS = frozenset("_[]…/.●•")


def dates(reading: Reading) -> dict[int, list[Quantity]]:
    """Return the dates of a text by the index of the sentence that they stand in."""
    found: dict[int, list[Quantity]] = {}
    sentences = reading.sentences
    firsts = [s.first for s in sentences]
    for index, quantity in _numeric(reading, firsts):
        found.setdefault(index, []).append(quantity)
    months = _months()
    for i, text in enumerate(reading.texts):
        if text[0].isupper() and (month := months.get(text.lower())):
            sentence = sentences[bisect_right(firsts, i) - 1]
            if (named := _Named(reading, sentence).read(i, month)) is not None:
                found.setdefault(sentence.index, []).append(named)
    return found


@cache
def _months() -> dict[str, int]:
    """Return the number of every month under its name and under what a text may shorten it to."""
    names = [entry.phrase.lower() for entry in entries("months")]
    return {name[:end]: i for i, name in enumerate(names, 1) for end in range(SHORTEST, len(name) + 1)}


def _iso(year: int, month: int, day: int) -> str:
    """Return a date as ISO 8601 writes it, "" where the calendar has none such."""
    try:
        return date(year, month, day).isoformat() if year in YEARS else ""
    except ValueError:
        return ""


def _numeric(reading: Reading, firsts: list[int]) -> Iterator[tuple[int, Quantity]]:
    """Yield the dates in figures with the index of their sentence."""
    matches = list(NUMERIC.finditer(reading.tree.document.text))
    orders = {order for match in matches if (order := _order(match)) in ("day", "month")}
    shown = orders.pop() if len(orders) == 1 else ""
    for match in matches:
        order = _order(match)
        first = bisect_left(reading.starts, match.start())
        last = bisect_left(reading.starts, match.end())
        inside = first < last and reading.starts[first] == match.start() and reading.ends[last - 1] == match.end()
        if not order or not inside:
            continue
        sentence = reading.sentences[bisect_right(firsts, first) - 1]
        yield sentence.index, Quantity("date", _ordered(match, shown if order == "open" else order), "", first, last)


def _order(match: re.Match[str]) -> str:
    """Return what stands first (year, day, month), `same` or `open` where it shows not, "" for no date."""
    one, two, three = match["one"], match["two"], match["three"]
    if len(one) == 4:
        return "year" if len(three) == 2 and _ordered(match, "year") else ""
    if len(one) > 2 or (len(three) == 2 and "/" not in match["sep"]):
        return ""
    if not two.isdigit() or "." in match["sep"]:
        return "day" if _ordered(match, "day") else ""
    day, month = bool(_ordered(match, "day")), bool(_ordered(match, "month"))
    if day and month:
        return "same" if int(one) == int(two) else "open"
    return "day" if day else "month" if month else ""


def _ordered(match: re.Match[str], order: str) -> str:
    one, three = int(match["one"]), int(match["three"])
    two = int(match["two"]) if match["two"].isdigit() else roman(match["two"])
    year = three if len(match["three"]) == 4 else three + (2000 if three < PIVOT else 1900)
    match order:
        case "year":
            return _iso(one, two, three)
        case "day" | "same":
            return _iso(year, two, one)
        case "month":
            return _iso(year, one, two)
    return ""


class _Named:
    """A reader of the date around the name of a month, within one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.texts = reading.texts
        self.first, self.last = sentence.first, sentence.last

    def read(self, i: int, month: int) -> Quantity | None:
        """Return the date of the month that word `i` names, None where the words around it make none."""
        after = i + 1
        if self._at(after) == "." and len(self.texts[i]) <= SHORTEST + 1:
            after += 1
        before, ordinal = i - 1, False
        if self._at(before) == "of":
            before -= 1
        if self._at(before) == "day":
            before, ordinal = before - 1, True
        first, day = self._day_before(before)
        if day:
            last, year = self._year(after)
            return self._date(year, month, day, first, last)
        if not ordinal and (both := TOGETHER.fullmatch(self._at(after))):
            return self._date(int(both[2]), month, int(both[1]), i, after + 1)
        last, day = self._day_after(after)
        if day and not ordinal:
            last, year = self._year(last)
            if year:
                return self._date(year, month, day, i, last)
        last, year = self._year(after)
        if not year or ordinal or self._blank(before):
            return None
        return Quantity("date", f"{year:04}-{month:02}", "", i, last)

    def _date(self, year: int, month: int, day: int, first: int, last: int) -> Quantity | None:
        value = _iso(year, month, day) if year else ""
        return Quantity("date", value, "", first, last) if value else None

    def _at(self, i: int) -> str:
        return self.texts[i].lower() if self.first <= i < self.last else ""

    def _blank(self, i: int) -> bool:
        """Tell whether a blank, or a number that is no day, stands at a word."""
        word = self._at(i)
        return bool(word) and (word[0].isdigit() or (word[0] in BLANKS and word != "["))

    def _glued(self, i: int, step: int) -> tuple[int, str]:
        """Return the last word and the text of the figures that begin at a word and are printed in one, either way."""
        starts, ends, end = self.reading.starts, self.reading.ends, i
        while self.first <= (beside := end + step) < self.last and ends[min(end, beside)] == starts[max(end, beside)]:
            if not (FIGURES.fullmatch(self.texts[beside]) or SUFFIX.fullmatch(self.texts[beside])):
                break
            end = beside
        low, high = min(i, end), max(i, end)
        return end, self.reading.tree.document.text[starts[low] : ends[high]]

    def _day_before(self, i: int) -> tuple[int, int]:
        """Return the first word and the value of the day that ends at a word, 0 where none does."""
        word = self._at(i)
        if rank := worded("ordinals").get(word, 0):
            tens = worded("numbers").get(self._at(i - 1), 0)
            return (i - 1, tens + rank) if tens in (20, 30) and rank < 10 else (i, rank)
        if word in ("st", "nd", "rd", "th") and self._at(i - 1).isdigit():
            i -= 1
        return self._day(*self._glued(i, -1)) if word else (i, 0)

    def _day_after(self, i: int) -> tuple[int, int]:
        """Return where the day that begins at a word ends, and its value, 0 where none does."""
        if not self._at(i)[:1].isdigit():
            return i, 0
        end, day = self._day(*self._glued(i, 1))
        return end + 1, day

    def _day(self, end: int, shown: str) -> tuple[int, int]:
        match = DAY.fullmatch(shown)
        return end, int(match[1].translate(SCANNED)) if match and match[1] not in ("I", "O") else 0

    def _year(self, i: int) -> tuple[int, int]:
        """Return where the year that begins at a word or soon after it ends, and its value, 0 where none does."""
        for skipped in ((",",), ("in", "the", "year"), ("of",)):
            if all(self._at(i + k) == word for k, word in enumerate(skipped)):
                i += len(skipped)
        if not self._at(i):
            return i, 0
        end, shown = self._glued(i, 1)
        if YEAR.fullmatch(shown):
            year = int(shown.translate(SCANNED))
            return end + 1, year if year in YEARS else 0
        for last in range(min(self.last, i + 7), i + 1, -1):
            if (year := worth(self.texts[i:last])) in YEARS:
                return last, year
        return i, 0

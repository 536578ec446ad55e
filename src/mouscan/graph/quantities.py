"""Quantities: a number with its unit and the words that give both, and the scan of one sentence that finds them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from mouscan.graph.agreement import Bound, MeasureKind
from mouscan.graph.counts import Count, count
from mouscan.language import Reading, Sentence
from mouscan.language.vocabulary import rows

COUNTED = ("duration", "volume")
FASTENERS = frozenset("/:.£$€#@=+_")
JOINS: dict[str, tuple[Bound, Bound]] = {
    "to": ("at-least", "at-most"),
    "–": ("at-least", "at-most"),
    "-": ("at-least", "at-most"),
    "and": ("at-least", "at-most"),
    "or": ("", ""),
}


class Quantity(Struct, frozen=True):
    """A value with its unit, and the words that give it (`last` exclusive).

    `manner` is such as working, calendar, academic; `bound` is set where the words themselves are a range; `further`
    tells that it adds to what was there.
    """

    kind: MeasureKind
    value: str
    unit: str
    first: int
    last: int
    manner: str = ""
    bound: Bound = ""
    further: bool = False


class Unit(NamedTuple):
    """What a word counts: its kind, its unit and how many of them."""

    kind: str
    unit: str
    times: int


@cache
def units() -> dict[str, Unit]:
    """Return what every word for a unit counts, in the singular and the plural."""
    found: dict[str, Unit] = {}
    for row in rows("units"):
        if row["kind"] in COUNTED:
            found[row["word"]] = found[row["word"] + "s"] = Unit(row["kind"], row["unit"], int(row["times"]))
    return found


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind: manners, leads, labels, fillers."""
    return frozenset(row["word"] for row in rows("units") if row["kind"] == kind)


@cache
def manners() -> frozenset[str]:
    """Return the words that may stand between a number and its unit."""
    return words("manner") | words("further")


@cache
def rhythms() -> dict[str, tuple[str, str]]:
    """Return the value and the unit of every word for what comes round again."""
    return {row["word"]: (row["value"], row["unit"]) for row in rows("rhythms")}


@cache
def _shown() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in rows("units") if row["kind"] == "manner"}


@cache
def _told() -> frozenset[str]:
    return frozenset((*units(), *rhythms(), *words("rhythm")))


class Scan:
    """The words of one sentence, in lower case.

    `places` are those for units and rhythms, `taken` those that a quantity has already used up.
    """

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.offset = sentence.first
        self.texts = reading.lower[sentence.first : sentence.last]
        self.places = [i for i, text in enumerate(self.texts) if text in _told()]
        self.taken: set[int] = set()

    def at(self, i: int) -> str:
        """Return a word, "" beyond the sentence."""
        return self.texts[i] if 0 <= i < len(self.texts) else ""

    def kind(self, i: int) -> str:
        """Return what the word for a unit at `i` counts (duration, volume), "" where none stands there."""
        unit = units().get(self.at(i))
        return unit.kind if unit else ""

    def made(self, kind: MeasureKind, value: str, unit: str, first: int, last: int, manner: str = "") -> Quantity:
        """Return a quantity between two words of the sentence."""
        return Quantity(kind, value, unit, first + self.offset, last + self.offset, manner)

    def counted(self, i: int) -> tuple[Count | None, int, str]:
        """Return the number before a unit, the first word of its manner, and the manner."""
        begin, manner = i, ""
        volume = self.kind(i) == "volume"
        while begin and (self.texts[begin - 1] in manners() or (volume and self.kind(begin - 1) == "volume")):
            begin -= 1
            manner = _shown().get(self.texts[begin], "") or manner
        number = count(self.texts, 0, begin)
        return (number if number is not None and self.counts(number) else None), begin, manner

    def counts(self, number: Count) -> bool:
        """Tell whether a number counts: not the one of a clause or form, nor part of a code, a sum or a fraction."""
        before = self.at(number.first - 1)
        if not number.figures:
            return not (self.texts[number.first] == "one" and before in words("per"))
        start = self.reading.starts[self.offset + number.first]
        glued = self.reading.tree.document.text[max(start - 2, 0) : start] if number.first else ""
        code = glued[-1:] in ("-", "–") and glued[:1].isalpha()
        numbered = before in words("label") or (before == "." and self.at(number.first - 2) in words("label"))
        return not (code or numbered or glued[-1:] in FASTENERS or (before[:1].isdigit() and glued[-1:].isspace()))

    def ranged(self, upper: Quantity, number: Count) -> Iterator[Quantity]:
        """Yield a quantity, after the lower one where it ends a range: "between 6 and 12 months", "30-60 days"."""
        first = number.first
        start = self.reading.starts[self.offset + first]
        hyphen = number.figures and self.reading.tree.document.text[max(start - 1, 0) : start] == "-"
        join = "-" if hyphen else self.at(first - 1)
        end = first - (self.at(first - 1) == join)
        lower = count(self.texts, 0, end) if join in JOINS and end > 0 else None
        opened = lower is not None and (join != "and" or self.at(lower.first - 1) == "between")
        if lower is not None and opened and self.counts(lower) and float(lower.value) < float(number.value):
            least, most = JOINS[join]
            yield replace(
                upper, value=lower.value, first=lower.first + self.offset, last=end + self.offset, bound=least
            )
            yield replace(upper, bound=most)
        else:
            yield upper

"""Citations with a form of their own: codes, public laws, numbered orders, acts of the Union, treaties by date.

Their patterns stand in the vocabulary `codes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mouscan.language.vocabulary import rows

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
FURTHER = re.compile(r"\d[\w.:]*(?:\s?-\s?[\d.]+)?(?:\s?\(\w{1,4}\))*")


@dataclass(frozen=True, slots=True)
class Coded:
    """A citation in the form of its code: where, its normal form, and the instrument alone."""

    start: int
    end: int
    citation: str
    instrument: str


@cache
def _signed(alone: bool) -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple(
        (re.compile(row["sign"]), row) for row in rows("codes") if (row["instrument"] == row["citation"]) == alone
    )


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def coded(text: str, alone: bool) -> Iterator[Coded]:
    """Yield the citations of a code: those that name an instrument `alone`, or those that name a place in one."""
    for sign, row in _signed(alone):
        for match in _pattern(row["expression"]).finditer(text) if sign.search(text) else ():
            groups = {name: " ".join((found or "").split()) for name, found in match.groupdict().items()}
            if alone:
                groups["number"] = THOUSANDS.sub("", groups["number"])
            title = _filled(row["instrument"], groups)
            numbers = [groups["number"], *FURTHER.findall(groups.get("more", ""))]
            for number in numbers:
                written = number if alone else scanned(number)
                yield Coded(match.start(), match.end(), _filled(row["citation"], groups | {"number": written}), title)


def _filled(form: str, groups: dict[str, str]) -> str:
    return " ".join(form.format(**groups).split())


def scanned(number: str) -> str:
    """Read a letter l as the digit 1 where only a digit can stand: at the start, and after a lettered subsection."""
    number = re.sub(r"\s", "", number)
    number = re.sub(r"^l(?=\d)", "1", number)
    return re.sub(r"(\([a-z]\))\(l\)", r"\1(1)", number)

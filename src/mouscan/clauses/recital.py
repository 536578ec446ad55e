"""What stands before the body of an agreement: the recitals and the words that end them, and the list of parties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mouscan.clauses.label import Label
from mouscan.clauses.vocabulary import pattern

LAST = 80
BODY = re.compile(r"1(?:\.0?)?\s+[A-Z]")
LISTS = re.compile(r"\b(?:between|parties|participants|and)\W*$", re.I)


def recites(heading: str) -> bool:
    """Tell whether a heading is that of the recitals: "Background"."""
    return pattern("headings", "recital", True).fullmatch(heading.rstrip(":")) is not None


def ends_recitals(heading: str, text: str) -> bool:
    """Tell whether a line ends the recitals that a heading began: "the parties agree as follows"."""
    return recites(heading) and pattern("headings", "operative", False).search(text[-LAST:]) is not None


def lists_parties(text: str) -> bool:
    """Tell whether a line opens the list of parties: "between"."""
    return LISTS.search(text[-LAST:]) is not None


def numbers_parties(label: Label, name: str, ahead: Sequence[str]) -> bool:
    """Tell whether a number in brackets counts the parties on a cover page: "(1) NORTHMOOR COUNCIL", before "1."."""
    return label.style == "num()" and name.isupper() and any(BODY.match(text) for text in ahead)

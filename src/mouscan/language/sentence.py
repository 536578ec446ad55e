"""Where sentences end: at a full stop that is no abbreviation's, and at the end of every paragraph, bullet and row.

A stop without white space behind it ends one only between a plain word and a capital one ("torn.The"), not in "GOV.UK".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mouscan.language.vocabulary import rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLOSERS = frozenset("\"')]")


@cache
def abbreviations() -> frozenset[str]:
    """Return the words that a full stop may follow inside a sentence, in lower case and without the stop."""
    return frozenset(row["abbreviation"].rstrip(".").lower() for row in rows("abbreviations"))


def sentence_ends(doc: Doc, first: int, last: int) -> Iterator[int]:
    """Yield the index of every word between two words that begins a new sentence.

    A quotation mark after the stop closes the sentence only if one stands open in it.
    """
    short = abbreviations()
    quoted = False
    for i in range(first, last - 1):
        text = doc[i].text
        quoted ^= text == '"'
        if text not in (".", "?", "!", ";"):
            continue
        after = i + 1
        while after < last and doc[after].text in CLOSERS and (doc[after].text != '"' or quoted):
            after += 1
        if after >= last:
            continue
        following = doc[after].text
        if text == ";":
            continue
        before = doc[i - 1].text if i > first else ""
        if text == "." and (before.lower() in short or (len(before) == 1 and before.isupper())):
            continue
        if not doc[after - 1].whitespace_ and not (before.islower() and following.istitle()):
            continue
        if following[0].isupper() or following[0] in "\"'[(" or following[0].isdigit():
            yield after

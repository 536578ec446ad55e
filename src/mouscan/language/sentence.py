"""Where sentences end: at a full stop that is no abbreviation's, and at the end of every paragraph, bullet and row.

A stop without white space behind it ends one only between a plain word and a capital one ("torn.The"), not in "GOV.UK".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mouscan.language.vocabulary import rows

CLOSERS = frozenset("\"')]")


@cache
def abbreviations() -> frozenset[str]:
    """Return the words that a full stop may follow inside a sentence, in lower case and without the stop."""
    return frozenset(row["abbreviation"].rstrip(".").lower() for row in rows("abbreviations"))


def sentence_ends(texts: Sequence[str], spaces: Sequence[bool], first: int, last: int) -> Iterator[int]:
    """Yield the index of every word between two words that begins a new sentence; `spaces` tells what follows one.

    A quotation mark after the stop closes the sentence only if one stands open in it.
    """
    short = abbreviations()
    quoted = False
    for i in range(first, last - 1):
        text = texts[i]
        quoted ^= text == '"'
        if text not in (".", "?", "!", ";"):
            continue
        after = i + 1
        while after < last and texts[after] in CLOSERS and (texts[after] != '"' or quoted):
            after += 1
        if after >= last:
            continue
        following = texts[after]
        if text == ";":
            continue
        before = texts[i - 1] if i > first else ""
        if text == "." and (before.lower() in short or (len(before) == 1 and before.isupper())):
            continue
        if not spaces[after - 1] and not (before.islower() and following.istitle()):
            continue
        if following[0].isupper() or following[0] in "\"'[(_☐☑☒" or following[0].isdigit():
            yield after

"""What the noun at the head of a name is: a body, a unit of one, a post, a person or a thing."""

from __future__ import annotations

from functools import cache
from typing import Literal

from mouscan.language.vocabulary import listed, rows

Head = Literal["body", "land", "scholar", "unit", "post", "person", "thing", "opener", ""]
BODIES = ("body", "land", "scholar", "unit")


@cache
def _heads() -> dict[str, Head]:
    return {row["word"]: row["value"] for row in rows("heads")}  # type: ignore[misc]


@cache
def noun(word: str) -> Head:
    """Return what a noun heads, whatever its number; its stem would not tell "office" from "officer"."""
    lower = word.lower()
    singular = lower[:-3] + "y" if lower.endswith("ies") else lower.removesuffix("s")
    return _heads().get(lower) or _heads().get(singular, "")


def head_word(words: list[str]) -> str:
    """Return the head noun of a name: a known one before "of" or "for", else the last word, "" for none."""
    nouns = [w for w in words if w[0].isalpha()]
    for at, word in enumerate(nouns):
        if at and word.lower() in listed("particles", "joining") and noun(nouns[at - 1]):
            return nouns[at - 1]
    return next((word for word in reversed(nouns) if len(word) > 1), "")


def head_of(words: list[str]) -> Head:
    """Return what the head noun of a name stands for, with the word before it where both make one ("health system")."""
    head = head_word(words)
    at = words.index(head) if head in words else 0
    return (noun(f"{words[at - 1]} {head}") if at else "") or noun(head)

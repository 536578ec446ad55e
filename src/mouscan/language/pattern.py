"""The patterns of cues, compiled: the groups of words that they join (`mouscan.language.cue` tells of their form)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from mouscan.language.vocabulary import choices
from mouscan.language.word import stem

Join = Literal["&", "~", ">", "+", "!"]
REACH: dict[str, int] = {"&": 40, "~": 8, ">": 15, "+": 3}


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a pattern: how it joins the ones before it, and the keys that satisfy it.

    A key is the stem of one word of its own, a phrase of several, or a vocabulary in angle brackets.
    """

    join: Join
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue vocabulary; `row` holds all its columns."""

    value: str
    where: str
    groups: tuple[Group, ...]
    row: dict[str, str]


def terms(cues: Iterable[Cue]) -> tuple[frozenset[str], list[str]]:
    """Return the words of the patterns of cues that stand alone, by their stems, and their phrases."""
    keys = frozenset(key for cue in cues for group in cue.groups for key in group.keys if not key.startswith("<"))
    phrases = sorted(phrase for phrase in keys if " " in phrase)
    return keys.difference(phrases), phrases


def compiled(rows: Iterable[dict[str, str]]) -> tuple[Cue, ...]:
    """Return the cues of the rows of a vocabulary."""
    return tuple(Cue(row["value"], row.get("where") or "sentence", _groups(row["pattern"]), row) for row in rows)


def _groups(pattern: str) -> tuple[Group, ...]:
    groups: list[Group] = []
    join: Join = "&"
    part: list[str] = []
    for word in [*pattern.split(), "&"]:
        if word in REACH or word == "!":
            if part:
                groups.append(Group(join, frozenset(chain.from_iterable(map(_keys, " ".join(part).split(" | "))))))
            join, part = word, []  # type: ignore[assignment]
        else:
            part.append(word)
    return tuple(groups)


def _keys(phrase: str) -> list[str]:
    parts = choices(phrase)
    if phrase.startswith("<") or len(parts) > 1:
        return [phrase]
    return [stem(*words) if len(words) == 1 else " ".join(words) for words in parts[0]]

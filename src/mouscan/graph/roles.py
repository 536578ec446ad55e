"""The names of roles that stand for a body: "the Data Provider", "the requesting party"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from mouscan.language.vocabulary import expand, rows
from mouscan.language.word import words


@cache
def singular(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case and singular: one key for "Provider" and "the providers".

    The endings of verbs stay, so that "requesting party" and "requested party" are told apart.
    """
    found = (phrase[a:b].lower() for a, b in words(phrase, 0, len(phrase)))
    return tuple(_singular(w) for w in found if w not in ("the", "'s"))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


class RoleName(Struct, frozen=True):
    """A role of the vocabulary: `plain` tells that it names a party in lower case too."""

    role: str
    plain: bool


def _role_rows() -> Iterator[tuple[tuple[str, ...], RoleName]]:
    for row in rows("roles"):
        for phrase in expand(row["phrase"]):
            yield singular(" ".join(phrase)), RoleName(row["value"], row["manner"] == "plain")


@cache
def role_names() -> dict[tuple[str, ...], RoleName]:
    """Return every role of the vocabulary under its words; the entry that stands first counts."""
    found: dict[tuple[str, ...], RoleName] = {}
    for words_of, role in _role_rows():
        found.setdefault(words_of, role)
    return found


@cache
def spoken(name: str) -> bool:
    """Tell whether a name is a pronoun for one side of an agreement ("You", "I", "we")."""
    return any(row["word"] == name.lower() for row in rows("speakers") if row["value"] != "owner")

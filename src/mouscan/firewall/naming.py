"""By which names a body goes in every agreement: "the Recipient" is another one in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mouscan.graph.agreement import Party
from mouscan.language.vocabulary import expand, rows
from mouscan.language.word import stem

SMALL = frozenset({"the", "of", "for", "and", "in", "to", "a"})


def known_by(party: Party) -> Iterator[str]:
    """Yield the names of a party that stand for the same body elsewhere: its own, and such as are no mere role or kind.

    A formal name may be that of a kind ("the Fraud Bureau"), a short one may not ("the Bureau"). Initials count where
    they stand for its formal name, are its only name, or are those of a body that everybody knows
    by them; such a body goes by its full name too.
    """
    formal = _plain(party.name)
    proper = formal in bodies() or _says(formal, ("roles",))
    found = [formal] if proper or party.name.isupper() else []
    for alias in dict.fromkeys(party.aliases):
        name = _plain(alias)
        short = alias.isupper()
        if name in bodies() or (proper and name == _initials(formal) if short else _says(name, ("roles", "kinds"))):
            found.append(name)
    yield from dict.fromkeys((*found, *(full for name in found if (full := bodies().get(name)))))


def is_annex(title: str) -> bool:
    """Tell whether a title says that its text belongs to another: "Annex B"."""
    words = re.findall(r"[a-z]+", title.lower())
    return bool(words) and words[0] in _containers()


@cache
def _containers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("containers") if row["kind"] == "container")


@cache
def bodies() -> dict[str, str]:
    """Return the names of bodies that are one and the same in every agreement, with the full name of each.

    It is "" for a name that several of them go by.
    """
    found: dict[str, str] = {}
    for row in rows("bodies"):
        full = _plain(row["name"])
        for name in (full, *map(_plain, filter(None, row["aliases"].split(";")))):
            found[name] = full if found.get(name, full) == full else ""
    return found


def _says(name: str, vocabularies: tuple[str, ...]) -> bool:
    """Tell whether a name of several words says more than a role, or than a role or a kind of body."""
    words = name.split()
    return len(words) > 1 and not {stem(word) for word in words} <= _common(vocabularies)


@cache
def _common(vocabularies: tuple[str, ...]) -> frozenset[str]:
    """Return the words with which roles, or kinds of bodies too, are told."""
    every = [row["phrase"] for vocabulary in vocabularies for row in rows(vocabulary)]
    phrases = [words for phrase in every for words in expand(phrase)]
    return frozenset({stem(word) for phrase in phrases for word in phrase} | SMALL)


def _plain(name: str) -> str:
    return " ".join(name.lower().split()).removeprefix("the ")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in SMALL)

"""Parties in the making: the names that turned out to be one body's, gathered."""

from __future__ import annotations

from msgspec import Struct, field

from mouscan.graph.heads import head_of
from mouscan.graph.kinds import key, register
from mouscan.graph.roles import singular

NOUNS = frozenset({"body", "land", "scholar", "unit", "post"})


class Draft(Struct):
    """A party in the making: its names as the text spells them, the formal one first.

    `described` are the words that say what it is ("a registered charity"), "" where none do; `only` tells that it
    acts through one part of it alone. `mission` is the kind of body that does what the text says that it does,
    `stated` that of the class by which it is named.
    """

    names: list[str]
    first: int
    roles: list[str] = field(default_factory=list)
    parent: Draft | None = None
    row: dict[str, str] | None = None
    described: str = ""
    only: bool = False
    mission: str = ""
    stated: str = ""

    def keys(self) -> set[str]:
        """Return the keys of all its names."""
        return {key(name) for name in self.names}

    def add(self, *found: str) -> None:
        """Take further names."""
        self.names += [n for n in dict.fromkeys(found) if n and n not in self.names]


class Drafts:
    """The parties in the making, found again by any of their names."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self.by_key: dict[str, Draft] = {}
        self.by_row: dict[str, Draft] = {}

    def get(self, name: str) -> Draft | None:
        """Return the party that goes by a name, or by another name of the same registered body."""
        if found := self.by_key.get(key(name)) or self.by_key.get(" ".join(singular(name))):
            return found
        row = register().get(key(name))
        return self.by_row.get(row["name"]) if row else None

    def put(self, found: list[str], first: int) -> Draft:
        """Return the party that goes by any of some names, a new one if need be, with all of them."""
        draft = next((d for name in found if (d := self.get(name))), None)
        if draft is None:
            draft = Draft([], first)
            self.all.append(draft)
        draft.first = min(draft.first, first)
        draft.add(*found)
        for name in found:
            self.by_key.setdefault(key(name), draft)
            self.by_key.setdefault(" ".join(singular(name)), draft)
            draft.row = draft.row or register().get(key(name))
        if draft.row:
            self.by_row.setdefault(draft.row["name"], draft)
        return draft


def is_body(name: str) -> bool:
    """Tell whether a name is that of a body: by its head noun, or because it is registered."""
    return head_of(name.split()) in NOUNS or key(name) in register()

"""Which party of the new version is which of the old one, though it may bear another name."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from mouscan.graph import Party
from mouscan.intake import key


class Bodies(Struct, frozen=True):
    """The parties of two versions that are the same, as pairs, and those that only one version has.

    `old` and `new` give each party the name under which both versions are compared.
    """

    pairs: tuple[tuple[Party, Party], ...]
    gone: tuple[Party, ...]
    came: tuple[Party, ...]
    old: dict[str, str]
    new: dict[str, str]

    @property
    def named(self) -> tuple[Party, ...]:
        """All parties of both versions, each with every name that it bears in either."""
        both = (
            replace(one, aliases=tuple(dict.fromkeys((*one.aliases, two.name, *two.aliases))))
            for one, two in self.pairs
        )
        gone = (replace(one, id=self.old[one.id]) for one in self.gone)
        return (*both, *gone, *(replace(two, id=self.new[two.id]) for two in self.came))

    @property
    def renamed(self) -> tuple[tuple[Party, Party], ...]:
        """The parties that no longer go by their name, not even by a shorter form of it."""
        return tuple((a, b) for a, b in self.pairs if key(a.name) not in _names(b) and key(b.name) not in _names(a))


def bodies(old: tuple[Party, ...], new: tuple[Party, ...]) -> Bodies:
    """Return which parties are the same: first by a name that they share, then by kind, role and place."""
    pairs: dict[str, Party] = {}
    left = list(new)
    for same in (_called, _alias, _alike):
        for one in old:
            if one.id not in pairs and (found := next((two for two in left if same(one, two)), None)) is not None:
                pairs[one.id] = found
                left.remove(found)
    back = {two.id: one for one in old if (two := pairs.get(one.id)) is not None}
    return Bodies(
        tuple((one, pairs[one.id]) for one in old if one.id in pairs),
        tuple(one for one in old if one.id not in pairs),
        tuple(left),
        {one.id: one.id if one.id in pairs else f"old {one.id}" for one in old},
        {two.id: back[two.id].id if two.id in back else f"new {two.id}" for two in new},
    )


def _names(party: Party) -> set[str]:
    return {key(name).removeprefix("the ") for name in (party.name, *party.aliases)}


def _called(one: Party, two: Party) -> bool:
    return key(one.name).removeprefix("the ") == key(two.name).removeprefix("the ")


def _alias(one: Party, two: Party) -> bool:
    return not _names(one).isdisjoint(_names(two))


def _alike(one: Party, two: Party) -> bool:
    """Tell whether two parties are of one kind and have a role in common, or neither has any."""
    shared = not set(one.roles).isdisjoint(two.roles) or not (one.roles or two.roles)
    return one.kind == two.kind and shared and bool(one.parent) == bool(two.parent)

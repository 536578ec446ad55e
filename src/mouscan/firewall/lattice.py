"""The lattices of kinds: the side of a party, and what a purpose is a kind of."""

from __future__ import annotations

from functools import cache

from mouscan.language.vocabulary import rows


@cache
def sides() -> dict[str, str]:
    """Return the side of the firewall on which each kind of party stands."""
    return {row["kind"]: row["side"] for row in rows("sides")}


@cache
def parents() -> dict[str, tuple[str, ...]]:
    """Return the purposes that each purpose is a kind of, directly."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("lattice"):
        found[row["kind"]] = (*found.get(row["kind"], ()), row["parent"])
    return found


@cache
def is_kind_of(purpose: str, other: str) -> bool:
    """Tell whether a purpose is, by the lattice, a kind of another."""
    return purpose == other or any(is_kind_of(parent, other) for parent in parents().get(purpose, ()))

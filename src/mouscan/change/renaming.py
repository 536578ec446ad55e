"""Which defined terms of the new version are terms of the old one under another name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from mouscan.graph import Definition, Party
from mouscan.intake import key
from mouscan.language.word import stem, words

# How much of what two terms mean must be in common: for names that differ in one word, and for any others.
NEAR, FAR = 0.3, 0.75

Pair = tuple[Definition, Definition]


def renamed(old: Sequence[Definition], new: Sequence[Definition], parties: Collection[Party]) -> tuple[Pair, ...]:
    """Return the terms that only one version defines each, and that mean the same; names of parties are none."""
    named = {key(name) for party in parties for name in (party.name, *party.aliases)}
    gone, came = _own(old, new, named), _own(new, old, named)
    scored = [
        (-round(share, 9), max(i, j), min(i, j), one, two)
        for i, one in enumerate(gone)
        for j, two in enumerate(came)
        if (share := _shared(one, two)) >= (NEAR if _near(one.term, two.term) else FAR)
    ]
    found: list[Pair] = []
    for *_, one, two in sorted(scored, key=lambda row: row[:3]):
        if not any(one is a or two is b for a, b in found):
            found.append((one, two))
    return tuple(found)


def pattern(term: str) -> re.Pattern[str]:
    """Return what finds a term in a text, wherever its lines end."""
    inner = r"\s+".join(map(re.escape, term.split()))
    return re.compile(rf"(?<!\w){inner}(?!\w)")


def _own(these: Sequence[Definition], those: Sequence[Definition], named: Collection[str]) -> list[Definition]:
    others = {key(one.term) for one in those}
    return list(
        {key(one.term): one for one in these if key(one.term) not in others and key(one.term) not in named}.values()
    )


def _near(one: str, two: str) -> bool:
    """Tell whether two terms of several words differ in one of them."""
    a, b = one.lower().split(), two.lower().split()
    return len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _shared(one: Definition, two: Definition) -> float:
    """Return how many of all words of two meanings are in both, without the terms themselves."""
    a, b = (set(_stems(d.meaning)) - {*_stems(one.term), *_stems(two.term)} for d in (one, two))
    return len(a & b) / (len(a | b) or 1)


def _stems(text: str) -> Iterator[str]:
    return (stem(text[a:b]) for a, b in words(text, 0, len(text)))

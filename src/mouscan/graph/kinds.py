"""The kind of a body: from the register of bodies, else from the words of its name, else from what the text is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from mouscan.language.vocabulary import rows

FALLBACK = "government-other"
SECTORS = ("health", "education", "housing-homelessness", "welfare-benefits", "police", "tax", "immigration-enforcement")


@cache
def register() -> dict[str, dict[str, str]]:
    """Return the row of every known body under each of its names."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("bodies"):
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            found.setdefault(name, row)
    return found


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["phrase_words"]: row["kind"] for row in rows("kinds")}
    words = sorted(kinds, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.I), kinds


def kind_of(name: str) -> str | None:
    """Return the kind that a name shows, None where it shows none; a special word counts before a general one."""
    if row := register().get(name):
        return row["kind"]
    pattern, kinds = _cues()
    found = [_kind(kinds, match[0]) for match in pattern.finditer(name.replace("’", "'"))]
    special = [kind for kind in found if kind not in (FALLBACK, "company", "local-authority-general")]
    if special:
        return special[-1]
    if "local-authority-general" in found:
        return "local-authority-general"
    return found[-1] if found else None


def sector_of(text: str) -> str:
    """Return the public service that a text speaks of most, or `government-other`."""
    pattern, kinds = _cues()
    counts = Counter(_kind(kinds, match[0]) for match in pattern.finditer(text))
    sectors = [(counts[sector], sector) for sector in SECTORS if counts[sector] >= 2]
    return max(sectors)[1] if sectors else FALLBACK


def _kind(kinds: dict[str, str], words: str) -> str:
    lower = words.lower()
    return kinds.get(lower) or kinds[lower.removesuffix("s")]

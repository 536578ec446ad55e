"""Whether a text is written in English, told by the share of its most frequent function words."""

from __future__ import annotations

import re

from mouscan.language.vocabulary import rows

LEAST = 0.18
SAMPLE = 4000
WORD = re.compile(r"[^\W\d_]+")


def english_share(text: str) -> float:
    """Return the share (0 to 1) of the text's first words that are English function words.

    English prose lies between 0.3 and 0.5, lists of fields above 0.2, other languages below 0.1.
    """
    common = {row["word"] for row in rows("english")}
    found = [match[0].lower() for match in _first(text)]
    return sum(word in common for word in found) / len(found) if found else 0.0


def _first(text: str) -> list[re.Match[str]]:
    matches = WORD.finditer(text)
    return [match for _, match in zip(range(SAMPLE), matches, strict=False)]

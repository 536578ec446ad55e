"""The title of a text, which stays on its first page where it also runs along the top of every other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from mouscan.resources import table
from mouscan.source.document import AsideKind
from mouscan.source.markup import Marked

TOP = 12
SHORT = 70
OPENS = re.compile(r"this\b", re.I)


def title(lines: Sequence[Marked], pages: Sequence[list[int]], found: Mapping[int, AsideKind]) -> int | None:
    """Return the line of the first page that is the title though `found` takes it for a running header, if one is.

    None is where another title stays there. A line whose numbers differ from page to page is a header only.
    """
    first = pages[0][:TOP]
    if any(i not in found and _titles(i, lines) for i in first):
        return None
    later = {lines[i].text for page in pages[1:] for i in page if i in found}
    keys = {_unnumbered(text) for text in later}
    named = (i for i in reversed(first) if found.get(i) == "header" and _word().search(lines[i].text))
    return next((i for i in named if lines[i].text in later or _unnumbered(lines[i].text) not in keys), None)


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "0", text.lower())


def _titles(i: int, lines: Sequence[Marked]) -> bool:
    """Tell whether a line that begins a paragraph names the agreement and is no sentence."""
    text = lines[i].text
    begins = i == 0 or not lines[i - 1].text
    ends = i + 1 >= len(lines) or not lines[i + 1].text or len(text) < SHORT
    return begins and ends and text[-1] not in ".;," and not OPENS.match(text) and _word().search(text) is not None


@cache
def _word() -> re.Pattern[str]:
    words = [row["word"] for row in table("headings") if row["kind"] == "title"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)

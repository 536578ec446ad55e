"""Where paragraphs end: blank lines, but for those that a page break or double spacing puts into a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mouscan.source.markup import Marked

ENDS = (".", ":", ";", "!", "?")
LABEL = re.compile(r"\(?\w{1,5}[.)](?:\s|$)|\d+(?:\.\d+)*\.?(?:\s|$)|[^\w\s(\"'\[{]")
FULL = 40
WIDE = 60


def gaps(drafts: Sequence[Marked]) -> Iterator[tuple[Marked, int]]:
    """Yield every line that has words with the number of blank lines before it, 0 where a sentence runs on."""
    gap = 0
    before: Marked | None = None
    for draft in drafts:
        if not draft.text:
            gap += 1
            continue
        if before is not None:
            turned = draft.page != before.page
            if turned or draft.apart:
                gap = max(gap, 1)
            if gap and (_goes_on(before, draft) or (turned and _fills(before, draft))):
                gap = 0
        yield draft, gap
        gap, before = 0, draft


def _goes_on(before: Marked, draft: Marked) -> bool:
    """Tell whether a line goes on with the sentence of the one before it, over blank lines or a page break."""
    return (
        _may(before, draft)
        and draft.text[0].islower()
        and len(draft.text.split(" ", 1)[0].rstrip(").")) > 1
        and len(before.text) > FULL
    )


def _may(before: Marked, draft: Marked) -> bool:
    return (
        not draft.level
        and not before.level
        and not draft.cells
        and not before.cells
        and not draft.apart
        and not before.text.endswith(ENDS)
    )


def _fills(before: Marked, draft: Marked) -> bool:
    """Tell whether a full line at the foot of a page goes on at the head of the next with a capital."""
    return (
        _may(before, draft)
        and len(before.text) > WIDE
        and len(draft.text) > FULL
        and not draft.strong
        and not LABEL.match(draft.text)
        and not draft.text.isupper()
    )

"""Contents pages: titles with page numbers or dotted leaders, and lists of titles that stand again below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mouscan.read.markup import Marked

TITLE = re.compile(r"\W*(?:table of )?contents(?: page)?\W*$", re.I)
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|_{4,}\s*\d{1,4}$")
NUMBERED = re.compile(r"\S.*\s\d{1,3}$")
LONE = re.compile(r"\d{1,3}\.?$")
CONTAINER = re.compile(r"(?:annex\w*|schedule|appendix|part|exhibit|attachment)\s+\w+")
LONGEST = 130
MISSES = 1


def contents(lines: Sequence[Marked]) -> Iterator[int]:
    """Yield the index of every line of a contents page."""
    counts = Counter(_plain(line.text) for line in lines if line.text)
    i = 0
    while i < len(lines):
        text = lines[i].text
        if text and TITLE.match(text) and (last := _end(lines, i, counts)):
            yield from (k for k in range(i, last + 1) if lines[k].text)
            i = last
        elif text and LEADER.search(text):
            yield i
        i += 1


def _plain(text: str) -> str:
    """Return a title without numbers and dots, but for those of an annex or schedule, which name it."""
    lower = text.lower()
    named = CONTAINER.match(lower)
    head = named[0] if named else ""
    return f"{head} {re.sub(r'[^a-z]+', ' ', lower[len(head) :])}".strip()


def _end(lines: Sequence[Marked], title: int, counts: Counter[str]) -> int:
    """Return the last line of the contents that begin at `title`, 0 where none follow."""
    seen: set[str] = set()
    last = hits = misses = 0
    for i in range(title + 1, len(lines)):
        text = lines[i].text
        if not text or LONE.match(text):
            continue
        plain = _plain(text)
        if plain in seen:
            break
        again = bool(plain) and counts[plain] >= 2
        numbered = NUMBERED.match(text) and (again or (lines[i].page == lines[title].page and not text.endswith(".")))
        if len(text) <= LONGEST and (LEADER.search(text) or again or numbered):
            last, hits, misses = i, hits + 1, 0
            seen.add(plain)
            continue
        misses += 1
        if misses > MISSES or len(text) > LONGEST or text.endswith("."):
            break
    after = next((i for i in range(last + 1, len(lines)) if lines[i].text), 0)
    if after and LONE.match(lines[after].text) and lines[after].page == lines[last].page:
        last = after
    return last if hits >= 3 else 0

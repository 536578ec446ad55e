"""Contents pages: titles with page numbers or dotted leaders, and lists of titles that stand again below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mouscan.source.markup import Marked

TITLE = re.compile(r"\W*(?:(?:table of |list of )?contents(?: page| list)?|index)\W*$", re.I)
HEAD = re.compile(r"contents|index", re.I)
FLAT = re.compile(r"\W*(?:table of |list of )?contents(?: page| list)?\W*(?:$|(?=\s\d{1,2}\b))", re.I)
LEADER = re.compile(r"(?:(?:\.\s?){4,}|_{4,}|…{2,})\s*(?:\d{1,4}|[ivxl]{1,6})\s*$")
OTHER = re.compile(r"[^a-z]+")
NUMBERED = re.compile(r"\S.*\s\d{1,3}$")
LONE = re.compile(r"\d{1,3}\.?$")
CONTAINER = re.compile(r"(?:annex\w*|schedule|appendix|part|exhibit|attachment)\s+\w+")
NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?![\w.]*\w)")
LONGEST = 130
MISSES = 1
FEWEST = 3
WORDS = 12
TALLEST = 40
FULLEST = 20_000


def contents(lines: Sequence[Marked]) -> Iterator[int]:
    """Yield the index of every line of a contents page."""
    counts: Counter[str] | None = None
    lasts: dict[str, int] | None = None
    i = 0
    while i < len(lines):
        text = lines[i].text
        if text and HEAD.search(text[:30]) and (FLAT.match(text) or TITLE.match(text)):
            counts = Counter(_plain(line.text) for line in lines if line.text) if counts is None else counts
            last = max(_flat(lines, i), _end(lines, i, counts) if TITLE.match(text) else 0)
            if last:
                yield from (k for k in range(i, last + 1) if lines[k].text)
                i = last
        elif text and CONTAINER.match(text[:LONGEST].lower()):
            run = _annexes(lines, i)
            if len(run) > 1:
                lasts = {_plain(line.text): k for k, line in enumerate(lines) if line.text} if lasts is None else lasts
                if all(lasts[_plain(lines[k].text)] > run[-1] for k in run):
                    yield from run
                    i = run[-1]
        elif text and (text[-1].isdigit() or text[-1] in "ivxl") and LEADER.search(text, max(0, len(text) - LONGEST)):
            yield i
        i += 1


def _annexes(lines: Sequence[Marked], first: int) -> list[int]:
    """Return the lines from `first` on that are titles of annexes; they are a list of them if all stand again below."""
    found: list[int] = []
    for i in range(first, min(first + TALLEST, len(lines))):
        text = lines[i].text
        if text and not (len(text) <= LONGEST and CONTAINER.match(text.lower())):
            break
        found += [i] if text else []
    return found


def _plain(text: str) -> str:
    """Return a title without numbers and dots, but for those of an annex or schedule, which name it."""
    if len(text) > LONGEST:
        return text[:LONGEST]
    lower = text.lower()
    named = CONTAINER.match(lower)
    head = named[0] if named else ""
    return f"{head} {OTHER.sub(' ', lower[len(head) :])}".strip()


def _flat(lines: Sequence[Marked], title: int) -> int:
    """Return the last line of contents that run on in one paragraph, 0 where none do.

    Such a paragraph counts its titles from 1, and each is followed by a page number, never a smaller one.
    """
    first = title
    if TITLE.match(lines[title].text):
        first = next((k for k in range(title + 1, min(title + 4, len(lines))) if lines[k].text), title)
    page = titles = words = last = pending = 0
    for k in range(first, min(first + TALLEST, len(lines))):
        text = lines[k].text[:FULLEST]
        if not text:
            break
        pending += len(text.split())
        for match in NUMBER.finditer(text):
            number = int(match[0])
            if number == titles + 1 and page >= 0:
                titles, page = number, -max(page, 1)
            elif page < 0 and number >= -page:
                page, last, words = number, k, pending
    return last if titles >= 4 and words <= WORDS * titles else 0


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
        follows = next((lines[k].text for k in range(i + 1, min(i + 4, len(lines))) if lines[k].text), "")
        same = lines[i].page == lines[title].page and text[-1] not in ".;:"
        numbered = (NUMBERED.match(text) and (again or same)) or (same and follows.isdigit() and len(follows) < 4)
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
    return last if hits >= FEWEST else 0

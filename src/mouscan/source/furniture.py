"""Running headers, footers, page numbers and protective markings: what stands at the edges of every page.

A line is furniture where it recurs, its numbers apart, at the top or bottom of pages, or is a marking or a page number
there. Recurrence is counted by pairs of neighbouring words too, since a scan seldom reads a footer twice the same.
A text without form feeds shows its pages only by lines that recur beside numbers that grow.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from mouscan.resources import table
from mouscan.source.document import AsideKind
from mouscan.source.markup import Marked
from mouscan.source.title import title

EDGE = 4
LONGEST = 140
SHARE = 0.6
LABEL = re.compile(
    r"\W*(?:annex\w*|schedule|appendix|part|article|section|clause|exhibit|attachment)\s+\w|\(?\w{1,4}[.)](?:\s|$)"
    r"|\d{1,2}(?:\.\d{1,3})+\.?(?:\s|$)|[•●▪◦*–-]\s+[A-Za-z(]",
    re.I,
)
PAGE = re.compile(
    r"\W*(?:page\W*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[^\w.)]*$|\W*page\s+(?:\d{1,4}|[ivxlc]+)\b.{0,12}$|(?-i:[ivxl]{1,6})$"
    r"|\d{1,4}\s*\|?\s*page$",
    re.I,
)
NUMBERED_PAGE = re.compile(r"\W*page\s+\d{1,4}\s+of\s+\d{1,4}\W*$", re.I)
LONE = re.compile(r"\W*(\d{1,4})\W*$")
SENTENCE = re.compile(r"[a-z]{3,}[.;,]$")
NUMBERS = re.compile(r"\d[\d/.\-]*")
FIELD = re.compile(r"__|\.\.\.\.")
NEAR = 2
APART = 12


@cache
def _markings() -> re.Pattern[str]:
    words = [re.escape(row["marking"]).replace(r"\ ", r"\s+") for row in table("markings")]
    one = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(
        rf"\W*(?:{one})(?:\W+(?:{one}))*\W*\d*\W*$|\W*version\s*[\d.]+\W*\d*\W*$|\W*revised\W+[\d/.\-]+\W*$", re.I
    )


def furniture(lines: Sequence[Marked]) -> dict[int, AsideKind]:
    """Return the index of every line that is furniture, with its kind."""
    pages: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.text:
            pages[line.page].append(i)
    if len(pages) > 1:
        return _at_edges(lines, list(pages.values()))
    return _recurring(lines)


def _key(text: str) -> str:
    """Return a line with its digits masked, but for a label, whose number is what it says."""
    return text.lower().strip() if LABEL.match(text) else re.sub(r"\d+", "0", text.lower()).strip()


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return the neighbouring words of a line, numbers and dates masked."""
    return list(pairwise(re.findall(r"\w+", NUMBERS.sub("0", text.lower()))))


def _at_edges(lines: Sequence[Marked], pages: list[list[int]]) -> dict[int, AsideKind]:
    counts: Counter[tuple[str, str]] = Counter()
    pairs: Counter[tuple[str, tuple[str, str]]] = Counter()
    for page in pages:
        for kind, edge in _edges(page):
            short = [lines[i].text for i in edge if len(lines[i].text) < LONGEST]
            counts.update({(kind, _key(text)) for text in short})
            pairs.update({(kind, pair) for text in short if not LABEL.match(text) for pair in _pairs(text)})
    enough = max(2, (2 * len(pages)) // 5)

    def recurs(kind: str, i: int) -> bool:
        text = lines[i].text
        if len(text) >= LONGEST or lines[i].level or FIELD.search(text):
            return False
        if counts[kind, _key(text)] >= (max(3, enough) if text[-1] == "," else enough):
            return True
        own = [] if LABEL.match(text) or SENTENCE.search(text) else _pairs(text)
        often = sum(pairs[kind, pair] >= max(3, enough) for pair in own)
        return often >= 2 and often >= SHARE * len(own)

    shifts = _shifts(lines, pages)
    found: dict[int, AsideKind] = {}
    for page in pages:
        for kind, edge in _edges(page):
            outermost = True
            for i in edge:
                text = lines[i].text
                if outermost and len(text) < LONGEST and PAGE.match(text) and _numbers(lines[i], shifts):
                    found[i] = "page-number"
                elif (outermost and len(text) < LONGEST and _markings().match(text)) or recurs(kind, i):
                    found[i] = "header" if kind == "top" else "footer"
                else:
                    outermost = False
    if (kept := title(lines, pages, found)) is not None:
        del found[kept]
    return found


def _shifts(lines: Sequence[Marked], pages: list[list[int]]) -> frozenset[int]:
    """Return by how much lone numbers at the edges of pages differ from the pages' own numbers, where several agree."""
    shifts: Counter[int] = Counter()
    for page in pages:
        texts = {lines[i].text for _, edge in _edges(page) for i in edge}
        shifts.update({int(match[1]) - lines[page[0]].page for text in texts if (match := LONE.match(text))})
    return frozenset(shift for shift, count in shifts.items() if count >= 3 and count * 2 >= max(shifts.values()))


def _numbers(line: Marked, shifts: frozenset[int]) -> bool:
    """Tell whether a lone number can be that of its page; any other form of a page number is one."""
    match = LONE.match(line.text)
    return match is None or not shifts or int(match[1]) - line.page in shifts


def _edges(page: list[int]) -> list[tuple[str, list[int]]]:
    """Return the lines of a page from its top inwards and from its bottom inwards."""
    if len(page) <= EDGE:
        return [("top", page), ("bottom", page[::-1])]
    return [("top", page[:EDGE]), ("bottom", page[: -EDGE - 1 : -1])]


def _recurring(lines: Sequence[Marked]) -> dict[int, AsideKind]:
    """Return the recurring lines whose numbers grow, and what stands beside them, of a text without form feeds."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.text and len(line.text) < LONGEST and not line.level and not line.cells:
            groups[_key(line.text)].append(i)
    found: dict[int, AsideKind] = {}
    for key, group in groups.items():
        if any(NUMBERED_PAGE.match(lines[i].text) for i in group):
            found.update(dict.fromkeys(group, "page-number"))
        elif len(group) >= 3 and _markings().match(lines[group[0]].text):
            found.update(dict.fromkeys(group, "header"))
        elif len(group) >= 3 and _grows(lines, key, group):
            found.update(dict.fromkeys(group, "footer"))
    _beside(lines, groups, found)
    return found


def _grows(lines: Sequence[Marked], key: str, group: list[int]) -> bool:
    """Tell whether a number on a recurring line grows from each occurrence to the next."""
    if "0" not in key or SENTENCE.search(key) or not re.search(r"[a-z]", key):
        return False
    if re.match(r"\W*0[.)]|\W*(?:article|section|clause|annex)\b", key):
        return False
    numbers = [tuple(int(n) for n in re.findall(r"\d{1,9}", lines[i].text)) for i in group]
    return any(all(a[k] < b[k] for a, b in pairwise(numbers)) for k in range(min(map(len, numbers))))


def _beside(lines: Sequence[Marked], groups: dict[str, list[int]], found: dict[int, AsideKind]) -> None:
    """Add the lone numbers that count pages, and the lines that recur beside page numbers."""
    order = [i for i, line in enumerate(lines) if line.text]
    rank = {i: k for k, i in enumerate(order)}
    alone = [i for i in order if LONE.match(lines[i].text) and i not in found]
    if len(alone) >= 3 and _counts_pages(lines, alone, rank):
        found.update(dict.fromkeys(alone, "page-number"))
    places = sorted(rank[i] for i in found)
    if len(places) < 3:
        return
    edges = {p + d for p in places for d in range(-NEAR, NEAR + 1)}
    for key, group in groups.items():
        if len(group) < 3 or group[0] in found or SENTENCE.search(key) or FIELD.search(key) or LABEL.match(key):
            continue
        if all(rank[i] in edges for i in group) and re.search(r"[a-z]{3}", key):
            found.update(dict.fromkeys(group, "header"))


def _counts_pages(lines: Sequence[Marked], alone: list[int], rank: dict[int, int]) -> bool:
    """Tell whether lone numbers count pages: each one more than the last, far apart, amid sentences that run on."""
    numbers = [int(match[1]) for i in alone if (match := LONE.match(lines[i].text))]
    if any(b != a + 1 for a, b in pairwise(numbers)) or any(rank[b] - rank[a] < APART for a, b in pairwise(alone)):
        return False
    following = [next((k for k in range(i + 1, min(i + 8, len(lines))) if lines[k].text), None) for i in alone]
    runs_on = sum(k is not None and lines[k].text[0].islower() for k in following)
    heads = Counter(_key(lines[k].text) for k in following if k is not None)
    return runs_on * 3 >= len(alone) or max(heads.values(), default=0) * 2 >= len(alone)

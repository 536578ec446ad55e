"""Running headers, footers, page numbers and protective markings: what stands at the edges of every page.

A line is furniture where it recurs, its digits apart, at the top or bottom of pages, or is a marking or a page number
there. A text without form feeds shows its pages only by the numbers that grow on recurring lines.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from mouscan.read.document import AsideKind
from mouscan.read.markup import Marked
from mouscan.resources import folder

EDGE = 3
LABEL = re.compile(
    r"\W*(?:annex\w*|schedule|appendix|part|article|section|clause|exhibit|attachment)\s+\w|\(?\w{1,4}[.)]\s", re.I
)
PAGE = re.compile(
    r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[^\w.)]*$|\W*page\s+(?:\d{1,4}|[ivxlc]+)\b.{0,12}$", re.I
)
NUMBERED_PAGE = re.compile(r"\W*page\s+\d{1,4}\s+of\s+\d{1,4}\W*$", re.I)
SENTENCE = re.compile(r"[a-z]{3,}[.;,]$")


@cache
def _markings() -> re.Pattern[str]:
    with (folder("vocabularies") / "markings.tsv").open(encoding="utf-8", newline="") as file:
        words = [re.escape(row["marking"]).replace(r"\ ", r"\s+") for row in csv.DictReader(file, delimiter="\t")]
    one = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"\W*(?:{one})(?:\W+(?:{one}))*\W*$|\W*version\s*[\d.]+\W*\d*\W*$", re.I)


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


def _at_edges(lines: Sequence[Marked], pages: list[list[int]]) -> dict[int, AsideKind]:
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        for kind, edge in _edges(page):
            counts.update({(kind, _key(lines[i].text)) for i in edge})
    enough = max(2, (2 * len(pages)) // 5)
    found: dict[int, AsideKind] = {}
    for page in pages:
        for kind, edge in _edges(page):
            for i in edge:
                text = lines[i].text
                if PAGE.match(text):
                    found[i] = "page-number"
                elif _markings().match(text) or (
                    counts[kind, _key(text)] >= enough and len(text) < 140 and not lines[i].level
                ):
                    found[i] = "header" if kind == "top" else "footer"
                else:
                    break
    return found


def _edges(page: list[int]) -> list[tuple[str, list[int]]]:
    """Return the lines of a page from its top inwards and from its bottom inwards."""
    if len(page) <= EDGE:
        return [("top", page)]
    return [("top", page[:EDGE]), ("bottom", page[: -EDGE - 1 : -1])]


def _recurring(lines: Sequence[Marked]) -> dict[int, AsideKind]:
    """Return the recurring lines whose numbers grow, and lone "Page n of m", of a text without form feeds."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.text and len(line.text) < 120 and not line.level and not line.cells:
            groups[_key(line.text)].append(i)
    found: dict[int, AsideKind] = {}
    for key, group in groups.items():
        if any(NUMBERED_PAGE.match(lines[i].text) for i in group):
            found.update(dict.fromkeys(group, "page-number"))
            continue
        if (
            len(group) < 3
            or "0" not in key
            or SENTENCE.search(key)
            or re.match(r"\W*0[.)]|\W*(?:article|section|clause|annex)\b", key)
            or key == "0"
        ):
            continue
        numbers = [tuple(int(n) for n in re.findall(r"\d{1,9}", lines[i].text)) for i in group]
        grows = any(all(a[k] < b[k] for a, b in pairwise(numbers)) for k in range(min(map(len, numbers))))
        if grows and re.search(r"[a-z]", key):
            found.update(dict.fromkeys(group, "footer"))
    return found

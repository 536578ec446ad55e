"""Citations of law as agreements print them, in one normal form (OSCOLA for Acts, the codes' own for US law).

A provision ("section 8(d)", "Articles 13 and 14", "Schedule 1, Part 2, paragraphs 5 and 6") is read by
`provision` and joined to the instrument that it stands beside; what has a form of its own ("5 U.S.C. 552a")
is read by `code`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from mouscan.language.code import coded, scanned
from mouscan.language.instrument import instruments
from mouscan.language.provision import provisions, seam, span
from mouscan.language.title import Named, either, short, titles, words

BEFORE = re.compile(
    r"^\s*(?:,\s*)?(?:(?:of|to|in|under),?\s+)?(?:the\s+)?(?:(?:1[89]|20)\d\d\s+)?$|^\s*\([^()]{2,60}\)\s*(?:,\s*)?(?:of|to|in)\s+(?:the\s+)?$",
    re.I,
)
AFTER = re.compile(
    r"^\s*(?:\(\s*(?:the\s+)?[\"']*[\w -]{2,30}[\"']*\s*\)\s*)?[,:]?\s*(?:at\s+|in\s+|under\s+|[-–]\s*|\(\s*)?$", re.I
)
THEREOF = re.compile(r"\s*thereof\b")
AGAIN = re.compile(r"\s*[,(]\s*(?:the\s+)?[\"']*(?:the\s+)?[\"']*$", re.I)
THIS = "this "
PARAGRAPH, SENTENCE = "¶", r"¶|\.\s"
CLAUSE = re.compile(r"^s \d+\.\d")
AHEAD, BEHIND = 70, 50


class Citation(Struct, frozen=True):
    """A provision or an instrument cited in a text: where, its normal form, and the instrument alone."""

    start: int
    end: int
    citation: str
    instrument: str


def find_citations(text: str, defined: Mapping[str, str]) -> tuple[Citation, ...]:
    """Return the citations of a text in reading order; `defined` maps its own short names to titles."""
    found = [Citation(c.start, c.end, c.citation, c.instrument) for c in coded(text, alone=False)]
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    named = [n for n in instruments(text, defined) if taken.find(1, n.start, n.end) < 0]
    starts = [n.start for n in named]
    stops = cache(lambda end: [m.start() for m in re.finditer(end, text)])
    used: set[int] = set()
    last: dict[str, Named] = {}
    for start, end in (part for match in span().finditer(text) for part in _parted(text, match)):
        if taken[start]:
            continue
        cited = provisions(text[start:end])
        family = "Art" if cited[0].startswith("Art") else "s"
        owner = _owner(text, start, end, named, starts)
        if owner is None:
            if THEREOF.match(text, end) and (at := bisect_left(starts, start)):
                last[family] = named[at - 1]
            sure = cited[0].startswith(("Art ", "s ", "Sch ")) and not CLAUSE.search(cited[0])
            mine = text[max(0, start - len(THIS)) : start].lower() == THIS or _own().match(text, end)
            if family not in last or not sure or mine:
                continue
            owner = last[family]
            ends = stops(SENTENCE if cited[0].startswith("Sch") else PARAGRAPH)
            if bisect_left(ends, owner.end) < bisect_left(ends, start):
                continue
        else:
            used.add(owner.start)
            last[family] = owner
        for provision in cited:
            found.append(Citation(start, end, _cited(text, owner, provision, start), owner.title))
    for before, act in zip([None, *named], named, strict=False):
        again = before is not None and before.title == act.title and AGAIN.fullmatch(text, before.end, act.start)
        if act.start not in used and not again:
            found.append(Citation(act.start, act.end, short(act.title), act.title))
    return tuple(sorted(found, key=lambda c: (c.start, c.citation)))


def _parted(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the provisions that a match spans, articles apart from sections: no instrument has both."""
    parts: list[tuple[int, int]] = []
    begin = match.start()
    for at in (*seam().finditer(text, match.start() + 1, match.end()), None):
        end = at.start() if at else match.start() + len(match[0].rstrip(" ,:"))
        if parts and _article(text, parts[-1][0]) == _article(text, begin):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((begin, end))
        begin = at.end() if at else end
    return parts


def _article(text: str, at: int) -> bool:
    return text[at : at + 3].lower() == "art"


@cache
def _own() -> re.Pattern[str]:
    """Return the pattern of what shows that a provision is the agreement's own: "of this", its title in brackets."""
    title = r"\s*\((?=[A-Z][a-z]+\s|[a-z]+\s[A-Z])[^()]*\)"
    return re.compile(rf"{title}|\s*,?\s*(?:(?i:{either(words('own'))})\b|(?:of|to|in)\s+the\s+[A-Z])")


def _cited(text: str, owner: Named, provision: str, start: int) -> str:
    """Return the citation; an abbreviation printed before a section sign stands as printed ("INA 287(a)(1)").

    A number that is that of the code where the Act stands ("section 1232g of FERPA") is one of the code.
    """
    number = provision.removeprefix("s ")
    for row in titles().get(owner.title, ()):
        code, _, section = row["cited"].rpartition(" ")
        if code.endswith("U.S.C.") and re.match(rf"{re.escape(section)}\b", number):
            return f"{code} {scanned(number)}"
    printed = text[owner.start : owner.end]
    if text[start] == "§" and owner.end <= start and printed.isupper():
        return f"{printed} {scanned(number)}"
    return f"{short(owner.title)} {provision}"


def _owner(text: str, start: int, end: int, named: list[Named], starts: list[int]) -> Named | None:
    """Return the instrument that a provision belongs to: the one it is followed by, else the one before it."""
    after = bisect_left(starts, end)
    for one in named[after : after + 2]:
        if one.start - end < AHEAD and BEFORE.match(text[end : one.start]):
            return one
    before = bisect_right(starts, start) - 1
    if before >= 0 and named[before].end <= start < named[before].end + BEHIND:
        one = named[before]
        if AFTER.match(text[one.end : start]):
            return one
        first = before - 1
        if first >= 0 and named[first].title == one.title and AFTER.match(text[named[first].end : start]):
            return one
    return None

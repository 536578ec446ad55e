"""The instruments of law that a text names, by a title, by a code or by a short name that it gives them itself.

What the whole text tells of a name decides which of its bearers is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from msgspec.structs import replace

from mouscan.language.code import coded
from mouscan.language.title import (
    DATED,
    LONG,
    LONGEST,
    YEAR,
    Named,
    either,
    folded,
    formed,
    full,
    listed,
    titles,
    words,
)

DEFINED = re.compile(
    r"\s*\(\s*(?:here(?:in)?after\s+)?(?:(?:referred\s+to|known)\s+as\s+)?[\"']*\s*(?:the\s+)?"
    rf"[\"']*(?P<name>(?:{YEAR}\s+)?[A-Z][\w .&-]{{1,30}}?)[\"']*\s*\)"
)
MEANS = re.compile(
    rf"(?:[\"'](?:the\s+)?(?P<name>(?:{YEAR}\s+)?[A-Z][\w ]{{1,40}})[\"']\s*(?:means|refers to|shall mean|is|:)?"
    rf"|(?<![\w\"'])(?P<bare>(?:{YEAR}\s+)?[A-Z]\w*(?:\s[A-Z]\w*){{0,3}})\s+means)\s+(?:the\s+)?"
)
GIVEN = re.compile(
    r"(?:\b(?P<this>[Tt]his\s+)"
    r"|\s*\(\s*(?:(?:collectively|here(?:in)?after|the)\s*,?\s+)*(?:[\"'][\w ]+[\"'],?\s*(?:or\s+)?)?"
    r"(?:the\s+)?[\"']*)$"
)
SHUT = re.compile(r"[\"']*\s*(?:[),]|or\b)")
BARE = re.compile(rf"[Tt](?<!\w.)he\s+(?P<name>(?P<year>{YEAR})\s+(?P<kind>[A-Z][a-z]+))\b")
AMERICAN = re.compile(r"U(?<!\w.)\.?S\.?C\b|C(?<!\w.)\.?F\.?R\b")
TOKEN = re.compile(r"(?<![\w-])\w(?:[\w&.-]*\w)?")


def instruments(text: str, defined: Mapping[str, str]) -> list[Named]:
    """Return the instruments that a text names, longest name first where two overlap, in reading order."""
    known, formed = _titled(text)
    others = _others(text, known)
    known = (*(n for n in known if text[n.start : n.end] not in others), *_own(text, defined))
    taken = bytearray(len(text))
    found: list[Named] = []
    for some in (known, formed):
        for named in sorted(some, key=lambda n: (n.start - n.end, n.start)):
            if taken.find(1, named.start, named.end) < 0:
                taken[named.start : named.end] = b"\1" * (named.end - named.start)
                found.append(named)
    return _settled(text, sorted(found, key=lambda n: n.start))


def definitions(text: str) -> dict[str, str]:
    """Return the short names that a text gives to instruments ("the Act" means the Data Protection Act 2018).

    "the 1998 Act" is the one Act of that year where the text cites no other.
    """
    found: dict[str, str] = {}
    named_here = instruments(text, {})
    years: dict[tuple[str, str], set[str]] = {}
    for named in named_here:
        place = _place().match(text, named.end)
        if match := DEFINED.match(text, place.end() if place else named.end):
            found[match["name"].strip()] = named.title
        if match := DATED.match(named.title):
            years.setdefault((match["year"], match["bare"].rsplit(" ", 1)[-1]), set()).add(named.title)
    by_start = {named.start: named for named in named_here}
    for match in MEANS.finditer(text):
        meant = by_start.get(match.end())
        if meant and not re.match(r"\s*(?:,|and\b)\s*(?:the\s+)?[A-Z]", text[meant.end : meant.end + 12]):
            found[match["name"] or match["bare"]] = meant.title
    for match in BARE.finditer(text):
        same = years.get((match["year"], match["kind"]), set())
        if len(same) == 1:
            found.setdefault(" ".join(match["name"].split()), min(same))
    return found


@lru_cache(maxsize=1)
def _titled(text: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return the instruments that a text names whatever it defines: those of the vocabulary, and others by form."""
    numbered = (Named(c.start, c.end, full(c.instrument)) for c in coded(text, alone=True))
    return tuple(listed(text)), (*numbered, *formed(text))


def _others(text: str, known: Iterable[Named]) -> set[str]:
    """Return the initials of instruments that the text gives to something else: "this DPA", "Data Policy Aims (DPA)".

    They are an instrument's where they stand in the bracket behind its title.
    """
    known = sorted(known, key=lambda n: n.start)
    initials = (n for n in known if text[n.start : n.end].isupper() and n.end - n.start < LONG)
    ends = {n.end: n.title for n in known}
    found: set[str] = set()
    for named in initials:
        if given := GIVEN.search(text, max(0, named.start - LONGEST), named.start):
            bracket = SHUT.match(text, named.end) and ends.get(given.start()) != named.title
            if given["this"] or bracket:
                found.add(text[named.start : named.end])
    return found


def _own(text: str, defined: Mapping[str, str]) -> Iterator[Named]:
    """Yield the uses of the document's own short names; "Act" counts only after "the"."""
    found = [match.span() for match in TOKEN.finditer(text)] if defined else []
    letters = {name[:1] for name in defined}
    for i, (start, _) in enumerate(found):
        if text[start] not in letters:
            continue
        for _, last in reversed(found[i : i + 6]):
            name = " ".join(text[start:last].split()) if last - start <= LONGEST else ""
            if name not in defined:
                continue
            if " " in name or name.isupper() or text[max(0, start - 5) : start].lower().split()[-1:] == ["the"]:
                yield Named(start, last, defined[name])
                break


def _settled(text: str, found: list[Named]) -> list[Named]:
    """Return the instruments with what the whole text tells of them.

    A name that several bear is the one of the country whose law the text cites; a title without its year is
    the one that the text gives a year elsewhere ("the DHS Privacy Act", "the Privacy Act of 1974").
    """
    where = Counter(_country(n.title) for n in found if len(titles().get(_printed(text, n), ())) == 1)
    where["us"] += len(AMERICAN.findall(text))
    dated: dict[str, set[str]] = {}
    for named in found:
        if DATED.match(_printed(text, named)) and (match := DATED.match(named.title)):
            dated.setdefault(match["bare"], set()).add(named.title)
    settled: list[Named] = []
    for named in found:
        printed = _printed(text, named)
        bearers = titles().get(printed, ())
        title = named.title
        if len(bearers) > 1 and len(dated.get(printed, ())) == 1:
            title = min(dated[printed])
        elif len(bearers) > 1:
            title = max(bearers, key=lambda row: where[row["jurisdiction"]])["title"]
        elif not bearers:
            first, _, rest = title.partition(" ")
            same = dated.get(title) or (dated.get(rest) if first.isupper() else None)
            title = min(same) if same and len(same) == 1 else title
        settled.append(replace(named, title=title))
    return settled


def _printed(text: str, named: Named) -> str:
    printed = " ".join(text[named.start : named.end].split())
    return printed if printed in titles() else folded().get(printed.lower(), printed)


@cache
def _country(title: str) -> str:
    return next((row["jurisdiction"] for row in titles().get(title, ())), "")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\s*\((?:{either(words('place'))})\)")

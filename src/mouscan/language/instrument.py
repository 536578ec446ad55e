"""Instruments of law: their titles, their other names, and the form of a title that no vocabulary holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from mouscan.language.vocabulary import rows

LONG = 12
KINDS = "Act|Code|Law|Regulations?|Order|Ordinance|Directive|Treaty|Convention|Charter|Statutes?|Amendment"
SMALL = "of|and|the|for|to|in|on|with|against|between"
TITLE = re.compile(
    rf"(?<![\w-])(?:[A-Z][\w'&.-]*|\([A-Z][\w ]+\))"
    rf"(?:,?\s+(?:(?:{SMALL})\s+){{0,3}}(?:[A-Z][\w'&.-]*|\([A-Z][\w ]+\))){{0,9}}?"
    rf"\s+(?P<kind>{KINDS})\b(?:\s+(?:of\s+)?(?P<year>(?:18|19|20)\d\d)\b)?(?:\s+\((?:Cth|NSW|Vic|Qld)\))?"
)
NUMBERED = re.compile(
    r"\b(?:Council\s+)?(?:(?:Framework\s+)?Decision|Directive|Regulation)\s+(?:\((?:EU|EC|EEC|Euratom)\)\s+)?(?:No\.?\s+)?"
    r"\d{2,4}/\d{1,4}(?:/(?:EC|EEC|EU|JHA))?"
)
DATED = re.compile(
    r"\b(?:Agreement|Convention|Treaty|Protocol)\s+of\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}(?:\s+on(?:\s+the)?(?:\s+[a-z]+){1,6})?"
    r"|\bAgreement\s+between\s+(?:the\s+)?[A-Z][^.;:()\"]{5,160}?\s+(?:on|concerning|for)\s+the\s+[a-z][^.;:,()\"]{5,90}"
)
LEADING = re.compile(rf"^(?:(?:The|This|That|Under|In|An?|Any|Such|Each|Where|If|See|Section|Title|{SMALL})\s+)+", re.I)
DEFINED = re.compile(
    r"\s*\(\s*(?:hereinafter\s+|hereafter\s+)?(?:referred to as\s+)?(?:the\s+)?"
    r"[\"']*(?P<name>[A-Z][\w .&-]{1,30}?)[\"']*\s*\)"
)
MEANS = re.compile(r"[\"'](?P<name>[A-Z][\w ]{1,40})[\"']\s*(?:means|refers to|shall mean|is)\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named in a text: where, and its normalised title."""

    start: int
    end: int
    title: str


@cache
def titles() -> dict[str, str]:
    """Return every name of every known instrument with the title it stands for."""
    found: dict[str, str] = {}
    for row in rows("instruments"):
        for name in (row["title"], *filter(None, row["aliases"].split(";"))):
            found.setdefault(name, row["title"])
    return found


@cache
def _folded() -> dict[str, str]:
    return {name.lower(): title for name, title in titles().items()}


@cache
def _known() -> re.Pattern[str]:
    names = sorted(titles(), key=len, reverse=True)
    either = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names)
    return re.compile(rf"(?<![\w-])(?=[A-Z])(?i:{either})(?![\w-])")


def instruments(text: str, defined: Mapping[str, str]) -> list[Named]:
    """Return the instruments that a text names, longest name first where two overlap, in reading order."""
    known = [*_listed(text), *_own(text, defined)]
    known.sort(key=lambda n: (n.start - n.end, n.start))
    formed = sorted(_formed(text), key=lambda n: (n.start - n.end, n.start))
    found = known + formed
    taken: list[Named] = []
    for named in found:
        if all(named.end <= t.start or named.start >= t.end for t in taken):
            taken.append(named)
    return sorted(taken, key=lambda n: n.start)


def definitions(text: str) -> dict[str, str]:
    """Return the short names that a text gives to instruments ("the Act" means the Data Protection Act 2018)."""
    found: dict[str, str] = {}
    named_here = instruments(text, {})
    for named in named_here:
        if match := DEFINED.match(text, named.end):
            found[match["name"].strip()] = named.title
    by_start = {named.start: named.title for named in named_here}
    for match in MEANS.finditer(text):
        if title := by_start.get(match.end()):
            found[match["name"]] = title
    return found


def _listed(text: str) -> Iterator[Named]:
    """Yield the instruments of the vocabulary; long names in any case, abbreviations as they are."""
    known, folded = titles(), _folded()
    for match in _known().finditer(text):
        name = " ".join(match[0].split())
        if name in known or (len(name) >= LONG and name[0].isupper()):
            yield Named(match.start(), match.end(), folded[name.lower()])


def _formed(text: str) -> Iterator[Named]:
    """Yield what has the form of an instrument's title but stands in no vocabulary."""
    known = titles()
    for pattern in (NUMBERED, DATED):
        for match in pattern.finditer(text):
            title = " ".join(match[0].split())
            yield Named(match.start(), match.end(), known.get(title, title))
    for match in TITLE.finditer(text):
        cut = LEADING.match(match[0])
        start = match.start() + (cut.end() if cut else 0)
        title = " ".join(text[start : match.end()].split())
        if " " not in title or title.split(" ", 1)[0] in KINDS.split("|"):
            continue
        yield Named(start, match.end(), known.get(title, title))


def _own(text: str, defined: Mapping[str, str]) -> Iterator[Named]:
    """Yield the uses of the document's own short names; "Act" counts only after "the"."""
    if not defined:
        return
    names = "|".join(re.escape(n) for n in sorted(defined, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?P<the>[Tt]he\s+)?(?P<name>{names})(?![\w-])", text):
        if (
            match["the"]
            or (len(match["name"]) > 3 and match["name"].isupper())
            or " " in match["name"]
            or match["name"].isupper()
        ):
            yield Named(match.start("name"), match.end(), defined[match["name"]])

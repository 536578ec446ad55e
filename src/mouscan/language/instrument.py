"""Instruments of law: their titles, their other names, and the form of a title that no vocabulary holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from mouscan.language.code import coded
from mouscan.language.vocabulary import rows

LONG = 12
LONGEST = 45
YEAR = r"(?:1[6-9]|20)\d\d"
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
DATED = re.compile(rf"(?P<bare>.*?)\s+(?:of\s+)?(?P<year>{YEAR})$")
PREFIX = re.compile(r"\b([A-Z][a-z]+)(?:\s+(?:of|and))?\s+$")
AFTER = re.compile(rf",?\s+(?:of\s+)?{YEAR}\b")
AMERICAN = re.compile(r"U(?<!\w.)\.?S\.?C\b|C(?<!\w.)\.?F\.?R\b")
TOKEN = re.compile(r"(?<![\w-])\w(?:[\w&.-]*\w)?")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named in a text: where, and its normalised title."""

    start: int
    end: int
    title: str


@cache
def words(value: str) -> tuple[str, ...]:
    """Return the words of the vocabulary `titles` with a value."""
    return tuple(row["word"] for row in rows("titles") if row["value"] == value)


def either(found: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest first, whatever white space is between them.

    Words are tried only where their first letter stands, in either case: most places of a text have none of them.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(found, key=len, reverse=True):
        by_letter.setdefault(word[0].lower(), []).append(re.escape(word).replace(r"\ ", r"\s+"))
    return "|".join(rf"(?=[{re.escape(a)}{re.escape(a.upper())}])(?:{'|'.join(same)})" for a, same in by_letter.items())


@cache
def titles() -> dict[str, tuple[dict[str, str], ...]]:
    """Return every name of every known instrument with the instruments that bear it."""
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in rows("instruments"):
        for name in (row["title"], *filter(None, row["aliases"].split(";"))):
            found[name] = (*found.get(name, ()), row)
    return found


def short(title: str) -> str:
    """Return a title without the bracket that tells a known instrument from its namesakes."""
    return title.partition(" (")[0] if title in titles() and title.endswith(")") else title


@cache
def _folded() -> dict[str, str]:
    return {name.lower(): name for name in titles()}


@cache
def _known() -> re.Pattern[str]:
    small = either(name.lower() for name in titles() if len(name) >= LONG and name.endswith(" Act"))
    return re.compile(rf"(?<![\w-])(?:(?=[A-Z])(?i:{either(titles())})|{small})(?![\w-])")


@cache
def _form() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w'&-]*(?:\.[\w'&-]+)*|[A-Z][a-z]{0,2}\.|\([A-Z][\w .,]+\))"
    kind = either((*words("kind"), *words("weak"), *words("dated")))
    return re.compile(
        rf"(?<![\w-]){word}(?:(?:,(?!\s+(?:and\s+|or\s+)?the\b))?\s+(?:(?:{either(words('small'))})\s+){{0,3}}{word}){{0,9}}?"
        rf"\s+(?P<kind>{kind})\b(?!\s+(?:{either(words('tail'))})\b)"
        rf"(?P<year>(?:\s+\((?:{either(words('realm'))})\))?,?\s+(?:of\s+)?{YEAR}\b|\s+(?:No\.?\s+)?\d+\s+of\s+{YEAR}\b)?"
        rf"(?P<place>\s+\((?:{either(words('place'))})\))?"
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\s*\((?:{either(words('place'))})\)")


@cache
def _leading() -> re.Pattern[str]:
    parts = either(row["word"] for row in rows("provisions"))
    opener = either((*words("opener"), *words("small")))
    return re.compile(rf"(?:(?:(?:{parts})\.?\s+(?:[IVX]+|\d+\w*)\s+of|{opener}|[IVX]+\s+of)\s+)+", re.I)


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


@lru_cache(maxsize=1)
def _titled(text: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return the instruments that a text names whatever it defines: those of the vocabulary, and others by form."""
    numbered = (Named(c.start, c.end, _title(c.instrument)) for c in coded(text, alone=True))
    return tuple(_listed(text)), (*numbered, *_formed(text))


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
    return printed if printed in titles() else _folded().get(printed.lower(), printed)


@cache
def _country(title: str) -> str:
    return next((row["jurisdiction"] for row in titles().get(title, ())), "")


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


def _listed(text: str) -> Iterator[Named]:
    """Yield the instruments of the vocabulary; long names in any case, abbreviations as they are.

    In small letters only an Act is one ("a freedom of information act request"); a name without a year may
    be the end of another one's ("the Ruritania Freedom of Information Act").
    """
    for match in _known().finditer(text):
        name = " ".join(match[0].split())
        before = PREFIX.search(text, max(0, match.start() - LONGEST), match.start())
        longer = before and before[1] not in (*words("opener"), *words("kind"), *words("weak"), *words("dated"))
        if " " in name and not DATED.match(name) and (longer or AFTER.match(text, match.end())):
            continue
        if name in titles() or len(name) >= LONG:
            yield Named(match.start(), match.end(), titles()[_folded()[name.lower()]][0]["title"])


def _formed(text: str) -> Iterator[Named]:
    """Yield what has the form of an instrument's title but stands in no vocabulary."""
    plain = {*words("plain"), *words("weak"), *words("dated"), *words("opener"), *words("small")}
    for match in _form().finditer(text):
        start = match.start()
        if cut := _leading().match(text, start, match.start("kind")):
            start = cut.end()
        if (joint := text.find(" and the ", start, match.start("kind"))) >= 0:
            start = joint + len(" and the ")
        modifiers = text[start : match.start("kind")].split()
        weak = match["kind"] not in words("kind")
        if not modifiers or modifiers[-1].endswith("'s"):
            continue
        if not match["year"] and (match["kind"] in words("dated") or (weak and plain.issuperset(modifiers))):
            continue
        title = " ".join(text[start : match.end()].split())
        title = re.sub(rf",(?=\s+{YEAR}$)", "", title)
        if match["place"] and title.removesuffix(match["place"]) in titles():
            title = title.removesuffix(match["place"])
        yield Named(start, match.end(), _title(title))


def _title(name: str) -> str:
    """Return the title of the instrument that bears a name, the name itself where none is known."""
    return titles()[name][0]["title"] if name in titles() else name


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

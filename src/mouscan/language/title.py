"""The titles of instruments of law: those of the vocabulary, and what has the form of one but stands in none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from mouscan.language.vocabulary import rows

LONG = 12
LONGEST = 45
YEAR = r"(?:1[6-9]|20)\d\d"
DATED = re.compile(rf"(?P<bare>.*?)\s+(?:of\s+)?(?P<year>{YEAR})$")
PREFIX = re.compile(r"\b([A-Z][a-z]+)(?:\s+(?:of|and))?\s+$")
WORD = re.compile(r"\w+")
NOTHING = re.compile(r"(?!)")
AFTER = re.compile(rf",?\s+(?:of\s+)?{YEAR}\b")


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


def full(name: str) -> str:
    """Return the title of the instrument that bears a name, the name itself where none is known."""
    return titles()[name][0]["title"] if name in titles() else name


@cache
def folded() -> dict[str, str]:
    """Return every name of every known instrument under its form in small letters."""
    return {name.lower(): name for name in titles()}


def listed(text: str) -> Iterator[Named]:
    """Yield the instruments of the vocabulary; long names in any case, abbreviations as they are.

    In small letters only an Act is one ("a freedom of information act request"); a name without a year may
    be the end of another one's ("the Ruritania Freedom of Information Act").
    """
    for match in _known(_present(text)).finditer(text):
        name = " ".join(match[0].split())
        before = PREFIX.search(text, max(0, match.start() - LONGEST), match.start())
        longer = before and before[1] not in (*words("opener"), *words("kind"), *words("weak"), *words("dated"))
        if " " in name and not DATED.match(name) and (longer or AFTER.match(text, match.end())):
            continue
        if name in titles() or len(name) >= LONG:
            yield Named(match.start(), match.end(), titles()[folded()[name.lower()]][0]["title"])


def _present(text: str) -> frozenset[str]:
    """Return the names whose words all stand somewhere in a text, the only ones that it can name."""
    words = frozenset(WORD.findall(text.lower()))
    return frozenset(name for name, own in _words().items() if own <= words)


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(WORD.findall(name.lower())) for name in titles()}


@lru_cache(maxsize=1)
def _known(names: frozenset[str]) -> re.Pattern[str]:
    small = either(name.lower() for name in sorted(names) if len(name) >= LONG and name.endswith(" Act"))
    known = rf"(?=[A-Z])(?i:{either(sorted(names))})"
    return re.compile(rf"(?<![\w-])(?:{'|'.join(filter(None, (known, small)))})(?![\w-])") if names else NOTHING


def formed(text: str) -> Iterator[Named]:
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
        yield Named(start, match.end(), full(title))


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
def _leading() -> re.Pattern[str]:
    parts = either(row["word"] for row in rows("provisions"))
    opener = either((*words("opener"), *words("small")))
    return re.compile(rf"(?:(?:(?:{parts})\.?\s+(?:[IVX]+|\d+\w*)\s+of|{opener}|[IVX]+\s+of)\s+)+", re.I)

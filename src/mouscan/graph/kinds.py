"""The kind of a body: from the register of bodies, else from its name, else from what the text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from mouscan.graph.roles import singular
from mouscan.graph.wording import values
from mouscan.language import Reading
from mouscan.language.vocabulary import expand, listed, rows
from mouscan.language.word import stem, words

FALLBACK = "government-other"
FOREIGN = "foreign-authority"
BROAD = frozenset({FALLBACK, "company", "local-authority-general", "charity-ngo", "processor", "sub-processor"})
SECTORS = frozenset(
    {
        "education",
        "health",
        "social-care-children",
        "social-care-adult",
        "welfare-benefits",
        "housing-homelessness",
        "labour-protection",
        "civil-registration",
        "tax",
        "immigration-enforcement",
        "border",
        "police",
        "research-statistics",
    }
)


@cache
def register() -> dict[str, dict[str, str]]:
    """Return the row of every registered body under the key of each of its names (see `key`)."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("bodies"):
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            found.setdefault(key(name), row)
    return found


@cache
def key(name: str) -> str:
    """Return the form in which names are compared: lower case, no points, no leading article or state.

    Initialisms keep their case, so that a word is never taken for one.
    """
    parts = [name[a:b] for a, b in words(name, 0, len(name))]
    parts = ["&" if p.lower() == "and" else p for p in parts if p not in (".", ",", "-", "'s")]
    joined = [p.replace(".", "") for p in parts if p]
    while len(joined) > 1 and (joined[0].lower() == "the" or joined[0] == "US"):
        joined = joined[1:]
    lower = [word.lower() for word in joined]
    if lower[:2] in (["government", "of"], ["governments", "of"]) and len(lower) > 2:
        joined = joined[3 if lower[2] == "the" else 2 :]
    if joined[:2] in (["United", "States"], ["UNITED", "STATES"]) and len(joined) > 2 and joined[2] != "of":
        joined = joined[2:]
    if len(joined) == 1 and len(joined[0]) <= 6 and joined[0].isupper():
        return joined[0]
    return " ".join(joined).lower()


def initialism(word: str) -> bool:
    """Tell whether a word is short and in capitals, so that its letters may stand for the words of a name."""
    return 2 <= len(word) <= 8 and sum(c.isupper() for c in word) >= 2 and " " not in word


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Return the pairs of words that "and" joins in what bodies are called ("fire and rescue")."""
    phrases = (phrase for row in rows("kinds") for phrase in expand(row["phrase"]))
    return frozenset((p[i - 1], p[i + 1]) for p in phrases for i in range(1, len(p) - 1) if p[i] == "and")


@cache
def kind_of(name: str) -> str | None:
    """Return the kind that a name shows, None for none; a special word counts before a general one.

    A watching body is one wherever it is: "the Ethics Committee of Eastham University". What a public office deals in
    makes it no company: "the Office of Software Quality".
    """
    if row := register().get(key(name)):
        return row["kind"]
    left, of, _ = name.partition(" of ")
    if of and kind_of(left) == "oversight":
        return "oversight"
    found: list[str] = []
    special: list[str] = []
    for part in _parts(name):
        found += _found(_texts(part))
        special = [kind for kind in found if kind not in BROAD]
        if any(kind != FOREIGN for kind in special):
            break
    telling = [kind for kind in special if kind != FOREIGN]
    if FALLBACK in found and not _incorporated(name):
        found = [kind for kind in found if kind != "company"]
    for choice in (telling, special, [k for k in found if k != FALLBACK], found):
        if choice:
            return choice[-1]
    return None


def nonprofit(words: str) -> bool:
    """Tell whether some words say that a body works for the common good ("a nonprofit corporation")."""
    return "charity-ngo" in _found(_texts(words))


def _texts(name: str) -> list[str]:
    """Return the words of a name, an abbreviation without its points ("B.V.", "L.L.C.")."""
    return [word for a, b in words(name, 0, len(name)) if (word := name[a:b].replace(".", ""))]


def _incorporated(name: str) -> bool:
    """Tell whether a name ends in a legal form of companies."""
    last = _texts(name)[-1].lower()
    return last in listed("particles", "suffix") or last in listed("particles", "firm")


def general(name: str) -> bool:
    """Tell whether a name shows nothing but that it is some body's: "Field Office", not "Office of Public Affairs"."""
    if key(name) in register():
        return False
    stems = [stem(word) for word in _texts(name)]
    special = (value for length in (2, 3, 4, 5) for i in range(len(stems)) if (value := tuple(stems[i : i + length])))
    return kind_of(name) in (None, FALLBACK) and not any(len(s) > 1 and s in values("kinds") for s in special)


def _parts(name: str) -> list[str]:
    """Return the body that a name names, and each one that it is said to be of, from the smallest."""
    return _holding().split(name)


@cache
def _holding() -> re.Pattern[str]:
    small, wholes = ("|".join(sorted(listed("particles", value))) for value in ("placing", "whole"))
    return re.compile(rf"\s+(?:{small})\s+(?:the\s+)?(?=(?:{wholes})\b)", re.I)


def _found(texts: Sequence[str]) -> Iterator[str]:
    """Yield the kinds of the longest phrases, from left to right; "institution" is no "institute", its stem apart."""
    stems = [stem(text) for text in texts]
    at = 0
    while at < len(stems):
        for length in (5, 4, 3, 2, 1):
            phrase = tuple(stems[at : at + length])
            if (kind := values("kinds").get(phrase)) and (len(phrase) > 1 or _alike(texts[at])):
                yield kind
                at += length
                break
        else:
            at += 1


@cache
def _alike(word: str) -> bool:
    """Tell whether a word is one of the vocabulary, or begins or goes on like one ("research", "researcher")."""
    lower = singular(word)[0]
    same = (phrase[0] for phrase in _printed() if len(phrase) == 1 and stem(phrase[0]) == stem(word))
    return any(lower.startswith(printed) or printed.startswith(lower) for printed in same)


def sector_of(reading: Reading) -> str:
    """Return the service that a text speaks of most, or `government-other` where it speaks of none.

    A phrase counts where its words stand in the text but for number: "customer" has the stem of "customs".
    """
    text = reading.tree.document.text
    counts: Counter[str] = Counter()
    for mark in reading.every("kinds"):
        if mark.value in SECTORS:
            counts[mark.value] += singular(text[mark.start : mark.end]) in _printed()
    most = max(counts.values(), default=0)
    return next(kind for kind in counts if counts[kind] == most) if most >= 2 else FALLBACK


@cache
def _printed() -> frozenset[tuple[str, ...]]:
    return frozenset(singular(" ".join(phrase)) for row in rows("kinds") for phrase in expand(row["phrase"]))

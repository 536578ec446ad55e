"""Whether words are the vocabulary's own: a stem also finds words of another meaning ("account", "accountability")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from mouscan.clauses.vocabulary import words as words_of
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.vocabulary import entries, expand
from mouscan.language.word import stem

QUOTED = re.compile(r'(?<![\w.,;)\]])"(?=[\w\[(])[^"]{60,}"')
COLUMN = 3
ENDINGS = ("ions", "ion", "ing", "ed", "es", "s", "e")


@cache
def function(kind: str) -> frozenset[str]:
    """Return the function words of one kind."""
    return frozenset(words_of("function", kind))


def plain(word: str) -> str:
    """Return a word in lower case and in the singular."""
    lower = word.lower()
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    if lower.endswith(("ss", "us", "is", "ias")):
        return lower
    return lower[:-2] if lower.endswith("sses") else lower.removesuffix("s")


def worded(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark stands in a wording of its vocabulary: a noun in either number, a verb in any form of it."""
    alone, beside = _forms(mark.vocabulary, mark.value)
    known = alone if mark.last - mark.first == 1 else beside
    return all(_form(mark.vocabulary, text) in known for text in reading.texts[mark.first : mark.last])


def category(vocabulary: str, words: tuple[str, ...]) -> str:
    """Return the value that a vocabulary gives to some words, "" where it has them not."""
    return values(vocabulary).get(tuple(stem(w) for w in words), "")


@cache
def values(vocabulary: str) -> dict[tuple[str, ...], str]:
    """Return the value of every wording of a vocabulary under the stems of its words."""
    every = ((entry.value, words) for entry in entries(vocabulary) for words in expand(entry.phrase))
    return {tuple(stem(w) for w in words): value for value, words in every}


@cache
def _forms(vocabulary: str, value: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of the words that stand for a value: of those that do so alone, and of all."""
    alone: set[str] = set()
    every: set[str] = set()
    for entry in entries(vocabulary):
        if entry.value != value:
            continue
        parts = entry.phrase.lower().replace("-", " ").split()
        needed = [part for part in parts if not part.endswith("?")] or parts
        for part in parts:
            words = [w for choice in part.removesuffix("?").split("|") for w in choice.split("_")]
            forms = {_form(vocabulary, word) for word in words}
            every |= forms
            alone |= forms if needed == [part] else set()
    return frozenset(alone), frozenset(every)


@lru_cache(4096)
def _form(vocabulary: str, word: str) -> str:
    """Return what the forms of a word have in common: of a noun its singular, of a verb (in purposes) its root."""
    if vocabulary != "purposes":
        return plain(word)
    lower = word.lower()
    if lower.endswith("ss"):
        return lower
    return next((lower.removesuffix(e) for e in ENDINGS if lower.endswith(e) and len(lower) > len(e) + 2), lower)


def tail(reading: Reading, sentence: Sentence, length: int) -> str:
    """Return the last characters of a sentence, on one line."""
    return reading.tree.document.text[max(sentence.start, sentence.end - length) : sentence.end].replace("\n", " ")


def quoted(reading: Reading, sentence: Sentence, vocabulary: str) -> Iterator[int]:
    """Yield the first word of every mark that stands in a long quotation: another text says it."""
    spans = [(m.start() + sentence.start, m.end() + sentence.start) for m in QUOTED.finditer(reading.text(sentence))]
    if spans:
        starts = [a for a, _ in spans]
        for mark in reading.of(sentence, vocabulary):
            at = bisect_right(starts, mark.start) - 1
            if at >= 0 and mark.end <= spans[at][1]:
                yield mark.first


def named(reading: Reading, first: int, start: int) -> bool:
    """Tell whether words are part of a name: written with capitals where words around them are not.

    `start` is the first word of their sentence; words that begin it or a column, or follow a colon or a sign, show
    nothing.
    """
    texts = reading.texts
    if not texts[first][0].isupper() or texts[first].isupper():
        return False
    before, offsets = first - 1, reading.tree.document.offsets
    if before < start or not texts[before][0].isalnum():
        return False
    return offsets[reading.starts[first]] - offsets[reading.ends[before] - 1] <= COLUMN

"""Data that a sentence names as wholes, by a word that no vocabulary holds.

"Course information" where it moves; "student, teacher and school data", where one word for data serves several;
"household-level data"; "the data listed in Annex 6" of a text that is not at hand; and a term that the text defines for
its data ("Sponsor Data").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from mouscan.graph.concerns import concerns, passes
from mouscan.graph.topic import moves, spoken
from mouscan.graph.wording import category, function, plain
from mouscan.language import Mark, Reading, Sentence

SEVERAL = 3
LONG = 5


class Bundle(Struct, frozen=True):
    """Words, from one to another (exclusive), that name data: their category, and what their name has besides.

    It is `given` where the text defines "personal data" itself.
    """

    category: str
    first: int
    last: int
    head: str = ""
    given: bool = False


def bundles(reading: Reading, sentence: Sentence) -> Iterator[Bundle]:
    """Yield the wholes that a sentence names."""
    moving = moves(reading, sentence)
    yield from _defined(reading, sentence)
    marks = spoken(reading, sentence)
    for value, first, last in concerns(reading, sentence, marks):
        yield Bundle(value, first, last)
    for mark in marks:
        yield from _elsewhere(reading, sentence, mark)
        yield from _levelled(reading, sentence, mark)
        if moving and mark.last - mark.first == 1 and plain(reading.texts[mark.first]) in function("bare"):
            shared = list(_shared(reading, sentence, mark))
            yield from shared or _simple(reading, sentence, mark)


def _shared(reading: Reading, sentence: Sentence, mark: Mark) -> Iterator[Bundle]:
    """Yield "student data" and "teacher data" for "student, teacher and school data"."""
    words, found, at = reading.texts, [mark.first - 1], mark.first - 2
    while at > sentence.first and words[at].lower() in (",", "and", "or"):
        while words[at].lower() in (",", "and", "or") and at > sentence.first:
            at -= 1
        found.append(at)
        at -= 1
    names = [words[i].lower() for i in found]
    people = sum(plain(name) in function("people") for name in names)
    if len(names) < SEVERAL or people < 2 or not all(n.isalpha() for n in names):
        return
    before = words[at].lower()
    if before in function("bare") | function("identifying"):
        return
    head = words[mark.first]
    for i, name in reversed(list(zip(found, names, strict=True))):
        yield Bundle(category("data", (name, head)) or "other", i, i + 1, head)


def _simple(reading: Reading, sentence: Sentence, mark: Mark) -> Iterator[Bundle]:
    """Yield "course information" or "winter road data" where a verb of moving stands right before it."""
    at, words = mark.first - 1, reading.texts
    after = words[mark.last].lower() if mark.last < sentence.last else ""
    if words[mark.first].isupper() or (after.isalpha() and after not in function("stop")):
        return
    if any(reading.within(at, mark.last, "frames", "data")):
        return
    first = mark.first
    while first - 1 > sentence.first and mark.first - first < SEVERAL and _modifier(words, first - 1, mark.first):
        if any(reading.within(first - 1, first, "frames", "listing", "data")):
            break
        first -= 1
    if first == mark.first or not (_noun(words[at]) or words[at].lower() in function("topical")):
        return
    before = first - 1
    while before > sentence.first and words[before].lower() in function("little"):
        before -= 1
    verbs = reading.within(before, before + 1, "frames", "listing")
    told = mark.first - first > 1 and passes(reading, sentence, mark.last)
    if told or any(m.vocabulary == "frames" or m.value == "moves" for m in verbs):
        yield Bundle("other", first, mark.last)


def _modifier(words: list[str], at: int, data: int) -> bool:
    """Tell whether a word before "data" may tell which data they are: no verb and no mere pointer."""
    word = words[at]
    if at + 1 < data and word.islower() and word in function("vague") - function("bare") - function("clausal"):
        return True
    return word.lower() in function("topical") or (_noun(word) and (word.islower() or word.isupper()))


def _noun(word: str) -> bool:
    """Tell whether a word may name what data are about: no adjective by its ending, and none that says nothing."""
    empty = function("vague") | function("little") | function("clausal") | function("stop") | function("quality")
    if (
        not word.isalpha()
        or word.lower() in empty | function("none") | function("verbal")
        or plain(word) in function("people") | function("bare") | function("identifying")
    ):
        return False
    return not word.endswith(tuple(function("adjectival")))


def _levelled(reading: Reading, sentence: Sentence, mark: Mark) -> Iterator[Bundle]:
    """Yield "household-level data": data by what each record of them is about."""
    words, at = reading.texts, mark.first - 2
    if at < sentence.first or words[at + 1].lower() not in function("level"):
        return
    at -= words[at] == "-" and at > sentence.first
    named = any(reading.within(at, mark.last, "data"))
    if not named and words[at].lower() not in function("quality") | function("little"):
        yield Bundle("other", at, mark.last)


def _elsewhere(reading: Reading, sentence: Sentence, mark: Mark) -> Iterator[Bundle]:
    """Yield "data listed in Annex 6" where the annex is none of this text."""
    words, at = reading.texts, mark.last
    while at < sentence.last and at < mark.last + 3 and words[at].lower() in function("placed"):
        at += 1
    if at == mark.last or at + 2 >= sentence.last or words[at].lower() != "in":
        return
    if plain(words[at + 1]) not in function("container") or not words[at + 2].isalnum():
        return
    references = reading.tree.references
    near = bisect_left(references, reading.starts[at + 1], key=lambda r: r.start)
    if near < len(references) and references[near].start == reading.starts[at + 1] and references[near].targets:
        return
    yield Bundle("personal-data", mark.first, min(at + 3, sentence.last))


def _defined(reading: Reading, sentence: Sentence) -> Iterator[Bundle]:
    """Yield a term that the text gives to data, in quotation marks or before "means", unless it says nothing."""
    words, opened = reading.texts, None
    for i in range(sentence.first, sentence.last) if '"' in words[sentence.first : sentence.last] else ():
        if words[i] != '"':
            continue
        first, opened = opened, i + 1
        if first is None or not 1 < i - first <= LONG:
            continue
        after = words[i + 1].lower() if i + 1 < sentence.last else ""
        if after == ")" or after in function("defining"):
            if _term(reading, first, i):
                yield Bundle("other", first, i)
                opened = None
            elif _said(reading, sentence, i + 1) and all(plain(words[k]) in function("bare") for k in range(first, i)):
                yield Bundle("personal-data", first, i, given=True)
                opened = None
    meaning = function("meaning")
    opening = reading.lower[sentence.first : min(sentence.last, sentence.first + LONG + LONG)]
    means = next((i for i, word in enumerate(opening, sentence.first) if word in meaning), None)
    if means is not None and _term(reading, sentence.first, means):
        yield Bundle("other", sentence.first, means)


def _said(reading: Reading, sentence: Sentence, after: int) -> bool:
    """Tell whether a text says itself what a term means, and does not point to a law for it."""
    return any(reading.texts[i].lower() in function("meaning") for i in range(after, min(after + 2, sentence.last)))


def _term(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words with capitals are a term for data that says more than "Personal Data" does."""
    words = [reading.texts[i] for i in range(first, last) if reading.texts[i] != "."]
    terms = [plain(word) for word in words]
    if not 1 < len(words) <= LONG + 1 or not all(w[0].isupper() for w in words) or terms[-1] not in function("holding"):
        return False
    if all(term in function("bare") for term in terms):
        return terms[0] == "confidential"
    marks = list(reading.within(first, last, "data"))
    return all(mark.value == "personal-data" and mark.first > first for mark in marks)

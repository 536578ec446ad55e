"""The brackets and clauses in which a text gives a name: `("X")`, `hereafter referred to as "X" or "Y"`, `(DY)`."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.kinds import initialism
from mouscan.graph.names import names, spelt
from mouscan.language import Reading, Sentence
from mouscan.language.word import fillers

QUOTES = frozenset("\"'`")
LONG = 40

Given = tuple[int, int, tuple[tuple[int, int], ...], bool]


def given(reading: Reading, sentence: Sentence) -> Iterator[Given]:
    """Yield the span of every bracket or clause that gives a name, and the names."""
    words = reading.texts
    cues = {m.first: m.last for m in reading.of(sentence, "naming") if m.value == "cue"}
    if not cues and "(" not in words[sentence.first : sentence.last]:
        return
    fills = {i for i in range(sentence.first, sentence.last) if reading.stems[i] in fillers("fill")}
    fills |= {i for first, last in cues.items() for i in range(first, last)}
    i = sentence.first
    while i < sentence.last:
        word = words[i]
        if word == "(":
            end = _closing(reading, i, sentence.last)
            if end and (inner := _bracket(reading, i + 1, end, fills)):
                yield i, end + 1, *inner
                i = end
        elif i in cues:
            at = cues[i]
            while at < sentence.last and at in fills:
                at += 1
            if at < sentence.last and (span := _quoted(reading, at, sentence.last) or _run(reading, at, sentence.last)):
                aliases = [span]
                after = span[1] + (words[min(span[1], len(words) - 1)] in QUOTES)
                while more := _further(reading, after, sentence.last):
                    aliases.append(more)
                    after = more[1] + 1
                if after < sentence.last and words[after] == "(":
                    close = _closing(reading, after, sentence.last)
                    if close == after + 2 and initialism(words[after + 1]):
                        aliases.append((after + 1, close))
                yield i, aliases[-1][1], tuple(aliases), True
                at = aliases[-1][1] + 1
            i = max(i, at - 1)
        i += 1


def _further(reading: Reading, at: int, last: int) -> tuple[int, int] | None:
    """Return a further name in quotation marks that "or" joins to the one before ("X" or "Y"), None for none."""
    joint = at + 1 < last and reading.texts[at].lower() == "or"
    return _quoted(reading, at + 1, last) if joint else None


def _closing(reading: Reading, opening: int, last: int) -> int:
    """Return the bracket that closes the one at `opening`, 0 where none does within reach."""
    depth = 0
    for i in range(opening, min(last, opening + LONG)):
        text = reading.texts[i]
        depth += (text == "(") - (text == ")")
        if depth == 0:
            return i
    return 0


def _quoted(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Return the words in the quotation marks that open at `first`."""
    words = reading.texts
    if words[first] not in QUOTES:
        return None
    begin = first
    while begin < last and words[begin] in QUOTES | {"the", "The"}:
        begin += 1
    for end in range(begin, min(last, begin + 9)):
        if words[end] in QUOTES or words[end] == ",":
            end -= words[end - 1] == "."
            return (begin, end) if end > begin else None
    return None


def _run(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Return the name, or the role in small letters, that stands at `first` without quotation marks."""
    last = min(last, first + 6)
    name = next(names(reading, first, last), None)
    if name and name.first == first:
        return name.first, name.last
    return next(((m.first, m.last) for m in reading.within(first, last, "roles") if m.first == first), None)


def _bracket(
    reading: Reading, first: int, last: int, fills: set[int]
) -> tuple[tuple[tuple[int, int], ...], bool] | None:
    words = reading.texts
    spans: list[tuple[int, int]] = []
    others: list[int] = []
    i = first
    while i < last:
        if words[i] in QUOTES and (span := _quoted(reading, i, last)):
            spans.append(span)
            i = span[1] + 1
            continue
        if words[i] == "(" and i + 2 < last and initialism(words[i + 1]):
            spans.append((i + 1, i + 2))
            i += 3
            continue
        if i not in fills and words[i] not in {",", ".", ")", ";"} | QUOTES:
            others.append(i)
        i += 1
    if spans:
        return (tuple(spans), True) if len(others) <= 2 or any(i in fills for i in range(first, first + 1)) else None
    if not others or others[-1] - others[0] + 1 != len(others) or len(others) > 5:
        return None
    span = (others[0], others[-1] + 1)
    text = spelt(reading, *span)
    cued = any(i in fills for i in range(first, others[0]))
    if initialism(text) or (
        text[0].isupper() and all(w[0].isupper() or w in ("of", "for", "/", "&", "and") for w in text.split())
    ):
        return (span,), cued
    return None

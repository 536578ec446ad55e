"""A reading cut finer: every item of a list that runs through a sentence is a sentence of its own, led by its opening.

"The processor shall: assist the controller; delete the data." states two duties. A text whose lines are not wrapped
says with every line end that a statement ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mouscan.language import Reading, Sentence

WRAPPED = 200
TITLE = 10
STOPS = frozenset(".;:")
JOINING = frozenset({"and", "or"})


def statements(reading: Reading) -> Reading:
    """Return the reading with its sentences cut at semicolons, at stops that end a line and at unwrapped line ends."""
    lines = reading.tree.document.lines
    unwrapped = any(line.end - line.start > WRAPPED for line in lines)
    pieces: list[Sentence] = []
    last_of: dict[int, int] = {}
    opening: int | None = None
    broken = False
    clause = ""
    for sentence in reading.sentences:
        if sentence.clause != clause:
            clause, opening, broken = sentence.clause, None, False
        led = None if sentence.lead is None else last_of.get(sentence.lead)
        inner: int | None = None
        for first, last in _cut(reading, sentence, unwrapped):
            index = len(pieces)
            above = [one for one in (inner, opening, index - 1 if broken else None) if one is not None]
            lead = max(above) if above else led
            start, end = reading.starts[first], reading.ends[last - 1]
            pieces.append(replace(sentence, index=index, first=first, last=last, start=start, end=end, lead=lead))
            ending = reading.texts[last - 1 - (last - first > 1 and reading.texts[last - 1] in JOINING)]
            broken = ending.isalpha() and not _title(reading, first, last)
            if inner is None and ":" in reading.texts[first:last]:
                inner = index
            if ending == ":":
                opening = index
            elif ending == ".":
                opening = None
        last_of[sentence.index] = len(pieces) - 1
    return replace(reading, sentences=tuple(pieces))


def _cut(reading: Reading, sentence: Sentence, unwrapped: bool) -> Iterator[tuple[int, int]]:
    """Yield the first and last word (exclusive) of every statement of a sentence."""
    text, texts, starts, ends = reading.tree.document.text, reading.texts, reading.starts, reading.ends
    first = sentence.first
    for i in range(first, sentence.last - 1):
        breaks = "\n" in text[ends[i] : starts[i + 1]]
        if (texts[i] == ";" and texts[i + 1] not in JOINING) or (breaks and (unwrapped or texts[i] in STOPS)):
            yield first, i + 1
            first = i + 1
    yield first, sentence.last


def _title(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a piece without a stop is a title rather than the beginning of a sentence."""
    return last - first <= TITLE and reading.texts[first][0].isupper()

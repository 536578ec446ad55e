"""A reading cut finer: every item of a list that runs through a sentence is a sentence of its own, led by its opening.

"The processor shall: assist the controller; delete the data." states two duties. A text whose lines are not wrapped
says with every line end that a statement ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mouscan.clauses.vocabulary import words
from mouscan.language import Reading, Sentence

WRAPPED = 200
TITLE, DEEPEST = 10, 3
STOPS = frozenset(".;:")


def statements(reading: Reading, lines: bool = True) -> Reading:
    """Return the reading with its sentences cut at semicolons, at stops that end a line and at unwrapped line ends.

    Without `lines` no line end cuts a sentence, except behind a stop.
    """
    unwrapped = lines and any(line.end - line.start > WRAPPED for line in reading.tree.document.lines)
    pieces: list[Sentence] = []
    last_of: dict[int, int] = {}
    above, clause = _Above(), ""
    for sentence in reading.sentences:
        if sentence.clause != clause:
            above, clause = _Above(), sentence.clause
        led = None if sentence.lead is None else last_of.get(sentence.lead)
        above.within = None
        for first, last in _cut(reading, sentence, unwrapped):
            texts = reading.texts[first:last]
            ending = texts[-2] if len(texts) > 1 and texts[-1] in words("function", "joining") else texts[-1]
            above.comes(ending)
            start, end = reading.starts[first], reading.ends[last - 1]
            lead = led if above.nearest is None else above.nearest
            one = replace(sentence, index=len(pieces), first=first, last=last, start=start, end=end, lead=lead)
            above.passes(one.index, ending, ":" in texts, len(texts) <= TITLE and texts[0][0].isupper())
            pieces.append(one)
        last_of[sentence.index] = len(pieces) - 1
    return replace(reading, sentences=tuple(pieces))


class _Above(Struct):
    """What leads into the next statement of a clause: a colon that ends or stands in one, or one that breaks off.

    Lists lie in lists, but no deeper than a reader follows.
    """

    lists: tuple[int, ...] = ()
    within: int | None = None
    broken: int | None = None
    run: int = 0

    @property
    def nearest(self) -> int | None:
        return max((one for one in (*self.lists, self.within, self.broken) if one is not None), default=None)

    def comes(self, ending: str) -> None:
        """Close the innermost list where one more would lie too deep."""
        if ending == ":":
            self.lists = self.lists[: DEEPEST - 1]

    def passes(self, index: int, ending: str, inside: bool, title: bool) -> None:
        """Take note of a statement and of its last word; `inside` tells whether it has a colon."""
        self.run = self.run + 1 if ending.isalpha() and not title and self.run < DEEPEST else 0
        self.broken = index if self.run else None
        if self.within is None and inside:
            self.within = index
        if ending == ":":
            self.lists = (*self.lists, index)
        elif ending == ".":
            self.lists, self.within = (), None


def _cut(reading: Reading, sentence: Sentence, unwrapped: bool) -> Iterator[tuple[int, int]]:
    """Yield the first and last word (exclusive) of every statement of a sentence."""
    text, texts, starts, ends = reading.tree.document.text, reading.texts, reading.starts, reading.ends
    first = sentence.first
    for i in range(first, sentence.last - 1):
        breaks = "\n" in text[ends[i] : starts[i + 1]]
        goes_on = texts[i + 1] in words("function", "joining")
        if (texts[i] == ";" and not goes_on) or (breaks and (unwrapped or texts[i] in STOPS)):
            yield first, i + 1
            first = i + 1
    yield first, sentence.last

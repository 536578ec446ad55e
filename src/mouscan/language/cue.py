"""Cues: small patterns over the words of a sentence and of its headings, written in a vocabulary file.

A pattern joins groups with `&` (within forty words), `~` (within eight words, before or after), `>` (after the group
before, within fifteen words), `+` (right after it, within three words) or `!` (must not stand there). A group is one
or several phrases separated by ` | `, or a vocabulary in angle brackets: `<actions:delete>` is any word of the
vocabulary `actions` with the value `delete`, `<measure>` any of `measure`. Distances count within one sentence; what
stands in the sentence that leads into it, or in a heading above it, comes before all of it.

    retain | keep | hold ~ data | information | record & <duration>

The column `where` says where the groups may stand: `sentence` (the sentence and the one that leads into it), `own`
(the sentence alone), `heading` (the clause's own heading), `either` (the sentence, its lead and all headings above it,
at least one group in the sentence itself).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from mouscan.language.lexicon import lexicon
from mouscan.language.pattern import REACH, Cue, Join
from mouscan.language.reading import Reading, Sentence, Span
from mouscan.language.sought import NONE, Found, Keys, Sought

ONWARD = (">", "+")
LAYERS = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that satisfies a cue, with the words of it that do (offsets into the clean text).

    `word` is the index of the first word of the first group that stands in the sentence.
    """

    cue: Cue
    sentence: Sentence
    start: int
    end: int
    word: int


def hits(reading: Reading, name: str) -> Iterator[Hit]:
    """Yield every cue of the vocabulary `name` that a sentence satisfies, sentence by sentence."""
    cues, sought = lexicon().cues[name], Sought(reading, name)
    for index, several in groupby(sorted(sought.candidates(cues)), itemgetter(0)):
        own, led, sentence = sought.own(index), sought.led(index), reading.sentences[index]
        beyond: dict[str, Keys] = {"sentence": led, "own": NONE, "heading": NONE}
        for _, i in several:
            if cues[i].where == "either" and "either" not in beyond:
                beyond["either"] = NONE.union(led, sought.above(index))
            if (hull := _satisfied(cues[i], own, beyond[cues[i].where], led)) is not None:
                first, last, word = hull
                yield Hit(cues[i], sentence, reading.starts[first], reading.ends[last - 1], word)


def _satisfied(cue: Cue, own: Found, beyond: Keys, led: Keys) -> tuple[int, int, int] | None:
    """Return where the words of a cue begin and end and its first word, None where one of its groups is missing.

    `beyond` is what stands in the lead or the headings as far as the cue may look there, `led` what in the lead.
    """
    words: list[Span] = []
    before: list[Span] = []
    above = False
    for group in cue.groups:
        if group.join == "!":
            if not (group.keys.isdisjoint(own) and group.keys.isdisjoint(led)):
                return None
            continue
        inside = sorted(span for key in group.keys & own.keys() for span in own[key])
        outside = not group.keys.isdisjoint(beyond)
        if before and not above:
            inside = [span for span in inside if _reached(group.join, span, before)]
            outside = outside and group.join == "&"
        if not inside and not outside:
            return None
        words.extend(inside)
        before, above = inside, outside and not inside
    if not words:
        return None
    return min(words)[0], max(last for _, last in words), words[0][0]


def _reached(join: Join, span: Span, before: list[Span]) -> bool:
    """Tell whether words stand near enough to some of those before them (in reading order) for the join."""
    reach, (first, last) = REACH[join], span
    # Of words that begin together ("in force", "in force for the term of") each may be the one that is near.
    i = bisect_left(before, (first, 0))
    if any(0 <= first - end <= reach for _, end in before[max(i - LAYERS, 0) : i]):
        return True
    i = bisect_left(before, (last, 0))
    return join not in ONWARD and i < len(before) and before[i][0] - last <= reach

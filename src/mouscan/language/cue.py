"""Cues: small patterns over the words of a sentence and of its headings, written in a vocabulary file.

A pattern joins groups with `&` (within forty words), `~` (within eight words, before or after), `>` (after the group
before, within fifteen words), `+` (right after it, within three words) or `!` (must not stand there). A group is one
or several phrases separated by ` | `, or a vocabulary in angle brackets: `<actions:delete>` is any word of the
vocabulary `actions` with the value `delete`, `<measure>` any of `measure`. Distances count within one sentence; what
stands in the sentence that leads into it, or in a heading above it, comes before all of it.

    retain | keep | hold ~ data | information | record & <duration>

The column `where` says where the groups may stand: `sentence` (the sentence and the one that leads into it),
`heading` (the clause's own heading), `either` (the sentence, its lead and all headings above it, at least one group in
the sentence itself).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mouscan.language.reading import Mark, Reading, Sentence
from mouscan.language.vocabulary import rows

Join = Literal["&", "~", ">", "+", "!"]
REACH: dict[str, int] = {"&": 40, "~": 8, ">": 15, "+": 3}
ONWARD = (">", "+")


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a pattern: how it joins the ones before it, and the keys that satisfy it."""

    join: Join
    keys: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue vocabulary; `row` holds all its columns."""

    value: str
    where: str
    groups: tuple[Group, ...]
    row: dict[str, str]


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


def terms(name: str) -> list[str]:
    """Return the plain phrases that the patterns of a cue vocabulary use."""
    return [
        value for cue in cues(name) for group in cue.groups for vocabulary, value in group.keys if vocabulary == "term"
    ]


@cache
def cues(name: str) -> tuple[Cue, ...]:
    """Return the compiled cues of `vocabularies/<name>.tsv`."""
    return tuple(Cue(row["value"], row.get("where") or "sentence", _groups(row["pattern"]), row) for row in rows(name))


def _groups(pattern: str) -> tuple[Group, ...]:
    groups: list[Group] = []
    join: Join = "&"
    part: list[str] = []
    for word in [*pattern.split(), "&"]:
        if word in REACH or word == "!":
            if part:
                groups.append(Group(join, frozenset(_key(p) for p in " ".join(part).split(" | "))))
            join, part = word, []  # type: ignore[assignment]
        else:
            part.append(word)
    return tuple(groups)


def _key(phrase: str) -> tuple[str, str]:
    if phrase.startswith("<"):
        vocabulary, _, value = phrase.strip("<>").partition(":")
        return vocabulary, value
    return "term", phrase


def hits(reading: Reading, name: str) -> Iterator[Hit]:
    """Yield every cue of the vocabulary `name` that a sentence satisfies, sentence by sentence."""
    by_first = _by_first(name)
    marks = [_found(reading, sentence) for sentence in reading.sentences]
    headings = {s.clause: s for s in reading.sentences if s.kind == "heading"}
    for sentence in reading.sentences:
        own = marks[sentence.index]
        wider = own
        if (lead := reading.lead(sentence)) is not None:
            wider = _joined(marks[lead.index], own)
        above = wider
        clause = reading.tree.by_id[sentence.clause]
        for c in (clause, *reading.tree.parents(clause)):
            if c.id in headings and headings[c.id] is not sentence:
                above = _joined(marks[headings[c.id].index], above)
        candidates = {id(cue): cue for key in above for cue in by_first.get(key, ())}
        for cue in candidates.values():
            if (cue.where == "heading") != (sentence.kind == "heading"):
                continue
            scope = {"either": above, "sentence": wider, "heading": own}[cue.where]
            if (hull := _satisfied(cue, scope, wider, sentence)) is not None:
                start, end, word = hull
                yield Hit(cue, sentence, start, end, word)


Found = dict[tuple[str, str], list[Mark]]


def _found(reading: Reading, sentence: Sentence) -> Found:
    found: Found = {}
    for mark in reading.of(sentence):
        found.setdefault((mark.vocabulary, mark.value), []).append(mark)
        if mark.vocabulary != "term":
            found.setdefault((mark.vocabulary, ""), []).append(mark)
    return found


def _joined(first: Found, second: Found) -> Found:
    joined = {key: list(marks) for key, marks in first.items()}
    for key, marks in second.items():
        joined.setdefault(key, []).extend(marks)
    return joined


@cache
def _by_first(name: str) -> dict[tuple[str, str], tuple[Cue, ...]]:
    index: dict[tuple[str, str], list[Cue]] = {}
    for cue in cues(name):
        for key in cue.groups[0].keys:
            index.setdefault(key, []).append(cue)
    return {key: tuple(found) for key, found in index.items()}


def _satisfied(cue: Cue, scope: Found, wider: Found, sentence: Sentence) -> tuple[int, int, int] | None:
    own: list[Mark] = []
    before: list[Mark] = []
    above = False
    for group in cue.groups:
        if group.join == "!":
            if any(key in wider for key in group.keys):
                return None
            continue
        marks = sorted((m for key in group.keys for m in scope.get(key, ())), key=lambda m: m.first)
        inside = [m for m in marks if sentence.first <= m.first < sentence.last]
        outside = len(inside) < len(marks)
        if before and not above:
            inside = [m for m in inside if _reached(group.join, m, before)]
            outside = outside and group.join == "&"
        if not inside and not outside:
            return None
        own.extend(inside)
        before, above = inside, outside and not inside
    if not own:
        return None
    return min(m.start for m in own), max(m.end for m in own), own[0].first


def _reached(join: Join, mark: Mark, before: list[Mark]) -> bool:
    """Tell whether a mark stands near enough to one of the marks before it (in reading order) for the join."""
    reach = REACH[join]
    i = bisect_left(before, mark.first, key=lambda m: m.first)
    if i and 0 <= mark.first - before[i - 1].last <= reach:
        return True
    i = bisect_left(before, mark.last, key=lambda m: m.first)
    return join not in ONWARD and i < len(before) and before[i].first - mark.last <= reach

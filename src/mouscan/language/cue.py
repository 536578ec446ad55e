"""Cues: small patterns over the words of a sentence and of its headings, written in a vocabulary file.

A pattern joins groups with `&` (anywhere in the sentence), `>` (after the group before, within fifteen words) or `!`
(must not stand there). A group is one or several phrases separated by ` | `, or a vocabulary in angle brackets:
`<actions:delete>` is any word of the vocabulary `actions` with the value `delete`, `<measure>` any of `measure`.

    retain | keep | hold & data | information | record & <duration>

The column `where` says where the groups may stand: `sentence` (the sentence and the one that leads into it),
`heading` (the clause's own heading), `either` (the sentence, its lead and all headings above it, at least one group in
the sentence itself).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mouscan.language.reading import Mark, Reading, Sentence
from mouscan.language.vocabulary import rows

REACH = 15
Join = Literal["&", ">", "!"]


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
        if word in ("&", ">", "!"):
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
    headings = {s.clause: s for s in reading.sentences if s.kind == "heading"}
    for sentence in reading.sentences:
        own = _found(reading, sentence)
        wider = own
        if (lead := reading.lead(sentence)) is not None:
            wider = _joined(_found(reading, lead), own)
        above = wider
        clause = reading.tree.by_id[sentence.clause]
        for c in (clause, *reading.tree.parents(clause)):
            if c.id in headings and headings[c.id] is not sentence:
                above = _joined(_found(reading, headings[c.id]), above)
        candidates = {id(cue): cue for key in above for cue in by_first.get(key, ())}
        for cue in candidates.values():
            if (cue.where == "heading") != (sentence.kind == "heading"):
                continue
            scope = {"either": above, "sentence": wider, "heading": own}[cue.where]
            if (hull := _satisfied(cue, scope, sentence)) is not None:
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


def _satisfied(cue: Cue, scope: Found, sentence: Sentence) -> tuple[int, int, int] | None:
    own: list[Mark] = []
    before: list[Mark] = []
    for group in cue.groups:
        marks = [mark for key in group.keys for mark in scope.get(key, ())]
        if group.join == "!":
            if marks:
                return None
            continue
        if group.join == ">":
            marks = [m for m in marks if any(0 <= m.first - b.last <= REACH for b in before)]
        if not marks:
            return None
        before = marks
        own.extend(m for m in marks if sentence.first <= m.first < sentence.last)
    if not own:
        return None
    return min(m.start for m in own), max(m.end for m in own), min(m.first for m in own)

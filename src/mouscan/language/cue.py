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
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from mouscan.language.reading import Reading, Sentence
from mouscan.language.vocabulary import choices, rows
from mouscan.language.word import stem

Keys = AbstractSet[str]
Span = tuple[int, int]
Found = dict[str, list[Span]]
Join = Literal["&", "~", ">", "+", "!"]
REACH: dict[str, int] = {"&": 40, "~": 8, ">": 15, "+": 3}
NONE: frozenset[str] = frozenset()
ONWARD = (">", "+")
LAYERS = 4
TITLE = 6


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a pattern: how it joins the ones before it, and the keys that satisfy it.

    A key is the stem of one word of its own, a phrase of several, or a vocabulary in angle brackets.
    """

    join: Join
    keys: frozenset[str]


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


def terms(name: str) -> tuple[list[str], list[str]]:
    """Return the words of the patterns of a cue vocabulary that stand alone, by their stems, and their phrases."""
    keys = {key for cue in cues(name) for group in cue.groups for key in group.keys if not key.startswith("<")}
    phrases = sorted(phrase for phrase in keys if " " in phrase)
    return sorted(keys.difference(phrases)), phrases


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
                groups.append(Group(join, frozenset(chain.from_iterable(map(_keys, " ".join(part).split(" | "))))))
            join, part = word, []  # type: ignore[assignment]
        else:
            part.append(word)
    return tuple(groups)


def _keys(phrase: str) -> list[str]:
    parts = choices(phrase)
    if phrase.startswith("<") or len(parts) > 1:
        return [phrase]
    return [stem(*words) if len(words) == 1 else " ".join(words) for words in parts[0]]


def hits(reading: Reading, name: str) -> Iterator[Hit]:
    """Yield every cue of the vocabulary `name` that a sentence satisfies, sentence by sentence."""
    found = _keyed(reading, name)
    sought = _by_rarest(cues(name), Counter(chain.from_iterable(found.values())))
    # Only cues that may stand in a heading or a sentence alike look up to the headings.
    headed = _headed(reading, found) if any(cue.where == "either" for cue in cues(name)) else None
    for index, own in sorted(found.items()):
        sentence = reading.sentences[index]
        led: Keys = found[sentence.lead].keys() if sentence.lead in found else NONE
        titled = sentence.kind == "heading"
        above = headed[index] if headed is not None else NONE
        around = (own.keys(),) if titled else (own.keys(), led, above)
        candidates = {i for keys in around for key in keys & sought.keys() for i in sought[key]}
        if not candidates:
            continue
        beyond: dict[str, Keys] = {"either": NONE.union(*around[1:]), "sentence": led, "own": NONE, "heading": NONE}
        for cue in (cues(name)[i] for i in sorted(candidates)):
            if (cue.where == "heading") != titled:
                continue
            if (hull := _satisfied(cue, own, beyond[cue.where], led)) is not None:
                first, last, word = hull
                yield Hit(cue, sentence, reading.starts[first], reading.ends[last - 1], word)


def _keyed(reading: Reading, name: str) -> dict[int, Found]:
    """Return for the sentences that have any the words that the cues of a vocabulary ask for, under their keys."""
    found: dict[int, Found] = {}
    sentence_of, ends = reading.sentence_of, [sentence.last for sentence in reading.sentences]
    marks = (
        (key, mark.first, mark.last)
        for vocabulary, keys in _asked(name).items()
        for mark in reading.every(vocabulary)
        for key in (keys.get(mark.value), keys.get(""))
        if key is not None
    )
    for key, first, last in chain(reading.terms.get(name, ()), marks):
        index = sentence_of[first]
        if last <= ends[index]:
            found.setdefault(index, {}).setdefault(key, []).append((first, last))
    return found


@cache
def _asked(name: str) -> dict[str, dict[str, str]]:
    """Return the keys in angle brackets of a cue vocabulary, under the vocabulary and the value that they name."""
    found: dict[str, dict[str, str]] = {}
    for key in sorted(key for cue in cues(name) for group in cue.groups for key in group.keys if key.startswith("<")):
        vocabulary, _, value = key.strip("<>").partition(":")
        found.setdefault(vocabulary, {})[value] = key
    return found


def _by_rarest(all_: tuple[Cue, ...], often: Counter[str]) -> dict[str, list[int]]:
    """Return the cues under the keys of the group that a text has least of; a cue that lacks a group is left out."""
    index: dict[str, list[int]] = {}
    for i, cue in enumerate(all_):
        sums = [(sum(often[key] for key in g.keys & often.keys()), g.keys) for g in cue.groups if g.join != "!"]
        count, keys = min(sums, key=lambda pair: pair[0])
        for key in keys if count else ():
            index.setdefault(key, []).append(i)
    return index


def _headed(reading: Reading, found: dict[int, Found]) -> list[Keys]:
    """Return what stands in the headings above every sentence, a title that runs into the text among them."""
    headed: dict[str, Keys] = {}
    above: list[Keys] = []
    for sentence in reading.sentences:
        clause = reading.tree.by_id[sentence.clause]
        higher = (headed[c.id] for c in (clause, *reading.tree.parents(clause)) if c.id in headed)
        above.append(next(higher, NONE))
        if sentence.kind == "heading" or _titles(reading, sentence):
            higher = (headed[c.id] for c in reading.tree.parents(clause) if c.id in headed)
            headed[clause.id] = next(higher, NONE) | found.get(sentence.index, {}).keys()
    return above


def _titles(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is a title in a paragraph of its own or at the head of one ("Security.")."""
    if sentence.kind != "paragraph" or sentence.last - sentence.first > TITLE or any(reading.of(sentence, "modality")):
        return False
    return reading.texts[sentence.first][0].isupper() and reading.texts[sentence.last - 1] not in (":", ";")


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

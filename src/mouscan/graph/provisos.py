"""Exceptions to prohibitions: what they open, what they shut out again, and what gates them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Purpose
from mouscan.graph.evidence import evidence
from mouscan.graph.transfer import Flow, Proviso
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.force import force_at

GROUNDS = ("individual", "serious-crime", "life", "court-order", "legal-duty", "consent")
IMMIGRATION = ("immigration-offence", "immigration-enforcement")
NEAR = 4
FREE = 12
BACK = 4
REACH = 40


class Opening(Struct, frozen=True):
    """An exception as it stands: its cue, the word after its last one, where the text goes on, and what it lifts."""

    sentence: Sentence
    cue: Mark
    last: int
    end: int
    over: tuple[str, ...] = ()


def provisos(reading: Reading, flows: Sequence[Flow], purposes: Sequence[Purpose]) -> tuple[Proviso, ...]:
    """Return the exceptions that stand beside a prohibition: in its sentence, or in one right after it."""
    barred: dict[str, str] = {}
    shut = [(f.id, f.clauses) for f in flows if f.polarity == "prohibited"]
    shut += [(p.id, p.clauses) for p in purposes if p.polarity == "prohibited"]
    for id, clauses in shut:
        for clause in clauses:
            barred.setdefault(clause, id)
    found: list[Proviso] = []
    for exception in _exceptions(reading):
        over = next((barred[c] for c in exception.over if c in barred), "")
        if over or not exception.over:
            target = over or barred.get(exception.sentence.clause, "")
            found.append(_proviso(reading, exception, f"x{len(found) + 1}", target))
    return tuple(found)


def _proviso(reading: Reading, exception: Opening, id: str, target: str) -> Proviso:
    document, cue, clause = reading.tree.document, exception.cue, exception.sentence.clause
    words = document.text[cue.start : exception.end].replace("\n", " ")
    opened = tuple(dict.fromkeys(m.value for m in reading.within(cue.last, exception.last, "purposes")))
    excluded = IMMIGRATION if pattern("grounds", "carved-out", False).search(words[5:]) else ()
    return Proviso(
        id,
        target,
        tuple(p for p in opened if p not in excluded),
        excluded,
        tuple(name for name in GROUNDS if pattern("grounds", name, False).search(words)),
        (clause,),
        (evidence(document, clause, cue.start, exception.end),),
    )


def _exceptions(reading: Reading) -> Iterator[Opening]:
    """Yield the first exception of each sentence that prohibits, or that lifts what the one before prohibits."""
    named = sorted((r.start, r.targets) for r in reading.tree.references)
    starts = [start for start, _ in named]
    for sentence in reading.sentences:
        if sentence.kind == "heading":
            continue
        for cue in reading.of(sentence, "exceptions"):
            if cue.value == "except" and (last := _opened(reading, sentence, cue)):
                yield Opening(sentence, cue, last, reading.ends[last - 1])
                break
            if cue.value == "despite" and cue.first - sentence.first <= NEAR:
                # "Notwithstanding clause 4.2, the Council may": it lifts what that clause prohibits.
                last = reading.ends[min(cue.last + REACH, sentence.last) - 1]
                over = named[bisect_left(starts, cue.end) : bisect_left(starts, last)]
                if over:
                    yield Opening(sentence, cue, sentence.last, sentence.end, tuple(over[0][1]))
                    break
            if _lifts(reading, sentence, cue):
                yield Opening(sentence, cue, sentence.last, sentence.end)
                break


def _opened(reading: Reading, sentence: Sentence, cue: Mark) -> int:
    """Return the word after an exception to a prohibition in its own sentence, 0 where nothing is prohibited."""
    if cue.first > sentence.first:
        return sentence.last if force_at(reading, sentence, cue.first - 1) == "prohibition" else 0
    for i in range(cue.last, sentence.last):
        if reading.texts[i] == ",":
            return i if force_at(reading, sentence, sentence.last - 1) == "prohibition" else 0
    return 0


def _lifts(reading: Reading, sentence: Sentence, cue: Mark) -> bool:
    """Tell whether a cue opens a sentence that lifts what one shortly before it, in the same clause, prohibits."""
    if cue.value == "free":
        opening = reading.within(sentence.first, min(sentence.first + NEAR, cue.first), "modality")
        near = cue.first - sentence.first <= FREE and any(m.value == "negator" for m in opening)
    else:
        near = cue.value in ("lift", "despite") and cue.first - sentence.first <= NEAR
    before = reading.sentences[max(0, sentence.index - BACK) : sentence.index] if near else ()
    return any(
        s.clause == sentence.clause
        and s.kind != "heading"
        and force_at(reading, s, min(s.last - 1, s.first + REACH)) == "prohibition"
        for s in before
    )

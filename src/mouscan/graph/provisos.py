"""Exceptions to prohibitions: what they open, what they shut out again, and what gates them."""

from __future__ import annotations

from collections.abc import Sequence

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Flow, Proviso, Purpose
from mouscan.graph.evidence import evidence
from mouscan.language import Reading
from mouscan.language.force import force_at

GROUNDS = ("individual", "serious-crime", "life", "court-order", "legal-duty", "consent")
IMMIGRATION = ("immigration-offence", "immigration-enforcement")


def provisos(reading: Reading, flows: Sequence[Flow], purposes: Sequence[Purpose]) -> tuple[Proviso, ...]:
    """Return the exceptions that stand beside a prohibition in one sentence."""
    found: list[Proviso] = []
    for sentence in reading.sentences:
        cues = [m for m in reading.of(sentence, "exceptions") if m.value == "except"]
        if not cues or sentence.kind == "heading":
            continue
        cue = cues[0]
        if cue.first == sentence.first or force_at(reading, sentence, cue.first - 1) != "prohibition":
            continue
        words = reading.tree.document.text[cue.start : sentence.end].replace("\n", " ")
        opened = tuple(dict.fromkeys(m.value for m in reading.within(cue.last, sentence.last, "purposes")))
        excluded = IMMIGRATION if pattern("grounds", "carved-out", False).search(words[5:]) else ()
        grounds = tuple(name for name in GROUNDS if pattern("grounds", name, False).search(words))
        barred = [f.id for f in flows if f.polarity == "prohibited" and sentence.clause in f.clauses]
        barred += [p.id for p in purposes if p.polarity == "prohibited" and sentence.clause in p.clauses]
        found.append(
            Proviso(
                f"x{len(found) + 1}",
                barred[0] if barred else "",
                tuple(p for p in opened if p not in excluded),
                excluded,
                grounds,
                (sentence.clause,),
                (evidence(reading.tree.document, sentence.clause, cue.start, sentence.end),),
            )
        )
    return tuple(found)

"""Exceptions to prohibitions: what they open, what they shut out again, and what gates them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mouscan.graph.agreement import Flow, Proviso, Purpose
from mouscan.graph.evidence import evidence
from mouscan.language import Reading
from mouscan.language.force import force_at

GROUNDS = {
    "court-order": re.compile(r"\bcourt|\bjudge|\bwarrant|\bjudicial", re.I),
    "legal-duty": re.compile(r"\brequired by law|\blegal obligation|\bstatutory duty|\bcompelled", re.I),
    "consent": re.compile(r"\bconsent\b|\bwritten (?:permission|authori[sz]ation|approval)", re.I),
    "life": re.compile(r"\brisk to life|\bimminent|\bserious harm|\bvital interest", re.I),
    "serious-crime": re.compile(r"\bserious (?:and organised )?(?:crime|offence)|\bpunishable|\bindictable|\byears'? imprisonment", re.I),
    "individual": re.compile(r"\bnamed (?:person|individual)|\bindividual case|\bcase[- ]by[- ]case|\bone person", re.I),
}
CARVED = re.compile(r"\b(?:excluding|other than|not including|except|but not)\b[^.;]{0,60}\bimmigration|\bimmigration[^.;]{0,40}\bexcluded", re.I)


def provisos(reading: Reading, flows: Sequence[Flow], purposes: Sequence[Purpose]) -> tuple[Proviso, ...]:
    """Return the exceptions that stand beside a prohibition in one sentence."""
    found = []
    for sentence in reading.sentences:
        cues = [m for m in reading.of(sentence, "exceptions") if m.value == "except"]
        if not cues or sentence.kind == "heading":
            continue
        cue = cues[0]
        if cue.first == sentence.first or force_at(reading, sentence, cue.first - 1) != "prohibition":
            continue
        words = reading.tree.document.text[cue.start : sentence.end].replace("\n", " ")
        opened = tuple(dict.fromkeys(m.value for m in reading.within(cue.last, sentence.last, "purposes")))
        excluded = ("immigration-offence", "immigration-enforcement") if CARVED.search(words[5:]) else ()
        grounds = tuple(name for name, pattern in GROUNDS.items() if pattern.search(words))
        barred = [f.id for f in flows if f.polarity == "prohibited" and sentence.clause in f.clauses]
        barred += [p.id for p in purposes if p.polarity == "prohibited" and sentence.clause in p.clauses]
        found.append(
            Proviso(
                f"x{len(found) + 1}", barred[0] if barred else "", tuple(p for p in opened if p not in excluded), excluded,
                grounds, (sentence.clause,), (evidence(reading.tree.document, sentence.clause, cue.start, sentence.end),),
            )
        )  # fmt: skip
    return tuple(found)

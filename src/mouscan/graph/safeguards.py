"""The safeguards that an agreement gives, and how firmly it gives them.

The cues of `vocabularies/safeguards.tsv` find the kind; the force of the words that carry it gives the status.
"""

from __future__ import annotations

import re

from mouscan.graph.agreement import Evidence, Safeguard, Status
from mouscan.graph.evidence import whole
from mouscan.graph.phrases import placeholders
from mouscan.language import Reading
from mouscan.language.cue import Hit, hits
from mouscan.language.force import force_at

FORMAL = ("signatures",)
DEFINING = ("data-fields-enumerated", "definitions")
MOST = 6


def safeguards(reading: Reading) -> tuple[Safeguard, ...]:
    """Return one safeguard for each kind and status, with every clause that gives it."""
    found: dict[tuple[str, Status], tuple[list[str], list[Evidence]]] = {}
    for hit in hits(reading, "safeguards"):
        status = _status(reading, hit)
        if status is None:
            continue
        clauses, evidence = found.setdefault((hit.cue.value, status), ([], []))
        if hit.sentence.clause not in clauses:
            clauses.append(hit.sentence.clause)
            if len(evidence) < MOST:
                evidence.append(whole(reading.tree.document, hit.sentence))
    return tuple(
        Safeguard(kind, status, tuple(clauses), evidence=tuple(evidence))
        for (kind, status), (clauses, evidence) in found.items()
    )


def _status(reading: Reading, hit: Hit) -> Status | None:
    """Return how firmly a sentence gives a safeguard, None where it does not give one."""
    sentence = hit.sentence
    clause = reading.tree.by_id[sentence.clause]
    if sentence.kind == "heading":
        if (
            hit.cue.value not in ("definitions", "signed-and-dated")
            and not clause.blocks
            and not _children(reading, clause.id)
        ):
            return None
        return "present"
    text = reading.text(sentence)
    if clause.role == "signatures" and hit.cue.value != "signed-and-dated":
        return None
    if _defines(text) and hit.cue.value not in DEFINING:
        return None
    if any(True for _ in reading.of(sentence, "deferral")) or placeholders().search(text):
        return "deferred"
    force = force_at(reading, sentence, hit.word)
    if force == "no-duty":
        return None
    if force == "weak":
        return "weak"
    if any(True for _ in reading.of(sentence, "delegation")):
        return "delegated"
    if hit.cue.row["status"]:
        return "weak" if hit.cue.row["status"] == "weak" else "deferred"
    return "present"


def _children(reading: Reading, id: str) -> bool:
    return any(clause.parent == id for clause in reading.tree.clauses)


def _defines(text: str) -> bool:
    """Tell whether a sentence only says what a term means."""
    return re.match(r"\W*[\"'][^\"']{2,60}[\"']\s+(?:means|shall mean|refers to|has the meaning)", text) is not None

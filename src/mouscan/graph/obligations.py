"""What a contract binds a processor to: the terms of Article 28 GDPR, one obligation for each sentence that states one.

The cues of `vocabularies/obligations.tsv` find the kind; the force of the words that carry it and the side that they
bind decide whether the sentence states it.
"""

from __future__ import annotations

from bisect import bisect_left

from mouscan.graph.agreement import Party
from mouscan.graph.bearer import bearer
from mouscan.graph.counterparty import sided
from mouscan.graph.evidence import whole
from mouscan.graph.protection import Obligation
from mouscan.graph.security import described
from mouscan.graph.statements import statements
from mouscan.language import Reading, Sentence
from mouscan.language.cue import Hit, hits
from mouscan.language.force import Force, force_at

OPENING, SHORT = 12, 5
ALLOWING = frozenset({"both", "either"})
SECURITY = "security-measures"


def obligations(reading: Reading, parties: tuple[Party, ...] = ()) -> tuple[Obligation, ...]:
    """Return the obligations of a processor in reading order, the first of each kind in a sentence."""
    cut = sided(statements(reading), parties)
    found: dict[tuple[int, str], Obligation] = {}
    for hit in hits(cut, "obligations"):
        for kind in hit.cue.value.split():
            if (hit.sentence.index, kind) not in found and (stated := _stated(cut, hit, kind)) is not None:
                found[hit.sentence.index, kind] = stated
    for sentence, secures in zip(cut.sentences, described(cut), strict=True):
        if secures:
            measure = Obligation(SECURITY, sentence.clause, "", "statement", whole(cut.tree.document, sentence))
            found.setdefault((sentence.index, SECURITY), measure)
    return tuple(found[key] for key in sorted(found))


def _stated(reading: Reading, hit: Hit, kind: str) -> Obligation | None:
    """Return the obligation that a sentence states, None where it only defines, lifts it or binds the controller."""
    sentence, how = hit.sentence, set(hit.cue.row["status"].split())
    if _defines(reading, sentence) or any(m.value == "deferred" for m in reading.of(sentence, "deferral")):
        return None
    force = _force(reading, hit)
    if force == "weak" and _weakened(reading, hit, "soft" in how):
        return None
    if force in ("no-duty", "prohibition") and "both" not in how:
        return None
    side = bearer(reading, hit)
    if (side == "controller" and "either" not in how) or (force == "permission" and not ALLOWING & how):
        return None
    return Obligation(kind, sentence.clause, side, force, whole(reading.tree.document, sentence))


def _force(reading: Reading, hit: Hit) -> Force:
    """Return the force at the first word of a hit, a duty where only the last has one ("may object and shall")."""
    last = bisect_left(reading.starts, hit.end, hit.word, hit.sentence.last) - 1
    force = force_at(reading, hit.sentence, hit.word)
    return "duty" if force == "permission" and force_at(reading, hit.sentence, last) == "duty" else force


def _weakened(reading: Reading, hit: Hit, soft: bool) -> bool:
    """Tell whether "should" stands before the words of a hit or in the first, or efforts where they are not enough."""
    weak = ("weak",) if soft else ("weak", "softener")
    last = min(hit.word + OPENING, hit.sentence.last)
    return any(m.value in weak for m in reading.within(hit.sentence.first, last, "modality"))


def _defines(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence says what a term means."""
    for mark in reading.of(sentence, "naming"):
        first = mark.first - sentence.first
        if mark.value == "means" and first <= OPENING and reading.lower[mark.first].startswith("mean"):
            return first < SHORT or any(word in "\"'" for word in reading.texts[sentence.first : mark.first])
    return False

"""The safeguards that an agreement gives, and how firmly it gives them.

The cues of `vocabularies/safeguards.tsv` find the kind; the force of the words that carry it gives the status. What
comes near a kind without giving it is a miss (`mouscan.graph.misses`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mouscan.clauses.numeral import worded
from mouscan.graph.agreement import Evidence, Safeguard, Status
from mouscan.graph.evidence import whole
from mouscan.graph.measures import manners
from mouscan.graph.mentions import Mentions
from mouscan.graph.standing import Standing
from mouscan.language import Reading, Sentence

FIRMEST: tuple[Status, ...] = ("present", "weak", "delegated", "deferred")
MOST = 6


@dataclass(slots=True)
class _Given:
    clauses: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    bearers: list[str] = field(default_factory=list)
    within: str = ""


def safeguards(standing: Standing, mentions: Mentions | None = None) -> tuple[Safeguard, ...]:
    """Return one safeguard for each kind and status, with every clause that gives it.

    `bearer` is the party that all the sentences bind, by `mentions`; `within` the first duration in them.
    """
    reading = standing.reading
    firmest: dict[tuple[str, int], tuple[Status, Sentence]] = {}
    for hit in standing.hits:
        status = standing.status(hit)
        if status is None:
            continue
        key = (hit.cue.value, hit.sentence.index)
        if key not in firmest or FIRMEST.index(status) < FIRMEST.index(firmest[key][0]):
            firmest[key] = (status, hit.sentence)
    for sentence in reading.sentences:
        if reading.tree.by_id[sentence.clause].role == "signatures":
            firmest.setdefault(("signed-and-dated", sentence.index), ("present", sentence))
    found: dict[tuple[str, Status], _Given] = {}
    for (kind, _), (status, sentence) in firmest.items():
        given = found.setdefault((kind, status), _Given())
        if sentence.clause not in given.clauses:
            given.clauses.append(sentence.clause)
            if len(given.evidence) < MOST:
                given.evidence.append(whole(reading.tree.document, sentence))
        given.bearers.append(_bearer(reading, sentence, mentions))
        given.within = given.within or _within(reading, sentence)
    return tuple(
        Safeguard(kind, status, tuple(g.clauses), _common(g.bearers), g.within, tuple(g.evidence))
        for (kind, status), g in found.items()
    )


def _common(bearers: list[str]) -> str:
    return bearers[0] if len(set(bearers)) == 1 else ""


def _bearer(reading: Reading, sentence: Sentence, mentions: Mentions | None) -> str:
    """Return the party named last before the first word of force in the sentence, or in the one that leads into it."""
    if mentions is None:
        return ""
    for piece in (sentence, reading.lead(sentence)):
        if piece is None:
            continue
        modal = next((m for m in reading.of(piece, "modality") if m.value not in ("negator", "softener")), None)
        if modal is not None:
            named = [m for m in mentions.of(piece) if m.last <= modal.first]
            return named[-1].party_id if named else ""
    return ""


def _within(reading: Reading, sentence: Sentence) -> str:
    """Return the words of the first duration in a sentence: its number and its unit, or its rhythm."""
    for mark in reading.of(sentence, "durations"):
        if mark.value == "rhythm":
            return reading.texts[mark.first]
        first = mark.first
        while first > sentence.first and mark.first - first < 5 and _counts(reading.texts[first - 1]):
            first -= 1
        if any(w[0].isalnum() for w in reading.texts[first : mark.first]):
            return " ".join(w for w in reading.texts[first : mark.last]).replace("( ", "(").replace(" )", ")")
    return ""


def _counts(word: str) -> bool:
    return word[0].isdigit() or word in "()" or word.lower() in manners() or word.lower() in worded("numbers")

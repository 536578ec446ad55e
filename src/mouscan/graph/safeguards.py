"""The safeguards that an agreement gives, and how firmly it gives them.

The cues of `vocabularies/safeguards.tsv` find the kind; the force of the words that carry it gives the status. What
comes near a kind without giving it is a miss (`mouscan.graph.misses`).
"""

from __future__ import annotations

from mouscan.clauses.numeral import worded
from mouscan.graph.evidence import whole
from mouscan.graph.measures import manners
from mouscan.graph.mentions import Mentions
from mouscan.graph.protection import Safeguard, Status, Undertaking
from mouscan.graph.standing import Standing
from mouscan.language import Reading, Sentence
from mouscan.language.force import Force

FIRMEST: tuple[Status, ...] = ("present", "weak", "delegated", "deferred")
MOST = 6
JOINING = frozenset({"and", "or"})


def safeguards(standing: Standing, mentions: Mentions | None = None) -> tuple[Safeguard, ...]:
    """Return one safeguard for each kind and status, with each sentence that gives it; `mentions` say whom it binds."""
    reading = standing.reading
    firmest: dict[tuple[str, int], tuple[Status, Force]] = {}
    for hit in standing.hits:
        status = standing.status(hit)
        if status is None:
            continue
        key = (hit.cue.value, hit.sentence.index)
        if key not in firmest or FIRMEST.index(status) < FIRMEST.index(firmest[key][0]):
            firmest[key] = (status, standing.force(hit))
    for sentence in reading.sentences:
        if reading.tree.by_id[sentence.clause].role == "signatures":
            firmest.setdefault(("signed-and-dated", sentence.index), ("present", "statement"))
    found: dict[tuple[str, Status], list[tuple[Sentence, Undertaking]]] = {}
    for (kind, index), (status, force) in firmest.items():
        sentence = reading.sentences[index]
        bound = Undertaking(
            sentence.clause,
            _bearer(reading, sentence, mentions),
            force,
            _within(reading, sentence),
            _exception(reading, sentence),
        )
        found.setdefault((kind, status), []).append((sentence, bound))
    return tuple(_safeguard(reading, kind, status, given) for (kind, status), given in found.items())


def _safeguard(reading: Reading, kind: str, status: Status, given: list[tuple[Sentence, Undertaking]]) -> Safeguard:
    """Return the safeguard of some sentences; the first of each clause is its evidence."""
    first = {sentence.clause: sentence for sentence, _ in reversed(given)}
    clauses = tuple(dict.fromkeys(sentence.clause for sentence, _ in given))
    bearers = {bound.bearer for _, bound in given}
    return Safeguard(
        kind,
        status,
        clauses,
        bearer=bearers.pop() if len(bearers) == 1 else "",
        within=next((bound.within for _, bound in given if bound.within), ""),
        undertakings=tuple(dict.fromkeys(bound for _, bound in given)),
        evidence=tuple(whole(reading.tree.document, first[clause]) for clause in clauses[:MOST]),
    )


def _bearer(reading: Reading, sentence: Sentence, mentions: Mentions | None) -> str:
    """Return the party named last before the first word of force in the sentence, or in the one that leads into it.

    Where two are named there, joined by "and", it is neither: "" for all.
    """
    if mentions is None:
        return ""
    for piece in (sentence, reading.lead(sentence)):
        if piece is None:
            continue
        modal = next((m for m in reading.of(piece, "modality") if m.value not in ("negator", "softener")), None)
        if modal is not None:
            named = [m for m in mentions.of(piece) if m.last <= modal.first]
            if len(named) > 1 and _joined(reading, named[-2].last):
                return ""
            return named[-1].party_id if named else ""
    return ""


def _joined(reading: Reading, word: int) -> bool:
    """Tell whether "and" or "or" stands right behind a name: then another is bound beside the last."""
    return reading.texts[word].lower() in JOINING


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


def _exception(reading: Reading, sentence: Sentence) -> str:
    """Return the words of the first exception of a sentence, to the comma where it opens it, else to its end."""
    for mark in reading.of(sentence, "exceptions"):
        if mark.value == "except":
            opens = mark.first == sentence.first
            stops = {";", ","} if opens else {";"}
            last = next((i for i in range(mark.last, sentence.last) if reading.texts[i] in stops), sentence.last)
            return " ".join(reading.tree.document.printed(mark.start, reading.ends[last - 1]).split()).rstrip(".;,")
    return ""

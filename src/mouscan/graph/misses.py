"""What comes near a safeguard without giving it, and why it is not enough.

The cues of `vocabularies/misses.tsv` are the near misses that drafters write most ("may be disclosed under the Freedom
of Information Act" is no commitment to publish); words that lift a safeguard ("need not carry out") are misses too.
"""

from __future__ import annotations

from mouscan.graph.evidence import whole
from mouscan.graph.protection import Miss, Safeguard
from mouscan.graph.standing import Standing
from mouscan.language import Sentence
from mouscan.language.cue import hits

LIFTED = "The words say that it will not, or need not, be done."


def misses(standing: Standing, given: tuple[Safeguard, ...]) -> tuple[Miss, ...]:
    """Return the near misses of a text in reading order, the first of each kind in a sentence.

    `given` are its safeguards: what a clause gives in full is not missed in the same clause.
    """
    reading = standing.reading
    firm = {(s.kind, clause) for s in given if s.status == "present" for clause in s.clauses}
    found: dict[tuple[int, str], tuple[Sentence, str]] = {}
    for hit in hits(reading, "misses"):
        if hit.sentence.kind == "heading" or standing.recital(hit.sentence) or standing.defines(hit.sentence):
            continue
        found.setdefault((hit.sentence.index, hit.cue.value), (hit.sentence, hit.cue.row["why"]))
    for hit in standing.hits:
        if hit.sentence.kind != "heading" and standing.lifted(hit):
            found.setdefault((hit.sentence.index, hit.cue.value), (hit.sentence, LIFTED))
    document = reading.tree.document
    return tuple(
        Miss(kind, why, sentence.clause, whole(document, sentence))
        for (_, kind), (sentence, why) in sorted(found.items(), key=lambda item: item[0])
        if (kind, sentence.clause) not in firm
    )

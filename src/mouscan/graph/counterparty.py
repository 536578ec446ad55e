"""A reading in which the parties' own names say whether the controller or the processor is meant."""

from __future__ import annotations

from msgspec.structs import replace

from mouscan.graph.agreement import Party
from mouscan.graph.forms import Forms
from mouscan.language import Mark, Reading

VOCABULARY = "processing"
PROCESSING = frozenset({"processor", "sub-processor"})


def sided(reading: Reading, parties: tuple[Party, ...]) -> Reading:
    """Return the reading with a mark of its side at each name of a party, where a party to it is the processor."""
    bodies = [party for party in parties if "signatory" in party.roles]
    sides = {party.id: "processor" if PROCESSING & set(party.roles) else "controller" for party in bodies}
    if set(sides.values()) != {"processor", "controller"}:
        return reading
    forms = Forms(reading, parties)
    named = [
        Mark(VOCABULARY, sides[mention.party_id], mention.first, mention.last, mention.start, mention.end)
        for sentence in reading.sentences
        for mention in forms.named(sentence)
        if mention.party_id in sides
    ]
    marks = sorted({(m.first, m.last): m for m in (*reading.every(VOCABULARY), *named)}.values(), key=_place)
    return replace(reading, marks={**reading.marks, VOCABULARY: marks})


def _place(mark: Mark) -> tuple[int, int]:
    return mark.first, -mark.last

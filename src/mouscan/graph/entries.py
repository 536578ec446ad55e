"""Whether a sentence is a list of data or an entry of one, from which word on, and how sure that is."""

from __future__ import annotations

from msgspec import Struct

from mouscan.graph.fields import announced, entry, fielded
from mouscan.graph.leads import lead_of
from mouscan.graph.listing import edge, lined, opening, titled
from mouscan.graph.themes import announces
from mouscan.graph.topic import bare, headed, moves, spoken
from mouscan.graph.wording import function
from mouscan.language import Reading, Sentence

LONGEST = 6
ENTRY = 12
CLAUSE = 48
COMPANY = 2


class Listed(Struct, frozen=True):
    """A sentence that lists data: from which word on, and what is known of the list.

    It is `firm` where a thing that no vocabulary holds may be data too, `announced` where it is said to be one of data,
    `prose` where it is part of no list that stands apart, and an `entry` where it is one bullet or letter of its list.
    """

    first: int
    firm: bool
    announced: bool
    prose: bool
    entry: bool


def listed(reading: Reading, sentence: Sentence, kinds: int) -> Listed | None:
    """Return how a sentence lists data, None where it does not; its list names `kinds` kinds of them."""
    fields = sentence.kind == "bullet" and fielded(reading, sentence)
    first = sentence.first if fields else _from(reading, sentence, kinds)
    if first is None:
        return None
    apart = entry(reading, sentence) or titled(reading, sentence)
    lead = lead_of(reading, sentence)
    short = sentence.last - sentence.first <= LONGEST and lead is not None
    return Listed(
        first,
        firm=fields or _firm(reading, sentence, kinds),
        announced=apart or fields or (lead is not None and announced(reading, lead)),
        prose=not (apart or short or fields or sentence.lead is not None),
        entry=sentence.kind == "bullet" or (sentence.kind == "paragraph" and sentence.lead is not None),
    )


def _from(reading: Reading, sentence: Sentence, kinds: int) -> int | None:
    """Return the word from which a sentence is a list of data, None where it is none."""
    if entry(reading, sentence) or titled(reading, sentence):
        return sentence.first
    lead = lead_of(reading, sentence)
    longest = CLAUSE if lead is not None and announced(reading, lead) else 4 * LONGEST
    if lead is not None and (sentence.last - sentence.first <= longest or lined(reading, sentence)):
        fields = any(m.value == "fields" for m in reading.of(lead, "listing"))
        moving = moves(reading, lead) and (kinds >= COMPANY or any(reading.of(sentence, "data")))
        if (fields or moving or spoken(reading, lead)) and not announces(reading, lead):
            binding = reading.within(sentence.first, edge(reading, sentence), "modality")
            if not any(binding):
                return sentence.first
    if sentence.kind == "row" or (sentence.kind == "paragraph" and _columns(reading, sentence)):
        return sentence.first
    if sentence.last - sentence.first <= 3 * LONGEST and headed(reading, sentence) and _entry(reading, sentence):
        return sentence.first
    return opening(reading, sentence)


def _entry(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is an entry of a list: it begins with a thing, has no verb and takes up no other."""
    first = next(reading.of(sentence, "data"), None)
    if sentence.kind == "paragraph" and (first is None or first.first - sentence.first > COMPANY):
        return False
    lower = reading.lower[sentence.first : sentence.last]
    return bare(reading, sentence) and function("clausal").isdisjoint(lower)


def _firm(reading: Reading, sentence: Sentence, kinds: int) -> bool:
    """Tell whether a list is one of data beyond doubt, so that a thing that no vocabulary holds is data too."""
    lead = lead_of(reading, sentence)
    if lead is not None:
        fields = any(m.value == "fields" for m in reading.of(lead, "listing"))
        return (
            fields
            or bool(spoken(reading, lead))
            or headed(reading, sentence)
            or (kinds >= COMPANY and moves(reading, lead))
        )
    return sentence.kind != "row" and not _columns(reading, sentence)


def _columns(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is a table: it names several items and says nothing with a verb."""
    if not bare(reading, sentence) or any(m.value == "retain" for m in reading.of(sentence, "actions")):
        return False
    return len({m.value for m in reading.of(sentence, "data")}) > COMPANY

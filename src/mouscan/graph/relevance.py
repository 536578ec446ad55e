"""Whether a sentence is about the data that go from one body to another.

It is by its own words, its lead's or its heading's. The parties' own contacts, titles, forms to be signed and lists of
purposes are not.
"""

from __future__ import annotations

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.contacts import contacts
from mouscan.graph.fields import entry, fielded, fields
from mouscan.graph.grammar import closed
from mouscan.graph.leads import lead_of
from mouscan.graph.topic import bare, headed, moves, spoken
from mouscan.graph.wording import function, tail
from mouscan.language import Reading, Sentence

COMPANY = 3
TAIL = 60
TERM = 12


def about(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is about data."""
    clause = reading.tree.by_id[sentence.clause]
    if clause.role == "signatures" or contacts(reading, sentence) or _defines(reading, sentence):
        return False
    if sentence.kind == "heading":
        return entry(reading, sentence)
    if clause.role == "preamble" and sentence.kind == "paragraph" and bare(reading, sentence):
        return False
    lead = lead_of(reading, sentence)
    if lead is not None and _purposes(reading, lead):
        return False
    if any(spoken(reading, sentence)):
        return True
    if lead is not None and (any(spoken(reading, lead)) or moves(reading, lead)):
        return True
    marks = list(reading.of(sentence, "data"))
    if len(marks) >= COMPANY or (marks and moves(reading, sentence)):
        return True
    if len({m.value for m in marks}) > 1 and any(reading.of(sentence, "subjects")):
        return True
    if marks and (_taken_up(reading, sentence) or _tells(reading, sentence)):
        return True
    return headed(reading, sentence) or (sentence.kind == "bullet" and fielded(reading, sentence))


def _tells(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence has somebody told of something about people ("shall notify ... of each tenant's")."""
    told = any(m.value == "tell" for m in reading.of(sentence, "dealings"))
    return told and any(reading.of(sentence, "subjects"))


def _taken_up(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the next sentence of the clause moves what a sentence names ("It shall send them to")."""
    after = reading.sentences[sentence.index + 1] if sentence.index + 1 < len(reading.sentences) else sentence
    if after is sentence or after.clause != sentence.clause or after.kind == "heading":
        return False
    verbs = (m for m in reading.of(after, "frames", "listing") if m.vocabulary == "frames" or m.value == "moves")
    places = [after.first, *(i for m in verbs for i in range(m.last, min(m.last + 2, after.last)))]
    return len(places) > 1 and any(reading.texts[i].lower() in closed("object") for i in places)


def _defines(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence defines a term that is none for data ("Covered Entity" means)."""
    words = reading.texts
    if words[sentence.first] != '"':
        return False
    window = range(sentence.first + 1, min(sentence.first + TERM, sentence.last))
    close = next((i for i in window if words[i] == '"'), None)
    if close is None or close + 1 >= sentence.last or words[close + 1].lower() not in function("defining"):
        return False
    return not any(reading.within(sentence.first, close, "data", "objects"))


def _purposes(reading: Reading, lead: Sentence) -> bool:
    """Tell whether a sentence leads into a list of purposes, and not of fields."""
    if fields(reading, lead):
        return False
    return pattern("leads", "purposes", False).search(tail(reading, lead, TAIL)) is not None

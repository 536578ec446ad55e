"""The fields of a set of data: the titles that open a list of them, and what stands under such a title."""

from __future__ import annotations

from mouscan.graph.topic import DATA, bare, moves
from mouscan.graph.wording import function, plain
from mouscan.language import Reading, Sentence

NEAR = 3
TERM = 12
BACK = 24


def fields(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence names the fields of a set of data outside its first bracket ("Data elements")."""
    opened = reading.texts[sentence.first : sentence.last]
    bracket = opened.index("(") + sentence.first if "(" in opened else sentence.last
    return any(m.value == "fields" and m.first < bracket for m in reading.of(sentence, "listing"))


def fielded(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is one of a list under a title for the fields of a set of data ("Data elements").

    The list may have titles of its own for parts of it.
    """
    for index in range(sentence.index - 1, max(sentence.index - BACK, 0) - 1, -1):
        before = reading.sentences[index]
        if before.kind == "bullet":
            continue
        if before.last - before.first > TERM or not bare(reading, before):
            return False
        if fields(reading, before):
            return True
    return False


def entry(reading: Reading, heading: Sentence) -> bool:
    """Tell whether what looks like a heading is an entry of a list of fields: nothing stands under it."""
    tree = reading.tree
    clause = tree.by_id[heading.clause]
    if heading.kind != "heading" or not clause.label or clause.blocks or clause.role != "clause":
        return False
    if heading.index + 1 < len(reading.sentences):
        after = tree.by_id[reading.sentences[heading.index + 1].clause]
        if after.parent == clause.id:
            return False
    over = [reading.by_clause[above.id] for above in tree.parents(clause)[:2] if above.id in reading.by_clause]
    if any(fields(reading, sentences[0]) for sentences in over):
        return True
    lead = over[0][-1] if over else heading
    return reading.texts[lead.last - 1] == ":" and moves(reading, lead) and any(reading.of(heading, "data"))


def announced(reading: Reading, lead: Sentence) -> bool:
    """Tell whether a sentence ends by saying that a list of data follows: "the following data:", "data elements:"."""
    words = reading.texts
    if words[lead.last - 1] != ":":
        return False
    near = list(reading.within(max(lead.first, lead.last - TERM), lead.last, "listing", "objects"))
    follows = [m for m in near if m.value == "opens" and words[m.last - 1].lower() in function("next")]
    fields = [m for m in near if m.value == "fields" and plain(words[m.last - 1]) not in function("bare")]
    data = [m for m in near if m.value in DATA and any(0 <= m.first - opens.last < NEAR for opens in follows)]
    return any(lead.last - m.last <= NEAR for m in (*fields, *data))

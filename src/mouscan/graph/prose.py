"""Which words name an item outright where a sentence is prose, and lists nothing.

Prose names by a single word only in the company of others or beside the people concerned, and counts and all that is
held on somebody only where they move.
"""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.complements import held, meaning, opened, peopled, titled
from mouscan.graph.contacts import CONTACT
from mouscan.graph.grammar import prepositions
from mouscan.graph.topic import moved, moves, verbs
from mouscan.graph.wording import function, plain
from mouscan.language import Mark, Reading, Sentence

BROAD = frozenset({"personal-data", "special-category", "aggregate-statistics"})
COMPANY = 2
NEAR = 6
WIDE = 12


def outright(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether prose names an item outright: counts and all that is held on somebody only where they move."""
    words = reading.texts
    if mark.value == "aggregate-statistics" and words[mark.first].lower() in function("pointing"):
        counted = mark.last < sentence.last and plain(words[mark.last]) in function("people")
        return any(counted or m.value in ("publish", "moves") for m in verbs(reading, sentence, mark))
    if opened(reading, mark):
        category, last = meaning(reading, sentence, mark)
        thing = category == "other" and moves(reading, sentence) and titled(reading, mark, last)
        human = mark.value != "name" and peopled(reading, sentence, mark)
        return thing or human or _accompanied(reading, mark)
    if mark.value == "usage-log":
        told = plain(words[mark.last - 1]) not in function("guard") and any(verbs(reading, sentence, mark))
        return told or mark.last - mark.first > COMPANY or _accompanied(reading, mark)
    if mark.value == "aggregate-statistics":
        headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:1]
        reports = any(pattern("leads", "reports", False).search(h) for h in headings)
        return reports or moves(reading, sentence)
    if held(reading, mark):
        return moved(reading, sentence, mark)
    if mark.value in BROAD or mark.last - mark.first > 1:
        return True
    before = words[mark.first - 1] if mark.first > sentence.first else ""
    after = words[mark.last] if mark.last < sentence.last else ""
    if _modifies(after):
        return False
    if plain(words[mark.first]) in function("itself"):
        return True
    people = function("people") | function("thing")
    if plain(words[mark.first]) in people or before in people:
        return plain(words[mark.first]) not in people and moved(reading, sentence, mark)
    return _accompanied(reading, mark) or (mark.value not in CONTACT and moved(reading, sentence, mark))


def _modifies(after: str) -> bool:
    """Tell whether the word behind a single one is the noun that it only describes ("vehicle file")."""
    if not after.isalpha() or not after.islower() or after.endswith(("ed", "ly", "ing")):
        return False
    kinds = (
        "stop",
        "clausal",
        "being",
        "verbal",
        "little",
        "when",
        "condition",
        "concerning",
        "means",
        "place",
        "whose",
        "looked",
        "holder",
        "ready",
        "joining",
        "parting",
    )
    return after not in prepositions() and not any(after in function(kind) for kind in kinds)


def _before(reading: Reading, mark: Mark) -> Iterator[Mark]:
    """Yield the marks of several words before an "and" or "or" that stands right before a mark."""
    if mark.first > 1 and reading.texts[mark.first - 1].lower() in function("joining") - {"but", "then"}:
        yield from (m for m in reading.within(mark.first - NEAR, mark.first, "data") if m.last - m.first > 1)


def _accompanied(reading: Reading, mark: Mark) -> bool:
    """Tell whether a single word stands with other items or beside the people whom the data are about."""
    words = reading.texts
    window = reading.within(max(0, mark.first - WIDE), min(len(words), mark.last + WIDE), "data")
    if len({m.value for m in window if m.value not in BROAD}) >= COMPANY:
        return True
    if any(m.last == mark.first - 1 and m.value == mark.value for m in _before(reading, mark)):
        return True
    after = mark.last
    while after < min(len(words), mark.last + WIDE) and words[after].lower() in function("whose"):
        after += 1
    around = reading.within(max(0, mark.first - 3), min(len(words), after + 3), "subjects")
    return any(
        m.first == after or all(words[i].lower() in function("whose") for i in range(m.last, mark.first))
        for m in around
        if m.first == after or m.last <= mark.first
    )

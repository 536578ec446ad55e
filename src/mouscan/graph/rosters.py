"""The parties that stand in a list of names: the members of a consortium, the sub-processors of an annex."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mouscan.graph.drafts import Drafts, is_body
from mouscan.graph.grammar import closed
from mouscan.graph.heads import head_of
from mouscan.graph.kinds import BROAD, kind_of
from mouscan.graph.names import names, spelt
from mouscan.graph.playing import HIRED
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading, Sentence

SHORT = 16
LEAD = 16
ITEMS = 9
VERB = 3


def rosters(reading: Reading, drafts: Drafts) -> None:
    """Take the bodies that the lists of a text name, and the services that a clause about processors names."""
    for clause in reading.tree.clauses:
        over = ""
        for sentence in reading.by_clause.get(clause.id, ()):
            if sentence.kind == "heading" or reading.texts[sentence.last - 1] == ":" or _leads(reading, sentence):
                over = "" if sentence.last - sentence.first > LEAD else next(_over(reading, sentence), over)
                continue
            for name in _listed(reading, sentence, over) if over else ():
                if drafts.get(name) is None:
                    drafts.put([name], sentence.first).roles += [over] if over in HIRED else []


def _leads(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence leads into the items of a list."""
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    return any(item.lead == sentence.index for item in after)


def authorities(reading: Reading, drafts: Drafts) -> None:
    """Take the bodies that a treaty says are its authorities: "the competent authority means: for X, the Y Agency"."""
    for sentence in reading.sentences:
        called = [m for m in reading.of(sentence, "rosters") if m.value == "authority"]
        if not called:
            continue
        told = [
            m.last for m in reading.of(sentence, "naming") if m.value == "means" and m.first - called[0].last < VERB
        ]
        here = _bodies(reading, told[0], sentence.last) if told else []
        after = reading.sentences[sentence.index + 1 : sentence.index + ITEMS]
        opens = reading.texts[sentence.last - 1] == ":" and sentence.last - sentence.first <= LEAD
        for item in takewhile(lambda s: bool(_of_land(reading, s)), after if opens else ()):
            here += _bodies(reading, item.first, item.last)
        for name, first in here:
            drafts.put([name], first)


def _of_land(reading: Reading, item: Sentence) -> list[str]:
    """Return the words up to a colon or comma in an item such as "for the Kingdom of X: the Y Agency"."""
    words = reading.texts[item.first : item.last]
    end = next((i for i, word in enumerate(words) if word in (":", ",")), 0)
    return words[:end] if words[0].lower() in ("for", "in") else []


def _bodies(reading: Reading, first: int, last: int) -> list[tuple[str, int]]:
    """Return the bodies that some words name, but for the one after a comma that the body before it is part of."""
    found: list[tuple[str, int]] = []
    end = -1
    for name in names(reading, first, last):
        spelling = spelt(reading, name.first, name.last)
        whole = reading.texts[end : name.first] in ([","], [",", "the"]) if end >= 0 else False
        if is_body(spelling) and head_of(spelling.split()) != "land" and " " in spelling and not whole:
            found.append((spelling, name.first))
            end = name.last
    return found


def _over(reading: Reading, sentence: Sentence) -> Iterator[str]:
    return (mark.value for mark in reading.of(sentence, "rosters") if mark.value != "authority")


def _listed(reading: Reading, sentence: Sentence, over: str) -> Iterator[str]:
    """Yield the name that an item of a list begins with, and those that a sentence about processors hires."""
    if over in HIRED and sentence.kind == "paragraph":
        yield from _used(reading, sentence)
        return
    first = sentence.first
    while first < sentence.last and not reading.texts[first].isalnum():
        first += 1
    name = next(names(reading, first, sentence.last), None)
    if name is None or name.first != first or sentence.last - first > SHORT or any(reading.of(sentence, "modality")):
        return
    after = reading.texts[name.last] if name.last < sentence.last else ""
    ends = not after[:1].isalnum() or after in closed("means")
    spelling = spelt(reading, name.first, name.last)
    if ends and singular(spelling) not in role_names() and _sort(spelling, over):
        yield spelling


def _used(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Yield the names of the services that a sentence says are used: "uses Acme to log", "is hosted on Acme"."""
    for name in names(reading, sentence.first, sentence.last):
        for mark in reading.within(max(sentence.first, name.first - VERB), name.first, "acts"):
            between = reading.texts[mark.last : name.first]
            if mark.value in ("employs", "hosting", "hosted") and between in ([], ["the"]):
                spelling = spelt(reading, name.first, name.last).replace("\u2019", "'").split("'s ")[0]
                if _sort(spelling, "processor"):
                    yield spelling


def _sort(name: str, over: str) -> bool:
    """Tell whether a name may stand in the list: a body, or the name of a service."""
    head = head_of(name.split())
    if over not in HIRED:
        return is_body(name) and head != "land"
    return head in ("", "body", "scholar") and kind_of(name) in (None, *BROAD)

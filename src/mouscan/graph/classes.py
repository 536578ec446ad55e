"""The parties named by their class alone: "shared with the police", "reports to our funders", "held by banks"."""

from __future__ import annotations

from functools import cache

from mouscan.graph.drafts import Drafts
from mouscan.graph.grammar import closed
from mouscan.graph.names import closes, spelt
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.vocabulary import expand, listed, rows

VERB = 25
BACK = 14
REACHING = frozenset({"gives", "gets", "contracts", "hosted"})


def classes(reading: Reading, drafts: Drafts) -> None:
    """Take the classes of bodies to which a text has data given, or from which it has data obtained."""
    for sentence in reading.sentences:
        if sentence.kind == "heading":
            continue
        reach, last = -1, None
        for mark in reading.of(sentence, "classes"):
            name = spelt(reading, mark.first, mark.last)
            kind = _kinds().get(" ".join(reading.texts[mark.first : mark.last]))
            if kind is None or not closes(reading, mark.last, sentence.last):
                continue
            if _anyone(reading, mark) or not _reached(reading, sentence, mark):
                continue
            listed_on = last is not None and all(_passed(reading.texts[i].lower()) for i in range(reach, mark.first))
            if last is not None and last.stated == kind and listed_on and drafts.get(name) is None:
                drafts.put([last.names[0], name], mark.first)
            else:
                last = drafts.put([name], mark.first)
                last.stated = last.stated or kind
            reach = mark.last


@cache
def _kinds() -> dict[str, str]:
    return {" ".join(phrase): row["value"] for row in rows("classes") for phrase in expand(row["phrase"])}


def _anyone(reading: Reading, mark: Mark) -> bool:
    """Tell whether a class is part of the words for third parties ("any law enforcement agency")."""
    around = reading.within(max(0, mark.first - BACK), mark.last, "outsiders")
    return any(other.last > mark.first for other in around)


def _reached(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a verb of giving leads to a class, or one of getting leads from it."""
    before = max(sentence.first, mark.first - BACK)
    classed = {i for m in reading.within(before, mark.first, "classes") for i in range(m.first, m.last)}
    at = mark.first - 1
    while at > before and (at in classed or _passed(reading.texts[at].lower())):
        at -= 1
    begin, way = max(sentence.first, at - VERB), reading.texts[at].lower()
    verbs = [m for m in reading.within(begin, at + 1, "acts") if m.value in REACHING]
    near = {m.value for m in verbs if m.last == at + 1}
    if "contracts" in near:
        return True
    if way in closed("from") | closed("by"):
        got = any(m.value in ("gets", "hosted") for m in verbs)
        return got and any(reading.within(begin, at, "objects", "data"))
    return "gives" in (near if way not in closed("to") else {m.value for m in verbs})


def _passed(word: str) -> bool:
    return not word.isalnum() or word in closed("joint") or word in listed("particles", "singling")

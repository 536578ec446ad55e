"""The parties named by their class alone: "shared with the police", "reports to our funders", "held by banks"."""

from __future__ import annotations

from functools import cache

from mouscan.graph.drafts import Drafts
from mouscan.graph.names import closes
from mouscan.graph.roles import singular
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.vocabulary import expand, listed, rows

VERB = 25
BACK = 14
WAYS = {"to": "gives", "with": "gives", "from": "gets", "by": "gets"}
LINKS = frozenset({",", "/", "(", "or", "and"})


def classes(reading: Reading, drafts: Drafts) -> None:
    """Take the classes of bodies to which a text has data given, or from which it has data obtained."""
    for sentence in reading.sentences:
        if sentence.kind == "heading":
            continue
        for mark in reading.of(sentence, "classes"):
            name = reading.tree.document.text[mark.start : mark.end].replace("\n", " ")
            kind = _kinds().get(singular(name))
            if kind is None or not name.islower() or not closes(reading, mark.last, sentence.last):
                continue
            if not _reached(reading, sentence, mark):
                continue
            draft = drafts.put([name], mark.first)
            draft.stated = draft.stated or kind


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    return {singular(" ".join(phrase)): row["value"] for row in rows("classes") for phrase in expand(row["phrase"])}


def _reached(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a verb of giving leads to a class of bodies, or a verb of getting leads from it; "a court" is none."""
    at = mark.first - 1
    among = {
        i
        for m in reading.within(max(sentence.first, mark.first - BACK), mark.first, "classes")
        for i in range(m.first, m.last)
    }
    while (
        at > sentence.first
        and mark.first - at < BACK
        and (at in among or reading.texts[at] in LINKS or reading.texts[at].lower() in listed("particles", "singling"))
    ):
        at -= 1
    if any(reading.texts[i].lower() in listed("particles", "single") for i in range(at, mark.first)):
        return False
    begin = max(sentence.first, at - VERB)
    way = WAYS.get(reading.texts[at].lower(), "")
    verbs = [m for m in reading.within(begin, at + 1, "acts") if m.value in ("gives", "gets", "contracts", "hosted")]
    if any(m.value == "contracts" and m.last == at + 1 for m in verbs):
        return True
    if way == "gets":
        got = any(m.value in (way, "hosted") for m in verbs)
        return got and any(reading.within(begin, at, "objects", "data"))
    return any(m.value == way or (not way and m.value == "gives" and m.last == at + 1) for m in verbs)

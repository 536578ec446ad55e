"""What a body is or does, where the text says so: "FOIR locates and removes persons", "Acme, Inc. is a nonprofit"."""

from __future__ import annotations

from functools import cache

from mouscan.graph.acting import Use, Uses
from mouscan.graph.drafts import NOUNS, Drafts
from mouscan.graph.grammar import closed
from mouscan.graph.heads import noun
from mouscan.graph.kinds import SECTORS, key
from mouscan.graph.names import spelt
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading
from mouscan.language.vocabulary import listed, rows

REACH = 6
SAID = 14


def missions(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Give each party the kind of body that does what the text says that the party does, and what it is said to be."""
    for draft in drafts.all:
        for name in draft.names:
            for use in (*uses.names.get(key(name), ()), *uses.roles.get(singular(name), ())):
                draft.mission = draft.mission or _mission(reading, use)
                draft.described = draft.described or _said(reading, use)


def _said(reading: Reading, use: Use) -> str:
    """Return the words for what a body is said to be, right after its name ("is a school", ", a nonprofit network").

    The first noun that is no thing is that of a body: "a school district", not "a member of the school board".
    """
    texts, at, last = reading.texts, use.last, use.sentence.last
    if use.sentence.kind == "heading" or singular(use.spelling) in role_names():
        return ""
    at += texts[at : at + 2] in ([".", ","], [".", "("])
    if at < last and texts[at] == "(":
        at = next((i + 1 for i in range(at, min(at + REACH, last)) if texts[i] == ")"), at)
    apposed = at < last and texts[at] == ","
    if at + 1 >= last or not (apposed or texts[at] in closed("be")):
        return ""
    first = at + 1
    if texts[first : first + 3] == ["one", "of", "the"]:
        first += 2
    elif texts[first] not in ("a", "an"):
        return ""
    ends = first + 1
    while ends < min(first + SAID, last) and not _bounds(reading, first, ends):
        ends += 1
    head = next((word for word in texts[first + 1 : ends] if _team(word) or noun(word) not in ("", "thing")), "")
    return spelt(reading, first + 1, ends) if _body(head) else ""


def _bounds(reading: Reading, first: int, at: int) -> bool:
    """Tell whether a description ends before a word: at a word that tells more of the body, at a point, at a comma."""
    word = reading.texts[at].lower()
    if word in listed("particles", "bounding"):
        return not (word == "on" and noun(reading.texts[at - 1]) == "body")
    named = any(_body(reading.texts[i]) for i in range(first, at))
    return word in (".", ";", ":", "(") or (named and (word in (",", "or") or word in listed("particles", "situated")))


def _body(word: str) -> bool:
    return noun(word) in NOUNS or _team(word)


def _team(word: str) -> bool:
    return word.lower() in listed("particles", "team")


@cache
def _kinds() -> dict[str, str]:
    return {row["purpose"]: row["kind"] for row in rows("missions")}


def _mission(reading: Reading, use: Use) -> str:
    """Return the kind of body that does what stands right after a name as its habit, "" where nothing does."""
    at = use.last
    for small in ("]", ",", "which", "that"):
        at += at < use.sentence.last and reading.texts[at] == small
    if use.sentence.kind == "heading" or at >= use.sentence.last or not reading.texts[at].endswith("s"):
        return ""
    if service := _run(reading, at, use.sentence.last):
        return service
    last = min(at + REACH, use.sentence.last)
    charged = [m.last for m in reading.within(at, last, "acts") if m.value == "charged"]
    begin = charged[0] if charged else at
    for mark in reading.within(begin, min(begin + REACH, use.sentence.last), "purposes"):
        between = (reading.texts[i] for i in range(begin, mark.first))
        if kind := _kinds().get(mark.value):
            return "" if any(w in listed("particles", "aiming") or w[0].isupper() for w in between) else kind
    return ""


def _run(reading: Reading, at: int, last: int) -> str:
    """Return the service that a body is said to run ("operates the homeless shelter"), "" where it runs none."""
    verb = next((m for m in reading.within(at, min(at + 1, last), "acts") if m.first == at and m.value == "runs"), None)
    for mark in reading.within(verb.last, min(verb.last + REACH, last), "kinds") if verb else ():
        between = reading.texts[verb.last : mark.first] if verb else []
        after = reading.texts[mark.last] if mark.last < last else "."
        led = any(w in listed("particles", "aiming") or not w.islower() for w in between)
        if mark.value in SECTORS and not led and after not in ("'s", "with") and noun(after) not in ("thing", "person"):
            return mark.value
        return ""
    return ""

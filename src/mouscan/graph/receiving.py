"""The parties found by what reaches them: bodies that are given data or told of a breach, companies that hold data."""

from __future__ import annotations

from mouscan.graph.acting import Use, Uses
from mouscan.graph.drafts import NOUNS, Drafts
from mouscan.graph.excepted import exception
from mouscan.graph.grammar import closed
from mouscan.graph.heads import head_of
from mouscan.graph.kinds import BROAD, key, kind_of, register
from mouscan.language import Reading
from mouscan.language.vocabulary import listed
from mouscan.language.word import fillers

BEFORE = 25
NEAR = 5
WATCHERS = frozenset({"regulator", "oversight"})


def receiving(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the named bodies with a service of their own to which a party gives data, and watchers that it tells."""
    for places in list(uses.names.values()):
        first = places[0]
        words = first.spelling.split()
        kind = kind_of(first.spelling)
        known = key(first.spelling) in register()
        if drafts.get(first.spelling) or len(words) < 2 or not kind or (kind in BROAD and not known):
            continue
        if head_of(words) not in NOUNS and not known:
            continue
        verb = "told" if kind in WATCHERS else "gives"
        watching = kind in WATCHERS and any(_approves(reading, use) for use in places)
        given = any((use.act == "given" and _reached(reading, use, verb)) or _excepted(reading, use) for use in places)
        if watching or given:
            drafts.put([first.spelling], first.first)


def _reached(reading: Reading, use: Use, verb: str) -> bool:
    """Tell whether something is given to a body, or the body is told: "give the X", "report it to the X"."""
    begin = max(use.sentence.first, use.first - BEFORE)
    verbs = [m for m in reading.within(begin, use.first, "acts") if m.value == verb]
    at = use.first - 1
    while at >= begin and reading.stems[at] in fillers("between"):
        at -= 1
    return bool(verbs) and (reading.texts[at] == "to" or any(m.last == at + 1 for m in verbs))


def _excepted(reading: Reading, use: Use) -> bool:
    """Tell whether a prohibition to give something leaves a body out: "to no third party other than the X"."""
    cue = exception(reading, use.sentence, use.first) if use.act != "does" else None
    if cue is None or not any(reading.within(max(use.sentence.first, cue.first - NEAR), cue.first, "outsiders")):
        return False
    return any(m.value == "gives" for m in reading.within(use.sentence.first, cue.first, "acts"))


def _approves(reading: Reading, use: Use) -> bool:
    """Tell whether a body is asked for its approval: "approved by the X", "with the approval of the X"."""
    at = use.first - (reading.texts[use.first - 1].lower() in closed("determiner"))
    near = reading.within(max(use.sentence.first, at - NEAR), at, "acts")
    return any(m.value == "approving" and m.last == at for m in near)


def hired(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the companies that act or hold data for a party: "is hosted by Acme Ltd", "Acme Ltd logs each query"."""
    for places in list(uses.names.values()):
        first = places[0]
        *words, last = first.spelling.split()
        if not words or last.lower().strip(".") not in listed("particles", "suffix"):
            continue
        hosts = any(_hosts(reading, use) for use in places)
        if hosts or any(use.act == "does" for use in places):
            draft = drafts.put([first.spelling], first.first)
            draft.roles += ["processor"] if hosts else []


def _hosts(reading: Reading, use: Use) -> bool:
    near = reading.within(max(use.sentence.first, use.first - NEAR), use.first, "acts")
    return any(m.value == "hosted" and m.last == use.first for m in near)

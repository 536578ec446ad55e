"""What a body is there to do, where the text says so: "FOIR locates and removes persons", "which runs the prisons"."""

from __future__ import annotations

from functools import cache

from mouscan.graph.acting import Use, Uses
from mouscan.graph.drafts import Drafts
from mouscan.graph.kinds import key
from mouscan.graph.roles import singular
from mouscan.language import Reading
from mouscan.language.vocabulary import listed, rows

REACH = 6


def missions(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Give each party the kind of body that does what the text says that the party does as a rule."""
    for draft in drafts.all:
        for name in draft.names:
            for use in (*uses.names.get(key(name), ()), *uses.roles.get(singular(name), ())):
                draft.mission = draft.mission or _mission(reading, use)


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
    last = min(at + REACH, use.sentence.last)
    charged = [m.last for m in reading.within(at, last, "acts") if m.value == "charged"]
    begin = charged[0] if charged else at
    for mark in reading.within(begin, min(begin + REACH, use.sentence.last), "purposes"):
        between = (reading.texts[i] for i in range(begin, mark.first))
        if kind := _kinds().get(mark.value):
            return "" if any(w in listed("particles", "aiming") or w[0].isupper() for w in between) else kind
    return ""

"""What a cited provision is to the agreement: a lawful basis, a condition, a gateway with a direction, or a reference.

The vocabulary `powers` says it of known provisions; of others the sentence that cites them ("the lawful basis is",
"the power to disclose is"). An Act that is no longer in force comes with its last day and what replaced it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from mouscan.graph.agreement import LegalReference, LegalRole
from mouscan.language.cue import Hit
from mouscan.language.title import short
from mouscan.language.vocabulary import rows

SAID: dict[str, LegalRole] = {
    "special-category-condition": "condition",
    "lawful-basis": "basis",
    "legal-gateway": "gateway",
}


def empowered(law: Iterable[LegalReference], hits: Sequence[Hit]) -> tuple[LegalReference, ...]:
    """Return the references with what each is to the agreement; `hits` are the cues of safeguards in the text."""
    said = sorted((h.sentence.start, h.sentence.end, SAID[h.cue.value]) for h in hits if h.cue.value in SAID)
    starts = [start for start, _, _ in said]
    return tuple(_empowered(reference, said, starts) for reference in law)


def _empowered(reference: LegalReference, said: list[tuple[int, int, LegalRole]], starts: list[int]) -> LegalReference:
    ended, later = _ended().get(reference.instrument, ("", ""))
    reference = replace(reference, ended=ended, replaced_by=later)
    provision = _provision(reference)
    for row in _powers().get(reference.instrument, ()):
        if re.match(rf"{re.escape(row['provision'])}(?![\w.])", provision):
            return replace(reference, role=row["role"], giver=row["giver"], taker=row["taker"])
    for place in reference.evidence:
        at = bisect_right(starts, place.start) - 1
        if at >= 0 and place.start < said[at][1] and provision:
            return replace(reference, role=said[at][2])
    return reference


def _provision(reference: LegalReference) -> str:
    """Return the provision alone, "s 20" of "Immigration and Asylum Act 1999 s 20", "" where the whole is cited."""
    for name in (short(reference.instrument), reference.instrument):
        if reference.citation.startswith(name):
            return reference.citation[len(name) :].strip()
    return ""


@cache
def _powers() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("powers"):
        found.setdefault(row["instrument"], []).append(row)
    return found


@cache
def _ended() -> dict[str, tuple[str, str]]:
    """Return the last day of every instrument that has ended or will, and what replaced it."""
    return {row["title"]: (row["valid_to"], row["replaced_by"]) for row in rows("instruments") if row["valid_to"]}

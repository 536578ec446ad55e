"""The protections of an agreement: the safeguards it gives, who undertakes them, and what only comes near one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mouscan.graph.evidence import Evidence
from mouscan.language.force import Force

Side = Literal["controller", "processor", ""]
Status = Literal["present", "weak", "deferred", "delegated", "absent"]


class Undertaking(Struct, frozen=True):
    """One sentence that gives a safeguard.

    `bearer` is the party bound, "" for all or unsaid; `force` how: duty, permission, prohibition, weak, no-duty or
    statement; `within` is a duration or rhythm, `exception` what lifts it ("unless a court orders otherwise"), in the
    words of the text, "" for none.
    """

    clause: str
    bearer: str = ""
    force: Force = "statement"
    within: str = ""
    exception: str = ""


class Safeguard(Struct, frozen=True):
    """A protection that the text gives, and how firmly.

    `status` is `present` (the text binds somebody to it now), `weak` (should, endeavour, generic), `deferred` (to be
    agreed) or `delegated` (set out in a text that is not there). `bearer` is the party that every sentence binds, ""
    for all or unsaid; `within` the first duration in them; `undertakings` are those sentences, one by one.
    """

    kind: str
    status: Status
    clauses: tuple[str, ...]
    bearer: str = ""
    within: str = ""
    undertakings: tuple[Undertaking, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Obligation(Struct, frozen=True):
    """One sentence that binds a processor to a term of Article 28 GDPR, and the force of its words.

    `kind` is a value of `vocabularies/obligations.tsv`; `bearer` is the side that the sentence names as bound.
    """

    kind: str
    clause: str
    bearer: Side
    force: Force
    evidence: Evidence


class Miss(Struct, frozen=True):
    """Words that come near a safeguard without giving it, and why they are not enough."""

    kind: str
    why: str
    clause: str
    evidence: Evidence

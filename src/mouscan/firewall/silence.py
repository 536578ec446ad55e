"""What silence leaves possible: within one body that no fence divides, and onward where nothing restricts.

The policy is open where the taker enforces or may (rule catalogue, section 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mouscan.firewall.ban import FENCE, present, restrictions
from mouscan.firewall.world import OUTSIDERS, UNNAMED, Edge, Unit
from mouscan.graph import Agreement

SAME_BODY = ("immigration-casework", "asylum-support")
OPEN_SIDES = ("mixed", "law-enforcement")


def silent(agreement: Agreement, units: Iterable[Unit]) -> Iterator[Edge]:
    """Yield the edges that rest on what an agreement does not say."""
    fenced = bool(present(agreement, FENCE))
    held = bool(restrictions(agreement))
    told = {p.id: (p.clauses[:1], p.evidence[:1]) for p in agreement.parties}
    for unit in units:
        ways = []
        if unit.parent and not fenced:
            ways += [("member", unit.id, unit.parent), ("member", unit.parent, unit.id)]
        if unit.kind in SAME_BODY and not fenced:
            ways.append(("member", unit.id, UNNAMED))
        if unit.side in OPEN_SIDES and not held:
            ways.append(("silence", unit.id, UNNAMED))
        clauses, words = told[unit.id]
        for kind, source, target in ways:
            yield Edge(f"{kind}:{source}:{target}", kind, source, target, sure="possible", clauses=clauses,
                       evidence=words)  # fmt: skip
    yield Edge("silence:out", "silence", OUTSIDERS, UNNAMED, sure="possible")

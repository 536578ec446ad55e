"""What comes near a thing that is not there: the candidates of the text, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mouscan.rules.case import Item, Scope
from mouscan.rules.narrow import fits
from mouscan.rules.nouns import things
from mouscan.rules.outcome import Candidate
from mouscan.rules.select import select
from mouscan.rules.syntax import Thing

MOST = 5
WEAK = "It binds nobody firmly, or covers only a part."


def candidates(thing: Thing, scope: Scope) -> tuple[Candidate, ...]:
    """Return the first few candidates for a thing, in the order of the text."""
    return tuple(islice(_candidates(thing, scope), MOST))


def _candidates(thing: Thing, scope: Scope) -> Iterator[Candidate]:
    if any(q.kind in ("in", "across") for q in thing.qualifiers):
        return
    for item in things(thing, scope.agreement):
        scope.case.count(1)
        lacks = next((q for q in thing.qualifiers if fits(item, q, scope, select) is False), None)
        if lacks is not None:
            yield Candidate(item, lacks)
    if thing.noun != "safeguard" or any(q.kind == "being" for q in thing.qualifiers):
        return
    kinds = {word.text for word in thing.kinds}
    for safeguard in scope.agreement.safeguards:
        if safeguard.kind in kinds and safeguard.status == "weak":
            yield Candidate(Item(safeguard.clauses, safeguard.evidence, node=safeguard), why=WEAK)
    for miss in scope.agreement.misses:
        if miss.kind in kinds:
            yield Candidate(Item((miss.clause,), (miss.evidence,), node=miss), why=miss.why)

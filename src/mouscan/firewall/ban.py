"""What an agreement prohibits, as bars across the edges of the world, and what opens them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mouscan.firewall.world import ANYTHING, OUTSIDERS, UNNAMED, Bar, Opening
from mouscan.graph import Agreement, Flow
from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.goods import Goods
from mouscan.graph.protection import Safeguard
from mouscan.graph.transfer import Proviso

RESTRICTION, FENCE, USE = "onward-disclosure-restriction", "ring-fence", "immigration-use-prohibition"
ENFORCING = frozenset({"immigration-enforcement"})
LATER = ":later"
GATES = frozenset({"court-order", "life", "legal-duty"})
CONDITIONS, SYSTEMS = "gates", "systems"


def bans(agreement: Agreement) -> Iterator[Bar]:
    """Yield the bars of an agreement: flows and uses that it prohibits, restrictions, and what divides a system."""
    data = {d.id: d for d in agreement.data}
    governed = {c.governs for c in agreement.conflicts if c.governs}
    beaten = {other for c in agreement.conflicts if c.governs for other in (c.first, c.second) if other not in governed}
    opened = openings(agreement)
    goods = Goods(agreement.reading, agreement.data) if agreement.reading is not None else None
    for f in agreement.flows:
        if f.polarity != "prohibited" or f.id in beaten:
            continue
        named = frozenset(data[d].category for d in f.data if d in data and not data[d].generic)
        purposes = frozenset(f.purposes) - {"generic"}
        disputed, spares = _beside(agreement, f, not named and not purposes)
        vague = not named and goods is not None and not goods.of(f)
        yield Bar(f.id, _giver(f.source), _taker(f.target), named, purposes, opened.get(f.id, ()), f.clauses,
                  f.evidence, disputed=disputed, spares=spares, vague=vague)  # fmt: skip
    for purpose in agreement.purposes:
        if purpose.polarity == "prohibited":
            yield Bar(purpose.id, purposes=frozenset({purpose.category}), openings=opened.get(purpose.id, ()),
                      clauses=purpose.clauses, evidence=purpose.evidence)  # fmt: skip
    for safeguard in present(agreement, USE):
        yield Bar("use", purposes=ENFORCING, clauses=safeguard.clauses, evidence=safeguard.evidence)
    for safeguard in present(agreement, RESTRICTION):
        yield Bar("onward", targets=frozenset({OUTSIDERS, UNNAMED}), clauses=safeguard.clauses,
                  evidence=safeguard.evidence)  # fmt: skip
    for phrase in agreement.phrases:
        if (phrase.vocabulary, phrase.value) == (SYSTEMS, "apart"):
            yield Bar("apart", sources=frozenset({"system:shared"}), clauses=(phrase.clause,),
                      evidence=(phrase.evidence,))  # fmt: skip


def _beside(agreement: Agreement, barred: Flow, general: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the edges that the text allows beside a prohibited flow: those it leaves disputed, and those it spares.

    Where the reading finds no conflict with a general prohibition, the flow is of other data.
    """
    governs = {c.second if c.first == barred.id else c.first: c.governs for c in agreement.conflicts
               if barred.id in (c.first, c.second)}  # fmt: skip
    disputed = [free for free, governing in governs.items() if governing is None]
    spared = [free for free, governing in governs.items() if governing == free]
    if general:
        spared += [f.id for f in agreement.flows if f.polarity != "prohibited" and f.id not in governs]
    edges = [frozenset(id + end for id in flows for end in ("", LATER)) for flows in (disputed, spared)]
    return edges[0], edges[1]


def openings(agreement: Agreement) -> Mapping[str, tuple[Opening, ...]]:
    """Return what opens each prohibited flow and purpose again.

    An exception to a prohibited flow opens the use that the same sentence prohibits too.
    """
    found: dict[str, list[Opening]] = defaultdict(list)
    missing = [r.start for r in agreement.tree.references if r.dangling]
    for p in agreement.provisos:
        beside = {q.value for q in agreement.phrases if q.vocabulary == CONDITIONS and q.clause in p.clauses}
        for target in (p.target, *(u.id for u in agreement.purposes if set(u.clauses) & set(p.clauses))):
            found[target].append(_opening(p, missing, beside))
    return {target: tuple(some) for target, some in found.items()}


def present(agreement: Agreement, kind: str) -> list[Safeguard]:
    """Return the safeguards of a kind that an agreement has."""
    return [s for s in agreement.safeguards if s.kind == kind and s.status == "present"]


def _opening(p: Proviso, missing: Sequence[int], beside: set[str]) -> Opening:
    unknown = any(e.start <= start < e.end for e in p.evidence for start in missing)
    gated = bool(GATES & set(p.grounds)) or {"individual", "serious-crime"} <= set(p.grounds)
    return Opening(frozenset(p.purposes), frozenset(p.excluded), gated, unknown, p.clauses, p.evidence,
                   frozenset({*p.grounds, *beside}))  # fmt: skip


def _giver(end: str) -> frozenset[str]:
    return ANYTHING if end in BUILT_IN_PARTIES else frozenset({end})


def _taker(end: str) -> frozenset[str]:
    """Return the taker of a prohibited flow; third parties are all outside."""
    return frozenset({OUTSIDERS, UNNAMED}) if end == OUTSIDERS else frozenset({end})

"""From agreements to the world of their units: which edges they give, which bars they put across them.

Bodies of several agreements are one where they share a formal name or another name that is no mere role; each joining
is an assumption that is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mouscan.firewall.lattice import sides
from mouscan.firewall.world import ANYTHING, OUTSIDERS, UNNAMED, Bar, Edge, Opening, Sureness, Unit, World
from mouscan.graph import Agreement, Flow
from mouscan.graph.agreement import BUILT_IN_PARTIES, Purpose
from mouscan.graph.protection import Safeguard
from mouscan.graph.transfer import Proviso

ENFORCEMENT = "enforcement"
SAME_BODY = ("immigration-casework", "asylum-support")
OPEN_SIDES = ("mixed", "law-enforcement")
RESTRICTION, FENCE, USE = "onward-disclosure-restriction", "ring-fence", "immigration-use-prohibition"
GATES = frozenset({"court-order", "life", "legal-duty"})
ANSWERS = ("respond", "match")
HIT = "membership-bit"
LATER = ":later"


@dataclass(frozen=True, slots=True)
class Joint:
    """Two bodies of two agreements taken for one, and the name that they share."""

    first: str
    second: str
    name: str


def world(agreements: Sequence[Agreement]) -> tuple[World, tuple[Joint, ...]]:
    """Return the world of some agreements, and the bodies of several that were taken for one."""
    units: dict[str, Unit] = {}
    edges: list[Edge] = []
    bars: list[Bar] = []
    joints: list[Joint] = []
    known: dict[str, str] = {}
    for number, agreement in enumerate(agreements):
        ids = {end: end for end in BUILT_IN_PARTIES}
        for party in agreement.parties:
            same = next((known[n] for n in _names(party.name, *party.aliases) if n in known), None)
            ids[party.id] = same or f"{number}:{party.id}"
            if same is not None:
                joints.append(Joint(units[same].name, party.name, agreement.name))
        for party in agreement.parties:
            id = ids[party.id]
            parent = ids.get(party.parent or "", "")
            units.setdefault(id, Unit(id, party.name, party.kind, sides().get(party.kind, ""), parent))
            known |= {name: id for name in _names(party.name, *party.aliases) if number == 0 or name not in known}
        edges += _edges(agreement, ids, number, units)
        bars += _bars(agreement, ids, number, units)
    units[UNNAMED] = Unit(UNNAMED, "a body that enforces immigration law", "immigration-enforcement", ENFORCEMENT)
    units[OUTSIDERS] = Unit(OUTSIDERS, "third parties", "", "")
    return World(units, tuple(edges), tuple(bars), _later(edges)), tuple(joints)


def _later(edges: Iterable[Edge]) -> frozenset[tuple[str, str]]:
    """Return the units with the kinds of data that they give only once they have them."""
    named = {(edge.source, kind, edge.id.endswith(LATER)) for edge in edges for kind in edge.data}
    return frozenset((unit, kind) for unit, kind, later in named if later and (unit, kind, False) not in named)


def standing(found: World, wanted: Iterable[str]) -> frozenset[str]:
    """Return the units of some sides or kinds."""
    names = set(wanted)
    return frozenset(u.id for u in found.units.values() if {u.kind, u.side, u.id} & names)


def _names(*names: str) -> Iterator[str]:
    """Yield the names by which a body goes in every agreement: "the Recipient" is another one in each."""
    for name in names:
        words = name.lower().replace("the ", "", 1).split()
        if len(words) > 1 or name.isupper():
            yield " ".join(words)


def _edges(agreement: Agreement, ids: dict[str, str], number: int, units: dict[str, Unit]) -> Iterator[Edge]:
    data = {d.id: d for d in agreement.data}
    unsettled = {c.first: c for c in agreement.conflicts} | {c.second: c for c in agreement.conflicts}
    for f in agreement.flows:
        if f.polarity == "prohibited" or f.kind == "request":
            continue
        carried = [data[d] for d in f.data if d in data]
        now = frozenset(d.category for d in carried if not d.latent)
        later = frozenset(d.category for d in carried if d.latent)
        if f.kind in ANSWERS and now:
            now |= {HIT}
        sure: Sureness = "explicit" if f.state == "active" else "latent"
        if f.id in unsettled and unsettled[f.id].governs is None:
            sure = "unknown"
        edge = Edge(
            f"{number}:{f.id}", f.kind, ids.get(f.source, f.source), ids.get(f.target, f.target), now,
            frozenset(f.purposes), sure, f.clauses, f.evidence,
        )  # fmt: skip
        if now or not later:
            yield edge
        if later:
            yield replace(edge, id=edge.id + LATER, data=later, sure="unknown" if sure == "unknown" else "latent")
    yield from _silent(agreement, ids, number, units)


def _silent(agreement: Agreement, ids: dict[str, str], number: int, units: dict[str, Unit]) -> Iterator[Edge]:
    """Yield what silence leaves possible: within one body that no fence divides, and onward where nothing restricts."""
    fenced = bool(_present(agreement, FENCE))
    held = bool(_present(agreement, RESTRICTION))
    for party in agreement.parties:
        here = units[ids[party.id]]
        place = (party.clauses[:1], party.evidence[:1])
        if here.parent and not fenced:
            yield Edge(f"{number}:up:{here.id}", "member", here.id, here.parent, sure="possible", clauses=place[0],
                       evidence=place[1])  # fmt: skip
            yield Edge(f"{number}:down:{here.id}", "member", here.parent, here.id, sure="possible", clauses=place[0],
                       evidence=place[1])  # fmt: skip
        if here.kind in SAME_BODY and not fenced:
            yield Edge(f"{number}:same:{here.id}", "member", here.id, UNNAMED, sure="possible", clauses=place[0],
                       evidence=place[1])  # fmt: skip
        if here.side in OPEN_SIDES and not held:
            yield Edge(f"{number}:on:{here.id}", "onward", here.id, UNNAMED, sure="possible", clauses=place[0],
                       evidence=place[1])  # fmt: skip
    yield Edge(f"{number}:out", "onward", OUTSIDERS, UNNAMED, sure="possible")


def _bars(agreement: Agreement, ids: dict[str, str], number: int, units: dict[str, Unit]) -> Iterator[Bar]:
    data = {d.id: d for d in agreement.data}
    governed = {c.governs for c in agreement.conflicts if c.governs}
    beaten = {other for c in agreement.conflicts if c.governs for other in (c.first, c.second) if other not in governed}
    openings: dict[str, list[Opening]] = {}
    missing = [r.start for r in agreement.tree.references if r.dangling]
    for p in agreement.provisos:
        # An exception to a prohibited flow opens the use that the same sentence prohibits too.
        for target in (p.target, *(u.id for u in agreement.purposes if set(u.clauses) & set(p.clauses))):
            openings.setdefault(target, []).append(_opening(p, missing))
    for f in agreement.flows:
        if f.polarity != "prohibited" or f.id in beaten:
            continue
        yield Bar(
            f"{number}:{f.id}",
            _whole(f, "source", ids, units),
            _whole(f, "target", ids, units),
            frozenset(data[d].category for d in f.data if d in data and not data[d].generic),
            frozenset(f.purposes) - {"generic"},
            tuple(openings.get(f.id, ())),
            f.clauses,
            f.evidence,
        )
    for purpose in agreement.purposes:
        if purpose.polarity == "prohibited":
            yield _use(purpose, number, tuple(openings.get(purpose.id, ())))
    for safeguard in _present(agreement, USE):
        yield Bar(f"{number}:use", purposes=frozenset({"immigration-enforcement"}), clauses=safeguard.clauses,
                  evidence=safeguard.evidence)  # fmt: skip
    for safeguard in _present(agreement, RESTRICTION):
        yield Bar(f"{number}:onward", targets=frozenset({OUTSIDERS, UNNAMED}), clauses=safeguard.clauses,
                  evidence=safeguard.evidence)  # fmt: skip


def _opening(p: Proviso, missing: Sequence[int]) -> Opening:
    unknown = any(e.start <= start < e.end for e in p.evidence for start in missing)
    gated = bool(GATES & set(p.grounds)) or {"individual", "serious-crime"} <= set(p.grounds)
    return Opening(frozenset(p.purposes), frozenset(p.excluded), gated, unknown, p.clauses, p.evidence)


def _use(purpose: Purpose, number: int, openings: tuple[Opening, ...]) -> Bar:
    return Bar(f"{number}:{purpose.id}", purposes=frozenset({purpose.category}), openings=openings,
               clauses=purpose.clauses, evidence=purpose.evidence)  # fmt: skip


def _whole(f: Flow, end: str, ids: dict[str, str], units: dict[str, Unit]) -> frozenset[str]:
    """Return an end of a prohibited flow with the units that are part of it; third parties are all outside."""
    id = ids.get(getattr(f, end), getattr(f, end))
    if id == OUTSIDERS:
        return frozenset({OUTSIDERS, UNNAMED}) if end == "target" else ANYTHING
    if id in BUILT_IN_PARTIES:
        return frozenset({id}) if end == "target" else ANYTHING
    return frozenset({id, *(u.id for u in units.values() if u.parent == id)})


def _present(agreement: Agreement, kind: str) -> list[Safeguard]:
    return [s for s in agreement.safeguards if s.kind == kind and s.status == "present"]

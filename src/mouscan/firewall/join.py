"""The world of some agreements: their parts laid together over the bodies that they share.

Bodies of several agreements are one where they share a name that stands for one body everywhere; a body whose name
begins with the whole name of another is part of it; an annex that shares its parties with an umbrella agreement is one
with it. Each of these is an assumption that is told (rule catalogue, section 3.5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from mouscan.firewall.ban import LATER
from mouscan.firewall.part import Part
from mouscan.firewall.world import ENFORCEMENT, OUTSIDERS, UNNAMED, Bar, Edge, Unit, World
from mouscan.graph.agreement import BUILT_IN_PARTIES

SHARED = 2


@dataclass(frozen=True, slots=True)
class Joint:
    """A body that was taken for one in several agreements, or a body or text that was taken for part of another.

    `others` are the names that it has in other agreements, or the body or text that it is part of.
    """

    name: str
    others: tuple[str, ...]
    how: Literal["same", "part", "annex"] = "same"

    @property
    def says(self) -> str:
        """What was assumed, in words."""
        if self.how != "same":
            return f"{self.name} is part of {', '.join(self.others)}"
        names = [other for other in dict.fromkeys(self.others) if other != self.name]
        called = f", there called {' or '.join(names)}" if names else ""
        return f"{self.name} is one body in {len(self.others) + 1} agreements{called}"


@dataclass
class _Joined:
    """What has been laid together so far."""

    units: dict[str, Unit] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    members: dict[int, set[str]] = field(default_factory=dict)
    met: dict[str, dict[int, str]] = field(default_factory=dict)
    joints: list[Joint] = field(default_factory=list)


def join(parts: Sequence[Part]) -> tuple[World, tuple[Joint, ...]]:
    """Return the world of some agreements, and what was taken for one."""
    found = _Joined()
    ids = [_units(part, number, found) for number, part in enumerate(parts)]
    belongs = _belonging(parts, found)
    nested = _nested(found, belongs)
    edges: list[Edge] = []
    bars: list[Bar] = []
    children: dict[str, set[str]] = defaultdict(set)
    for unit in found.units.values():
        if unit.parent:
            children[unit.parent].add(unit.id)
    for number, part in enumerate(parts):
        name, own = str(belongs.get(number, number)), ids[number]
        fenced = part.fenced or parts[belongs.get(number, number)].fenced
        edges += [
            replace(e, id=f"{number}:{e.id}", source=own.get(e.source, e.source), target=own.get(e.target, e.target),
                    agreement=name)
            for e in part.edges
            if not (fenced and e.kind == "member")
        ]  # fmt: skip
        bars += [
            replace(b, id=f"{number}:{b.id}", sources=_whole(b.sources, own, children),
                    targets=_whole(b.targets, own, children), agreement=name,
                    yields=frozenset(f"{number}:{id}" for id in b.yields))
            for b in part.bars
        ]  # fmt: skip
    found.units[UNNAMED] = Unit(UNNAMED, "a body that enforces immigration law", "immigration-enforcement", ENFORCEMENT)
    found.units[OUTSIDERS] = Unit(OUTSIDERS, "third parties", "", "")
    texts = tuple(part.name for part in parts)
    same = (Joint(found.units[id].name, tuple(others.values())) for id, others in found.met.items())
    uses: dict[str, frozenset[str]] = {}
    for number, part in enumerate(parts):
        name = str(belongs.get(number, number))
        uses[name] = uses.get(name, frozenset()) | part.uses
    return World(found.units, (*edges, *nested), tuple(bars), _later(edges), texts, uses), (*same, *found.joints)


def _units(part: Part, number: int, found: _Joined) -> dict[str, str]:
    """Lay the units of a part beside those that are there, and return what each is called in the world."""
    ids = {end: end for end in BUILT_IN_PARTIES}
    for unit in part.units:
        names = part.names.get(unit.id, ())
        same = next((found.known[name] for name in names if name in found.known), None)
        ids[unit.id] = same or f"{number}:{unit.id}"
        if same is not None and _first(same) != number:
            found.met.setdefault(same, {}).setdefault(number, unit.name)
        for name in names:
            found.known.setdefault(name, ids[unit.id])
    for unit in part.units:
        here = replace(unit, id=ids[unit.id], parent=ids.get(unit.parent, ""))
        found.units.setdefault(here.id, here)
    found.members[number] = {ids[unit.id] for unit in part.units}
    return ids


def _nested(found: _Joined, belongs: Mapping[int, int]) -> list[Edge]:
    """Make bodies parts of those of other agreements with whose name theirs begins, and return the ways that gives."""
    edges = []
    for name, id in sorted(found.known.items()):
        words = name.split()
        longer = (" ".join(words[:n]) for n in range(len(words) - 1, 1, -1))
        parent = next((found.known[one] for one in longer if one in found.known), None)
        unit = found.units[id]
        if parent is None or unit.parent or parent in (id, found.units[parent].parent) or _first(id) == _first(parent):
            continue
        found.units[id] = replace(unit, parent=parent)
        found.joints.append(Joint(unit.name, (found.units[parent].name,), "part"))
        for number in (_first(id), _first(parent)):
            for source, target in ((id, parent), (parent, id)):
                edges.append(Edge(f"{number}:nested:{source}:{target}", "member", source, target, sure="possible",
                                  agreement=str(belongs.get(number, number))))  # fmt: skip
    return edges


def _first(unit: str) -> int:
    """Return the number of the agreement that first named a unit: it knows best what is part of what."""
    return int(unit.partition(":")[0])


def _belonging(parts: Sequence[Part], found: _Joined) -> Mapping[int, int]:
    """Return the umbrella of each annex: the first text that is none and has at least two of its parties."""
    belongs = {}
    for number, part in enumerate(parts):
        if not part.annex:
            continue
        others = (n for n, other in enumerate(parts) if not other.annex)
        over = next((n for n in others if len(found.members[n] & found.members[number]) >= SHARED), None)
        if over is not None:
            belongs[number] = over
            found.joints.append(Joint(part.name, (parts[over].name,), "annex"))
    return belongs


def _whole(ends: frozenset[str], own: Mapping[str, str], children: Mapping[str, set[str]]) -> frozenset[str]:
    """Return the ends of a bar with the units that are part of them."""
    here = {own.get(end, end) for end in ends}
    return frozenset(here.union(*(children.get(end, set()) for end in here)))


def _later(edges: Iterable[Edge]) -> frozenset[tuple[str, str]]:
    """Return the units with the kinds of data that they give only once they have them."""
    named = {(edge.source, kind, edge.id.endswith(LATER)) for edge in edges for kind in edge.data}
    return frozenset((unit, kind) for unit, kind, later in named if later and (unit, kind, False) not in named)


def standing(found: World, wanted: Iterable[str]) -> frozenset[str]:
    """Return the units of some sides or kinds."""
    names = set(wanted)
    return frozenset(u.id for u in found.units.values() if {u.kind, u.side, u.id} & names)

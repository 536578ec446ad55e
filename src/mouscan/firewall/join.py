"""The world of some agreements: their parts laid together over the bodies that they share.

Bodies of several agreements are one where they share a name that stands for one body everywhere; a body whose name
begins with the whole name of another is part of it; an annex that shares its parties with an umbrella agreement is one
with it. Each of these is an assumption that is told (rule catalogue, section 3.5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from mouscan.firewall.ban import LATER
from mouscan.firewall.naming import bodies
from mouscan.firewall.part import Part
from mouscan.firewall.world import ANYTHING, ENFORCEMENT, OUTSIDERS, SERVICE, UNNAMED, Bar, Edge, Unit, World
from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.resources import table

SHARED = 2
# From the most dangerous to have the data to the least.
SIDES = ("enforcement", "law-enforcement", "mixed", "service", "oversight", "neutral", "")


class Joint(Struct, frozen=True):
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


class _Joined(Struct):
    """What has been laid together: the units of the world, what each part calls its own there, and who is in each."""

    units: dict[str, Unit] = field(default_factory=dict)
    ids: list[dict[str, str]] = field(default_factory=list)
    members: list[set[str]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    met: dict[str, dict[int, str]] = field(default_factory=dict)
    joints: list[Joint] = field(default_factory=list)


def join(parts: Sequence[Part]) -> tuple[World, tuple[Joint, ...]]:
    """Return the world of some agreements, and what was taken for one: in whatever order they come."""
    found = _laid(parts)
    belongs = _belonging(parts, found)
    names = [str(belongs.get(number, number)) for number in range(len(parts))]
    fences = {names[number] for number, part in enumerate(parts) if part.fenced}
    fences |= {str(n) for n, over in belongs.items() if str(over) in fences}
    _nest(found)
    children: dict[str, set[str]] = defaultdict(set)
    for unit in found.units.values():
        if unit.parent:
            children[unit.parent].add(unit.id)
    edges: list[Edge] = []
    bars: list[Bar] = []
    for number, part in enumerate(parts):
        name, own = names[number], found.ids[number]
        edges += [
            replace(e, id=f"{number}:{e.id}", source=own.get(e.source, e.source), target=own.get(e.target, e.target),
                    agreement=name)
            for e in part.edges
            if not (e.kind == "member" and name in fences)
        ]  # fmt: skip
        bars += [
            replace(b, id=f"{number}:{b.id}", sources=_whole(b.sources, own, children),
                    targets=_whole(b.targets, own, children), agreement=name,
                    yields=frozenset(f"{number}:{id}" for id in b.yields))
            for b in part.bars
        ]  # fmt: skip
    told = {(e.source, e.target, e.agreement) for e in edges if e.kind == "member"}
    for number, name in enumerate(names):
        if name not in fences:
            edges += (e for e in _within(number, name, found, children) if (e.source, e.target, name) not in told)
    found.units[UNNAMED] = Unit(UNNAMED, "a body that enforces immigration law", "immigration-enforcement", ENFORCEMENT)
    found.units[OUTSIDERS] = Unit(OUTSIDERS, "third parties", "", "")
    same = (Joint(found.units[id].name, tuple(others.values())) for id, others in found.met.items())
    uses: dict[str, frozenset[str]] = {}
    for name, part in zip(names, parts, strict=True):
        uses[name] = uses.get(name, frozenset()) | part.uses
    texts = tuple(part.name for part in parts)
    return World(found.units, tuple(edges), tuple(bars), _later(edges), texts, uses), (*same, *found.joints)


def _laid(parts: Sequence[Part]) -> _Joined:
    """Lay the units of all parts together, those as one that share a name, or are linked by such as share names."""
    found = _Joined()
    unsure = _unsure(parts)
    same: dict[str, str] = {}

    def first(name: str) -> str:
        while same.setdefault(name, name) != name:
            same[name] = name = same[same[name]]
        return name

    usable = [{id: [n for n in names if n not in unsure] for id, names in part.names.items()} for part in parts]
    for names in (some for own in usable for some in own.values()):
        for name in names[1:]:
            same[first(name)] = first(names[0])
    for number, part in enumerate(parts):
        ids = {end: end for end in BUILT_IN_PARTIES}
        for unit in part.units:
            names = usable[number].get(unit.id, [])
            id = found.known.get(first(names[0])) if names else None
            ids[unit.id] = here = id or f"{number}:{unit.id}"
            if id is not None and _first(id) != number:
                found.met.setdefault(id, {}).setdefault(number, unit.name)
            found.known.update(dict.fromkeys((*names, *map(first, names)), here))
        for unit in part.units:
            told = replace(unit, id=ids[unit.id], parent=ids.get(unit.parent, ""))
            found.units[told.id] = _one(found.units.get(told.id, told), told)
        found.ids.append(ids)
        found.members.append({ids[unit.id] for unit in part.units})
    return found


def _unsure(parts: Sequence[Part]) -> set[str]:
    """Return the initials that do not stand for just one formal name."""
    meant: dict[str, set[str]] = defaultdict(set)
    for names in (names for part in parts for names in part.names.values()):
        full = [name for name in names if " " in name]
        for name in names:
            if " " not in name and name not in bodies():
                meant[name].update(full[:1])
    return {name for name, full in meant.items() if len(full) != 1}


def _one(unit: Unit, other: Unit) -> Unit:
    """Return a body of two agreements as one: of the side that is the more dangerous, part of whatever one tells."""
    kind = min((unit, other), key=lambda u: (SIDES.index(u.side), u.kind))
    return replace(unit, kind=kind.kind, side=kind.side, parent=unit.parent or other.parent)


def _nest(found: _Joined) -> None:
    """Make bodies parts of those with whose whole name theirs begins."""
    for name, id in sorted(found.known.items()):
        words = name.split()
        longer = (" ".join(words[:n]) for n in range(len(words) - 1, 1, -1))
        parent = next((found.known[one] for one in longer if one in found.known), None)
        unit = found.units[id]
        if parent is None or unit.parent or parent == id or found.units[parent].parent == id:
            continue
        if not any({id, parent} <= members for members in found.members):
            found.units[id] = replace(unit, parent=parent)
            found.joints.append(Joint(unit.name, (found.units[parent].name,), "part"))


def _within(number: int, name: str, found: _Joined, children: Mapping[str, set[str]]) -> Iterator[Edge]:
    """Yield the ways within the bodies of an agreement that it does not tell to be one, and another does."""
    here = found.members[number]
    pairs = {(id, found.units[id].parent) for id in here if found.units[id].parent}
    pairs |= {(child, id) for id in here for child in children.get(id, ())}
    for child, parent in sorted(pairs):
        for source, target in ((child, parent), (parent, child)):
            yield Edge(f"{number}:within:{source}:{target}", "member", source, target, sure="possible", agreement=name)


def _first(unit: str) -> int:
    """Return the number of the agreement that first named a unit."""
    return int(unit.partition(":")[0])


def _belonging(parts: Sequence[Part], found: _Joined) -> Mapping[int, int]:
    """Return the umbrella of each annex: of the texts that are none the one with most of its parties, two at least."""
    belongs = {}
    whole = [number for number, part in enumerate(parts) if not part.annex]
    for number, part in enumerate(parts):
        shared = {n: len(found.members[n] & found.members[number]) for n in whole} if part.annex else {}
        over = min(shared, key=lambda n: (-shared[n], parts[n].name), default=None)
        if over is not None and shared[over] >= SHARED:
            belongs[number] = over
            found.joints.append(Joint(part.name, (parts[over].name,), "annex"))
    return belongs


def _numbered(edges: Iterable[str], number: int) -> frozenset[str]:
    return frozenset(f"{number}:{edge}" for edge in edges)


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


def origins(found: World, wanted: Iterable[str]) -> frozenset[str]:
    """Return the units of some sides or kinds; a body of many offices is a service where it gives what one holds.

    A county council that gives data about children gives those of its schools and social workers
    (`vocabularies/serving.tsv`).
    """
    names = set(wanted)
    served = {unit.id: _served()[unit.kind] for unit in found.units.values() if unit.kind in _served()}
    serving = {e.source for e in found.edges if served.get(e.source, ANYTHING) & e.subjects}
    return standing(found, names) | (serving if SERVICE in names else ANYTHING)


@cache
def _served() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["subjects"].split("|")) for row in table("serving")}

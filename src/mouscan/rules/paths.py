"""Ways for data from one side to another, as the firewall stage finds them: what a rule calls a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from mouscan.firewall.join import join, standing
from mouscan.firewall.load import LEVELS, Loads, Query
from mouscan.firewall.part import part
from mouscan.firewall.reach import Way, each
from mouscan.firewall.world import ENFORCEMENT, SERVICE, Edge, World
from mouscan.graph import Agreement
from mouscan.rules.case import Item, Scope
from mouscan.rules.syntax import Thing

WAITS = "it depends on a text that is not here"
OPEN, HERE, SYSTEM = ("explicit", "latent"), "0:", ":system:"
ENDS = (("from", SERVICE), ("to", ENFORCEMENT))


class Path(Struct, frozen=True):
    """A way in the world of an agreement, or of this and another one together."""

    way: Way

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges of the way."""
        return self.way.edges

    @property
    def states(self) -> frozenset[str]:
        """How sure a path is, whether it is one hop, and whether through a system that both can use."""
        systems = [edge.target.rpartition(SYSTEM)[2] for edge in self.edges if SYSTEM in edge.target]
        return frozenset(
            {
                {"explicit": "proven"}.get(self.way.sure, self.way.sure),
                "direct" if len(self.edges) == 1 else "indirect",
                *systems,
            }
        )


def paths(thing: Thing, scope: Scope, other: Agreement | None = None) -> Iterator[Item]:
    """Yield each edge from a source to a target, and the surest and shortest longer way to each target.

    Where a rule names no ends they are services and who enforces.

    Ways that silence leaves possible are there only for a rule that asks for them; what depends on an absent text is
    unsure. With another agreement, only ways that lead through both.
    """
    world = _world(scope, other)
    sources, targets = (standing(world, _wanted(thing, end) or {side}) for end, side in ENDS)
    query = Query(sources, targets)
    asked = {q.words[0].text for q in thing.qualifiers if q.kind == "being" and not q.negated}
    kinds = {word.text for word in thing.kinds}
    found = [*_direct(world, query), *each(world, Query(query.sources, query.targets, hops=2))]
    for way in found:
        if kinds and kinds.isdisjoint(edge.kind for edge in way.edges):
            continue
        if other is not None and len({edge.id.partition(":")[0] for edge in way.edges}) == 1:
            continue
        if way.sure in OPEN or way.sure in asked:
            yield _item(way, True)
        elif way.sure == "unknown":
            yield _item(way, False)


def _direct(world: World, query: Query) -> Iterator[Way]:
    loads = Loads.of(world, query)
    for edge in world.edges:
        if edge.source in query.sources and edge.target in query.targets:
            level = next((n for n, load in enumerate(loads.load(edge, "")) if load), None)
            if level is not None:
                yield Way((edge,), LEVELS[level])


def _world(scope: Scope, other: Agreement | None) -> World:
    """Return the world of the agreement, joined with another one; remembered within the case."""
    key = ("world", id(scope.agreement), id(other))
    if key not in scope.case.memory:
        texts = [scope.agreement, *([other] if other is not None else [])]
        scope.case.memory[key] = join([part(text) for text in texts])[0]
    return cast("World", scope.case.memory[key])


def _wanted(thing: Thing, kind: str) -> set[str]:
    return {word.text for q in thing.qualifiers if q.kind == kind for word in q.words}


def _item(way: Way, sure: bool) -> Item:
    """Return a way with the clauses and words of the agreement itself: those of another have ids of their own."""
    own = [edge for edge in way.edges if edge.id.startswith(HERE)]
    return Item(
        clauses=tuple(dict.fromkeys(c for edge in own for c in edge.clauses)),
        evidence=tuple(dict.fromkeys(e for edge in own for e in edge.evidence)),
        sure=sure,
        why="" if sure else WAITS,
        source=way.edges[0].source.removeprefix(HERE),
        target=way.edges[-1].target.removeprefix(HERE),
        node=Path(way),
    )

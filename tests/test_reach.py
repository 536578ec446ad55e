"""A model checker: on small random worlds, the analysis agrees with the enumeration of every chain of edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from mouscan.firewall.fix import least
from mouscan.firewall.lattice import is_kind_of
from mouscan.firewall.reach import LEVELS, Query, ways
from mouscan.firewall.verdict import verdict
from mouscan.firewall.world import Bar, Edge, Opening, World

UNITS = ("school", "council", "ministry", "police", "removals")
DATA = ("nationality", "home-address", "aggregate-statistics", "personal-data")
ASKED = ("", "nationality", "home-address")
PURPOSES = ("generic", "crime-prevention-detection", "immigration-offence", "immigration-enforcement", "statistics")
USES = ("", "crime-prevention-detection", "immigration-offence", "detain-remove-return", "statistics")
ORDER = ("PROVEN-OPEN", "LATENT", "POSSIBLE", "UNKNOWN", "BLOCKED")


def some(values: tuple[str, ...], most: int = 2) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=most)


openings = st.builds(
    Opening, some(PURPOSES[1:]), some(PURPOSES[2:], 1), st.booleans(), st.sampled_from([False, False, True])
)
edges = st.builds(
    Edge,
    st.uuids().map(str),
    st.just("disclose"),
    st.sampled_from(UNITS),
    st.sampled_from(UNITS),
    some(DATA),
    some(PURPOSES),
    st.sampled_from(LEVELS),
)
bars = st.builds(
    Bar,
    st.uuids().map(str),
    some(UNITS),
    some(UNITS),
    some(DATA[:2], 1),
    some(PURPOSES[1:], 1),
    st.lists(openings, max_size=2).map(tuple),
)
worlds = st.builds(
    World,
    st.just({}),
    st.lists(edges, max_size=8).map(tuple),
    st.lists(bars, max_size=3).map(tuple),
    st.frozensets(st.tuples(st.sampled_from(UNITS), st.just("nationality")), max_size=2),
)
queries = st.builds(
    Query, st.just(frozenset({"school"})), st.just(frozenset({"removals", "police"})), st.sampled_from(ASKED),
    st.sampled_from(USES),
)  # fmt: skip


def uses(allowed: frozenset[str]) -> set[str]:
    """Every use that a set of purposes allows, the use of no purpose in particular among them."""
    if not allowed or "generic" in allowed:
        return set(USES)
    return {use for use in USES if not use or any(is_kind_of(use, one) for one in allowed)}


def level(edge: Edge, world: World, query: Query) -> int | None:
    """The level of one edge for a query, None where it is shut or carries nothing of what is asked."""
    if edge.data == {"aggregate-statistics"}:
        return None
    whole = not edge.data or "personal-data" in edge.data
    if query.data and not whole and query.data not in edge.data:
        return None
    if query.purpose not in uses(edge.purposes):
        return None
    found = LEVELS.index(edge.sure)
    if (edge.source, query.data) in world.later and query.data not in edge.data:
        found = max(found, LEVELS.index("latent"))
    for bar in world.bars:
        across = (not bar.sources or edge.source in bar.sources) and (not bar.targets or edge.target in bar.targets)
        # Only a bar that takes in all that is asked of stops it: "nationality must not" leaves other data free.
        across = across and (not bar.data or (query.data != "" and query.data in bar.data))
        barred = uses(bar.purposes) - {""} if bar.purposes else set(USES)
        if not across or query.purpose not in barred:
            continue
        open_ = [
            o
            for o in bar.openings
            if not o.gated
            and query.purpose in uses(o.purposes)
            and (not query.purpose or not any(is_kind_of(query.purpose, x) for x in o.excluded))
        ]
        if not open_:
            return None
        if all(o.unknown for o in open_):
            found = LEVELS.index("unknown")
    return found


def chains(world: World, query: Query) -> Iterator[tuple[int, int]]:
    """The level and length of every chain without a circle from a source to a target."""

    def on(here: str, seen: frozenset[str], worst: int, length: int) -> Iterator[tuple[int, int]]:
        for edge in world.edges:
            if edge.source != here or edge.target in seen:
                continue
            one = level(edge, world, query)
            if one is None:
                continue
            if edge.target in query.targets:
                yield max(worst, one), length + 1
            else:
                yield from on(edge.target, seen | {edge.target}, max(worst, one), length + 1)

    for source in query.sources:
        yield from on(source, frozenset({source}), 0, 0)


@settings(max_examples=2000, deadline=None)
@given(worlds, queries)
def test_the_surest_and_shortest_way_is_the_one_that_enumeration_finds(world: World, query: Query) -> None:
    best = min(chains(world, query), default=None)
    way = ways(world, query)
    assert (way is None) == (best is None)
    if way is not None and best is not None:
        assert (LEVELS.index(way.sure), len(way.edges)) == best
        assert way.edges[0].source in query.sources
        assert way.edges[-1].target in query.targets
        assert all(a.target == b.source for a, b in zip(way.edges, way.edges[1:], strict=False))


@settings(max_examples=1000, deadline=None)
@given(worlds, queries, bars)
def test_another_prohibition_never_opens_a_way(world: World, query: Query, bar: Bar) -> None:
    before, after = verdict(world, query), verdict(replace(world, bars=(*world.bars, bar)), query)
    if before.level != "UNKNOWN" or before.way is not None:
        assert ORDER.index(after.level) >= ORDER.index(before.level)
    else:
        assert after.level in ("UNKNOWN", "BLOCKED")


@settings(max_examples=1000, deadline=None)
@given(worlds, queries)
def test_taking_an_exception_away_never_opens_a_way(world: World, query: Query) -> None:
    strict = replace(world, bars=tuple(replace(bar, openings=bar.openings[1:]) for bar in world.bars))
    before, after = verdict(world, query), verdict(strict, query)
    if before.way is not None or before.level == "BLOCKED":
        assert ORDER.index(after.level) >= ORDER.index(before.level)


@settings(max_examples=500, deadline=None)
@given(worlds, queries)
def test_what_is_blocked_has_its_bars_and_without_them_a_way(world: World, query: Query) -> None:
    found = verdict(world, query)
    if found.level == "BLOCKED":
        assert found.bars
        kept = replace(world, bars=tuple(b for b in world.bars if b not in found.bars))
        if found.way is not None:
            assert verdict(kept, query).way is not None


def test_only_the_bars_across_a_way_are_told() -> None:
    way, aside = Edge("1", "disclose", "school", "police"), Edge("2", "disclose", "council", "ministry")
    bars_ = (Bar("a", targets=frozenset({"police"})), Bar("b", targets=frozenset({"ministry"})))
    found = verdict(World({}, (way, aside), bars_), Query(frozenset({"school"}), frozenset({"police"})))
    assert (found.level, found.bars) == ("BLOCKED", bars_[:1])


@settings(max_examples=500, deadline=None)
@given(worlds, queries)
def test_the_least_fix_closes_every_way_and_nothing_smaller_does(world: World, query: Query) -> None:
    cut = least(world, query)
    kept = replace(world, edges=tuple(e for e in world.edges if e not in cut))
    assert ways(kept, query) is None
    assert bool(cut) == (ways(world, query) is not None)
    for fewer in combinations(world.edges, len(cut) - 1) if cut else ():
        assert ways(replace(world, edges=tuple(e for e in world.edges if e not in fewer)), query) is not None

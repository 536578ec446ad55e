"""A model checker: on small random worlds, the analysis agrees with the enumeration of every chain of edges."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mouscan.firewall.fix import fix
from mouscan.firewall.lattice import is_kind_of
from mouscan.firewall.load import LEVELS, Query
from mouscan.firewall.reach import ways
from mouscan.firewall.verdict import verdict
from mouscan.firewall.world import Bar, Edge, Opening, World

UNITS = ("school", "council", "ministry", "police", "removals")
DATA = ("nationality", "home-address", "aggregate-statistics", "personal-data")
ASKED = ("", "nationality", "home-address", "postcode")
KINDS = ("nationality", "home-address", "postcode", "whatever else")
AGREEMENTS = ("first", "second")
PURPOSES = ("generic", "crime-prevention-detection", "immigration-offence", "immigration-enforcement", "statistics")
USES = ("", "crime-prevention-detection", "immigration-offence", "detain-remove-return", "statistics")
Where = tuple[str, str | None, bool, int]
ORDER = ("PROVEN-OPEN", "LATENT", "POSSIBLE", "UNKNOWN", "BLOCKED")


def some(values: tuple[str, ...], most: int = 2) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=most)


openings = st.builds(
    Opening, some(PURPOSES[1:]), some(PURPOSES[2:], 1), st.booleans(), st.sampled_from([False, False, True])
)
edges = st.builds(
    Edge,
    st.uuids().map(str),
    st.sampled_from(["disclose", "disclose", "disclose", "member", "repurpose"]),
    st.sampled_from(UNITS),
    st.sampled_from(UNITS),
    some(DATA),
    some(PURPOSES),
    st.sampled_from(LEVELS),
    st.lists(st.sampled_from("1234"), max_size=1).map(tuple),
    st.just(()),
    st.sampled_from([frozenset[str](), frozenset({"child"}), frozenset({"staff"})]),
    st.sampled_from(AGREEMENTS),
).map(lambda edge: replace(edge, target=edge.source) if edge.kind == "repurpose" else edge)
bars = st.builds(
    Bar,
    st.uuids().map(str),
    some(UNITS),
    some(UNITS),
    some(DATA[:3], 1),
    some(PURPOSES[1:], 1),
    st.lists(openings, max_size=2).map(tuple),
    st.just(()),
    st.just(()),
    st.sampled_from(AGREEMENTS),
    some(("0", "1", "2")),
    st.sampled_from([False, False, True]),
)


def numbered(world: World) -> World:
    """Number the edges, so that bars can yield to them."""
    return replace(world, edges=tuple(replace(edge, id=str(n)) for n, edge in enumerate(world.edges)))


worlds = st.builds(
    World,
    st.just({}),
    st.lists(edges, max_size=8).map(tuple),
    st.lists(bars, max_size=3).map(tuple),
    st.frozensets(st.tuples(st.sampled_from(UNITS), st.just("nationality")), max_size=2),
).map(numbered)
queries = st.builds(
    Query,
    st.just(frozenset({"school"})),
    st.just(frozenset({"removals", "police"})),
    st.sampled_from(ASKED),
    st.sampled_from(USES),
    st.sampled_from([1, 1, 2]),
)


def uses(allowed: frozenset[str]) -> set[str]:
    """Every use that a set of purposes allows, the use of no purpose in particular among them."""
    if not allowed or "generic" in allowed:
        return set(USES)
    return {use for use in USES if not use or any(is_kind_of(use, one) for one in allowed)}


def level(edge: Edge, kind: str, came: str | None, world: World, query: Query) -> int | None:
    """The level of one edge for one kind of data that came under an agreement, None where it does not carry it."""
    if edge.subjects == {"staff"} or (edge.kind == "member" and came not in (None, edge.agreement)):
        return None
    named = edge.data | ({"postcode"} if "home-address" in edge.data else set())
    if edge.data and "personal-data" not in edge.data and kind not in named:
        return None
    found = LEVELS.index(edge.sure)
    if (edge.source, kind) in world.later and kind not in edge.data:
        found = max(found, LEVELS.index("latent"))
    for bar in world.bars:
        if bar.agreement not in (edge.agreement, came):
            continue
        if edge.id in bar.yields or (edge.kind == "repurpose" and (bar.sources or bar.targets)):
            continue
        across = (not bar.sources or edge.source in bar.sources) and (not bar.targets or edge.target in bar.targets)
        parts = bar.data | ({"postcode"} if "home-address" in bar.data else set())
        across = across and (not bar.data or "personal-data" in bar.data or kind in parts)
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
        if not open_ and not bar.vague:
            return None
        if all(o.unknown for o in open_):
            found = LEVELS.index("unknown")
    return found


def chains(world: World, query: Query) -> Iterator[tuple[int, int]]:
    """The level and length of every chain without a circle that one kind of data can take to a target."""

    def on(kind: str, here: Where, seen: frozenset[Where], worst: int, length: int) -> Iterator[tuple[int, int]]:
        unit, came, served, hops = here
        for edge in world.edges:
            if edge.source != unit:
                continue
            own = edge.kind == "repurpose"
            serves = query.purpose in uses(edge.purposes)
            if own and (served or not serves):
                continue
            if not own and (edge.target in query.sources | {unit} or (hops and unit in query.targets)):
                continue
            one = level(edge, kind, came, world, query)
            there = (edge.target, edge.agreement, own or (served and serves), min(hops + (not own), 2))
            if one is None or there in seen:
                continue
            if edge.target in query.targets and there[2] and there[3] >= query.hops:
                yield max(worst, one), length + 1
            yield from on(kind, there, seen | {there}, max(worst, one), length + 1)

    for source in query.sources:
        for kind in [query.data] if query.data else KINDS:
            start: Where = (source, None, True, 0)
            yield from on(kind, start, frozenset({start}), 0, 0)


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


def change(edge: Edge) -> object:
    """What is amended to take an edge away: its clause, or what its agreement leaves unsaid about one matter."""
    return (
        (edge.agreement, edge.kind)
        if edge.kind == "member"
        else (edge.agreement, edge.clauses)
        if edge.clauses
        else edge.id
    )


@settings(max_examples=500, deadline=None)
@given(worlds, queries)
def test_the_least_fix_closes_every_way_and_nothing_smaller_does(world: World, query: Query) -> None:
    found = fix(world, query)
    kept = replace(world, edges=tuple(e for e in world.edges if e not in found.edges))
    assert ways(kept, query) is None
    assert found.least
    assert bool(found.changes) == (ways(world, query) is not None)
    assert {change(edge) for edge in found.edges}.isdisjoint(map(change, kept.edges))
    changes = sorted({str(change(edge)) for edge in world.edges})
    for fewer in combinations(changes, len(found.changes) - 1) if found.changes else ():
        rest = tuple(e for e in world.edges if str(change(e)) not in fewer)
        assert ways(replace(world, edges=rest), query) is not None


def test_a_large_world_whose_cut_cannot_be_proved_least_is_closed_all_the_same() -> None:
    world = World(edges=tuple(
        Edge(f"{a}-{b}-{n}", "disclose", a, b, frozenset({kind}), clauses=(str((len(a) * 3 + len(b) + n) % 7),))
        for n, kind in enumerate(("nationality", "home-address", "email", "name") * 400)
        for a, b in (("school", f"hub{n}"), (f"hub{n}", "police"))
    ))  # fmt: skip
    found = fix(world, Query(frozenset({"school"}), frozenset({"police"})))
    kept = replace(world, edges=tuple(e for e in world.edges if e not in found.edges))
    assert ways(kept, Query(frozenset({"school"}), frozenset({"police"}))) is None


def layered(count: int) -> World:
    """A world of as many edges, ten units a layer, with bars across some: the last layer has one way on."""
    last = count // 100
    kinds = ("nationality", "home-address", "name", "email")
    made = tuple(
        Edge(
            f"{n % 20}:{n}", "disclose", f"{n // 100}-{n // 10 % 10}", f"{n // 100 + 1}-{n % 10}",
            frozenset({kinds[n % 4]}), clauses=(str(n),), agreement=str(n % 20),
        )
        for n in range(count)
    )  # fmt: skip
    barred = tuple(
        Bar(str(n), frozenset({f"{n % last}-{n % 10}"}), data=frozenset({kinds[n % 4]}), agreement=str(n % 20))
        for n in range(100)
    )
    return World(edges=(*made, Edge("0:out", "disclose", f"{last}-0", "police", agreement="0")), bars=barred)


def test_memory_grows_as_the_edges_do() -> None:
    query = Query(frozenset(f"0-{n}" for n in range(10)), frozenset({"police"}))
    most = []
    for count in (2_500, 2_500, 10_000):
        world = layered(count)
        gc.collect()
        tracemalloc.start()
        assert verdict(world, query).level == "PROVEN-OPEN"
        assert fix(world, query).changes
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # What the first run reads of the vocabularies is no part of it.
    assert most[2] < 1.25 * 4 * most[1]

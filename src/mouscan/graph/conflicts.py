"""Flows that the text prohibits in one place and allows or requires in another, and which of them governs.

One governs where an exception to the prohibition opens it, or where the text says which of the two clauses prevails;
everything else stays a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import DataItem, Party, Precedence
from mouscan.graph.counterparts import Counterparts
from mouscan.graph.evidence import Evidence
from mouscan.graph.goods import ALL, DATA, Goods
from mouscan.graph.mentions import Mentions
from mouscan.graph.provisos import GROUNDS
from mouscan.graph.rank import Rank
from mouscan.graph.transfer import Conflict, Flow, FlowKind, Proviso

GIVING: frozenset[FlowKind] = frozenset({"disclose", "respond", "access", "onward", "publish"})
BARRED: dict[FlowKind, frozenset[FlowKind]] = {"disclose": GIVING, "onward": GIVING}
CLASS = "third-parties"
AGGREGATE = "aggregate-statistics"
VAGUE = frozenset({"other", "personal-data", "special-category"})


def conflicts(
    flows: Sequence[Flow],
    provisos: Sequence[Proviso],
    said: Sequence[Precedence],
    data: Sequence[DataItem],
    parties: Sequence[Party],
    mentions: Mentions,
) -> tuple[Conflict, ...]:
    """Return every two flows that cannot both hold, in the order of the prohibitions."""
    rank = Rank(mentions.reading.tree, said)
    place = {flow.id: i for i, flow in enumerate(flows)}
    goods = Goods(mentions.reading, data)
    opened = _opened(flows, provisos)
    limited = {id for id, exceptions in opened.items() if goods.conditional(flows[place[id]], exceptions)}
    found: list[Conflict] = []
    for barred, free in _facing(flows, Counterparts(parties, mentions)):
        exceptions = opened[barred.id]
        reached = _same_data(barred, free, goods) and _same_purpose(barred, free, exceptions, goods)
        if barred.id in limited or not reached:
            continue
        first, second = (barred, free) if place[barred.id] < place[free.id] else (free, barred)
        governs, words = _governing(barred, free, exceptions, mentions, goods, rank)
        found.append(Conflict(f"k{len(found) + 1}", first.id, second.id, governs, words))
    return tuple(found)


def _opened(flows: Sequence[Flow], provisos: Sequence[Proviso]) -> dict[str, list[Proviso]]:
    """Return the exceptions to each prohibition; one sentence prohibits several flows ("neither body shall")."""
    stated = {flow.id: flow.evidence for flow in flows if flow.polarity == "prohibited"}
    by_start: dict[int, list[Proviso]] = {}
    for proviso in provisos:
        for e in stated.get(proviso.target, ()):
            by_start.setdefault(e.start, []).append(proviso)
    return {
        id: list({x.id: x for e in said for x in by_start.get(e.start, ())}.values()) for id, said in stated.items()
    }


def _facing(flows: Sequence[Flow], others: Counterparts) -> Iterator[tuple[Flow, Flow]]:
    """Yield every prohibition with each flow between the same ends that it bars; the ends may be a class of them."""
    between: dict[tuple[str, str], list[Flow]] = {}
    outward: dict[str, list[Flow]] = {}
    for flow in flows:
        if flow.polarity != "prohibited":
            between.setdefault((flow.source, flow.target), []).append(flow)
            if others.outside(flow.target):
                outward.setdefault(flow.source, []).append(flow)
    for flow in flows:
        if flow.polarity == "prohibited":
            wider = [CLASS] if others.outside(flow.target) else []
            facing = [f for end in (flow.target, *wider) for f in between.get((flow.source, end), ())]
            facing += outward.get(flow.source, ()) if flow.target == CLASS else ()
            for free in facing:
                if free.kind in BARRED.get(flow.kind, {flow.kind}):
                    yield flow, free


def _same_data(barred: Flow, free: Flow, goods: Goods) -> bool:
    """Tell whether a prohibition reaches what a flow moves; one of some items only leaves a general leave as it is."""
    if barred.subjects and free.subjects and not set(barred.subjects) & set(free.subjects):
        return False
    shut, given = goods.of(barred), goods.of(free)
    kinds, others = goods.categories(shut), goods.categories(given)
    if AGGREGATE in others and kinds != others:
        return False
    if shut & {ALL, DATA}:
        return bool(others) or (barred.target == free.target and bool(given))
    return ALL in given or bool(shut & given) or bool((kinds - VAGUE) & others)


def _same_purpose(barred: Flow, free: Flow, exceptions: Sequence[Proviso], goods: Goods) -> bool:
    """Tell whether a prohibition reaches the purposes of a flow; what its exceptions name it does not prohibit."""
    opened = {purpose for proviso in exceptions for purpose in proviso.purposes}
    shut = goods.purposes(barred) - opened
    return not shut or bool(shut & goods.purposes(free))


def _governing(
    barred: Flow, free: Flow, exceptions: Sequence[Proviso], mentions: Mentions, goods: Goods, rank: Rank
) -> tuple[str | None, tuple[Evidence, ...]]:
    """Return the flow that the text lets prevail, and the words that say so."""
    up = _opening(barred, free, exceptions, mentions, goods) or tuple(p.evidence for p in rank.over(free, barred))
    down = tuple(p.evidence for p in rank.over(barred, free))
    if bool(up) == bool(down):
        return None, ()
    return (free.id if up else barred.id), up or down


def _opening(
    barred: Flow, free: Flow, exceptions: Sequence[Proviso], mentions: Mentions, goods: Goods
) -> tuple[Evidence, ...]:
    """Return the words of an exception to a prohibition that let a flow pass."""
    for proviso in exceptions:
        if goods.purposes(free) & set(proviso.purposes) or _grounded(free, proviso.grounds):
            return proviso.evidence
        for words in proviso.evidence:
            alone = not any(e.holds(words) for e in barred.evidence)
            if any(e.holds(words) for e in free.evidence) and (alone or goods.moves(words)):
                return proviso.evidence
            if free.target in _named(words, mentions):
                return proviso.evidence
    for words in barred.evidence:
        # "shall not without a warrant": what is missing from the prohibition the flow has.
        _, lacking, rest = words.words.partition(" without ")
        if lacking and _grounded(free, [g for g in GROUNDS if pattern("grounds", g, False).search(rest)]):
            return (words,)
    return ()


def _grounded(flow: Flow, grounds: Sequence[str]) -> bool:
    """Tell whether the words of a flow give one of some grounds."""
    return any(pattern("grounds", ground, False).search(e.words) for ground in grounds for e in flow.evidence)


def _named(words: Evidence, mentions: Mentions) -> Iterator[str]:
    """Yield the parties that some words name."""
    for sentence in mentions.reading.by_clause[words.clause]:
        if sentence.start < words.end and words.start < sentence.end:
            for mention in mentions.of(sentence):
                if words.start <= mention.start < words.end:
                    yield from mention.parties

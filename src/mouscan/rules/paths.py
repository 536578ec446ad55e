"""Chains of flows that the text does not prohibit, from one side to another: where data can come to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from mouscan.graph import Agreement, Flow
from mouscan.rules.case import Item
from mouscan.rules.narrow import stands
from mouscan.rules.syntax import Thing

FURTHER = 2


def paths(thing: Thing, agreement: Agreement) -> Iterator[Item]:
    """Yield the shortest chain from a wanted source to each wanted target, and the shortest of two or more hops.

    A chain does not pass through another source, whose own chain is the shorter, nor go on from a target. The `node` of
    a path is its flows in order; its clauses and words are theirs. Linear in flows and parties.
    """
    sources, targets = (_wanted(thing, kind) for kind in ("from", "to"))
    leaving: dict[str, list[Flow]] = defaultdict(list)
    for flow in agreement.flows:
        if flow.polarity != "prohibited":
            leaving[flow.source].append(flow)
    starts = [end for end in leaving if not sources or stands(agreement, end, sources)]
    came: dict[tuple[str, int], tuple[tuple[str, int], Flow]] = {}
    queue = deque((end, 0) for end in starts)
    seen = set(queue)
    while queue:
        state = queue.popleft()
        if state[1] and _wants(state[0], targets, agreement):
            continue
        for flow in leaving[state[0]]:
            reached = (flow.target, min(state[1] + 1, FURTHER))
            if reached not in seen and (flow.target, 0) not in seen:
                seen.add(reached)
                came[reached] = (state, flow)
                queue.append(reached)
    for end, hops in sorted(came, key=lambda s: s[1]):
        if not targets or _wants(end, targets, agreement):
            yield _path((end, hops), came)


def _wants(end: str, targets: set[str], agreement: Agreement) -> bool:
    return bool(targets) and stands(agreement, end, targets)


def _wanted(thing: Thing, kind: str) -> set[str]:
    return {word.text for q in thing.qualifiers if q.kind == kind for word in q.words}


def _path(state: tuple[str, int], came: dict[tuple[str, int], tuple[tuple[str, int], Flow]]) -> Item:
    """Return the chain that leads to a state."""
    hops: list[Flow] = []
    here = state
    walked = set()
    while here in came and here not in walked:
        walked.add(here)
        here, flow = came[here]
        hops.append(flow)
    hops.reverse()
    return Item(
        clauses=tuple(dict.fromkeys(c for hop in hops for c in hop.clauses)),
        evidence=tuple(dict.fromkeys(e for hop in hops for e in hop.evidence)),
        source=hops[0].source,
        target=hops[-1].target,
        node=tuple(hops),
    )

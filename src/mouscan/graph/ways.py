"""The ways that data go between ends: from each giver to each taker, or both ways between those who share."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.counterparts import Counterparts, Ends
from mouscan.graph.frames import Frame
from mouscan.graph.transfer import FlowKind


class Move(Struct, frozen=True):
    """A movement of data: its kind and its two ends; `plain` tells that the words name both."""

    kind: FlowKind
    source: str
    target: str
    plain: bool


def pairs(kind: FlowKind, sources: Ends, targets: Ends, plain: bool) -> Iterator[Move]:
    """Yield a movement from each source to each target that may be one."""
    for a in dict.fromkeys(sources):
        for b in dict.fromkeys(targets):
            if a == b or a in ("public", "third-parties") or (a == "data-subjects") != (kind == "collect"):
                continue
            if b == "data-subjects" and kind != "disclose":
                continue
            if kind in ("request", "match", "collect") and b in BUILT_IN_PARTIES:
                continue
            if kind == "access" and b == "public":
                continue
            handed: FlowKind = "onward" if b == "third-parties" else "publish" if b == "public" else kind
            yield Move(handed, a, b, plain)


def exchanged(frame: Frame, others: Counterparts) -> Iterator[Move]:
    """Yield what those who share give each other, or one way where only one of them provides."""
    if frame.voice == "noun" and set(frame.between) & set(BUILT_IN_PARTIES):
        return
    if frame.bare:
        yield from mutual(frame, others)
        return
    ends = frame.between or ((*frame.subject, *frame.to) if frame.acts else (*frame.by, *frame.to))
    if len(set(ends)) == 1 and frame.acts:
        ends = (*ends, *others.of(ends))
    if set(ends) == {*others.provider, *others.user}:
        # Where one party provides and the other receives, what they share goes one way.
        yield from pairs("disclose", others.provider, others.user, True)
        return
    yield from pairs("disclose", tuple(ends), tuple(ends), True)


def mutual(frame: Frame, others: Counterparts) -> Iterator[Move]:
    """Yield what a passive that names nobody says of two parties alike, or bars between who is asked and who asks."""
    if frame.voice != "passive" or not frame.anyone:
        return
    if len(others.asking) == len(others.asked) == 1:
        if frame.force == "prohibition":
            yield from pairs("disclose", tuple(others.asked), tuple(others.asking), False)
    elif len(others.principals) == 2:
        givers = others.of(others.user) or others.principals
        yield from pairs("disclose", givers, others.user or others.principals, False)

"""What `mouscan trace` prints: the verdict on a way for data, its hops with clause and words, and what stops it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from mouscan.firewall.build import Joint
from mouscan.firewall.reach import Query
from mouscan.firewall.verdict import Verdict
from mouscan.firewall.world import Edge, World
from mouscan.graph import Evidence
from mouscan.report.record import Json, evidence

SAID = {
    "PROVEN-OPEN": "The text lets {data} come from {sources} to {targets}{use}.",
    "LATENT": "The text lets {data} come from {sources} to {targets}{use} once something has happened that it awaits.",
    "POSSIBLE": "Nothing in the text stops {data} from coming from {sources} to {targets}{use}; it does not say so.",
    "BLOCKED": "The text stops {data} from coming from {sources} to {targets}{use}.",
    "UNKNOWN": "The text does not show whether {data} can come from {sources} to {targets}{use}.",
}
NEITHER = "No clause leads there, and none forbids it."
MANY = 3


def page(world: World, asked: Asked, found: Verdict, cut: Sequence[Edge], joints: Sequence[Joint], width: int) -> str:
    """Return the page of one query, at most `width` columns wide."""
    lines = list(_lines(world, asked, found, cut, joints))
    return "\n".join(part for text, depth in lines for part in _wrapped(text, depth, width))


def record(world: World, asked: Asked, found: Verdict, cut: Sequence[Edge], joints: Sequence[Joint]) -> dict[str, Json]:
    """Return one query as plain JSON values."""
    return {
        "schema": "mouscan.trace/1",
        "verdict": found.level,
        "says": asked.says(found),
        "path": [_hop(world, edge) for edge in found.way.edges] if found.way else [],
        "stopped_by": [{"clauses": list(bar.clauses), "evidence": evidence(bar.evidence)} for bar in found.bars],
        "least_fix": [_hop(world, edge) for edge in cut],
        "assumed": [f"{joint.first} and {joint.second} are one body" for joint in joints],
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the words for its ends in which it was asked."""

    query: Query
    sources: str
    targets: str

    def says(self, found: Verdict) -> str:
        """Return the verdict in a sentence."""
        data = self.query.data.replace("-", " ") or "data about people"
        use = f" for {self.query.purpose.replace('-', ' ')}" if self.query.purpose else ""
        if not self.query.sources:
            return f"The text names no body of the kind that is asked about: {self.sources}."
        told = SAID[found.level].format(data=data, sources=self.sources, targets=self.targets, use=use)
        return told if found.way or found.bars else f"{told} {NEITHER}"


Line = tuple[str, int]


def _lines(world: World, asked: Asked, found: Verdict, cut: Sequence[Edge], joints: Sequence[Joint]) -> Iterator[Line]:
    yield f"{found.level}: {asked.says(found)}", 0
    if found.way is not None and found.level != "BLOCKED":
        for number, edge in enumerate(found.way.edges, 1):
            yield f"{number}. {told(world, edge)}", 1
            yield from _quoted(edge.evidence)
    elif found.way is not None:
        yield "The way that there would be:", 1
        for edge in found.way.edges:
            yield told(world, edge), 2
    for where, pieces in {bar.clauses: bar.evidence for bar in found.bars}.items():
        yield f"Stopped by {', '.join(where)}", 1
        yield from _quoted(pieces)
    if cut and found.level != "BLOCKED":
        clauses = dict.fromkeys(clause for edge in cut for clause in edge.clauses)
        many = f"{len(cut)} flow{'s' if len(cut) > 1 else ''}"
        yield f"Change {', '.join(clauses) or 'the text'} ({many}), and no way remains.", 1
    for joint in joints:
        yield f"Taken for one body: {joint.first} and {joint.second}.", 1


def told(world: World, edge: Edge) -> str:
    """Return one hop in a line: its ends, kind, data and purposes, how sure it is, and its clauses."""
    names = [world.units[end].name if end in world.units else end for end in (edge.source, edge.target)]
    what = f" of {', '.join(sorted(edge.data))}" if edge.data else ""
    why = f" for {', '.join(sorted(edge.purposes))}" if edge.purposes else ""
    how = "" if edge.sure == "explicit" else f" ({edge.sure})"
    where = f": {', '.join(edge.clauses)}" if edge.clauses else ""
    return f"{names[0]} -> {names[1]}, {edge.kind}{what}{why}{how}{where}"


def _hop(world: World, edge: Edge) -> dict[str, Json]:
    names = [world.units[end].name if end in world.units else end for end in (edge.source, edge.target)]
    return {
        "from": names[0],
        "to": names[1],
        "kind": edge.kind,
        "data": [*sorted(edge.data)],
        "purposes": [*sorted(edge.purposes)],
        "sure": edge.sure,
        "clauses": list(edge.clauses),
        "evidence": evidence(edge.evidence),
    }


def _quoted(pieces: Sequence[Evidence]) -> Iterator[Line]:
    for piece in pieces[:MANY]:
        yield f'{piece.clause}, page {piece.page}, line {piece.line}: "{piece.words}"', 2


def _wrapped(text: str, depth: int, width: int) -> list[str]:
    indent = "  " * depth
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)

"""What `mouscan trace` prints: the verdict on a way for data, its hops with clause and words, and what stops it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap

from msgspec import Struct

from mouscan.firewall.amend import Proof
from mouscan.firewall.fix import Fix
from mouscan.firewall.join import Joint
from mouscan.firewall.load import Query
from mouscan.firewall.properties import Property
from mouscan.firewall.verdict import Verdict
from mouscan.firewall.world import Bar, Edge, Opening, World
from mouscan.graph import Evidence
from mouscan.language.vocabulary import rows

SAID = {
    "PROVEN-OPEN": "The text lets {data} come from {sources} to {targets}{use}.",
    "LATENT": "The text lets {data} come from {sources} to {targets}{use} once something has happened that it awaits.",
    "POSSIBLE": "Nothing in the text stops {data} from coming from {sources} to {targets}{use}; it does not say so.",
    "BLOCKED": "The text stops {data} from coming from {sources} to {targets}{use}.",
    "UNKNOWN": "The text does not show whether {data} can come from {sources} to {targets}{use}.",
}
NEITHER = "No clause leads there, and none forbids it."
MANY = 3
NO_FIX = Fix()
UNSAID = {
    "member": "what the parts of one body may give each other, of which nothing is said",
    "silence": "what a taker may pass on, of which nothing is said",
}


class Asked(Struct, frozen=True):
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


class Trace(Struct, frozen=True):
    """All that was found out about one query: the verdict, the fix and its proof, the properties, what was assumed."""

    world: World
    asked: Asked
    verdict: Verdict
    fix: Fix = NO_FIX
    proof: Proof | None = None
    properties: tuple[Property, ...] = ()
    joints: tuple[Joint, ...] = ()


def page(found: Trace, width: int) -> str:
    """Return the page of one query, at most `width` columns wide."""
    return "\n".join(part for text, depth in _lines(found) for part in _wrapped(text, depth, width))


Line = tuple[str, int]


def _lines(found: Trace) -> Iterator[Line]:
    world, told = found.world, found.verdict
    yield f"{told.level}: {found.asked.says(told)}", 0
    if told.way is not None and told.level != "BLOCKED":
        for number, edge in enumerate(told.way.edges, 1):
            yield f"{number}. {hop(world, edge)}", 1
            yield from _quoted(edge.evidence)
    elif told.way is not None:
        yield "The way that there would be:", 1
        for edge in told.way.edges:
            yield hop(world, edge), 2
    for opening in told.missing:
        yield f"It depends on a text that is not here: {', '.join(opening.clauses)}", 1
        yield from _quoted(opening.evidence)
    for says, bars in (("Stopped by", told.bars), ("Contradicted by", told.against)):
        for (where, text), pieces in {(bar.clauses, world.text(bar.id)): bar.evidence for bar in bars}.items():
            yield f"{says} {', '.join(where)}{_of(text)}", 1
            yield from _quoted(pieces)
    for bar, opening in doors(found):
        yield f"Opened only on conditions: {', '.join(opening.clauses)}{_of(world.text(bar.id))}", 1
        yield from _quoted(opening.evidence)
        if missing := lacking(opening.slots):
            yield f"The text does not show: {', '.join(missing)}.", 2
    yield from _fixed(found)
    if found.properties:
        yield "The firewall:", 1
    for one in found.properties:
        by = f" ({', '.join(deciding(one))})" if deciding(one) else ""
        level = one.verdict.level if one.verdict else "The text names no such data."
        yield f"{one.name} {one.says} {level}{by}", 2
    for joint in found.joints:
        yield f"Assumed: {joint.says}.", 1


def _fixed(found: Trace) -> Iterator[Line]:
    """Yield the least change that closes every way, with the wording for each clause, and its proof."""
    if not found.fix.changes:
        return
    many = f"{len(found.fix.changes)} change{'s' if len(found.fix.changes) > 1 else ''}"
    yield f"{'Least fix' if found.fix.least else 'Fix'}, {many}:", 1
    remedies = found.proof.remedies if found.proof else ()
    for number, change in enumerate(found.fix.changes, 1):
        where = ", ".join(change.clauses) or UNSAID.get(change.edges[0].kind, "the text")
        yield f"{number}. {where}{_of(found.world.text(change.edges[0].id))}", 2
        for remedy in remedies:
            if remedy.change == change:
                yield f"{remedy.wording} ({remedy.rule})", 3
    if found.proof is not None and found.proof.closed:
        broken = ", ".join(found.proof.broken)
        others = f"these rules then fail: {broken}" if broken else "no other rule fails"
        yield f"With that no way remains, and {others}.", 2


def doors(found: Trace) -> Iterator[tuple[Bar, Opening]]:
    """Yield the narrow exceptions to what stops the data: each a way that is permitted on its conditions."""
    for bar in found.verdict.bars:
        yield from ((bar, opening) for opening in bar.openings if opening.gated)


def lacking(slots: Collection[str]) -> list[str]:
    """Return the conditions of a permitted exception that its words do not show (rule catalogue, section 3.4)."""
    met = {row["slot"] for row in rows("conditions") if row["shown"] in slots}
    return list(dict.fromkeys(row["slot"] for row in rows("conditions") if row["slot"] not in met))


def deciding(one: Property) -> tuple[str, ...]:
    """Return the clauses that decide a property: those of its way, else those that stop it."""
    if one.verdict is None:
        return ()
    way = one.verdict.way.edges if one.verdict.way and one.verdict.level != "BLOCKED" else ()
    return tuple(dict.fromkeys(c for part in (way or one.verdict.bars) for c in part.clauses))


def _of(text: str) -> str:
    return f" of {text}" if text else ""


def hop(world: World, edge: Edge) -> str:
    """Return one hop in a line: its ends, kind, data and purposes, how sure it is, and its clauses."""
    names = [world.units[end].name if end in world.units else end for end in (edge.source, edge.target)]
    what = f" of {', '.join(sorted(edge.data))}" if edge.data else ""
    why = f" for {', '.join(sorted(edge.purposes))}" if edge.purposes else ""
    how = "" if edge.sure == "explicit" else f" ({edge.sure})"
    where = f": {', '.join(edge.clauses)}{_of(world.text(edge.id))}" if edge.clauses else ""
    return f"{names[0]} -> {names[1]}, {edge.kind}{what}{why}{how}{where}"


def _quoted(pieces: Sequence[Evidence]) -> Iterator[Line]:
    for piece in pieces[:MANY]:
        yield f'{piece.clause}, page {piece.page}, line {piece.line}: "{piece.words}"', 2


def _wrapped(text: str, depth: int, width: int) -> list[str]:
    indent = "  " * depth
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)

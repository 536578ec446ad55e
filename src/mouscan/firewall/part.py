"""From one agreement to its part of the world: the units it names, and what its flows let data do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mouscan.firewall.ban import FENCE, LATER, OPEN_SYSTEMS, SYSTEMS, bans, meet, openings, present, unsettled
from mouscan.firewall.lattice import sides
from mouscan.firewall.naming import is_annex, known_by
from mouscan.firewall.silence import SAME_BODY, silent
from mouscan.firewall.world import ANYTHING, ENFORCEMENT, GENERIC, HIT, SERVICE, Bar, Edge, Opening, Sureness, Unit
from mouscan.graph import Agreement, Evidence, Flow
from mouscan.graph.agreement import Party

ANSWERS = ("respond", "match")
MARKS = "sidechannel"


class Part(Struct, frozen=True, dict=True):
    """One agreement as part of the world: its units by their ids, their names in every agreement, edges and bars.

    `annex` marks a text that says in its title that it belongs to another; `fenced` one that parts the units of a body;
    `uses` are the purposes that it permits; `title` is what it calls itself.
    """

    name: str
    units: tuple[Unit, ...]
    names: dict[str, tuple[str, ...]]
    edges: tuple[Edge, ...]
    bars: tuple[Bar, ...]
    annex: bool = False
    fenced: bool = False
    uses: frozenset[str] = ANYTHING
    title: str = ""


def part(agreement: Agreement) -> Part:
    """Return the part of the world that one agreement makes, as if there were no other."""
    units = tuple(Unit(p.id, p.name, p.kind, sides().get(p.kind, ""), p.parent or "") for p in agreement.parties)
    systems = tuple(_systems(agreement, units))
    kept = {(edge.source, edge.target) for _, ways in systems for edge in ways}
    own = (_into(edge, agreement, kept) for edge in _edges(agreement))
    edges = (*own, *(edge for _, ways in systems for edge in ways), *_repurposings(agreement))
    return Part(
        agreement.name,
        (*units, *(unit for unit, _ in systems)),
        {p.id: tuple(known_by(p)) for p in agreement.parties},
        (*edges, *silent(agreement, units)),
        tuple(bans(agreement)),
        is_annex(agreement.title),
        bool(present(agreement, FENCE)),
        frozenset(p.category for p in agreement.purposes if p.polarity == "permitted") - {GENERIC},
        agreement.title,
    )


def _edges(agreement: Agreement) -> Iterator[Edge]:
    """Yield the edges that flows give: those that the text requires or allows, and what its exceptions leave open."""
    data = {d.id: d for d in agreement.data}
    processors = {p.id for p in agreement.parties if "processor" in p.roles}
    asked = {(f.target, f.source) for f in agreement.flows if f.kind == "request" and f.polarity != "prohibited"}
    disputed = unsettled(agreement)
    opened = openings(agreement)
    for f in agreement.flows:
        carried = [data[d] for d in f.data if d in data]
        now = frozenset(d.category for d in carried if not d.latent)
        later = frozenset(d.category for d in carried if d.latent)
        if f.polarity == "prohibited":
            yield from (_exception(f, o, now | later) for o in opened.get(f.id, ()) if not o.gated)
            continue
        if f.kind in ANSWERS or (f.source, f.target) in asked:
            now, later = (now | {HIT}, later) if now else (now, later and later | {HIT})
        sure: Sureness = "unknown" if f.id in disputed else "explicit" if f.state == "active" else "latent"
        kind = "process" if f.target in processors and f.kind == "disclose" else f.kind
        edge = Edge(f.id, kind, f.source, f.target, now, frozenset(f.purposes), sure, f.clauses, f.evidence,
                    frozenset(f.subjects))  # fmt: skip
        if now or not later:
            yield edge
        if later:
            yield replace(edge, id=edge.id + LATER, data=later, sure="latent")


def _exception(f: Flow, opening: Opening, data: frozenset[str]) -> Edge:
    """Return what an exception to a prohibited flow leaves open, though the text does not say that it may be."""
    sure: Sureness = "unknown" if opening.unknown else "possible"
    return Edge(f"{f.id}:but", "exception", f.source, f.target, data, opening.purposes, sure, opening.clauses,
                opening.evidence, frozenset(f.subjects))  # fmt: skip


def _systems(agreement: Agreement, units: Iterable[Unit]) -> Iterator[tuple[Unit, tuple[Edge, ...]]]:
    """Yield the systems that a body which enforces can look into, with who writes there and who reads.

    Whoever does not enforce is taken to keep data there: the text speaks of one system and names no other user.
    """
    readers = [u.id for u in units if u.side == ENFORCEMENT or u.kind in SAME_BODY]
    writers = [u.id for u in units if u.id not in readers and u.side != "law-enforcement"]
    for value in OPEN_SYSTEMS:
        phrases = [p for p in agreement.phrases if (p.vocabulary, p.value) == (SYSTEMS, value)]
        if not phrases or not readers:
            continue
        system = Unit(f"system:{value}", f"a system that is {value}", "system", "")
        clauses = tuple(dict.fromkeys(p.clause for p in phrases))
        words = tuple(p.evidence for p in phrases)
        yield (
            system,
            (
                *(_link("write", writer, system.id, clauses, words) for writer in writers),
                *(_link("access", system.id, reader, clauses, words) for reader in readers),
            ),
        )


def _into(edge: Edge, agreement: Agreement, kept: Collection[tuple[str, str]]) -> Edge:
    """Return an access to what somebody keeps in an open system as one to the system: what divides it stops that."""
    for p in agreement.phrases:
        if edge.kind == "access" and p.vocabulary == SYSTEMS and meet((p.evidence,), edge.evidence):
            store = f"system:{p.value}"
            if {(edge.source, store), (store, edge.target)} <= set(kept):
                return replace(edge, source=store)
    return edge


def _repurposings(agreement: Agreement) -> Iterator[Edge]:
    """Yield the new uses to which takers may put the data, and the marks that a question leaves in records."""
    takers = dict.fromkeys(f.target for f in agreement.flows if f.polarity != "prohibited" and f.kind != "request")
    held = {p.id for p in agreement.parties}
    for purpose in agreement.purposes:
        if purpose.secondary and purpose.polarity == "permitted":
            for taker in takers:
                if taker in held:
                    edge = _link("repurpose", taker, taker, purpose.clauses, purpose.evidence)
                    yield replace(edge, id=f"{purpose.id}:{taker}", purposes=frozenset({purpose.category}))
    for mark in agreement.phrases:
        if (mark.vocabulary, mark.value) == (MARKS, "mark"):
            for asker, served in _facing(agreement.parties):
                yield _link("annotate", asker, served, (mark.clause,), (mark.evidence,))


def _facing(parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    """Yield each body that enforces with each service."""
    by = {side: [p.id for p in parties if sides().get(p.kind) == side] for side in (ENFORCEMENT, SERVICE)}
    yield from ((a, b) for a in by[ENFORCEMENT] for b in by[SERVICE])


def _link(kind: str, source: str, target: str, clauses: tuple[str, ...], words: tuple[Evidence, ...]) -> Edge:
    return Edge(f"{kind}:{source}:{target}", kind, source, target, clauses=clauses, evidence=words)

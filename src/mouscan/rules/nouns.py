"""The things of an agreement that a rule can name: what there is of each noun, and in what states each can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from mouscan.firewall.lattice import is_kind_of
from mouscan.graph import Agreement, Flow
from mouscan.graph.agreement import DataItem, Measure, Party, Purpose
from mouscan.graph.evidence import evidence
from mouscan.graph.protection import Safeguard
from mouscan.resources import table
from mouscan.rules.case import Item
from mouscan.rules.syntax import Thing

DEFERRED = "it is left to be settled"
DELEGATED = "it is set out in a text that is not here"


def things(thing: Thing, agreement: Agreement) -> Iterator[Item]:
    """Yield what an agreement has of a noun and its kinds, in reading order, before anything narrows it."""
    yield from _NOUNS[thing.noun](agreement, {word.text for word in thing.kinds}, thing)


def states(node: object) -> frozenset[str]:
    """Return the states that a thing is in: what "that is ..." may say of it."""
    match node:
        case Flow():
            return frozenset({node.polarity, node.state, *(["periodic"] if node.periodic else [])})
        case Safeguard():
            return frozenset({node.status, *(["soft"] if _soft(node) else [])})
        case DataItem():
            return frozenset(name for name, on in (("generic", node.generic), ("latent", node.latent)) if on)
        case Purpose():
            return frozenset({node.polarity, *(["secondary"] if node.secondary else [])})
        case Party():
            return frozenset({*node.roles, *([] if node.units else ["whole"])})
        case Measure():
            return frozenset({"hard" if node.hard else "soft", *([] if node.value else ["open"])})
    return frozenset()


def _safeguards(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    """Yield safeguards; where no state is asked for, those present, and unsure those put off or set out elsewhere."""
    asked = any(q.kind == "being" for q in thing.qualifiers)
    soft = any(q.words[0].text == "soft" and not q.negated for q in thing.qualifiers if q.kind == "being")
    for s in agreement.safeguards:
        if s.kind not in kinds:
            continue
        if soft and (weak := _soft(s)):
            yield Item(weak, tuple(e for e in s.evidence if e.clause in weak), node=s)
        elif asked or s.status == "present":
            yield Item(s.clauses, s.evidence, node=s)
        elif s.status in ("deferred", "delegated"):
            why = DEFERRED if s.status == "deferred" else DELEGATED
            yield Item(s.clauses, s.evidence, False, why, node=s)


def _soft(safeguard: Safeguard) -> tuple[str, ...]:
    """Return the clauses whose words bind only softly: should, endeavour, where practicable."""
    return tuple(dict.fromkeys(u.clause for u in safeguard.undertakings if u.force == "weak"))


def _flows(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for f in agreement.flows:
        if not kinds or f.kind in kinds:
            yield Item(f.clauses, f.evidence, True, "", f.source, f.target, f)


def _parties(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for p in agreement.parties:
        if not kinds or p.kind in kinds:
            yield Item(p.clauses[:1], p.evidence[:1], node=p)


def _data(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for d in agreement.data:
        if not kinds or d.category in kinds:
            yield Item(d.clauses, d.evidence, node=d)


def _purposes(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for p in agreement.purposes:
        if not kinds or any(is_kind_of(p.category, kind) for kind in kinds):
            yield Item(p.clauses, p.evidence, node=p)


def _law(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for r in agreement.legal_references:
        yield Item(r.clauses, r.evidence, node=r)


def _provisos(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for p in agreement.provisos:
        yield Item(p.clauses, p.evidence, node=p)


def _phrases(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for p in agreement.phrases:
        if not kinds or p.vocabulary in kinds:
            yield Item((p.clause,), (p.evidence,), node=p)


def _references(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    document = agreement.tree.document
    containers = {row["word"] for row in table("containers")}
    for r in agreement.tree.references:
        words = document.quote(r.start, r.end).split()
        kind = "annex" if containers & {w.rstrip("s").lower() for w in words} else "clause"
        if not kinds or kind in kinds:
            yield Item((r.clause,), (evidence(document, r.clause, r.start, r.end),), node=r)


def _measures(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for m in agreement.measures:
        if m.kind == thing.noun and (not kinds or m.role in kinds):
            yield Item((m.clause,), (m.evidence,), node=m)


def _definitions(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for d in agreement.definitions:
        yield Item((d.clause,), (d.evidence,), node=d)


def _clauses(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    document = agreement.tree.document
    for c in agreement.tree.clauses:
        if not kinds or kinds & roles(agreement, c.id):
            start, end = c.heading_span or (c.start, c.start + 1)
            yield Item((c.id,), (evidence(document, c.id, start, end),), node=c)


def roles(agreement: Agreement, clause: str) -> frozenset[str]:
    """Return what part of a document a clause is in: its role, `body` or `annex`, and whether it is a recital."""
    here = agreement.tree.by_id[clause]
    around = (here, *agreement.tree.parents(here))
    apart = any(c.role == "container" for c in around)
    return frozenset({here.role, "annex" if apart else "body"})


def _wording(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    """Yield the places where the text has the very words, whatever their case, spacing and line ends."""
    document = agreement.tree.document
    found = _literally(thing.texts)
    for clause in agreement.tree.clauses:
        spans = [*([clause.heading_span] if clause.heading_span else []), *((b.start, b.end) for b in clause.blocks)]
        for start, end in spans:
            for match in found.finditer(document.text, start, end):
                yield Item((clause.id,), (evidence(document, clause.id, match.start(), match.end()),))


@cache
def _literally(texts: tuple[str, ...]) -> re.Pattern[str]:
    shown = (r"\s+".join(map(re.escape, text.replace("’", "'").split())).replace("'", "['’]") for text in texts)
    return re.compile(rf"\b(?:{'|'.join(shown)})s?\b", re.I)


def _conflicts(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    flows = {f.id: f for f in agreement.flows}
    for c in agreement.conflicts:
        both = [flows[c.first], flows[c.second]]
        clauses = tuple(dict.fromkeys(k for f in both for k in f.clauses))
        yield Item(clauses, (*(e for f in both for e in f.evidence), *c.evidence), node=c)


def _precedence(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for p in agreement.precedence:
        yield Item((p.clause,), (p.evidence,), node=p)


def _obligations(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    for o in agreement.obligations:
        if not kinds or o.kind in kinds:
            yield Item((o.clause,), (o.evidence,), node=o)


def _elsewhere(agreement: Agreement, kinds: set[str], thing: Thing) -> Iterator[Item]:
    """Yield nothing: documents and paths are not things of one agreement's text."""
    yield from ()


Finder = Callable[[Agreement, set[str], Thing], Iterator[Item]]
_NOUNS: dict[str, Finder] = {
    "safeguard": _safeguards,
    "flow": _flows,
    "party": _parties,
    "data": _data,
    "purpose": _purposes,
    "law": _law,
    "proviso": _provisos,
    "phrase": _phrases,
    "reference": _references,
    "definition": _definitions,
    "clause": _clauses,
    "wording": _wording,
    "conflict": _conflicts,
    "precedence": _precedence,
    "obligation": _obligations,
    "document": _elsewhere,
    "path": _elsewhere,
    **dict.fromkeys(("duration", "rhythm", "date", "age", "volume"), _measures),
}

"""The things of an agreement that a rule speaks of: its flows, safeguards, data, phrases, narrowed by qualifiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from mouscan.graph import Agreement, Evidence, Flow
from mouscan.graph.evidence import evidence
from mouscan.language.vocabulary import rows
from mouscan.rules.syntax import Qualifier, Thing


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found: its clauses and words; `sure` is False where the text defers or delegates it."""

    clauses: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sure: bool = True
    why: str = ""
    source: str = ""
    target: str = ""


@cache
def sides() -> dict[str, str]:
    """Return the side of the firewall on which each kind of party stands."""
    return {row["kind"]: row["side"] for row in rows("sides")}


@cache
def parents() -> dict[str, tuple[str, ...]]:
    """Return the purposes that each purpose is a kind of, directly."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("lattice"):
        found[row["kind"]] = (*found.get(row["kind"], ()), row["parent"])
    return found


def is_kind_of(purpose: str, other: str) -> bool:
    """Tell whether a purpose is, by the lattice, a kind of another."""
    return purpose == other or any(is_kind_of(parent, other) for parent in parents().get(purpose, ()))


def select(thing: Thing, agreement: Agreement) -> list[Item]:
    """Return the things of the agreement that fit, in reading order."""
    kinds = {word.text for word in thing.kinds}
    found = list(_NOUNS[thing.noun](agreement, kinds, thing.qualifiers))
    for qualifier in thing.qualifiers:
        if qualifier.thing is not None:
            beside = {c for item in select(qualifier.thing, agreement) for c in item.clauses}
            found = [item for item in found if beside & set(item.clauses)]
    return found


def _being(qualifiers: tuple[Qualifier, ...], states: set[str]) -> bool:
    return all((q.words[0].text in states) != q.negated for q in qualifiers if q.kind == "being")


def _words(qualifiers: tuple[Qualifier, ...], kind: str) -> set[str]:
    return {w.text for q in qualifiers if q.kind == kind for w in q.words}


def _safeguards(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    states = [q for q in qualifiers if q.kind == "being"]
    for s in agreement.safeguards:
        if s.kind not in kinds:
            continue
        if states:
            if _being(qualifiers, {s.status}):
                yield Item(s.clauses, s.evidence)
        elif s.status == "present":
            yield Item(s.clauses, s.evidence)
        elif s.status in ("deferred", "delegated"):
            why = "it is left to be settled" if s.status == "deferred" else "it is set out in a text that is not here"
            yield Item(s.clauses, s.evidence, False, why)


def _flows(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    data = {d.id: d for d in agreement.data}
    purposes, tags, subjects = _words(qualifiers, "for"), _words(qualifiers, "with"), _words(qualifiers, "about")
    for f in agreement.flows:
        states = {f.polarity, f.state} | ({"periodic"} if f.periodic else set())
        if (kinds and f.kind not in kinds) or not _being(qualifiers, states):
            continue
        if not all(
            _stands(agreement, end, _words(qualifiers, word)) for end, word in ((f.source, "from"), (f.target, "to"))
        ):
            continue
        if purposes and not any(is_kind_of(p, q) for p in f.purposes for q in purposes):
            continue
        if tags and not tags & {t for d in f.data if d in data for t in data[d].tags}:
            continue
        if subjects and not subjects & set(f.subjects):
            continue
        yield _of_flow(f)


def _of_flow(f: Flow) -> Item:
    return Item(f.clauses, f.evidence, True, "", f.source, f.target)


def _stands(agreement: Agreement, end: str, wanted: set[str]) -> bool:
    """Tell whether an end of a flow is of one of the wanted sides, kinds or built-in parties."""
    if not wanted or end in wanted:
        return True
    party = agreement.party(end)
    return party is not None and (party.kind in wanted or sides().get(party.kind, "") in wanted)


def _parties(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    wanted = _words(qualifiers, "on")
    for p in agreement.parties:
        if (not kinds or p.kind in kinds) and (not wanted or sides().get(p.kind, "") in wanted):
            yield Item(p.clauses[:1], p.evidence[:1])


def _data(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    tags = _words(qualifiers, "with")
    for d in agreement.data:
        states = {name for name, on in (("generic", d.generic), ("latent", d.latent)) if on}
        if (not kinds or d.category in kinds) and (not tags or tags & set(d.tags)) and _being(qualifiers, states):
            yield Item(d.clauses, d.evidence)


def _purposes(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    for p in agreement.purposes:
        if (not kinds or any(is_kind_of(p.category, k) for k in kinds)) and _being(qualifiers, {p.polarity}):
            yield Item(p.clauses, p.evidence)


def _law(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    names = [q.text.lower() for q in qualifiers if q.kind == "naming"]
    for r in agreement.legal_references:
        if all(name in r.citation.lower() for name in names):
            yield Item(r.clauses, r.evidence)


def _provisos(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    opening, without = _words(qualifiers, "opening"), _words(qualifiers, "without")
    missing = [r.start for r in agreement.tree.references if r.dangling]
    for p in agreement.provisos:
        delegated = any(e.start <= start < e.end for e in p.evidence for start in missing)
        if not _being(qualifiers, {"delegated"} if delegated else set()):
            continue
        if opening and not any(is_kind_of(o, q) for o in p.purposes for q in opening):
            continue
        if without & {*p.grounds, *p.excluded}:
            continue
        yield Item(p.clauses, p.evidence)


def _phrases(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    values = _words(qualifiers, "with")
    for p in agreement.phrases:
        if (not kinds or p.vocabulary in kinds) and (not values or p.value in values):
            yield Item((p.clause,), (p.evidence,))


def _references(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    document = agreement.tree.document
    for r in agreement.tree.references:
        if _being(qualifiers, {"dangling"} if r.dangling else set()):
            yield Item((r.clause,), (evidence(document, r.clause, r.start, r.end),))


def _measures(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    for m in agreement.measures:
        if (not kinds or m.kind in kinds) and _being(qualifiers, {"hard" if m.hard else "soft"}):
            yield Item((m.clause,), (m.evidence,))


def _documents(agreement: Agreement, kinds: set[str], qualifiers: tuple[Qualifier, ...]) -> Iterator[Item]:
    """Yield the second document that a rule compares with; none can be given yet, so it stays open."""
    yield Item((), (), False)


_NOUNS: dict[str, Callable[[Agreement, set[str], tuple[Qualifier, ...]], Iterator[Item]]] = {
    "safeguard": _safeguards,
    "flow": _flows,
    "party": _parties,
    "data": _data,
    "purpose": _purposes,
    "law": _law,
    "proviso": _provisos,
    "phrase": _phrases,
    "reference": _references,
    "measure": _measures,
    "document": _documents,
}

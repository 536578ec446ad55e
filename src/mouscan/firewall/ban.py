"""What an agreement prohibits, as bars across the edges of the world, and what opens them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mouscan.firewall.world import ANYTHING, OUTSIDERS, UNNAMED, Bar, Opening
from mouscan.graph import Agreement, Evidence, Flow
from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.goods import Goods
from mouscan.graph.protection import Safeguard
from mouscan.graph.transfer import Proviso

RESTRICTION, FENCE, USE = "onward-disclosure-restriction", "ring-fence", "immigration-use-prohibition"
ENFORCING = frozenset({"immigration-enforcement"})
GATES = frozenset({"court-order", "life", "legal-duty"})
CONDITIONS, SYSTEMS = "gates", "systems"
LATER = ":later"
OPEN_SYSTEMS = ("opened", "shared")
STORES = frozenset(f"system:{value}" for value in OPEN_SYSTEMS)

Said = tuple[tuple[str, ...], tuple[Evidence, ...]]


def bans(agreement: Agreement) -> Iterator[Bar]:
    """Yield the bars of an agreement: flows and uses that it prohibits, restrictions, and what divides a system."""
    data = {d.id: d for d in agreement.data}
    opened, against = openings(agreement), _against(agreement)
    goods = Goods(agreement.reading, agreement.data) if agreement.reading is not None else None
    shut = [f for f in agreement.flows if f.polarity == "prohibited"]
    for f in shut:
        named = frozenset(data[d].category for d in f.data if d in data and not data[d].generic)
        purposes = frozenset(f.purposes) - {"generic"} - _excepted(f, agreement)
        free = [*against.get(f.id, ()), *(_apart(f, agreement) if not named and not purposes else ())]
        yields = frozenset(id for flow in free for id in (flow.id, flow.id + LATER))
        vague = not named and goods is not None and not goods.of(f)
        yield Bar(f.id, _giver(f.source), _taker(f.target), named, purposes, opened.get(f.id, ()), f.clauses,
                  f.evidence, yields=yields, vague=vague)  # fmt: skip
    ends = [u for u in agreement.purposes if u.polarity == "prohibited"]
    for use in ends:
        yield Bar(use.id, purposes=frozenset({use.category}), openings=opened.get(use.id, ()), clauses=use.clauses,
                  evidence=use.evidence)  # fmt: skip
    for clauses, words in said(agreement, USE):
        meant = [use for use in ends if meet(words, use.evidence)]
        # That one body must not have the data bars nobody else from a use.
        if meant or not any(meet(words, f.evidence) for f in shut):
            doors = tuple(o for use in meant for o in opened.get(use.id, ()))
            yield Bar("use", purposes=ENFORCING, openings=doors, clauses=clauses, evidence=words)
    for clauses, words in restrictions(agreement):
        held = (o for f in shut if meet(words, f.evidence) for o in opened.get(f.id, ()))
        doors = tuple(o for o in held if o.purposes or o.unknown)
        yield Bar("onward", targets=frozenset({OUTSIDERS, UNNAMED}), openings=doors, clauses=clauses, evidence=words)
    for phrase in agreement.phrases:
        if (phrase.vocabulary, phrase.value) == (SYSTEMS, "apart"):
            yield Bar("apart", sources=STORES, clauses=(phrase.clause,), evidence=(phrase.evidence,))


def openings(agreement: Agreement) -> Mapping[str, tuple[Opening, ...]]:
    """Return what opens each prohibited flow and purpose again.

    An exception to a prohibited flow opens the use that the same sentence prohibits too; one that is itself a flow of
    the text opens no more than that flow.
    """
    found: dict[str, list[Opening]] = defaultdict(list)
    missing = [r.start for r in agreement.tree.references if r.dangling]
    stated = {f.id: f.evidence for f in agreement.flows}
    against = _against(agreement)
    for p in agreement.provisos:
        if any(meet(p.evidence, free.evidence) for free in against.get(p.target, ())):
            continue
        beside = {q.value for q in agreement.phrases if q.vocabulary == CONDITIONS and q.clause in p.clauses}
        sentence = [e for e in stated.get(p.target, ()) if any(e.holds(words) for words in p.evidence)]
        uses = (u.id for u in agreement.purposes if any(e.holds(words) for e in sentence for words in u.evidence))
        for target in (p.target, *uses):
            found[target].append(_opening(p, missing, beside))
    return {target: tuple(some) for target, some in found.items()}


def _excepted(f: Flow, agreement: Agreement) -> set[str]:
    """Return the uses of a prohibited flow that its sentences name only in an exception."""
    doors = [words for p in agreement.provisos if p.target == f.id for words in p.evidence]
    found = set()
    for use in agreement.purposes:
        named = [words for words in use.evidence if any(sentence.holds(words) for sentence in f.evidence)]
        if named and all(any(door.holds(words) for door in doors) for words in named):
            found.add(use.category)
    return found


def unsettled(agreement: Agreement) -> set[str]:
    """Return the flows of which the text says in one place that they may be and in another that they may not."""
    return {end for c in agreement.conflicts if c.governs is None for end in (c.first, c.second)}


def restrictions(agreement: Agreement) -> list[Said]:
    """Return what restricts that data are passed on; that who first has them must not give them is no such thing."""
    shut = [f for f in agreement.flows if f.polarity == "prohibited"]
    takers = {f.target for f in agreement.flows if f.polarity != "prohibited" and f.kind not in ("collect", "request")}
    first = [f for f in shut if f.kind != "onward" and f.target not in BUILT_IN_PARTIES and f.source not in takers]
    return [
        (clauses, words)
        for clauses, words in said(agreement, RESTRICTION)
        if any(meet(words, f.evidence) for f in shut if f not in first)
        or not any(meet(words, f.evidence) for f in first)
    ]


def said(agreement: Agreement, kind: str) -> Iterator[Said]:
    """Yield each piece of the words that give a safeguard of a kind, with its clause."""
    for safeguard in present(agreement, kind):
        yield from (((words.clause,), (words,)) for words in safeguard.evidence)
        if not safeguard.evidence:
            yield safeguard.clauses, ()


def _against(agreement: Agreement) -> Mapping[str, list[Flow]]:
    """Return the flows to which each prohibited one yields: such as override it, or contradict it unsettled.

    One that is no more than a narrow exception says overrides nothing: it is that exception.
    """
    flows = {f.id: f for f in agreement.flows}
    narrow = [p for p in agreement.provisos if _gated(p)]
    found: dict[str, list[Flow]] = defaultdict(list)
    for c in agreement.conflicts:
        for shut, free in ((c.first, c.second), (c.second, c.first)):
            excepted = any(p.target == shut and meet(p.evidence, c.evidence) for p in narrow)
            if flows[shut].polarity == "prohibited" and c.governs != shut and not excepted:
                found[shut].append(flows[free])
    return found


def _apart(shut: Flow, agreement: Agreement) -> Iterator[Flow]:
    """Yield the flows of other data than a general prohibition means: those with which it is in no conflict."""
    facing = {end for c in agreement.conflicts for end in (c.first, c.second) if shut.id in (c.first, c.second)}
    yield from (f for f in agreement.flows if f.polarity != "prohibited" and f.id not in facing)


def meet(some: Iterable[Evidence], others: Iterable[Evidence]) -> bool:
    """Tell whether some words are, or are within, some others."""
    return any(a.holds(b) or b.holds(a) for a in some for b in others)


def present(agreement: Agreement, kind: str) -> list[Safeguard]:
    """Return the safeguards of a kind that an agreement has."""
    return [s for s in agreement.safeguards if s.kind == kind and s.status == "present"]


def _opening(p: Proviso, missing: Sequence[int], beside: set[str]) -> Opening:
    unknown = any(e.start <= start < e.end for e in p.evidence for start in missing)
    return Opening(frozenset(p.purposes), frozenset(p.excluded), _gated(p), unknown, p.clauses, p.evidence,
                   frozenset({*p.grounds, *beside}))  # fmt: skip


def _gated(p: Proviso) -> bool:
    """Tell whether the grounds of an exception are narrow enough for it to be permitted."""
    return bool(GATES & set(p.grounds)) or {"individual", "serious-crime"} <= set(p.grounds)


def _giver(end: str) -> frozenset[str]:
    return ANYTHING if end in BUILT_IN_PARTIES else frozenset({end})


def _taker(end: str) -> frozenset[str]:
    """Return the taker of a prohibited flow; third parties are all outside."""
    return frozenset({OUTSIDERS, UNNAMED}) if end == OUTSIDERS else frozenset({end})

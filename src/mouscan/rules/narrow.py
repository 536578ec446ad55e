"""Whether a thing is as a rule says: its state, its ends, its purposes, what it stands beside, what limit it keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import cast

from mouscan.firewall.lattice import is_kind_of, sides
from mouscan.graph import Agreement, Flow
from mouscan.graph.agreement import DataItem, Definition, LegalReference, Measure, Party, Phrase, Purpose
from mouscan.graph.data import tags
from mouscan.graph.protection import Safeguard
from mouscan.graph.transfer import Conflict, Proviso
from mouscan.rules.case import Item, Scope
from mouscan.rules.measuring import amount, keeps, measured
from mouscan.rules.nouns import roles, states
from mouscan.rules.paths import Path
from mouscan.rules.syntax import Qualifier, Thing, Truth

Select = Callable[[Thing, Scope], tuple[Item, ...]]


def fits(item: Item, q: Qualifier, scope: Scope, select: Select) -> Truth:
    """Tell whether a thing is as one qualifier says."""
    names = {word.text for word in q.words}
    node = item.node
    match q.kind:
        case "being":
            return _being(item, q.words[0].text, scope) is not q.negated
        case "from" | "to":
            if isinstance(node, Path) and not q.part:
                return True
            end = item.source if q.kind == "from" else item.target
            return end == _end(q, scope) if q.part else stands(scope.agreement, end, names)
        case "by":
            return _binds(cast("Safeguard", node), q, scope)
        case "on":
            return sides().get(cast("Party", node).kind, "") in names
        case "for":
            return _for(item, q, scope)
        case "with":
            return _with(item, q, scope)
        case "about":
            return bool(names & _subjects(node))
        case "opening":
            return any(is_kind_of(o, name) for o in cast("Proviso", node).purposes for name in names)
        case "without":
            return not names & {*cast("Proviso", node).grounds, *cast("Proviso", node).excluded}
        case "as":
            return cast("LegalReference", node).role in names
        case "naming":
            return q.texts[0].lower() in cast("LegalReference", node).citation.lower()
        case "of":
            return cast("Definition", node).term.lower() in {text.lower() for text in q.texts}
        case "beside":
            others = (scope.bound[q.name.text],) if q.name else select(cast("Thing", q.thing), scope)
            return _beside(item, others, scope.agreement)
        case "covering":
            return _covers(cast("Safeguard", node), scope.bound[q.name.text] if q.name else item, scope.agreement)
        case "like":
            bound = scope.bound[q.name.text].node if q.name else None
            return like(scope.case.agreement.party(_end(q, scope)) if q.part else bound, node)
        case "inside":
            return any(names & roles(scope.agreement, clause) for clause in item.clauses)
        case "before" | "after":
            return _ordered(cast("Measure", node), q, scope)
    return _limited(item, q, scope)


def _being(item: Item, state: str, scope: Scope) -> bool:
    node = item.node
    if isinstance(node, LegalReference):
        day = scope.case.day
        return bool(node.ended) and (day is None or node.ended < day.isoformat())
    if isinstance(node, Proviso):
        missing = [r.start for r in scope.agreement.tree.references if r.dangling]
        return any(e.start <= start < e.end for e in node.evidence for start in missing)
    if isinstance(node, Conflict):
        return (node.governs is not None) == (state == "settled")
    if hasattr(node, "dangling"):
        return bool(node.dangling)
    if isinstance(node, Flow) and state == "aggregate":
        return bool(node.data) and all("aggregate" in d.tags for d in scope.agreement.data if d.id in node.data)
    if isinstance(node, Path):
        return state in node.states
    return state in states(node)


def stands(agreement: Agreement, end: str, wanted: Collection[str]) -> bool:
    """Tell whether an end of a flow is of one of the wanted sides, kinds or built-in parties."""
    if end in wanted:
        return True
    party = agreement.party(end)
    return party is not None and (party.kind in wanted or sides().get(party.kind, "") in wanted)


def _end(q: Qualifier, scope: Scope) -> str:
    """Return the party that a part of a bound flow is: its giver or its taker."""
    bound = scope.bound[q.name.text] if q.name else Item((), ())
    return bound.source if q.part and q.part.text == "giver" else bound.target


def _binds(safeguard: Safeguard, q: Qualifier, scope: Scope) -> Truth:
    """Tell whether a safeguard binds a party; a sentence that names nobody binds all."""
    bearers = {u.bearer for u in safeguard.undertakings} or {safeguard.bearer}
    if "" in bearers:
        return True
    if q.part:
        return _end(q, scope) in bearers
    return any(stands(scope.agreement, bearer, {w.text for w in q.words}) for bearer in bearers)


def _for(item: Item, q: Qualifier, scope: Scope) -> Truth:
    own = _purposes(item.node)
    named = (word.text for word in q.words)
    wanted = _purposes(scope.bound[q.name.text].node) if q.part and q.name else tuple(named)
    return any(is_kind_of(p, w) for p in own for w in wanted)


def _purposes(node: object) -> tuple[str, ...]:
    match node:
        case Flow():
            return node.purposes
        case Purpose():
            return (node.category,)
        case Path():
            return tuple(p for edge in node.edges for p in edge.purposes)
    return ()


def _subjects(node: object) -> set[str]:
    if isinstance(node, Path):
        return {subject for edge in node.edges for subject in edge.subjects}
    return set(cast("Flow", node).subjects)


def _with(item: Item, q: Qualifier, scope: Scope) -> Truth:
    node, names = item.node, {word.text for word in q.words}
    if isinstance(node, Phrase):
        return node.value in names
    if isinstance(node, DataItem):
        return bool(names & {node.category, *node.tags})
    if isinstance(node, Path):
        return all(names & {t for kind in edge.data for t in (kind, *tags(kind))} for edge in node.edges)
    data = {d.id: d for d in scope.agreement.data}
    carried = {d for d in cast("Flow", node).data if d in data}
    if q.part and q.name:
        return bool(set(cast("Flow", scope.bound[q.name.text].node).data) & carried)
    return bool(names & {t for d in carried for t in (data[d].category, *data[d].tags)})


def _beside(item: Item, others: tuple[Item, ...], agreement: Agreement) -> bool:
    """Tell whether a thing stands in one clause with another, or in a list that the other one's clause leads into."""
    here = everywhere(item, agreement)
    return any(not here.isdisjoint(everywhere(other, agreement)) for other in others)


def everywhere(item: Item, agreement: Agreement) -> set[str]:
    """Return the clauses that a thing stands in, with those that lead into them.

    A finding shows a party only where it is named first; it stands wherever it is named.
    """
    own = item.node.clauses if isinstance(item.node, Party) else item.clauses
    leads = agreement.tree.leads
    return {*own, *(leads[clause] for clause in own if clause in leads)}


def _covers(safeguard: Safeguard, flow: Item, agreement: Agreement) -> bool:
    """Tell whether a safeguard stands over a flow: not confined to another annex, nor to who is no end of it."""
    ends = {"", flow.source, flow.target}
    homes = {_annex(clause, agreement) for clause in flow.clauses}
    taken = [(u.clause, u.bearer) for u in safeguard.undertakings] or [(c, "") for c in safeguard.clauses]
    return any(_annex(clause, agreement) in homes | {""} and bearer in ends for clause, bearer in taken)


def _annex(clause: str, agreement: Agreement) -> str:
    """Return the annex or schedule that a clause stands in, "" for the body."""
    here = agreement.tree.by_id.get(clause)
    if here is None:
        return ""
    around = (here, *agreement.tree.parents(here))
    return next((c.id for c in around if c.role == "container"), "")


def like(one: object, other: object) -> Truth:
    """Tell whether a thing, perhaps of another document, is what a bound one is, or a wider kind of it.

    A generic purpose covers every purpose and names none: it leaves the question open.
    """
    match one, other:
        case Purpose(), Purpose():
            if other.category == "generic":
                return None
            return one.polarity == other.polarity and is_kind_of(one.category, other.category)
        case DataItem(), DataItem():
            return one.category == other.category and (
                one.category != "other" or one.name.lower() == other.name.lower()
            )
        case Party(), Party():
            names = ({n.lower() for n in (p.name, *p.aliases)} for p in (one, other))
            return not set.isdisjoint(*names)
        case Flow(), Flow():
            return (one.kind, one.polarity) == (other.kind, other.polarity) and set(one.purposes) <= set(other.purposes)
    return False


def _ordered(date: Measure, q: Qualifier, scope: Scope) -> Truth:
    """Tell whether a date lies before or after a day or a bound date; one without its day stays open."""
    other = q.day.isoformat() if q.day else cast("Measure", scope.bound[q.name.text].node).value if q.name else ""
    if not date.value or not other:
        return None
    length = min(len(date.value), len(other))
    if date.value[:length] == other[:length]:
        return False if len(date.value) == len(other) else None
    return (date.value < other) == (q.kind == "before")


def _limited(item: Item, q: Qualifier, scope: Scope) -> Truth:
    """Tell whether a measure keeps a limit; a safeguard does where a time that it gives does."""
    if q.limit is None:
        return None
    limit = amount(q.limit, scope)
    if isinstance(item.node, Measure):
        return keeps(q.kind, measured(item.node), limit)
    near = [
        m
        for m in scope.agreement.measures
        if m.kind in ("duration", "rhythm") and any(e.start <= m.evidence.start < e.end for e in item.evidence)
    ]
    return any(keeps(q.kind, measured(m), limit) for m in near if measured(m) is not None)

"""The things that a rule speaks of, narrowed by what is said of them; what stays open stays in, unsure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from mouscan.rules.case import Item, Scope
from mouscan.rules.narrow import everywhere, fits
from mouscan.rules.nouns import things
from mouscan.rules.paths import paths
from mouscan.rules.syntax import Qualifier, Thing

Found = tuple[Item, ...]
MISSING = "the {} was not given"
ELSEWHERE = ("in", "across")


def select(thing: Thing, scope: Scope) -> Found:
    """Return the things that fit, in reading order; unsure ones may fit or not.

    What is bound outside narrows last, and through an index by clause where it can, so that a rule over every flow
    stays linear in the text.
    """
    free = [q for q in thing.qualifiers if not _bound(q)]
    tied = [q for q in thing.qualifiers if _bound(q)]
    found = _free(thing, free, scope)
    for q in tied:
        if q.kind == "beside" and q.name is not None:
            by_clause = _by_clause(thing, found, scope)
            clauses = everywhere(scope.bound[q.name.text], scope.agreement)
            found = tuple(dict.fromkeys(item for c in sorted(clauses) for item in by_clause.get(c, ())))
            break
    return _narrowed(found, tied, scope)


def _free(thing: Thing, qualifiers: list[Qualifier], scope: Scope) -> Found:
    """Return what fits before anything bound is asked; remembered within the case."""
    key = (id(thing), id(scope.agreement), scope.rule)
    if key not in scope.case.memory:
        here = _where(qualifiers, scope)
        found = _narrowed(_asked(thing, here), [q for q in qualifiers if q.kind not in ELSEWHERE], here or scope)
        if here is not None and here.agreement is not scope.agreement:
            # A clause of another document has the id of one of this: what is quoted says whose it is.
            found = tuple(replace(item, clauses=()) for item in found)
        # The thing itself is kept too: its id is its own only while it is there.
        scope.case.memory[key] = (found, thing)
    return cast("tuple[Found, Thing]", scope.case.memory[key])[0]


def _by_clause(thing: Thing, found: Found, scope: Scope) -> dict[str, list[Item]]:
    """Return the same by clause; remembered beside it."""
    key = (id(thing), id(scope.agreement), scope.rule, "by clause")
    if key not in scope.case.memory:
        by_clause: dict[str, list[Item]] = defaultdict(list)
        for item in found:
            for clause in everywhere(item, scope.agreement):
                by_clause[clause].append(item)
        scope.case.memory[key] = by_clause
    return cast("dict[str, list[Item]]", scope.case.memory[key])


def _where(qualifiers: list[Qualifier], scope: Scope) -> Scope | None:
    """Return the scope of the document that is asked of, None where it was not given."""
    for q in qualifiers:
        if q.kind == "in":
            given = scope.case.documents.get(q.words[0].text)
            return Scope(scope.case, given, scope.rule, scope.bound) if given is not None else None
    return scope


def _asked(thing: Thing, scope: Scope | None) -> Iterable[Item]:
    """Return all things of a noun; something unsure for a document that was not given."""
    if scope is None:
        named = next(q.words[0].text for q in thing.qualifiers if q.kind == "in")
        return [Item((), (), False, MISSING.format(named))]
    if thing.noun == "document":
        given = scope.case.documents
        names = [word.text for word in thing.kinds] or list(given) or ["second document"]
        return [
            Item((), (), node=given[name]) if name in given else Item((), (), False, MISSING.format(name))
            for name in names
        ]
    if thing.noun != "path":
        return things(thing, scope.agreement)
    joined = next((q.words[0].text for q in thing.qualifiers if q.kind == "across"), None)
    if joined is not None and joined not in scope.case.documents:
        return [Item((), (), False, MISSING.format(joined))]
    return paths(thing, scope, scope.case.documents[joined] if joined is not None else None)


def _narrowed(items: Iterable[Item], qualifiers: list[Qualifier], scope: Scope) -> Found:
    found = []
    for item in items:
        scope.case.count(1)
        values = [True] if _lacking(item) else [fits(item, q, scope, select) for q in qualifiers]
        if False not in values:
            found.append(item if item.sure and None not in values else replace(item, sure=False))
    return tuple(found)


def _lacking(item: Item) -> bool:
    """Tell whether an item stands for a document that was not given."""
    return item.node is None and not item.sure


def _bound(q: Qualifier) -> bool:
    """Tell whether a qualifier speaks of something bound outside of its thing."""
    return q.name is not None or (q.thing is not None and any(_bound(inner) for inner in q.thing.qualifiers))

"""What was read in one version and not in the other: flows, data, purposes, safeguards, law and definitions.

A statement that is in one version only counts where words that it rests on changed: the same words say the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from mouscan.change.changeset import About, Kind, Point
from mouscan.change.force import turned
from mouscan.change.unit import Version
from mouscan.graph import DataItem, Evidence, Flow, LegalReference, Purpose
from mouscan.graph.safeguards import FIRMEST
from mouscan.intake import key
from mouscan.language.force import Force
from mouscan.language.word import stem
from mouscan.report.captions import plain

GIVING = ("disclose", "onward", "respond", "access", "match")
VERBS = {"collect": "collect", "request": "ask for", "publish": "publish"}
MODALS = {"required": "must", "allowed": "may", "prohibited": "must not"}
OPENED: dict[str, Kind] = {"required": "required", "allowed": "permitted", "prohibited": "prohibited"}
LEGAL = {"basis": "legal basis", "condition": "condition for special data", "gateway": "power to disclose"}
FORCES: dict[str, Force] = {"required": "duty", "allowed": "permission", "prohibited": "prohibition"}
# Safeguards that are compared by what they hold.
ITSELF = ("data-fields-enumerated", "definitions")
FEW = 4

Told = tuple[Kind, Point]


class Fact(Struct, frozen=True):
    """Something that was read in a version: what it is in both versions alike, and what it means that it came or went.

    `pieces` are the words that it rests on; `theme` is what it can take the place of ("name" for "full name").
    """

    about: About
    same: tuple[str, ...]
    came: Kind
    went: Kind
    says: str
    pieces: tuple[Evidence, ...]
    theme: str = ""


class Found(Struct, frozen=True):
    """What a fact that came or went means for the unit of its version in which its words stand."""

    unit: int
    new: bool
    fact: Fact


def facts(old: Version, new: Version, names: Sequence[Mapping[str, str]], changed: Sequence[Collection[int]]) -> list[
    Found
]:  # fmt: skip
    """Return what came and went; `names` and `changed` are of the old and the new version.

    The first give every party the name under which both know it, the second the units whose words changed.
    """
    here, there = (tuple(_facts(version, called)) for version, called in zip((old, new), names, strict=True))
    known, now = {fact.same for fact in here}, {fact.same for fact in there}
    sides = ((old, here, now, changed[0], False), (new, there, known, changed[1], True))
    found = []
    for version, own, others, units, is_new in sides:
        starts = [unit.sentence.start for unit in version.units]
        for fact in own:
            if fact.same not in others:
                at = (bisect_right(starts, piece.start) - 1 for piece in fact.pieces)
                if (unit := next((n for n in at if n in units), None)) is not None:
                    found.append(Found(unit, is_new, fact))
    return found


def _facts(version: Version, names: Mapping[str, str]) -> Iterator[Fact]:
    agreement = version.agreement
    called = {party.id: party.name for party in agreement.parties}
    data = {item.id: item for item in agreement.data}
    for flow in agreement.flows:
        yield _flow(flow, names, called, data)
    given = {id for flow in agreement.flows if flow.polarity != "prohibited" for id in flow.data}
    for item in agreement.data:
        if not item.generic:
            yield _item(item, item.id in given)
    for purpose in agreement.purposes:
        yield _purpose(purpose)
    yield from _safeguards(version)
    for law in agreement.legal_references:
        yield _law(law)
    for term in agreement.definitions:
        same = ("definition", version.called.get(term.term, key(term.term)))
        yield Fact("definition", same, "added", "removed", f"“{term.term}” is defined", (term.evidence,))


def _flow(flow: Flow, names: Mapping[str, str], called: Mapping[str, str], data: Mapping[str, DataItem]) -> Fact:
    way = "give" if flow.kind in GIVING else flow.kind
    giver, taker = (called.get(id, plain(id)) for id in (flow.source, flow.target))
    items = [data[id].name for id in flow.data if id in data]
    what = ", ".join(items[:FEW]) + (f" and {len(items) - FEW} more" if len(items) > FEW else "") or "data"
    modal = MODALS[flow.polarity]
    if flow.kind in ("collect", "request"):
        says = f"{taker if flow.kind == 'collect' else giver} {modal} {VERBS[flow.kind]} {what} from " + (
            giver if flow.kind == "collect" else taker
        )
    else:
        says = f"{giver} {modal} {VERBS.get(flow.kind, 'give')} {what}" + (
            "" if flow.kind == "publish" else f" to {taker}"
        )
    same = ("flow", way, names.get(flow.source, flow.source), names.get(flow.target, flow.target), flow.polarity)
    return Fact("flow", same, OPENED[flow.polarity], "dropped", says, flow.evidence, " ".join(same[:-1]))


def _item(item: DataItem, given: bool) -> Fact:
    same = ("data", *sorted({stem(word) for word in item.name.split()}))
    says = f"{item.name} {'may be given' if given else 'is named among the data'}"
    return Fact("data", same, "permitted" if given else "added", "removed", says, item.evidence, item.category)


def _purpose(purpose: Purpose) -> Fact:
    allowed = purpose.polarity == "permitted"
    says = f"the data may {'' if allowed else 'not '}be used for {plain(purpose.category)}"
    return Fact(
        "purpose", ("purpose", purpose.category, purpose.polarity), "permitted" if allowed else "prohibited",
        "removed" if allowed else "dropped", says, purpose.evidence,
    )  # fmt: skip


def _safeguards(version: Version) -> Iterator[Fact]:
    """Yield each safeguard at its firmest, and that one again with how firm it is where it is less than present."""
    firmest: dict[str, str] = {}
    given: dict[str, list[Evidence]] = {}
    for one in sorted(version.agreement.safeguards, key=lambda one: FIRMEST.index(one.status)):
        if one.kind in ITSELF:
            continue
        firmest.setdefault(one.kind, one.status)
        given.setdefault(one.kind, []).extend(one.evidence)
    for kind, status in firmest.items():
        pieces = tuple(given[kind])
        yield Fact("safeguard", ("safeguard", kind), "strengthened", "dropped", f"{plain(kind)} ({status})", pieces)
        if status == "present":
            firm = tuple(e for one in version.agreement.safeguards if (one.kind, one.status) == (kind, status)
                         for e in one.evidence)  # fmt: skip
            says = f"{plain(kind)} is given firmly"
            yield Fact("safeguard", ("firm", kind), "strengthened", "weakened", says, firm, f"firm {kind}")


def _law(law: LegalReference) -> Fact:
    role = LEGAL.get(law.role, "reference")
    return Fact(
        "law", ("law", law.citation), "added", "removed", f"{law.citation} is cited ({role})", law.evidence, "law"
    )


def points(found: Iterable[Found], gone: Collection[str], came: Collection[str], force: bool) -> Iterator[Told]:
    """Yield what the facts of one passage mean; where one took the place of another it changed into that.

    `gone` and `came` are the words of the passage that speak for what went and came: where there are none, nothing was
    read that the text did not say before. A flow also went and came where the `force` of the passage changed.
    """
    here = [one for one in found if (force and one.fact.about == "flow") or _worded(one, came if one.new else gone)]
    kinds = {one.fact.same for one in here}
    before = [one.fact for one in here if not one.new and not _told_by(one.fact, kinds)]
    for one in here:
        if not one.new or _told_by(one.fact, kinds):
            continue
        fact = one.fact
        was = next((f for f in before if f.about == fact.about and f.theme and f.theme == fact.theme), None)
        if was is None:
            yield fact.came, Point(fact.about, f"New: {fact.says}.")
        else:
            before.remove(was)
            kind = turned(FORCES[was.same[-1]], FORCES[fact.same[-1]]) if fact.about == "flow" else "changed"
            yield kind or "changed", Point(fact.about, f"Now {fact.says}; before, {was.says}.")
    for fact in before if gone else ():
        yield fact.went, Point(fact.about, f"No longer: {fact.says}.")


def _worded(one: Found, words: Collection[str]) -> bool:
    """Tell whether words that are in one version alone can be what was read there."""
    return any(stem in words for stem in one.fact.same[1:]) if one.fact.about == "data" else bool(words)


def _told_by(fact: Fact, kinds: Collection[tuple[str, ...]]) -> bool:
    """Tell whether another fact says more: a safeguard that is there at all, rather than how firmly it is."""
    return fact.same[0] == "firm" and ("safeguard", fact.same[1]) in kinds

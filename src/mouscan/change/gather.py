"""From aligned sentences to changes: what each group of them means, and what only was worded otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mouscan.change.changeset import ORDER, WORSE, About, Kind, Point
from mouscan.change.describing import describes, names
from mouscan.change.facts import Found, Told, points
from mouscan.change.force import force, forces, signature
from mouscan.change.groups import Group
from mouscan.change.limits import limits
from mouscan.change.unit import Unit, Version
from mouscan.change.weight import Weights
from mouscan.change.wording import conditions, contacts, degrees, exceptions, left, printed, references, terms
from mouscan.graph.topic import bare
from mouscan.intake import key
from mouscan.language.force import Force

MUCH, MANY, ITEM, TITLE = 0.3, 4, 3, 2
CAME: dict[Force, tuple[Kind, About, str]] = {
    "duty": ("required", "duty", "New duty."),
    "permission": ("permitted", "right", "New permission."),
    "prohibition": ("prohibited", "prohibition", "New prohibition."),
    "weak": ("added", "statement", "New, but it binds nobody firmly."),
    "no-duty": ("added", "statement", "New: there is no such duty."),
    "statement": ("added", "statement", "New statement."),
}
WENT: dict[Force, tuple[Kind, About, str]] = {
    "duty": ("dropped", "duty", "A duty is gone."),
    "permission": ("dropped", "right", "A permission is gone."),
    "prohibition": ("dropped", "prohibition", "A prohibition is gone."),
    "weak": ("removed", "statement", "What was wished for is gone."),
    "no-duty": ("removed", "statement", "It no longer says that there is no such duty."),
    "statement": ("removed", "statement", "A statement is gone."),
}


def altered(
    old: Version, new: Version, group: Group, weights: Weights, found: Sequence[Found],
    became: Mapping[str, frozenset[str]],
) -> list[Told] | None:  # fmt: skip
    """Return what changed in sentences that are aligned, None where their words are merely others."""
    one, two = group.old, group.new
    now = force(new, two[0])
    turned = forces(old, new, group, weights)
    gone, came = left(one, two)
    kind = turned[0] if turned else None
    if kind in WORSE:
        gone = sum((unit.content for unit in one), gone)
    elif kind is not None:
        came = sum((unit.content for unit in two), came)
    elif signature(old, one) != signature(new, two):
        gone, came = (sum((unit.content for unit in side), Counter()) for side in (one, two))
    told: list[Told] = [
        *([turned] if turned else ()),
        *exceptions(old, new, one, two, now),
        *limits(one, two, now),
        *degrees(old, new, one, two, now),
        *terms(old, new, one, two),
        *points(found, gone, came, kind is not None),
        *contacts(one, two),
        *references(one, two, became),
    ]
    return told or _rest(old, new, group, weights)


def _rest(old: Version, new: Version, group: Group, weights: Weights) -> list[Told] | None:
    """Return what the words that are left mean: a definition, a condition, a number, a body, or much of a sentence."""
    gone, came = left(group.old, group.new)
    if (not gone and not came) or (
        (_framing(old, group.old) or _framing(new, group.new)) and all(name[0] == "@" for name in (*gone, *came))
    ):
        return None
    words = {*gone, *came}
    if describes(old, group.old, words) and describes(new, group.new, words):
        return None
    says = _said(*printed(old, new, group.old, group.new, gone, came))
    if _defines(old, group.old) and _defines(new, group.new):
        return [("changed", Point("definition", f"The meaning changed: {says}"))]
    if (conditional := conditions(group.old, group.new)) and conditional[0] != conditional[1]:
        return [("changed", Point("condition", f"A condition changed: {says}"))]
    if any(name[:1].isdigit() for name in (*gone, *came)):
        return [("changed", Point("value", f"A number or version changed: {says}"))]
    whole = min(weights.of(sum((u.content for u in side), Counter())) for side in (group.old, group.new))
    size = max(weights.of(gone), weights.of(came))
    telling = names(old, group.old, words) or names(new, group.new, words)
    if telling or size >= MUCH * whole or max(gone.total(), came.total()) >= MANY:
        return [("changed", Point("wording", says))]
    return None


def _said(gone: Sequence[str], came: Sequence[str]) -> str:
    new = f"new is “{', '.join(came)}”" if came else ""
    went = f"gone is “{', '.join(gone)}”" if gone else ""
    says = "; ".join(filter(None, (new, went)))
    return f"{says[:1].upper()}{says[1:]}."


def _framing(version: Version, units: Sequence[Unit]) -> bool:
    """Tell whether a passage opens or closes the agreement: who the parties are is told of the parties."""
    return all(version.reading.tree.by_id[unit.clause].role in ("preamble", "signatures") for unit in units)


def _defines(version: Version, units: Sequence[Unit]) -> bool:
    agreement = version.agreement
    names = {key(name) for party in agreement.parties for name in (party.name, *party.aliases)}
    starts = {d.evidence.start for d in agreement.definitions if key(d.term) not in names}
    return any(unit.sentence.start <= start < unit.sentence.end for unit in units for start in starts)


def fresh(version: Version, units: Sequence[Unit], found: Mapping[int, Sequence[Found]], new: bool) -> Iterator[
    tuple[Kind, tuple[Point, ...], tuple[Unit, ...]]
]:  # fmt: skip
    """Yield what stands in one version only: for each clause and kind the points and the sentences."""
    told: dict[int, Told] = {}
    rows: dict[tuple[str, Kind], list[tuple[Unit, list[Point]]]] = {}
    loose: list[Unit] = []
    by_sentence = {unit.sentence.index: unit.number for unit in units}
    for unit in units:
        read = list(points(found.get(unit.number, ()), unit.content, unit.content, True))
        first = _first(version, unit, read, new)
        lead = by_sentence.get(unit.sentence.lead) if unit.sentence.lead is not None else None
        if lead in told and told[lead][0] != "added" and first[1].about in ("statement", told[lead][1].about):
            first = told[lead]
        told[unit.number] = first
        if first[1].about == "statement" and first[0] in ("added", "removed") and not read:
            if not title(version, unit):
                loose.append(unit)
        else:
            rows.setdefault((unit.clause, first[0]), []).append((unit, [first[1], *(point for _, point in read)]))
    for unit in loose:
        # What states nothing of its own stands with its neighbour.
        beside = (
            row for row in rows if row[0] == unit.clause and any(abs(u.number - unit.number) == 1 for u, _ in rows[row])
        )
        near = next(beside, None)
        plain = told[unit.number]
        rows.setdefault(near or (unit.clause, plain[0]), []).append((unit, [] if near else [plain[1]]))
    for (_, kind), these in rows.items():
        these.sort(key=lambda row: row[0].number)
        every = dict.fromkeys(point for _, given in these for point in given)
        yield kind, tuple(every), tuple(unit for unit, _ in these)


def title(version: Version, unit: Unit) -> bool:
    """Tell whether a line stands alone, binds nobody and is as short as a title."""
    last = version.reading.texts[unit.sentence.last - 1]
    alone = unit.sentence.lead is None and unit.sentence.kind == "paragraph" and last not in ".;:"
    return alone and len(unit.content) <= TITLE and bare(version.reading, unit.sentence)


def _first(version: Version, unit: Unit, read: Sequence[Told], new: bool) -> Told:
    """Return what a sentence of one version only is above all: a flow, a use, its force, or what was read."""
    for about in ("flow", "data", "purpose"):
        for one in read:
            if one[1].about == about and one[0] != "changed":
                return one
    bound = force(version, unit)
    if unit.sentence.lead is not None and len(unit.content) <= ITEM and bare(version.reading, unit.sentence):
        return ("added" if new else "removed"), Point(
            "statement", "New item of a list." if new else "An item of a list is gone."
        )
    kind, about, says = (CAME if new else WENT)[bound]
    plain: Told = (kind, Point(about, says))
    if about == "statement" and read:
        return min(read, key=lambda one: ORDER.index(one[0]))
    return plain


def folded(told: Sequence[Told]) -> Iterator[tuple[Kind, tuple[Point, ...]]]:
    """Yield the points of one passage by their kind; what has no direction stands with the gravest."""
    kinds = sorted({kind for kind, _ in told}, key=ORDER.index)
    plain = ("changed", "added", "removed")
    for kind in kinds:
        if kind in plain and kind != kinds[0]:
            continue
        also = plain if kind == kinds[0] else ()
        yield kind, tuple(dict.fromkeys(point for one, point in told if one == kind or one in also))

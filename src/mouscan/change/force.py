"""Whether the words that two versions share stand under the same force: a duty, a permission, a prohibition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mouscan.change.changeset import Kind, Point
from mouscan.change.groups import Group
from mouscan.change.unit import Unit, Version
from mouscan.change.weight import Weights
from mouscan.language.force import Force, force_at

MOST = 0.34
CALLED: dict[Force, str] = {
    "duty": "a duty",
    "statement": "a statement",
    "weak": "a wish",
    "permission": "a permission",
    "no-duty": "left free",
    "prohibition": "a prohibition",
}
# How much each binds.
BINDS: dict[Force, int] = {"duty": 3, "weak": 2, "permission": 1, "no-duty": 0}


def turned(before: Force, after: Force) -> Kind | None:
    """Return what it means that a thing stands under another force, None where it comes to the same.

    A plain statement binds as far as what it states does: only "should" and a prohibition are something else.
    """
    if before == after or (before == "statement" and after not in ("prohibition", "weak")):
        return None
    if after == "statement" and before not in ("prohibition", "weak"):
        return None
    if after == "prohibition":
        return "strengthened" if before == "weak" else "prohibited"
    if before == "prohibition":
        return {"permission": "permitted", "duty": "required"}.get(after, "weakened")  # type: ignore[return-value]
    one, two = (BINDS.get(force, BINDS["duty"]) for force in (before, after))
    if two < one:
        return "dropped" if after == "no-duty" else "weakened"
    return "required" if after == "duty" and before in ("permission", "no-duty") else "strengthened"


def signature(version: Version, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the kinds of force that the words of some sentences name, in order; "may ... not" is a prohibition."""
    found: list[str] = []
    for unit in units:
        for mark in version.reading.of(unit.sentence, "modality"):
            if mark.value == "negator" and found and found[-1] in ("duty", "permission"):
                found[-1] = "prohibition"
            elif mark.value != "wish":
                found.append(mark.value)
    return tuple(found)


def forces(old: Version, new: Version, group: Group, weights: Weights) -> tuple[Kind, Point] | None:
    """Return how the force changed under which most of the shared words stand, None where it did not.

    Sentences that name the same forces in the same order, or were only cut otherwise, are not looked at: what differs
    is where they begin and end.
    """
    named = signature(old, group.old), signature(new, group.new)
    single = len(group.old) == len(group.new) == 1
    if named[0] == named[1] if single else sorted(named[0]) == sorted(named[1]):
        return None
    here, there = _places(old, group.old), _places(new, group.new)
    votes: Counter[tuple[Force, Force]] = Counter()
    for name in here.keys() & there.keys():
        for before, after in zip(here[name], there[name], strict=False):
            # Scaled, so that sums do not depend on their order.
            votes[before, after] += round(1000 * weights.of({name: 1}))
    return _told(votes)


def _told(votes: Counter[tuple[Force, Force]]) -> tuple[Kind, Point] | None:
    differing = [(count, pair) for pair, count in votes.items() if turned(*pair) is not None]
    if not differing:
        return None
    count, (before, after) = max(differing)
    kind = turned(before, after)
    if kind is None or count < MOST * votes.total():
        return None
    about = "prohibition" if "prohibition" in (before, after) else "right" if after == "permission" else "duty"
    return kind, Point(about, f"What was {CALLED[before]} is now {CALLED[after]}.")  # type: ignore[arg-type]


def _places(version: Version, units: tuple[Unit, ...]) -> dict[str, list[Force]]:
    """Return the force of every word of some sentences that says something."""
    found: defaultdict[str, list[Force]] = defaultdict(list)
    for unit in units:
        for key in unit.keys:
            if not key.light and not key.name.startswith("#"):
                found[key.name].append(force_at(version.reading, unit.sentence, key.first))
    return found


def led(old: Version, new: Version, one: Unit, two: Unit) -> tuple[Kind, Point] | None:
    """Return how the force changed of an item whose words are the same, but which another sentence leads into."""
    if one.sentence.lead is None or two.sentence.lead is None:
        return None
    before, after = force(old, one), force(new, two)
    return _told(Counter({(before, after): 1}))


def force(version: Version, unit: Unit) -> Force:
    """Return the force of a whole sentence: the one under which most of its words stand that stand under any.

    "This does not include addresses" states something, for nothing in it binds; "The provider confirms that" does.
    """
    reading, sentence = version.reading, unit.sentence
    votes = Counter(force_at(reading, sentence, key.first) for key in unit.keys if not key.light)
    votes = votes or Counter([force_at(reading, sentence, sentence.last - 1)])
    bound = {name: count for name, count in votes.items() if name != "statement"}
    found = max(bound or votes, key=lambda name: (votes[name], name))
    led = () if sentence.lead is None else reading.of(reading.sentences[sentence.lead], "modality")
    if found == "prohibition" and all(m.value == "negator" for m in (*led, *reading.of(sentence, "modality"))):
        found = "statement"
    if found == "statement" and any(m.value == "undertaking" for m in reading.of(sentence, "degrees")):
        return "duty"
    return found

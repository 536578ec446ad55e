"""The whole comparison of two versions: from two reports to everything that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mouscan.change.align import Alignment
from mouscan.change.bodies import Bodies, bodies
from mouscan.change.changeset import ORDER, Change, ChangeSet, Kind, Passage, Point, Rewording
from mouscan.change.facts import Found, facts
from mouscan.change.force import led
from mouscan.change.gather import altered, folded, fresh
from mouscan.change.groups import Group
from mouscan.change.moves import became, pairings
from mouscan.change.renaming import renamed
from mouscan.change.turns import passage, paths, turns
from mouscan.change.unit import Unit, Version, version
from mouscan.change.wording import contacts, references, replaced
from mouscan.graph import Party
from mouscan.graph.evidence import whole
from mouscan.report.basis import basis
from mouscan.report.report import Report

LAST = 1 << 62


def between(old: Report, new: Report) -> ChangeSet:
    """Return what changed from one version of an agreement to the next; both reports must be of agreements.

    Raises ValueError for a report without an agreement.
    """
    return _Between(old, new).told()


class _Between:
    """Two versions as they are compared."""

    def __init__(self, old: Report, new: Report) -> None:
        if old.agreement is None or new.agreement is None:
            raise ValueError("only two agreements can be compared")
        self.reports = old, new
        self.bodies: Bodies = bodies(old.agreement.parties, new.agreement.parties)
        self.terms = renamed(old.agreement.definitions, new.agreement.definitions, self.bodies.named)
        called = [{pair[side].term: f"={n}" for n, pair in enumerate(self.terms)} for side in (0, 1)]
        self.old: Version = version(old.agreement, self.bodies.named, called[0])
        self.new: Version = version(new.agreement, self.bodies.named, called[1])
        self.alignment = Alignment(self.old, self.new)
        self.groups = self.alignment.groups()
        self.went = became(self.groups)
        self.same = [group for group in self.groups if self._equal(group)]
        self.other = [group for group in self.groups if not self._equal(group)]

    def told(self) -> ChangeSet:
        """Return everything that differs."""
        rewordings: list[Rewording] = []
        changes = [
            *self._parties(),
            *self._terms(),
            *self._headings(),
            *self._led(),
            *self._altered(rewordings),
            *self._fresh(rewordings),
        ]
        changes.sort(key=lambda change: (ORDER.index(change.kind), self._place(change)))
        old, new = self.reports
        return ChangeSet(
            basis(old), basis(new), paths(old, new), turns(old, new), tuple(changes),
            pairings(self.old, self.new, self.went), tuple(rewordings), len(self.same),
        )  # fmt: skip

    def _equal(self, group: Group) -> bool:
        """Tell whether both sides say the same, word for word, cut into sentences anyhow."""
        one, two = (tuple(name for unit in side for name in unit.identity) for side in (group.old, group.new))
        return one == two and not [*contacts(group.old, group.new), *references(group.old, group.new, self.went)]

    def _place(self, change: Change) -> tuple[int, int]:
        there = change.new or change.old
        return (not change.new, there[0].line) if there else (0, LAST)

    def _facts(self) -> tuple[dict[int, list[Found]], dict[int, list[Found]]]:
        """Return what came and went by the unit of the old and of the new version where it stands."""
        changed = (
            frozenset(unit.number for group in self.other for unit in group.old),
            frozenset(unit.number for group in self.other for unit in group.new),
        )
        sides: tuple[defaultdict[int, list[Found]], ...] = defaultdict(list), defaultdict(list)
        for one in facts(self.old, self.new, (self.bodies.old, self.bodies.new), changed):
            sides[one.new][one.unit].append(one)
        return sides[0], sides[1]

    def _altered(self, rewordings: list[Rewording]) -> Iterator[Change]:
        gone, came = self._found = self._facts()
        for group in self.other:
            if not (group.old and group.new):
                continue
            found = [one for unit in group.old for one in gone.get(unit.number, ())]
            found += [one for unit in group.new for one in came.get(unit.number, ())]
            told = altered(self.old, self.new, group, self.alignment.weights, found, self.went)
            words = self._passages(0, group.old), self._passages(1, group.new)
            if told is None:
                rewordings.append(Rewording(*words))
            else:
                yield from (Change(kind, points, *words) for kind, points in folded(told))

    def _headings(self) -> Iterator[Change]:
        """Yield the headings of clauses that are aligned in which one body took the place of another."""
        for old, targets in self.went.items():
            for new in targets if len(targets) == 1 else ():
                one, two = self.old.headed(old), self.new.headed(new)
                if one is None or two is None or not (named := replaced(self.old, self.new, one, two)):
                    continue
                words = self._passages(0, (one,)), self._passages(1, (two,))
                yield Change("changed", (Point("party", named),), *words)

    def _fresh(self, rewordings: list[Rewording]) -> Iterator[Change]:
        gone, came = self._found
        olds = sorted((unit for group in self.other if not group.new for unit in group.old), key=_number)
        news = sorted((unit for group in self.other if not group.old for unit in group.new), key=_number)
        told: set[tuple[bool, int]] = set()
        for kind, points, units in fresh(self.new, news, came, new=True):
            told.update((True, unit.number) for unit in units)
            yield Change(kind, points, (), self._passages(1, units))
        for kind, points, units in fresh(self.old, olds, gone, new=False):
            told.update((False, unit.number) for unit in units)
            yield Change(kind, points, self._passages(0, units), ())
        # Titles that came and went say nothing by themselves.
        rewordings += [Rewording((), self._passages(1, (unit,))) for unit in news if (True, unit.number) not in told]
        rewordings += [Rewording(self._passages(0, (unit,)), ()) for unit in olds if (False, unit.number) not in told]

    def _led(self) -> Iterator[Change]:
        """Yield the sentences that are the same, but stand under a lead of another force."""
        pairs = self.alignment.forth
        for group in self.same:
            one, two = group.old[0], group.new[0]
            leads = [side.by_sentence.get(unit.sentence.lead if unit.sentence.lead is not None else -1)
                     for side, unit in ((self.old, one), (self.new, two))]  # fmt: skip
            if leads[0] and leads[1] and pairs.get(leads[0].number) == leads[1].number:
                continue
            if (turned := led(self.old, self.new, one, two)) is not None:
                yield Change(turned[0], (turned[1],), self._passages(0, (one,)), self._passages(1, (two,)))

    def _parties(self) -> Iterator[Change]:
        texts = [" ".join(report.tree.document.text.lower().split()) for report in self.reports]
        for one, two in self.bodies.renamed:
            if two.name.lower() not in texts[0] or one.name.lower() not in texts[1]:
                says = f"{one.name} is now called {two.name}."
                yield self._party("renamed", says, one, two)
        for party in self.bodies.came:
            if party.name.lower() not in texts[0]:
                yield self._party("added", f"New party: {party.name}.", None, party)
        for party in self.bodies.gone:
            if party.name.lower() not in texts[1]:
                yield self._party("removed", f"{party.name} is no longer a party.", party, None)

    def _terms(self) -> Iterator[Change]:
        for pair in self.terms:
            words = [(passage(report, one.evidence),) for report, one in zip(self.reports, pair, strict=True)]
            says = f"“{pair[0].term}” is now called “{pair[1].term}”."
            yield Change("renamed", (Point("definition", says),), *words)

    def _party(self, kind: Kind, says: str, one: Party | None, two: Party | None) -> Change:
        words = [
            tuple(passage(report, piece) for piece in party.evidence[:1]) if party else ()
            for report, party in zip(self.reports, (one, two), strict=True)
        ]
        return Change(kind, (Point("party", says),), *words)

    def _passages(self, side: int, units: Sequence[Unit]) -> tuple[Passage, ...]:
        report, here = self.reports[side], (self.old, self.new)[side]
        return tuple(passage(report, whole(here.reading.tree.document, unit.sentence)) for unit in units)


def _number(unit: Unit) -> int:
    return unit.number

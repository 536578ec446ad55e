"""What an edge carries for a query: kinds of data as the bits of a number, past what is prohibited.

A use is allowed along a chain where every edge of it allows that use; each kind of data travels on its own, so that two
edges which carry nothing in common make no chain (rule catalogue, section 3.2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from msgspec import Struct, field

from mouscan.firewall.lattice import is_kind_of
from mouscan.firewall.world import GENERIC, HIT, Bar, Edge, Opening, Sureness, World
from mouscan.language.vocabulary import rows

LEVELS: tuple[Sureness, ...] = ("explicit", "latent", "possible", "unknown")
WHOLE = frozenset({"personal-data", "special-category", "other"})
ANY_OTHER = "other"
# Counts are about nobody, and the contacts of staff are not about the users of a service.
EMPTY = frozenset({"aggregate-statistics"})
STAFF = frozenset({"staff-contact"})
ABOUT_STAFF = frozenset({"staff"})

Load = tuple[int, ...]


class Query(Struct, frozen=True):
    """Whether some data can come from some units to others for a use, over at least so many hops.

    `data` and `purpose` are "" for any.
    """

    sources: frozenset[str]
    targets: frozenset[str]
    data: str = ""
    purpose: str = ""
    hops: int = 1


class Loads(Struct, frozen=True, dict=True):
    """What the edges of a world carry for a query, without its bars where `barred` is False."""

    world: World
    query: Query
    barred: bool = True
    bits: dict[str, int] = field(default_factory=dict)
    bars: dict[str, dict[str, list[Bar]]] = field(default_factory=dict)
    known: dict[tuple[str, str], Load] = field(default_factory=dict)

    @staticmethod
    def of(world: World, query: Query, barred: bool = True) -> Loads:
        """Return the loads of a query, with its kinds of data numbered and its bars by agreement and target."""
        named = {kind for edge in world.edges for kind in edge.data} | {kind for bar in world.bars for kind in bar.data}
        kinds = [query.data] if query.data else sorted({*named - WHOLE - EMPTY - STAFF, ANY_OTHER})
        bars: dict[str, dict[str, list[Bar]]] = defaultdict(lambda: defaultdict(list))
        for bar in world.bars if barred else ():
            for target in sorted(bar.targets) or [""]:
                bars[bar.agreement][target].append(bar)
        return Loads(world, query, barred, {kind: 1 << n for n, kind in enumerate(kinds)}, bars)

    @property
    def everything(self) -> int:
        """Every kind of data that is asked about."""
        return (1 << len(self.bits)) - 1

    def serves(self, edge: Edge) -> bool:
        """Tell whether an edge allows the use that is asked about."""
        return not self.query.purpose or serves(self.query.purpose, edge.purposes)

    def carried(self, edge: Edge) -> int:
        """Return the kinds of data that an edge carries, whatever is prohibited."""
        if edge.subjects == ABOUT_STAFF and self.query.data not in STAFF:
            return 0
        if not edge.data or edge.data & WHOLE:
            return self.everything
        return self._mask(contained(edge.data))

    def load(self, edge: Edge, came: str) -> Load:
        """Return what an edge carries at each level, and at all surer ones, of data that came under an agreement."""
        came = came if came in self.bars else ""
        if (found := self.known.get((edge.id, came))) is None:
            found = self.known[edge.id, came] = self._load(edge, came)
        return found

    def _load(self, edge: Edge, came: str) -> Load:
        shut = unknown = 0
        for bar in self.across(edge, came):
            mask, unsure = self.stops(bar)
            shut |= mask
            unknown |= unsure
        left = self.carried(edge) & ~shut
        sure = LEVELS.index(edge.sure)
        yet = self._mask(
            kind for kind in self.bits if (edge.source, kind) in self.world.later and kind not in edge.data
        )
        levels = [0] * len(LEVELS)
        levels[sure] |= left & ~unknown & ~yet
        levels[max(sure, LEVELS.index("latent"))] |= left & ~unknown & yet
        levels[-1] |= left & unknown
        for surer, level in zip(range(3), range(1, 4), strict=True):
            levels[level] |= levels[surer]
        return tuple(levels)

    def across(self, edge: Edge, came: str = "") -> Iterator[Bar]:
        """Yield the bars across an edge for the use: those of its own agreement, and of that by which data came."""
        for agreement in dict.fromkeys((edge.agreement, came)):
            by = self.bars.get(agreement, {})
            for bar in (*by.get("", ()), *by.get(edge.target, ())):
                if applies(bar, edge, self.query.purpose):
                    yield bar

    def stops(self, bar: Bar) -> tuple[int, int]:
        """Return the kinds of data that a bar stops, and those of which a text that is not there would tell."""
        named = bar.data and not bar.data & WHOLE
        mask = self._mask(contained(bar.data)) if named else self.everything
        openings = [o for o in bar.openings if not o.gated and _opens(o, self.query.purpose)]
        if any(not o.unknown for o in openings):
            return 0, 0
        if bar.vague:
            # Whatever it is that nobody may tell, that somebody is known tells it too.
            hit = mask & self._mask([HIT])
            return (0, mask) if openings else (hit, mask & ~hit)
        return (0, mask) if openings else (mask, 0)

    def _mask(self, kinds: Iterable[str]) -> int:
        mask = 0
        for kind in kinds:
            mask |= self.bits.get(kind, 0)
        return mask


@cache
def contained(kinds: frozenset[str]) -> frozenset[str]:
    """Return kinds of data with those that are part of them: an address has its postcode."""
    return kinds | {row["part"] for row in rows("within") if row["kind"] in kinds}


def serves(purpose: str, allowed: Collection[str]) -> bool:
    """Tell whether what is allowed takes in a use; what names no use allows any."""
    return not allowed or any(one == GENERIC or is_kind_of(purpose, one) for one in allowed)


def applies(bar: Bar, edge: Edge, purpose: str) -> bool:
    """Tell whether a bar stands across an edge; only one that bars a use as such bars a holder's own new use."""
    if edge.id in bar.yields or (edge.kind == "repurpose" and (bar.sources or bar.targets)):
        return False
    if bar.sources and edge.source not in bar.sources:
        return False
    if bar.targets and edge.target not in bar.targets:
        return False
    return not bar.purposes or (bool(purpose) and any(is_kind_of(purpose, p) for p in bar.purposes))


def _opens(opening: Opening, purpose: str) -> bool:
    if not purpose:
        return True
    if any(is_kind_of(purpose, p) for p in opening.excluded):
        return False
    return serves(purpose, opening.purposes)

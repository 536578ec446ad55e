"""The words on a drawing: what an arrow says in a few lines and in full, and what is told of a unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from mouscan.firewall.world import Bar, Edge, Unit, World
from mouscan.report.scene import PROHIBITED, Arrow
from mouscan.report.trace import hop

FEW = 3


def heading(arrow: Arrow) -> str:
    """Return what an arrow is: its hop on the open way, the kinds of its flows, how many, and how sure they are."""
    if arrow.how == PROHIBITED:
        return f"prohibited{_times(arrow.bars)}"
    kinds = ", ".join(dict.fromkeys(edge.kind for edge in arrow.edges))
    number = f"{arrow.hop}. " if arrow.hop else ""
    sure = "" if arrow.how == "explicit" else f" ({arrow.how})"
    return f"{number}{kinds}{'' if arrow.inner else _times(arrow.edges)}{sure}"


def content(parts: Sequence[Edge | Bar]) -> str:
    """Return which data some edges or bars concern and for which uses, a few of each."""
    data = _few(part.data for part in parts)
    uses = _few(part.purposes for part in parts)
    return f"{data or 'any data'} for {uses or 'any use'}"


def clauses(arrow: Arrow) -> str:
    """Return the first clause that an arrow rests on, and how many more there are."""
    found = list(dict.fromkeys(clause for part in arrow.parts for clause in part.clauses))
    return "".join(found[:1]) + (f" and {len(found) - 1} more" if len(found) > 1 else "")


def full(world: World, arrow: Arrow) -> str:
    """Return everything that an arrow stands for, a sentence for each flow or prohibition."""
    flows = [hop(world, edge) for edge in arrow.edges]
    ends = f"{world.units[arrow.source].name} -> {world.units[arrow.target].name}"
    return "; ".join([*flows, *(f"{ends}, {banned(bar)}" for bar in arrow.bars)])


def banned(bar: Bar) -> str:
    """Return what a bar prohibits, and in which clauses."""
    what = f" of {', '.join(sorted(bar.data))}" if bar.data else ""
    why = f" for {', '.join(sorted(bar.purposes))}" if bar.purposes else ""
    where = f": {', '.join(bar.clauses)}" if bar.clauses else ""
    return f"prohibited{what}{why}{where}"


def sort(unit: Unit, under: Collection[str] = ()) -> str:
    """Return the kind of a unit, and its side unless it is drawn under that alone."""
    side = unit.side if [*under] != [unit.side] and unit.side != unit.kind else ""
    return " · ".join(plain(word) for word in (unit.kind, side) if word)


def plain(name: str) -> str:
    """Return the name of a category as words."""
    return name.replace("-", " ")


def _few(found: Iterable[Collection[str]]) -> str:
    """Return some of the names of several sets, an empty one being anything; "" where all of them are."""
    sets = list(found)
    names = [plain(name) for name in sorted({name for one in sets for name in one})]
    others = (f" and {len(names) - FEW} more" if len(names) > FEW else "") + ("" if all(sets) else " and others")
    return ", ".join(names[:FEW]) + others if names else ""


def _times(found: Collection[object]) -> str:
    return f" ×{len(found)}" if len(found) > 1 else ""

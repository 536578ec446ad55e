"""The graph of some agreements as a page to walk through: the verdict, the drawing, and every flow with its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree.ElementTree import tostring

from msgspec import Struct

from mouscan.firewall.world import Bar, Edge, World
from mouscan.report import captions, nodelink, scene
from mouscan.report.drawing import drawing
from mouscan.report.offline import offline
from mouscan.report.record import Json, evidence
from mouscan.report.route import record
from mouscan.report.scene import Arrow
from mouscan.report.trace import Trace

ANYBODY = "anybody"
# The width of a drawing, in pixels, beside which the list still has its place on most screens.
BESIDE = 1080


class Row(Struct, frozen=True):
    """One arrow, or one prohibition that has none, as the list tells it: its parts, and the kinds that they concern."""

    id: str
    source: str
    target: str
    heading: str
    content: str
    where: str
    how: str
    parts: tuple[dict[str, Json], ...]
    kinds: tuple[str, ...]
    uses: tuple[str, ...]
    hop: int = 0
    both: bool = False
    drawn: bool = True


class Body(Struct, frozen=True):
    """One unit as the list tells it, with the rows of what leaves it and of what comes to it."""

    id: str
    name: str
    sort: str
    within: str
    leaving: tuple[Row, ...]
    coming: tuple[Row, ...]


def board(found: Trace, title: str, files: str) -> str:
    """Return the page: one file that needs no network and, to be read, no script."""
    from markupsafe import Markup

    world, told = found.world, found.verdict
    shown = scene.arrows(world, told.way if told.level != "BLOCKED" else None)
    root = drawing(world, shown, title, found.asked.says(told), linked=True)
    # A picture cannot have links inside, a group can.
    root.set("role", "group")
    kinds, uses = _sifted(world)
    rows = {arrow: _row(world, arrow, kinds, uses) for arrow in shown}
    return offline(
        "board.html",
        ("base.css", "sift.css", "drawing.css", "board.css"),
        ("board.js",),
        title=title,
        files=files,
        wide=float(root.get("width", "0")) > BESIDE,
        trace=record(found),
        # The same words may stand as several prohibitions.
        stops={(bar.clauses, world.text(bar.id)): evidence(bar.evidence) for bar in told.bars},
        drawing=Markup(tostring(root, encoding="unicode")),
        flows=sorted((row for arrow, row in rows.items() if arrow.edges), key=lambda row: row.hop or len(rows)),
        bars=[row for arrow, row in rows.items() if arrow.bars] + list(_loose(world, shown, kinds, uses)),
        bodies=list(_bodies(world, rows)),
        kinds=[(kind, captions.plain(kind)) for kind in kinds],
        uses=[(use, captions.plain(use)) for use in uses],
    )


def _sifted(world: World) -> tuple[list[str], list[str]]:
    """Return the kinds of data and the purposes by which the page can be sifted."""
    parts: tuple[Edge | Bar, ...] = (*scene.edges(world), *world.bars)
    return sorted({d for part in parts for d in part.data}), sorted({p for part in parts for p in part.purposes})


def _row(world: World, arrow: Arrow, kinds: Sequence[str], uses: Sequence[str]) -> Row:
    return Row(
        arrow.id,
        world.units[arrow.source].name,
        world.units[arrow.target].name,
        captions.heading(arrow),
        captions.content(arrow.parts),
        captions.clauses(arrow),
        arrow.how,
        _told(world, arrow),
        *_concerned(arrow.parts, kinds, uses),
        hop=arrow.hop,
        both=any(edge.source == arrow.target for edge in arrow.edges),
    )


def _told(world: World, arrow: Arrow) -> tuple[dict[str, Json], ...]:
    """Return what an arrow stands for, and once what goes both ways alike."""
    alike = {(e.kind, e.data, e.purposes, e.clauses, e.evidence): e for e in reversed(arrow.edges)}
    edges = [edge for edge in arrow.edges if edge in alike.values()]
    return (
        *(nodelink.edge(world, edge, bool(arrow.hop)) for edge in edges),
        *(nodelink.bar(world, bar) for bar in arrow.bars),
    )


def _loose(world: World, shown: Sequence[Arrow], kinds: Sequence[str], uses: Sequence[str]) -> Iterator[Row]:
    """Yield the prohibitions that do not name both ends, so that no arrow shows them."""
    drawn = {bar for arrow in shown for bar in arrow.bars}
    for number, bar in enumerate((bar for bar in world.bars if bar not in drawn), 1):
        source, target = (_named(world, ends) for ends in (bar.sources, bar.targets))
        content, where, parts = captions.content((bar,)), ", ".join(bar.clauses), (nodelink.bar(world, bar),)
        concerned = _concerned((bar,), kinds, uses)
        yield Row(f"b{number}", source, target, scene.PROHIBITED, content, where, scene.PROHIBITED, parts, *concerned,
                  drawn=False)  # fmt: skip


def _named(world: World, ends: Collection[str]) -> str:
    names = [world.units[end].name if end in world.units else captions.plain(end) for end in sorted(ends)]
    return ", ".join(names) or ANYBODY


def _concerned(
    parts: Sequence[Edge | Bar], kinds: Sequence[str], uses: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which of the kinds of data and of the purposes some edges or bars concern."""
    return (
        tuple(kind for kind in kinds if any(scene.concerns(part, data=kind) for part in parts)),
        tuple(use for use in uses if any(scene.concerns(part, purpose=use) for part in parts)),
    )


def _bodies(world: World, rows: Mapping[Arrow, Row]) -> Iterator[Body]:
    for number, unit in enumerate(scene.units(world, tuple(rows)), 1):
        within = world.units[unit.parent].name if unit.parent in world.units else ""
        leaving = tuple(row for arrow, row in rows.items() if arrow.source == unit.id)
        coming = tuple(row for arrow, row in rows.items() if arrow.target == unit.id)
        yield Body(f"u{number}", unit.name, captions.sort(unit), within, leaving, coming)

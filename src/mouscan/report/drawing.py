"""The bodies of some agreements and what goes between them as a drawing in SVG, made without another program."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from mouscan.firewall.reach import Way
from mouscan.firewall.world import Unit, World
from mouscan.report import captions, pen, scene
from mouscan.report.layout import BOX, LABEL, TOP, layout
from mouscan.report.lettering import width, wrapped
from mouscan.report.plane import Area, Box, Layout, Link, Stroke
from mouscan.report.scene import PROHIBITED, Arrow
from mouscan.resources import folder

# Columns from the left: who serves, who does neither, who does both, who enforces.
COLUMN = {"service": 0, "mixed": 2, "law-enforcement": 3, "enforcement": 4}
BETWEEN = 1
NAME, TEXT, BOLD, LINE, MARGIN, LEAST = 14.0, 12.0, 1.14, 17.0, 12.0, 480.0
SAMPLE, ROW = 40.0, 26.0
MEANS = {
    "open": "the open way, hop by hop",
    "explicit": "the text says so",
    "latent": "latent: once something has happened",
    "possible": "possible: nothing in the text stops it",
    "unknown": "unknown: another text decides",
    PROHIBITED: "prohibited",
}

Lines = tuple[tuple[str, str], ...]


def svg(world: World, way: Way | None, title: str, says: str) -> str:
    """Return the drawing as a file of its own, with its style inside; `says` is what it shows in a sentence."""
    root = drawing(world, scene.arrows(world, way), title, says)
    root.set("role", "img")
    style = Element("style")
    style.text = (folder("templates") / "drawing.css").read_text(encoding="utf-8")
    root.insert(2, style)
    return tostring(root, encoding="unicode")


def drawing(world: World, shown: Sequence[Arrow], title: str, says: str, linked: bool = False) -> Element:
    """Return the drawing; `linked` makes each unit and arrow a link to the row with its id: u1, ..., a1, ..."""
    units = scene.units(world, tuple(shown))
    holder = {unit.id: scene.lineage(world, unit.id)[-1] for unit in units}
    column = {unit.id: COLUMN.get(world.units[holder[unit.id]].side, BETWEEN) for unit in units}
    sides: dict[int, dict[str, None]] = {}
    for unit in units:
        if holder[unit.id] == unit.id:
            sides.setdefault(column[unit.id], {})[unit.side or "others"] = None
    texts = {unit.id: _told(unit, sides[column[unit.id]]) for unit in units}
    labels = {arrow.id: _label(arrow) for arrow in shown}
    plan = layout(
        [Box(u.id, column[u.id], len(texts[u.id]) * LINE + 2 * MARGIN, holder[u.id] if holder[u.id] != u.id else "")
         for u in units],
        [Link(a.id, a.source, a.target, len(labels[a.id]) * LINE + MARGIN, a.inner and holder[a.target] == a.source)
         for a in shown],
    )  # fmt: skip
    root = Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "class": "drawing", "aria-labelledby": "drawing-title drawing-says"},
    )
    SubElement(root, "title", {"id": "drawing-title"}).text = pen.clean(title)
    SubElement(root, "desc", {"id": "drawing-says"}).text = pen.clean(says)
    _columns(root, plan, sides)
    for unit in units:
        if plan.boxes[unit.id] != plan.heads[unit.id]:
            pen.rectangle(root, f"body{_strong(unit)}", plan.boxes[unit.id])
    tags = {unit.id: f"u{number}" for number, unit in enumerate(units, 1)}
    # Read and walked through from the left and from the top, each unit with what leaves it.
    for unit in sorted(units, key=lambda u: (column[u.id], plan.heads[u.id].y)):
        says = f"{unit.name}: {captions.sort(unit)}"
        node = pen.mark(root, "unit", tags[unit.id], says.removesuffix(": "), linked)
        head = plan.heads[unit.id]
        pen.rectangle(node, f"box{_strong(unit)}" if plan.boxes[unit.id] == head else "bare", head)
        _lines(node, head, texts[unit.id])
        for arrow in (arrow for arrow in shown if arrow.source == unit.id):
            kind = f"arrow {arrow.how}{' open' if arrow.hop else ''}"
            _arrow(pen.mark(root, kind, arrow.id, captions.full(world, arrow), linked), arrow, plan, labels[arrow.id])
    _legend(root, plan, shown)
    return root


def _columns(root: Element, plan: Layout, sides: dict[int, dict[str, None]]) -> None:
    for number, area in plan.columns.items():
        pen.rectangle(root, "band", Area(area.x - 8, 4, area.width + 16, plan.height - 8))
        pen.text(root, "side", area.x + area.width / 2, TOP - 18, ", ".join(map(captions.plain, sides[number])))


def _arrow(node: Element, arrow: Arrow, plan: Layout, label: Lines) -> None:
    strokes = plan.lines[arrow.id]
    bent = arrow.id not in plan.labels
    for stroke in strokes:
        pen.path(node, "hit", stroke, bent)
    _strokes(node, strokes, arrow.how == PROHIBITED, bent)
    if bent and any(edge.source == arrow.target for edge in arrow.edges):
        pen.arrowhead(node, strokes[0][1], strokes[0][0])
    if not bent:
        pen.rectangle(node, "chip", plan.labels[arrow.id])
        _lines(node, plan.labels[arrow.id], label)


def _strokes(node: Element, strokes: Sequence[Stroke], stopped: bool, bent: bool) -> None:
    """Draw the strokes of an arrow and its head, or the bar that stops it."""
    for stroke in strokes[:-1]:
        pen.path(node, "line", stroke, bent)
    last = strokes[-1]
    pen.path(node, "line", pen.short(last, pen.STOP_WIDTH if stopped else pen.TIP - 1), bent)
    (pen.stop if stopped else pen.arrowhead)(node, last[-2], last[-1])


def _lines(node: Element, area: Area, lines: Lines) -> None:
    first = area.y + (area.height - len(lines) * LINE) / 2 + LINE - 4.5
    for number, (kind, words) in enumerate(lines):
        pen.text(node, kind, area.x + MARGIN, first + number * LINE, words)


def _told(unit: Unit, beside: Sequence[str] | dict[str, None]) -> Lines:
    """Return the lines in the box of a unit: its name and kind, and its side where the column does not tell it."""
    name = wrapped(unit.name, NAME * BOLD, BOX - 2 * MARGIN, 3)
    kind = wrapped(captions.sort(unit, [*beside]), TEXT, BOX - 2 * MARGIN, 2)
    return (*(("name", line) for line in name), *(("muted", line) for line in kind if line))


def _label(arrow: Arrow) -> Lines:
    """Return the lines on an arrow: what it is, which data and uses, and the clause."""
    most = LABEL - 2 * MARGIN
    return (
        *(("head", line) for line in wrapped(captions.heading(arrow), TEXT * BOLD, most, 2)),
        *(("what", line) for line in wrapped(captions.content(arrow.parts), TEXT, most, 4)),
        *(("muted", line) for line in wrapped(captions.clauses(arrow), TEXT, most, 2) if line),
    )


def _legend(root: Element, plan: Layout, shown: Sequence[Arrow]) -> None:
    """Draw below the drawing what each kind of line in it means, and give the drawing its size."""
    used = {arrow.how for arrow in shown} | {"open" for arrow in shown if arrow.hop}
    wide, x, y = max(plan.width, LEAST), 14.0, plan.height + ROW
    for kind, means in MEANS.items():
        if kind not in used:
            continue
        long = SAMPLE + 10 + width(means, TEXT)
        if x > 14.0 and x + long > wide:
            x, y = 14.0, y + ROW
        node = SubElement(root, "g", {"class": "legend explicit open" if kind == "open" else f"legend {kind}"})
        _strokes(node, [((x, y), (x + SAMPLE, y))], kind == PROHIBITED, False)
        pen.text(node, "means", x + SAMPLE + 10, y + 4, means)
        x += long + 28
    tall = y + ROW - 6 if used else plan.height
    root.attrib |= {"viewBox": f"0 0 {pen.number(wide)} {pen.number(tall)}", "width": pen.number(wide),
                    "height": pen.number(tall)}  # fmt: skip


def _strong(unit: Unit) -> str:
    return " enforcing" if unit.side == "enforcement" else ""

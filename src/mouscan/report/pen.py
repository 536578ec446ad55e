"""The marks of a drawing in SVG: rectangles, lines of text, paths and their ends; what they say is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from mouscan.report.plane import Area, Point, Stroke

ROUND = 6.0
TIP, TIP_WIDTH, STOP, STOP_WIDTH = 10.0, 11.0, 20.0, 4.0
# What XML 1.0 does not allow in a document, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return the text on one line, without what no document in XML can hold."""
    return " ".join(FORBIDDEN.sub(" ", text).split())


def mark(parent: Element, kind: str, id: str, says: str, linked: bool) -> Element:
    """Return a new group with its own tooltip and spoken name; a linked one leads to the row of its id."""
    node = SubElement(parent, "a" if linked else "g", {"class": kind, "id": f"d-{id}"})
    if linked:
        node.attrib |= {"href": f"#{id}", "aria-label": clean(says)}
    SubElement(node, "title").text = clean(says)
    return node


def rectangle(parent: Element, kind: str, area: Area) -> None:
    """Draw a rectangle with round corners."""
    values = {"x": area.x, "y": area.y, "width": area.width, "height": area.height, "rx": ROUND}
    SubElement(parent, "rect", {"class": kind, **{name: number(value) for name, value in values.items()}})


def text(parent: Element, kind: str, x: float, y: float, words: str) -> None:
    """Draw a line of text that begins (or, as its style says, is centred) at a point of its base line."""
    SubElement(parent, "text", {"class": kind, "x": number(x), "y": number(y)}).text = clean(words)


def path(parent: Element, kind: str, stroke: Stroke, bent: bool) -> None:
    """Draw a stroke: curves that begin and end level or, bent, straight lines."""
    steps = [f"M{number(stroke[0][0])} {number(stroke[0][1])}"]
    for (x, y), (to_x, to_y) in pairwise(stroke):
        if bent or y == to_y:
            steps.append(f"L{number(to_x)} {number(to_y)}")
        else:
            middle = number((x + to_x) / 2)
            steps.append(f"C{middle} {number(y)} {middle} {number(to_y)} {number(to_x)} {number(to_y)}")
    SubElement(parent, "path", {"class": kind, "d": " ".join(steps)})


def arrowhead(parent: Element, before: Point, end: Point) -> None:
    """Draw the head of an arrow with its tip at the end, along the axis on which the line comes in."""
    (x, y), across = end, TIP_WIDTH / 2
    if before[0] == x:
        back = y + (TIP if before[1] > y else -TIP)
        points = [(x, y), (x - across, back), (x + across, back)]
    else:
        back = x + (TIP if before[0] > x else -TIP)
        points = [(x, y), (back, y - across), (back, y + across)]
    _polygon(parent, points)


def stop(parent: Element, before: Point, end: Point) -> None:
    """Draw a bar across the end of a line that comes in level, a little before the box that it does not reach."""
    x = end[0] + (STOP_WIDTH if before[0] > end[0] else -2 * STOP_WIDTH)
    half = STOP / 2
    _polygon(parent, [(x, end[1] - half), (x + STOP_WIDTH, end[1] - half), (x + STOP_WIDTH, end[1] + half),
                      (x, end[1] + half)])  # fmt: skip


def short(stroke: Stroke, by: float) -> Stroke:
    """Return a stroke that ends level without its last bit, where a head is drawn."""
    (before, _), (x, y) = stroke[-2], stroke[-1]
    return (*stroke[:-1], (x + (by if before > x else -by), y))


def number(value: float) -> str:
    """Return a length as short as can be."""
    return f"{value:.1f}".removesuffix(".0")


def _polygon(parent: Element, points: Sequence[Point]) -> None:
    SubElement(parent, "polygon", {"class": "tip", "points": " ".join(f"{number(x)},{number(y)}" for x, y in points)})

"""The terms of a layout: boxes and links as they are asked for, and the areas and strokes that they are given."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Point = tuple[float, float]
Stroke = tuple[Point, ...]


class Box(Struct, frozen=True):
    """What stands in a column: its height for its text, and the box that it is part of."""

    id: str
    column: int
    height: float
    parent: str = ""


class Link(Struct, frozen=True):
    """A line between two boxes with a label of some height; an inner one joins a box and a part of it, without."""

    id: str
    source: str
    target: str
    height: float = 0.0
    inner: bool = False


class Area(Struct, frozen=True):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Return the y of its middle."""
        return self.y + self.height / 2


class Layout(Struct, frozen=True):
    """The areas of the columns, the boxes, their heads (a whole box unless it has parts) and the labels; the lines.

    A line is the stroke up to its label and the stroke from there on; every stroke begins and ends level.
    """

    width: float
    height: float
    columns: Mapping[int, Area]
    boxes: Mapping[str, Area]
    heads: Mapping[str, Area]
    labels: Mapping[str, Area]
    lines: Mapping[str, tuple[Stroke, ...]]

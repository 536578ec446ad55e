"""Where boxes in columns, the labels between the columns and the lines through them lie: geometry alone, in pixels.

Labels have places of their own between the columns, and a line that passes a column or a label has one too: nothing
lies on anything else, whatever is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from mouscan.report.plane import Area, Box, Layout, Link, Point, Stroke
from mouscan.report.stack import Item, stack

BOX, LABEL, CHANNEL, BARE = 200.0, 190.0, 58.0, 44.0
TOP, SPACE, EDGE = 46.0, 18.0, 14.0
INDENT, PAD, BETWEEN = 30.0, 14.0, 12.0
PORT, ABOVE, THREAD, LOOP, RAIL = 18.0, 18.0, 8.0, 9.0, 15.0

Node = tuple[int, str]


def layout(boxes: Sequence[Box], links: Sequence[Link]) -> Layout:
    """Return the places of some boxes and of the links between them; the parts of a box stand in its column."""
    return _Plan(boxes, links).layout()


class _Plan:
    """One layout in the making: its columns from the left, a layer for each and for the gap on its right."""

    def __init__(self, boxes: Sequence[Box], links: Sequence[Link]) -> None:
        named = {box.id: box.column for box in boxes}
        self.parent = {box.id: box.parent if box.parent in named else "" for box in boxes}
        self.names = sorted({box.column for box in boxes if not self.parent[box.id]})
        self.column = {box.id: self.names.index(named[self.parent[box.id] or box.id]) for box in boxes}
        self.inner = [link for link in links if link.inner]
        self.links = {link.id: link for link in links if not link.inner}
        self.chains = {link.id: tuple(self._chain(link)) for link in self.links.values()}
        ports: dict[tuple[str, bool], int] = defaultdict(int)
        for link in self.links.values():
            for end, right in self._ends(link):
                ports[end, right] += 1
        self.head = {b.id: max(b.height, ABOVE + PORT * max(ports[b.id, False], ports[b.id, True])) for b in boxes}
        self.parts: dict[str, list[str]] = defaultdict(list)
        for box in boxes:
            if self.parent[box.id]:
                self.parts[self.parent[box.id]].append(box.id)

    def layout(self) -> Layout:
        """Return the finished layout."""
        tops = self._tops()
        # The parts of a body come in the order of what they are joined to, which only a first pass tells.
        middles = dict(self._middles(tops))
        for parts in self.parts.values():
            parts.sort(key=lambda id: fmean([middles[o] for o in self._near(id)] or [middles[id]]))
        tops = self._tops()
        lefts, width = self._lefts()
        columns = {name: Area(lefts[2 * n], 0, lefts[2 * n + 1] - lefts[2 * n], 0) for n, name in enumerate(self.names)}
        whole, heads = self._boxes(tops, lefts)
        places: dict[Node, Area] = {}
        for id, chain in self.chains.items():
            for layer, name in chain:
                gap = layer % 2
                left = lefts[layer] + CHANNEL * gap
                wide = self._within(layer) if gap else lefts[layer + 1] - left
                height = self.links[id].height if name == id else THREAD
                places[layer, name] = Area(left, tops[name] + TOP, wide, height)
        labels = {id: places[node] for id, chain in self.chains.items() for node in chain if node[1] == id}
        bottom = max([area.bottom for area in (*whole.values(), *labels.values(), *places.values())], default=TOP)
        lines: dict[str, tuple[Stroke, ...]] = {link.id: (self._rail(link, whole, heads),) for link in self.inner}
        lines |= dict(self._lines(heads, places))
        return Layout(width, bottom + EDGE, columns, whole, heads, labels, lines)

    def _chain(self, link: Link) -> Iterator[Node]:
        """Yield what a link passes, from source to target: a label in the gap beside its source, threads elsewhere."""
        a, b = 2 * self.column[link.source], 2 * self.column[link.target]
        layers = range(a + 1, b) if a < b else range(a - 1, b, -1) if a > b else (a + 1,)
        for layer in layers:
            yield layer, link.id if layer == layers[0] else f"{link.id}/{layer}"

    def _ends(self, link: Link) -> tuple[tuple[str, bool], tuple[str, bool]]:
        """Return source and target, each with whether the link leaves it on its right."""
        a, b = self.column[link.source], self.column[link.target]
        return (link.source, a <= b), (link.target, b <= a)

    def _near(self, id: str) -> list[str]:
        first = [chain[0][1] for link, chain in self.chains.items() if self.links[link].source == id]
        return first + [chain[-1][1] for link, chain in self.chains.items() if self.links[link].target == id]

    def _item(self, id: str) -> Item:
        below, parts = self.head[id] + BETWEEN / 2, [(id, self.head[id] / 2)]
        for part in self.parts[id]:
            parts.append((part, below + self.head[part] / 2))
            below += self.head[part] + BETWEEN
        return Item(id, below + PAD - BETWEEN if self.parts[id] else self.head[id], tuple(parts))

    def _items(self) -> list[list[Item]]:
        layers: list[list[Item]] = [[] for _ in range(2 * len(self.names))]
        for id, parent in self.parent.items():
            if not parent:
                layers[2 * self.column[id]].append(self._item(id))
        for id, chain in self.chains.items():
            for layer, name in chain:
                layers[layer].append(Item(name, self.links[id].height if name == id else THREAD))
        return layers

    def _tops(self) -> dict[str, float]:
        joins = []
        for id, chain in self.chains.items():
            names = [self.links[id].source, *(name for _, name in chain), self.links[id].target]
            joins += list(pairwise(names))
        return stack(self._items(), joins, SPACE)

    def _middles(self, tops: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        for item in (item for layer in self._items() for item in layer):
            yield item.id, tops[item.id] + item.height / 2
            yield from ((part, tops[item.id] + below) for part, below in item.parts)

    def _lefts(self) -> tuple[list[float], float]:
        """Return the left of every layer and of what lies behind the last, and the whole width."""
        lefts = [EDGE]
        last = 2 * len(self.names) - 1
        for layer, items in enumerate(self._items()):
            if layer % 2:
                wide = 0.0 if layer == last else BARE
                wide = CHANNEL + self._within(layer) + (CHANNEL if layer < last else 0) if items else wide
            else:
                wide = BOX + (INDENT + PAD if any(self.parts[item.id] for item in items) else 0)
            lefts.append(lefts[-1] + wide)
        return lefts, lefts[-1] + EDGE

    def _within(self, gap: int) -> float:
        """Return how wide a gap is between its channels: as a label, or nothing where lines only pass."""
        return LABEL if any((gap, id) in chain for id, chain in self.chains.items()) else 0.0

    def _boxes(self, tops: Mapping[str, float], lefts: Sequence[float]) -> tuple[dict[str, Area], dict[str, Area]]:
        whole, heads = {}, {}
        for item in (self._item(id) for id, parent in self.parent.items() if not parent):
            layer, y = 2 * self.column[item.id], tops[item.id] + TOP
            whole[item.id] = Area(lefts[layer], y, lefts[layer + 1] - lefts[layer], item.height)
            for part, below in item.parts:
                own = part == item.id
                x, right = lefts[layer] + (0 if own else INDENT), lefts[layer + 1] - (0 if own else PAD)
                heads[part] = Area(x, y + below - self.head[part] / 2, right - x, self.head[part])
                whole.setdefault(part, heads[part])
        return whole, heads

    def _lines(
        self, heads: Mapping[str, Area], places: Mapping[Node, Area]
    ) -> Iterator[tuple[str, tuple[Stroke, ...]]]:
        ports: dict[tuple[str, bool], list[tuple[float, str, int]]] = defaultdict(list)
        for id, link in self.links.items():
            for number, end in enumerate(self._ends(link)):
                beside = places[self.chains[id][-number]].middle + (number * 2 - 1) * self._turn(link, heads)
                ports[end].append((beside, id, number))
        at: dict[tuple[str, int], Point] = {}
        for (box, right), found in ports.items():
            head = heads[box]
            # A rail comes in at the head of a part.
            above = ABOVE if self.parent[box] else ABOVE / 2
            step = (head.height - ABOVE) / len(found)
            for place, (_, id, number) in enumerate(sorted(found)):
                y = head.y + above + (place + 0.5) * step
                at[id, number] = (head.right if right else head.x, y)
        for id, link in self.links.items():
            yield id, self._strokes(link, at[id, 0], at[id, 1], self._turn(link, heads), places)

    def _turn(self, link: Link, heads: Mapping[str, Area]) -> float:
        """Return how far from the middle of its label a line meets it, below zero for above, where it turns back."""
        if self.column[link.source] != self.column[link.target]:
            return 0.0
        return LOOP if heads[link.source].y <= heads[link.target].y else -LOOP

    def _strokes(
        self, link: Link, start: Point, end: Point, turn: float, places: Mapping[Node, Area]
    ) -> tuple[Stroke, ...]:
        chain = self.chains[link.id]
        if turn:
            label = places[chain[0]]
            return (start, (label.x, label.middle - turn)), ((label.x, label.middle + turn), end)
        ahead = self.column[link.source] < self.column[link.target]
        strokes: list[list[Point]] = [[start]]
        for node in chain:
            area = places[node]
            near, far = (area.x, area.right) if ahead else (area.right, area.x)
            strokes[-1].append((near, area.middle))
            if node[1] == link.id:
                strokes.append([])
            strokes[-1].append((far, area.middle))
        strokes[-1].append(end)
        return tuple(tuple(stroke) for stroke in strokes)

    def _rail(self, link: Link, whole: Mapping[str, Area], heads: Mapping[str, Area]) -> Stroke:
        x, part = whole[link.source].x + RAIL, heads[link.target]
        return (x, heads[link.source].bottom), (x, part.y + RAIL), (part.x, part.y + RAIL)

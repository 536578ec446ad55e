"""Where things of a drawing lie: nothing on anything else, whatever is drawn."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from mouscan.report.layout import CHANNEL, layout
from mouscan.report.lettering import width, wrapped
from mouscan.report.plane import Area, Box, Layout, Link
from mouscan.report.stack import spread


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[Box], list[Link]]:
    """Draw up to fifteen boxes in up to five columns, some within others, and up to thirty links between them."""
    boxes: list[Box] = []
    for number in range(draw(st.integers(2, 15))):
        bodies = [box.id for box in boxes if not box.parent]
        parent = draw(st.sampled_from(["", "", *bodies]))
        column = draw(st.integers(0, 4))
        boxes.append(Box(f"b{number}", column, draw(st.floats(30, 90)), parent))
    ids = st.sampled_from([box.id for box in boxes])
    ends = draw(st.lists(st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1]), max_size=30, unique=True))
    return boxes, [Link(f"l{n}", one, other, draw(st.floats(30, 100))) for n, (one, other) in enumerate(ends)]


def apart(one: Area, other: Area) -> bool:
    across = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
    return across or one.bottom <= other.y + 0.01 or other.bottom <= one.y + 0.01


def outer(boxes: list[Box], plan: Layout) -> dict[str, Area]:
    return {box.id: plan.boxes[box.id] for box in boxes if not box.parent}


@settings(max_examples=150, deadline=None)
@given(pictures())
def test_no_label_lies_on_a_label_or_a_box(picture: tuple[list[Box], list[Link]]) -> None:
    boxes, links = picture
    plan = layout(boxes, links)
    solid = [*plan.labels.values(), *outer(boxes, plan).values()]
    assert len(plan.labels) == len(links)
    for one, other in combinations(solid, 2):
        assert apart(one, other)
    for area in solid:
        assert area.x >= 0
        assert area.y >= 0
        assert area.right <= plan.width
        assert area.bottom <= plan.height


@settings(max_examples=100, deadline=None)
@given(pictures())
def test_the_parts_of_a_body_lie_in_its_box_and_apart(picture: tuple[list[Box], list[Link]]) -> None:
    boxes, links = picture
    plan = layout(boxes, links)
    for box in (box for box in boxes if box.parent):
        around, part = plan.boxes[box.parent], plan.boxes[box.id]
        assert around.x < part.x
        assert part.right < around.right
        assert plan.heads[box.parent].bottom <= part.y
        assert part.bottom < around.bottom
    for one, other in combinations([box for box in boxes if box.parent], 2):
        assert apart(plan.boxes[one.id], plan.boxes[other.id])


@settings(max_examples=100, deadline=None)
@given(pictures())
def test_a_line_goes_from_its_source_by_its_label_to_its_target_and_never_through_a_box_or_another_label(
    picture: tuple[list[Box], list[Link]],
) -> None:
    boxes, links = picture
    plan = layout(boxes, links)
    for link in links:
        first, last = plan.lines[link.id]
        label = plan.labels[link.id]
        assert first[0][0] in (plan.heads[link.source].x, plan.heads[link.source].right)
        assert last[-1][0] in (plan.heads[link.target].x, plan.heads[link.target].right)
        assert {first[-1][0], last[0][0]} <= {label.x, label.right}
        for (x, y), (to_x, to_y) in (pair for stroke in (first, last) for pair in pairwise(stroke)):
            # What is not level lies between the columns and the labels.
            assert y == to_y or abs(x - to_x) <= CHANNEL + 30.01
            if y == to_y:
                level = Area(min(x, to_x), y, abs(x - to_x), 0)
                others = [area for id, area in plan.labels.items() if id != link.id]
                assert all(apart(level, area) for area in others)


@given(pictures())
@settings(max_examples=30, deadline=None)
def test_the_same_picture_is_laid_out_the_same(picture: tuple[list[Box], list[Link]]) -> None:
    assert layout(*picture) == layout(*picture)


def test_a_body_and_its_part_are_joined_inside() -> None:
    plan = layout([Box("body", 0, 40), Box("part", 3, 40, "body")], [Link("l", "body", "part", 40, inner=True)])
    assert list(plan.columns) == [0]
    assert plan.labels == {}
    ((start, _, end),) = plan.lines["l"]
    assert start[1] == plan.heads["body"].bottom
    assert end[0] == plan.boxes["part"].x
    assert plan.boxes["part"].y < end[1] < plan.boxes["part"].bottom


def test_nothing_is_laid_out_as_nothing() -> None:
    assert layout([], []).boxes == {}


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 80)), max_size=12))
def test_what_is_spread_keeps_its_order_and_distance_and_stays_where_it_can(rows: list[tuple[float, float]]) -> None:
    wanted, heights = [top for top, _ in rows], [height for _, height in rows]
    found = spread(wanted, heights)
    for (one, other), height in zip(pairwise(found), heights, strict=False):
        assert other - one >= height - 1e-6
    if all(b - a >= h for (a, b), h in zip(pairwise(wanted), heights, strict=False)):
        assert all(abs(a - b) < 1e-6 for a, b in zip(found, wanted, strict=True))


@given(st.text(alphabet="aMi 漢-", max_size=80), st.integers(1, 4))
def test_wrapped_text_fits_and_loses_nothing_that_it_does_not_mark(text: str, lines: int) -> None:
    found = wrapped(text, 12, 100, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, 12) <= 100 for line in found)
    assert found[-1].endswith("…") or "".join(found).replace(" ", "") == "".join(text.split())

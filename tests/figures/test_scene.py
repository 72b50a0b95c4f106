"""The vocabulary: where shapes and texts lie."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.scene import (
    Ellipse,
    Line,
    Mark,
    Polygon,
    Rectangle,
    Scene,
    Text,
    box_ring,
    diamond,
    hatch_lines,
    overlaps,
    prim_box,
    ring_box,
    rings_of,
    text_box,
)

numbers = st.floats(-500, 500)
boxes = st.tuples(numbers, numbers, st.floats(1, 300), st.floats(1, 300)).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
)


@pytest.mark.parametrize(("anchor", "left"), [("start", 100.0), ("middle", 90.0), ("end", 80.0)])
def test_a_text_lies_where_its_anchor_says(anchor, left, measure):
    box = text_box(Text(100, 50, "abcd", 10, anchor=anchor), measure)
    assert box[0] == left
    assert box[2] - box[0] == 20.0
    assert box[1] < 50 < box[3]


@pytest.mark.parametrize(("anchor", "bottom"), [("start", 50.0), ("middle", 60.0), ("end", 70.0)])
def test_a_turned_text_is_read_upwards_from_its_anchor(anchor, bottom, measure):
    box = text_box(Text(100, 50, "abcd", 10, anchor=anchor, turned=True), measure)
    assert box[3] == bottom
    assert box[3] - box[1] == 20.0
    assert box[0] < 100 < box[2], "most of a letter stands left of its base line"
    assert 100 - box[0] > box[2] - 100


def test_every_shape_knows_its_box(measure):
    assert prim_box(Rectangle(1, 2, 3, 4), measure) == (1, 2, 4, 6)
    assert prim_box(Ellipse(10, 20, 3, 4), measure) == (7, 16, 13, 24)
    assert prim_box(Line(((5, 1), (2, 9), (3, 3)), "ink"), measure) == (2, 1, 5, 9)
    assert prim_box(Polygon((((0, 0), (4, 0), (0, 4)), ((9, 9), (9, 10), (10, 9)))), measure) == (0, 0, 10, 10)
    assert prim_box(diamond(10, 10, 4, "ink"), measure) == (6, 6, 14, 14)


@given(boxes, boxes)
def test_overlapping_is_mutual_and_touching_is_not_overlapping(one, two):
    assert overlaps(one, two) == overlaps(two, one)
    assert overlaps(one, one)
    assert not overlaps(one, (one[2], one[1], one[2] + 5, one[3]))


@given(boxes)
def test_hatching_reaches_every_part_of_a_box(box):
    lines = list(hatch_lines((box_ring(box),), 6.0))
    left, top, right, bottom = box
    on_floor = [start[0] for start, _ in lines]
    assert min(on_floor) <= left - (bottom - top) + 6
    assert max(on_floor) >= right - 6
    assert all(abs((end[0] - start[0]) - (start[1] - end[1])) < 1e-6 for start, end in lines)
    assert all(abs(b - a - 6.0) < 1e-9 for a, b in itertools.pairwise(on_floor))


@given(boxes)
def test_a_rectangle_has_the_outline_of_its_box(box):
    left, top, right, bottom = box
    outline = rings_of(Rectangle(left, top, right - left, bottom - top))
    assert ring_box(outline) == pytest.approx(box)


def test_a_scene_finds_its_marks_and_its_texts():
    mark = Mark("a", "Ort A", (box_ring((0, 0, 1, 1)),))
    scene = Scene(10, 10, "t", "d", (Text(1, 5, "x", 9), Rectangle(0, 0, 1, 1)), (mark,))
    assert scene.mark("a") is mark
    assert scene.mark("b") is None
    assert [text.text for text in scene.texts()] == ["x"]


def test_a_scene_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Scene(1, 1, "t", "d", ()).width = 2  # type: ignore[misc]

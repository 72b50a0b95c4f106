"""View Vad händer om: arrows from where things stand to where they would stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.change import ChangeRow, change_chart
from app.figures.scene import Ellipse, Line, Polygon, Rectangle

SIZES = [(400, 300), (560, 440), (860, 520)]
INDEX = ChangeRow(
    "index", "Sammanvägt index", 88.65, 79.6, "plats 1 → 2 av 39", "Sammanvägt index: 88,7 till 79,6", True
)
HEALTH = ChangeRow("halsa", "Hälsa", 88.8, 88.8, "plats 2 av 39", "Hälsa: 88,8")
SAFETY = ChangeRow("sakerhet", "Säkerhet & trygghet", 60.0, 65.0, "plats 4 av 39", "Säkerhet: 60,0 till 65,0")
LOST = ChangeRow("forsorjning", "Försörjning", None, None, "", "Försörjning: saknas")
ROWS = (INDEX, HEALTH, SAFETY, LOST)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, sound, measure):
    if scale == 1.0 or size[0] > 400:
        sound(change_chart(ROWS, size, measure, scale=scale))


def test_both_figures_and_their_difference_are_written(measure):
    texts = [text.text for text in change_chart(ROWS, (560, 440), measure).texts()]
    assert "88,7 → 79,6  (−9,1)" in texts
    assert "60,0 → 65,0  (+5,0)" in texts
    assert "88,8" in texts
    assert "plats 1 → 2 av 39" in texts


@pytest.mark.parametrize(("height", "noted"), [(460, True), (210, False)])
def test_a_narrow_chart_has_its_words_over_its_arrows_and_loses_no_figure(height, noted, sound, measure):
    scene = change_chart(ROWS[:3], (346, height), measure)
    sound(scene)
    texts = {text.text: text for text in scene.texts()}
    assert "88,7 → 79,6  (−9,1)" in texts
    assert ("plats 1 → 2 av 39" in texts) == noted
    (ring,) = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.stroke][:1]
    assert ring.y > texts["Sammanvägt index"].y


def test_an_arrow_points_the_way_the_value_goes_in_the_colour_of_that_way(measure):
    scene = change_chart((INDEX, SAFETY), (560, 440), measure)
    heads = [prim for prim in scene.prims if isinstance(prim, Polygon)]
    assert [head.fill for head in heads] == ["lowers", "raises"]
    for head, way in zip(heads, (-1, 1), strict=True):
        tip, *base = head.rings[0]
        assert all((tip[0] - x) * way > 0 for x, _ in base)


def test_what_stands_still_is_one_dot_without_an_arrow(measure):
    scene = change_chart((HEALTH,), (560, 440), measure)
    assert [prim.fill for prim in scene.prims if isinstance(prim, Ellipse)] == ["own"]
    assert not any(isinstance(prim, Polygon) for prim in scene.prims)


def test_a_change_too_small_to_be_written_is_no_arrow(measure):
    row = replace(HEALTH, after=88.8 + 1e-4)
    assert row.figures == "88,8"
    assert not any(isinstance(prim, Polygon) for prim in change_chart((row,), (560, 440), measure).prims)


def test_what_is_missing_after_is_hatched_and_what_was_missing_before_is_said(measure):
    scene = change_chart((LOST,), (560, 440), measure)
    assert [prim.hatch for prim in scene.prims if isinstance(prim, Rectangle)] == ["missing"]
    assert not any(isinstance(prim, Ellipse) for prim in scene.prims)
    given_one = replace(LOST, after=54.0)
    scene = change_chart((given_one,), (560, 440), measure)
    assert "saknas → 54,0" in [text.text for text in scene.texts()]
    assert sum(isinstance(prim, Ellipse) for prim in scene.prims) == 1


def test_the_axis_grows_where_a_value_lies_outside(measure):
    outside = replace(SAFETY, after=131.0)
    texts = [text.text for text in change_chart((outside,), (560, 440), measure).texts()]
    assert "150" in texts
    assert "150" not in [text.text for text in change_chart((SAFETY,), (560, 440), measure).texts()]


def test_marks_say_their_words_and_the_main_row_stands_apart(measure):
    scene = change_chart(ROWS, (560, 440), measure)
    assert [(mark.key, mark.label) for mark in scene.marks] == [(row.key, row.words) for row in ROWS]
    tops = [mark.near[0][1] for mark in scene.marks]
    assert tops[1] - tops[0] > tops[2] - tops[1]


values = st.one_of(st.none(), st.floats(-40, 160))


@given(st.lists(st.tuples(values, values), min_size=1, max_size=6))
def test_rings_stand_on_the_axis_in_the_order_of_their_values(pairs):
    def plain(text, size, bold):
        return len(text) * size * 0.5

    rows = [ChangeRow(f"r{at}", f"Rad {at}", *pair, "plats", f"rad {at}") for at, pair in enumerate(pairs)]
    scene = change_chart(rows, (700, 500), plain)
    grid = sorted({prim.points[0][0] for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "line"})
    rings = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.stroke]
    for ring in rings:
        assert grid[0] - 0.01 <= ring.x <= grid[-1] + 0.01
    order = sorted((row.before, ring.x) for row, ring in zip(_drawn(rows), rings, strict=True))
    assert [x for _, x in order] == sorted(x for _, x in order)


def _drawn(rows):
    """The rows with a ring, in the order they are drawn."""
    return [row for row in rows if row.difference or (row.after is None and row.before is not None)]

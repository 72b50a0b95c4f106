"""A measure's way as a chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.scene import Ellipse, Line, Rectangle
from app.figures.trajectory import Panel, Post, TrajectoryData, trajectory_chart, trajectory_height


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


def post(kind, at, value, series="total"):
    told = "" if value is None else str(value).replace(".", ",")
    return Post(f"{kind}{at}|{series}", kind, at, value, told, f"{kind} {at}: {told or 'saknas'}")


def panel(name="", series="total", actuals=((2015.0, 18.0), (2016.0, 15.2))):
    posts = [post("baseline", 2014.0, 20.0, series), *(post("actual", at, value, series) for at, value in actuals)]
    posts += [post("target", 2016.0, 16.0, series), post("target", 2018.0, 10.0, series)]
    return Panel(name, tuple(sorted(posts, key=lambda one: one.at)))


ONE = TrajectoryData((panel(),), "%, ska minska")
THREE = TrajectoryData(
    (panel("Totalt"), panel("Kvinnor", "women"), Panel("Män", ())),
    "%, ska minska",
)


@pytest.mark.parametrize("size", [(560, 300), (860, 520), (340, 620)])
@pytest.mark.parametrize("data", [ONE, THREE])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_sound_at_every_size(size, data, scale, sound):
    width, height = size
    tall = max(height * scale, trajectory_height(len(data.panels), width * scale, scale))
    sound(trajectory_chart(data, (width * scale, tall), plain, scale=scale))


def test_every_value_is_a_mark_with_its_words_and_the_kinds_have_shapes_of_their_own():
    scene = trajectory_chart(ONE, (560, 300), plain)
    assert [mark.label for mark in scene.marks] == [one.words for one in ONE.panels[0].posts]
    squares = [prim for prim in scene.prims if isinstance(prim, Rectangle) and prim.stroke == "ink"]
    dots = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"]
    rings = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "ink"]
    assert (len(squares), len(dots), len(rings)) == (1 + 1, 2 + 1, 2 + 1)  # each also once in the legend


def joins(scene):
    return [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "own"]


def test_actuals_are_joined_only_where_no_year_is_missing_between_them():
    whole = TrajectoryData((panel(actuals=((2015.0, 18.0), (2016.0, 15.0), (2017.0, 14.0))),), "%")
    gap = TrajectoryData((panel(actuals=((2015.0, 18.0), (2017.0, 14.0))),), "%")
    said = TrajectoryData((panel(actuals=((2015.0, 18.0), (2016.0, None), (2017.0, 14.0))),), "%")
    assert [len(joins(trajectory_chart(data, (560, 300), plain))) for data in (whole, gap, said)] == [2, 0, 0]


def test_a_missing_figure_is_a_hatched_column_with_a_word_and_never_a_dot_at_zero():
    data = TrajectoryData((panel(actuals=((2016.0, None),)),), "%")
    scene = trajectory_chart(data, (560, 300), plain)
    assert any(isinstance(prim, Rectangle) and prim.hatch == "missing" for prim in scene.prims)
    assert "saknas" in [text.text for text in scene.texts()]
    assert len([prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"]) == 1


def test_a_panel_without_numbers_says_so_beside_the_others():
    scene = trajectory_chart(THREE, (860, 300), plain)
    told = [text.text for text in scene.texts()]
    assert {"Totalt", "Kvinnor", "Män", "Inga tal inlagda"} <= set(told)


def test_a_way_without_any_value_is_no_chart():
    with pytest.raises(ValueError, match="value"):
        trajectory_chart(TrajectoryData((Panel("", ()),), "%"), (300, 200), plain)


values = st.lists(
    st.tuples(st.integers(2014, 2021), st.one_of(st.none(), st.floats(-500, 500).map(lambda v: round(v, 1)))),
    min_size=1,
    max_size=6,
    unique_by=lambda pair: pair[0],
)


@given(values)
def test_higher_values_stand_higher_and_later_ones_further_right(pairs):
    posts = tuple(post("actual", float(at), value) for at, value in sorted(pairs))
    if all(one.value is None for one in posts):
        return
    scene = trajectory_chart(TrajectoryData((Panel("", posts),), "enhet"), (560, 300), plain)
    dots = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"][1:]
    known = [one for one in posts if one.value is not None]
    assert len(dots) == len(known)
    for (one, dot), (other, beside) in zip(
        zip(known, dots, strict=True), list(zip(known, dots, strict=True))[1:], strict=False
    ):
        assert dot.x < beside.x
        assert (one.value <= other.value) == (dot.y >= beside.y - 1e-6) or one.value == other.value

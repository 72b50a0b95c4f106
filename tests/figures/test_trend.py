"""View Utveckling: lines that stop where two years cannot be held against each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.picking import Picker
from app.figures.scene import Ellipse, Line, Rectangle, Text, overlaps, text_box
from app.figures.trend import TrendAxis, TrendCurve, TrendData, TrendDot, TrendYear, trend_chart

SIZES = [(560, 440), (860, 520), (430, 320), (1100, 700)]
POINTS = TrendAxis("poäng", "högre risk")


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


def curve(name, role, values, apart=(), unlike=()):
    """Values from 2010 on, None for none; joined but for the years in `apart`, dotted to those in `unlike`."""
    dots = []
    for place, value in enumerate(values):
        year = 2010 + place
        if value is None:
            continue
        joined = place > 0 and values[place - 1] is not None and year not in apart
        dots.append(TrendDot(year, value, joined, year not in unlike))
    return TrendCurve(name, role, tuple(dots))


def years(values):
    return tuple(
        TrendYear(2010 + place, f"Ekliden {2010 + place}: {value}", "missing" if value is None else "known")
        for place, value in enumerate(values)
    )


def data(own, apart=(), unlike=(), breaks=(), **more):
    curves = (
        curve("Ekliden", "own", own, apart, unlike),
        curve("Tallmon", "other", [50.0 for _ in own]),
        curve("Exempelnämnden", "board", [48.0 for _ in own], apart),
        curve("Hela staden", "city", [30.0 for _ in own], apart),
    )
    return TrendData(curves, years(own), more.pop("axis", POINTS), breaks, **more)


def lines(scene, role):
    return [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == role and prim.width > 1.1]


FULL = [60.0, 62.0, 64.0, 61.0, 58.0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("own", [FULL, [60.0, None, 64.0, None, None], [None] * 5, [60.0]])
def test_it_is_sound_at_every_size(size, scale, own, sound):
    sound(trend_chart(data(own, breaks=((2012, "ny definition 2012"),)), size, plain, scale=scale))


def test_one_line_follows_the_years():
    own = lines(trend_chart(data(FULL), (860, 520), plain), "own")
    assert len(own) == 4
    for before, after in pairwise(own):
        assert before.points[-1] == after.points[0]
    assert all(line.dash == () for line in own)


def test_no_line_is_drawn_over_a_year_without_a_value():
    scene = trend_chart(data([60.0, 62.0, None, 61.0, 58.0]), (860, 520), plain)
    assert len(lines(scene, "own")) == 2
    columns = [prim for prim in scene.prims if isinstance(prim, Rectangle) and prim.hatch == "missing"]
    assert len(columns) == 1
    assert "saknas" in [text.text for text in scene.texts()]


def test_no_line_is_drawn_over_a_new_definition_which_is_named():
    scene = trend_chart(data(FULL, apart=(2012,), breaks=((2012, "ny definition 2012"),)), (860, 520), plain)
    assert len(lines(scene, "own")) == 3
    (upright,) = [p for p in scene.prims if isinstance(p, Line) and p.points[0][0] == p.points[1][0]]
    dots = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"]
    assert dots[1].x < upright.points[0][0] < dots[2].x
    assert "ny definition 2012" in [text.text for text in scene.texts()]
    assert "ny definition 2012" in scene.description


def test_years_made_of_other_indicators_are_joined_by_dots():
    own = lines(trend_chart(data(FULL, unlike=(2013,)), (860, 520), plain), "own")
    assert [bool(line.dash) for line in own] == [False, False, True, False]


def test_what_is_beside_has_a_pattern_and_a_shape_of_its_own():
    scene = trend_chart(data(FULL), (860, 520), plain)
    patterns = {role: lines(scene, role)[0].dash for role in ("own", "ink_soft", "edge", "ink")}
    assert patterns["own"] == patterns["ink_soft"] == ()
    assert patterns["edge"] != patterns["ink"] != ()
    kinds = {type(prim).__name__ for prim in scene.prims}
    assert {"Ellipse", "Rectangle", "Polygon"} <= kinds


def test_names_stand_at_the_ends_with_the_last_value():
    texts = [text.text for text in trend_chart(data(FULL), (860, 520), plain).texts()]
    assert {"Ekliden 58,0", "Tallmon 50,0", "Exempelnämnden 48,0", "Hela staden 30,0"} <= set(texts)


def test_a_curve_that_ends_early_says_its_year_and_is_not_led_over_the_gap():
    scene = trend_chart(data([60.0, 62.0, 64.0, None, None]), (860, 520), plain)
    assert "Ekliden 64,0 (2012)" in [text.text for text in scene.texts()]
    leaders = [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "own" and prim.width == 1]
    assert leaders == []


def test_the_axis_says_which_way_the_risk_is():
    assert "Poäng – uppåt är högre risk" in [t.text for t in trend_chart(data(FULL), (860, 520), plain).texts()]
    protective = data(FULL, axis=TrendAxis("%", "lägre risk"))
    assert "% – uppåt är lägre risk" in [t.text for t in trend_chart(protective, (860, 520), plain).texts()]


def test_a_trifle_does_not_fill_the_axis():
    still = TrendData((curve("Ekliden", "own", [50.0, 50.1, 50.0]),), years([50.0, 50.1, 50.0]), POINTS)
    ends = [dot.y for dot in trend_chart(still, (860, 520), plain).prims if isinstance(dot, Ellipse)]
    assert max(ends) - min(ends) < 520 * 0.02


def test_what_is_never_below_zero_has_no_axis_there():
    small = TrendData((curve("Ekliden", "own", [0.4, 0.6]),), years([0.4, 0.6]), POINTS)
    assert small.steps[0] == 0.0


def test_a_single_year_is_a_dot_with_its_note():
    scene = trend_chart(data([60.0], note="Bara ett år är inläst: 2010"), (860, 520), plain)
    assert lines(scene, "own") == []
    assert [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"]
    assert "Bara ett år är inläst: 2010" in [text.text for text in scene.texts()]


def test_without_years_there_is_no_trend():
    with pytest.raises(ValueError, match="years"):
        trend_chart(TrendData((), (), POINTS), (860, 520), plain)


def test_the_arrows_go_from_year_to_year_also_where_nothing_is_known():
    scene = trend_chart(data([60.0, None, 64.0, 61.0, 58.0]), (860, 520), plain)
    picker = Picker(scene)
    assert [mark.key for mark in scene.marks] == ["2010", "2011", "2012", "2013", "2014"]
    assert picker.step("2010", 1) == "2011"
    assert picker.next("2012", "right") == "2013"
    column = scene.mark("2011").near[0]
    assert picker.at((column[0] + column[2]) / 2, (column[1] + column[3]) / 2) == "2011"


def test_many_new_definitions_are_told_without_running_into_each_other(sound):
    breaks = tuple((year, f"ny definition {year}") for year in range(2011, 2015))
    scene = trend_chart(data(FULL, breaks=breaks), (560, 440), plain)
    sound(scene)
    texts = " ".join(text.text for text in scene.texts())
    assert all(str(year) in texts for year in range(2011, 2015))


values = st.lists(st.one_of(st.none(), st.floats(-20, 140).map(lambda v: round(v, 1))), min_size=1, max_size=8)


@given(values, st.sampled_from(SIZES))
def test_every_dot_is_inside_the_plot_and_no_labels_meet(own, size):
    scene = trend_chart(data(own), size, plain)
    for prim in scene.prims:
        if isinstance(prim, Ellipse):
            assert 0 < prim.x < size[0]
            assert 0 < prim.y < size[1]
    boxes = [text_box(prim, plain) for prim in scene.prims if isinstance(prim, Text)]
    for place, box in enumerate(boxes):
        assert not any(overlaps(box, other, slack=1.0) for other in boxes[place + 1 :])


@given(values)
def test_lines_join_only_years_that_both_have_values(own):
    scene = trend_chart(data(own), (860, 520), plain)
    pairs = sum(before is not None and after is not None for before, after in pairwise(own))
    assert len(lines(scene, "own")) == pairs

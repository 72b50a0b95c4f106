"""View Läget: ranked dots with intervals."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.numbers import number
from app.figures.scene import Ellipse, Line, Polygon, overlaps, text_box
from app.figures.standing import StandingRow, standing_chart


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


SIZES = [(432, 470), (360, 300), (800, 760), (1100, 620)]


def row_of(index, own, score, half):
    return StandingRow(f"Ort {index:03}", own, score, score - half, score + half, index + 1)


made_rows = st.lists(st.tuples(st.booleans(), st.floats(-5, 110), st.floats(0, 15)), min_size=1, max_size=60).map(
    lambda many: [row_of(index, *one) for index, one in enumerate(many)]
)


def own_labels(scene, rows):
    names = {row.unit for row in rows if row.own}
    return [text for text in scene.texts() if any(text.text.startswith(name) for name in names)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, rows, sound, measure):
    if scale == 1.0 or size[0] > 400:
        sound(standing_chart(rows, 41.3, size, measure, scale=scale))


def test_the_highest_stands_at_the_top_and_farther_right_is_higher(rows, measure):
    scene = standing_chart(rows, 41.3, (432, 470), measure)
    dots = [prim for prim in scene.prims if isinstance(prim, Ellipse)]
    assert [dot.y for dot in dots] == sorted(dot.y for dot in dots)
    assert [dot.x for dot in dots] == sorted((dot.x for dot in dots), reverse=True)
    by_score = sorted((row for row in rows if row.score is not None), key=lambda row: -row.score)
    assert [mark.key for mark in scene.marks] == [row.unit for row in by_score]


def test_a_neighbourhood_without_an_index_is_told_but_not_drawn(rows, measure):
    scene = standing_chart(rows, 41.3, (432, 470), measure)
    assert scene.mark("Lillmossen") is None
    assert "Uppgift saknas för Lillmossen" in scene.description
    assert sum(isinstance(prim, Ellipse) for prim in scene.prims) == len(rows) - 1


def test_own_dots_are_larger_capped_and_in_their_own_colour(rows, measure):
    scene = standing_chart(rows, None, (432, 470), measure)
    own = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"]
    others = [prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "other"]
    assert len(own) == sum(row.own and row.score is not None for row in rows)
    assert min(dot.rx for dot in own) > 2 * max(dot.rx for dot in others)
    caps = [p for p in scene.prims if isinstance(p, Line) and p.stroke == "own" and p.points[0][0] == p.points[1][0]]
    assert len(caps) == 2 * len(own)


@given(made_rows, st.one_of(st.none(), st.floats(0, 100)))
def test_own_labels_never_overlap_whatever_the_values(rows, city):
    scene = standing_chart(rows, city, (432, 470), plain)
    labels = own_labels(scene, rows)
    middles = sorted(text.y for text in labels)
    assert all(b - a >= 20 - 1e-6 for a, b in pairwise(middles))
    boxes = [text_box(text, plain) for text in labels]
    assert not any(overlaps(a, b) for index, a in enumerate(boxes) for b in boxes[index + 1 :])
    assert all(box[0] >= -0.01 and box[2] <= 432.01 for box in boxes)


@given(made_rows)
def test_every_label_says_its_own_value(rows):
    scene = standing_chart(rows, None, (600, 470), plain)
    wanted = {f"{row.unit} {number(row.score)}" for row in rows if row.own}
    assert all(text.text in wanted or text.text.endswith("…") for text in own_labels(scene, rows))


def test_where_not_all_own_labels_fit_the_highest_are_labelled(measure):
    rows = [row_of(index, True, 90 - index, 2) for index in range(60)]
    scene = standing_chart(rows, 50.0, (432, 470), measure)
    named = [text.text.split()[1] for text in own_labels(scene, rows)]
    assert named == [f"{index:03}" for index in range(len(named))]
    assert 15 <= len(named) < 25
    assert len(scene.marks) == 60


def test_a_name_too_long_for_the_space_after_its_dot_stands_before_it(measure, sound):
    rows = [row_of(0, False, 70, 3), StandingRow("Hägersten-Liljeholmens västra strandområde", True, 96, 93, 99, 1)]
    scene = standing_chart(rows, 10.0, (432, 470), measure)
    sound(scene)
    label = next(text for text in scene.texts() if text.text.startswith("Hägersten"))
    dot = next(prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own")
    assert text_box(label, measure)[2] < dot.x


def test_the_city_is_a_dashed_named_line(rows, measure):
    scene = standing_chart(rows, 41.3, (432, 470), measure)
    dashed = [prim for prim in scene.prims if isinstance(prim, Line) and prim.dash]
    assert len(dashed) == 1
    assert "Hela staden 41,3" in [text.text for text in scene.texts()]
    without = standing_chart(rows, None, (432, 470), measure)
    assert not any(isinstance(prim, Line) and prim.dash for prim in without.prims)


def test_labels_do_not_stand_on_the_citys_line(rows, measure):
    for city in (20.0, 41.3, 55.0, 60.0):
        scene = standing_chart(rows, city, (432, 470), measure)
        line = next(prim for prim in scene.prims if isinstance(prim, Line) and prim.dash).points[0][0]
        for text in own_labels(scene, rows):
            left, _, right, _ = text_box(text, measure)
            assert not left < line < right, (text.text, city)


def test_the_words_of_a_mark_are_name_value_interval_and_rank(measure):
    row = StandingRow("Björkholm", True, 81.4, 77.2, 85.6, 2)
    scene = standing_chart([row], 41.3, (432, 470), measure)
    assert scene.marks[0].label == "Björkholm: index 81,4, 9\u00a0av\u00a010 beräkningar 77,2–85,6, plats 2"
    bare = replace(row, low=None, high=None, rank=None)
    assert standing_chart([bare], None, (432, 470), measure).marks[0].label == "Björkholm: index 81,4"


def test_the_axis_grows_for_values_outside_the_baseline(measure, sound):
    scene = standing_chart([row_of(1, True, 118.0, 4), row_of(2, False, -7.0, 2)], 41.3, (600, 470), measure)
    sound(scene)
    figures = [text.text for text in scene.texts() if text.anchor == "middle"]
    assert "150" in figures
    assert "\u221250" in figures


def test_no_rows_still_make_a_chart(measure, sound):
    sound(standing_chart([], None, (432, 470), measure))


def with_published(rows, shift):
    return [replace(row, published=min(100.0, max(0.0, row.score + shift)), beside="X 2014: 1") for row in rows]


def hollow(scene):
    return [prim for prim in scene.prims if isinstance(prim, Polygon) and prim.stroke == "own" and not prim.fill]


@pytest.mark.parametrize("size", SIZES)
def test_a_published_value_is_a_hollow_diamond_on_each_own_row(size, rows, measure, sound):
    known = with_published([row for row in rows if row.score is not None], -9.0)
    scene = standing_chart(known, 41.3, size, measure)
    sound(scene)
    assert len(hollow(scene)) == sum(row.own for row in known)
    dots = {prim.y: prim.x for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"}
    for diamond in hollow(scene):
        xs, ys = [x for x, _ in diamond.rings[0]], [y for _, y in diamond.rings[0]]
        middle = (min(ys) + max(ys)) / 2
        assert (min(xs) + max(xs)) / 2 < next(x for y, x in dots.items() if abs(y - middle) < 1e-6)


def test_what_is_published_is_said_by_every_mark_and_drawn_for_own_alone(measure):
    one = StandingRow("Björkholm", True, 81.4, rank=2, published=70.0, beside="Institutet 2014: 70,0, plats 3")
    scene = standing_chart([one, replace(one, unit="Tallmon", own=False)], None, (432, 470), measure)
    assert {mark.label for mark in scene.marks} == {
        f"{unit}: index 81,4, plats 2. Institutet 2014: 70,0, plats 3" for unit in ("Björkholm", "Tallmon")
    }
    assert len(hollow(scene)) == 1
    assert scene.mark("Björkholm").rings[0][0][0] < hollow(scene)[0].rings[0][0][0], (
        "pointing at it is pointing at both"
    )


@given(made_rows, st.floats(-40, 40), st.one_of(st.none(), st.floats(0, 100)))
def test_labels_never_stand_on_a_published_value_or_each_other(rows, shift, city):
    scene = standing_chart(with_published(rows, shift), city, (432, 470), plain)
    labels = [text_box(text, plain) for text in own_labels(scene, rows)]
    assert not any(overlaps(a, b) for index, a in enumerate(labels) for b in labels[index + 1 :])
    assert all(box[0] >= -0.01 and box[2] <= 432.01 for box in labels)
    for diamond in hollow(scene):
        xs = [x for x, _ in diamond.rings[0]]
        assert min(xs) >= 0 and max(xs) <= 432


def test_the_diamond_is_explained_in_the_chart_where_there_is_room(rows, measure, sound):
    known = with_published([row for row in rows if row.score is not None], -9.0)
    wide, narrow = (standing_chart(known, 41.3, (width, 470), measure) for width in (700, 300))
    sound(wide)
    assert "publicerat index" in [text.text for text in wide.texts()]
    assert "publicerat index" not in [text.text for text in narrow.texts()]
    assert "publicerat index" not in [text.text for text in standing_chart(rows, 41.3, (700, 470), measure).texts()]


def test_values_on_a_scale_of_their_own_have_an_axis_of_their_own(measure, sound):
    rows = [StandingRow("Ekliden", True, 1.42, rank=1), StandingRow("Alnäs", False, 0.61, rank=2)]
    scene = standing_chart(rows, 1.0, (600, 470), measure, reaches=(), decimals=2)
    sound(scene)
    told = [text.text for text in scene.texts()]
    assert {"Ekliden 1,42", "Hela staden 1,00"} <= set(told)
    assert "100" not in told
    assert scene.marks[0].label == "Ekliden: index 1,42, plats 1"

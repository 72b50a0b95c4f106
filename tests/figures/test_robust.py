"""View Hur säkert: the place under each other choice beside the method's own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.robust import RobustRow, robust_chart
from app.figures.scene import Ellipse, Line, Rectangle


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


SIZES = [(432, 470), (360, 300), (560, 440), (860, 520), (1100, 620)]
GROUPS = ("Annat sätt att räkna", "Andra vikter", "Utan en indikator")


def row(number, move, group=0, own=12, of=39):
    return RobustRow(f"val{number}", GROUPS[group], f"Val {number}", own + move, of, move, name=f"Med val {number}")


@pytest.fixture
def choices():
    lost = RobustRow("lost", GROUPS[2], "Trångboddhet", None, note="inget index", name="Utan Trångboddhet")
    return [row(0, 0), row(1, 2), row(2, 0), row(3, -1, 1), *(row(n, 0, 2) for n in range(4, 20)), lost]


def dots(scene):
    return [prim for prim in scene.prims if isinstance(prim, Ellipse)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, choices, sound, measure):
    if scale == 1.0 or size[0] > 500:
        sound(robust_chart(12, 39, choices, size, measure, scale=scale))


def test_a_choice_that_moves_nothing_stands_on_the_methods_line(choices, measure):
    scene = robust_chart(12, 39, choices[:4], (860, 520), measure)
    line = next(
        p for p in scene.prims if isinstance(p, Line) and p.stroke == "own" and p.points[0][0] == p.points[1][0]
    )
    same, lower, other, higher = dots(scene)
    assert same.x == other.x == pytest.approx(line.points[0][0])
    assert higher.x < same.x < lower.x
    assert (same.fill, lower.fill, higher.fill) == ("own", "lowers", "raises")
    assert {text.text for text in scene.texts()} >= {"14", "11", "metoden: plats 12, alla val: 11–14"}


def test_what_has_no_place_is_hatched_with_its_reason_and_has_no_dot(choices, measure):
    scene = robust_chart(12, 39, choices[-1:], (860, 520), measure)
    assert not dots(scene)
    assert [prim.hatch for prim in scene.prims if isinstance(prim, Rectangle) and prim.hatch] == ["missing"]
    assert "inget index" in {text.text for text in scene.texts()}
    assert scene.mark("lost").label == "Utan Trångboddhet: inget index"


def test_without_room_those_that_move_least_are_folded_and_still_told(choices, measure):
    scene = robust_chart(12, 39, choices, (560, 300), measure)
    kept = [mark.key for mark in scene.marks]
    assert {"val1", "val3", "lost"} <= set(kept)
    folded = scene.marks[-1]
    assert folded.key.startswith(GROUPS[2])
    assert "Med val 19" in folded.label and "samma plats" in folded.label
    assert "Med val 19: plats 12 av 39, samma plats" in scene.description


def test_a_mark_says_place_move_and_what_is_done_otherwise(measure):
    one = replace(row(1, 2), why="Bara ordningen räknas.")
    label = robust_chart(12, 39, [one], (560, 440), measure).marks[0].label
    assert label == "Med val 1: plats 14 av 39, 2\u00a0platser mot lägre risk. Bara ordningen räknas."


def test_a_place_that_only_moved_because_another_lost_its_index_stands_on_the_line(measure):
    one = replace(row(1, 0), rank=11, of=38)
    scene = robust_chart(12, 39, [one], (560, 440), measure)
    assert dots(scene)[0].fill == "own"
    assert scene.marks[0].label == "Med val 1: plats 11 av 38, samma plats"


made = st.lists(st.tuples(st.integers(0, 2), st.one_of(st.none(), st.integers(-11, 27))), min_size=1, max_size=70)


@given(made, st.sampled_from(SIZES))
def test_every_place_is_on_the_sheet_in_the_order_of_places_and_every_choice_is_told(many, size):
    rows = [
        RobustRow(f"v{n}", GROUPS[group], f"Val {n}", None, note="går inte") if move is None else row(n, move, group)
        for n, (group, move) in enumerate(many)
    ]
    scene = robust_chart(12, 39, rows, size, plain)
    assert all(dot.x - dot.rx >= 0 and dot.x + dot.rx <= size[0] and 0 <= dot.y <= size[1] for dot in dots(scene))
    told = " ".join([*(mark.label for mark in scene.marks)])
    assert all((one.name or one.label) in told for one in rows)
    places = {}
    for dot in dots(scene):
        places.setdefault(dot.fill, set()).add(dot.x)
    own = places.get("own", {min((x for xs in places.values() for x in xs), default=0.0)})
    assert all(x < min(own) for x in places.get("raises", ()) if "own" in places)
    assert all(x > max(own) for x in places.get("lowers", ()) if "own" in places)

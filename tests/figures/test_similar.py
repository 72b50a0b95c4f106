"""View Liknande stadsdelar: rows of aligned strips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.scene import Ellipse, Line, Polygon, Text, overlaps, text_box
from app.figures.similar import SimilarData, SimilarRow, similar_chart

COLUMNS = (
    ("Sociala riskfaktorer", "Sociala"),
    ("Hälsa", "Hälsa"),
    ("Säkerhet & trygghet", "Trygghet"),
    ("Försörjning", "Försörjning"),
)
NAMES = ("Stenhaga", "Smedvik", "Ängsvik", "Söderbro", "Björkholm", "Rosenvik")


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


def row(name, scores, own_board=False, far="8,9"):
    return SimilarRow(
        name, "samma nämnd" if own_board else "Östra nämnden", tuple(scores), f"{name}: allt", far, own_board
    )


def data(own=(56.0, 63.0, 62.0, 58.0), others=((61, 73, 68, 55), (49, 62, 61, 41), (3, None, 98, 100))):
    nearest = tuple(
        row(name, scores, place == 0) for place, (name, scores) in enumerate(zip(NAMES, others, strict=False))
    )
    return SimilarData(
        COLUMNS, SimilarRow("Tallmon", "Exempelnämnden", own, "Tallmon: allt"), nearest, "Streckad linje: Tallmon."
    )


@pytest.mark.parametrize("size", [(560, 440), (860, 520), (1100, 700)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, sound):
    sound(similar_chart(data(), size, plain, scale=scale))


def test_it_is_sound_for_somebody_reading_large_text(sound):
    sound(similar_chart(data(), (860, 640), plain, scale=2.0))


def test_each_row_is_a_mark_the_own_first():
    assert [mark.key for mark in similar_chart(data(), (860, 520), plain).marks] == ["Tallmon", *NAMES[:3]]


def test_shape_tells_whose_board_it_is():
    scene = similar_chart(data(), (860, 520), plain)
    assert len([prim for prim in scene.prims if isinstance(prim, Polygon)]) == 4
    assert len([prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "own"]) == 4
    assert len([prim for prim in scene.prims if isinstance(prim, Ellipse) and prim.fill == "surface"]) == 7


def test_the_own_value_goes_down_through_all_rows():
    scene = similar_chart(data(), (860, 520), plain)
    own = [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "own"]
    diamonds = [prim for prim in scene.prims if isinstance(prim, Polygon)]
    assert [line.points[0][0] for line in own] == [shape.rings[0][0][0] for shape in diamonds]
    assert all(line.points[0][0] == line.points[1][0] for line in own)


def test_what_is_missing_is_said_and_never_drawn_at_zero():
    scene = similar_chart(data(), (860, 520), plain)
    assert [text.text for text in scene.texts()].count("saknas") == 1
    assert len([prim for prim in scene.prims if isinstance(prim, Ellipse)]) == 11


def test_a_score_missing_for_the_own_gives_no_line_and_no_difference():
    scene = similar_chart(data(own=(56.0, None, 62.0, 58.0)), (860, 520), plain)
    assert len([prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "own"]) == 3


def test_where_there_is_less_room_the_domains_are_said_in_short():
    wide = [text.text for text in similar_chart(data(), (860, 520), plain).texts()]
    assert "Försörjning" in wide
    assert "Trygghet" not in wide
    narrow = [text.text for text in similar_chart(data(), (430, 420), plain).texts()]
    assert {"Sociala", "Trygghet"} <= set(narrow)


def test_rows_that_do_not_fit_the_columns_are_refused():
    with pytest.raises(ValueError, match="one score for each column"):
        similar_chart(data(own=(1.0,)), (860, 520), plain)


def test_nobody_else_is_a_chart_of_the_own_alone(sound):
    sound(similar_chart(data(others=()), (860, 520), plain))


scores = st.lists(st.tuples(*[st.one_of(st.none(), st.floats(-30, 130).map(lambda v: round(v, 1)))] * 4), max_size=6)


@given(scores, st.sampled_from([(560, 440), (860, 520)]))
def test_no_two_texts_ever_meet(others, size):
    scene = similar_chart(data(others=tuple(others)), size, plain)
    boxes = [(text_box(prim, plain), prim.text) for prim in scene.prims if isinstance(prim, Text)]
    for place, (box, text) in enumerate(boxes):
        for other, words in boxes[place + 1 :]:
            assert not overlaps(box, other, slack=1.0), (text, words)


@given(scores)
def test_every_known_score_is_drawn_and_written(others):
    scene = similar_chart(data(others=tuple(others)), (860, 520), plain)
    known = sum(score is not None for row in others for score in row)
    assert len([prim for prim in scene.prims if isinstance(prim, Ellipse)]) == known

"""A chart that leaves the window says what it is: its title, and what it is made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.figures.framed import framed, moved
from app.figures.scene import Ellipse, Line, Polygon, Rectangle, Scene, Text, prim_box

SHAPES = (
    Polygon((((0.0, 0.0), (4.0, 0.0), (0.0, 4.0)),), fill="own"),
    Rectangle(1.0, 2.0, 3.0, 4.0, fill="own"),
    Ellipse(5.0, 5.0, 2.0, 2.0, fill="own"),
    Line(((0.0, 0.0), (9.0, 9.0)), "ink"),
    Text(3.0, 12.0, "Ekliden", 15.0),
)
SCENE = Scene(300.0, 200.0, "Diagram", "Ekliden har högst.", SHAPES)
SOURCE = "Exempeldata, årgång 2014. Egen beräkning – inte Swecos index."


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.55 if bold else 0.5)


def test_title_and_source_are_in_the_picture_whole_and_inside_it() -> None:
    made = framed(SCENE, "Hur ligger vi till, och hur säkert är det?", SOURCE, measure)
    said = " ".join(text.text for text in made.texts())
    assert said.startswith("Hur ligger vi till, och hur säkert är det?")
    assert said.endswith(SOURCE)
    for text in made.texts():
        left, top, right, bottom = prim_box(text, measure)
        assert min(left, top) >= 0
        assert right <= made.width
        assert bottom <= made.height


@given(st.floats(-500, 500), st.floats(-500, 500), st.sampled_from(SHAPES))
def test_a_moved_shape_is_the_same_shape_elsewhere(right: float, down: float, shape) -> None:
    before, after = prim_box(shape, measure), prim_box(moved(shape, right, down), measure)
    for old, new, by in zip(before, after, (right, down, right, down), strict=True):
        assert abs(new - old - by) < 1e-9

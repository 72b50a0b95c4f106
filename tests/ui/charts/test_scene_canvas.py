"""A picture larger than its place: the heads stay, what is chosen is brought into view, and points find their marks."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF

from app.figures.scene import Mark, Rectangle, Scene, box_ring
from app.ui.charts.painter import Look, picture
from app.ui.charts.scene_canvas import SceneCanvas

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def scene_of(count: int, wide: float = 300.0) -> Scene:
    boxes = [(10.0, 60.0 * at, wide - 10, 60.0 * at + 40) for at in range(count)]
    prims = tuple(Rectangle(box[0], box[1], box[2] - box[0], 40, stroke="edge") for box in boxes)
    marks = tuple(Mark(f"m{at}", f"Kort {at}.", (box_ring(box),)) for at, box in enumerate(boxes))
    return Scene(wide, 60.0 * count, "Bild", "Flera kort.", prims, marks)


HEADS = Scene(300, 30, "Bild", "Rubriker.", ())


@pytest.fixture
def canvas(qtbot: Any, theme: Any) -> SceneCanvas:
    made = SceneCanvas(Look(theme.colour), scene_of(20), HEADS)
    qtbot.addWidget(made)
    made.resize(320, 240)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_scrolls_as_far_as_the_picture_and_its_heads_reach(canvas: SceneCanvas) -> None:
    assert canvas.verticalScrollBar().maximum() == 20 * 60 + 30 - canvas.viewport().height()
    assert canvas.horizontalScrollBar().maximum() == 0


def test_what_is_chosen_is_brought_into_view_and_told_once(canvas: SceneCanvas) -> None:
    told: list[str] = []
    canvas.chosen.connect(told.append)
    canvas.choose("m15")
    canvas.choose("m15")
    top = 15 * 60 - canvas.verticalScrollBar().value()
    assert top >= 0 and top + 40 + 30 <= canvas.viewport().height()
    assert told == ["m15"]
    canvas.choose("okänt")
    assert canvas.current == ""


def test_a_point_is_found_where_it_is_scrolled_to_and_nothing_under_the_heads(canvas: SceneCanvas) -> None:
    assert canvas.at(QPointF(50, 40)) == "m0"
    canvas.verticalScrollBar().setValue(300)
    assert canvas.at(QPointF(50, 40)) == "m5"
    assert canvas.at(QPointF(50, 10)) == ""


def test_a_screen_reader_is_told_what_is_current_and_else_what_is_shown(canvas: SceneCanvas) -> None:
    assert (canvas.accessibleName(), canvas.accessibleDescription()) == ("Bild", "Flera kort.")
    spoken: list[str] = []
    canvas.spoken.connect(spoken.append)
    canvas.choose("m1", tell=False)
    assert canvas.accessibleDescription() == "Kort 1."
    canvas.choose("")
    assert spoken == ["Kort 1.", ""]


def test_another_picture_keeps_what_is_current_where_it_is_still_drawn(canvas: SceneCanvas) -> None:
    canvas.choose("m3")
    canvas.show_scene(scene_of(5), HEADS)
    assert canvas.current == "m3"
    canvas.show_scene(scene_of(2), HEADS)
    assert canvas.current == ""


def test_pointing_at_a_mark_shows_its_words(canvas: SceneCanvas) -> None:
    canvas.hover("m2")
    assert canvas.viewport().toolTip() == "Kort 2."
    canvas.hover("")
    assert canvas.viewport().toolTip() == ""
    assert canvas.grab().width() == canvas.width()


def test_what_is_seen_is_painted_alike_wherever_it_is_scrolled_to(canvas: SceneCanvas) -> None:
    whole = picture(canvas.scene, canvas.look, 1.0)
    canvas.verticalScrollBar().setValue(137)
    shown = canvas.viewport().grab().toImage()
    for y in range(31, canvas.viewport().height(), 7):
        for x in range(0, 300, 13):
            assert shown.pixelColor(x, y) == whole.pixelColor(x, y + 137 - 30), (x, y)

"""The sliders of a view: by mouse, by keys, in writing, and what a screen reader hears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.journeys.views.sliders import Slider, Tick
from app.ui.rooms.situation.sliders import SliderPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme import Theme

TICKS = (
    Tick("today", 38.4, "2014"),
    Tick("city", 20.1, "staden"),
    Tick("best", 12.4, "bästa fjärdedelen"),
    Tick("target", 30.0, ""),
)
CROWDED = Slider(
    "crowded", "Trångboddhet", 0.0, 60.0, 38.4, 38.4, 1.0, 0, "%", 38.4, TICKS, "○ Mål 2018: 30 %", most=100.0
)
MERIT = Slider("merit", "Meritvärde", 100.0, 320.0, None, None, 1.0, 0, "poäng", None, (Tick("city", 230.0, "staden"),))


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> SliderPanel:
    made = SliderPanel(theme, (CROWDED, MERIT))
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    return made


@pytest.fixture
def heard(panel: SliderPanel) -> list[tuple[str, float | None, bool]]:
    """Everything the panel says, in order."""
    said: list[tuple[str, float | None, bool]] = []
    panel.changed.connect(lambda key, value, dragging: said.append((key, value, dragging)))
    return said


def turn() -> None:
    QApplication.processEvents()


def test_it_stands_at_the_figure_and_writes_it_with_its_unit(panel: SliderPanel) -> None:
    row = panel.rows["crowded"]
    assert row.handle.value() == 38
    assert row.field.text() == "38,4"
    assert row.handle.accessibleName() == "Trångboddhet, 38,4\u00a0%"
    assert row.handle.accessibleDescription() == (
        "Från 0\u00a0% till 60\u00a0%. 2014: 38,4\u00a0%, staden: 20,1\u00a0%, bästa fjärdedelen: 12,4\u00a0%. "
        "Mål 2018: 30 %"
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Left, 37.0),
        (Qt.Key.Key_Right, 39.0),
        (Qt.Key.Key_PageDown, 32.0),
        (Qt.Key.Key_PageUp, 44.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 60.0),
    ],
)
def test_keys_move_it_by_a_step_a_page_or_to_the_end(
    panel: SliderPanel, heard: list[Any], key: Qt.Key, value: float
) -> None:
    QTest.keyClick(panel.rows["crowded"].handle, key)
    turn()
    assert heard == [("crowded", value, False)]


def test_a_figure_is_written_with_comma_or_point(panel: SliderPanel, heard: list[Any]) -> None:
    field = panel.rows["crowded"].field
    for text in ("12,5", "13.5"):
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        turn()
    assert heard == [("crowded", 12.5, False), ("crowded", 13.5, False)]


def test_more_may_be_written_than_can_be_dragged_but_not_what_cannot_be(panel: SliderPanel, heard: list[Any]) -> None:
    row = panel.rows["crowded"]
    row.field.setText("75")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    turn()
    assert heard == [("crowded", 75.0, False)]
    row.field.setText("101")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    turn()
    assert len(heard) == 1
    assert row.trouble.isVisible()
    assert row.trouble.text() == "101 går inte. Skriv ett tal från 0\u00a0% till 100\u00a0%."
    assert row.field.text() == "38,4"
    assert row.field.accessibleDescription() == row.trouble.text()


def test_what_cannot_be_read_is_said_and_moves_nothing(panel: SliderPanel, heard: list[Any]) -> None:
    row = panel.rows["crowded"]
    row.field.setText("många")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    turn()
    assert heard == []
    assert "många" in row.trouble.text()


def test_an_emptied_field_goes_back_to_the_figure_of_the_table(panel: SliderPanel, heard: list[Any]) -> None:
    row = panel.rows["crowded"]
    row.field.clear()
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    turn()
    assert heard == [("crowded", 38.4, False)]
    assert row.field.text() == "38,4"


def test_a_drag_is_told_once_a_turn_with_the_newest_figure_and_at_last_as_let_go(
    panel: SliderPanel, heard: list[Any]
) -> None:
    handle = panel.rows["crowded"].handle
    handle.setSliderDown(True)
    for at in (37, 36, 35, 34):
        handle.setValue(at)
    assert heard == []
    turn()
    assert heard == [("crowded", 34.0, True)]
    handle.setValue(33)
    handle.setSliderDown(False)
    turn()
    assert heard[1:] == [("crowded", 33.0, False)]


def test_the_mouse_drags_the_handle(panel: SliderPanel, heard: list[Any]) -> None:
    handle = panel.rows["crowded"].handle
    start = QPoint(round(handle.along(38.0)), handle.height() // 2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, QPoint(round(handle.along(20.0)), start.y()))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(round(handle.along(20.0)), start.y()))
    turn()
    assert heard[-1][0] == "crowded"
    assert heard[-1][1] == pytest.approx(20.0, abs=1.0)
    assert heard[-1][2] is False


def test_a_view_that_comes_back_while_dragging_leaves_the_handle_in_the_hand(panel: SliderPanel) -> None:
    handle = panel.rows["crowded"].handle
    handle.setSliderDown(True)
    handle.setValue(30)
    panel.show_sliders((replace(CROWDED, value=33.0, low=10.0, high=40.0), MERIT))
    assert handle.value() == 30
    assert handle is panel.rows["crowded"].handle
    assert (handle.minimum(), handle.maximum()) == (0, 60), "the line is not drawn anew under the hand"
    handle.setSliderDown(False)
    turn()
    panel.show_sliders((replace(CROWDED, value=33.0, low=10.0, high=40.0), MERIT))
    assert (handle.minimum(), handle.maximum()) == (10, 40)


def test_what_is_being_written_is_not_written_over(panel: SliderPanel) -> None:
    panel.activateWindow()
    field = panel.rows["crowded"].field
    field.setFocus()
    QTest.keyClicks(field, "12,")
    panel.show_sliders((replace(CROWDED, value=33.0), MERIT))
    assert field.text() == "12,"


def test_a_missing_figure_says_so_and_can_be_given_one(panel: SliderPanel, heard: list[Any]) -> None:
    row = panel.rows["merit"]
    assert row.handle.accessibleName() == "Meritvärde, uppgift saknas"
    assert row.field.text() == ""
    assert row.field.placeholderText() == "saknas"
    assert row.handle.figure() == 230.0  # where the city stands
    QTest.keyClick(row.handle, Qt.Key.Key_Right)
    turn()
    assert heard == [("merit", 231.0, False)]
    row.field.clear()
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    turn()
    assert heard[1:] == [("merit", None, False)]


def test_resetting_is_possible_only_when_something_has_moved(qtbot: QtBot, panel: SliderPanel) -> None:
    assert not panel.reset_button.isEnabled()
    panel.show_sliders((replace(CROWDED, value=30.0), MERIT))
    assert panel.reset_button.isEnabled()
    with qtbot.waitSignal(panel.reset):
        panel.reset_button.click()


def test_a_reset_forgets_what_was_on_its_way(panel: SliderPanel, heard: list[Any]) -> None:
    panel.show_sliders((replace(CROWDED, value=30.0), MERIT))
    panel.rows["crowded"].handle.setValue(20)
    panel.reset_button.click()
    turn()
    assert heard == []


def test_the_wheel_scrolls_the_page_and_moves_no_figure(panel: SliderPanel, heard: list[Any]) -> None:
    handle = panel.rows["crowded"].handle
    wheel = QWheelEvent(
        QPointF(50, 10),
        QPointF(50, 10),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(handle, wheel)
    turn()
    assert heard == []
    assert not wheel.isAccepted()


def test_other_figures_are_built_anew(panel: SliderPanel) -> None:
    panel.show_sliders((MERIT,))
    assert list(panel.rows) == ["merit"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "contrast_light", "contrast_dark"])
def test_every_control_has_a_name_and_room_for_a_finger_in_every_look(
    qtbot: QtBot, dressed: Callable[[str, float], Theme], nameless: Any, name: str, scale: float
) -> None:
    theme = dressed(name, scale)
    panel = SliderPanel(theme, (CROWDED, MERIT))
    qtbot.addWidget(panel)
    panel.resize(theme.px(360), theme.px(400))
    panel.show()
    turn()
    assert nameless(panel) == []
    assert panel.rows["crowded"].handle.height() >= theme.px(32)
    assert not panel.grab().isNull()


def test_words_under_a_slider_never_touch_and_stay_inside(qtbot: QtBot, theme: Theme) -> None:
    panel = SliderPanel(theme, (CROWDED,))
    qtbot.addWidget(panel)
    panel.show()
    words = panel.rows["crowded"].words
    for width in (300, 360, 480, 700):
        panel.resize(width, 300)
        turn()
        boxes = words.boxes()
        assert len(boxes) == len(TICKS) - 1  # the target's words are the note
        assert all(box.left() >= 0 and box.right() <= words.width() for box in boxes)
        assert not any(one.intersects(two) for at, one in enumerate(boxes) for two in boxes[at + 1 :])

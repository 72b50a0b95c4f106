"""Tidslinje in the window: keys and mouse move activities in time, each as one step that can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from app.ui.rooms.action_plan.timeline.presentation import TimelinePresentation
from tests.ui.plan_pieces import SMALL, press, words
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ITEMS = (
    *(item for item in SMALL if item["id"] != "a1"),
    {
        "type": "activity",
        "id": "a1",
        "set": {
            "name": "Jobbtorg",
            "start": "2015-09-01",
            "end": "2017-12-31",
            "staffing": "2",
            "responsible": "district",
        },
    },
    {"type": "activity", "id": "a2", "set": {"name": "Lärlingar", "start": "2018-01-01", "end": "2018-12-31"}},
    {"type": "activity", "id": "a3", "set": {"name": "Odaterad"}},
)


def shown(place: Any, *answers: Any, items: Any = ITEMS) -> tuple[Any, TimelinePresentation]:  # noqa: F811
    there = place(*answers, items=items)
    made = there.show(TimelinePresentation)
    made.refresh()
    there.stops.append(there.session.subscribe(lambda *_: made.refresh()))
    return there, made


def span(there: Any, name: str) -> tuple[str, str]:
    record = there.session.plan.record(there.ids[name])
    return record.text("start"), record.text("end")


def test_arrows_go_between_bars_and_enter_opens_the_form(place: Any, qtbot: Any) -> None:  # noqa: F811
    there, made = shown(place)
    made.focus_here()
    press(made.view, Qt.Key.Key_Down)
    assert made.view.current == there.ids["a1"]
    press(made.view, Qt.Key.Key_Down)
    assert made.view.current == there.ids["a2"]
    assert made.table.current().key == there.ids["a2"]
    with qtbot.waitSignal(made.opened) as opened:
        press(made.view, Qt.Key.Key_Return)
    assert opened.args == [there.ids["a2"]]


def test_ctrl_and_arrows_move_by_a_month_as_steps_with_names(place: Any) -> None:  # noqa: F811
    there, made = shown(place)
    made.choose(there.ids["a1"])
    press(made.view, Qt.Key.Key_Right, CTRL)
    assert span(there, "a1") == ("2015-10-01", "2018-01-31")
    press(made.view, Qt.Key.Key_Left, SHIFT)
    assert span(there, "a1") == ("2015-09-01", "2018-01-31")
    press(made.view, Qt.Key.Key_Left, CTRL | SHIFT)
    assert span(there, "a1") == ("2015-09-01", "2017-12-31")
    assert there.session.undo_name == "Ångra: flyttade slutet av ”Jobbtorg” till 31\u00a0december 2017"
    assert made.view.current == there.ids["a1"]
    for _ in range(3):
        there.session.undo()
    assert span(there, "a1") == ("2015-09-01", "2017-12-31")


def test_what_cannot_be_moved_says_why_and_nothing_changes(place: Any) -> None:  # noqa: F811
    short = {"type": "activity", "id": "a1", "set": {"name": "Dag", "start": "2015-09-01", "end": "2015-09-30"}}
    there, made = shown(place, items=(short,))
    made.choose(there.ids["a1"])
    press(made.view, Qt.Key.Key_Left, CTRL | SHIFT)
    assert span(there, "a1") == ("2015-09-01", "2015-09-30")
    assert "sluta innan den börjar" in made.said.whole()


def test_dragging_shows_where_the_bar_would_be_and_moves_it_when_let_go(place: Any, qtbot: Any) -> None:  # noqa: F811
    there, made = shown(place)
    mark = made.view.scene.mark(there.ids["a1"])
    (left, top), (right, bottom) = mark.rings[0][0], mark.rings[0][2]
    start = QPoint(round((left + right) / 2), round((top + bottom) / 2))
    step = made.view._layout_now(made.view.width()).month
    qtbot.mousePress(made.view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(made.view, start + QPoint(round(2 * step), 0))
    assert made.view._drag.months == 2
    assert made.view.scene.mark(there.ids["a1"]).rings[0][0][0] == pytest.approx(left + 2 * step, abs=2)
    assert span(there, "a1") == ("2015-09-01", "2017-12-31")
    qtbot.mouseRelease(made.view, Qt.MouseButton.LeftButton, pos=start + QPoint(round(2 * step), 0))
    assert span(there, "a1") == ("2015-11-01", "2018-02-28")


def test_an_activity_without_dates_is_named_and_opened_from_the_table(place: Any, qtbot: Any) -> None:  # noqa: F811
    there, made = shown(place)
    assert "Inte i tidslinjen, för att datum saknas eller inte går ihop: ”Odaterad”." in words(made)
    made.table.choose(made.table.rows[-1])
    with qtbot.waitSignal(made.opened) as opened:
        press(made.table, Qt.Key.Key_Return)
    assert opened.args == [there.ids["a3"]]


def test_the_picture_leaves_the_window(place: Any, tmp_path: Path) -> None:  # noqa: F811
    there, made = shown(place, tmp_path / "tid.svg", tmp_path / "tid.csv", tmp_path / "tid.pdf")
    for action in made.out.actions()[3:6]:
        action.trigger()
    there.settle()
    assert "<svg" in (tmp_path / "tid.svg").read_text("utf-8")
    assert "Jobbtorg;" in (tmp_path / "tid.csv").read_text("utf-8-sig")
    assert (tmp_path / "tid.pdf").read_bytes().startswith(b"%PDF")


def test_a_plan_without_activities_says_what_would_be_here(place: Any) -> None:  # noqa: F811
    _, made = shown(place, items=())
    assert "När en aktivitet har början och slut visas den här" in words(made)


def test_every_control_has_a_name(place: Any, nameless: Any) -> None:  # noqa: F811
    _, made = shown(place)
    assert nameless(made) == []

"""Choosing neighbourhoods on the map from a form: by mouse, by key, as one change, and leaving without one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.forms import RecordForm
from app.ui.forms.place_map import PlaceDialog
from app.ui.forms.sets import SetEdit
from tests.ui.plan_pieces import click
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
KEYS = ("area:Björkholm", "area:Ekliden", "area:Norrtorp")


@pytest.fixture
def dialog(qtbot: Any, theme: Any) -> PlaceDialog:
    made = PlaceDialog(theme, "Stadsdelar", KEYS, ("area:Ekliden", "area:Annanstans"), example=True)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def spot(dialog: PlaceDialog, name: str) -> QPoint:
    mark = dialog.map.scene.mark(name)
    assert mark is not None
    xs, ys = zip(*mark.rings[0], strict=True)
    return QPoint(round(sum(xs) / len(xs)), round(sum(ys) / len(ys)))


def test_a_click_puts_one_in_and_a_click_takes_it_out(dialog: PlaceDialog) -> None:
    QTest.mouseClick(dialog.map, Qt.MouseButton.LeftButton, pos=spot(dialog, "Norrtorp"))
    QTest.mouseClick(dialog.map, Qt.MouseButton.LeftButton, pos=spot(dialog, "Ekliden"))
    assert dialog.chosen == ("area:Annanstans", "area:Norrtorp")


def test_the_keyboard_walks_and_chooses_without_closing(dialog: PlaceDialog) -> None:
    dialog.map.setFocus()
    QTest.keyClick(dialog.map, Qt.Key.Key_Home)
    first = dialog.map.current
    assert f"area:{first}" not in dialog.chosen or first == "Ekliden"
    before = f"area:{first}" in dialog.chosen
    QTest.keyClick(dialog.map, Qt.Key.Key_Return)
    assert (f"area:{first}" in dialog.chosen) is not before
    assert dialog.isVisible()


def test_what_the_map_does_not_show_stays_chosen(dialog: PlaceDialog) -> None:
    assert "area:Annanstans" in dialog.chosen


def test_a_field_of_neighbourhoods_takes_the_maps_choice_as_one_step(place: Any) -> None:  # noqa: F811
    def turn(dialog: PlaceDialog) -> bool:
        dialog.turn("Norrtorp")
        dialog.turn("Björkholm")
        return True

    there = place()
    there.asker.run = turn
    form = there.show(lambda context: RecordForm(context, there.ids["f1"]))
    click(form, "Välj Stadsdelar på kartan")
    plan = there.session.plan
    assert plan.record(there.ids["f1"]).refs("neighbourhoods") == ("area:Björkholm", "area:Ekliden", "area:Norrtorp")
    there.session.undo()
    assert plan.record(there.ids["f1"]).refs("neighbourhoods") == ("area:Ekliden",)


def test_leaving_the_map_changes_nothing(place: Any) -> None:  # noqa: F811
    there = place()
    there.asker.run = lambda dialog: dialog.turn("Norrtorp")
    form = there.show(lambda context: RecordForm(context, there.ids["f1"]))
    before = there.session.undo_name
    click(form, "Välj Stadsdelar på kartan")
    assert there.session.undo_name == before
    assert form.findChild(SetEdit) is not None

"""The copy desk: what is copied is on the clipboard, and what is ticked stays ticked until the text is another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from app.models import verbs
from app.ui.rooms.action_plan.ils.fields import FieldRow
from app.ui.rooms.action_plan.ils.presentation import IlsDesk
from tests.ui.plan_pieces import SMALL, click, words
from tests.ui.rooms.plan_places import place  # noqa: F401

FORMS = {"goal": "board_goal", "measure": "indicator", "activity": "activity"}
ITEMS = tuple(
    {**item, "set": {**item["set"], "ils_form": FORMS[item["type"]]}} if item["type"] in FORMS else item
    for item in SMALL
)


@pytest.fixture
def there(place: Any) -> Any:  # noqa: F811
    return place(items=ITEMS)


def desk_of(there: Any) -> IlsDesk:
    desk = there.show(IlsDesk)
    desk.refresh()
    there.session.subscribe(lambda _kinds, _records: desk.refresh())
    return desk


def field(desk: IlsDesk, title: str) -> FieldRow:
    return next(one for one in desk.fields.rows if one.cell.column.title == title)


def test_the_nodes_stand_in_the_order_of_ils_and_the_first_is_open(there: Any) -> None:
    desk = desk_of(there)
    assert [one.kind for one in desk.table.rows] == ["board_goal"] * 2 + ["indicator"] * 3 + ["activity"]
    assert "Fler unga i arbete" in words(desk)
    assert "18\u00a0tecken" in words(desk)


def test_a_field_is_copied_and_it_is_told(there: Any) -> None:
    desk = desk_of(there)
    field(desk, "Nämndmål").copy.click()
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "Fler unga i arbete"
    assert "<p>Fler unga i arbete</p>" in held.html()
    assert there.told[-1].startswith("Nämndmål är kopierat")


def test_everything_is_copied_as_tables(there: Any) -> None:
    desk = desk_of(there)
    click(desk, "Kopiera allt")
    held = QGuiApplication.clipboard().mimeData()
    assert held.html().count("<table") == 3
    assert "Fler röstar\t" in held.text()


def test_a_ticked_field_says_so_and_a_later_edit_unticks_it_visibly(there: Any) -> None:
    desk = desk_of(there)
    field(desk, "Nämndmål").tick.click()
    assert "23\u00a0april 2015" in words(field(desk, "Nämndmål"))
    assert desk.table.rows[0].done.pasted == 1
    there.session.do(verbs.set_value(there.session.plan, there.ids["g1"], "wording", "Ännu fler unga"))
    shown = field(desk, "Nämndmål")
    assert not shown.tick.isChecked()
    assert "Ändrad sedan den klistrades in" in words(shown)


def test_an_empty_field_says_so_and_has_nothing_to_copy(there: Any) -> None:
    desk = desk_of(there)
    assert not field(desk, "Programmets delmål").copy.isVisible()
    assert "inte inlagt" in words(field(desk, "Programmets delmål"))
    assert "inte ifyllt" in words(field(desk, "Målgrupp"))


def test_the_chosen_record_is_followed_and_told(there: Any, qtbot: Any) -> None:
    desk = desk_of(there)
    desk.choose(there.ids["a1"])
    assert desk.node is not None and desk.node.record == there.ids["a1"]
    with qtbot.waitSignal(desk.chosen) as told:
        desk.table.selectRow(1)
    assert told.args == [there.ids["g2"]]
    with qtbot.waitSignal(desk.opened):
        click(desk, "Öppna posten")


def test_the_sheets_are_saved_where_the_person_says(there: Any, tmp_path: Path) -> None:
    desk = desk_of(there)
    there.asker.answers.append(tmp_path / "ut.xlsx")
    click(desk, "Spara som Excel…")
    assert (tmp_path / "ut.xlsx").read_bytes().startswith(b"PK")


def test_without_anything_for_ils_it_says_what_to_do(place: Any, nameless: Any) -> None:  # noqa: F811
    desk = desk_of(place())
    assert "Inget ska in i ILS än" in words(desk)
    assert nameless(desk) == []

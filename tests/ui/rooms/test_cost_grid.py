"""The cost grid is worked in as in Excel: pasting, copying, Enter and Tab, emptying, filling down."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.models import budget
from app.ui.rooms.applications.cost_model import LEAD
from app.ui.rooms.applications.money_part import MoneyPart
from app.ui.widgets.fields import ComboBox
from tests.ui.plan_pieces import SMALL, Place, click, press, words
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
STAFF = {"kind": "staff", "financed_by": "programme_funds", "note": "Personal"}
RENT = {"kind": "premises", "financed_by": "regular_budget", "note": "Lokal"}
ITEMS = (
    *SMALL,
    {"type": "cost", "id": "c1", "parent": "a1", "set": STAFF | {"year": 2015, "amount": 310000}},
    {"type": "cost", "id": "c2", "parent": "a1", "set": STAFF | {"year": 2016, "amount": 620500}},
    {"type": "cost", "id": "c3", "parent": "a1", "set": RENT | {"year": 2015, "amount": 60000}},
    {"type": "application", "id": "ap", "set": {"title": "Jobbtorg i Ekliden", "activities": ["a1"]}},
)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(place: Any) -> Any:  # noqa: F811
    def make() -> tuple[Place, MoneyPart]:
        there = place(items=ITEMS)
        part = there.show(lambda context: MoneyPart(context, there.ids["ap"]), 820)
        part.refresh(frozenset())
        there.stops.append(there.session.subscribe(lambda _kinds, _records: part.refresh(frozenset())))
        part.grid.setFocus()
        return there, part

    return make


def costs_of(there: Place) -> dict[tuple[str, int | None], int]:
    rows = budget.of_activity(there.session.plan, there.ids["a1"]).rows
    return {(row.note, row.year): row.amount for row in rows}


def choose(part: MoneyPart, top: int, left: int, bottom: int | None = None, right: int | None = None) -> None:
    model = part.grid.costs
    first, last = model.index(top, left), model.index(bottom or top, right or left)
    part.grid.setCurrentIndex(first)
    part.grid.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def paste(part: MoneyPart, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(part.grid, Qt.Key.Key_V, CONTROL)


def place_of(part: MoneyPart) -> tuple[int, int]:
    return part.grid.currentIndex().row(), part.grid.currentIndex().column()


def test_a_pasted_block_is_one_undo_step_with_a_name(shown: Any) -> None:
    there, part = shown()
    choose(part, 0, LEAD)
    paste(part, "1\t2\t3\n4\t5\t6")
    assert costs_of(there) == {
        ("Personal", 2015): 1000,
        ("Personal", 2016): 2000,
        ("Personal", 2017): 3000,
        ("Lokal", 2015): 4000,
        ("Lokal", 2016): 5000,
        ("Lokal", 2017): 6000,
    }
    assert there.session.undo_name == "Ångra: klistrade in 6\u00a0belopp"
    assert there.told == ["Klistrade in 6\u00a0belopp."]
    there.session.undo()
    assert costs_of(there)[("Personal", 2015)] == 310000
    assert len(costs_of(there)) == 3


def test_a_year_that_came_with_the_block_becomes_a_column(shown: Any) -> None:
    _, part = shown()
    paste(part, "Kostnad\t2018\t2020\nLokal\t5\t7")
    assert part.grid.costs.years == (2015, 2016, 2017, 2018, 2019, 2020)


def test_wrong_cells_are_named_beside_the_table_and_nothing_is_written(shown: Any) -> None:
    there, part = shown()
    before = costs_of(there)
    choose(part, 0, LEAD)
    paste(part, "tre\t2\n4\t1.234,5")
    assert costs_of(there) == before
    said = words(part)
    assert "Inget är inklistrat." in said
    assert "Personal, 2015 (”tre”)" in said
    assert "Lokal, 2016 (”1.234,5”)" in said
    click(part, "Stäng")
    assert "Inget är inklistrat." not in words(part)


def test_numbers_that_may_be_kronor_are_asked_about_in_place(shown: Any) -> None:
    there, part = shown()
    before = costs_of(there)
    choose(part, 0, LEAD)
    paste(part, "400000\t500000")
    assert costs_of(there) == before
    assert "Är talen kronor?" in words(part)
    click(part, "Läs som kronor")
    assert costs_of(there)[("Personal", 2016)] == 500000
    assert "Är talen kronor?" not in words(part)


def test_a_lone_year_over_the_amounts_is_asked_about_in_place(shown: Any) -> None:
    there, part = shown()
    choose(part, 0, LEAD)
    paste(part, "2016\n7")
    click(part, "Rubrik: året 2016")
    assert costs_of(there)[("Personal", 2016)] == 7000


def test_the_copied_table_comes_back_unchanged_and_is_no_change(shown: Any) -> None:
    there, part = shown()
    tips = there.session.plan.tips
    click(part, "Kopiera kostnadstabellen")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0] == "Kostnad\tSlag\tBetalas av\t2015\t2016\tSumma"
    assert data.text().splitlines()[1] == "Personal\tPersonal\tProgrammet\t310\t620,5\t930,5"
    assert "<td" in data.html()
    press(part.grid, Qt.Key.Key_V, CONTROL)
    assert there.session.plan.tips == tips
    assert "Inget är inklistrat." not in words(part)


def test_chosen_amounts_are_copied_bare_and_with_a_name_headed(shown: Any) -> None:
    _, part = shown()
    choose(part, 0, LEAD, 1, LEAD)
    press(part.grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "310\n60\n"
    choose(part, 0, 0, 0, LEAD)
    press(part.grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("Kostnad\tSlag\tBetalas av\t2015\tSumma\n")


def test_delete_empties_the_chosen_amounts_in_one_step(shown: Any) -> None:
    there, part = shown()
    choose(part, 0, LEAD, 1, LEAD + 1)
    press(part.grid, Qt.Key.Key_Delete)
    assert costs_of(there) == {}
    assert there.session.undo_name == "Ångra: tömde 3\u00a0belopp"
    there.session.undo()
    assert len(costs_of(there)) == 3


def test_filling_down_repeats_the_uppermost_amount(shown: Any) -> None:
    there, part = shown()
    choose(part, 0, LEAD, 1, LEAD + 1)
    press(part.grid, Qt.Key.Key_D, CONTROL)
    assert costs_of(there)[("Lokal", 2015)] == 310000
    assert costs_of(there)[("Lokal", 2016)] == 620500


def test_enter_goes_down_and_tab_to_the_right_until_the_row_ends(shown: Any) -> None:
    _, part = shown()
    choose(part, 0, LEAD)
    press(part.grid, Qt.Key.Key_Return)
    assert place_of(part) == (1, LEAD)
    press(part.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert place_of(part) == (0, LEAD)
    QTest.keyClick(part.grid, Qt.Key.Key_Tab)
    assert place_of(part) == (0, LEAD + 1)
    choose(part, 0, LEAD + 2)
    QTest.keyClick(part.grid, Qt.Key.Key_Tab)
    assert not part.grid.hasFocus()


def test_typing_begins_an_edit_and_tab_goes_on_to_the_next_year(shown: Any) -> None:
    there, part = shown()
    choose(part, 0, LEAD)
    QTest.keyClick(part.grid, Qt.Key.Key_7)
    editor = next(one for one in part.grid.findChildren(QLineEdit) if one.isVisible())
    assert editor.text() == "7"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    there.settle()
    assert costs_of(there)[("Personal", 2015)] == 7000
    assert place_of(part) == (0, LEAD + 1)


def test_an_amount_that_cannot_be_read_stays_in_its_cell_to_be_mended(shown: Any) -> None:
    there, part = shown()
    choose(part, 0, LEAD)
    press(part.grid, Qt.Key.Key_F2)
    editor = next(one for one in part.grid.findChildren(QLineEdit) if one.isVisible())
    editor.setText("tre")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    there.settle()
    assert editor.isVisible()
    assert editor.text() == "tre"
    assert "Beloppet är inte sparat." in words(part)
    editor.setText("3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    there.settle()
    assert costs_of(there)[("Personal", 2015)] == 3000
    assert "Beloppet är inte sparat." not in words(part)


def test_name_kind_and_payer_are_changed_in_every_year_of_the_line(shown: Any) -> None:
    there, part = shown()
    model = part.grid.costs
    model.setData(model.index(0, 0), "Två vägledare")
    choose(part, 0, 2)
    press(part.grid, Qt.Key.Key_F2)
    box = next(one for one in part.grid.findChildren(ComboBox) if one.isVisible())
    assert box.currentText() == "Programmet"
    box.setCurrentIndex(box.findData("company"))
    box.activated.emit(box.currentIndex())
    rows = budget.of_activity(there.session.plan, there.ids["a1"]).rows
    assert {(row.year, row.financed_by) for row in rows if row.note == "Två vägledare"} == {
        (2015, "company"),
        (2016, "company"),
    }


def test_every_year_of_the_plan_can_be_shown(shown: Any) -> None:
    _, part = shown()
    assert part.grid.costs.years == (2015, 2016)
    click(part, "Visa alla år")
    assert part.grid.costs.years == tuple(range(2015, 2021))
    click(part, "Visa bara använda år")
    assert part.grid.costs.years == (2015, 2016)

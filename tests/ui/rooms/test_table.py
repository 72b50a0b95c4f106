"""*Tabell* in Handlingsplan: the records of a type sorted, filtered, gathered, written in, copied and pasted into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from app.models.sheet import Group
from app.ui.rooms.action_plan.table.model import NEW
from app.ui.rooms.action_plan.table.page import TablePage
from tests.ui.plan_pieces import SMALL, press
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

COSTS = (
    *SMALL,
    {"type": "activity", "id": "a2", "set": {"name": "Valvaka", "goals": ["g2"]}},
    {"type": "cost", "id": "c1", "parent": "a1", "set": {"year": 2015, "kind": "staff", "amount": 400000}},
    {"type": "cost", "id": "c2", "parent": "a1", "set": {"year": 2016, "kind": "staff", "amount": 1200000}},
    {"type": "cost", "id": "c3", "parent": "a2", "set": {"year": 2016, "kind": "premises"}},
)
Open = Callable[..., tuple[Any, TablePage]]


@pytest.fixture
def table(place: Any, tmp_path: Path) -> Open:  # noqa: F811
    """`table("cost", "delete")` is the page at a type, over the small plan with costs; answers are given in order."""

    def make(kind: str, *answers: Any) -> tuple[Any, TablePage]:
        there = place(*answers, items=COSTS)
        there.context = replace(there.context, folder=tmp_path)
        page = there.show(TablePage)
        there.stops.append(there.session.subscribe(lambda kinds, records: page.refresh()))
        page.refresh()
        page.show_kind(kind)
        page.focus_here()
        return there, page

    return make


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def seen(page: TablePage, column: str) -> list[str]:
    at = page.grid.rows.column_of(column)
    return [page.grid.rows.words(row, at) for row in range(page.grid.rows.rowCount()) if page.grid.rows.record_at(row)]


def at(page: TablePage, record: str, column: str) -> None:
    assert page.grid.choose(record, column)


def test_every_table_follows_the_rules_of_qt(table: Open) -> None:
    _, page = table("cost")
    tester = QAbstractItemModelTester(page.grid.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.group_by("kind")
    page.sort_by("amount")
    page.show_columns(["year", "amount"])
    page.bar.filter.setText("2016")
    page.show_kind("measure")
    assert tester.model() is page.grid.rows


def test_a_head_sorts_rising_then_falling_then_not_at_all(table: Open) -> None:
    _, page = table("measure")
    placed = seen(page, "name")
    page.grid.horizontalHeader().sectionClicked.emit(page.grid.rows.column_of("name"))
    assert seen(page, "name") == ["Arbetslöshet", "Röstande", "Vägledda unga"]
    page.sort_by("name")
    assert seen(page, "name") == ["Vägledda unga", "Röstande", "Arbetslöshet"]
    page.sort_by("name")
    assert seen(page, "name") == placed


def test_rows_are_numbered_from_one_and_the_blank_line_has_a_star(table: Open) -> None:
    _, page = table("measure")
    model = page.grid.rows
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert heads == ["1", "2", "3", "*"]


def test_one_filter_looks_in_every_shown_column_and_says_how_many_are_left(table: Open) -> None:
    _, page = table("cost")
    page.bar.filter.setText("jobb")
    assert seen(page, "amount") == ["400\u00a0000\u00a0kr", "1\u00a0200\u00a0000\u00a0kr"]
    assert page.said.text() == "2 av 3\u00a0kostnadsrader. Belopp 1\u00a0600\u00a0000\u00a0kr"


def test_groups_have_counts_and_sums_and_fold(table: Open) -> None:
    _, page = table("cost")
    page.group_by("kind")
    heads = [page.grid.rows.words(row, 0) for row, line in enumerate(page.grid.rows.lines) if isinstance(line, Group)]
    assert heads == ["Lokaler (1)", "Personal (2)   Belopp 1\u00a0600\u00a0000\u00a0kr"]
    page.grid.setCurrentIndex(page.grid.rows.index(2, 0))
    press(page.grid, Qt.Key.Key_Space)
    assert seen(page, "year") == ["2016"]
    assert "hopfälld" in page.grid.rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    press(page.grid, Qt.Key.Key_Return)
    assert len(seen(page, "year")) == 3


def test_chosen_columns_are_remembered_on_this_computer(table: Open) -> None:
    there, page = table("cost")
    page.show_columns(["year", "amount"])
    again = there.show(TablePage)
    again.refresh()
    again.show_kind("cost")
    assert [column.name for column in again.grid.rows.columns] == ["year", "amount"]
    again.show_kind("goal")
    assert len(again.grid.rows.columns) > 2


def test_a_cell_is_written_in_place_and_the_row_stays_where_it_is(table: Open) -> None:
    there, page = table("measure")
    page.sort_by("baseline_value")
    before = seen(page, "name")
    at(page, there.ids["m3"], "baseline_value")
    page.grid.edit_wanted.emit("1")
    page.editing.editor.setText("12,5")
    press(page.editing.editor, Qt.Key.Key_Return)
    assert there.session.plan.record(there.ids["m3"]).text("baseline_value") == "12.5"
    assert not page.editing.open
    assert seen(page, "name") == before
    assert page.grid.hasFocus()


def test_what_cannot_be_read_stays_with_its_reason_and_escape_gives_it_back(table: Open) -> None:
    there, page = table("measure")
    at(page, there.ids["m1"], "baseline_value")
    press(page.grid, Qt.Key.Key_F2)
    page.editing.editor.setText("tolv")
    assert page.editing.finish() is False
    assert "”tolv” går inte att läsa" in page.editing.sentence.title.text()
    assert page.editing.editor.text() == "tolv"
    at(page, there.ids["m2"], "name")
    page.edit()
    assert page.editing.editor.text() == "tolv"
    press(page.editing.editor, Qt.Key.Key_Escape)
    assert not page.editing.open
    assert page.editing.sentence is None
    assert there.session.plan.record(there.ids["m1"]).is_empty("baseline_value")


def test_what_cannot_be_stored_stays_too(table: Open, monkeypatch: Any) -> None:
    there, page = table("measure")
    at(page, there.ids["m1"], "name")
    page.edit()
    page.editing.editor.setText("Annat")
    there.refuse(monkeypatch)
    assert page.editing.finish() is False
    assert page.editing.editor.text() == "Annat"
    page.editing.close()


def test_a_yes_or_no_turns_where_it_stands(table: Open) -> None:
    there, page = table("measure")
    page.show_columns(["name", "by_sex"])
    at(page, there.ids["m1"], "by_sex")
    press(page.grid, Qt.Key.Key_F2)
    assert there.session.plan.record(there.ids["m1"]).flag("by_sex")


def test_what_a_cost_lies_under_is_not_written_in_the_cell(table: Open) -> None:
    there, page = table("cost")
    opened: list[str] = []
    page.opened.connect(opened.append)
    at(page, there.ids["c1"], "parent")
    press(page.grid, Qt.Key.Key_F2)
    assert not page.editing.open
    assert opened == [there.ids["c1"]]


def test_enter_opens_the_record_and_moving_tells_which_is_current(table: Open) -> None:
    there, page = table("goal")
    opened: list[str] = []
    chosen: list[str] = []
    page.opened.connect(opened.append)
    page.chosen.connect(chosen.append)
    at(page, there.ids["g1"], "wording")
    press(page.grid, Qt.Key.Key_Down)
    press(page.grid, Qt.Key.Key_Return)
    assert chosen == opened == [there.ids["g2"]]


def test_choosing_a_record_elsewhere_shows_its_table_and_its_row(table: Open) -> None:
    there, page = table("goal")
    page.show_kind("measure")
    page.bar.filter.setText("röst")
    page.show_kind("goal")
    page.choose(there.ids["m1"])
    assert page.lines.kind == "measure"
    assert page.grid.current_record() == there.ids["m1"]
    assert page.bar.filter.text() == ""


def test_what_is_copied_goes_to_excel_and_can_be_put_back(table: Open) -> None:
    there, page = table("cost")
    at(page, there.ids["c1"], "parent")
    press(page.grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    page.do("copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Jobbtorg\t2015\tPersonal\t400000\t\t\n"
    assert "<td>2015</td>" in mime.html()
    page.do("paste")
    assert there.session.undo_name != "Ångra: klistrade in 1\u00a0rad i Kostnadsrader"
    page.do("paste_new")
    assert there.session.undo_name == "Ångra: klistrade in 1\u00a0rad i Kostnadsrader"
    assert len(there.session.plan.of("cost")) == 4


def test_a_block_goes_over_rows_and_below_them_as_one_step(table: Open) -> None:
    there, page = table("cost")
    page.sort_by("amount")
    assert page.grid.rows.record_at(2) == there.ids["c3"]
    at(page, there.ids["c3"], "parent")
    put("Aktivitet\tÅr\tKostnadsslag\tBelopp\nValvaka\t2016\tLokaler\t7\nJobbtorg\t2018\tPersonal\t8 000\n")
    page.do("paste")
    amounts = [there.session.plan.record(there.ids[name]).number("amount") for name in ("c1", "c2", "c3")]
    assert [*amounts, there.session.plan.of("cost")[-1].number("amount")] == [400000, 1200000, 7, 8000]
    assert there.session.undo_name == "Ångra: klistrade in 2\u00a0rader i Kostnadsrader"
    there.session.undo()
    assert len(there.session.plan.of("cost")) == 3
    assert there.session.plan.record(there.ids["c3"]).is_empty("amount")


def test_one_copied_cell_fills_all_that_are_chosen(table: Open) -> None:
    there, page = table("cost")
    at(page, there.ids["c1"], "note")
    page.grid.setCurrentIndex(page.grid.rows.index(0, page.grid.rows.column_of("note")))
    press(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    put("hyra")
    page.do("paste")
    assert [cost.text("note") for cost in there.session.plan.of("cost")] == ["hyra", "hyra", ""]


def test_a_wrong_cell_stops_the_block_is_explained_and_can_be_mended(table: Open) -> None:
    there, page = table("cost")
    at(page, there.ids["c1"], "year")
    put("2016\tLöner\tåtta\n2017\tPersonal\t9\n")
    page.do("paste")
    refused = page.refusing.block
    assert there.session.plan.record(there.ids["c1"]).number("year") == 2015
    told = [refused.reasons.item(n).text() for n in range(refused.reasons.count())]
    assert [words[:22] for words in told] == ["Rad 1, Kostnadsslag: ”", "Rad 1, Belopp: ”åtta” "]
    assert not refused.paste.isEnabled()
    for place_at, text in ((1, "personal"), (2, "8")):
        refused.cells.setData(refused.cells.index(0, place_at), text)
    assert refused.reasons.count() == 0
    refused.paste.click()
    assert page.refusing.block is None
    assert there.session.plan.record(there.ids["c1"]).number("amount") == 8
    assert there.session.undo_name == "Ångra: klistrade in 2\u00a0rader i Kostnadsrader"


def test_giving_up_a_refused_block_writes_nothing(table: Open) -> None:
    there, page = table("cost")
    at(page, there.ids["c1"], "amount")
    put("mycket")
    page.do("paste")
    press(page.refusing.block, Qt.Key.Key_Escape)
    assert page.refusing.block is None
    assert there.session.plan.record(there.ids["c1"]).number("amount") == 400000


def test_delete_empties_cells_as_one_step(table: Open) -> None:
    there, page = table("cost")
    at(page, there.ids["c1"], "year")
    press(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(page.grid, Qt.Key.Key_Delete)
    cost = there.session.plan.record(there.ids["c1"])
    assert cost.is_empty("year") and cost.is_empty("kind") and not cost.is_empty("amount")
    assert there.session.undo_name == "Ångra: tömde 2\u00a0rutor i Kostnadsrader"


def test_deleting_rows_says_what_hangs_on_them(table: Open) -> None:
    there, page = table("goal", "", "delete")
    at(page, there.ids["g1"], "wording")
    press(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page.grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    press(page.grid, Qt.Key.Key_Delete)
    asked = there.asker.asked[0]
    assert asked.title == "Ta bort 2\u00a0mål?"
    assert "3\u00a0mått och 2\u00a0aktiviteter pekar dit" in asked.sentence
    assert len(there.session.plan.of("goal")) == 2
    press(page.grid, Qt.Key.Key_Delete)
    assert there.session.plan.of("goal") == []
    assert there.session.undo_name == "Ångra: tog bort 2\u00a0mål"


def test_the_blank_line_makes_a_record_and_begins_to_write_in_it(table: Open) -> None:
    there, page = table("organisation")
    page.grid.setCurrentIndex(page.grid.rows.index(page.grid.rows.rowCount() - 1, 0))
    assert page.grid.rows.lines[-1] is NEW
    page.grid.edit_wanted.emit("P")
    assert page.editing.editor.text() == "P"
    page.editing.editor.setText("Polisen")
    assert page.editing.finish()
    assert [one.text("name") for one in there.session.plan.of("organisation")][-1] == "Polisen"


def test_a_new_row_that_must_lie_under_something_asks_under_what(table: Open) -> None:
    there, page = table("target")
    page.new_rows.offer()
    assert [action.text() for action in page.menu.actions()] == ["Arbetslöshet", "Röstande", "Vägledda unga"]
    page.menu.actions()[1].trigger()
    page.menu.hide()
    assert there.session.plan.of("target")[-1].parent == there.ids["m2"]
    page.editing.close()


def test_what_is_made_elsewhere_has_no_blank_line(table: Open) -> None:
    _, page = table("decision")
    assert page.grid.rows.lines == ()
    assert not page.bar.new.isEnabled()


def test_the_menu_of_a_cell_has_all_that_the_keys_do(table: Open) -> None:
    from app.ui.rooms.action_plan.table.menus import cell_menu

    there, page = table("cost")
    at(page, there.ids["c1"], "kind")
    cell_menu(page.menu, page)
    told = [action.text().split("\t")[0] for action in page.menu.actions() if action.text()]
    assert told == [
        "Öppna posten",
        "Skriv i rutan",
        "Kopiera",
        "Kopiera med rubriker",
        "Klistra in",
        "Klistra in som nya rader",
        "Töm rutorna",
        "Ta bort raderna",
        "Sortera efter Kostnadsslag",
        "Gruppera efter Kostnadsslag",
        "Dölj Kostnadsslag",
    ]


def test_a_screen_reader_can_name_everything(table: Open, nameless: Any) -> None:
    _, page = table("cost")
    put("mycket")
    page.do("paste")
    assert nameless(page) == []

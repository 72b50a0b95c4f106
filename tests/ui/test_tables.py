"""Tables: Swedish order, rows without a value last, copying, and the person's place kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.ui.theme import Theme
from app.ui.widgets import Column, TableView
from app.ui.widgets.tables import sorted_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Area:
    name: str
    index: float | None


AREAS = [Area("Östberga", 3.0), Area("Älvsjö", None), Area("Årsta", 1.0), Area("Zinken", 2.0)]
NAME: Column[Area] = Column("Stadsdel", lambda area: area.name)
INDEX: Column[Area] = Column(
    "Index",
    lambda area: "–" if area.index is None else str(area.index),
    "right",
    width=80,
    sort=lambda area: area.index,
)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TableView[Area]:
    made = TableView(theme, "Stadsdelar", [NAME, INDEX], AREAS, sortable=True)
    qtbot.addWidget(made)
    return made


def test_names_are_sorted_as_swedish(table: TableView[Area]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [area.name for area in table.rows] == ["Zinken", "Årsta", "Älvsjö", "Östberga"]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_a_missing_value_is_last_whichever_way_one_sorts(table: TableView[Area], order: Qt.SortOrder) -> None:
    table.sortByColumn(1, order)
    assert table.rows[-1].name == "Älvsjö"


@given(st.lists(st.one_of(st.none(), st.integers())), st.booleans())
def test_sorting_loses_no_row_and_puts_the_missing_last(values: list[int | None], descending: bool) -> None:
    column: Column[tuple[int | None]] = Column("x", str, sort=lambda row: row[0])
    after = [row[0] for row in sorted_rows([(value,) for value in values], column, descending)]
    there = [value for value in after if value is not None]
    assert sorted(there) == sorted(value for value in values if value is not None)
    assert there == sorted(there, reverse=descending)
    assert after == there + [None] * (len(values) - len(there))


def test_numbers_inside_names_are_ordered_by_size() -> None:
    column: Column[str] = Column("x", lambda row: row)
    assert sorted_rows(["Mått 10", "Mått 9"], column) == ["Mått 9", "Mått 10"]


def test_the_chosen_row_stays_chosen_when_the_order_changes(table: TableView[Area]) -> None:
    table.choose(AREAS[2])
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.current() == AREAS[2]


def test_new_rows_keep_the_order_and_the_place(table: TableView[Area]) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.selectRow(1)
    table.set_rows([Area("Aspudden", 9.0), Area("Bagarmossen", 1.0)])
    assert [area.index for area in table.rows] == [1.0, 9.0]
    assert table.current() == Area("Aspudden", 9.0)
    table.set_rows([])
    assert table.current() is None


def test_choosing_and_opening_are_told(qtbot: QtBot, table: TableView[Area]) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        table.selectRow(0)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == opened.args == [AREAS[0]]


def test_a_row_is_copied_with_its_heads(table: TableView[Area]) -> None:
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Stadsdel\tIndex\nÄlvsjö\t–"


def test_the_whole_table_is_copied_when_no_row_is_chosen(table: TableView[Area]) -> None:
    table.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1 + len(AREAS)


def test_tab_leaves_the_table_and_no_cell_is_edited(table: TableView[Area]) -> None:
    assert not table.tabKeyNavigation()
    assert table.editTriggers() == TableView.EditTrigger.NoEditTriggers


def test_a_column_says_alignment_weight_colour_icon_and_tip(qtbot: QtBot, theme: Theme) -> None:
    rich: Column[Area] = Column(
        "Läge",
        lambda _area: "utan slutsats",
        "right",
        tone=lambda _area: "remark",
        strong=lambda _area: True,
        icon=lambda _area: ("triangle-alert", "remark"),
        tip=lambda area: f"Ingen svarar för {area.name}",
    )
    table = TableView(theme, "Stadsdelar", [rich], AREAS)
    qtbot.addWidget(table)
    index = table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.ForegroundRole) == theme.colour("remark")
    assert index.data(Qt.ItemDataRole.FontRole).weight() == 600
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Ingen svarar för Östberga"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_the_table_can_be_as_high_as_its_rows(table: TableView[Area]) -> None:
    table.fit_height()
    whole = table.height()
    table.fit_height(2)
    assert whole - table.height() == 2 * table.verticalHeader().defaultSectionSize()


def test_what_the_name_does_not_need_goes_to_what_may_grow(qtbot, theme) -> None:
    grows: Column[Area] = Column("Svar", lambda area: area.name, width=190, most=420)
    table = TableView(theme, "Svaga", [NAME, INDEX, grows], AREAS)
    qtbot.addWidget(table)
    for width, expected in ((500, 190), (2000, 420)):
        table.resize(width, 300)
        with qtbot.waitExposed(table):
            table.show()
        assert table.columnWidth(2) == theme.px(expected)


def test_a_name_keeps_its_room_and_the_table_scrolls_sideways_instead(qtbot, theme) -> None:
    columns = [Column("Stadsdel", lambda row: row, least=100), Column("Värde", lambda row: row, width=120)]
    table = TableView(theme, "Prov", columns, ["Ekliden"])
    qtbot.addWidget(table)
    table.show()
    table.resize(600, 200)
    assert table.columnWidth(0) > 100
    table.resize(150, 200)
    assert table.columnWidth(0) == theme.px(100)
    table.resize(600, 200)
    assert table.columnWidth(0) > 100


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_figure_is_cut_by_a_column_that_is_too_narrow(qtbot, dressed, scale) -> None:
    theme = dressed("light", scale)
    column: Column[Area] = Column("Index", lambda area: str(area.index), "right", width=50, strong=lambda _area: True)
    made = TableView(theme, "Index", [NAME, column], [Area("Alnäs", 95.123456)])
    qtbot.addWidget(made)
    for rows in ([Area("Alnäs", 95.123456)], [Area("Alnäs", 95.1), Area("Tallmon", 123456.789012)]):
        made.set_rows(rows)
        indexes = [made.model().index(row, 1) for row in range(len(rows))]
        inside = made.columnWidth(1) - 2 * (theme.px(8) - 3)  # what the delegate leaves of the cell
        assert all(made.sizeHintForIndex(index).width() <= inside for index in indexes)

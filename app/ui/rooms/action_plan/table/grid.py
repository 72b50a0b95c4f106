"""The table itself: cells chosen as in a spreadsheet; what the keys and the mouse mean is told as wishes.

It changes nothing. Sorting is asked for at the heads, groups open and close at their headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.models.sheet import Group, Sheet, SheetColumn
from app.ui.rooms.action_plan.table.cells import CellDelegate
from app.ui.rooms.action_plan.table.model import NEW, GridModel, Line
from app.ui.rooms.action_plan.table.widths import Widths

if TYPE_CHECKING:
    from app.ui.theme import Theme

NUMBERS_WIDTH = 44


class Grid(QTableView):
    """`chosen(record id)` on moving, `opened(record id)` on Enter, `edit_wanted(typed)` on F2, typing, double click.

    `pressed_key` names what else is wanted of the choice: "copy", "copy_heads", "paste", "paste_new", "delete".
    `sort_wanted(column name)` from a head; `turned(group)` opens or closes a group.
    """

    chosen = Signal(str)
    opened = Signal(str)
    edit_wanted = Signal(str)
    pressed_key = Signal(str)
    sort_wanted = Signal(str)
    turned = Signal(str)

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        super().__init__()
        self._theme = theme
        self.rows = GridModel(theme, sheet)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(theme, self.rows, self))
        self.setAccessibleName("Tabell över poster")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self._dress_headers()
        self._widths = Widths(theme, self, self.rows)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._double)

    def show_lines(self, sheet: Sheet, columns: Sequence[SheetColumn], lines: Sequence[Line], shut: set[str]) -> None:
        """Shows other lines; the same cell stays current where it is still there, and what was in view stays so."""
        record, name = self.current_record(), self.current_column()
        at, aside = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        row = self.currentIndex().row()
        other = sheet is not self.rows.sheet or tuple(columns) != self.rows.columns
        if not self.rows.show(sheet, columns, lines, frozenset(shut)):
            self.viewport().update()
            return
        self.clearSpans()
        if len(columns) > 1:
            for number, line in enumerate(lines):
                if isinstance(line, Group):
                    self.setSpan(number, 0, 1, len(columns))
        if other:
            self._widths.give()
        known = self.rows.row_of(record) if record else min(row, len(lines) - 1)
        if known >= 0:
            self._put(known, max(self.rows.column_of(name), 0))
        self.verticalScrollBar().setValue(at)
        self.horizontalScrollBar().setValue(aside)

    def current_record(self) -> str:
        """The record of the current cell; "" on a heading and on the blank line."""
        return self.rows.record_at(self.currentIndex().row())

    def current_column(self) -> str:
        """The name of the current column."""
        place = self.currentIndex().column()
        return self.rows.columns[place].name if 0 <= place < len(self.rows.columns) else ""

    def choose(self, record_id: str, column: str = "") -> bool:
        """Makes a cell current without telling; False when its record is not shown."""
        row = self.rows.row_of(record_id)
        if row < 0:
            return False
        place = self.rows.column_of(column) if column else max(self.currentIndex().column(), 0)
        self._put(row, max(place, 0))
        self.scrollTo(self.currentIndex())
        return True

    def chosen_area(self) -> tuple[list[str], list[str]]:
        """The ids of the chosen records, from above, and the names of the chosen columns, from the left."""
        ranges = self._ranges()
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        places = sorted({place for part in ranges for place in range(part.left(), part.right() + 1)})
        found = [self.rows.record_at(row) for row in rows]
        return [record for record in found if record], [self.rows.columns[place].name for place in places]

    def whole_rows(self) -> bool:
        """True when every column of what is chosen is chosen, in a table of more than one."""
        _, columns = self.chosen_area()
        return len(columns) == len(self.rows.columns) > 1

    def below(self, count: int) -> list[str]:
        """As many records as there are, at most `count`, from the first chosen line on; none from the blank line."""
        first = min((part.top() for part in self._ranges()), default=self.currentIndex().row())
        lines = self.rows.lines[max(first, 0) :]
        return [line for line in lines if isinstance(line, str)][:count]

    def step(self, rows: int, columns: int) -> None:
        """Moves the current cell, if there is one there."""
        here = self.currentIndex()
        to = here.sibling(here.row() + rows, here.column() + columns)
        if to.isValid():
            self.setCurrentIndex(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _wish(event)
        line = self._line()
        if wish:
            self.pressed_key.emit(wish)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._choose_whole_rows()
        elif isinstance(line, Group) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.turned.emit(line.words)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(line, str) and line:
            self.opened.emit(line)
        elif event.key() == Qt.Key.Key_F2 or (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is NEW):
            self.edit_wanted.emit("")
        elif _is_typing(event) and not isinstance(line, Group):
            self.edit_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        line = self._line()
        if isinstance(line, Group) and event.button() == Qt.MouseButton.LeftButton:
            self.turned.emit(line.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._widths.give()

    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.count())]

    def _line(self) -> Line:
        row = self.currentIndex().row()
        return self.rows.lines[row] if 0 <= row < len(self.rows.lines) else ""

    def _put(self, row: int, place: int) -> None:
        before = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, place), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.blockSignals(before)

    def _choose_whole_rows(self) -> None:
        rows = [index.row() for index in self.selectionModel().selectedIndexes()] or [self.currentIndex().row()]
        last = len(self.rows.columns) - 1
        whole = QItemSelection(self.rows.index(min(rows), 0), self.rows.index(max(rows), last))
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        record = self.rows.record_at(now.row())
        if record:
            self.chosen.emit(record)

    def _double(self, index: QModelIndex) -> None:
        if not isinstance(self.rows.lines[index.row()], Group):
            self.edit_wanted.emit("")

    def _dress_headers(self) -> None:
        numbers = self.verticalHeader()
        numbers.setDefaultSectionSize(self._theme.px(self._theme.sizes["row"]))
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setFixedWidth(self._theme.px(NUMBERS_WIDTH))
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        numbers.setHighlightSections(False)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(self._theme.px(40))
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(lambda place: self.sort_wanted.emit(self.rows.columns[place].name))


def _wish(event: QKeyEvent) -> str:
    """What a key asks for of the chosen cells, by name."""
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() == ctrl_shift and event.key() in (Qt.Key.Key_C, Qt.Key.Key_V):
        return "copy_heads" if event.key() == Qt.Key.Key_C else "paste_new"
    if event.matches(QKeySequence.StandardKey.Copy):
        return "copy"
    if event.matches(QKeySequence.StandardKey.Paste):
        return "paste"
    return "delete" if event.key() == Qt.Key.Key_Delete else ""


def _is_typing(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held

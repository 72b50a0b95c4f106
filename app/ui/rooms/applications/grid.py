"""The cost table as a grid that is worked in as in Excel: typing, Enter and Tab, emptying, filling down, copying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from app.journeys import costs
from app.journeys.costs import Amount, CostTable
from app.journeys.costs.lines import Year
from app.models import budget
from app.ui.rooms.applications.cell_editing import CellDelegate
from app.ui.rooms.applications.cost_model import LEAD, CostModel
from app.ui.widgets import set_level

if TYPE_CHECKING:
    from app.ui.theme import Theme

LEAST, LEAST_NAME, AROUND = 46, 130, 17
"""A column's least width, that of the names, and the space around words, in px at text size 1.0."""
ROW_HEIGHT = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOVED = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: (0, 1),
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: (0, -1),
    QAbstractItemDelegate.EndEditHint.SubmitModelCache: (1, 0),
}


class CostGrid(QTableView):
    """F2 or typing edits. Enter goes down and Tab to the right; last in the row Tab leaves the table.

    `pasted(text)`: put this in from the chosen cell; `emptying(cells)` and `filling(amounts)`: as one change each.
    """

    pasted = Signal(str)
    emptying = Signal(object)
    filling = Signal(object)

    def __init__(self, theme: Theme, *, writable: bool = True) -> None:
        super().__init__()
        self.costs = CostModel(theme, writable=writable)
        self._theme, self._writable = theme, writable
        self._kept: QWidget | None = None
        self.costs.refused.connect(lambda _sentence: self._keep())
        self.setModel(self.costs)
        self.setAccessibleName("Kostnader i tusental kronor")
        self.setItemDelegate(CellDelegate(theme, self, ROW_HEIGHT))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(theme.px(LEAST))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edits = QAbstractItemView.EditTrigger
        self.setEditTriggers(edits.DoubleClicked | edits.EditKeyPressed | edits.AnyKeyPressed)

    def show_costs(self, table: CostTable, money: budget.Budget, stops: frozenset[str]) -> None:
        """Shows these costs at their full height; the same cell stays current."""
        at = self.currentIndex()
        place = (at.row(), at.column())
        self.costs.show(table, money, stops)
        self.clearSpans()
        for row in range(len(self.costs.lines), self.costs.rowCount()):
            self.setSpan(row, 0, 1, LEAD)
        for column in range(1, self.costs.columnCount()):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self._wanted(column))
        self._fit()
        if place[0] >= 0 and not self.currentIndex().isValid():
            self.setCurrentIndex(self.costs.index(min(place[0], self.costs.rowCount() - 1), place[1]))

    def current_line(self) -> budget.Line | None:
        """The line of the current cell; None on a sum."""
        row = self.currentIndex().row()
        return self.costs.lines[row] if 0 <= row < len(self.costs.lines) else None

    def at(self) -> tuple[int, Year]:
        """The chosen line's place and the chosen year, where a block is put in: the uppermost and leftmost chosen."""
        rows, columns = self._chosen()
        amounts = [column for column in columns if LEAD <= column < LEAD + len(self.costs.years)]
        year = self.costs.years[amounts[0] - LEAD] if amounts else next(iter(self.costs.years), None)
        return (rows[0] if rows else 0), year

    def copy(self) -> None:
        """The chosen cells on the clipboard, as text and as HTML. Names and sums bring headings with them."""
        rows, columns = self._chosen()
        lines = [self.costs.lines[row] for row in rows if row < len(self.costs.lines)]
        years = [self.costs.years[c - LEAD] for c in columns if LEAD <= c < LEAD + len(self.costs.years)]
        bare = len(lines) == len(rows) and len(years) == len(columns) and bool(rows)
        self.copy_table(lines or None, years or None, bare=bare)

    def copy_table(
        self, lines: Sequence[budget.Line] | None = None, years: Sequence[Year] | None = None, *, bare: bool = False
    ) -> None:
        """The whole table on the clipboard, or some of its lines and years."""
        made = costs.copied(self.costs.shown, lines, years, bare=bare)
        data = QMimeData()
        data.setText(made.text)
        data.setHtml(made.html)
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """What is on the clipboard, from the chosen cell."""
        if self._writable:
            self.pasted.emit(QGuiApplication.clipboard().text())

    def fill_down(self) -> None:
        """The uppermost chosen amount in each chosen year, in the chosen lines under it."""
        cells = self._cells()
        top = {year: line.by_year.get(year, 0) for line, year in reversed(cells)}
        if len({id(line) for line, _ in cells}) > 1:
            self.filling.emit([Amount(line, year, top[year] or None) for line, year in cells])

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After an edit Enter goes down and Tab to the right. What could not be read stays, to be mended."""
        if editor is self._kept and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._kept = None
            return
        self._kept = None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint in _MOVED:
            self._go(*_MOVED[hint])

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on in the row; last in it, and first going back, it leaves the table."""
        return self._go(0, 1 if next else -1) or super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keyboard stands at the first amount."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.costs.rowCount():
            self.setCurrentIndex(self.costs.index(0, min(LEAD, self.costs.columnCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, still = event.key(), self.state() != QAbstractItemView.State.EditingState
        if not still:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if self._writable:
                self.fill_down()
        elif key in _EMPTY:
            if self._writable and (cells := self._cells()):
                self.emptying.emit(cells)
        elif key in _ENTER:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _keep(self) -> None:
        """The open editor stays open, marked, with what was written in it."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self._kept = editor
            set_level(editor, "stop")

    def _go(self, down: int, right: int) -> bool:
        """To a cell beside the current one; False where there is none."""
        at = self.currentIndex()
        to = self.costs.index(at.row() + down, at.column() + right) if at.isValid() else at
        if not to.isValid():
            return False
        self.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()
        return True

    def _chosen(self) -> tuple[list[int], list[int]]:
        """The rows and columns of the chosen cells, in order."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        there = [index for index in chosen if index.isValid()]
        return sorted({index.row() for index in there}), sorted({index.column() for index in there})

    def _cells(self) -> list[tuple[budget.Line, Year]]:
        """The chosen amounts, by line and year; sums and names are none."""
        rows, columns = self._chosen()
        lines = [self.costs.lines[row] for row in rows if row < len(self.costs.lines)]
        inside = range(LEAD, LEAD + len(self.costs.years))
        years = [self.costs.years[column - LEAD] for column in columns if column in inside]
        return [(line, year) for line in lines for year in years]

    def _fit(self) -> None:
        """The names have the room that is left; where that is too little, the table scrolls sideways."""
        header, px = self.horizontalHeader(), self._theme.px
        taken = sum(self.columnWidth(column) for column in range(1, self.costs.columnCount()))
        cramped = self.viewport().width() - taken < px(LEAST_NAME)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed if cramped else QHeaderView.ResizeMode.Stretch)
        if cramped:
            self.setColumnWidth(0, px(LEAST_NAME))
        bar = self.horizontalScrollBar().sizeHint().height() if cramped else 0
        self.setFixedHeight(header.sizeHint().height() + self.costs.rowCount() * px(ROW_HEIGHT) + bar + 4)

    def _wanted(self, column: int) -> int:
        """As wide as its widest words; the names of the sums stand across the first columns."""
        model = self.costs
        strong, body = (QFontMetrics(self._theme.font(name)) for name in ("strong", "body"))
        sums = range(len(model.lines), model.rowCount())
        wide = [strong.horizontalAdvance(model.text(model.index(at, column))) for at in sums]
        wide += [body.horizontalAdvance(model.text(model.index(at, column))) for at in range(len(model.lines))]
        return max([*wide, strong.horizontalAdvance(model.head(column))]) + self._theme.px(AROUND)

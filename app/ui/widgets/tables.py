"""Read-only tables over frozen rows: columns as data, Swedish sorting, calm rows, copying by keyboard.

A table knows how to show a row, never what it means: each column brings a function from row to text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.widgets.rows import RowDelegate

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

MOST_MEASURED = 2_000
"""Rows whose figures are measured; further down they are hardly longer."""
ROOMY = 320
"""Pixels at text size 1.0 that the stretching column keeps before any other grows."""
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


def collator() -> QCollator:
    """Swedish order (Å, Ä, Ö after Z), with numbers inside text in order of size."""
    made = QCollator(QLocale("sv_SE"))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. `value` gives the words shown; an empty cell is not allowed, so give "–" or a word.

    `tone`, `strong`, `icon` and `tip` look at the row; `icon` gives (icon name, role). `sort` gives what to sort by
    (None last); without it the words are sorted as Swedish. `width` is in pixels at text size 1.0; one column
    without a width stretches, and is never narrower than `least`: then the table scrolls sideways. A column of figures
    (`align` "right") is as wide as its longest figure, whatever `width` says: half a figure is another figure. Where
    the stretching one has more than it needs a column grows to its `most`.
    """

    title: str
    value: Callable[[Row], str]
    align: Literal["left", "right", "center"] = "left"
    tone: Callable[[Row], str] | None = None
    strong: Callable[[Row], bool] | None = None
    icon: Callable[[Row], tuple[str, str] | None] | None = None
    tip: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    width: int = 0
    least: int = 0
    most: int = 0


def _colour(theme: Theme, column: Column[Any], row: Any) -> Any:
    return theme.colour(column.tone(row) or "ink") if column.tone else None


def _font(theme: Theme, column: Column[Any], row: Any) -> Any:
    return theme.font("strong") if column.strong and column.strong(row) else None


def _icon(theme: Theme, column: Column[Any], row: Any) -> Any:
    icon = column.icon(row) if column.icon else None
    return theme.icon(*icon) if icon else None


_PARTS: dict[int, Callable[[Theme, Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _theme, column, row: column.value(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda _theme, column, _row: _ALIGN[column.align],
    Qt.ItemDataRole.ForegroundRole: _colour,
    Qt.ItemDataRole.FontRole: _font,
    Qt.ItemDataRole.DecorationRole: _icon,
    Qt.ItemDataRole.ToolTipRole: lambda _theme, column, row: column.tip(row) if column.tip else None,
}


class TableModel(QAbstractTableModel, Generic[Row]):
    """A window on rows that never change; another set of rows resets it."""

    def __init__(self, theme: Theme, columns: Sequence[Column[Row]], rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self._theme = theme
        self.columns = tuple(columns)
        self.rows: list[Row] = list(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part = _PARTS.get(role)
        if part is None or not index.isValid():
            return None
        return part(self._theme, self.columns[index.column()], self.rows[index.row()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = list(self.rows)
        self.rows = sorted_rows(self.rows, self.columns[column], order == Qt.SortOrder.DescendingOrder)
        places = {id(row): number for number, row in enumerate(self.rows)}
        old = self.persistentIndexList()
        new = [self.index(places[id(before[index.row()])], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


def sorted_rows(rows: Sequence[Row], column: Column[Row], descending: bool = False) -> list[Row]:
    """The rows in the order of `column`; rows without a value come last either way."""
    if column.sort is None:
        order = collator()
        return sorted(rows, key=lambda row: order.sortKey(column.value(row)), reverse=descending)
    key = column.sort
    there = sorted((row for row in rows if key(row) is not None), key=key, reverse=descending)
    return there + [row for row in rows if key(row) is None]


class TableView(QTableView, Generic[Row]):
    """Rows chosen whole. `chosen(row)` when the current row changes, `opened(row)` on Enter or double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, theme: Theme, name: str, columns: Sequence[Column[Row]], rows: Sequence[Row] = (), sortable: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._columns = tuple(columns)
        self._model: TableModel[Row] = TableModel(theme, columns, rows)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self._dress_headers(sortable)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.rows[index.row()]))

    def _dress_headers(self, sortable: bool) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._theme.sizes["row"]))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(self._theme.px(40))
        header.setSectionsClickable(sortable)
        for number, column in enumerate(self._columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(number, self._needed(column))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        if sortable:
            header.setSortIndicatorShown(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)

    def _needed(self, column: Column[Row]) -> int:
        """How wide a column with a width is: of figures, so wide that none is cut."""
        width = self._theme.px(column.width)
        if column.align != "right":
            return width
        letters = QFontMetrics(self._theme.font("strong" if column.strong else "body"))
        figures = {column.value(row) for row in self._model.rows[:MOST_MEASURED]}
        widest = max(map(letters.horizontalAdvance, figures), default=0)
        return max(width, widest + 2 * self._theme.px(8) + 2)

    def sizeHint(self) -> QSize:
        """A table with a least height takes what there is above it, and never makes a page scroll for more."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight() or hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column that stretches takes what the others leave, but never less than its least."""
        super().resizeEvent(event)
        self._share_out()
        taken = sum(self.columnWidth(number) for number, column in enumerate(self._columns) if column.width)
        for number, column in enumerate(self._columns):
            if column.least and not column.width:
                cramped = self.viewport().width() - taken < self._theme.px(column.least)
                way = QHeaderView.ResizeMode.Interactive if cramped else QHeaderView.ResizeMode.Stretch
                self.horizontalHeader().setSectionResizeMode(number, way)
                if cramped:
                    self.setColumnWidth(number, self._theme.px(column.least))

    def _share_out(self) -> None:
        """What the stretching column does not need goes to those that may grow, alike to each."""
        growing = [n for n, column in enumerate(self._columns) if column.most > column.width]
        if not growing:
            return
        fixed = (self.columnWidth(n) for n, column in enumerate(self._columns) if column.width and n not in growing)
        least = {n: self._theme.px(self._columns[n].width) for n in growing}
        spare = self.viewport().width() - sum(fixed) - sum(least.values()) - self._theme.px(ROOMY)
        for number, width in least.items():
            more = min(max(spare // len(growing), 0), self._theme.px(self._columns[number].most) - width)
            self.setColumnWidth(number, width + more)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows in the order shown."""
        return tuple(self._model.rows)

    def set_columns(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        """Show other columns with other rows; where the reader had scrolled and stood does not matter any more."""
        self._columns = tuple(columns)
        self._model.set_columns(columns, rows)
        self._dress_headers(self.isSortingEnabled())
        self._share_out()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the same row number stays current where there is one."""
        at = self.currentIndex().row()
        self._model.set_rows(rows)
        for number, column in enumerate(self._columns):
            if column.width and column.align == "right":
                self.setColumnWidth(number, max(self.columnWidth(number), self._needed(column)))
        if self.isSortingEnabled() and self.horizontalHeader().sortIndicatorSection() >= 0:
            header = self.horizontalHeader()
            self._model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        if 0 <= at < len(rows):
            self.selectRow(at)

    def current(self) -> Row | None:
        at = self.currentIndex().row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def choose(self, row: Row) -> None:
        """Make `row` the current one, if it is there."""
        if row in self._model.rows:
            self.selectRow(self._model.rows.index(row))

    def fit_height(self, most: int = 0) -> None:
        """Be exactly as high as the rows, or as `most` rows, so that the page scrolls and not the table."""
        shown = min(len(self._model.rows), most) if most else len(self._model.rows)
        height = self.horizontalHeader().sizeHint().height() + shown * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2)

    def copy(self) -> None:
        """The chosen rows, or all when none is chosen, as tab separated text with the heads."""
        picked = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        rows = [self._model.rows[at] for at in picked] or self._model.rows
        lines = self.lines(rows)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def lines(self, rows: Sequence[Row]) -> list[list[str]]:
        """The heads and the rows as they are copied."""
        return [
            [column.title for column in self._columns],
            *([column.value(row) for column in self._columns] for row in rows),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._model.rows[now.row()])

"""The lines of a table as Qt asks for them: records, headings of groups, and last a blank line for what is new.

A window on a `Sheet`; nothing is decided here. Words are looked up, never made, while the table is painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.models.sheet import Group, Sheet, SheetColumn
from app.models.wording import typography

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MISSING, NO_GROUP, NEW_LINE = "saknas", "Inte ifyllt", "Ny rad"


class NewLine:
    """The blank line at the end, where new records are written or pasted."""


NEW = NewLine()
Line: TypeAlias = str | Group | NewLine
"""A record's id, the heading of a group, or the blank line."""


class GridModel(QAbstractTableModel):
    """`show` with other lines or columns; `changed` when only what cells say is another."""

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        super().__init__()
        self._theme = theme
        self.sheet = sheet
        self.columns: tuple[SheetColumn, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.shut: frozenset[str] = frozenset()
        self._sorted: tuple[str, bool] = ("", False)
        self._numbers: tuple[int, ...] = ()

    def mark_sorted(self, column: str, *, descending: bool) -> None:
        """Which head has the sign of the order; none for ""."""
        if (column, descending) != self._sorted:
            self._sorted = (column, descending)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def show(self, sheet: Sheet, columns: Sequence[SheetColumn], lines: Sequence[Line], shut: frozenset[str]) -> bool:
        """Takes over what is to be shown; True when the lines or columns are others than before."""
        same = (sheet, tuple(columns), tuple(lines), shut) == (self.sheet, self.columns, self.lines, self.shut)
        if same:
            if self.lines and self.columns:
                last = self.index(len(self.lines) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self.sheet, self.columns, self.lines, self.shut = sheet, tuple(columns), tuple(lines), shut
        self._numbers = tuple(accumulate(int(isinstance(line, str)) for line in self.lines))
        self.endResetModel()
        return True

    def record_at(self, row: int) -> str:
        """The record of a line; "" for a heading and for the blank line."""
        line = self.lines[row] if 0 <= row < len(self.lines) else ""
        return line if isinstance(line, str) else ""

    def row_of(self, record_id: str) -> int:
        """The line of a record; -1 when it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line == record_id), -1)

    def column_of(self, name: str) -> int:
        """The place of a column; -1 when it is not shown."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), -1)

    def words(self, row: int, place: int) -> str:
        """What stands in a cell."""
        line = self.lines[row]
        if isinstance(line, str):
            column = self.columns[place]
            return self.sheet.text(line, column.name) or (MISSING if column.wanted else "")
        if place:
            return ""
        return self._heading(line) if isinstance(line, Group) else NEW_LINE

    def missing(self, row: int, place: int) -> bool:
        """True for an empty cell that ought to be filled in."""
        line, column = self.lines[row], self.columns[place]
        return isinstance(line, str) and column.wanted and not self.sheet.text(line, column.name)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, place = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(row, place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row, place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[place].figures else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._number(section) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and column.name == self._sorted[0]:
            return f"{column.label}, {'sorterad fallande' if self._sorted[1] else 'sorterad stigande'}"
        return None

    def _head(self, column: SheetColumn) -> str:
        """The head that rows are sorted by has an arrow on the side where there is room."""
        if column.name != self._sorted[0]:
            return column.label
        arrow = "↓" if self._sorted[1] else "↑"
        return f"{arrow} {column.label}" if column.figures else f"{column.label} {arrow}"

    def _number(self, row: int) -> str:
        line = self.lines[row] if 0 <= row < len(self.lines) else NEW
        return str(self._numbers[row]) if isinstance(line, str) else "" if isinstance(line, Group) else "*"

    def _told(self, row: int, place: int) -> str:
        """What a screen reader says of a cell: the column's name too, and whether a group is open."""
        line, words = self.lines[row], self.words(row, place)
        if isinstance(line, Group):
            return f"{words}, {'hopfälld' if line.words in self.shut else 'utfälld'}"
        return f"{self.columns[place].label}: {words or 'tom'}" if isinstance(line, str) else words

    def _heading(self, group: Group) -> str:
        """ "Personal (12)   Belopp 2 400 000 kr, 2 utan belopp"."""
        said = [f"{group.words or NO_GROUP} ({typography.number(str(len(group.rows)))})"]
        for name, (amount, without) in group.sums.items():
            label = self.sheet.columns[name].label
            lacking = f", {typography.number(str(without))} utan {label.casefold()}" if without else ""
            said.append(f"{label} {typography.kr(amount)}{lacking}")
        return "   ".join(said)

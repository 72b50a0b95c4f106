"""The raw table as it was understood: each row and column labelled with what it was taken for, in words and colour."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.models.wording import tables

if TYPE_CHECKING:
    from app.exchange.index_tables import ColumnNote, PreviewRow, Reading
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW_TONES = {"rubrik": "accent_soft", "olast": "remark_soft"}
_SOFT_ROWS = ("fore_tabellen", "hoppas_over", "tom")
_READ_COLUMNS = (
    "varde", "stadsdel", "ar", "indikator", "status", "antal_svar", "uppdelning", "kon", "matar", "enhet"
)  # fmt: skip
_COLUMN_WIDTH, _MOST_WIDTH, _EDGE = 120, 260, 8
MOST_MARKED = 5_000
"""Unread cells come from the top down, and the preview is the top."""


class PreviewModel(QAbstractTableModel):
    """A window on a reading's preview; another reading resets it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[PreviewRow, ...] = ()
        self._columns: dict[int, ColumnNote] = {}
        self._unread: dict[tuple[int, int], str] = {}
        self._width = 0

    def show_reading(self, reading: Reading | None) -> None:
        """The preview of another reading; None for none."""
        self.beginResetModel()
        self._rows = reading.preview if reading else ()
        self._columns = {note.column: note for note in reading.columns} if reading else {}
        sheet = reading.recipe.sheet or "" if reading else ""
        turned = bool(reading and reading.recipe.turned)
        self._unread = {}
        for cell in islice(reading.unread if reading else (), MOST_MARKED):
            if cell.sheet in ("", sheet):
                self._unread[(cell.column, cell.row) if turned else (cell.row, cell.column)] = cell.reason
        self._width = max((len(row.cells) for row in self._rows), default=0)
        self.endResetModel()

    def figures(self, column: int) -> set[str]:
        """The cells of a column, from 0, that hold no letters; all where whole lines have not been parted yet."""
        cells = {row.cells[column] for row in self._rows if column < len(row.cells)}
        return cells if self._width == 1 else {text for text in cells if not any(map(str.isalpha, text))}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[column - 1] if column <= len(row.cells) else ""
            case Qt.ItemDataRole.BackgroundRole:
                return self._theme.colour(self._ground(row, column))
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour(self._ink(row, column))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.words(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self._rows[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return tables.reason_sentence(row.reason)
            return f"{row.row}  {tables.ROLES[row.role][0]}"
        note = self._columns.get(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tables.reason_sentence(note.reason) if note else None
        return f"{section + 1}\n{tables.ROLES[note.role][0] if note else 'Läses inte'}"

    def words(self, row: PreviewRow, column: int) -> str:
        """What a cell was taken for and why."""
        unread = self._unread.get((row.row, column))
        if unread is not None:
            return f"Oläst. {tables.reason_sentence(unread)}"
        note = self._columns.get(column)
        if row.role == "varden" and note is not None:
            return f"{tables.ROLES[note.role][0]}. {tables.reason_sentence(note.reason)}"
        return f"{tables.ROLES[row.role][0]}. {tables.reason_sentence(row.reason)}"

    def _ground(self, row: PreviewRow, column: int) -> str:
        if (row.row, column) in self._unread:
            return "remark_soft"
        if row.role in _SOFT_ROWS:
            return "sunken"
        note = self._columns.get(column)
        if row.role == "varden" and (note is None or note.role not in _READ_COLUMNS):
            return "sunken"
        if row.role == "varden" and note is not None and note.role == "stadsdel":
            return "done_soft"
        return _ROW_TONES.get(row.role, "surface")

    def _ink(self, row: PreviewRow, column: int) -> str:
        """Grounds vanish in high contrast; what was not read is told by its ink as well."""
        ground = self._ground(row, column)
        return {"sunken": "ink_soft", "remark_soft": "remark"}.get(ground, "ink")


class PreviewView(QTableView):
    """The preview as a grid that arrow keys move in; long words give way in their cells, figures never do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = PreviewModel(theme)
        self.setModel(self._model)
        self.setAccessibleName("Förhandsvisning: vad varje rad och kolumn lästes som")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.verticalHeader().setHighlightSections(False)
        self.setMinimumHeight(theme.px(200))

    def show_reading(self, reading: Reading | None) -> None:
        """Show another reading's preview, columns wide enough for their words up to a limit."""
        self._model.show_reading(reading)
        self.resizeColumnsToContents()
        least, most = self._theme.px(_COLUMN_WIDTH), self._theme.px(_MOST_WIDTH)
        letters, edges = self.fontMetrics(), 2 * self._theme.px(_EDGE)
        for column in range(self._model.columnCount()):
            figures = max(map(letters.horizontalAdvance, self._model.figures(column)), default=0) + edges
            self.setColumnWidth(column, max(min(max(self.columnWidth(column), least), most), figures))
        self._show_heading(reading)

    def _show_heading(self, reading: Reading | None) -> None:
        """Brings the heading and the first figures into view; what stands above them is seen by scrolling up."""
        rows = reading.recipe.header_rows if reading else None
        if rows and rows[0] <= self._model.rowCount():
            index = self._model.index(max(rows[0] - 2, 0), 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

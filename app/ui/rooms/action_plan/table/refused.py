"""A block that could not be pasted: all its cells, the wrong ones marked and explained, to be mended and tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QTableView, QVBoxLayout

from app.journeys.pasting import Area, Pasting, Refusal
from app.models.sheet import columns_of
from app.models.wording import typography
from app.ui.widgets import button, label, row

if TYPE_CHECKING:
    from app.ui.rooms.action_plan.table.working import Working
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Try = Callable[[list[list[str]]], Pasting]
OUTSIDE, CELL_WIDTH = "utanför tabellen", 140


class _BlockModel(QAbstractTableModel):
    """The block's cells as they were pasted; each can be written in anew."""

    def __init__(self, theme: Theme, heads: Sequence[str], block: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._theme = theme
        self.block = [list(cells) for cells in block]
        self.wrong: dict[tuple[int, int], str] = {}
        width = max(map(len, self.block))
        self.heads = [*heads[:width], *[OUTSIDE] * (width - len(heads))]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.block)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cells, place = self.block[index.row()], index.column()
        text, reason = cells[place] if place < len(cells) else "", self.wrong.get((index.row(), place))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[place]}: {text or 'tom'}" + (f". {reason}" if reason else "")
        return self._marked(reason, role) if reason else None

    def _marked(self, reason: str, role: int) -> Any:
        """How a wrong cell is told from the others: ground, sign and reason."""
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._theme.colour("stop_soft")
        if role == Qt.ItemDataRole.DecorationRole:
            return self._theme.icon("octagon-x", "stop")
        return reason if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        cells = self.block[index.row()]
        cells.extend([""] * (index.column() + 1 - len(cells)))
        cells[index.column()] = str(value)
        self.dataChanged.emit(index, index)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def mark(self, refusals: Sequence[Refusal]) -> None:
        """Other cells are wrong now."""
        self.wrong = {(refusal.row, refusal.column): refusal.sentence for refusal in refusals}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.block) - 1, len(self.heads) - 1))


class RefusedBlock(QFrame):
    """`accepted(block)` when every cell can be read and the person says so; `given_up()` otherwise."""

    accepted = Signal(object)
    given_up = Signal()

    def __init__(self, theme: Theme, heads: Sequence[str], block: Sequence[Sequence[str]], attempt: Try) -> None:
        super().__init__()
        self._attempt = attempt
        self.setProperty("box", "card")
        self.cells = _BlockModel(theme, heads, block)
        self.said = label("", "heading", wrap=True)
        self.table = QTableView()
        self.table.setModel(self.cells)
        self.table.setAccessibleName("Det som skulle klistras in")
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        for place in range(self.cells.columnCount()):
            self.table.setColumnWidth(place, theme.px(CELL_WIDTH))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(theme.sizes["row"]))
        self.reasons = QListWidget()
        self.reasons.setAccessibleName("Rutor som inte gick att läsa")
        self.reasons.setWordWrap(True)
        self.reasons.currentRowChanged.connect(self._go_to)
        self.paste = button(theme, "Klistra in", kind="primary", on=lambda: self.accepted.emit(self.cells.block))
        give_up = button(theme, "Avbryt", on=self.given_up.emit)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        page.addWidget(self.said)
        parts = row(self.table, self.reasons, spacing=theme.px(12))
        parts.setStretch(0, 3)
        parts.setStretch(1, 2)
        page.addLayout(parts, 1)
        page.addLayout(row(None, give_up, self.paste))
        self._where: list[Refusal] = []
        self._look()
        self.cells.dataChanged.connect(lambda *_where: self._look())
        self._go_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        """Reads every cell anew; nothing is written."""
        found = list(self._attempt(self.cells.block).refusals)
        self.paste.setEnabled(not found)
        wrong = typography.plural(len(found), "ruta", "rutor")
        self.said.setText(
            f"Inget är inklistrat. {wrong} gick inte att läsa; rätta här och klistra in."
            if found
            else "Alla rutor går att läsa nu. Klistra in."
        )
        if found == self._where:
            return
        self._where = found
        before = self.cells.blockSignals(True)
        self.cells.mark(found)
        self.cells.blockSignals(before)
        self.table.viewport().update()
        self.reasons.blockSignals(True)
        self.reasons.clear()
        for refusal in found:
            self.reasons.addItem(f"Rad {refusal.row + 1}, {self.cells.heads[refusal.column]}: {refusal.sentence}")
        self.reasons.blockSignals(False)

    def _go_to(self, number: int) -> None:
        if 0 <= number < len(self._where):
            self.table.setCurrentIndex(self.cells.index(self._where[number].row, self._where[number].column))


class Refusing(QObject):
    """The place under the table where a refused block stands. `over()` when it is gone, `made(record id)` if taken."""

    shown = Signal()
    over = Signal()
    made = Signal(str)

    def __init__(self, theme: Theme, page: QVBoxLayout, working: Working) -> None:
        super().__init__()
        self._theme, self._page, self._working = theme, page, working
        self.block: RefusedBlock | None = None

    def show(self, area: Area, block: list[list[str]]) -> None:
        """Shows a block that could not be pasted over an area."""
        self.give_up()
        declared = {column.name: column.label for column in columns_of(area.kind)}
        heads = [declared[name] for name in area.columns]
        made = RefusedBlock(self._theme, heads, block, lambda cells: self._working.attempt(area, cells))
        made.given_up.connect(self.give_up)
        made.accepted.connect(lambda cells: self._take(area, cells))
        self.block = made
        self._page.insertWidget(2, made, 2)
        self.shown.emit()
        made.reasons.setFocus()
        made.reasons.setCurrentRow(0)

    def give_up(self) -> None:
        """Takes the block away; nothing of it has been written."""
        block, self.block = self.block, None
        if block is not None:
            block.hide()
            block.deleteLater()
            self.over.emit()

    def _take(self, area: Area, block: list[list[str]]) -> None:
        self.give_up()
        made = self._working.paste(area, block, (0, 0))
        if made:
            self.made.emit(made[0])

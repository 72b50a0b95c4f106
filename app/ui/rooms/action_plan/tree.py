"""The tree of the plan in the window: rows with icons, marks and a filter; it says which record was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from app.ui.rooms.action_plan.nodes import Node
from app.ui.widgets import RowDelegate

if TYPE_CHECKING:
    from app.ui.theme import Theme

RECORD, KIND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ICONS = {"plan": "file-text", "heading": "link", "deadline": "calendar", "version": "file-text"}
LEVEL_WORDS = {"stop": "stopp", "remark": "anmärkning"}


class PlanTree(QTreeView):
    """`chosen(record id, kind)`; the id is "" on a heading, whose kind ends in ":all" when it lists a type."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName("Planens slutsatser, mål, mått och aktiviteter")
        self.setHeaderHidden(True)
        self.setItemDelegate(RowDelegate(theme, self, 32))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.setIndentation(theme.px(18))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._first = True
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Shows other rows; what was open and chosen stays so where it is still there."""
        kept, closed, current = self.current_record(), self._closed(), self.currentIndex().data(KIND)
        blocker = self.selectionModel().blockSignals(True)
        self._model.clear()
        for node in nodes:
            self._model.appendRow(self._item(node))
        self.expandAll()
        for index in self._indexes():
            kind = str(index.data(KIND) or "")
            if self._name(index) in closed or (self._first and kind == "plan"):
                self.collapse(index)
        self._first = False
        self.selectionModel().blockSignals(blocker)
        if kept:
            self.choose(kept, tell=False)
        elif current:
            self._choose_kind(str(current))

    def choose(self, record_id: str, *, tell: bool = True) -> bool:
        """Makes the first row of a record current; False when it is not in the tree."""
        for index in self._indexes():
            if index.data(RECORD) == record_id:
                self._go(index, tell)
                return True
        return False

    def current_record(self) -> str:
        """The record of the current row; "" on a heading."""
        return str(self.currentIndex().data(RECORD) or "")

    def _choose_kind(self, kind: str) -> None:
        for index in self._indexes():
            if index.data(KIND) == kind:
                self._go(index, tell=False)
                return

    def _go(self, index: QModelIndex, tell: bool) -> None:
        blocked = self.selectionModel().blockSignals(not tell)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(blocked)
        self.scrollTo(index)
        self.viewport().update()

    def _item(self, node: Node) -> QStandardItem:
        icon = self._theme.icon_names["record"].get(node.kind) or ICONS.get(node.kind, "folder")
        item = QStandardItem(self._theme.icon(icon), node.words)
        item.setData(node.record, RECORD)
        item.setData(node.kind, KIND)
        told = f"{node.words}, {LEVEL_WORDS[node.level]}" if node.level else node.words
        item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(told)
        if node.level:
            mark = self._theme.icon_names["level"][node.level]
            item.setIcon(self._theme.icon(mark, node.level))
        for child in node.children:
            item.appendRow(self._item(child))
        return item

    def _closed(self) -> set[str]:
        return {
            self._name(index)
            for index in self._indexes()
            if index.model().hasChildren(index) and not self.isExpanded(index)
        }

    def _name(self, index: QModelIndex) -> str:
        """A record may stand in several places; a row is known by the way to it."""
        above = index.parent()
        here = f"{index.data(RECORD)}|{index.data(KIND)}"
        return f"{self._name(above)}/{here}" if above.isValid() else here

    def _indexes(self, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
        root = above if above is not None else QModelIndex()
        for row in range(self._model.rowCount(root)):
            index = self._model.index(row, 0, root)
            yield index
            yield from self._indexes(index)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(str(now.data(RECORD) or ""), str(now.data(KIND) or ""))

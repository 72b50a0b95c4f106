"""How a row of a table, list or tree is painted: calm, with a bar at the chosen one and ink that keeps its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """A soft selection with a bar at its left edge and one hairline between rows; give it to any item view."""

    def __init__(self, theme: Theme, parent: QWidget, height: int = 34) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = theme.px(height)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.decorationSize = QSize(self._theme.px(18), self._theme.px(18))
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, view = option.rect, option.widget
        state = option.state
        in_table = isinstance(view, QTableView)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
        inner = QStyleOptionViewItem(option)
        if in_table:
            pad = self._theme.px(8) - 3  # with the style's own three this is the header's eight pixels
            inner.rect = rect.adjusted(pad, 0, -pad, 0)
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._theme.colour("line"))
        super().paint(painter, inner, index)
        if state & QStyle.StateFlag.State_HasFocus and _by_cell(view):
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if chosen and index.column() == 0:
            left = rect.x() if in_table else 0
            painter.fillRect(left, rect.y(), self._theme.px(3), rect.height(), self._theme.colour("accent"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(max(size.height(), self._height))
        return size


def _by_cell(view: QWidget) -> bool:
    return isinstance(view, QTableView) and view.selectionBehavior() == QTableView.SelectionBehavior.SelectItems

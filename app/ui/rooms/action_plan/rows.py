"""How the tree's rows are painted: their own icon first, and what the rules say of them as a mark at the right end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.ui.theme import LEVEL_ROLE
from app.ui.widgets.rows import Index, RowDelegate

LEVEL = Qt.ItemDataRole.UserRole + 2
MARK, ROOM = 18, 30


class MarkedRows(RowDelegate):
    """Keeps room for the mark, so that the words never run under it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        level = str(index.data(LEVEL) or "")
        words = QStyleOptionViewItem(option)
        if level:
            words.rect = option.rect.adjusted(0, 0, -self._theme.px(ROOM), 0)
        super().paint(painter, words, index)
        if level:
            side = self._theme.px(MARK)
            icon = self._theme.icon(self._theme.icon_names["level"][level], LEVEL_ROLE[level], MARK)
            left = option.rect.right() - self._theme.px(ROOM - 6)
            icon.paint(painter, left, option.rect.center().y() - side // 2 + 1, side, side)

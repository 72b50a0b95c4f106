"""How the cells of the table are painted: straight from the model's words, which is what keeps scrolling light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.sheet import Group
from app.ui.rooms.action_plan.table.model import NEW, GridModel, Index

if TYPE_CHECKING:
    from app.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """A hairline under each row, a soft ground behind what is chosen, a frame around the current cell."""

    def __init__(self, theme: Theme, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._pad, self._mark = theme.px(8), theme.px(18)
        self._colours = {name: theme.colour(name) for name in ("ink", "ink_soft", "remark", "line", "accent_soft")}
        self._heading = theme.colour("canvas")
        self._ring = QPen(theme.colour("focus"), 2)
        self._plain, self._strong = theme.font("body"), theme.font("strong")
        self._measures = QFontMetrics(self._plain), QFontMetrics(self._strong)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = option.rect, option.state
        row, place = index.row(), index.column()
        line = self._model.lines[row]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colours["accent_soft"])
        elif isinstance(line, Group):
            painter.fillRect(rect, self._heading)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._colours["line"])
        self._write(painter, rect, row, place)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._ring)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _write(self, painter: QPainter, rect: QRect, row: int, place: int) -> None:
        words = self._model.words(row, place)
        if not words:
            return
        line = self._model.lines[row]
        grouped = isinstance(line, Group)
        room = rect.adjusted(self._pad, 0, -self._pad, 0)
        if isinstance(line, Group):
            icon = "chevron-right" if line.words in self._model.shut else "chevron-down"
            top = rect.center().y() - self._mark // 2 + 1
            self._theme.icon(icon, "ink_soft").paint(painter, room.left(), top, self._mark, self._mark)
            room.setLeft(room.left() + self._mark + self._pad)
        role = "remark" if self._model.missing(row, place) else "ink_soft" if line is NEW else "ink"
        painter.setFont(self._strong if grouped else self._plain)
        painter.setPen(self._colours[role])
        shown = self._measures[grouped].elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, RIGHT if self._model.columns[place].figures and not grouped else LEFT, shown)

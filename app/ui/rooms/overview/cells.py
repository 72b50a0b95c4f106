"""How the coverage's cells are painted: the red thread from station to station, as everywhere else in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.ui.rooms.overview.matrix import MISSING, THERE, CoverageRow
from app.ui.widgets.rows import Index, RowDelegate

if TYPE_CHECKING:
    from app.ui.theme import Theme

ROW, RADIUS, GAP = 32, 6, 10


class ThreadCells(RowDelegate):
    """Cells from column `first` on are stations; a row's own words keep their place as text."""

    def __init__(self, theme: Theme, parent: QWidget, first: int) -> None:
        super().__init__(theme, parent)
        self._first = first
        self.rows: tuple[CoverageRow, ...] = ()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        column = index.column()
        if self._is_station(index):
            option.text = ""
        elif column >= self._first:
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if column >= self._first or column == self._first - 1:
            strong = column >= self._first and self.rows[index.row()].unanswered
            option.font = self._theme.font("smallstrong" if strong else "small")
            option.decorationSize = QSize(self._theme.px(16), self._theme.px(16))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need when they wrap; what stands across several cells is always one line."""
        if index.column() >= self._first:
            return QSize(0, self._theme.px(ROW))
        self.initStyleOption(option, index)
        pad = self._theme.px(8)
        room = QRect(0, 0, option.rect.width() - 2 * pad, self._theme.px(10 * ROW))
        words = QFontMetrics(option.font).boundingRect(room, Qt.TextFlag.TextWordWrap, option.text)
        return QSize(words.width(), max(self._theme.px(ROW), words.height() + pad))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self._is_station(index):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_thread(painter, option.rect, self.rows[index.row()].cells, index.column() - self._first)
            painter.restore()

    def _is_station(self, index: Index) -> bool:
        station = index.column() - self._first
        return station >= 0 and bool(self.rows[index.row()].cells[station])

    def _paint_thread(self, painter: QPainter, rect: QRect, cells: tuple[str, ...], station: int) -> None:
        middle = QPointF(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2)
        gap = QPointF(self._theme.px(GAP), 0)
        if station > 0 and cells[station - 1]:
            start = QPointF(rect.x(), middle.y())
            _segment(painter, self._theme, (start, middle - gap), cells[station - 1] == cells[station] == THERE)
        if station + 1 < len(cells) and cells[station + 1]:
            end = QPointF(rect.x() + rect.width(), middle.y())
            _segment(painter, self._theme, (middle + gap, end), cells[station + 1] == cells[station] == THERE)
        draw_station(painter, self._theme, middle, cells[station])


def _segment(painter: QPainter, theme: Theme, reach: tuple[QPointF, QPointF], whole: bool) -> None:
    pen = QPen(theme.colour("thread" if whole else "other"), theme.px(3 if whole else 2))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not whole:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawLine(*reach)


def draw_station(painter: QPainter, theme: Theme, middle: QPointF, state: str) -> None:
    """A filled station where there is something, a ring where it is missing."""
    painter.setPen(QPen(theme.colour("thread"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush if state == MISSING else theme.colour("thread"))
    radius = theme.px(RADIUS) - theme.px(1)
    painter.drawEllipse(middle, radius, radius)


def station_picture(theme: Theme, state: str) -> QPixmap:
    """One station alone, for the key under the table."""
    side, ratio = theme.px(2 * RADIUS + 3), theme.screen_ratio
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_station(painter, theme, QPointF(side / 2, side / 2), state)
    painter.end()
    return picture

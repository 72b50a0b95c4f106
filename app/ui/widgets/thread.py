"""The red thread as a drawing: stations on a line, the same in every room.

It knows states and words, not records: a filled station is there, a ring is missing, a ring with a dot is where you
are, a grey ring comes later. It stands over forms, across the overview and as the steps of a journey.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from app.ui.theme import Theme

State = Literal["filled", "missing", "here", "later"]
_STATE_WORD = {"filled": "finns", "missing": "saknas", "here": "du är här", "later": "senare"}


@dataclass(frozen=True)
class Station:
    """One stop of the thread. `count` is drawn large, `note` small below; `tone` colours the note."""

    key: str
    label: str
    state: State
    note: str = ""
    count: str = ""
    tone: str = "ink_soft"
    check: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says: the label, the count and what the drawing shows in words."""
        return " ".join(word for word in (self.label, self.count, self.note or _STATE_WORD[self.state]) if word)


class ThreadStrip(QWidget):
    """Stations spread over the width. With `clickable`, click or arrow keys and Enter choose one (`chosen(key)`)."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, stations: Sequence[Station] = (), name: str = "Den röda tråden", clickable: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._stations: tuple[Station, ...] = ()
        self._at = 0
        self._clickable = clickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.set_stations(stations)

    @property
    def stations(self) -> tuple[Station, ...]:
        return self._stations

    def set_stations(self, stations: Sequence[Station]) -> None:
        self._stations = tuple(stations)
        here = next((i for i, s in enumerate(self._stations) if s.state == "here"), 0)
        self._at = here
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(", ".join(station.spoken for station in self._stations))

    def sizeHint(self) -> QSize:
        height = self._theme.px(34) + self._line("smallstrong")
        height += self._line("title") if self._counted else 0
        height += self._line("small") if any(s.note for s in self._stations) else 0
        return QSize(max(len(self._stations), 2) * self._theme.px(110), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(len(self._stations), 2) * self._theme.px(70), self.sizeHint().height())

    @property
    def _counted(self) -> bool:
        return any(station.count for station in self._stations)

    def _line(self, role: str) -> int:
        return self._theme.px(self._theme.types[role][2])

    def _place(self, index: int) -> QPointF:
        step = self.width() / max(len(self._stations), 1)
        return QPointF(step * (index + 0.5), self._theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._stations) - 1):
            self._draw_segment(painter, index)
        for index, station in enumerate(self._stations):
            self._draw_station(painter, station, self._place(index))
            self._draw_words(painter, station, index)
        painter.end()

    def _draw_segment(self, painter: QPainter, index: int) -> None:
        first, second = self._stations[index : index + 2]
        gap = self._theme.px(13)
        start, end = self._place(index) + QPointF(gap, 0), self._place(index + 1) - QPointF(gap, 0)
        whole = first.state in ("filled", "here") and second.state in ("filled", "here")
        if whole:
            painter.setPen(QPen(self._theme.colour("thread"), self._theme.px(3)))
        else:
            pen = QPen(self._theme.colour("other"), max(1, self._theme.px(2)))
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
        painter.drawLine(start, end)

    def _draw_station(self, painter: QPainter, station: Station, at: QPointF) -> None:
        theme, radius = self._theme, self._theme.px(9 if self._counted or station.check else 6)
        thread = theme.colour("thread")
        painter.setBrush(thread if station.state == "filled" else Qt.BrushStyle.NoBrush)
        pen = QPen(theme.colour("other"), 1.5) if station.state == "later" else QPen(thread, theme.px(2))
        painter.setPen(pen)
        if station.state == "here":
            radius = theme.px(9)
        painter.drawEllipse(at, radius, radius)
        if station.state == "here":
            painter.setBrush(thread)
            painter.drawEllipse(at, theme.px(3), theme.px(3))
        if station.check and station.state == "filled":
            mark = theme.pixmap("check", "surface", 12)
            side = theme.px(12)
            painter.drawPixmap(QRectF(at.x() - side / 2, at.y() - side / 2, side, side), mark, QRectF(mark.rect()))

    def _draw_words(self, painter: QPainter, station: Station, index: int) -> None:
        theme, step = self._theme, self.width() / len(self._stations)
        top = float(theme.px(30))
        role = "small" if station.state == "later" else "smallstrong"
        lines = [(station.label, role, "ink_soft" if station.state == "later" else "ink")]
        if self._counted:
            lines.append((station.count, "title", "ink"))
        lines.append((station.note, "small", station.tone))
        for text, font_role, tone in lines:
            font = theme.font(font_role)
            height = self._line(font_role)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(step) - 4)
            painter.drawText(QRectF(step * index, top, step, height), Qt.AlignmentFlag.AlignCenter, fitted)
            top += height

    def _hit(self, event: QMouseEvent) -> int:
        step = self.width() / max(len(self._stations), 1)
        return min(int(event.position().x() / step), len(self._stations) - 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._clickable and self._stations:
            self._at = self._hit(event)
            self.chosen.emit(self._stations[self._at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._stations and event.key() in moves:
            self._at = (self._at + moves[Qt.Key(event.key())]) % len(self._stations)
            self.setAccessibleDescription(self._stations[self._at].spoken)
            self.update()
        elif self._stations and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._stations[self._at].key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._stations:
            self.setToolTip(self._stations[max(0, self._hit(event))].spoken)
        super().mouseMoveEvent(event)

"""One slider with its ticks: the groove, how far the figure has been moved, and under it words for what it passes.

It knows places on a line. What a figure means stands in the `Slider` it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from app.figures.layout import spread
from app.journeys.views.sliders import Slider, Tick, TickKind

if TYPE_CHECKING:
    from app.ui.theme import Theme

PAGES = 10
"""How many times Page Down goes through the whole slider."""


class TickSlider(QSlider):
    """A horizontal slider over a figure's steps; `figure()` is where it stands."""

    def __init__(self, theme: Theme, slider: Slider) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self.slider = theme, slider
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_slider(slider)

    def show_slider(self, slider: Slider) -> None:
        """Another state of the same figure; a handle that is held stays in the hand, on the same line."""
        if self.isSliderDown():
            held = self.slider
            slider = replace(slider, low=held.low, high=held.high, step=held.step)
        self.slider = slider
        self.blockSignals(True)
        first, last = round(slider.low / slider.step), round(slider.high / slider.step)
        self.setRange(first, last)
        self.setPageStep(max(1, (last - first) // PAGES))
        if not self.isSliderDown():
            self.setValue(round(self._stands / slider.step))
        self.blockSignals(False)
        blank = slider.value is None
        if self.property("blank") != blank:
            self.setProperty("blank", blank)
            self.style().unpolish(self)
            self.style().polish(self)
        self._say()
        self.update()

    @property
    def _stands(self) -> float:
        """The figure, or for a missing one where the city stands, or the middle."""
        slider = self.slider
        city = (tick.value for tick in slider.ticks if tick.kind == "city")
        return slider.value if slider.value is not None else next(city, (slider.low + slider.high) / 2)

    def figure(self) -> float:
        """Where the handle stands, on a whole step."""
        return round(self.value() * self.slider.step, 9)

    def along(self, value: float) -> float:
        """Where a figure stands on the line, in pixels from the slider's left."""
        handle = self._handle()
        low, high = self.slider.low, self.slider.high
        share = (min(max(value, low), high) - low) / (high - low)
        return handle.width() / 2 + share * (self.width() - handle.width())

    def _handle(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self))

    def _say(self) -> None:
        slider = self.slider
        value = "uppgift saknas" if slider.value is None else slider.figure(slider.value)
        self.setAccessibleName(f"{slider.label}, {value}")
        passed = ", ".join(words_of(slider, tick) for tick in slider.ticks if tick.words)
        reach = f"Från {slider.figure(slider.low)} till {slider.figure(slider.high)}."
        told = (reach, f"{passed}." if passed else "", slider.note.lstrip("○ "))
        self.setAccessibleDescription(" ".join(part for part in told if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, slider, middle = self._theme.px, self.slider, self.height() / 2
        left, right = self.along(slider.low), self.along(slider.high)
        painter.setPen(_pen(self._theme, "edge", px(2)))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        if slider.start is not None:
            at = self.along(slider.start)
            if slider.value is not None:
                painter.setPen(_pen(self._theme, "accent", px(5)))
                painter.drawLine(QPointF(at, middle), QPointF(self.along(slider.value), middle))
            painter.setPen(_pen(self._theme, "ink", px(2)))
            painter.drawLine(QPointF(at, middle - px(7)), QPointF(at, middle + px(7)))
        painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page: a figure is never moved by somebody passing over it."""
        event.ignore()


def _pen(theme: Theme, role: str, width: float) -> QPen:
    pen = QPen(theme.colour(role), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def words_of(slider: Slider, tick: Tick) -> str:
    """A tick in words, "staden: 20 %"."""
    return f"{tick.words}: {slider.figure(tick.value)}"


class TickWords(QWidget):
    """The line under a slider: a small sign at each tick, and under them the same signs with their words.

    The words stand as near their ticks as they can without touching, and take more lines where one is too short.
    """

    def __init__(self, theme: Theme, over: TickSlider) -> None:
        super().__init__()
        self._theme, self._over = theme, over
        self._told: list[tuple[Tick, QRectF]] = []
        self._shown: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def arrange(self) -> None:
        """Place the words for the width and ticks there are now; measured again only when something has changed."""
        slider = self._over.slider
        shown = (self.width(), slider.ticks, slider.low, slider.high, slider.decimals)
        if shown == self._shown:
            return
        self._shown = shown
        lines = self._broken_in_lines([tick for tick in slider.ticks if tick.words])
        self._told = []
        for number, line in enumerate(lines):
            top, wide = self._top + number * self._line, [self._wide(tick) for tick in line]
            for tick, left, width in zip(line, self._lefts(line, wide), wide, strict=True):
                self._told.append((tick, QRectF(left, top, width, self._line)))
        height = self._top + len(lines) * self._line + self._theme.px(2) if slider.ticks else 0
        self.setFixedHeight(height)
        self.update()

    def _broken_in_lines(self, ticks: Sequence[Tick]) -> list[list[Tick]]:
        """The words from left to right, as many on a line as there is room for."""
        room, gap = self.width(), self._theme.px(14)
        lines: list[list[Tick]] = []
        used = 0.0
        for tick in sorted(ticks, key=lambda tick: tick.value):
            wide = self._wide(tick)
            if not lines or used + wide > room:
                lines.append([])
                used = 0.0
            lines[-1].append(tick)
            used += wide + gap
        return lines

    @property
    def _top(self) -> int:
        return self._theme.px(9)

    @property
    def _line(self) -> int:
        return self._theme.px(self._theme.types["small"][2] + 2)

    def _wide(self, tick: Tick) -> float:
        words = words_of(self._over.slider, tick)
        return self._theme.px(15) + QFontMetricsF(self._theme.font("small")).horizontalAdvance(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        for tick in self._over.slider.ticks:
            self._sign(painter, tick.kind, QPointF(self._over.along(tick.value), self._theme.px(4)))
        for tick, box in self._told:
            self._sign(painter, tick.kind, QPointF(box.left() + self._theme.px(5), box.center().y()))
            painter.setPen(self._theme.colour("ink_soft"))
            said = box.adjusted(self._theme.px(15), 0, self._theme.px(15), 0)
            painter.drawText(said, Qt.AlignmentFlag.AlignVCenter, words_of(self._over.slider, tick))

    def boxes(self) -> list[QRectF]:
        """Where each tick's sign and words stand, line by line."""
        return [box for _, box in self._told]

    def _lefts(self, line: Sequence[Tick], widths: Sequence[float]) -> list[float]:
        """Each words' left edge: centred under its tick where nothing is in the way."""
        gap = self._theme.px(14)
        before = [sum(widths[:at]) + at * gap for at in range(len(line))]
        wanted = [
            self._over.along(tick.value) - wide / 2 - used
            for tick, wide, used in zip(line, widths, before, strict=True)
        ]
        room = max(0.0, self.width() - sum(widths) - gap * (len(line) - 1))
        return [left + used for left, used in zip(spread(wanted, 0.0, 0.0, room), before, strict=True)]

    def _sign(self, painter: QPainter, kind: TickKind, at: QPointF) -> None:
        """Shapes that differ without colour: today a bar, the city a diamond, the best a triangle, a target a ring."""
        px, x, y = self._theme.px, at.x(), at.y()
        half = px(4)
        painter.setPen(_pen(self._theme, "ink", px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind == "today":
            painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
        elif kind == "target":
            painter.drawEllipse(at, half - px(1), half - px(1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("ink"))
            corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            triangle = [(x, y - half), (x + half, y + half), (x - half, y + half)]
            painter.drawPolygon(QPolygonF([QPointF(*p) for p in (corners if kind == "city" else triangle)]))

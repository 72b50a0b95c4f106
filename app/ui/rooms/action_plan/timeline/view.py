"""The timeline as a picture that is worked in: arrows go between bars, Ctrl with arrows and dragging move them in time.

It says what the person wants moved, and how far; whether it can be is decided elsewhere. While a bar is dragged the
picture shows where it would be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.figures.timeline import Layout
from app.models.shifting import Edge
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import Build, SceneView

GRAB = 8
"""Pixels at text size 1.0 from a bar's end that take hold of the end and not of the whole bar."""
EDGES: dict[Qt.KeyboardModifier, Edge] = {
    Qt.KeyboardModifier.ControlModifier: "both",
    Qt.KeyboardModifier.ShiftModifier: "start",
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier: "end",
}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
BETWEEN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass
class _Drag:
    key: str
    edge: Edge
    x: float
    months: int = 0


class TimelineView(SceneView):
    """`moved(key, edge, months)` when a bar is to be moved, `trying(key, edge, months)` while it is dragged;
    `stood(key)` when another bar is current, `entered(key)` on Enter and double click.

    `bars` are the keys that are bars, in reading order; `layout_now` gives how the years lie at a width.
    """

    stood = Signal(str)
    entered = Signal(str)
    moved = Signal(str, str, int)
    trying = Signal(str, str, int)

    def __init__(self, build: Build, look: Look, layout_now: Callable[[float], Layout], scale: float) -> None:
        super().__init__(build, look)
        self._layout_now, self._scale = layout_now, scale
        self.bars: Sequence[str] = ()
        self.movable = True
        self._drag: _Drag | None = None
        self.picked.connect(self._picked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain arrows go from bar to bar, with Ctrl they move it, with Shift its start, with both its end."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        edge = EDGES.get(modifiers)
        if key in STEPS and edge is not None and self.current in self.bars and self.movable:
            self.moved.emit(self.current, edge, STEPS[key])
        elif key in BETWEEN and modifiers == Qt.KeyboardModifier.NoModifier and self.bars:
            self._go(BETWEEN[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current in self.bars:
            self.entered.emit(self.current)
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a bar: near an end of that end, else of the whole."""
        super().mousePressEvent(event)
        x, y = event.position().x(), event.position().y()
        if event.button() == Qt.MouseButton.LeftButton and self.movable:
            self._drag = self._held(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells where the bar would be, in whole months."""
        if self._drag is None:
            self._point(event.position().x(), event.position().y())
            super().mouseMoveEvent(event)
            return
        width = self._layout_now(self.width()).month
        months = round((event.position().x() - self._drag.x) / width)
        if months != self._drag.months:
            self._drag.months = months
            self.trying.emit(self._drag.key, self._drag.edge, months)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go: what was dragged is to be moved."""
        drag, self._drag = self._drag, None
        super().mouseReleaseEvent(event)
        if drag is not None and drag.months:
            self.moved.emit(drag.key, drag.edge, drag.months)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what is under the pointer."""
        self._drag = None
        if self.current in self.bars:
            self.entered.emit(self.current)
        event.accept()

    def _picked(self, key: str) -> None:
        if key in self.bars:
            self.stood.emit(key)

    def _go(self, step: int) -> None:
        """To the next bar; the first from nowhere."""
        at = self.bars.index(self.current) + step if self.current in self.bars else 0
        key = self.bars[min(max(at, 0), len(self.bars) - 1)]
        self.choose(key)
        self.stood.emit(key)

    def _let_go(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            self.trying.emit(drag.key, drag.edge, 0)

    def _held(self, x: float, y: float) -> _Drag | None:
        """The bar at a point, and which part of it."""
        for key in self.bars:
            mark = self.scene.mark(key)
            if mark is None:
                continue
            left, top = mark.rings[0][0]
            right, bottom = mark.rings[0][2]
            if left <= x <= right and top <= y <= bottom:
                reach = min(GRAB * self._scale, (right - left) / 3)
                edge: Edge = "start" if x < left + reach else "end" if x > right - reach else "both"
                return _Drag(key, edge, x)
        return None

    def _point(self, x: float, y: float) -> None:
        """The pointer says what would be taken hold of."""
        held = self._held(x, y) if self.movable else None
        shapes = {"both": Qt.CursorShape.OpenHandCursor}
        self.setCursor(
            Qt.CursorShape.ArrowCursor if held is None else shapes.get(held.edge, Qt.CursorShape.SizeHorCursor)
        )

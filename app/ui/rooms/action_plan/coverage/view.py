"""The coverage walked cell by cell, with mouse and arrows; a cell that is pressed or entered leads on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from app.figures.answers import Table
from app.ui.charts.painter import Look
from app.ui.charts.scene_canvas import SceneCanvas
from app.ui.charts.scene_view import ARROWS, PAGES


class CoverageView(SceneCanvas):
    """`entered(key, where)` on a click, Enter or the menu key, with where on the screen a menu is shown."""

    entered = Signal(str, QPoint)

    def __init__(self, look: Look, table: Table) -> None:
        super().__init__(look, table.scene(), table.heads())
        self.table = table
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_table(self, table: Table) -> None:
        """Other rows, or the same in another width."""
        self.table = table
        self.show_scene(table.scene(), table.heads())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell, Page Up and Down in reading order, Home and End to the ends, Enter leads on."""
        key = event.key()
        if key in ARROWS:
            self.choose(self.picker.next(self.current, ARROWS[key]))
        elif key in PAGES:
            self.choose(self.picker.step(self.current, PAGES[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(self.picker.first() if key == Qt.Key.Key_Home else self.picker.last())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self._enter()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is under the pointer becomes current."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self.at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cell that was pressed leads on."""
        if event.button() == Qt.MouseButton.LeftButton and self.current and self.at(event.position()) == self.current:
            self._enter()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says what is under the pointer."""
        self.hover(self.at(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """As a click, for the right button and the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.choose(self.at(QPointF(event.pos())))
        if self.current:
            self._enter()

    def _enter(self) -> None:
        self.entered.emit(self.current, self.where(self.current))

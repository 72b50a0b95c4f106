"""Words a table's cells while the person does nothing, so that the first letter of a filter is as quick as the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.ui.rooms.action_plan.table.lines import Lines

ROWS = 100
"""How many rows at a time: a key pressed meanwhile waits a few milliseconds at most."""


class Warming(QObject):
    """`begin` when other rows may be shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._some)
        self._lines: Lines | None = None
        self._cold: list[str] = []

    def begin(self, lines: Lines) -> None:
        """Goes through the rows from the first one; those already worded cost nothing."""
        self._lines, self._cold = lines, list(lines.sheet.ids)
        self._timer.start()

    def _some(self) -> None:
        some, self._cold = self._cold[:ROWS], self._cold[ROWS:]
        if self._lines is not None:
            self._lines.sheet.prepare([column.name for column in self._lines.shown], some)
        if not self._cold:
            self._timer.stop()

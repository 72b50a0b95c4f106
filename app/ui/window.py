"""The one window: its place on the screen and what fills it. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.text import PRODUCT

if TYPE_CHECKING:
    from app.ui.theme import Theme

SIZE = (1366, 768)
LEAST = (1024, 600)
FRAME = 48
"""The most that a title bar may take of the screen's height."""


class Window(QMainWindow):
    """`painted` once, after the first paint; `closing` when the person closes it."""

    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._has_painted = False
        self.setWindowTitle(PRODUCT)

    def dress(self, theme: Theme) -> None:
        self.setWindowIcon(theme.icon("handshake", "thread", 32))

    def fill(self, content: QWidget, title: str = "") -> None:
        """Show `content`; what was there is thrown away."""
        self.setWindowTitle(f"{title} – {PRODUCT}" if title else PRODUCT)
        self.setCentralWidget(content)

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def place(self, geometry: str) -> None:
        """Where it was last time; else the size it is drawn for, and the whole of a screen that is not larger."""
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore"))):
            return
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self.setMinimumSize(min(LEAST[0], room.width()), min(LEAST[1], room.height()))
        if room.width() < SIZE[0] or room.height() < SIZE[1] + FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)  # else its lower edge would lie under the screen's

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.painted.emit)  # after the children have painted too

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

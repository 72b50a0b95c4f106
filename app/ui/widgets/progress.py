"""Long work shown calmly: nothing for 400 ms, then what is being counted, how far, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.widgets.basic import button, label

if TYPE_CHECKING:
    from app.ui.theme import Theme

PATIENCE_MS = 400


class ProgressLine(QWidget):
    """Hidden until work has lasted 400 ms. Call `begin`, `show_progress` for each step, and `end`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._on_cancel: Callable[[], object] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE_MS)
        self._wait.timeout.connect(self.show)
        self.text = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = button(theme, "Avbryt", on=self._cancel)
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        left.addWidget(self.text)
        left.addWidget(self.bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("room"))
        line.addLayout(left, 1)
        line.addWidget(self.cancel)
        self.hide()

    def begin(self, text: str, on_cancel: Callable[[], object]) -> None:
        """Work has started; `text` says what, `on_cancel` is called once if the person stops it."""
        self._on_cancel = on_cancel
        self.cancel.setEnabled(True)
        self.show_progress(text)
        self._wait.start()

    def show_progress(self, text: str, done: int = 0, total: int = 0) -> None:
        """`total` 0 means that nobody knows how far it is."""
        self.text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        self._wait.stop()
        self._on_cancel = None
        self.hide()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self._on_cancel is not None:
            self._on_cancel()

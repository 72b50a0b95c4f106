"""Undo in a field where nothing has been written is the plan's, not the field's.

Qt lets a line of text keep Ctrl+Z for itself even when it has nothing to take back, and the key is then dead. While a
field has the keyboard its claim is refused for what it cannot do, so that the window's own undo answers.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class TakingBack(QObject):
    """Watches the field that has the keyboard, and no other."""

    def follow(self, app: QApplication) -> None:
        app.focusChanged.connect(self.move_to)
        self.move_to(None, app.focusWidget())

    def leave(self, app: QApplication) -> None:
        app.focusChanged.disconnect(self.move_to)
        self.move_to(app.focusWidget(), None)

    def move_to(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
            if (undo and not _can(watched, again=False)) or (redo and not _can(watched, again=True)):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _can(field: QObject, *, again: bool) -> bool:
    """Whether the field has something of its own to take back, or to do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if again else field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return document.isRedoAvailable() if again else document.isUndoAvailable()
    return True

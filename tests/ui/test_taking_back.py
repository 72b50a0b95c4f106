"""Ctrl+Z is the plan's where the field that has the keyboard has nothing of its own to take back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.widgets.taking_back import TakingBack

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_an_empty_field_leaves_undo_to_the_window_and_a_written_one_keeps_it(qtbot: Any, make: Any) -> None:
    window, field = QWidget(), make()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    watching = TakingBack()
    watching.follow(app)
    told: list[str] = []
    undo = QAction("Ångra", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(lambda: told.append("ångrade"))
    window.addAction(undo)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told == ["ångrade"]
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told == ["ångrade"]
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == ""
    watching.leave(app)

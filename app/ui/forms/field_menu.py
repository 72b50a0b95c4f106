"""What can be asked of a field with the right button: what the editor itself offers, and the field's history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

HISTORY = "Fältets historik …"
HISTORY_KEYS = "Ctrl+H"


def give_menu(editor: QWidget, history: Callable[[], object]) -> None:
    """The editor's own menu with the field's history last in it."""

    def show(at: QPoint) -> None:
        menu = field_menu(editor, history)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(editor.mapToGlobal(at))

    editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    editor.customContextMenuRequested.connect(show)


def field_menu(editor: QWidget, history: Callable[[], object]) -> QMenu:
    """What can be done in the field."""
    own = isinstance(editor, QLineEdit | QPlainTextEdit)
    menu: QMenu = editor.createStandardContextMenu() if own else QMenu(editor)  # type: ignore[attr-defined]
    menu.addSeparator()
    asked = menu.addAction(f"{HISTORY}\t{HISTORY_KEYS}")
    asked.triggered.connect(lambda _checked=False: history())
    return menu

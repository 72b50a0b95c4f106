"""A case officer at the real window: finds things by the words on them, clicks, types, and waits until it is quiet.

She knows what can be seen and heard, never what lies behind it. Swedish letters are key events with their text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QScrollArea,
    QTableView,
    QTreeView,
    QWidget,
)

from app.ui.desk import Desk
from app.ui.widgets import Field

W = TypeVar("W", bound=QWidget)
PATIENCE = 10_000
"""Milliseconds to wait for something that is worked out beside the window."""


class Officer:
    """`at` is where she looks: the window, or the dialog over it. `deeds` counts clicks, fields and choices."""

    def __init__(self, qtbot: Any) -> None:
        self._qtbot = qtbot
        self.deeds = 0
        self.desk: Desk
        self.at: QWidget
        self.answers: list[Any] = []

    def sit_down(self, desk: Desk) -> None:
        """Begin at a window that has just been opened."""
        self.desk, self.at = desk, desk.window
        with self._qtbot.waitExposed(desk.window):
            desk.window.show()
        with self._qtbot.waitActive(desk.window):
            desk.window.activateWindow()
        desk.begin()
        self.settle()

    # What she sees

    def seen(self, kind: type[W]) -> Iterator[W]:
        """Every widget of a kind that shows where she looks."""
        return (found for found in self.at.findChildren(kind) if found.isVisibleTo(self.at))

    def words(self) -> str:
        """Everything that can be read where she looks, with ordinary spaces."""
        said = [label.accessibleName() or label.text() for label in self.seen(QLabel)]
        said += [button.accessibleName() or button.text() for button in self.seen(QAbstractButton)]
        return "\n".join(said).replace("\u00a0", " ")

    def reads(self, *sentences: str) -> None:
        """Waits until each of the sentences can be read."""

        def all_there() -> None:
            words = self.words()
            for sentence in sentences:
                assert sentence in words, f"{sentence!r} is not in:\n{words}"

        self._qtbot.waitUntil(all_there, timeout=PATIENCE)

    def button(self, name: str) -> QAbstractButton:
        """The button with this name; waits for it to come and to open."""
        found: list[QAbstractButton] = []

        def there() -> None:
            found[:] = [b for b in self.seen(QAbstractButton) if name in map(_plain, (b.accessibleName(), b.text()))]
            assert found, (
                f"no button {name!r} among {[b.accessibleName() or b.text() for b in self.seen(QAbstractButton)]}"
            )
            assert found[0].isEnabled(), f"{name!r} is closed: {found[0].toolTip()}"

        self._qtbot.waitUntil(there, timeout=PATIENCE)
        return found[0]

    def control(self, caption: str) -> Any:
        """What stands under a caption, or carries it as its name."""
        fields = [field for field in self.seen(Field) if field.caption.text().replace("\u00a0", " ") == caption]
        named = [found for found in self.seen(QWidget) if found.accessibleName() == caption]
        assert fields or named, f"no field {caption!r} among {[f.caption.text() for f in self.seen(Field)]}"
        return fields[0].control if fields else named[0]

    def table(self, name: str) -> list[list[str]]:
        """What a table shows, row by row."""
        model = self._view(name).model()
        rows = [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]
        return [[str(cell).replace("\u00a0", " ") for cell in row] for row in rows]

    def headings(self, name: str) -> list[str]:
        """The headings of a table's columns."""
        model = self._view(name).model()
        return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]

    # What she does

    def click(self, name: str) -> None:
        """Clicks the button with this name, and waits until what it led to is done."""
        self.deeds += 1
        button = self.button(name)

        def in_sight() -> None:
            nonlocal button
            button = self.button(name)  # a notice may have been made anew meanwhile
            _bring_into_view(button)
            assert button.visibleRegion().boundingRect().isValid(), f"{name!r} is out of sight"

        self._qtbot.waitUntil(in_sight)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.visibleRegion().boundingRect().center())
        self.settle()

    def write(self, caption: str, text: str) -> None:
        """Types in a field in place of what stands there, and goes on to the next."""
        self.deeds += 1
        control = self.control(caption)
        assert control.isEnabled(), f"{caption!r} cannot be written in"
        _bring_into_view(control)
        if not self.at.isActiveWindow():
            self.at.activateWindow()
        control.setFocus()

        def has_focus() -> None:
            assert control.hasFocus(), f"{QApplication.focusWidget()} in {QApplication.activeWindow()} has the keyboard"

        self._qtbot.waitUntil(has_focus)
        QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(control, text)
        QTest.keyClick(control, Qt.Key.Key_Tab)
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        """One key event for each character, as an input method for any language gives it."""
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))

    def choose(self, caption: str, words: str) -> None:
        """Opens a list and chooses the line with these words."""
        self.deeds += 1
        box: QComboBox = self.control(caption)
        assert box.isEnabled(), f"{caption!r} cannot be chosen in"
        box.showPopup()
        lines = [box.itemText(line).replace("\u00a0", " ") for line in range(box.count())]
        assert words in lines, f"{words!r} is not among {lines}"
        box.view().setCurrentIndex(box.model().index(lines.index(words), box.modelColumn(), box.rootModelIndex()))
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: not box.view().isVisible())
        self.settle()

    def add(self, caption: str, words: str) -> None:
        """Adds one to a set: the button under the caption, then a line of its menu."""
        self.click(f"Lägg till i {caption}")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        lines = {action.text(): action for action in menu.actions()}
        assert words in lines, f"{words!r} is not among {list(lines)}"
        menu.setActiveAction(lines[words])
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.settle()

    def pick(self, table: str, words: str) -> None:
        """Clicks the first row of a table that has these words in a cell."""
        self.deeds += 1
        view = self._view(table)
        rows = self.table(table)
        row = next((number for number, cells in enumerate(rows) if words in cells), None)
        assert row is not None, f"{words!r} is not in {rows}"
        at = view.model().index(row, 0)
        view.scrollTo(at)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(at).center())
        self.settle()

    def pick_from_menu(self, button: str, words: str) -> None:
        """Opens the menu behind a button and chooses a line in it."""

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return
            clock.stop()
            lines = {action.text(): action for action in menu.actions()}
            assert words in lines, f"{words!r} is not among {list(lines)}"
            menu.setActiveAction(lines[words])
            QTest.keyClick(menu, Qt.Key.Key_Return)

        clock = QTimer(interval=5)
        clock.timeout.connect(choose)
        clock.start()
        self.click(button)
        self._qtbot.waitUntil(lambda: not clock.isActive(), timeout=PATIENCE)
        self.settle()

    def paste(self, table: str, words: str, text: str) -> None:
        """Chooses the row with these words in a table, and pastes what another program put on the clipboard."""
        self.pick(table, words)
        view = self._view(table)
        _bring_into_view(view)
        view.setFocus()
        QApplication.clipboard().setText(text)
        QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def clear_clipboard(self) -> None:
        """Leaves nothing behind for others."""
        QApplication.clipboard().clear()

    def click_words(self, words: str) -> None:
        """Clicks what carries these words and is no button: a row of a list that opens something."""
        found = next((label for label in self.seen(QLabel) if label.text() == words), None)
        assert found is not None, f"{words!r} is not in:\n{self.words()}"
        _bring_into_view(found)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def open_row(self, words: str) -> None:
        """Clicks the row with these words in the tree."""
        self.deeds += 1
        tree = next(self.seen(QTreeView))
        found = next((at for at in _rows_of(tree.model(), QModelIndex()) if at.data() == words), None)
        assert found is not None, f"no row {words!r} in {[at.data() for at in _rows_of(tree.model(), QModelIndex())]}"
        above = found.parent()
        while above.isValid():
            tree.expand(above)
            above = above.parent()
        tree.scrollTo(found)
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(found).center())
        self.settle()

    def unfold(self) -> None:
        """Shows the fields that are folded away until someone asks for them."""
        folded = [b.accessibleName() for b in self.seen(QAbstractButton) if b.accessibleName().startswith("Visa fler")]
        self.click(folded[0])

    def go(self, room: str) -> None:
        """To another room, by the navigation."""
        self.click(room)
        assert self.desk.frame is not None
        self.reads(room)

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key in the window."""
        self.deeds += 1
        QTest.keyClick(self.at, key, modifier)
        self.settle()

    def settle(self) -> None:
        """Waits until nothing is worked out any more and all that was asked for has been shown."""
        desk = self.desk

        def quiet() -> bool:
            return not desk.jobs.busy and (desk.session is None or not desk.standpoint.computing)

        self._qtbot.waitUntil(quiet, timeout=PATIENCE)
        QApplication.processEvents()

    # What she is asked

    def next_answers(self, *answers: Any) -> None:
        """What she will answer to the next questions: a verb, a text, a path, or what she does in a dialog."""
        assert not self.answers, f"was never asked: {self.answers}"
        self.answers.extend(answers)

    def _answer(self, asked: object) -> Any:
        assert self.answers, f"did not expect to be asked {asked}"
        return self.answers.pop(0)

    def _view(self, name: str) -> QTableView:
        found = [view for view in self.seen(QTableView) if view.accessibleName().startswith(name)]
        assert found, f"no table {name!r} among {[view.accessibleName() for view in self.seen(QTableView)]}"
        return found[0]


class Answering:
    """The window's way to ask, answered by an officer. A dialog is shown and worked in for real."""

    def __init__(self, officer: Officer) -> None:
        self._officer = officer

    def choose(self, question: Any) -> str:
        return str(self._officer._answer(f"{question.title} {question.sentence}"))

    def text(self, question: Any, caption: str, value: str = "", *, secret: bool = False) -> str | None:
        return self._officer._answer(question.title)

    def open_file(self, title: str, kinds: str) -> Path | None:
        return self._officer._answer(title)

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        return self._officer._answer(suggested)

    def run(self, dialog: QDialog) -> bool:
        work: Callable[[], object] = self._officer._answer(dialog.windowTitle())
        before, self._officer.at = self._officer.at, dialog
        with self._officer._qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        try:
            work()
        finally:
            self._officer.at = before
            before.activateWindow()
        accepted = dialog.result() == QDialog.DialogCode.Accepted
        assert not dialog.isVisible(), f"{dialog.windowTitle()} was left open"
        dialog.deleteLater()
        return accepted


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").strip()


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()


def _rows_of(model: QAbstractItemModel, above: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(above)):
        at = model.index(row, 0, above)
        yield at
        yield from _rows_of(model, at)

"""One editor for each kind of field: it shows a stored value, and says `committed` with a new one.

Editors know form only: what a value means, and whether it may stand there, is decided by the verbs of the plan. A value
that cannot be read stays in the editor and is told in `refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from app.models.errors import UserError
from app.models.plan import FieldValue
from app.models.schema import Kind
from app.models.wording import dates, typography
from app.ui.widgets import set_level

PAUSE_MS = 500
PROSE_LINES, MOST_PROSE_LINES = 3, 14
NOT_FILLED = "Inte ifyllt"
Options = Callable[[], list[tuple[str, str]]]
"""(stored value, words) of everything that can be chosen now."""


class TextEdit(QLineEdit):
    """One line of text."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.editingFinished.connect(self.finish)

    def show_value(self, value: FieldValue) -> None:
        text = str(value or "")
        if text != self._shown or not self.hasFocus():
            self._shown = text
            if self.text() != text:
                self.setText(text)
                self.setCursorPosition(0)

    def finish(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.committed.emit(self.text())


class ProseEdit(QPlainTextEdit):
    """Long text that grows with what is written. A pause or leaving it commits; Tab goes on to the next field."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setTabChangesFocus(True)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.finish)
        self.textChanged.connect(self._typed)
        self._fit()

    def show_value(self, value: FieldValue) -> None:
        text = str(value or "")
        writing = self.hasFocus() and self.toPlainText() != self._shown
        if text == self._shown or writing:
            return
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._pause.stop()

    def finish(self) -> None:
        self._pause.stop()
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish()
        super().focusOutEvent(event)

    def _typed(self) -> None:
        self._fit()
        if self.toPlainText() != self._shown:
            self._pause.start()

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        shown = min(max(lines, PROSE_LINES), MOST_PROSE_LINES)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * shown + 2 * self.frameWidth() + 18)


class ParsedEdit(QLineEdit):
    """A line whose text is read into a stored value by `read` and written by `write` ("12 000" and 12000)."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, read: Callable[[str], FieldValue], write: Callable[[FieldValue], str], hint: str = "") -> None:
        super().__init__()
        self._read, self._write = read, write
        self._value: FieldValue = None
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self.finish)

    def show_value(self, value: FieldValue) -> None:
        changed = value != self._value
        self._value = value
        if changed or not self.hasFocus():
            self.setText(self._write(value))
            set_level(self, "")

    def finish(self) -> None:
        if self.text() == self._write(self._value):
            return
        try:
            value = self._read(self.text())
        except UserError as error:
            set_level(self, "stop")
            self.refused.emit(str(error))
            return
        set_level(self, "")
        self.setText(self._write(value))
        if value != self._value:
            self._value = value
            self.committed.emit(value)


class ChoiceEdit(QComboBox):
    """One of several values, or none. The list is asked for when it opens, so that it is never old."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, options: Options, empty: str = NOT_FILLED) -> None:
        super().__init__()
        self._options, self._empty = options, empty
        self._value = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(self._chosen)
        self._fill()

    def show_value(self, value: FieldValue) -> None:
        self._value = value if isinstance(value, str) else ""
        self._fill()

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()

    def finish(self) -> None:
        """A choice is committed when it is made."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a choice."""
        event.ignore()

    def _fill(self) -> None:
        self.clear()
        options = self._options()
        self.addItem(self._empty, "")
        for value, words in options:
            self.addItem(words, value)
        at = self.findData(self._value)
        if at < 0:
            self.addItem(f"{self._value} (finns inte kvar)", self._value)
            at = self.count() - 1
        self.setCurrentIndex(at)
        self.setToolTip(self.currentText())

    def _chosen(self, at: int) -> None:
        value = str(self.itemData(at) or "")
        if value != self._value:
            self._value = value
            self.setToolTip(self.currentText())
            self.committed.emit(value or None)


class FlagEdit(QCheckBox):
    """Yes or no, with its words beside the box."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(lambda on: self.committed.emit(bool(on)))

    def show_value(self, value: FieldValue) -> None:
        self.setChecked(value is True)

    def finish(self) -> None:
        """A flag is committed when it is set."""


def date_text(value: FieldValue) -> str:
    """ "23 april 2015" for a stored date."""
    return typography.date_long(str(value)) if value else ""


def read_date(text: str) -> FieldValue:
    """A stored date of "2015-04-23", "20150423", "23/4 2015" or "23 april 2015"; None when empty."""
    return dates.parse_date(text) if text.strip() else None


def whole_text(value: FieldValue) -> str:
    """Kronor with spaces between thousands."""
    return "" if value is None else typography.number(str(value))


def read_whole(text: str) -> FieldValue:
    """Whole kronor; None when empty."""
    return typography.parse_whole(text) if text.strip() else None


def year_text(value: FieldValue) -> str:
    """A year has no spaces."""
    return "" if value is None else str(value)


def number_text(value: FieldValue) -> str:
    """A decimal string as a Swede writes it."""
    return "" if value in (None, "") else typography.number(str(value))


def read_number(text: str) -> FieldValue:
    """The stored form of "12,5" or "12.5"; None when empty."""
    return typography.parse_number(text) if text.strip() else None


PARSED: Mapping[Kind, Callable[[], ParsedEdit]] = {
    "number": lambda: ParsedEdit(read_number, number_text),
    "money": lambda: ParsedEdit(read_whole, whole_text, "hela kronor"),
    "year": lambda: ParsedEdit(read_whole, year_text, "till exempel 2015"),
    "date": lambda: ParsedEdit(read_date, date_text, "till exempel 2015-04-23"),
}

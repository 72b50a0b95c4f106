"""One editor for each kind of field: it shows a stored value, and says `committed` with a new one.

Editors know form only: what a value means, and whether it may stand there, is decided by the verbs of the plan. What
has been written stays in the editor until it has been stored: text that cannot be read is told in `refused`, and text
that was not stored is given back by `not_taken`. Escape gives up what was written and shows what is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.models.errors import UserError
from app.models.plan import FieldValue
from app.models.schema import Kind
from app.models.wording.cells import (
    date_text,
    number_text,
    plain_text,
    read_date,
    read_number,
    read_whole,
    read_years,
    whole_text,
    year_text,
)
from app.ui.forms.search_list import SearchList
from app.ui.widgets import set_level
from app.ui.widgets.fields import ComboBox

NOT_FILLED = "Inte ifyllt"
GONE = "Finns inte kvar"
Options = Callable[[], list[tuple[str, str]]]
"""(stored value, words) of everything that can be chosen now."""
MANY = 14
"""A list that is longer than this is searched in, not looked through."""
NEVER = "\0"
"""A text nobody can have written: marks what stands in the editor as not stored."""


class ParsedEdit(QLineEdit):
    """A line whose text is read into a stored value by `read` and written by `write` ("12 000" and 12000)."""

    committed = Signal(object)
    refused = Signal(str)
    calmed = Signal()

    def __init__(self, read: Callable[[str], FieldValue], write: Callable[[FieldValue], str], hint: str = "") -> None:
        super().__init__()
        self._read, self._write = read, write
        self._value: FieldValue = None
        self._stands = ""
        self._unread = False
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self.finish)

    @property
    def dirty(self) -> bool:
        """True while something is written that has not been stored."""
        return self.text() != self._stands

    def show_value(self, value: FieldValue) -> None:
        self._value = value
        if not self.dirty:
            self._put(self._write(value))

    def finish(self) -> None:
        if not self.dirty and not self._unread:
            return
        try:
            value = self._read(self.text())
        except UserError as error:
            self._unread = True
            set_level(self, "stop")
            self.refused.emit(str(error))
            return
        self._calm()
        before, self._value = self._value, value
        self._put(self._write(value))
        if value != before:
            self.committed.emit(value)
        else:
            self.calmed.emit()

    def not_taken(self) -> None:
        """What was committed could not be stored: it stays, to be tried again."""
        self._stands = NEVER

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.dirty:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """What is stored stands again."""
        self._put(self._write(self._value))
        self._calm()
        self.calmed.emit()

    def _calm(self) -> None:
        self._unread = False
        set_level(self, "")

    def _put(self, text: str) -> None:
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self._stands = self.text()


class TextEdit(ParsedEdit):
    """One line of text."""

    def __init__(self) -> None:
        super().__init__(lambda text: text, plain_text)

    def show_value(self, value: FieldValue) -> None:
        super().show_value(value or "")


class ChoiceEdit(ComboBox):
    """One of several values, or none. The list is asked for when it opens, so that it is never old.

    `without` is said instead of `empty` while there is nothing to choose. A list longer than `MANY` can be searched.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, options: Options, empty: str = NOT_FILLED, without: str = "") -> None:
        super().__init__()
        self._options, self._empty, self._without = options, empty, without or empty
        self._searching = False
        self._value = self._stored = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(self._chosen)
        self._fill()

    @property
    def dirty(self) -> bool:
        """A choice is stored when it is made, or taken back."""
        return False

    def show_value(self, value: FieldValue) -> None:
        self._value = self._stored = value if isinstance(value, str) else ""
        if not self.view().isVisible() and not self._searching:
            self._fill()

    def showPopup(self) -> None:
        self._fill()
        if self.count() <= MANY:
            super().showPopup()
            return
        self._searching = True
        found = SearchList(self.model(), self.currentIndex(), self)
        found.chosen.connect(self._found)
        found.left.connect(self._searched)
        found.drop_down(self)

    def finish(self) -> None:
        """A choice is committed when it is made."""

    def not_taken(self) -> None:
        """What was chosen could not be stored: what is stored stands again."""
        self.show_value(self._stored)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a choice."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows open the list: going through it choice by choice would store each one."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        offered = self._options()
        wanted = [("", self._empty if offered else self._without), *offered]
        if self._value not in {value for value, _ in wanted}:
            wanted.append((self._value, GONE))
        if wanted != [(str(self.itemData(at) or ""), self.itemText(at)) for at in range(self.count())]:
            self.clear()
            for value, words in wanted:
                self.addItem(words, value)
        self.setCurrentIndex(self.findData(self._value))

    def _found(self, at: int) -> None:
        self.setCurrentIndex(at)
        self._chosen(at)

    def _searched(self) -> None:
        self._searching = False

    def _chosen(self, at: int) -> None:
        value = str(self.itemData(at) or "")
        if value != self._value:
            self._value = value
            self.committed.emit(value or None)


class FlagEdit(QCheckBox):
    """Yes or no, with its words beside the box."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._stored = False
        self.clicked.connect(lambda on: self.committed.emit(bool(on)))

    @property
    def dirty(self) -> bool:
        """A flag is stored when it is set, or taken back."""
        return False

    def show_value(self, value: FieldValue) -> None:
        self._stored = value is True
        self.setChecked(self._stored)

    def finish(self) -> None:
        """A flag is committed when it is set."""

    def not_taken(self) -> None:
        """What was set could not be stored: what is stored stands again."""
        self.setChecked(self._stored)


PARSED: Mapping[Kind, Callable[[], ParsedEdit]] = {
    "number": lambda: ParsedEdit(read_number, number_text),
    "money": lambda: ParsedEdit(read_whole, whole_text, "hela kronor"),
    "year": lambda: ParsedEdit(read_whole, year_text, "till exempel 2015"),
    "years": lambda: ParsedEdit(read_years, plain_text, "till exempel 2009, 2012"),
    "date": lambda: ParsedEdit(read_date, date_text, "till exempel 2015-04-23"),
}

"""The editor for long text: plain text with quiet marks for headings, lists, bold, italic and links.

What is stored is what is written. Qt counts UTF-16 units and the marks code points; it is here one becomes the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.models import markup
from app.models.plan import FieldValue
from app.models.wording.cells import plain_text
from app.ui.forms.editors import NEVER
from app.ui.forms.marks import MarkHighlighter, places

if TYPE_CHECKING:
    from app.ui.theme import Theme

PAUSE_MS = 500
PROSE_LINES, MOST_PROSE_LINES = 2, 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Verb: TypeAlias = Callable[[str, int, int], markup.Edit]
"""Given the text and where the selection begins and ends."""


class ProseEdit(QPlainTextEdit):
    """Long text that grows with what is written. A pause or leaving it commits; Tab goes on to the next field.

    Headings, lists, bold, italic and links are marks in the text, shown quietly; `mark` puts them there.
    """

    committed = Signal(object)
    refused = Signal(str)
    calmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stored = ""
        self._stands = ""
        self.setTabChangesFocus(True)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.finish)
        self.textChanged.connect(self._typed)
        self._shown = MarkHighlighter(theme, self.document())
        self._fit()

    @property
    def written(self) -> str:
        """The text as it stands, with its no-break spaces, which `toPlainText` would make into ordinary ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def dirty(self) -> bool:
        """True while something is written that has not been stored."""
        return self.written != self._stands

    def show_value(self, value: FieldValue) -> None:
        self._stored = plain_text(value)
        if not self.dirty:
            self._put(self._stored)

    def finish(self) -> None:
        self._pause.stop()
        if self.dirty:
            self._stands = self.written
            self.committed.emit(self._stands)

    def not_taken(self) -> None:
        """What was committed could not be stored: it stays, to be tried again."""
        self._stands = NEVER

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.dirty:
            self._put(self._stored)
            self.calmed.emit()
        elif not (event.key() in _ENTER and not event.modifiers() and self._break()):
            super().keyPressEvent(event)

    def mark(self, verb: Verb) -> None:
        """Puts marks into the text, or takes them away, as one step back for Ctrl+Z in the field."""
        cursor, at = self.textCursor(), places(self.written)
        ends = (bisect_left(at, cursor.selectionStart()), bisect_left(at, cursor.selectionEnd()))
        self._edit(verb(self.written, *ends))

    def _break(self) -> bool:
        """Goes on with a list, or ends it; False where Enter is a line break."""
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly():
            return False
        edit = markup.broken(self.written, bisect_left(places(self.written), cursor.position()))
        if edit is not None:
            self._edit(edit)
        return edit is not None

    def _edit(self, edit: markup.Edit) -> None:
        cursor, at = self.textCursor(), places(self.written)
        cursor.beginEditBlock()
        cursor.setPosition(at[edit.start])
        cursor.setPosition(at[edit.end], QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        cursor.endEditBlock()
        at = places(self.written)
        cursor.setPosition(at[edit.selected[0]])
        cursor.setPosition(at[edit.selected[1]], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _put(self, text: str) -> None:
        if self.written != text:
            self._stands = text
            self.setPlainText(text)
        self._stands = self.written
        self._pause.stop()

    def _typed(self) -> None:
        self._fit()
        if self.dirty:
            self._pause.start()

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        shown = min(max(lines, PROSE_LINES), MOST_PROSE_LINES)
        around = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * (shown + 1) + around - self.fontMetrics().descent())

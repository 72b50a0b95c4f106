"""Settling on a method: whose it is and why, which is asked of everything but the standard one, and the verbs.

It asks and shows what is wrong where it is wrong. Saving is the page's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.models.errors import UserError
from app.ui.widgets import Field, button, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

SETTLE, STANDARD = "Använd metoden", "Till standard"
WHO, WHY = "Vem som väljer", "Varför"
NOT_ASKED = "Standardmetoden med lika vikter kräver varken namn eller skäl."
UNCHANGED = "Det här är metoden som gäller."


class Settling(QWidget):
    """`settled` when the person wants the proposal to count, `back` when they propose the standard method."""

    settled = Signal()
    back = Signal()

    def __init__(self, theme: Theme, authors: Sequence[str], reason: str, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self.author = QComboBox()
        self.author.setEditable(True)
        self.author.addItems(list(authors))
        self.author.setCurrentIndex(0 if authors else -1)
        self.reason = QPlainTextEdit(reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(56))
        self.author_field = Field(theme, WHO, self.author)
        line = self.author.lineEdit()
        if line is not None:
            line.setAccessibleName(WHO)
        self.reason_field = Field(theme, WHY, self.reason)
        self.note = label("", "small", "ink_soft", wrap=True)
        self.settle_button = button(theme, SETTLE, kind="primary", on=self.settled.emit)
        self.back_button = button(theme, STANDARD, on=self.back.emit)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("snug"))
        for piece in (self.author_field, self.reason_field, self.note):
            inner.addWidget(piece)
        inner.addLayout(row(self.settle_button, self.back_button, None, spacing=theme.space("snug")))
        self.author.editTextChanged.connect(lambda _text: self.author_field.set_remark(None))
        self.reason.textChanged.connect(lambda: self.reason_field.set_remark(None))

    def show_state(self, *, changed: bool, standard: bool, computable: bool) -> None:
        """What may be done: nothing while the proposal is what is in force already or cannot be computed."""
        self.settle_button.setEnabled(self._writable and changed and computable)
        self.back_button.setEnabled(not standard)
        for piece in (self.author_field, self.reason_field):
            piece.setVisible(not standard)
            piece.setEnabled(self._writable)
        said = UNCHANGED if not changed else NOT_ASKED if standard else ""
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def given(self) -> tuple[str, str]:
        """Author and reason as written."""
        return self.author.currentText().strip(), self.reason.toPlainText().strip()

    def show_refusal(self, error: UserError) -> None:
        """What is missing, at the field it is missing from; elsewhere under the fields."""
        fields = {"method_without_author": self.author_field, "method_without_reason": self.reason_field}
        if error.code in fields:
            fields[error.code].set_remark("stop", str(error))
            fields[error.code].control.setFocus()
        else:
            self.note.setText(str(error))
            self.note.show()

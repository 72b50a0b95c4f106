"""A record's comments as a thread: who said what and when, settled or not, and room for one more.

What is written is stored when the person says so. A comment that is written but not sent is not thrown away unasked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.journeys import comments
from app.journeys.comments import Said
from app.models.errors import UserError
from app.models.wording import labels
from app.ui.text import capital, moment
from app.ui.widgets import Badge, Dialog, Field, Verb, button, clear, column, label, row, scrolling

if TYPE_CHECKING:
    from app.ui.room import Context

CLOSE = Verb("", "Stäng")
UNSENT = "Kommentaren är inte skickad. Skicka den, eller stäng en gång till för att lämna den."
NOBODY = "Ingen har kommenterat ännu. Kommentarer stannar i gruppen och följer aldrig med i paketet."
STAYS = "Kommentarer stannar i gruppen och följer aldrig med i paketet."


class CommentsDialog(Dialog):
    """Every comment on one record, the oldest first."""

    def __init__(self, context: Context, record_id: str, parent: QWidget | None = None) -> None:
        record = context.session.plan.record(record_id)
        super().__init__(context.theme, f"Kommentarer: {labels.title_of(record)}", STAYS, [CLOSE], parent)
        self._context, self._record_id = context, record_id
        self._warned = False
        theme, writable = context.theme, context.session.writable
        self.setMinimumWidth(min(theme.px(620), self.screen().availableGeometry().width() - 60))
        self._thread = column(spacing=theme.px(10))
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 0, theme.px(6), 0)
        inside.addLayout(self._thread)
        inside.addStretch(1)
        self._area = scrolling(held, "Kommentarer")
        self._area.setMinimumHeight(theme.px(180))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(76))
        self.text.setEnabled(writable)
        self.text.textChanged.connect(self._calm)
        self._field = Field(theme, "Ny kommentar", self.text)
        self.send = button(theme, "Lägg till kommentaren", kind="primary", icon="message-square", on=self.say)
        self.send.setToolTip("Lägg till kommentaren (Ctrl+Enter)")
        self.send.setEnabled(writable)
        self.send.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.say)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._field)
        self.body.addLayout(row(self.send, None))
        self._show()

    def say(self) -> None:
        """Stores what is written as a comment."""
        if self._did(lambda: comments.say(self._context.session, self._record_id, self.text.toPlainText())):
            self.text.clear()
            self._show()
            self.text.setFocus()

    def settle(self, said: Said) -> None:
        """Settles the comment, or opens it again."""
        if self._did(lambda: comments.settle(self._context.session, said.record, resolved=not said.resolved)):
            self._show()

    def reject(self) -> None:
        """Closes; the first time not over a comment that is written but not sent."""
        if self.text.toPlainText().strip() and not self._warned:
            self._warned = True
            self._field.set_remark("remark", UNSENT)
            return
        super().reject()

    def _calm(self) -> None:
        self._warned = False
        self._field.set_remark(None)

    def _did(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except UserError as error:
            self._field.set_remark("stop", str(error))
            return False
        return True

    def _show(self) -> None:
        clear(self._thread)
        found = comments.thread(self._context.session, self._record_id)
        for said in found:
            self._thread.addWidget(self._one(said))
        if not found:
            self._thread.addWidget(label(NOBODY, tone="ink_soft", wrap=True))

    def _one(self, said: Said) -> QFrame:
        theme = self._context.theme
        when = moment(said.at, self._context.session.now().date())
        who = f"{capital(said.name)} · {when}"
        head = row(label(who, "smallstrong", wrap=True), None)
        if said.resolved:
            head.addWidget(Badge(theme, "done", "Avklarad"))
        turn = button(theme, "Öppna igen" if said.resolved else "Markera som avklarad", kind="quiet")
        turn.setAccessibleName(f"{turn.text()}: {said.text[:60]}")
        turn.clicked.connect(partial(self._settle_clicked, said))
        turn.setEnabled(self._context.session.writable)
        turn.setAutoDefault(False)
        below = row(turn, None) if theme.narrow else None
        if below is None:
            head.addWidget(turn)
        box = QFrame()
        box.setProperty("box", "sunken")
        box.setAccessibleName(f"{who}: {said.text}")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(10))
        inside.setSpacing(theme.px(2))
        inside.addLayout(head)
        words = label(said.text, tone="ink_soft" if said.resolved else "", wrap=True, selectable=True)
        words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.addWidget(words)
        if below is not None:
            inside.addLayout(below)
        return box

    def _settle_clicked(self, said: Said, _checked: bool = False) -> None:
        self.settle(said)

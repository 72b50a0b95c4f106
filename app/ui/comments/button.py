"""The button *Kommentarer (2)* in a record's head: how many wait for an answer, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from app.journeys import comments
from app.models.wording import typography
from app.ui.comments.dialog import CommentsDialog

if TYPE_CHECKING:
    from app.ui.room import Context


class CommentsButton(QPushButton):
    """`refresh` when the plan changed. Opens the thread through the asker, which is told of nothing it leads to."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record_id = context, record_id
        theme = context.theme
        self.setProperty("kind", "quiet")
        self.setIcon(theme.icon("message-square", "accent"))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.clicked.connect(lambda _checked=False: self.open())
        self.refresh()

    def refresh(self) -> None:
        """Says how many comments there are now."""
        words = button_words(*comments.counted(self._context.session.plan, self._record_id))
        self.setText(f" {words}")
        self.setAccessibleName(words)

    def open(self) -> None:
        """The thread, to read and write in."""
        self._context.ask.run(CommentsDialog(self._context, self._record_id, self.window()))


def button_words(waiting: int, settled: int) -> str:
    """ "Kommentarer (2)": those that wait for an answer; where none does, how many are settled."""
    if waiting:
        return f"Kommentarer ({waiting})"
    return f"Kommentarer ({typography.plural(settled, 'avklarad', 'avklarade')})" if settled else "Kommentarer"

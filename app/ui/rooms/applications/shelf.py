"""The list of applications: title, amount and state of each, and what they ask for together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.models import budget
from app.models.wording import typography
from app.ui.theme import Level
from app.ui.widgets import Badge, Card, button, clear, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme


SHELF_WIDTH = 222


WITHHELD = "skickas inte än"


@dataclass(frozen=True)
class Entry:
    """One application as the list shows it."""

    id: str
    title: str
    amount: str
    level: Level
    words: str


class _Row(QFrame):
    """One application. A click, Enter or Space opens it; the arrows go on to the next."""

    opened = Signal(str)

    def __init__(self, theme: Theme, entry: Entry, *, current: bool) -> None:
        super().__init__()
        self._id = entry.id
        self.setProperty("box", "chosen" if current else "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{entry.title}, {entry.amount}, {entry.words}{', öppen' if current else ''}")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.px(12), theme.px(10), theme.px(10), theme.px(10))
        inside.setSpacing(theme.px(4))
        title = label(entry.title, "strong", wrap=True)
        title.setFixedWidth(theme.px(SHELF_WIDTH - 26))
        room = QRect(0, 0, title.width(), 1000)
        height = QFontMetrics(theme.font("strong")).boundingRect(room, Qt.TextFlag.TextWordWrap, entry.title).height()
        title.setMinimumHeight(height)  # a wrapped label is else squeezed by its siblings
        inside.addWidget(title)
        inside.addWidget(label(entry.amount, tone="ink_soft"))
        inside.addLayout(row(Badge(theme, entry.level, entry.words), None))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._id)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class ApplicationShelf(Card):
    """`chosen(record id)`, `all_wanted()`: everything in one table, and `new_wanted()`."""

    chosen = Signal(str)
    all_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__(theme)
        self._theme = theme
        self.body.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        self._count = label("", "strong")
        new = button(theme, "Ny", icon="plus", on=self.new_wanted.emit)
        new.setAccessibleName("Ny ansökan")
        new.setEnabled(writable)
        head = row(theme.px(12), self._count, None, new, theme.px(12))
        self.body.addLayout(head)
        self.all = button(theme, "Alla ansökningar", kind="quiet", icon="table-2", on=self.all_wanted.emit)
        self.body.addLayout(row(theme.px(4), self.all, None))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._sum = label("", "strong")
        self._of = label("", "small", "ink_soft", wrap=True)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        foot.addWidget(self._sum)
        foot.addWidget(self._of)
        self.body.addLayout(foot)
        self._shown: tuple[object, ...] = ()

    def show_entries(self, entries: Sequence[Entry], total: int, current: str) -> None:
        """Shows these applications; nothing is built anew when nothing has changed."""
        if self._shown == (tuple(entries), total, current):
            return
        self._shown = (tuple(entries), total, current)
        self._count.setText(typography.plural(len(entries), "ansökan", "ansökningar"))
        clear(self._rows)
        for entry in entries:
            made = _Row(self._theme, entry, current=entry.id == current)
            made.opened.connect(self.chosen)
            self._rows.addWidget(made)
        self._sum.setText(f"Summa {typography.mnkr(total)}")
        kept = " Det som inte skickas än räknas inte." if any(entry.words == WITHHELD for entry in entries) else ""
        self._of.setText(f"av programmets {typography.mnkr(budget.FRAME, 0)}.{kept}")

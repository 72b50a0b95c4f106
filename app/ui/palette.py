"""The command palette: everything that can be done, found by typing a few letters, with the keyboard alone.

It knows commands as words and something to run; where they come from is the window's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.ui.widgets.basic import label
from app.ui.widgets.rows import RowDelegate

if TYPE_CHECKING:
    from app.ui.theme import Theme

MOST = 60
_HINT = Qt.ItemDataRole.UserRole
_COMMAND = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Command:
    """One thing to do. `where` is the room or the kind of record, `hint` the shortcut."""

    words: str
    run: Callable[[], object]
    where: str = ""
    hint: str = ""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that hold every word typed, those that begin with it first, otherwise in the order given."""
    words = typed.casefold().split()
    found = [(rank, command) for command in commands if (rank := _rank(command, words)) is not None]
    return [command for _rank_, command in sorted(found, key=lambda pair: pair[0])][:MOST]


def _rank(command: Command, words: Sequence[str]) -> int | None:
    """0 when the command begins with the first word typed, 1 when any of its words does, 2 inside a word.

    Three more when something typed is only the room it belongs to: "ny handlingsplan" is first of all a plan.
    """
    text = command.words.casefold()
    if not all(word in text or word in command.where.casefold() for word in words):
        return None
    only_where = 0 if all(word in text for word in words) else 3
    if not words or text.startswith(words[0]):
        return only_where
    return only_where + (1 if any(part.startswith(words[0]) for part in text.split()) else 2)


class Palette(QDialog):
    """Type to filter, arrows to move, Enter to do, Escape to leave."""

    def __init__(self, theme: Theme, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        self._shown: list[Command] = []
        self.setWindowTitle("Kommandon")
        self.setAccessibleName("Kommandon")
        self.setModal(True)
        self.resize(theme.px(620), theme.px(460))
        self.line = QLineEdit()
        self.line.setPlaceholderText("Skriv vad du vill göra, eller vad du letar efter")
        self.line.setAccessibleName("Sök kommando, rum eller post")
        self.list = QListView()
        self.list.setAccessibleName("Träffar")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the focus; arrows are passed on
        self.list.setItemDelegate(_CommandRow(theme, self.list))
        self.list.setUniformItemSizes(True)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.none = label("", tone="ink_soft", wrap=True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        inner.setSpacing(theme.px(8))
        for piece in (self.line, self.none, self.list):
            inner.addWidget(piece)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.filter)
        self.list.clicked.connect(lambda _index: self.run())
        self.filter("")

    @property
    def shown(self) -> Sequence[Command]:
        return tuple(self._shown)

    def filter(self, typed: str) -> None:
        self._shown = matching(self._commands, typed)
        self._model.clear()
        for command in self._shown:
            item = QStandardItem(command.words)
            item.setEditable(False)
            item.setData("  ".join(part for part in (command.where, command.hint) if part), _HINT)
            item.setAccessibleText(", ".join(part for part in (command.words, command.where, command.hint) if part))
            self._model.appendRow(item)
        self.none.setText("" if self._shown else f"Inget heter så: ”{typed}”. Prova ett kortare ord.")
        self.none.setVisible(not self._shown)
        self._choose(0)

    def _choose(self, row: int) -> None:
        if self._shown:
            index = self._model.index(max(0, min(row, len(self._shown) - 1)), 0)
            self.list.setCurrentIndex(index)
            self.line.setAccessibleDescription(self._model.itemFromIndex(index).accessibleText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in steps:
                self._choose(self.list.currentIndex().row() + steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run()
                return True
        return super().eventFilter(watched, event)

    def run(self) -> None:
        """Close, then do the chosen command, so that what it opens stands over the window and not over this."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._shown):
            self.accept()
            self._shown[row].run()


class _CommandRow(RowDelegate):
    """The words at the left, the room and the shortcut in soft ink at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, 34)
        self._look = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hint = str(index.data(_HINT) or "")
        font = self._look.font("small")
        painter.save()
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(hint) + self._look.px(12)
        painter.restore()
        whole = QRect(option.rect)
        option.rect = whole.adjusted(self._look.px(12), 0, -width - self._look.px(8), 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(whole, self._look.colour("accent_soft"))
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(font)
        painter.setPen(self._look.colour("ink_soft"))
        at = whole.adjusted(whole.width() - width, 0, -self._look.px(8), 0)
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())

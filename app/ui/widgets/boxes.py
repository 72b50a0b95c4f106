"""Boxes that carry meaning: cards, notices, badges, chips and the empty state.

A level (stop, remark, info, done, example) is always shown three ways: form, word and colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import LEVEL_ROLE, Level
from app.ui.widgets.basic import button, column, icon_label, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

Action = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""

LEVEL_WORD: dict[str, str] = {
    "stop": "Stopp",
    "remark": "Anmärkning",
    "info": "Upplysning",
    "done": "Klart",
    "example": "Exempeldata",
}


LONGEST_CHIP = 330
"""Pixels at text size 1.0 that a chip's words may take where the text is large."""


class Card(QFrame):
    """A surface with an optional heading and a soft aside; put content in `body`, buttons of the head in `head`."""

    def __init__(self, theme: Theme, heading: str = "", aside: str = "", spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self.body = QVBoxLayout(self)
        pad = theme.space("room")
        self.body.setContentsMargins(pad, theme.px(14), pad, theme.px(14))
        self.body.setSpacing(theme.px(spacing))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.space("snug"))
        if heading:
            self.setAccessibleName(heading)
            self.heading = label(heading, "heading")
            self.head.addWidget(self.heading)
            self.aside = label(aside, "body", "ink_soft")
            self.head.addWidget(self.aside, 1)
            self.body.addLayout(self.head)


class Notice(QFrame):
    """What is wrong, where it is wrong: the level's word and the title, the rule and the way out, then buttons."""

    def __init__(
        self,
        theme: Theme,
        level: Level,
        title: str,
        text: str = "",
        actions: Sequence[Action] = (),
        *,
        word: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("box", level)
        said = f"{LEVEL_WORD[level]}: {title}" if word else title
        self.setAccessibleName(said)
        self.title = label(said, "strong", wrap=True)
        lines = column(self.title, spacing=0)
        if text:
            lines.addWidget(label(text, wrap=True))
        if actions:
            first, *others = actions
            buttons = [button(theme, first[0], on=first[1])]
            buttons += [button(theme, words, kind="quiet", on=on) for words, on in others]
            lines.addSpacing(theme.px(6))
            lines.addLayout(row(*buttons, None, spacing=theme.space("snug")))
        inner = QHBoxLayout(self)
        inner.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(9))
        inner.setSpacing(theme.px(10))
        icon = icon_label(theme, theme.icon_names["level"][level], LEVEL_ROLE[level], 20)
        inner.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(lines, 1)


class Badge(QFrame):
    """A fact in a word or two, 24 high. It is not a target."""

    def __init__(self, theme: Theme, level: Level, text: str, icon: str = "") -> None:
        super().__init__()
        self.setProperty("box", level)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(24))
        role = LEVEL_ROLE[level]
        inner = QHBoxLayout(self)
        inner.setContentsMargins(theme.px(8), 0, theme.px(10), 0)
        inner.setSpacing(theme.px(6))
        picture = icon_label(theme, icon or theme.icon_names["level"][level], role, 15)
        inner.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self.text = label(text, "smallstrong", role)
        inner.addWidget(self.text)


class Chip(QPushButton):
    """A value that can be removed: the words first, the cross last. Click, Enter, Space, Delete remove it."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(f"{_fitted(theme, text)} ")
        self.setProperty("kind", "chip")
        self.setAccessibleName(f"Ta bort {text}")
        self.setToolTip(f"Ta bort {text}")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # puts the cross after the words
        self.setIcon(theme.icon("x", "ink_soft", 15))
        self.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.removed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _fitted(theme: Theme, text: str) -> str:
    """The words of a chip; at large text a long name is shortened, and whole in its tip and to a screen reader."""
    if not theme.narrow:
        return text
    return QFontMetrics(theme.font("body")).elidedText(text, Qt.TextElideMode.ElideRight, theme.px(LONGEST_CHIP))


class EmptyState(QWidget):
    """Why there is nothing here and what to do next: one heading, one sentence, one primary verb, at most one other."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        heading: str,
        sentence: str,
        primary: Action | None = None,
        *,
        other: Action | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        words = [label(heading, "heading"), label(sentence, tone="ink_soft", wrap=True)]
        for line in words:
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words[1].setMaximumWidth(theme.px(620))
        words[1].setMinimumWidth(min(theme.px(620), theme.px(7) * len(sentence)))
        picture = icon_label(theme, icon, "ink_soft", 36)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = []
        if primary:
            buttons.append(button(theme, primary[0], kind="primary", on=primary[1]))
        if other:
            buttons.append(button(theme, other[0], on=other[1]))
        middle = QVBoxLayout(self)
        middle.setSpacing(theme.space("snug"))
        middle.addStretch(2)
        for piece in (picture, words[0]):
            middle.addWidget(piece, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addLayout(row(None, words[1], None))  # a row gives the sentence the height its own width needs
        middle.addSpacing(theme.px(4))
        middle.addLayout(row(None, *buttons, None, spacing=theme.space("snug")))
        middle.addStretch(3)

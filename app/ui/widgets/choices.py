"""Choosing one of a few: segments side by side and tabs, both as checkable buttons that arrow keys move between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

if TYPE_CHECKING:
    from app.ui.theme import Theme

Option = tuple[str, str]
"""Key, words."""


class _Choice(QWidget):
    """A row of buttons of which exactly one is chosen; `chosen(key)` when the person chooses another."""

    chosen = Signal(str)
    kind = ""
    pad = 0

    def __init__(self, theme: Theme, options: Sequence[Option], name: str, chosen: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._told = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        measure = QFontMetrics(theme.font("strong"))
        for number, (key, words) in enumerate(options):
            made = self._make(words, number, len(options))
            # The width of the semibold text, or the chosen one is clipped.
            made.setMinimumWidth(measure.horizontalAdvance(words) + theme.px(2 * self.pad + 4))
            # A screen reader turns a button on without clicking it, and a click on the chosen one turns nothing on.
            made.toggled.connect(lambda on, key=key: self._turned(key, on))
            made.clicked.connect(lambda _checked=False, key=key: self._clicked(key))
            self._group.addButton(made)
            self._buttons[key] = made
            line.addWidget(made)
        line.addStretch(1)
        self.choose(chosen or options[0][0])

    def _make(self, words: str, number: int, count: int) -> QPushButton:
        made = QPushButton(words)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # a screen reader is told that one of several is chosen, not that a box is ticked
        made.setProperty("kind", self.kind)
        made.setAccessibleName(words)
        if number == 0:
            made.setProperty("end", "first")
        elif number == count - 1:
            made.setProperty("end", "last")
        return made

    def _turned(self, key: str, on: bool) -> None:
        if on:
            self._told = key
            self.chosen.emit(key)

    def _clicked(self, key: str) -> None:
        if self._told != key:
            self.chosen.emit(key)
        self._told = ""

    def choose(self, key: str) -> None:
        """Show `key` as chosen without emitting."""
        with QSignalBlocker(self._buttons[key]):
            self._buttons[key].setChecked(True)

    @property
    def current(self) -> str:
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]


class SegmentedButtons(_Choice):
    """Two to five short alternatives side by side."""

    kind = "segment"
    pad = 13


class TabBar(_Choice):
    """Views of one room, each answering one question."""

    kind = "tab"
    pad = 10

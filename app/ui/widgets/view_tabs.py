"""The views side by side as tabs where they all fit, else as a list that drops down: none is ever out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.choices import TabBar
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.ui.theme import Theme


class ViewTabs(QWidget):
    """`chosen(key)` when the person chooses another of `options` (key, words)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.bar = TabBar(theme, options, name)
        self.bar.setParent(self)
        self.bar.chosen.connect(self._chosen)
        self.list = ComboBox(self)
        self.list.setAccessibleName(name)
        for key, words in options:
            self.list.addItem(words, key)
        self.list.activated.connect(lambda at: self._chosen(self.list.itemData(at)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        return self.bar.current

    def choose(self, key: str) -> None:
        """Show `key` as chosen without emitting."""
        self.bar.choose(key)
        self.list.setCurrentIndex(self.list.findData(key))

    def sizeHint(self) -> QSize:
        return self.bar.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.list.sizeHint().width(), self.bar.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs where every one has its room."""
        fits = self.bar.minimumSizeHint().width() <= self.width()
        self.bar.setVisible(fits)
        self.list.setVisible(not fits)
        self.bar.setGeometry(self.rect())
        hint = self.list.sizeHint()
        self.list.setGeometry(0, max(0, (self.height() - hint.height()) // 2), hint.width(), hint.height())
        super().resizeEvent(event)

    def _chosen(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

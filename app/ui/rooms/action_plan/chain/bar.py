"""The verbs over the picture of the results chain, each with its key in the tooltip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.ui.widgets import button, icon_button

if TYPE_CHECKING:
    from app.ui.theme import Theme

ALL, ONE = "Visa bara vald tråd", "Visa hela kedjan"


class ChainBar(QWidget):
    """`narrowed(on)`, `link_wanted()`, `add_wanted(where on the screen)`, `remove_wanted()`; `exports` are its menu."""

    narrowed = Signal(bool)
    link_wanted = Signal()
    add_wanted = Signal(QPoint)
    remove_wanted = Signal()

    def __init__(self, theme: Theme, exports: Sequence[QAction]) -> None:
        super().__init__()
        self.narrow = button(theme, ALL, icon="eye", on=lambda: self.narrowed.emit(self.narrow.text().strip() == ALL))
        self.link = button(theme, "Koppla", kind="quiet", icon="link", on=self.link_wanted.emit)
        self.link.setToolTip("Koppla det valda kortet till ett annat (L)")
        self.add = button(theme, "Lägg till", kind="quiet", icon="plus", on=lambda: self._under(self.add))
        self.add.setToolTip("Lägg till något som är kopplat till det valda kortet (Insert)")
        self.remove = button(theme, "Ta bort", kind="quiet", icon="trash-2", on=self.remove_wanted.emit)
        self.remove.setToolTip("Ta bort den valda kopplingen eller posten (Delete)")
        self.exports = QMenu(self)
        self.exports.addActions(list(exports))
        self.export = icon_button(theme, "download", "Kopiera, spara eller skriv ut kedjan")
        self.export.setProperty("kind", "")
        self.export.clicked.connect(self._offer_exports)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for piece in (self.narrow, self.link, self.add, self.remove):
            line.addWidget(piece)
        line.addStretch(1)
        line.addWidget(self.export)

    def settle(self, *, narrowed: bool, card: bool, link: bool, add: bool, writable: bool) -> None:
        """What can be done with what is current: a card, a link or neither."""
        self.narrow.setText(f" {ONE if narrowed else ALL}")
        self.narrow.setAccessibleName(ONE if narrowed else ALL)
        self.narrow.setEnabled(narrowed or card or link)
        self.link.setEnabled(writable and card)
        self.add.setEnabled(writable and add)
        self.remove.setEnabled(writable and (card or link))
        what = "kopplingen" if link else "posten"
        self.remove.setAccessibleName(f"Ta bort {what}" if card or link else "Ta bort")

    def _under(self, piece: QPushButton) -> None:
        self.add_wanted.emit(piece.mapToGlobal(piece.rect().bottomLeft()))

    def _offer_exports(self) -> None:
        self.exports.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

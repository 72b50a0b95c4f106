"""The menus of the results chain: what can be made linked to a card, and all that can be done with a card or link."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.models.chain import Kind
from app.models.wording import labels
from app.ui.rooms.action_plan.chain.doing import ChainDeeds
from app.ui.rooms.action_plan.chain.view import ChainView


class ChainMenu(QMenu):
    """`made(record id)` when something new was made from it."""

    made = Signal(str)

    def __init__(self, parent: QWidget, deeds: ChainDeeds, view: ChainView) -> None:
        super().__init__(parent)
        self._deeds, self._view = deeds, view

    def offer(self, key: str, at: QPoint) -> None:
        """What can be made linked to a card; nothing is shown when there is nothing."""
        self.clear()
        self._add_kinds(key, "{words}…")
        self._popup(at)

    def offer_all(self, key: str, at: QPoint) -> None:
        """All that can be done with a card or a link."""
        self.clear()
        card = key in self._view.boxes
        self._add("Öppna", partial(self._view.opened.emit, key))
        if self._deeds.writable:
            if card:
                self._add("Koppla till…", partial(self._view.begin_link, key))
            self._add_kinds(key, "{words}, kopplad hit…")
            self._add("Ta bort posten…" if card else "Ta bort kopplingen", partial(self._view.gone_wanted.emit, key))
        self._popup(at)

    def _add_kinds(self, key: str, words: str) -> None:
        for kind in self._deeds.beside(key):
            self._add(words.format(words=labels.new_label(kind)), partial(self._make, key, kind))

    def _make(self, key: str, kind: Kind) -> None:
        made = self._deeds.make(key, kind)
        if made:
            self.made.emit(made[0])

    def _add(self, words: str, do: Callable[[], object]) -> None:
        self.addAction(words).triggered.connect(lambda _checked=False: do())

    def _popup(self, at: QPoint) -> None:
        if self.actions():
            self.setActiveAction(self.actions()[0])
            self.popup(at)

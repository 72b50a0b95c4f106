"""The menu of a cell in the coverage: what is there to open, and the ways to mend what is missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.models.answers import Answer
from app.models.cures import Cure
from app.models.wording import labels
from app.ui.rooms.action_plan.chain.doing import ChainDeeds
from app.ui.rooms.answer_weak import add_answers

if TYPE_CHECKING:
    from app.ui.room import Context

LONGEST = 60


class CureMenu(QMenu):
    """`opened(record id)` when a record is wanted, also one that was just made."""

    opened = Signal(str)

    def __init__(self, parent: QWidget, context: Context, deeds: ChainDeeds) -> None:
        super().__init__(parent)
        self._context, self._deeds = context, deeds

    def offer(self, row: Answer, ways: tuple[Cure, ...], at: QPoint) -> None:
        """The ways as verbs; a single record to open is opened at once, and nothing happens where there is no way."""
        if len(ways) == 1 and ways[0].way == "open":
            self.opened.emit(ways[0].record)
            return
        self.clear()
        for cure in ways:
            self._add(row, cure)
        if self.actions():
            self.setActiveAction(self.actions()[0])
            self.popup(at)

    def _add(self, row: Answer, cure: Cure) -> None:
        match cure.way:
            case "answer":
                if row.chain is not None:
                    add_answers(self, self._context, row.chain)
            case "open":
                self._verb(f"Öppna {self._named(cure.record)}", partial(self.opened.emit, cure.record))
            case "price":
                words = f"Öppna {self._named(cure.record)} och lägg till kostnader"
                self._verb(words, partial(self.opened.emit, cure.record))
            case "make":
                kind = labels.new_label(cure.kind or "")
                self._verb(f"{kind} för {self._named(cure.record)}…", partial(self._make, cure), writes=True)
            case "tie":
                words = f"Koppla till {self._named(cure.other)}"
                self._verb(words, partial(self._deeds.tie, cure.record, cure.other), writes=True)

    def _make(self, cure: Cure) -> None:
        if cure.kind is not None:
            made = self._deeds.make(cure.record, cure.kind)
            if made:
                self.opened.emit(made[0])

    def _named(self, record_id: str) -> str:
        title = labels.title_of(self._context.session.plan.record(record_id))
        return f"”{title}”" if len(title) <= LONGEST else f"”{title[:LONGEST].rstrip()}…”"

    def _verb(self, words: str, do: Callable[[], object], *, writes: bool = False) -> None:
        action = self.addAction(words.replace("&", "&&"))
        action.setEnabled(self._deeds.writable or not writes)
        action.triggered.connect(lambda _checked=False: do())

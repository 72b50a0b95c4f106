"""The verbs of *Handlingsplan*, one action each, for the keyboard and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from app.models import catalogues
from app.models.wording import labels
from app.ui.rooms.action_plan.deeds import MADE_ELSEWHERE, NEVER_DELETED
from app.ui.rooms.action_plan.nodes import ABOUT, SHOWN_UNDER

if TYPE_CHECKING:
    from app.models.plan import Record
    from app.ui.room import Room


@dataclass(frozen=True)
class Wishes:
    """What each verb does."""

    create: Callable[[str], object]
    move: Callable[[int], object]
    delete: Callable[[], object]
    history: Callable[[], object]
    offer: Callable[[], object]
    find: Callable[[], object]
    read_in: Callable[[str], object]


class PlanActions:
    """The actions of a room; `follow` when another record is open."""

    def __init__(self, room: Room, do: Wishes) -> None:
        self._room, self._writable = room, room.context.session.writable
        for kind in (*SHOWN_UNDER, *ABOUT):
            if kind not in MADE_ELSEWHERE:
                self._add(labels.new_label(kind), partial(do.create, kind)).setEnabled(self._writable)
        for kind in catalogues.KINDS:
            words = f"Läs in {labels.type_plural(kind)} ur en fil"
            self._add(words, partial(do.read_in, kind)).setEnabled(self._writable)
        self._add("Nytt i planen", do.offer, "Ctrl+N").setEnabled(self._writable)
        self._add("Filtrera i planen", do.find, "Ctrl+Shift+F")
        self._up = self._add("Flytta posten uppåt", partial(do.move, -1), "Alt+Shift+Up")
        self._down = self._add("Flytta posten nedåt", partial(do.move, 1), "Alt+Shift+Down")
        self._delete = self._add("Ta bort posten", do.delete)
        self._history = self._add("Visa postens historik", do.history)
        self._lent: Sequence[QAction] = ()
        self.follow(None)

    def lend(self, actions: Sequence[QAction]) -> None:
        """The verbs of the presentation in view are the room's too, so that they are found among all commands."""
        for action in self._lent:
            self._room.removeAction(action)
        self._lent = actions
        self._room.addActions(list(actions))

    def follow(self, record: Record | None) -> None:
        """Opens and closes the verbs that need an open record."""
        for action in (self._up, self._down):
            action.setEnabled(self._writable and record is not None and record.type != "plan")
        self._delete.setEnabled(self._writable and record is not None and record.type not in NEVER_DELETED)
        self._history.setEnabled(record is not None)

    def _add(self, words: str, on: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, self._room)
        action.triggered.connect(lambda _checked=False: on())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._room.addAction(action)
        return action

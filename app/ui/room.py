"""What every room of the window is, and what it is given.

A room shows records and turns wishes into changes through `context.session`; it never reaches for the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.journeys.session import Session
    from app.storage.settings import Settings
    from app.ui.ask import Asker
    from app.ui.jobs import JobRunner
    from app.ui.standpoint import Standpoint
    from app.ui.theme import Theme


class Go(Protocol):
    """Lead the person to a room, and there to a record."""

    def __call__(self, room_key: str, record_id: str | None = None) -> None: ...


@dataclass(frozen=True)
class Named:
    """Something with a name, what kind it is in a word, and how to go to it."""

    words: str
    kind: str
    run: Callable[[], object]


def silent(_words: str) -> None:
    """Where nobody listens to what the status line would say."""


@dataclass(frozen=True)
class Context:
    """Everything a room may use. `settings` is the value at the time the room was made.

    `tell` answers in the status line: what was just shared, saved or undone. `folder` is this computer's data folder.
    """

    session: Session
    theme: Theme
    settings: Settings
    jobs: JobRunner
    ask: Asker
    go: Go
    standpoint: Standpoint
    tell: Callable[[str], None] = silent
    folder: Path = Path()


_EVERYTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


class Room(QWidget):
    """A room. Set `key`, `title` and `icon` on the class; build in `__init__`; show what the plan holds in `refresh`.

    `refresh` is called when the room is first shown and, while it is visible, at every change. A hidden room gathers
    what changed and refreshes once when it is shown. `verbs` are listed in the command palette. Emit `stated` when
    the state line or the verbs are others than before, and `moved` when another place is in view.
    """

    key = ""
    title = ""
    icon = ""
    stated = Signal()
    moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._waiting: tuple[frozenset[str], frozenset[str]] | None = _EVERYTHING
        self.setAccessibleName(self.title)

    def state_line(self) -> str:
        """One line beside the room's name: where things stand."""
        return ""

    def verbs(self) -> list[QAction]:
        """Everything that can be done here, one action for each."""
        return list(self.actions())

    def named(self) -> Sequence[Named]:
        """What can be gone to by name here and is no record of the plan; found in the command palette."""
        return ()

    def show_record(self, record_id: str) -> None:
        """Bring a record into view; a room without records does nothing."""

    def place(self) -> str | None:
        """The record in view, to come back to when the window is built anew (another text size, another theme)."""
        return None

    def finish(self) -> None:
        """Commit what is being written: the person goes to another room, or the plan is about to be closed."""
        from app.ui.forms import RecordForm

        for form in self.findChildren(RecordForm):
            form.finish()

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:
        """Show the plan as it is now; `kinds` and `records` say what changed, both empty means everything."""

    def mark(self, kinds: frozenset[str], records: frozenset[str]) -> None:
        """The plan changed: refresh at once if visible, else when next shown."""
        if self._waiting is None:
            self._waiting = (kinds, records)
        elif self._waiting != _EVERYTHING:
            self._waiting = (self._waiting[0] | kinds, self._waiting[1] | records)
        if self.isVisible():
            self.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def catch_up(self) -> None:
        """Refresh if anything has changed since it was last shown; done before it is shown, so that it shows once."""
        if self._waiting is None:
            return
        (kinds, records), self._waiting = self._waiting, None
        self.refresh(kinds, records)
        self.stated.emit()


@dataclass(frozen=True)
class RoomEntry:
    """A room before anyone has been there: what the navigation shows, how to make it, which records it shows.

    The handbook's page for the room is `docs/handbok/<help_page>.md`.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Context], Room]
    shows: frozenset[str] = frozenset()
    help_page: str = "fonstret"

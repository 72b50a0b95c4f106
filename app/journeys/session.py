"""The one door to an open plan: do, undo, redo, read its past; and who is told when something changed.

It joins the store with the plan in memory. It knows no window: those who listen are plain callables, told after the
change is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.journeys import transfer
from app.journeys.reader import Reader
from app.journeys.transfer import ReceiveResult
from app.models.change import Change, Set, Write
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.wording import history as wording
from app.storage import backup, history, log, undo
from app.storage.database import sentences
from app.storage.store import Store, Stored

Listener = Callable[[frozenset[str], frozenset[str]], None]
"""Called with the record types and the record ids that may look different now."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who works at this computer, as others will see it."""

    name: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change: its id, and the ids of the records it created, in order. No id: nothing differed."""

    change_id: str
    created: tuple[str, ...]


class Session(Reader):
    """One open plan. `writable` is false when it can only be read; `refusal` then says why."""

    def __init__(self, store: Store, person: Person, backups: Path) -> None:
        super().__init__(store)
        self._backups = backups
        self._listeners: list[Listener] = []
        self._top: dict[str, tuple[str, str] | None] | None = None
        self.person = person
        self.last_saved: datetime | None = None

    @property
    def writable(self) -> bool:
        """Whether `do`, `undo` and `redo` can work here."""
        return self._store.refusal is None

    @property
    def refusal(self) -> UserError | None:
        """Why nothing can be changed here, as a sentence; None when it can."""
        code = self._store.refusal
        return UserError(code, file=self._store.path.name, folder=self._store.path.parent) if code else None

    def do(self, change: Change, *, words: str = "") -> Outcome:
        """Signs and stores `change`, and tells the listeners. When it returns, the change is on the disk.

        `words` (past tense, "läste in index") names it beside undo instead of the words built from the schema.
        A change that alters nothing is not stored. Raises `UserError` when it cannot be stored; nothing then happened.
        """
        if all(_is_idle(self.plan, edit) for edit in change.edits):
            return Outcome("", ())
        stored = self._store.write(change, words)
        self._saved(stored)
        return Outcome(stored.change, stored.created)

    def undo(self) -> str | None:
        """Takes back the newest thing this computer did; its name, or None when there was nothing.

        Raises `UserError` when someone has changed the same since; the next undo then goes on to what lies before.
        """
        return self._take_back("undo")

    def redo(self) -> str | None:
        """Does again what undo took back last; its name, or None when there was nothing."""
        return self._take_back("redo")

    @property
    def undo_name(self) -> str | None:
        """ "Ångra: ändrade Målvärde", or None."""
        name = self._name_of("undo")
        return None if name is None else wording.undo_name(name)

    def undo_names(self, most: int) -> list[str]:
        """What undo would take back, step by step, at most so many: "ändrade Målvärde", the first to go first."""
        if not self.writable:
            return []
        with sentences(self._store.path):
            connection = self._store.connection
            return [
                words or wording.change_name(history.deeds_of(connection, log.get(connection, change)))
                for change, words in undo.to_undo(connection, most)
            ]

    @property
    def redo_name(self) -> str | None:
        """ "Gör om: ändrade Målvärde", or None."""
        name = self._name_of("redo")
        return None if name is None else wording.redo_name(name)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tells `listener` of every change from now on, until the returned function is called."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def receive(self, path: Path) -> ReceiveResult:
        """Takes in a `.handslag` file of this plan and tells the listeners. `UserError`: nothing changed."""
        result, records = transfer.take_in_open(path, self._store)
        self._tell(records)
        return result

    def back_up(self) -> None:
        """Takes today's safety copy, unless there is one. Done at closing too; a window at rest may do it."""
        if self.writable:
            with sentences(self._store.path):
                backup.back_up(self._store.connection, self._backups, self._store.pen.clock())

    def close(self) -> None:
        """Takes today's safety copy if it is due and lets go of the plan; the listeners are told no more."""
        self._listeners.clear()
        try:
            self.back_up()
        finally:
            self._store.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take_back(self, kind: str) -> str | None:
        top, name = self._tops()[kind], self._name_of(kind)
        if top is None:
            return None
        try:
            stored = self._store.take_back(top[0], kind, top[1] or (name or ""))
        except UserError:
            self._top = None
            raise
        self._saved(stored)
        return name

    def _tops(self) -> dict[str, tuple[str, str] | None]:
        if self._top is None:
            with sentences(self._store.path):
                connection = self._store.connection
                self._top = {"undo": undo.newest_to_undo(connection), "redo": undo.newest_to_redo(connection)}
        return self._top

    def _name_of(self, kind: str) -> str | None:
        top = self._tops()[kind] if self.writable else None
        if top is None:
            return None
        with sentences(self._store.path):
            connection = self._store.connection
            return top[1] or wording.change_name(history.deeds_of(connection, log.get(connection, top[0])))

    def _saved(self, stored: Stored) -> None:
        self.last_saved = history.moment(stored.at)
        self._tell(stored.records)

    def _tell(self, records: frozenset[str]) -> None:
        self._top = None
        kinds = self._store.refresh(self.plan, records)
        for listener in list(self._listeners):
            listener(kinds, records)


def _is_idle(plan: Plan, edit: object) -> bool:
    """Whether the edit leaves a field, in which nothing differs, as it is."""
    if not isinstance(edit, Set | Write):
        return False
    record = plan.get(edit.record)
    if record is None or edit.field in record.differing:
        return False
    if isinstance(edit, Write):
        return edit.text == record.text(edit.field)
    held = record.position if edit.field == "position" else record.get(edit.field)
    return held == edit.value and type(held) is type(edit.value)

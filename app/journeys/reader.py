"""An open plan to read from: its records, its past, its attachments, and what it needs from the world around.

It knows no window and changes nothing; `Session` is the one that writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from app.journeys import transfer
from app.models.order import ALPHABET
from app.models.plan import FieldValue, Plan
from app.storage import blobs, history, read
from app.storage.database import sentences
from app.storage.history import ChangeEntry, HistoryEntry
from app.storage.store import Store


class Reader:
    """What can be asked of an open plan. `plan` is kept up to date by the session."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.plan: Plan = store.load()

    def history(self, record_id: str, field: str | None = None) -> list[HistoryEntry]:
        """Every edit of a record, or of one of its fields, oldest first."""
        with sentences(self._store.path):
            store = self._store
            return history.of_record(store.connection, store.derivation, record_id, field, store.pen.key.public)

    def made(self, record_id: str) -> tuple[str, datetime]:
        """Who made the record and when, in UTC."""
        with sentences(self._store.path):
            return history.made(self._store.connection, record_id, self._store.pen.key.public)

    def value_before(self, record_id: str, field: str, change_id: str) -> FieldValue:
        """What the field held just before a change in its history; for long text the whole text as it stood."""
        with sentences(self._store.path):
            return history.before(self._store.connection, self._store.derivation, record_id, field, change_id)

    def latest_changes(self, count: int) -> list[ChangeEntry]:
        """The newest changes in the plan, newest first."""
        with sentences(self._store.path):
            return history.latest(self._store.connection, count, self._store.pen.key.public)

    def as_of(self, tips: Iterable[str]) -> Plan:
        """The plan as it stood when `tips` were its newest changes. `UserError` when one of them is not here."""
        with sentences(self._store.path):
            return read.as_of(self._store.connection, tips)

    def blob(self, sha256: str) -> bytes:
        """An attachment or table by its hash. `UserError` when it is not on this computer."""
        with sentences(self._store.path):
            return blobs.read(self._store.connection, sha256)

    def send(self, out: Path) -> None:
        """Writes the whole plan, with its attachments, as a `.handslag` file."""
        transfer.send(self._store.connection, out)

    def chance(self, count: int) -> str:
        """That many random characters 0-9A-Za-z, as the verbs want them."""
        return "".join(ALPHABET[byte % len(ALPHABET)] for byte in self._store.pen.chance(count))

    def now(self) -> datetime:
        """The moment, in UTC, by the clock the session was given."""
        return history.moment(self._store.pen.clock())

    def today(self) -> str:
        """The day where this computer stands, "YYYY-MM-DD"."""
        return self.now().astimezone().date().isoformat()

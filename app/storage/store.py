"""One plan's file while it is open: signs a change, applies it in one transaction, undoes, redoes, and reads back.

What it acknowledges is on the disk. It never writes unless this process is the plan's only writer and this device has
the right; it knows no window and no wording.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.models.change import Change, Create
from app.models.errors import UserError
from app.models.format1.names import resolve
from app.models.plan import Plan
from app.storage import blobs, database, log, read, rights, undo
from app.storage.author import Drafted, compose
from app.storage.derive import Derivation
from app.storage.files import rebuilt_in_memory
from app.storage.lock import WriterLock
from app.storage.seal import Pen, seal


@dataclass(frozen=True, slots=True)
class Stored:
    """A change that is on the disk, the records it made in order, those whose rows it touched, and when (ms UTC)."""

    change: str
    created: tuple[str, ...]
    records: frozenset[str]
    at: int


class Store:
    """An open plan file. `refusal` is the code of the reason why nothing can be written, or None."""

    def __init__(self, path: Path, pen: Pen) -> None:
        self.path = path
        self.pen = pen
        self._lock = WriterLock(path)
        self.refusal: str | None = None
        self.connection = self._open()
        self.derivation = Derivation(self.connection)
        try:
            with database.sentences(path):
                self._begin()
        except BaseException:
            self.connection.close()
            self._lock.release()
            raise

    def _begin(self) -> None:
        if not database.derived_is_current(self.connection):
            self._build_anew()
        self.plan_id = read.plan_id(self.connection)
        if self.refusal is None and not rights.may_write(self.derivation.founders, self.pen.key.public or ""):
            self.refusal = "not_a_writer"
            self._lock.release()

    def _open(self) -> sqlite3.Connection:
        try:
            if not self._lock.take():
                self.refusal = "plan_open_elsewhere"
        except OSError:
            self.refusal = "plan_read_only"
        if self.refusal is None:
            try:
                return database.open_for_writing(self.path)
            except UserError as fault:
                self._lock.release()
                if fault.code != "plan_read_only":
                    raise
                self.refusal = "plan_read_only"
        return database.open_for_reading(self.path)

    def _build_anew(self) -> None:
        """Derived tables from another version: built again, in memory when the file cannot be written."""
        if self.refusal is not None:
            self.connection = rebuilt_in_memory(self.connection)
            self.derivation = Derivation(self.connection)
        else:
            with database.transaction(self.connection):
                self.derivation.rebuild()

    def close(self) -> None:
        """Ends reading and writing; what is on the disk stays."""
        try:
            if self.refusal is None:
                self._tidy()
        finally:
            self.connection.close()
            self._lock.release()

    def _tidy(self) -> None:
        """Moves the write-ahead log into the file. On a full disk it stays where it is, as durable as before."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_FULL:
                with database.sentences(self.path):
                    raise

    def load(self) -> Plan:
        """The plan as it stands."""
        with database.sentences(self.path):
            return read.load(self.connection)

    def write(self, change: Change, words: str = "") -> Stored:
        """Signs and stores one change; when it returns, the change is on the disk.

        Raises `UserError` when this session cannot write, a record is gone, or the disk fails; nothing is then changed.
        """
        self._refuse_unless_writable()
        with database.sentences(self.path):
            drafted = compose(self.connection, self.derivation, change)
            stored = self._commit(
                drafted, change.note, lambda made: undo.note(self.connection, made, "do", None, words)
            )
        created = tuple(f"{stored.change}:{n}" for n, edit in enumerate(change.edits) if isinstance(edit, Create))
        return Stored(stored.change, created, stored.records, stored.at)

    def take_back(self, change: str, kind: str, words: str) -> Stored:
        """Undoes (`kind` "undo") or redoes ("redo") a change by a new one that puts back what it replaced."""
        self._refuse_unless_writable()
        with database.sentences(self.path):
            try:
                inverse = undo.inverse(self.connection, self.derivation, change, self.pen.key.public or "")
            except UserError:
                with database.transaction(self.connection):
                    undo.note(self.connection, change, undo.LEFT_BEHIND[kind], None, words)
                raise

            def account(made: str) -> None:
                undo.note(self.connection, made, kind, change, words)
                self.connection.executemany(
                    "INSERT OR IGNORE INTO stands VALUES (?, ?)",
                    [(resolve(name, made), original) for name, original in inverse.stands],
                )

            return self._commit(inverse.drafted, "", account)

    @contextmanager
    def receiving(self) -> Iterator[sqlite3.Connection]:
        """The file in a transaction, for changes from others: that takes no right of one's own, only to be alone."""
        borrowed = self.refusal == "not_a_writer" and self._lock.take()
        if not borrowed:
            self._refuse_unless_writable()
        try:
            with database.sentences(self.path), database.transaction(self.connection):
                yield self.connection
        except BaseException:
            self.derivation.forget()
            raise
        finally:
            if borrowed:
                self._lock.release()

    def refresh(self, plan: Plan, records: Iterable[str]) -> frozenset[str]:
        """Brings `plan` up to date for these records; the types touched."""
        with database.sentences(self.path):
            return read.refresh(self.connection, plan, records, self.derivation.graph.tips())

    def _refuse_unless_writable(self) -> None:
        if self.refusal is not None:
            raise UserError(self.refusal, file=self.path.name, folder=self.path.parent)

    def _commit(self, drafted: Drafted, note: str, account: Callable[[str], None]) -> Stored:
        tips = self.derivation.graph.tips()
        sealed = seal(self.pen, self.plan_id, tips, drafted, note)
        logged = log.decode(sealed)
        if logged.malformed:
            raise ValueError("the change names what it does not make, or has a wrong shape")
        try:
            with database.transaction(self.connection):
                for name, content in drafted.blobs.items():
                    blobs.keep(self.connection, name, content)
                arrival = logged.header.at
                log.append(self.connection, logged.id, sealed, arrival)
                account(logged.id)
                self.derivation.apply(logged, arrival)
                records = self.derivation.finish()
        except BaseException:
            self.derivation.forget()
            raise
        return Stored(logged.id, (), frozenset(records), arrival)

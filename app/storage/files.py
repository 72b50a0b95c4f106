"""Plan files as wholes: where they lie, a new one that appears complete or not at all, and one opened alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.models.errors import UserError
from app.storage import database
from app.storage.derive import Derivation
from app.storage.lock import WriterLock


def file_of(folder: Path, plan: str) -> Path:
    """Where the plan with this id lies."""
    return folder / f"{plan}.sqlite"


@contextmanager
def new_file(folder: Path, plan: str) -> Iterator[sqlite3.Connection]:
    """A new plan file, in a transaction; it gets its name when everything in it is on the disk, else it is gone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserError("folder_read_only", folder=folder) from fault
    part = folder / f"{plan}.part"
    try:
        part.unlink(missing_ok=True)
        database.make(part)
        connection = database.open_for_writing(part)
        try:
            with database.sentences(part), database.transaction(connection):
                yield connection
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
        part.replace(file_of(folder, plan))
    except UserError as fault:
        raise (UserError("folder_read_only", folder=folder) if fault.code == "disk_error" else fault) from fault
    finally:
        for rest in ("", "-wal", "-shm"):
            part.with_name(part.name + rest).unlink(missing_ok=True)


@contextmanager
def open_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """An existing plan file with derived tables by the rules of this version, without changing the file."""
    connection = database.open_for_reading(path)
    try:
        with database.sentences(path):
            if not database.derived_is_current(connection):
                connection = rebuilt_in_memory(connection)
            yield connection
    finally:
        connection.close()


def rebuilt_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy with derived tables of this version, for a file that cannot or shall not be written; closes the other."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    connection.close()
    with database.transaction(copy):
        Derivation(copy).rebuild()
    return copy


@contextmanager
def open_log(path: Path) -> Iterator[sqlite3.Connection]:
    """An existing plan file to take in changes from others, which needs no right of one's own, only to be alone."""
    lock = WriterLock(path)
    try:
        if not lock.take():
            raise UserError("plan_open_elsewhere")
    except OSError as fault:
        raise UserError("folder_read_only", folder=path.parent) from fault
    try:
        connection = database.open_for_writing(path)
        try:
            with database.sentences(path):
                if not database.derived_is_current(connection):
                    with database.transaction(connection):
                        Derivation(connection).rebuild()
                yield connection
        finally:
            connection.close()
    finally:
        lock.release()

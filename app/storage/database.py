"""One plan's SQLite file: opened, laid out, and its errors turned into sentences.

Truth is the tables `change`, `waiting`, `blob`, `did` and `stands`; everything else is derived, may be dropped, and
is built again from the truth. It knows no subject matter.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from app.models.errors import UserError

APPLICATION_ID = 0x48534C47  # "HSLG"
USER_VERSION = 1
DERIVED_VERSION = 3
"""Raised whenever the derived tables or their rules change: they are then built again when a plan is opened."""

BUSY_SECONDS = 5.0

_DERIVED = """
CREATE TABLE derived_version (version INTEGER NOT NULL);
CREATE TABLE founder (device TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE place (change TEXT PRIMARY KEY, author TEXT NOT NULL, depth INTEGER NOT NULL, chain INTEGER NOT NULL,
    idx INTEGER NOT NULL, clock TEXT NOT NULL, shown INTEGER NOT NULL, void INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE chain (chain INTEGER PRIMARY KEY, author TEXT NOT NULL, last INTEGER NOT NULL);
CREATE TABLE tip (change TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE record (id TEXT PRIMARY KEY, type TEXT NOT NULL, parent TEXT, owner TEXT NOT NULL, fields TEXT NOT NULL,
    differing TEXT NOT NULL, status TEXT NOT NULL, hidden INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX record_parent ON record (parent) WHERE parent IS NOT NULL;
CREATE TABLE edit (record TEXT NOT NULL, field TEXT NOT NULL, live INTEGER NOT NULL, change TEXT NOT NULL,
    idx INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT, value TEXT, over TEXT, void INTEGER NOT NULL,
    PRIMARY KEY (record, field, live, change, idx)) WITHOUT ROWID;
CREATE INDEX edit_delete ON edit (record) WHERE kind='delete';
CREATE INDEX edit_target ON edit (target) WHERE live=1 AND target IS NOT NULL;
CREATE TABLE replaced_unseen (record TEXT NOT NULL, field TEXT NOT NULL, edit TEXT NOT NULL,
    PRIMARY KEY (record, field, edit)) WITHOUT ROWID;
CREATE TABLE member (device TEXT NOT NULL, change TEXT NOT NULL, idx INTEGER NOT NULL, organisation TEXT NOT NULL,
    role TEXT NOT NULL, name TEXT, PRIMARY KEY (device, change, idx)) WITHOUT ROWID;
CREATE TABLE attached (blob TEXT NOT NULL, change TEXT NOT NULL, PRIMARY KEY (blob, change)) WITHOUT ROWID;
"""
DERIVED_TABLES = (
    "derived_version",
    "founder",
    "place",
    "chain",
    "tip",
    "record",
    "edit",
    "replaced_unseen",
    "member",
    "attached",
)

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "plan_locked",
    sqlite3.SQLITE_LOCKED: "plan_locked",
    sqlite3.SQLITE_CORRUPT: "plan_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_plan",
    sqlite3.SQLITE_READONLY: "plan_read_only",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CANTOPEN: "disk_error",
}


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """What the world does to the file comes out as a `UserError`; a mistake in our own SQL stays a bug."""
    try:
        yield
    except sqlite3.Error as fault:
        code = _CODES.get(getattr(fault, "sqlite_errorcode", -1) & 0xFF)
        if code is None:
            raise
        raise UserError(code, file=path.name, backups=path.parent.parent / "backups") from fault


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The existing plan file at `path`, durable at each commit.

    `UserError` when it is newer, damaged, no plan, or only to be read (which SQLite would not say before the first
    write).
    """
    if not _may_write(path):
        raise UserError("plan_read_only")
    connection = _connect(f"file:{quote(str(path))}?mode=rw", path)
    with sentences(path):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")
    _check_version(connection, path, migrate=True)
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """The existing plan file at `path`, never changed; also from a folder that cannot be written to."""
    where = f"file:{quote(str(path))}"
    try:
        connection = _connect(f"{where}?mode=ro", path)
        _check_version(connection, path, migrate=False)
    except UserError as fault:
        log = path.with_name(path.name + "-wal")
        if fault.code not in ("disk_error", "plan_read_only") or (log.exists() and log.stat().st_size):
            raise
        connection = _connect(f"{where}?mode=ro&immutable=1", path)
        _check_version(connection, path, migrate=False)
    return connection


def make(path: Path) -> None:
    """An empty plan file at `path`: all tables, no change."""
    from app.storage import migrations

    with sentences(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            migrations.apply(connection)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={USER_VERSION}")
            make_derived(connection)
        finally:
            connection.close()


def make_derived(connection: sqlite3.Connection) -> None:
    """Drops all that is derived and lays it out empty."""
    for table in DERIVED_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _DERIVED.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT INTO derived_version VALUES (?)", (DERIVED_VERSION,))


def derived_is_current(connection: sqlite3.Connection) -> bool:
    """Whether the derived tables were built by the rules of this version."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name='derived_version'").fetchone()
    if known is None:
        return False
    row = connection.execute("SELECT version FROM derived_version").fetchone()
    return row is not None and row[0] == DERIVED_VERSION


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; when it ends without an error, what was written is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def quick_check(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds its own file whole."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _may_write(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return all(os.access(where, os.W_OK, effective_ids=effective) for where in (path, path.parent))


def _connect(uri: str, path: Path) -> sqlite3.Connection:
    with sentences(path):
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=256)


def _check_version(connection: sqlite3.Connection, path: Path, *, migrate: bool) -> None:
    with sentences(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        connection.close()
        raise UserError("not_a_plan", file=path.name)
    if version > USER_VERSION:
        connection.close()
        raise UserError("plan_newer", file=path.name)
    if version < USER_VERSION and migrate:
        from app.storage import migrations

        with sentences(path):
            migrations.apply(connection)
            connection.execute(f"PRAGMA user_version={USER_VERSION}")

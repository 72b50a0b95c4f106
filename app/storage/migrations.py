"""The layout of a plan file's truth, step by step; a released step is never edited, only followed by another.

sqlite-utils keeps the account of which steps a file has been through. It is imported here alone, and only when a file
is made or is of an older layout, because it brings pandas with it.
"""

from __future__ import annotations

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Takes the file through the steps it has not been through."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("handslag-plan")
    steps()(m001_the_signed_log)
    database = Database(connection)
    steps.apply(database)


def m001_the_signed_log(database: object) -> None:
    """Changes as they came, what waits, blobs in parts, and this device's own undo and redo."""
    from sqlite_utils import Database

    assert isinstance(database, Database)
    for statement in (
        "CREATE TABLE change (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, header BLOB NOT NULL,"
        " ops BLOB NOT NULL, words BLOB, signature BLOB NOT NULL, arrival INTEGER NOT NULL)",
        "CREATE TABLE waiting (id TEXT PRIMARY KEY, line BLOB NOT NULL, arrival INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE blob (hash TEXT NOT NULL, part INTEGER NOT NULL, content BLOB NOT NULL,"
        " PRIMARY KEY (hash, part))",
        "CREATE TABLE did (seq INTEGER PRIMARY KEY, change TEXT NOT NULL, kind TEXT NOT NULL, of TEXT,"
        " words TEXT NOT NULL)",
        "CREATE TABLE stands (name TEXT NOT NULL, original TEXT NOT NULL, PRIMARY KEY (name, original)) WITHOUT ROWID",
    ):
        database.execute(statement)

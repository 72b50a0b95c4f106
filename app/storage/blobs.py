"""Attachments and tables, kept inside the plan's file under their SHA-256, in parts so that none needs one big row."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from app.models.errors import UserError

PART_BYTES = 1_000_000


def keep(connection: sqlite3.Connection, name: str, content: bytes) -> None:
    """Keeps the bytes under `name`, their SHA-256, unless they are there already."""
    if not holds(connection, name):
        parts = (content[at : at + PART_BYTES] for at in range(0, max(len(content), 1), PART_BYTES))
        keep_parts(connection, name, parts)


def keep_parts(connection: sqlite3.Connection, name: str, parts: Iterable[bytes]) -> None:
    """Keeps bytes that come in parts; `ValueError` when they are not what `name` says (nothing is then kept)."""
    digest = hashlib.sha256()
    for number, part in enumerate(parts):
        digest.update(part)
        connection.execute("INSERT INTO blob VALUES (?, ?, ?)", (name, number, part))
    if digest.hexdigest() != name:
        connection.execute("DELETE FROM blob WHERE hash=?", (name,))
        raise ValueError(name)


def holds(connection: sqlite3.Connection, name: str) -> bool:
    """Whether the bytes are here."""
    return connection.execute("SELECT 1 FROM blob WHERE hash=? AND part=0", (name,)).fetchone() is not None


def parts_of(connection: sqlite3.Connection, name: str) -> Iterator[bytes]:
    """The bytes, part by part."""
    for (content,) in connection.execute("SELECT content FROM blob WHERE hash=? ORDER BY part", (name,)):
        yield content


def read(connection: sqlite3.Connection, name: str) -> bytes:
    """All the bytes; `UserError` when they are not here."""
    if not holds(connection, name):
        raise UserError("blob_missing", digest=name[:12])
    return b"".join(parts_of(connection, name))


def attached(connection: sqlite3.Connection) -> list[str]:
    """The blobs that the plan's changes have attached, here or not."""
    return [row[0] for row in connection.execute("SELECT DISTINCT blob FROM attached ORDER BY blob")]

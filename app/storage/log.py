"""The log itself: changes put in and read back as the bytes they came as, and decoded into header, ops and words.

It knows nothing of what the changes add up to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from app.models.format1.canonical import NotCanonical
from app.models.format1.change import Header, Refused, Sealed, Words, check_hashes, read_header, read_words
from app.models.format1.names import resolve
from app.models.format1.ops import Found, Malformed, Op, read_ops


@dataclass(frozen=True, slots=True)
class Logged:
    """A change decoded. `ops` are empty and `malformed` true when the whole change is void for its shape."""

    id: str
    header: Header
    ops: tuple[Op, ...]
    words: Words | None
    malformed: bool = False

    def full(self, name: str) -> str:
        """The full name of a record or edit named in this change; the plan's own record is the founding change."""
        if self.ops and name == "#0" and isinstance(self.ops[0], Found):
            return self.id
        return resolve(name, self.id)


def decode(sealed: Sealed) -> Logged:
    """The change in `sealed`, its signature not yet checked.

    Raises `Refused` for a fault in header, hashes or canonical form and for a founding change that is malformed;
    `NewerVersion` or `UnknownKind` when it must wait.
    """
    header = read_header(sealed.header)
    check_hashes(header, sealed)
    words = read_words(sealed.words, header.n)
    try:
        ops = read_ops(sealed.ops, header.n, founding=header.plan is None)
    except NotCanonical as fault:
        raise Refused(f"ops: {fault}") from fault
    except Malformed as fault:
        if header.plan is None:
            raise Refused(f"founding change: {fault}") from fault
        return Logged(sealed.id, header, (), words, malformed=True)
    if ops and isinstance(ops[0], Found) and header.by not in ops[0].founders:
        raise Refused("founding change: its author is not a founder")
    return Logged(sealed.id, header, ops, words)


def append(connection: sqlite3.Connection, change: str, sealed: Sealed, arrival: int) -> None:
    """Puts the change last in the log; `arrival` in whole milliseconds UTC."""
    connection.execute(
        "INSERT INTO change (id, header, ops, words, signature, arrival) VALUES (?, ?, ?, ?, ?, ?)",
        (change, sealed.header, sealed.ops, sealed.words, sealed.signature, arrival),
    )


def holds(connection: sqlite3.Connection, change: str) -> bool:
    """Whether the change is in the log."""
    return connection.execute("SELECT 1 FROM change WHERE id=?", (change,)).fetchone() is not None


def get(connection: sqlite3.Connection, change: str) -> Logged:
    """The change, decoded; `KeyError` when the log lacks it."""
    row = connection.execute("SELECT header, ops, words, signature FROM change WHERE id=?", (change,)).fetchone()
    if row is None:
        raise KeyError(change)
    return decode(Sealed(*row))


def all_sealed(connection: sqlite3.Connection) -> Iterator[tuple[Sealed, int]]:
    """Every change with its arrival, parents before children."""
    for header, ops, words, signature, arrival in connection.execute(
        "SELECT header, ops, words, signature, arrival FROM change ORDER BY seq"
    ):
        yield Sealed(header, ops, words, signature), arrival


def all_waiting(connection: sqlite3.Connection) -> Iterator[bytes]:
    """The lines that wait, as they came: they are passed on like the rest."""
    for (line,) in connection.execute("SELECT line FROM waiting ORDER BY id"):
        yield line


def count(connection: sqlite3.Connection) -> int:
    """How many changes the log holds."""
    return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])

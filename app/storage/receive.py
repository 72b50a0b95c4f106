"""Lines from elsewhere: verified, ordered by their parents, kept waiting when something they need is not here.

A faulty line changes nothing and says why. What is already in the log is left as it came, except that words it lacks
are taken in when a line brings them. Rights are judged when a change is applied, not here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.models.format1.change import SIGNED_PREFIX, NewerVersion, Refused, Sealed, read_line, write_line
from app.models.format1.ops import UnknownKind
from app.storage import log
from app.storage.derive import Derivation
from app.storage.device_key import verify
from app.storage.log import Logged


@dataclass(slots=True)
class Received:
    """What became of the lines, as ids; `refused` as the reasons `tampered` or `foreign`."""

    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    records: set[str] = field(default_factory=set)


def receive(
    connection: sqlite3.Connection, derivation: Derivation, plan: str, lines: Iterable[bytes], arrival: int
) -> Received:
    """Takes the lines into the log of `plan`, inside the caller's transaction. `arrival` in ms UTC."""
    result = Received()
    pending = _from_waiting(connection)
    rebuild = False
    for line in lines:
        try:
            sealed = read_line(line)
            change = verified(sealed)
        except Refused:
            result.refused.append("tampered")
            continue
        except (NewerVersion, UnknownKind):
            _wait(connection, sealed, arrival)
            result.waiting.append(sealed.id)
            continue
        if (change.header.plan or change.id) != plan:
            result.refused.append("foreign")
        elif log.holds(connection, change.id):
            rebuild |= _fill_in_words(connection, change, sealed)
            result.known.append(change.id)
        elif change.id not in pending or sealed.words is not None:
            pending[change.id] = (change, sealed)
    _place(connection, derivation, pending, arrival, result)
    if rebuild:
        derivation.rebuild()
        result.records |= {row[0] for row in connection.execute("SELECT id FROM record")}
    return result


def verified(sealed: Sealed) -> Logged:
    """The change, its shape, hashes and signature found right; `Refused` otherwise, or what makes it wait."""
    change = log.decode(sealed)
    if not verify(change.header.by, sealed.signature, SIGNED_PREFIX + sealed.header):
        raise Refused("signature")
    return change


def _place(
    connection: sqlite3.Connection,
    derivation: Derivation,
    pending: dict[str, tuple[Logged, Sealed]],
    arrival: int,
    result: Received,
) -> None:
    """Applies what has all its parents, then what that made ready; the rest waits."""
    missing: dict[str, int] = {}
    children: dict[str, list[str]] = {}
    for name, (change, _) in pending.items():
        lacking = [parent for parent in change.header.after if not log.holds(connection, parent)]
        missing[name] = len(lacking)
        for parent in lacking:
            children.setdefault(parent, []).append(name)
    ready = sorted((name for name, count in missing.items() if not count), reverse=True)
    while ready:
        name = ready.pop()
        change, sealed = pending.pop(name)
        log.append(connection, name, sealed, arrival)
        derivation.apply(change, arrival)
        connection.execute("DELETE FROM waiting WHERE id=?", (name,))
        result.added.append(name)
        for child in children.get(name, ()):
            missing[child] -= 1
            if not missing[child]:
                ready.append(child)
    for name, (_, sealed) in pending.items():
        _wait(connection, sealed, arrival)
        result.waiting.append(name)
    result.records |= derivation.finish()


def _from_waiting(connection: sqlite3.Connection) -> dict[str, tuple[Logged, Sealed]]:
    """What waited for parents, or for a version that this may be."""
    found: dict[str, tuple[Logged, Sealed]] = {}
    for (line,) in connection.execute("SELECT line FROM waiting").fetchall():
        sealed = read_line(line)
        try:
            found[sealed.id] = (verified(sealed), sealed)
        except (NewerVersion, UnknownKind, Refused):
            continue
    return found


def _wait(connection: sqlite3.Connection, sealed: Sealed, arrival: int) -> None:
    connection.execute("INSERT OR IGNORE INTO waiting VALUES (?, ?, ?)", (sealed.id, write_line(sealed), arrival))


def _fill_in_words(connection: sqlite3.Connection, change: Logged, sealed: Sealed) -> bool:
    """Takes in words that the log lacks; whether it did."""
    if sealed.words is None:
        return False
    cursor = connection.execute("UPDATE change SET words=? WHERE id=? AND words IS NULL", (sealed.words, change.id))
    return cursor.rowcount > 0

"""Lines from elsewhere: verified, ordered by their parents, kept waiting when something they need is not here.

A faulty line changes nothing and says why. What is already in the log is left as it came, except that words it lacks
are taken in when a line brings them. Rights are judged when a change is applied, not here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.models.format1.change import (
    SIGNED_PREFIX,
    NewerVersion,
    Refused,
    Sealed,
    check_hashes,
    read_header,
    read_line,
    sha256,
    write_line,
)
from app.models.format1.ops import UnknownKind
from app.storage import log
from app.storage.derive import Derivation
from app.storage.device_key import verify
from app.storage.log import Logged


class ForeignPlan(Refused):
    """A correctly signed change of another plan, or another plan's founding."""


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
    pending = _from_waiting(connection, plan)
    rebuild = False
    for line in lines:
        try:
            sealed = read_line(line)
            change = verified(sealed, plan)
        except ForeignPlan:
            result.refused.append("foreign")
        except Refused:
            result.refused.append("tampered")
        except NewerVersion:
            _wait(connection, sha256(line), line, arrival)
            result.waiting.append(sealed.id)
        except UnknownKind:
            _wait(connection, sealed.id, line, arrival)
            result.waiting.append(sealed.id)
        else:
            rebuild |= _sort_in(connection, change, sealed, pending, result)
    _place(connection, derivation, pending, arrival, result)
    if rebuild:
        derivation.rebuild()
        result.records |= {row[0] for row in connection.execute("SELECT id FROM record")}
    return result


def _sort_in(
    connection: sqlite3.Connection,
    change: Logged,
    sealed: Sealed,
    pending: dict[str, tuple[Logged, Sealed]],
    result: Received,
) -> bool:
    """Puts a verified change among the known or the pending; whether it brought words that the log lacked."""
    if log.holds(connection, change.id):
        result.known.append(change.id)
        return _fill_in_words(connection, change, sealed)
    if change.id not in pending or sealed.words is not None:
        pending[change.id] = (change, sealed)
    return False


def verified(sealed: Sealed, plan: str) -> Logged:
    """The change, its shape, hashes and signature found right and of this plan.

    Raises `Refused` (`ForeignPlan` when only the plan is another), or what makes it wait: `UnknownKind` after header,
    hashes and signature were found right, `NewerVersion` when not even the header can be judged.
    """
    header = read_header(sealed.header)
    check_hashes(header, sealed)
    if not verify(header.by, sealed.signature, SIGNED_PREFIX + sealed.header):
        raise Refused("signature")
    if (header.plan or sealed.id) != plan:
        raise ForeignPlan(header.plan or sealed.id)
    return log.decode(sealed)


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
        _wait(connection, name, write_line(sealed), arrival)
        result.waiting.append(name)
    result.records |= derivation.finish()


def _from_waiting(connection: sqlite3.Connection, plan: str) -> dict[str, tuple[Logged, Sealed]]:
    """What waited for parents, or for a version that this may be; what then proves to be faulty is let go."""
    found: dict[str, tuple[Logged, Sealed]] = {}
    for name, line in connection.execute("SELECT id, line FROM waiting").fetchall():
        try:
            sealed = read_line(line)
            change = verified(sealed, plan)
        except (NewerVersion, UnknownKind):
            continue
        except Refused:
            connection.execute("DELETE FROM waiting WHERE id=?", (name,))
            continue
        if name != change.id:
            connection.execute("DELETE FROM waiting WHERE id=?", (name,))
        if not log.holds(connection, change.id) and (change.id not in found or sealed.words is not None):
            found[change.id] = (change, sealed)
    return found


def _wait(connection: sqlite3.Connection, name: str, line: bytes, arrival: int) -> None:
    """Keeps a line as it came. One whose signature was found right is named by its change, and words may come later.

    A line of a newer version is named by its own hash: which of several is the true one only that version can tell.
    """
    connection.execute(
        "INSERT INTO waiting VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET line=excluded.line "
        "WHERE length(excluded.line) > length(line)",
        (name, line, arrival),
    )


def _fill_in_words(connection: sqlite3.Connection, change: Logged, sealed: Sealed) -> bool:
    """Takes in words that the log lacks; whether it did."""
    if sealed.words is None:
        return False
    cursor = connection.execute("UPDATE change SET words=? WHERE id=? AND words IS NULL", (sealed.words, change.id))
    return cursor.rowcount > 0

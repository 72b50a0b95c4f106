"""A whole plan out of this computer's log into a `.handslag` file, and in again.

It joins the file format with the log; a faulty file changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.exchange import handslag_file
from app.exchange.handslag_file import Opened
from app.models.errors import UserError
from app.models.format1.change import NewerVersion, Refused, read_header, read_line, sha256, write_line
from app.models.wording.storage import REASONS
from app.storage import blobs, log
from app.storage.database import sentences, transaction
from app.storage.derive import Derivation
from app.storage.files import file_of, new_file, open_log
from app.storage.receive import Received, receive
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class ReceiveResult:
    """The plan's id, how many changes were new, how many wait for others, and the attachments the file lacked."""

    plan: str
    changes: int
    waiting: int
    missing_blobs: tuple[str, ...]


def send(connection: sqlite3.Connection, out: Path) -> None:
    """Writes the whole log, what waits, and the blobs they name. `UserError` when the file cannot be written."""
    here = (name for name in blobs.attached(connection) if blobs.holds(connection, name))
    handslag_file.write(out, _lines(connection), ((name, blobs.parts_of(connection, name)) for name in here))


def take_in(path: Path, folder: Path, arrival: int) -> ReceiveResult:
    """Adds what the file has and the plan in `folder` lacks; the whole plan when it is new here.

    `UserError` with the reason when the file cannot be read or accepted, or the plan is open elsewhere.
    """
    opened = handslag_file.read(path)
    plan, founded = _plan_of(opened)
    if file_of(folder, plan).exists():
        with open_log(file_of(folder, plan)) as connection, transaction(connection):
            return _fill(connection, Derivation(connection), opened, arrival)[0]
    if not founded:
        raise UserError("handslag_file_without_plan", file=path.name)
    with new_file(folder, plan) as connection:
        result = _fill(connection, Derivation(connection), opened, arrival)[0]
        if not log.holds(connection, plan):
            raise UserError("plan_newer", file=path.name)
        return result


def take_in_open(path: Path, store: Store) -> tuple[ReceiveResult, frozenset[str]]:
    """The same for a plan that is open here; also the records that may look different now."""
    opened = handslag_file.read(path)
    if _plan_of(opened)[0] != store.plan_id:
        raise UserError("handslag_file_other_plan", file=path.name)
    with store.receiving() as connection:
        return _fill(connection, store.derivation, opened, store.pen.clock())


def _fill(
    connection: sqlite3.Connection, derivation: Derivation, opened: Opened, arrival: int
) -> tuple[ReceiveResult, frozenset[str]]:
    plan = _plan_of(opened)[0]
    with sentences(opened.path):
        result = receive(connection, derivation, plan, opened.lines, arrival)
        _refuse_faults(opened, result)
        named = blobs.attached(connection)
        for name in set(named) & set(opened.blobs):
            if not blobs.holds(connection, name):
                blobs.keep_parts(connection, name, handslag_file.blob_parts(opened.path, name))
        missing = tuple(name for name in named if not blobs.holds(connection, name))
    return ReceiveResult(plan, len(result.added), len(result.waiting), missing), frozenset(result.records)


def _refuse_faults(opened: Opened, result: Received) -> None:
    if result.refused:
        reason = REASONS[result.refused[0]][0]
        raise UserError("handslag_file_refused", file=opened.path.name, reason=reason)


def _plan_of(opened: Opened) -> tuple[str, bool]:
    """The plan that the lines belong to, and whether its founding change is among them."""
    plan, founded = "", False
    for line in opened.lines:
        try:
            sealed = read_line(line)
            header = read_header(sealed.header)
        except (Refused, NewerVersion):
            continue
        if header.plan is None:
            return sha256(sealed.header), True
        plan = plan or header.plan
    if not plan:
        raise UserError("handslag_file_unreadable", file=opened.path.name, reason=REASONS["not_handslag"][0])
    return plan, founded


def _lines(connection: sqlite3.Connection) -> Iterator[bytes]:
    for sealed, _ in log.all_sealed(connection):
        yield write_line(sealed)
    yield from log.all_waiting(connection)

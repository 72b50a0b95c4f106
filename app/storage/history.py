"""What happened, read from the log: to one record or field, or lately in the whole plan, with names and shown dates.

Nothing is recomputed here but texts as they stood; void edits are left out.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.models import prose
from app.models.format1 import ops
from app.models.format1.ops import Op
from app.models.plan import FieldValue
from app.models.prose import TextEdit
from app.models.wording.history import Deed, change_name
from app.storage import log, people
from app.storage.derive import Derivation
from app.storage.log import Logged

BETWEEN = " … "
"""Stands between two passages of one edit of a text."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One edit of one field. `name` is the author's; `old` and `new` as the field read.

    In a set of references: the target that came or went. In a text: the passages taken out and put in. `kind` is how
    it was edited: set, text, add, remove, delete or restore.
    """

    change_id: str
    shown_at: datetime
    name: str
    field: str
    old: FieldValue
    new: FieldValue
    note: str
    kind: str = "set"


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change: who, when, in words what, and the records it wrote in."""

    change_id: str
    shown_at: datetime
    name: str
    what: str
    note: str
    records: tuple[str, ...]


def of_record(
    connection: sqlite3.Connection,
    derivation: Derivation,
    record: str,
    field: str | None = None,
    own: str | None = None,
) -> list[HistoryEntry]:
    """Every edit of the record, or of one field, oldest first. Deletes and restores have field "".

    `own` is this computer's device, which is called so when the log has no name for it.
    """
    rows = connection.execute(
        "SELECT edit.field, edit.change, edit.idx, edit.kind, edit.target, edit.value, place.author, place.shown "
        "FROM edit JOIN place ON place.change=edit.change WHERE edit.record=? AND edit.void=0 "
        "ORDER BY place.depth, edit.change, edit.idx",
        (record,),
    ).fetchall()
    past = _Past(connection, derivation, record)
    found = []
    for name, change, idx, kind, target, value, author, shown in rows:
        if field is not None and name != field:
            continue
        old, new = past.step(name, f"{change}:{idx}", kind, target, value)
        logged = log.get(connection, change)
        note = logged.words.note if logged.words else ""
        who = people.name_of(connection, author, own)
        found.append(HistoryEntry(change, moment(shown), who, name, old, new, note, kind))
    return found


def made(connection: sqlite3.Connection, record: str, own: str | None = None) -> tuple[str, datetime]:
    """Who made the record, and when; `KeyError` when the log does not hold it. `own` as in `of_record`."""
    row = connection.execute("SELECT author, shown FROM place WHERE change=?", (record.partition(":")[0],)).fetchone()
    if row is None:
        raise KeyError(record)
    return people.name_of(connection, row[0], own), moment(row[1])


def before(connection: sqlite3.Connection, derivation: Derivation, record: str, field: str, change: str) -> FieldValue:
    """What the field held just before `change` first wrote in it, in the order in which `of_record` tells it."""
    value: FieldValue = None
    held: set[str] = set()
    earlier: set[str] = set()
    is_text = False
    for maker, idx, kind, target, stored in connection.execute(
        "SELECT edit.change, edit.idx, edit.kind, edit.target, edit.value "
        "FROM edit JOIN place ON place.change=edit.change WHERE edit.record=? AND edit.field=? AND edit.void=0 "
        "ORDER BY place.depth, edit.change, edit.idx",
        (record, field),
    ):
        is_text = is_text or kind == "text"
        if maker == change:
            break
        if kind == "text":
            earlier.add(f"{maker}:{idx}")
        elif kind in ("add", "remove"):
            (held.add if kind == "add" else held.discard)(target)
        else:
            value = json.loads(stored or "null")
    if is_text:
        edits = derivation.shown.texts.edits(record, field)
        return prose.render(edit for edit in edits if edit.edit in earlier).text or None
    return tuple(sorted(held)) or value


def latest(connection: sqlite3.Connection, count: int, own: str | None = None) -> list[ChangeEntry]:
    """The newest changes with effect, newest first; `own` as in `of_record`."""
    rows = connection.execute(
        "SELECT change.id, place.author, place.shown FROM change JOIN place ON place.change=change.id "
        "WHERE place.void=0 ORDER BY change.seq DESC LIMIT ?",
        (count,),
    ).fetchall()
    found = []
    for change, author, shown in rows:
        logged = log.get(connection, change)
        deeds = deeds_of(connection, logged)
        note = logged.words.note if logged.words else ""
        records = tuple(dict.fromkeys(record for *_, record in deeds if record))
        name = people.name_of(connection, author, own)
        found.append(ChangeEntry(change, moment(shown), name, change_name(deeds), note, records))
    return found


def deeds_of(connection: sqlite3.Connection, change: Logged) -> list[Deed]:
    """What the change did, edit by edit, as verbs on types and fields."""
    deeds = []
    for index, op in enumerate(change.ops):
        record = f"{change.id}:{index}" if isinstance(op, ops.Create) else _record_of(change, op)
        row = connection.execute("SELECT type FROM record WHERE id=?", (record,)).fetchone()
        deeds.append((_verb(op), str(row[0]) if row else "", getattr(op, "field", ""), record))
    return deeds


def moment(milliseconds: int) -> datetime:
    """Whole milliseconds since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _record_of(change: Logged, op: Op) -> str:
    record = getattr(op, "record", None)
    return change.full(record) if isinstance(record, str) else change.id if isinstance(op, ops.Found) else ""


def _verb(op: Op) -> str:
    if isinstance(op, ops.SetValue | ops.SetTarget):
        return "set"
    return {"add": "link", "remove": "unlink"}.get(type(op).__name__.lower(), type(op).__name__.lower())


class _Past:
    """What each field held before the edit at hand."""

    def __init__(self, connection: sqlite3.Connection, derivation: Derivation, record: str) -> None:
        self._connection = connection
        self._derivation = derivation
        self._record = record
        self._values: dict[str, FieldValue] = {}
        self._texts: dict[str, dict[str, TextEdit]] = {}

    def step(
        self, field: str, edit: str, kind: str, target: str | None, value: str | None
    ) -> tuple[FieldValue, FieldValue]:
        """Old and new of one edit."""
        if kind == "add":
            return None, target
        if kind == "remove":
            return target, None
        if kind in ("delete", "restore"):
            return None, None
        if kind == "text":
            return self._passage(field, edit)
        old, new = self._values.get(field), json.loads(value or "null")
        self._values[field] = new
        return old, new

    def _passage(self, field: str, edit: str) -> tuple[FieldValue, FieldValue]:
        """What was taken out and what was put in, passage by passage."""
        edits = self._texts.get(field)
        if edits is None:
            edits = self._texts[field] = {e.edit: e for e in self._derivation.shown.texts.edits(self._record, field)}
        pieces = edits[edit].pieces
        taken = [_text_of(edits, run)[start:end] for piece in pieces for run, start, end in piece.delete]
        put = [piece.text or prose.GONE * piece.length for piece in pieces if piece.length]
        return BETWEEN.join(filter(None, taken)) or None, BETWEEN.join(put) or None


def _text_of(edits: Mapping[str, TextEdit], run: str) -> str:
    edit, _, number = run.rpartition(".")
    pieces = edits[edit].pieces if edit in edits else ()
    return (pieces[int(number)].text or "") if int(number) < len(pieces) else ""

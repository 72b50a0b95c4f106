"""The plan as it stands, read from the read view; and the plan as it once stood, built anew from a part of the log."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from app.models.errors import UserError
from app.models.format1.change import Sealed
from app.models.plan import Plan, Record
from app.storage import database, log
from app.storage.derive import Derivation

_COLUMNS = "SELECT id, type, parent, owner, fields, differing FROM record"


def plan_id(connection: sqlite3.Connection) -> str:
    """The id of the founding change; `KeyError` when the log is empty."""
    row = connection.execute("SELECT id FROM change ORDER BY seq LIMIT 1").fetchone()
    if row is None:
        raise KeyError("an empty log")
    return str(row[0])


def load(connection: sqlite3.Connection) -> Plan:
    """All records that are not hidden, and the tips."""
    tips = [row[0] for row in connection.execute("SELECT change FROM tip ORDER BY change")]
    with _no_collection():
        records = (_record(row) for row in connection.execute(f"{_COLUMNS} WHERE hidden=0"))
        return Plan.of_records(plan_id(connection), tips, records)


def root(connection: sqlite3.Connection) -> tuple[Record, int]:
    """The plan's own record, and when the newest change came (ms UTC)."""
    row = connection.execute(f"{_COLUMNS} WHERE id=?", (plan_id(connection),)).fetchone()
    return _record(row), int(connection.execute("SELECT arrival FROM change ORDER BY seq DESC LIMIT 1").fetchone()[0])


def refresh(
    connection: sqlite3.Connection, plan: Plan, records: Iterable[str], tips: tuple[str, ...]
) -> frozenset[str]:
    """Brings `plan` up to date for those records; the types that were touched."""
    kinds = set()
    for name in records:
        row = connection.execute(f"{_COLUMNS} WHERE id=? AND hidden=0", (name,)).fetchone()
        old = plan.get(name)
        kinds |= {row[1] if row else None, old.type if old else None}
        if row:
            plan.put(_record(row))
        else:
            plan.drop(name)
    plan.tips = tips
    return frozenset(kind for kind in kinds if kind)


def as_of(connection: sqlite3.Connection, tips: Iterable[str]) -> Plan:
    """The plan as the changes `tips` and all before them add up to. `UserError` when one is not in the log."""
    wanted = ancestors(connection, tips)
    past = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.make_derived(past)
        past.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY, id TEXT)")
        derivation = Derivation(past)
        past.execute("BEGIN")
        rows = connection.execute("SELECT id, header, ops, words, signature, arrival FROM change ORDER BY seq")
        for change, header, ops, words, signature, arrival in rows:
            if change in wanted:
                past.execute("INSERT INTO change (id) VALUES (?)", (change,))
                derivation.apply(log.decode(Sealed(header, ops, words, signature)), arrival)
        derivation.finish()
        return load(past)
    finally:
        past.close()


def ancestors(connection: sqlite3.Connection, tips: Iterable[str]) -> set[str]:
    """The changes `tips` and all before them."""
    graph = Derivation(connection).graph
    clock: dict[int, int] = {}
    for tip in tips:
        place = graph.place(tip)
        if place is None:
            raise UserError("unknown_version")
        for chain, idx in place.clock.items():
            clock[chain] = max(clock.get(chain, -1), idx)
    rows = connection.execute("SELECT change, chain, idx FROM place")
    return {change for change, chain, idx in rows if idx <= clock.get(chain, -1)}


def _record(row: tuple[str, str, str | None, str, str, str]) -> Record:
    name, kind, parent, owner, fields, differing = row
    values = json.loads(fields)
    position = values.pop("position", "")
    for key, value in values.items():
        if type(value) is list:
            values[key] = tuple(value)
    differs = frozenset(json.loads(differing)) if differing != "[]" else frozenset()
    return Record(name, kind, parent, owner, position if isinstance(position, str) else "", values, differs)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Tens of thousands of new objects that all stay: looking for garbage among them only costs time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

"""Undo and redo as new changes: what this device did last, and the change that puts back what it replaced.

A local account (`did`) says which change undid which, and `stands` says which edit or run of text was put back in
the place of which, so that undo goes on past an earlier undo. It refuses what others have changed since, and never
touches what they wrote. From co-editing, "Undo".
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.models.format1 import ops
from app.models.format1.names import resolve
from app.models.format1.ops import Op
from app.storage import log, people
from app.storage.author import Drafted
from app.storage.derive import DELETION, Derivation
from app.storage.log import Logged
from app.storage.undo_text import put_back_text


@dataclass(slots=True)
class Inverse:
    """The change that takes another back. `stands` pairs a name in it (`#op`, `#op.splice`) with the original."""

    drafted: Drafted = field(default_factory=Drafted)
    stands: list[tuple[str, str]] = field(default_factory=list)

    def put(self, op: Op, stands_for: Iterable[str] = ()) -> None:
        """One op more."""
        self.drafted.ops.append(op)
        here = f"#{len(self.drafted.ops) - 1}"
        self.stands.extend((here, original) for original in stands_for)


LEFT_BEHIND = {"undo": "passed", "redo": "dropped"}
"""How the account marks a deed that could not be undone, or an undo that could not be taken back."""


def newest_to_undo(connection: sqlite3.Connection) -> tuple[str, str] | None:
    """The change that undo would take back now, and the words it was done under; None when there is none."""
    return next(iter(to_undo(connection, 1)), None)


def to_undo(connection: sqlite3.Connection, most: int) -> list[tuple[str, str]]:
    """The changes that undo would take back one after the other, the first to go first, each with its words."""
    undone = 0
    found: list[tuple[str, str]] = []
    for change, kind, words in connection.execute("SELECT change, kind, words FROM did ORDER BY seq DESC"):
        if kind in ("undo", "passed"):
            undone += 1
        elif undone and kind != "dropped":
            undone -= 1
        elif kind != "dropped":
            found.append((change, words))
            if len(found) == most:
                break
    return found


def newest_to_redo(connection: sqlite3.Connection) -> tuple[str, str] | None:
    """The undo that redo would take back now; None after anything new was done."""
    redone = 0
    for change, kind, words in connection.execute("SELECT change, kind, words FROM did ORDER BY seq DESC"):
        if kind == "undo":
            if not redone:
                return change, words
            redone -= 1
        elif kind in ("redo", "dropped"):
            redone += 1
        elif kind == "do":
            return None
    return None


def note(connection: sqlite3.Connection, change: str, kind: str, of: str | None, words: str) -> None:
    """Keeps the account: `kind` is do, undo, redo, or how one was left behind."""
    connection.execute("INSERT INTO did (change, kind, of, words) VALUES (?, ?, ?, ?)", (change, kind, of, words))


def inverse(connection: sqlite3.Connection, derivation: Derivation, change: str, device: str) -> Inverse:
    """The change that takes `change` back; `UserError` when someone else has changed since what it would touch."""
    return _Inverter(connection, derivation, log.get(connection, change), device).invert()


class _Inverter:
    def __init__(self, connection: sqlite3.Connection, derivation: Derivation, change: Logged, device: str) -> None:
        self._connection = connection
        self._derivation = derivation
        self._change = change
        self._device = device
        self._made = {f"{change.id}:{n}" for n, op in enumerate(change.ops) if isinstance(op, ops.Create)}
        self._out = Inverse()

    def invert(self) -> Inverse:
        done: set[tuple[str, ...]] = set()
        deletes = any(isinstance(op, ops.Delete) for op in self._change.ops)
        for index in reversed(range(len(self._change.ops))):
            op = self._change.ops[index]
            if isinstance(op, ops.Create):
                self._take_away(index)
            if not isinstance(
                op, ops.SetValue | ops.SetTarget | ops.Text | ops.Add | ops.Remove | ops.Delete | ops.Restore
            ):
                continue
            record = self._change.full(op.record)
            key = self._key(op, record)
            if record in self._made or key in done:
                continue
            done.add(key)
            if not deletes and not isinstance(op, ops.Restore):
                self._refuse_hidden(record)
            self._invert(op, index, record)
        return self._out

    def _key(self, op: Op, record: str) -> tuple[str, ...]:
        if isinstance(op, ops.Add | ops.Remove):
            return record, op.field, self._change.full(op.target)
        return (record, op.field) if isinstance(op, ops.SetValue | ops.SetTarget | ops.Text) else (record,)

    def _invert(self, op: Op, index: int, record: str) -> None:
        if isinstance(op, ops.SetValue | ops.SetTarget):
            self._put_back_value(record, op)
        elif isinstance(op, ops.Text):
            put_back_text(self._connection, self._derivation, self._change.id, (record, op.field), self._out)
        elif isinstance(op, ops.Add | ops.Remove):
            self._put_back_reference(record, op)
        elif isinstance(op, ops.Delete):
            mine = self._standing_for(record, DELETION, "delete", {f"{self._change.id}:{index}"})
            if not mine:
                self._refuse(record, None)
            self._out.put(ops.Restore(record, tuple(sorted(mine))))
        elif isinstance(op, ops.Restore):
            self._refuse_if_written(record, since=True)
            self._out.put(ops.Delete(record, self._derivation.graph.tips()), self._full(op.over))

    def _take_away(self, index: int) -> None:
        record = f"{self._change.id}:{index}"
        self._refuse_if_written(record, since=False)
        self._out.put(ops.Delete(record, self._derivation.graph.tips()))

    def _put_back_value(self, record: str, of: ops.SetValue | ops.SetTarget) -> None:
        mine, replaced = set(), set()
        for index, op in enumerate(self._change.ops):
            if isinstance(op, ops.SetValue | ops.SetTarget) and self._key(op, record) == (
                self._change.full(op.record),
                of.field,
            ):
                mine.add(f"{self._change.id}:{index}")
                replaced.update(self._full(op.over))
        live = self._standing_for(record, of.field, "set", mine)
        if not live:
            self._refuse(record, of.field)
        over = tuple(sorted(live))
        back = sorted(name for name in replaced - mine if self._row(record, of.field, name))
        for name in back:
            self._set_like(record, of.field, name, over, stands=True)
        others = sorted(self._live(record, of.field, "set") - live)
        if not back and others:
            self._set_like(record, of.field, others[-1], over, stands=False)
        elif not back and isinstance(of, ops.SetTarget):
            self._out.put(ops.SetTarget(record, of.field, over, None))
        elif not back:
            self._out.put(ops.SetValue(record, of.field, over, self._out.drafted.word(None)))

    def _set_like(self, record: str, name: str, edit: str, over: tuple[str, ...], *, stands: bool) -> None:
        """The same value, or the same reference, as `edit` has."""
        maker, _, index = edit.partition(":")
        logged = log.get(self._connection, maker)
        op = logged.ops[int(index)]
        if isinstance(op, ops.SetTarget):
            target = None if op.target is None else logged.full(op.target)
            self._out.put(ops.SetTarget(record, name, over, target), [edit] if stands else [])
        elif isinstance(op, ops.SetValue):
            value = None if logged.words is None else logged.words.values[op.value]
            self._out.put(ops.SetValue(record, name, over, self._out.drafted.word(value)), [edit] if stands else [])

    def _put_back_reference(self, record: str, of: ops.Add | ops.Remove) -> None:
        target = self._change.full(of.target)
        added, removed = set(), set()
        for index, op in enumerate(self._change.ops):
            if isinstance(op, ops.Add | ops.Remove) and self._key(op, self._change.full(op.record)) == (
                record,
                of.field,
                target,
            ):
                if isinstance(op, ops.Add):
                    added.add(f"{self._change.id}:{index}")
                else:
                    removed.update(self._full(op.over))
        left = added - removed
        if left:
            live = self._standing_for(record, of.field, "add", left, target)
            if not live:
                self._refuse(record, of.field)
            self._out.put(ops.Remove(record, of.field, target, tuple(sorted(live))))
        if removed - added:
            self._out.put(ops.Add(record, of.field, target), sorted(removed - added))

    def _full(self, names: Iterable[str]) -> list[str]:
        return [resolve(name, self._change.id) for name in names]

    def _row(self, record: str, name: str, edit: str) -> bool:
        maker, _, index = edit.partition(":")
        found = self._connection.execute(
            "SELECT 1 FROM edit WHERE record=? AND field=? AND live IN (0, 1) AND change=? AND idx=? AND void=0",
            (record, name, maker, int(index)),
        )
        return found.fetchone() is not None

    def _live(self, record: str, name: str, kind: str, target: str | None = None) -> set[str]:
        rows = self._connection.execute(
            "SELECT change, idx, target FROM edit WHERE record=? AND field=? AND live=1 AND kind=?",
            (record, name, kind),
        )
        return {f"{change}:{idx}" for change, idx, where in rows if target in (None, where)}

    def _standing_for(self, record: str, name: str, kind: str, edits: set[str], target: str | None = None) -> set[str]:
        """The live edits that are `edits`, or were put back in their place."""
        wanted = set().union(*(self._roots(edit) for edit in edits))
        return {edit for edit in self._live(record, name, kind, target) if wanted & self._roots(edit)}

    def _roots(self, name: str) -> set[str]:
        found, waiting = set(), [name]
        while waiting:
            here = waiting.pop()
            originals = [r[0] for r in self._connection.execute("SELECT original FROM stands WHERE name=?", (here,))]
            waiting.extend(originals)
            if not originals:
                found.add(here)
        return found

    def _refuse_hidden(self, record: str) -> None:
        row = self._connection.execute("SELECT hidden FROM record WHERE id=?", (record,)).fetchone()
        if row is not None and row[0]:
            self._refuse(record, None)

    def _refuse_if_written(self, record: str, *, since: bool) -> None:
        """Refuses when someone else has written in the record or under it (`since`: not seen by the change)."""
        place = self._derivation.graph.place(self._change.id)
        rows = self._connection.execute(
            "WITH RECURSIVE under(id) AS (SELECT ? UNION SELECT record.id FROM record JOIN under ON parent=under.id) "
            "SELECT edit.change, place.author FROM edit JOIN place ON place.change=edit.change "
            "WHERE edit.void=0 AND place.author<>? "
            "AND (edit.record IN under OR (edit.live=1 AND edit.target IN under)) "
            "UNION SELECT place.change, place.author FROM under JOIN place ON place.change=substr(under.id, 1, 64) "
            "WHERE place.author<>?",
            (record, self._device, self._device),
        )
        for change, author in rows:
            if not since or place is None or not self._derivation.graph.is_ancestor(change, place):
                raise people.changed_since(self._connection, author, record, None)

    def _refuse(self, record: str, name: str | None) -> None:
        """Names the one who wrote last in the field (or the record)."""
        row = self._connection.execute(
            "SELECT place.author FROM edit JOIN place ON place.change=edit.change WHERE edit.record=? AND edit.void=0 "
            "AND edit.field=? ORDER BY place.depth DESC, edit.change DESC LIMIT 1",
            (record, DELETION if name is None else name),
        ).fetchone()
        raise people.changed_since(self._connection, row[0] if row else "", record, name)

"""What the changes add up to: each op's effect on the derived tables, the same whether it came now or is built again.

Incremental and rebuilt tables are equal because there is one path: `apply` for each change, parents first, then
`finish`. Which ops have effect is asked of `rights`; it signs and verifies nothing.
"""

from __future__ import annotations

import json
import sqlite3

from app.models.format1.names import resolve
from app.models.format1.ops import (
    Add,
    Admit,
    Attach,
    Create,
    Delete,
    Found,
    Op,
    Remove,
    Restore,
    SetTarget,
    SetValue,
    Text,
)
from app.models.prose import TextEdit
from app.storage import database, log, rights
from app.storage.graph import Graph, Place
from app.storage.log import Logged
from app.storage.shown import Shown
from app.storage.texts import pieces_of

DELETION = ""
"""The field name under which deletes and restores are kept."""


class Derivation:
    """Applies changes to the derived tables of one plan file, inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.graph = Graph(connection)
        self.shown = Shown(connection, self.graph)
        self._founders: frozenset[str] | None = None
        self._unseen: int | None = None

    @property
    def founders(self) -> frozenset[str]:
        """The device keys that the founding change names."""
        if self._founders is None:
            self._founders = frozenset(row[0] for row in self._connection.execute("SELECT device FROM founder"))
        return self._founders

    def forget(self) -> None:
        """Drops what is remembered, after a transaction that did not happen."""
        self.graph.forget()
        self.shown.forget()
        self._founders = None
        self._unseen = None

    def apply(self, change: Logged, arrival: int) -> None:
        """One change more; its parents have been applied before."""
        if change.ops and isinstance(change.ops[0], Found):
            self._founders = frozenset(change.ops[0].founders)
            self._connection.executemany("INSERT INTO founder VALUES (?)", [(d,) for d in change.ops[0].founders])
        may = not change.malformed and rights.may_write(self.founders, change.header.by)
        place = self.graph.add(change, arrival, void=not may)
        for index, op in enumerate(change.ops):
            self._effect(change, place, index, op, may)

    def finish(self) -> set[str]:
        """Brings the read view up to date; the ids of the records whose rows were touched."""
        return self.shown.refresh()

    def rebuild(self) -> None:
        """Drops everything derived and builds it again from the log, inside the caller's transaction."""
        database.make_derived(self._connection)
        self.forget()
        for sealed, arrival in log.all_sealed(self._connection):
            self.apply(log.decode(sealed), arrival)
        self.finish()

    def _effect(self, change: Logged, place: Place, index: int, op: Op, may: bool) -> None:
        if isinstance(op, Found):
            self._make_record(change.id, "plan", None, "district")
        elif isinstance(op, Create):
            parent = None if op.parent is None else change.full(op.parent)
            if may and (parent is None or self._known(parent, change.id, place)):
                self._make_record(f"{change.id}:{index}", op.type, parent, change.full(op.owner))
        elif isinstance(op, Attach):
            if may:
                self._connection.execute("INSERT OR IGNORE INTO attached VALUES (?, ?)", (op.blob, change.id))
        elif isinstance(op, Admit):
            if may:
                name = None if change.words is None else change.words.values[op.name]
                row = (op.device, change.id, index, change.full(op.organisation), op.role, name)
                self._connection.execute("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)", row)
        elif isinstance(op, SetValue | SetTarget | Text | Add | Remove | Delete | Restore):
            record = change.full(op.record)
            self._edit(change, place, index, op, record, void=not (may and self._known(record, change.id, place)))

    def _make_record(self, record: str, record_type: str, parent: str | None, owner: str) -> None:
        self._connection.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, '{}', '[]', 'live', 0)", (record, record_type, parent, owner)
        )
        self.shown.made(record)

    def _known(self, record: str, change: str, place: Place) -> bool:
        """Whether the record was created among the change's ancestors, or earlier in the change itself."""
        if self._connection.execute("SELECT 1 FROM record WHERE id=?", (record,)).fetchone() is None:
            return False
        maker = record.partition(":")[0]
        return maker == change or self.graph.is_ancestor(maker, place)

    def _edit(
        self,
        change: Logged,
        place: Place,
        index: int,
        op: SetValue | SetTarget | Text | Add | Remove | Delete | Restore,
        record: str,
        *,
        void: bool,
    ) -> None:
        field = DELETION if isinstance(op, Delete | Restore) else op.field
        kind, target, value = _content(change, op)
        key = f"{field} {target}" if isinstance(op, Add | Remove) else field
        over = [] if isinstance(op, Text | Add | Delete) else [resolve(name, change.id) for name in op.over]
        kept = list(op.seen) if isinstance(op, Delete) else over if void else None
        replaced = kind != "text" and self._was_replaced(record, key, f"{change.id}:{index}")
        live = not (void or replaced or kind == "remove")
        self._connection.execute(
            "INSERT INTO edit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (record, field, live, change.id, index, kind, target, value, json.dumps(kept) if kept else None, void),
        )
        if over and not void:
            self._replace(change.id, place, (record, field, key), over)
        if isinstance(op, Text) and value is not None:
            edit = TextEdit(f"{change.id}:{index}", place.depth, pieces_of(value), void)
            self.shown.texts.add(record, field, edit)
        if isinstance(op, Delete | Restore):
            self.shown.hiding.deleted()
        self.shown.touched(record, field)
        if target is not None:
            self.shown.touched(target, DELETION)

    def _was_replaced(self, record: str, key: str, edit: str) -> bool:
        """Whether an op that came earlier names this edit; only one who has not seen it can have done so."""
        if self._unseen is None:
            self._unseen = self._connection.execute("SELECT count(*) FROM replaced_unseen").fetchone()[0]
        if not self._unseen:
            return False
        cursor = self._connection.execute(
            "DELETE FROM replaced_unseen WHERE record=? AND field=? AND edit=?", (record, key, edit)
        )
        self._unseen -= cursor.rowcount
        return cursor.rowcount > 0

    def _replace(self, change: str, place: Place, where: tuple[str, str, str], over: list[str]) -> None:
        """Ends the life of what `over` names; a void edit among it passes its own `over` on, as far as seen here."""
        record, field, key = where
        done: set[str] = set()
        waiting = list(over)
        while waiting:
            name = waiting.pop()
            if name in done:
                continue
            done.add(name)
            maker, _, index = name.partition(":")
            row = self._connection.execute(
                "SELECT target, kind, over, void, live FROM edit "
                "WHERE record=? AND field=? AND live IN (0, 1) AND change=? AND idx=?",
                (record, field, maker, int(index)),
            ).fetchone()
            if (
                row is None
                or key != (f"{field} {row[0]}" if row[1] in ("add", "remove") else field)
                or row[1] == "text"
            ):
                self._expect(record, key, name)
            elif row[3] and row[2] and row[1] != "delete" and self._seen(maker, change, place):
                waiting += [n for n in json.loads(row[2]) if self._seen(n.partition(":")[0], change, place)]
            elif row[4]:
                self._end(record, field, maker, int(index), row[0])

    def _expect(self, record: str, key: str, name: str) -> None:
        cursor = self._connection.execute("INSERT OR IGNORE INTO replaced_unseen VALUES (?, ?, ?)", (record, key, name))
        self._unseen = (self._unseen or 0) + cursor.rowcount if self._unseen is not None else None

    def _end(self, record: str, field: str, maker: str, index: int, target: str | None) -> None:
        self._connection.execute(
            "UPDATE edit SET live=0 WHERE record=? AND field=? AND live=1 AND change=? AND idx=?",
            (record, field, maker, index),
        )
        if target is not None:
            self.shown.touched(target, DELETION)

    def _seen(self, maker: str, change: str, place: Place) -> bool:
        return maker == change or self.graph.is_ancestor(maker, place)


def _content(
    change: Logged, op: SetValue | SetTarget | Text | Add | Remove | Delete | Restore
) -> tuple[str, str | None, str | None]:
    """Kind, reference target and value (JSON; None when the words are missing) of an edit, for its row."""
    if isinstance(op, SetValue):
        return "set", None, None if change.words is None else json.dumps(change.words.values[op.value])
    if isinstance(op, SetTarget):
        target = None if op.target is None else change.full(op.target)
        return "set", target, json.dumps(target)
    if isinstance(op, Add | Remove):
        return type(op).__name__.lower(), change.full(op.target), None
    if isinstance(op, Text):
        return "text", None, json.dumps(_pieces(change, op))
    return type(op).__name__.lower(), None, None


def _pieces(change: Logged, op: Text) -> list[object]:
    pieces: list[object] = []
    for s in op.splices:
        word = None if change.words is None or s.insert is None else change.words.values[s.insert]
        text = word if isinstance(word, str) else None
        delete = [[resolve(run, change.id), start, end] for run, start, end in s.delete]
        pieces.append([resolve(s.after, change.id), s.at, text, s.length, delete])
    return pieces

"""What deletes hide: a record goes out of sight only when everything in it and under it was seen by who deleted it.

From co-editing, "Delete". It writes the columns `status` and `hidden` of the table `record` and nothing else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from app.storage.graph import Clock, Graph, covers

LIVE, DELETED, CHANGED = "live", "deleted", "changed"
"""`changed`: deleted, but edited by someone the deleter had not seen; people settle it, and it is shown."""


@dataclass(frozen=True, slots=True)
class _Deletion:
    """A live delete: what it had seen, and the ops before it in its own change."""

    change: str
    idx: int
    seen: Clock


class Hiding:
    """Works out `status` and `hidden` for records that were touched."""

    def __init__(self, connection: sqlite3.Connection, graph: Graph) -> None:
        self._connection = connection
        self._graph = graph
        self._any: bool | None = None

    def forget(self) -> None:
        """Drops what is remembered."""
        self._any = None

    def has_any(self) -> bool:
        """Whether anything was ever deleted here; until then nothing can be hidden, and nothing need be asked."""
        if self._any is None:
            found = self._connection.execute("SELECT 1 FROM edit WHERE kind='delete' LIMIT 1")
            self._any = found.fetchone() is not None
        return self._any

    def deleted(self) -> None:
        """Something is deleted or restored: from now on it must be asked what that hides."""
        self._any = True

    def refresh(self, record: str, *, made: bool) -> set[str]:
        """Works out anew what deletes hide, from the record up to its topmost ancestor and down again."""
        line = self._line(record)
        if not line or not any(self._live_deletes(name) for name in line):
            return self._unhide(record) if line and not made else set()
        changed: set[str] = set()
        hidden, highest = False, None
        for name in reversed(line):
            known = len(changed)
            hidden = self._store(name, self._status(name), hidden, changed)
            if highest is None and len(changed) > known:
                highest = (name, hidden)
        return changed | self._spread(*highest) if highest else changed

    def _unhide(self, record: str) -> set[str]:
        row = self._connection.execute("SELECT status, hidden FROM record WHERE id=?", (record,)).fetchone()
        if row == (LIVE, 0):
            return set()
        changed: set[str] = set()
        self._store(record, LIVE, False, changed)
        return changed | self._spread(record, False)

    def _store(self, record: str, status: str, hidden_above: bool, changed: set[str]) -> bool:
        hidden = hidden_above or status == DELETED
        cursor = self._connection.execute(
            "UPDATE record SET status=?, hidden=? WHERE id=? AND (status<>? OR hidden<>?)",
            (status, hidden, record, status, hidden),
        )
        if cursor.rowcount:
            changed.add(record)
        return hidden

    def _spread(self, record: str, hidden: bool) -> set[str]:
        changed: set[str] = set()
        stack = [(child, hidden) for child in self._children(record)]
        while stack:
            name, above = stack.pop()
            here = self._store(name, self._status(name), above, changed)
            stack.extend((child, here) for child in self._children(name))
        return changed

    def _line(self, record: str) -> list[str]:
        """The record and its ancestors, nearest first; empty when it is no record."""
        line: list[str] = []
        name: str | None = record
        while name is not None:
            row = self._connection.execute("SELECT parent FROM record WHERE id=?", (name,)).fetchone()
            if row is None:
                break
            line.append(name)
            name = row[0]
        return line

    def _children(self, record: str) -> list[str]:
        return [row[0] for row in self._connection.execute("SELECT id FROM record WHERE parent=?", (record,))]

    def _live_deletes(self, record: str) -> list[tuple[str, int, str | None]]:
        return self._connection.execute(
            "SELECT change, idx, over FROM edit WHERE record=? AND field='' AND live=1 AND kind='delete'", (record,)
        ).fetchall()

    def _status(self, record: str) -> str:
        deletions = []
        for change, idx, seen in self._live_deletes(record):
            place = self._graph.place(change)
            if place is not None:
                clock = self._graph.clock_of(json.loads(seen) if seen else [], place)
                deletions.append(_Deletion(change, idx, clock))
        if not deletions:
            return LIVE
        return CHANGED if self._has_uncovered(record, deletions) else DELETED

    def _has_uncovered(self, record: str, deletions: list[_Deletion]) -> bool:
        """Whether anything of the record, or of a child not itself deleted, was unseen by every live delete."""
        if any(not self._covered(change, idx, deletions) for change, idx in self._items(record)):
            return True
        return any(
            self._status(child) != DELETED and self._has_uncovered(child, deletions) for child in self._children(record)
        )

    def _items(self, record: str) -> Iterable[tuple[str, int]]:
        maker, _, index = record.partition(":")
        yield maker, int(index or 0)
        yield from self._connection.execute(
            "SELECT change, idx FROM edit WHERE record=? AND live=1 AND kind<>'delete'", (record,)
        ).fetchall()
        yield from self._connection.execute(
            "SELECT change, idx FROM edit WHERE target=? AND live=1 AND target IS NOT NULL", (record,)
        ).fetchall()

    def _covered(self, change: str, idx: int, deletions: list[_Deletion]) -> bool:
        place = self._graph.place(change)
        return place is not None and any(
            covers(d.seen, place) or (d.change == change and idx < d.idx) for d in deletions
        )

"""The read view: one row for each record with its fields as they are shown, kept up to date field by field.

It works out live values, differing values, texts, references, and what deletes hide. It decides nothing about rights:
void edits are marked before they come here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from app.models import prose
from app.models.prose import Piece, Rendered, TextEdit
from app.models.schema import RECORD_TYPES, Field, fields_of
from app.storage.graph import Clock, Graph, covers

LIVE, DELETED, CHANGED = "live", "deleted", "changed"
"""`changed`: deleted, but edited by someone the deleter had not seen; people settle it, and it is shown."""

_KEEP_TEXTS = 16


@dataclass(frozen=True, slots=True)
class _Deletion:
    """A live delete: what it had seen, and the ops before it in its own change."""

    change: str
    idx: int
    seen: Clock


class Shown:
    """Recomputes the rows of `record` that were touched since the last `refresh`."""

    def __init__(self, connection: sqlite3.Connection, graph: Graph) -> None:
        self._connection = connection
        self._graph = graph
        self._fields: dict[str, set[str]] = {}
        self._made: set[str] = set()
        self._texts: dict[tuple[str, str], Rendered] = {}
        self._text_edits: dict[tuple[str, str], list[TextEdit]] = {}
        self._deletes: bool | None = None

    def forget(self) -> None:
        """Drops everything remembered."""
        self._fields.clear()
        self._made.clear()
        self._texts.clear()
        self._text_edits.clear()
        self._deletes = None

    def made(self, record: str) -> None:
        """A new record."""
        self._made.add(record)
        self._fields.setdefault(record, set())

    def touched(self, record: str, field: str) -> None:
        """A field of a record, or with field "" only what hides it."""
        self._fields.setdefault(record, set()).add(field)

    def deleted(self) -> None:
        """Something is deleted or restored: from now on it must be asked what that hides."""
        self._deletes = True

    def text_added(self, record: str, field: str, edit: TextEdit) -> None:
        """Splices have come: the text is rendered anew when asked for."""
        self._texts.pop((record, field), None)
        if (record, field) in self._text_edits:
            self._text_edits[(record, field)].append(edit)

    def text(self, record: str, field: str) -> Rendered:
        """The text of a prose field, with the runs it is made of."""
        found = self._texts.get((record, field))
        if found is None:
            if len(self._texts) >= _KEEP_TEXTS:
                self._texts.clear()
            found = self._texts[(record, field)] = prose.render(self.text_edits(record, field))
        return found

    def text_edits(self, record: str, field: str) -> list[TextEdit]:
        """Every text op of a field, void ones included, in no order; the caller leaves the list as it is."""
        known = self._text_edits.get((record, field))
        if known is not None:
            return known
        rows = self._connection.execute(
            "SELECT change, idx, value, void FROM edit WHERE record=? AND field=? AND kind='text'", (record, field)
        )
        found = [TextEdit(f"{change}:{idx}", self._depth(change), pieces_of(v), bool(x)) for change, idx, v, x in rows]
        if len(self._text_edits) >= _KEEP_TEXTS:
            self._text_edits.clear()
        self._text_edits[(record, field)] = found
        return found

    def refresh(self) -> set[str]:
        """Brings the touched rows up to date; the records whose rows may look different now."""
        fields, made = dict(self._fields), set(self._made)
        self._fields, self._made = {}, set()
        for record, names in fields.items():
            self._refresh_fields(record, names - {""})
        changed = set(fields)
        if self._deletes_exist():
            for record in fields:
                changed |= self._refresh_hiding(record, record in made)
        return changed

    def _refresh_fields(self, record: str, names: set[str]) -> None:
        if not names:
            return
        row = self._connection.execute("SELECT type, fields, differing FROM record WHERE id=?", (record,)).fetchone()
        if row is None:
            return
        known = fields_of(row[0]) if row[0] in RECORD_TYPES else {}
        values, differing = json.loads(row[1]), set(json.loads(row[2]))
        for name in sorted(names):
            value, differs = self._value(record, name, known.get(name))
            values.pop(name, None)
            differing.discard(name)
            if value is not None and value != []:
                values[name] = value
            if differs:
                differing.add(name)
        self._connection.execute(
            "UPDATE record SET fields=?, differing=? WHERE id=?",
            (json.dumps(values, sort_keys=True, ensure_ascii=False), json.dumps(sorted(differing)), record),
        )

    def _value(self, record: str, name: str, known: Field | None) -> tuple[object, bool]:
        """The value as shown, and whether people wrote several that nobody has settled."""
        rows = self._connection.execute(
            "SELECT kind, target, value, change, idx FROM edit WHERE record=? AND field=? AND live=1", (record, name)
        ).fetchall()
        policy = known.policy if known else _guessed_policy(rows)
        if policy == "prose":
            return self.text(record, name).text or None, False
        if policy == "set":
            return sorted({target for kind, target, *_ in rows if kind == "add"}), False
        live = [row for row in rows if row[0] == "set" and row[2] is not None]
        if not live:
            return None, False
        newest = max(live, key=lambda row: (self._depth(row[3]), row[3], row[4])) if len(live) > 1 else live[0]
        differs = policy == "decide" and len({row[2] for row in live}) > 1
        return json.loads(newest[2]), differs

    def _depth(self, change: str) -> int:
        place = self._graph.place(change)
        return place.depth if place else 0

    def _refresh_hiding(self, record: str, made: bool) -> set[str]:
        """Works out anew what deletes hide, from the record up to its topmost ancestor and down again."""
        line = self._line(record)
        if not line or not any(self._has_deletes(name) for name in line):
            return self._unhide(record) if line and not made else set()
        changed: set[str] = set()
        hidden, highest = False, None
        for name in reversed(line):
            known = len(changed)
            hidden = self._store(name, self._status(name), hidden, changed)
            if highest is None and len(changed) > known:
                highest = (name, hidden)
        return changed | self._spread(*highest) if highest else changed

    def _deletes_exist(self) -> bool:
        """Whether anything was ever deleted here; until then nothing can be hidden, and nothing need be asked."""
        if self._deletes is None:
            found = self._connection.execute("SELECT 1 FROM edit WHERE kind='delete' LIMIT 1")
            self._deletes = found.fetchone() is not None
        return self._deletes

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

    def _has_deletes(self, record: str) -> bool:
        return bool(self._live_deletes(record))

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


def pieces_of(value: str) -> tuple[Piece, ...]:
    """The splices of a text op, as its row keeps them."""
    return tuple(
        Piece(after, at, text, length, tuple((run, start, end) for run, start, end in delete))
        for after, at, text, length, delete in json.loads(value)
    )


def _guessed_policy(rows: list[tuple[str, str | None, str | None, str, int]]) -> str:
    """How a field that this version does not know is shown: by what was written in it."""
    kinds = {row[0] for row in rows}
    return "prose" if "text" in kinds else "set" if "add" in kinds else "decide"

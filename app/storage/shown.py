"""The read view: one row for each record with its fields as they are shown, kept up to date field by field.

It works out live values, differing values and references; texts and what deletes hide have modules of their own.
It decides nothing about rights: void edits are marked before they come here.
"""

from __future__ import annotations

import json
import sqlite3

from app.models.schema import RECORD_TYPES, Field, fields_of
from app.storage.graph import Graph
from app.storage.hiding import Hiding
from app.storage.texts import Texts

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


class Shown:
    """Recomputes the rows of `record` that were touched since the last `refresh`."""

    def __init__(self, connection: sqlite3.Connection, graph: Graph) -> None:
        self._connection = connection
        self._graph = graph
        self._fields: dict[str, set[str]] = {}
        self._made: set[str] = set()
        self.texts = Texts(connection, graph)
        self.hiding = Hiding(connection, graph)

    def forget(self) -> None:
        """Drops everything remembered."""
        self._fields.clear()
        self._made.clear()
        self.texts.forget()
        self.hiding.forget()

    def made(self, record: str) -> None:
        """A new record."""
        self._made.add(record)
        self._fields.setdefault(record, set())

    def touched(self, record: str, field: str) -> None:
        """A field of a record, or with field "" only what hides it."""
        self._fields.setdefault(record, set()).add(field)

    def refresh(self) -> set[str]:
        """Brings the touched rows up to date; the records whose rows may look different now."""
        fields, made = dict(self._fields), set(self._made)
        self._fields, self._made = {}, set()
        for record, names in fields.items():
            self._refresh_fields(record, names - {""})
        changed = set(fields)
        if self.hiding.has_any():
            for record in fields:
                changed |= self.hiding.refresh(record, made=record in made)
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
            (_ENCODER.encode(values), _ENCODER.encode(sorted(differing)) if differing else "[]", record),
        )

    def _value(self, record: str, name: str, known: Field | None) -> tuple[object, bool]:
        """The value as shown, and whether people wrote several that nobody has settled."""
        if known is not None and known.policy == "prose":
            return self.texts.rendered(record, name).text or None, False
        rows = self._connection.execute(
            "SELECT kind, target, value, change, idx FROM edit WHERE record=? AND field=? AND live=1", (record, name)
        ).fetchall()
        policy = known.policy if known else _guessed_policy(rows)
        if policy == "prose":
            return self.texts.rendered(record, name).text or None, False
        if policy == "set":
            return sorted({target for kind, target, *_ in rows if kind == "add"}), False
        live = [row for row in rows if row[0] == "set" and row[2] is not None]
        if not live:
            return None, False
        newest = max(live, key=lambda row: (self._graph.depth(row[3]), row[3], row[4])) if len(live) > 1 else live[0]
        differs = policy == "decide" and len({row[2] for row in live}) > 1
        return json.loads(newest[2]), differs


def _guessed_policy(rows: list[tuple[str, str | None, str | None, str, int]]) -> str:
    """How a field that this version does not know is shown: by what was written in it."""
    kinds = {row[0] for row in rows}
    return "prose" if "text" in kinds else "set" if "add" in kinds else "decide"

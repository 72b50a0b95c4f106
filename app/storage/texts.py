"""The texts of prose fields, rendered from their splices and remembered while they are being written in."""

from __future__ import annotations

import json
import sqlite3

from app.models import prose
from app.models.prose import Piece, Rendered, TextEdit
from app.storage.graph import Graph

_KEEP = 16


class Texts:
    """The few texts that were asked for last."""

    def __init__(self, connection: sqlite3.Connection, graph: Graph) -> None:
        self._connection = connection
        self._graph = graph
        self._rendered: dict[tuple[str, str], Rendered] = {}
        self._edits: dict[tuple[str, str], list[TextEdit]] = {}

    def forget(self) -> None:
        """Drops everything remembered."""
        self._rendered.clear()
        self._edits.clear()

    def add(self, record: str, field: str, edit: TextEdit) -> None:
        """Splices have come: the text is rendered anew when asked for."""
        self._rendered.pop((record, field), None)
        if (record, field) in self._edits:
            self._edits[(record, field)].append(edit)

    def rendered(self, record: str, field: str) -> Rendered:
        """The text of a prose field, with the runs it is made of."""
        found = self._rendered.get((record, field))
        if found is None:
            if len(self._rendered) >= _KEEP:
                self._rendered.clear()
            found = self._rendered[(record, field)] = prose.render(self.edits(record, field))
        return found

    def edits(self, record: str, field: str) -> list[TextEdit]:
        """Every text op of a field, void ones included, in no order; the caller leaves the list as it is."""
        known = self._edits.get((record, field))
        if known is not None:
            return known
        rows = self._connection.execute(
            "SELECT change, idx, value, void FROM edit WHERE record=? AND field=? AND kind='text'", (record, field)
        )
        found = [
            TextEdit(f"{change}:{idx}", self._graph.depth(change), pieces_of(value), bool(void))
            for change, idx, value, void in rows
        ]
        if len(self._edits) >= _KEEP:
            self._edits.clear()
        self._edits[(record, field)] = found
        return found


def pieces_of(value: str) -> tuple[Piece, ...]:
    """The splices of a text op, as its row keeps them."""
    return tuple(
        Piece(after, at, text, length, tuple((run, start, end) for run, start, end in delete))
        for after, at, text, length, delete in json.loads(value)
    )

"""Undo inside a mergeable text: the runs a change put in are deleted, and what it deleted is put in again in its place.

What others put in or deleted stays as it is. Text put in again hangs on the end of the stretch it stands for, so that
it keeps its place among its neighbours whether they show or not.
"""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING

from app.models.format1 import ops
from app.models.format1.ops import Splice
from app.models.prose import TextEdit, without
from app.storage.derive import Derivation

if TYPE_CHECKING:
    from app.storage.undo import Inverse


def put_back_text(
    connection: sqlite3.Connection, derivation: Derivation, change: str, place: tuple[str, str], out: Inverse
) -> None:
    """Adds to `out` the text op that takes back what `change` did in the field at `place` (record, field)."""
    record, field = place
    edits = derivation.shown.texts.edits(record, field)
    mine = [edit for edit in edits if edit.edit.partition(":")[0] == change]
    here = f"#{len(out.drafted.ops)}"
    splices: list[Splice] = []
    for run, length in _own_runs(connection, edits, mine):
        splices.append(Splice("", 0, None, 0, ((run, 0, length),)))
    for run, start, end in _lost_stretches(edits, mine):
        text = _text_of(edits, run)
        if text is not None:
            out.stands.append((f"{here}.{len(splices)}", run))
            word = out.drafted.word(text[start:end])
            splices.append(Splice(run, end, word, end - start, ()))
    if splices:
        out.put(ops.Text(record, field, tuple(splices)))


def _own_runs(connection: sqlite3.Connection, edits: list[TextEdit], mine: list[TextEdit]) -> list[tuple[str, int]]:
    """The runs that the change put in, and those put in again later for parts of them."""
    lengths = {f"{e.edit}.{n}": p.length for e in edits for n, p in enumerate(e.pieces) if p.length}
    found = [f"{e.edit}.{n}" for e in mine for n, p in enumerate(e.pieces) if p.length]
    for run in found:
        rows = connection.execute("SELECT name FROM stands WHERE original=?", (run,)).fetchall()
        found.extend(name for (name,) in rows if name in lengths and name not in found)
    return [(run, lengths[run]) for run in found]


def _lost_stretches(edits: list[TextEdit], mine: list[TextEdit]) -> list[tuple[str, int, int]]:
    """What the change deleted and nobody else did, cut where other runs hang on it."""
    own = {edit.edit for edit in mine}
    found: list[tuple[str, int, int]] = []
    for edit in mine:
        for piece in edit.pieces:
            for run, start, end in piece.delete:
                others = [
                    (a, b)
                    for e in edits
                    if e.edit not in own and not e.void
                    for p in e.pieces
                    for name, a, b in p.delete
                    if name == run
                ]
                hooks = {p.at for e in edits for p in e.pieces if p.length and p.after == run}
                for a, b in without((start, end), others):
                    cuts = [a, *sorted(cut for cut in hooks if a < cut < b), b]
                    found.extend((run, c, d) for c, d in pairwise(cuts))
    return found


def _text_of(edits: list[TextEdit], run: str) -> str | None:
    edit, _, number = run.rpartition(".")
    for candidate in edits:
        if candidate.edit == edit and int(number) < len(candidate.pieces):
            return candidate.pieces[int(number)].text
    return None

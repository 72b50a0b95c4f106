"""A draft becomes ops: what the person meant, completed with what they saw and so replace.

It reads the derived tables as they stand just before the change is written. It checks that records exist; values and
rules are the verbs' business, signing another's.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, field

from app.models import change as draft
from app.models import prose
from app.models.change import Change, Edit, Value
from app.models.errors import UserError
from app.models.format1 import ops
from app.models.format1.ops import Op, Splice
from app.storage.derive import DELETION, Derivation

MAX_BLOB = 50_000_000


@dataclass(slots=True)
class Drafted:
    """Ops in the order of the edits, the words they point to, and the blobs to keep."""

    ops: list[Op] = field(default_factory=list)
    words: list[Value] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def word(self, value: Value) -> int:
        """The index of a new word."""
        self.words.append(value)
        return len(self.words) - 1


def compose(connection: sqlite3.Connection, derivation: Derivation, change: Change) -> Drafted:
    """The ops that `change` means now, one for each edit, so that `#n` names the same in both.

    Raises `UserError` when a record it names is gone, or a blob is too large.
    """
    return _Composer(connection, derivation, change).compose()


class _Composer:
    """One draft on its way; `_mine` remembers what earlier edits of the same change wrote."""

    def __init__(self, connection: sqlite3.Connection, derivation: Derivation, change: Change) -> None:
        self._connection = connection
        self._derivation = derivation
        self._change = change
        self._drafted = Drafted()
        self._mine: dict[tuple[str, str], str] = {}
        self._last_write = {
            (edit.record, edit.field): n for n, edit in enumerate(change.edits) if isinstance(edit, draft.Write)
        }

    def compose(self) -> Drafted:
        for index, edit in enumerate(self._change.edits):
            self._drafted.ops.append(self._op(index, edit))
        return self._drafted

    def _op(self, index: int, edit: Edit) -> Op:  # noqa: PLR0911 - one return for each kind of edit
        if isinstance(edit, draft.Create):
            self._check(edit.parent)
            return ops.Create(edit.type, edit.parent, edit.owner)
        if isinstance(edit, draft.Attach):
            return self._attach(edit.content)
        self._check(edit.record)
        if isinstance(edit, draft.Set):
            over = self._over(index, edit.record, edit.field)
            return ops.SetValue(edit.record, edit.field, over, self._drafted.word(_plain(edit.value)))
        if isinstance(edit, draft.SetRef):
            return ops.SetTarget(edit.record, edit.field, self._over(index, edit.record, edit.field), edit.target)
        if isinstance(edit, draft.Write):
            return ops.Text(edit.record, edit.field, self._splices(index, edit))
        if isinstance(edit, draft.Link):
            self._mine[(edit.record, f"{edit.field} {edit.target}")] = f"#{index}"
            return ops.Add(edit.record, edit.field, edit.target)
        if isinstance(edit, draft.Unlink):
            return ops.Remove(edit.record, edit.field, edit.target, self._adds(edit))
        if isinstance(edit, draft.Delete):
            return ops.Delete(edit.record, self._derivation.graph.tips())
        return ops.Restore(edit.record, self._live(edit.record, DELETION, "delete"))

    def _check(self, record: str | None) -> None:
        if record is None or record.startswith("#"):
            return
        if self._connection.execute("SELECT 1 FROM record WHERE id=?", (record,)).fetchone() is None:
            raise UserError("record_gone")

    def _attach(self, content: bytes) -> Op:
        if len(content) > MAX_BLOB:
            raise UserError("blob_too_large", size=len(content) // 1_000_000, limit=MAX_BLOB // 1_000_000)
        name = hashlib.sha256(content).hexdigest()
        self._drafted.blobs[name] = content
        return ops.Attach(name)

    def _over(self, index: int, record: str, name: str) -> tuple[str, ...]:
        """What a value replaces: what an earlier edit of this change wrote, or else all that stands in the field."""
        mine = self._mine.get((record, name))
        self._mine[(record, name)] = f"#{index}"
        return (mine,) if mine else self._live(record, name, "set")

    def _adds(self, edit: draft.Unlink) -> tuple[str, ...]:
        mine = self._mine.pop((edit.record, f"{edit.field} {edit.target}"), None)
        rows = self._connection.execute(
            "SELECT change, idx FROM edit WHERE record=? AND field=? AND live=1 AND kind='add' AND target=?",
            (edit.record, edit.field, edit.target),
        )
        return tuple(sorted([*(f"{change}:{idx}" for change, idx in rows), *([mine] if mine else [])]))

    def _live(self, record: str, name: str, kind: str) -> tuple[str, ...]:
        if record.startswith("#"):
            return ()
        rows = self._connection.execute(
            "SELECT change, idx FROM edit WHERE record=? AND field=? AND live=1 AND kind=?", (record, name, kind)
        )
        return tuple(sorted(f"{change}:{idx}" for change, idx in rows))

    def _splices(self, index: int, edit: draft.Write) -> tuple[Splice, ...]:
        """The difference to the text as it stands; of several writes in one field the last says how it shall be."""
        if self._last_write[(edit.record, edit.field)] != index:
            return ()
        new = edit.text.replace("\r\n", "\n").replace("\r", "\n")
        shown = prose.Rendered("", ())
        if not edit.record.startswith("#"):
            shown = self._derivation.shown.texts.rendered(edit.record, edit.field)
        return self.splices_of(prose.splice(shown, prose.difference(shown.text, new)))

    def splices_of(self, pieces: tuple[prose.Piece, ...]) -> tuple[Splice, ...]:
        return tuple(
            Splice(p.after, p.at, self._drafted.word(p.text) if p.length else None, p.length, p.delete) for p in pieces
        )


def _plain(value: Value) -> Value:
    if value is not None and not isinstance(value, str | int):
        raise TypeError(f"a {type(value).__name__} cannot be stored; numbers are decimal strings")
    return value

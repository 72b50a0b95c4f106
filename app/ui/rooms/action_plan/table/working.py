"""What is done with chosen cells: copied, pasted, emptied, deleted; each of it one change with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.journeys.pasting import Area, Pasting, copied, emptied, filled, paste
from app.models import decided, verbs
from app.models.blocks import read_tabbed, write_html, write_tabbed
from app.models.change import Change
from app.models.errors import UserError
from app.models.plan import Record
from app.models.sheet import columns_of
from app.models.wording import pasting as wording
from app.models.wording import typography
from app.ui.rooms.action_plan.deeds import NEVER_DELETED, decided_targets, question_before_delete, removal_dialog

if TYPE_CHECKING:
    from app.ui.room import Context

Refused = Callable[[Area, list[list[str]]], object]


class Working:
    """`refused(area, block)` is called with a block in which some cell cannot be read: nothing was written."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.refused: Refused = lambda _area, _block: None

    def copy(self, area: Area, *, heads: bool = False) -> None:
        """Puts cells on the clipboard as tab-separated text and as a table."""
        declared = {column.name: column for column in columns_of(area.kind)}
        columns = [declared[name] for name in area.columns]
        block = copied(self._context.session.plan, area)
        if heads:
            block.insert(0, [column.label for column in columns])
        if not block:
            return
        data = QMimeData()
        data.setText(write_tabbed(block))
        data.setHtml(write_html(block, [column.figures for column in columns]))
        QGuiApplication.clipboard().setMimeData(data)
        count = len(block) * len(columns)
        self._context.tell(f"Kopierade {typography.plural(count, 'ruta', 'rutor')}")

    def clipboard(self, kind: str, columns: Sequence[str]) -> list[list[str]]:
        """The block on the clipboard, without a first row that only repeats the heads of the columns."""
        text = QGuiApplication.clipboard().text()
        block = read_tabbed(text) if text else []
        heads = {column.name: column.label for column in columns_of(kind)}
        if len(block) > 1 and block[0] == [heads[name] for name in columns[: len(block[0])]]:
            return block[1:]
        return block

    def paste(self, area: Area, block: Sequence[Sequence[str]], chosen: tuple[int, int]) -> tuple[str, ...]:
        """Puts a block over an area and below it; gives what was made. One wrong cell, and nothing is written.

        `chosen` is how many rows and columns are chosen: one copied cell or row is repeated over them.
        """
        if not block or not self._context.session.writable:
            return ()
        whole = [list(cells) for cells in filled(block, *chosen)]
        found = self.attempt(area, whole)
        if found.refusals:
            self.refused(area, whole)
            return ()
        return self._do(found)

    def attempt(self, area: Area, block: Sequence[Sequence[str]]) -> Pasting:
        """What pasting would do, without doing it. Rows that have gone since count as none."""
        session = self._context.session
        there = [row for row in area.rows if row in session.plan][: len(block)]
        return paste(session.plan, Area(area.kind, there, area.columns), block, session.chance)

    def empty(self, area: Area) -> None:
        """Takes away what stands in cells."""
        session = self._context.session
        if not session.writable:
            return
        found = emptied(session.plan, area, session.chance)
        if found.refusals:
            self._context.tell(found.refusals[0].sentence)
        else:
            self._do(found)

    def delete(self, kind: str, record_ids: Sequence[str]) -> None:
        """Asks, says what hangs on the records, and takes them away."""
        plan = self._context.session.plan
        if not record_ids or kind in NEVER_DELETED or not self._context.session.writable:
            return
        records = [plan.record(record_id) for record_id in record_ids]
        if decided_targets(plan, *records):
            self._delete_decided(records)
        elif self._context.ask.choose(question_before_delete(plan, *records)) == "delete":
            self._do(Pasting(verbs.delete(plan, record_ids), wording.deleted(len(records), kind)))

    def _delete_decided(self, records: Sequence[Record]) -> None:
        """Asks which decision takes the targets away, and keeps it with them."""
        plan, today = self._context.session.plan, self._context.session.today()
        dialog = removal_dialog(self._context.theme, plan, records, today)
        if not self._context.ask.run(dialog) or dialog.reference is None:
            return
        decision = dialog.reference.words
        words = decided.removal_words(decided_targets(plan, *records), decision)
        self._do(Pasting(verbs.delete(plan, [record.id for record in records], decision=decision), words))

    def create(self, kind: str, parent: str | None) -> str:
        """A new blank record, last; its id, or "" when it could not be made."""
        session = self._context.session
        made = self._do(Pasting(verbs.create(session.plan, kind, {}, session.chance, parent), ""))
        return made[0] if made else ""

    def _do(self, found: Pasting) -> tuple[str, ...]:
        if found.change == Change(()):
            self._context.tell("Inget att ändra: det står redan så")
            return ()
        try:
            made = self._context.session.do(found.change, words=found.words).created
        except UserError as error:
            self._context.tell(str(error))
            return ()
        if found.words:
            self._context.tell(f"{found.words[:1].upper()}{found.words[1:]}")
        return made

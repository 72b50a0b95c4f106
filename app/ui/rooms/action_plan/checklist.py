"""The requirements as a list to tick: each says where it comes from and what in the plan answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.models import verbs
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.wording import labels, typography
from app.ui.forms.editors import TextEdit
from app.ui.forms.field import FormField
from app.ui.widgets import button, column, icon_button, label, row

if TYPE_CHECKING:
    from app.ui.room import Context


class Checklist(QWidget):
    """`opened(record id)` when a requirement's own page is wanted, `wanted()` for a new one."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: dict[str, CheckRow] = {}
        theme = context.theme
        self._sum = label("", "heading", wrap=True)
        self.add = button(theme, "Lägg till krav", kind="quiet", icon="plus", on=self.wanted.emit)
        self.add.setEnabled(context.session.writable)
        head = row(self._sum, self.add)
        head.setStretch(0, 1)
        self._list = column(spacing=theme.px(8))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(8))
        page.addLayout(head)
        page.addLayout(self._list)

    def refresh(self, plan: Plan, _root: Record) -> None:
        """Shows the requirements as they are; a line somebody is writing in is left alone."""
        found = plan.of("requirement")
        if list(self.rows) != [record.id for record in found]:
            self._build(found)
        for record in found:
            self.rows[record.id].show_record(record)
        done = sum(record.flag("done") for record in found)
        self._sum.setText(f"{typography.number(done)} av {labels.counted(len(found), 'requirement')} är avprickade")

    def finish(self) -> None:
        """Commit what is being written."""
        for made in self.rows.values():
            made.answer.finish()

    def _build(self, found: list[Record]) -> None:
        """Rows that are still wanted are kept, so that the keyboard stays where it is."""
        wanted = [record.id for record in found]
        for gone in [record_id for record_id in self.rows if record_id not in wanted]:
            made = self.rows.pop(gone)
            self._list.removeWidget(made)
            made.hide()
            made.deleteLater()
        for at, record in enumerate(found):
            if record.id not in self.rows:
                self.rows[record.id] = CheckRow(self._context, record)
                self.rows[record.id].opened.connect(self.opened)
            self._list.insertWidget(at, self.rows[record.id])
        self.rows = {record_id: self.rows[record_id] for record_id in wanted}


class CheckRow(QFrame):
    """One requirement: a box to tick, its words and source, and a line for what answers it."""

    opened = Signal(str)

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__()
        self._context, self._id = context, record.id
        theme = context.theme
        self.setProperty("box", "sunken")
        self.tick = QCheckBox()
        self._words = label("", "strong", wrap=True)
        self._source = label("", "small", "ink_soft", wrap=True)
        self.answer = TextEdit()
        caption = labels.field_label("requirement", "answered_by")
        self.field = FormField(theme, caption, self.answer)
        self.open = icon_button(theme, "pencil", "Öppna kravet", on=lambda: self.opened.emit(self._id))
        for piece in (self.tick, self.answer):
            piece.setEnabled(context.session.writable)
        self.tick.toggled.connect(lambda on: self._commit("done", on))
        self.answer.committed.connect(lambda value: self._commit("answered_by", value))
        top = row(self.tick, self._words, self.open, spacing=theme.px(8))
        top.setStretch(1, 1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        inner.setSpacing(theme.px(4))
        inner.addLayout(top)
        inner.addWidget(self._source)
        inner.addWidget(self.field)

    def show_record(self, record: Record) -> None:
        """The requirement as it is now."""
        words = labels.title_of(record)
        self._words.setText(words)
        self.tick.setAccessibleName(f"Avprickat: {words}")
        self.answer.setAccessibleName(f"Vad som besvarar: {words}")
        self.open.setAccessibleName(f"Öppna kravet: {words}")
        self._source.setText(record.text("source") or "Källa inte inlagd")
        with QSignalBlocker(self.tick):
            self.tick.setChecked(record.flag("done"))
        self.answer.show_value(record.get("answered_by"))
        lacks = record.flag("done") and record.is_empty("answered_by")
        self.field.show_remark("remark" if lacks else None, "Säg vad som besvarar kravet." if lacks else "")

    def _commit(self, name: str, value: FieldValue) -> None:
        session = self._context.session
        if self._id not in session.plan:
            return
        try:
            session.do(verbs.set_value(session.plan, self._id, name, value))
        except UserError as error:
            self.answer.not_taken()
            self.field.refuse(str(error))
            self.show_record(session.plan.record(self._id))
        else:
            self.field.refuse("")
            self.show_record(session.plan.record(self._id))

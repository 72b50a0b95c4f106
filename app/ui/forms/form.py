"""One record as a form: its fields from the schema, required ones first, the rest folded away until asked for.

The form shows the record as it stands and turns each committed value into a change; whether it may be done is the
verbs' business. What the rules say of a field stands under the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.models import verbs
from app.models.errors import UserError
from app.models.plan import FieldValue, Record
from app.models.rules import Remark
from app.models.schema import RECORD_TYPES
from app.models.schema import Field as SchemaField
from app.models.wording import labels
from app.ui.forms.editors import PARSED, ChoiceEdit, FlagEdit, ParsedEdit, ProseEdit, TextEdit
from app.ui.forms.options import options
from app.ui.forms.sets import SetEdit
from app.ui.widgets import Field, button
from app.ui.widgets import row as side_by_side

if TYPE_CHECKING:
    from app.ui.room import Context

Editor: TypeAlias = TextEdit | ProseEdit | ParsedEdit | ChoiceEdit | FlagEdit | SetEdit
WANTED = "krävs vid ansökan"
WIDE = ("prose", "refs")
ONE_COLUMN_FROM = 1.5
"""At this text size two columns become one."""


class RecordForm(QWidget):
    """The form of one record. `only` names the fields to show (all when empty); `hidden` those shown elsewhere.

    `columns` fields stand beside each other where the text is not large.
    """

    failed = Signal(str)

    def __init__(
        self,
        context: Context,
        record_id: str,
        hidden: Iterable[str] = (),
        only: Sequence[str] = (),
        *,
        fold: bool = True,
        columns: int = 2,
    ) -> None:
        super().__init__()
        self._context, self.record_id = context, record_id
        self._columns = 1 if context.theme.scale >= ONE_COLUMN_FROM else columns
        record = context.session.plan.record(record_id)
        self._fields: dict[str, Field] = {}
        self._editors: dict[str, Editor] = {}
        declared = [f for f in RECORD_TYPES[record.type].fields if f.name not in set(hidden) and not _is_made(f)]
        if only:
            declared = [f for name in only for f in declared if f.name == name]
        self._unfold: Callable[[], None] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.theme.px(12))
        more = [f for f in declared if f.more and not f.wanted] if fold else []
        self._layout.addWidget(self._page(record, [f for f in declared if f not in more]))
        if more:
            self._add_folded(record, more)
        self._layout.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Shows the record as it stands; a field somebody is writing in is left alone."""
        record = self._context.session.plan.get(self.record_id)
        if record is None:
            return
        for name, editor in self._editors.items():
            editor.show_value(record.get(name))

    def show_remarks(self, remarks: Iterable[Remark]) -> None:
        """Puts what the rules say of a field under it; stops go before remarks."""
        said = {r.field: r for r in reversed(list(remarks)) if r.record == self.record_id}
        record = self._context.session.plan.get(self.record_id)
        for name, field in self._fields.items():
            remark = said.get(name)
            if remark is None or (record is not None and remark.code == "empty"):
                field.set_remark(None)
            else:
                field.set_remark("stop" if remark.severity == "block" else "remark", remark.text)

    def finish(self) -> None:
        """Commits everything written and not yet committed."""
        for editor in self._editors.values():
            editor.finish()

    def focus_field(self, name: str) -> bool:
        """Takes the person to a field, unfolding it if need be; False when the form does not have it."""
        field = self._fields.get(name)
        if field is None:
            return False
        if not field.isVisibleTo(self) and self._unfold is not None:
            self._unfold()
        field.control.setFocus()
        return True

    def _add_folded(self, record: Record, more: Sequence[SchemaField]) -> None:
        page = self._page(record, more)
        filled = any(not record.is_empty(f.name) for f in more)
        page.setVisible(filled)
        fold = button(self._context.theme, "", kind="quiet", icon="chevron-down")

        def say() -> None:
            fold.setText(f" {'Dölj' if page.isVisibleTo(self) else 'Visa'} fler fält ({len(more)})")

        def turn() -> None:
            page.setVisible(not page.isVisibleTo(self))
            say()

        self._unfold = turn
        fold.clicked.connect(lambda _checked=False: turn())
        say()
        self._layout.addLayout(side_by_side(fold, None))
        self._layout.addWidget(page)

    def _page(self, record: Record, declared: Sequence[SchemaField]) -> QWidget:
        """Fields two beside each other, long ones across."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._context.theme.px(20))
        grid.setVerticalSpacing(self._context.theme.px(12))
        columns = self._columns
        row, at = 0, 0
        title = RECORD_TYPES[record.type].title
        for declared_field in declared:
            wide = columns == 1 or declared_field.kind in WIDE or declared_field.name == title
            if wide and at:
                row, at = row + 1, 0
            grid.addWidget(self._field(record, declared_field), row, at, 1, columns if wide else 1)
            at = 0 if wide else at + 1
            if at in (0, columns):
                row, at = row + 1, 0
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return page

    def _field(self, record: Record, declared: SchemaField) -> Field:
        caption = labels.field_label(record.type, declared.name)
        editor = self._editor(record, declared, caption)
        unit = labels.unit_label(declared.unit)
        hint = WANTED if declared.wanted else ""
        field = Field(self._context.theme, f"{caption} ({unit})" if unit else caption, editor, hint)
        editor.setToolTip(labels.help_text(record.type, declared.name))
        editor.setEnabled(
            self._context.session.writable and not (declared.set_once and not record.is_empty(declared.name))
        )
        editor.committed.connect(lambda value, name=declared.name: self._commit(name, value))
        editor.refused.connect(lambda sentence, name=declared.name: self._fields[name].set_remark("stop", sentence))
        self._fields[declared.name], self._editors[declared.name] = field, editor
        return field

    def _editor(self, record: Record, declared: SchemaField, caption: str) -> Editor:
        def choices() -> list[tuple[str, str]]:
            return options(self._context.session.plan, record.type, declared)

        if declared.kind in PARSED:
            return PARSED[declared.kind]()
        if declared.kind == "prose":
            return ProseEdit()
        if declared.kind == "flag":
            return FlagEdit(caption)
        if declared.kind == "refs":
            return SetEdit(self._context.theme, caption, choices)
        return ChoiceEdit(choices) if declared.kind in ("choice", "ref") else TextEdit()

    def _commit(self, name: str, value: FieldValue) -> None:
        session = self._context.session
        try:
            change = verbs.set_value(session.plan, self.record_id, name, value)
            if change.edits:
                session.do(change)
            self._fields[name].set_remark(None)
        except UserError as error:
            self._fields[name].set_remark("stop", str(error))
            self.failed.emit(str(error))


def _is_made(field: SchemaField) -> bool:
    """Hashes and the like are made by the program and never shown as fields."""
    return field.set_once and field.kind == "text"

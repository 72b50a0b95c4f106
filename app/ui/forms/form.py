"""One record as a form: its fields from the schema, the common ones first, the rest folded away until asked for.

The form shows the record as it stands and turns each committed value into a change; whether it may be done is the
verbs' business. What the rules say of a field stands under the field, and so does its help when F1 is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from app.models.errors import UserError
from app.models.plan import FieldValue, Record
from app.models.rules import REQUIRED, Remark
from app.models.schema import RECORD_TYPES
from app.models.schema import Field as SchemaField
from app.models.sheet import is_made
from app.models.wording import labels
from app.ui.forms.deciding import ask_decision
from app.ui.forms.editors import ParsedEdit
from app.ui.forms.field import FormField
from app.ui.forms.field_menu import HISTORY_KEYS, give_menu
from app.ui.forms.making import Editor, change_of, editor_of
from app.ui.forms.prose import ProseEdit
from app.ui.forms.prose_tools import ProseTools
from app.ui.widgets import button
from app.ui.widgets import row as side_by_side

if TYPE_CHECKING:
    from app.ui.room import Context

Reason: TypeAlias = Callable[[Record, str, FieldValue], str | None]
"""Why a field is given another value, asked for where it must be said: "" where it need not, None to leave it."""
STOPS_WHEN_EMPTY, WANTED = "krävs vid ansökan", "bör fyllas i"
WIDE, LONG_NAMES = ("prose", "refs"), ("goal",)
"""The kinds of fields that stand across, and the records whose names are whole sentences."""
ONE_COLUMN_FROM = 1.5
"""At this text size two columns become one."""


def no_reason(_record: Record, _field: str, _value: FieldValue) -> str | None:
    """Nothing has to be said."""
    return ""


class RecordForm(QWidget):
    """The form of one record. `only` names the fields to show (all when empty); `hidden` those shown elsewhere.

    `columns` fields stand beside each other where the text is not large. `reason` asks why, before a value is stored.
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
        reason: Reason = no_reason,
    ) -> None:
        super().__init__()
        self._reason = reason
        self._context, self.record_id = context, record_id
        self._columns = 1 if context.theme.scale >= ONE_COLUMN_FROM else columns
        record = context.session.plan.record(record_id)
        self._fields: dict[str, FormField] = {}
        self._editors: dict[str, Editor] = {}
        declared = [f for f in _edited(record) if f.name not in set(hidden)]
        if only:
            declared = [f for name in only for f in declared if f.name == name]
        self._unfold: Callable[[], None] | None = None
        self._folded: QWidget | None = None
        self._folded_fields: tuple[str, ...] = ()
        """The names of those that have not been made yet."""
        self._remarks: list[Remark] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.theme.px(12))
        more = [f for f in declared if f.more and not f.wanted] if fold else []
        self._layout.addWidget(self._page(record, [f for f in declared if f not in more]))
        if more:
            self._add_folded(record, more)
        self._layout.addStretch(1)
        ask = QAction(self, shortcut=QKeySequence(HISTORY_KEYS))
        ask.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        ask.triggered.connect(lambda _checked=False: self.show_history())
        self.addAction(ask)
        self.refresh()

    def refresh(self) -> None:
        """Shows the record as it stands; a field somebody is writing in is left alone."""
        record = self._context.session.plan.get(self.record_id)
        if record is None:
            return
        for name, editor in self._editors.items():
            editor.show_value(record.get(name))
            if self._fields[name].wanted.text() == WANTED:
                self._fields[name].wanted.setVisible(record.is_empty(name))

    def show_remarks(self, remarks: Iterable[Remark]) -> None:
        """Puts what the rules say of a field under it; stops go before remarks. That it is empty is seen."""
        self._remarks = [r for r in remarks if r.record == self.record_id and r.code != "empty"]
        said = {r.field: r for r in reversed(self._remarks)}
        if self._unfold is not None and not said.keys().isdisjoint(self._folded_fields):
            self._unfold()
        for name, field in self._fields.items():
            remark = said.get(name)
            if remark is None:
                field.show_remark(None)
            else:
                field.show_remark("stop" if remark.severity == "block" else "remark", remark.text)
                self._reveal(field)

    def finish(self) -> bool:
        """Commits everything written and not yet committed; False when something could not be read or stored."""
        for editor in self._editors.values():
            editor.finish()
        return not self.unsaved()

    def unsaved(self) -> list[str]:
        """The captions of fields where something is written that has not been stored."""
        return [self._fields[name].caption.text() for name, editor in self._editors.items() if editor.dirty]

    def focus_field(self, name: str = "") -> bool:
        """Takes the person to a field (without a name the first), unfolded if need be; False when it is not here."""
        if name in self._folded_fields and self._unfold is not None:
            self._unfold()
        field = self._fields.get(name or next(iter(self._fields), ""))
        if field is None:
            return False
        self._reveal(field)
        field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def show_history(self, name: str = "") -> None:
        """The history of a field, of the one with the focus, or of the whole record where none has it."""
        from app.ui.history.dialog import history_dialog

        self.finish()
        if not name:
            here = self._field_in_focus()
            name = next((known for known, field in self._fields.items() if field is here), "")
        self._context.ask.run(history_dialog(self._context, self.record_id, name))

    def event(self, event: QEvent) -> bool:
        """F1 shows the help of the field with the focus; pressed again it is the window's."""
        asked = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            field = self._field_in_focus()
            if field is not None and field.help_text and not field.shows_help:
                if event.type() == QEvent.Type.KeyPress:
                    field.show_help()
                event.accept()
                return True
        return super().event(event)

    def _reveal(self, field: FormField) -> None:
        """Unfolds what the field is folded away in."""
        hidden = self._folded is not None and not self._folded.isVisibleTo(self) and self._folded.isAncestorOf(field)
        if hidden and self._unfold is not None:
            self._unfold()

    def _field_in_focus(self) -> FormField | None:
        focus = QApplication.focusWidget()
        return next((field for field in self._fields.values() if focus is not None and field.isAncestorOf(focus)), None)

    def _add_folded(self, record: Record, more: Sequence[SchemaField]) -> None:
        """The fields that are seldom needed, made when they are unfolded; how many of them are filled in is said."""
        page = QWidget()
        page.hide()
        filled = sum(not record.is_empty(f.name) for f in more)
        count = f"{len(more)}, varav {filled} {'ifyllt' if filled == 1 else 'ifyllda'}" if filled else str(len(more))
        fold = button(self._context.theme, "", kind="quiet", icon="chevron-down")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        self._folded_fields = tuple(f.name for f in more)

        def say() -> None:
            there = page.isVisibleTo(self)
            fold.setText(f" {'Dölj' if there else 'Visa'} fler fält ({count})")
            fold.setAccessibleName(fold.text().strip())
            fold.setIcon(self._context.theme.icon("chevron-up" if there else "chevron-down", "accent"))

        def turn() -> None:
            missing, self._folded_fields = bool(self._folded_fields), ()
            if missing:
                inside.addWidget(self._page(self._context.session.plan.record(self.record_id), more))
            page.setVisible(not page.isVisibleTo(self))
            say()
            if missing:
                self.refresh()
                self.show_remarks(self._remarks)

        self._unfold, self._folded = turn, page
        fold.clicked.connect(lambda _checked=False: turn())
        self._layout.addLayout(side_by_side(fold, None))
        self._layout.addWidget(page)
        say()

    def _page(self, record: Record, declared: Sequence[SchemaField]) -> QWidget:
        """Fields beside each other, long ones across."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._context.theme.px(20))
        grid.setVerticalSpacing(self._context.theme.px(12))
        columns = self._columns
        row, at = 0, 0
        title = RECORD_TYPES[record.type].title
        for declared_field in declared:
            long = declared_field.kind in WIDE or declared_field.to == LONG_NAMES
            wide = columns == 1 or long or declared_field.name == title
            if wide and at:
                row, at = row + 1, 0
            made = self._field(record, declared_field)
            if wide:
                grid.addWidget(made, row, at, 1, columns)
            else:  # beside a field with a long remark it keeps its own height
                grid.addWidget(made, row, at, Qt.AlignmentFlag.AlignTop)
            at = 0 if wide else at + 1
            if at in (0, columns):
                row, at = row + 1, 0
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return page

    def _field(self, record: Record, declared: SchemaField) -> FormField:
        theme, name = self._context.theme, declared.name
        caption = labels.field_label(record.type, name)
        editor = editor_of(self._context, record.type, declared, caption)
        unit = labels.unit_label(declared.unit)
        required = name in REQUIRED.get(record.type, ())
        hint = STOPS_WHEN_EMPTY if required else WANTED if declared.wanted else ""
        words = f"{caption} ({unit})" if unit else caption
        field = FormField(theme, words, editor, hint, labels.help_text(record.type, name))
        field.caption.setVisible(declared.kind != "flag")
        editor.setEnabled(self._context.session.writable and not (declared.set_once and not record.is_empty(name)))
        editor.committed.connect(lambda value: self._commit(name, value))
        editor.refused.connect(field.refuse)
        if isinstance(editor, ParsedEdit | ProseEdit):
            editor.calmed.connect(lambda: field.refuse(""))
        if isinstance(editor, ProseEdit):
            field.head.addWidget(ProseTools(theme, editor, caption, self._context.ask))
        self._fields[name], self._editors[name] = field, editor
        give_menu(editor, lambda: self.show_history(name))
        return field

    def _commit(self, name: str, value: FieldValue) -> None:
        session = self._context.session
        if self.record_id not in session.plan:
            return
        try:
            change = change_of(session.plan, self.record_id, name, value)
            note = self._reason(session.plan.record(self.record_id), name, value) if change.edits else ""
            if note is None:
                self._editors[name].not_taken()
            elif change.edits:
                session.do(replace(change, note=note) if note else change)
        except UserError as error:
            self._editors[name].not_taken()
            self._editors[name].show_value(session.plan.record(self.record_id).get(name))
            self._fields[name].refuse(str(error))
            self.failed.emit(str(error))
            if error.code == "target_decided":
                ask_decision(self._context, self._fields[name], self._editors[name], (self.record_id, name, value))
        else:
            self._fields[name].refuse("")


def _edited(record: Record) -> list[SchemaField]:
    """The fields people write in: none of a settled record, and no hashes and the like, which the program makes."""
    known = RECORD_TYPES[record.type]
    return [] if known.settled else [f for f in known.fields if not is_made(f)]

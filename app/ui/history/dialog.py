"""The history of one record or one field as a dialog: who changed what, when, from what to what, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.journeys import restoring
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import POSITION, RECORD_TYPES, fields_of
from app.models.wording import history as wording
from app.models.wording import labels
from app.ui.forms.editors import GONE
from app.ui.text import capital, moment
from app.ui.widgets import Column, Dialog, SegmentedButtons, TableView, Verb, button, label, row

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry
    from app.ui.room import Context

CLOSE = Verb("", "Stäng", "primary")
NOTHING, LONGEST_TIP, LONGEST_BACK = "–", 600, 32
CAME_OR_WENT = {"delete": "Borttagen", "restore": "Tillbaka"}
ALL, ONE = "record", "field"


class HistoryDialog(Dialog):
    """Every change of the record, newest first, or of `field` when it is given. What stood before can be taken back."""

    def __init__(self, context: Context, record_id: str, field: str = "", parent: QWidget | None = None) -> None:
        record = context.session.plan.record(record_id)
        super().__init__(
            context.theme,
            f"Historik: {labels.title_of(record)}",
            "Inget som skrivits försvinner. Välj en ändring för att läsa den, eller ta tillbaka det som stod före.",
            [CLOSE],
            parent,
        )
        self._context, self._record_id, self._field = context, record_id, field
        theme = context.theme
        self.setMinimumWidth(min(theme.px(900), self.screen().availableGeometry().width() - 60))
        if field:
            words = [(ONE, field_words(record, field)), (ALL, "Hela posten")]
            self.which = SegmentedButtons(theme, words, "Historik för")
            self.which.chosen.connect(lambda _key: self._show())
            self.body.addWidget(self.which)
        self.table: TableView[HistoryEntry] = TableView(theme, "Ändringar", self._columns())
        self.table.setMinimumHeight(theme.px(300))
        self.table.chosen.connect(lambda _entry: self._follow())
        self.told = label("", wrap=True, selectable=True)
        self.back = button(theme, "Ta tillbaka det som stod före", icon="rotate-ccw", on=self._restore)
        self.back.setAutoDefault(False)
        self.refused = label("", tone="stop", wrap=True)
        self.refused.hide()
        for piece in (self.table, self.told):
            self.body.addWidget(piece)
        self.past = button(theme, "Se hela planen efter ändringen", kind="quiet", icon="eye", on=self._look)
        self.past.setAutoDefault(False)
        self.body.addLayout(row(self.back, self.past, None))
        self.body.addWidget(self.refused)
        self._show()

    @property
    def entry(self) -> HistoryEntry | None:
        """The change that is chosen."""
        return self.table.current()

    def _entries(self) -> list[HistoryEntry]:
        one = self._field if self._field and self.which.current == ONE else None
        return list(reversed(self._context.session.history(self._record_id, one)))

    def _columns(self) -> list[Column[HistoryEntry]]:
        plan, now = self._context.session.plan, self._context.session.now().date()
        record = plan.record(self._record_id)
        return [
            Column("När", lambda e: moment(e.shown_at, now), width=130),
            Column("Vem", lambda e: capital(e.name), width=130),
            Column("Fält", lambda e: field_words(record, e.field), width=150),
            Column(
                "Före", lambda e: shown(plan, record, e.field, e.old), tip=lambda e: _tip(plan, record, e.field, e.old)
            ),
            Column(
                "Efter",
                lambda e: CAME_OR_WENT.get(e.kind) or shown(plan, record, e.field, e.new),
                tip=lambda e: _tip(plan, record, e.field, e.new),
            ),
            Column("Skäl eller beslut", lambda e: e.note or NOTHING, width=140, tip=lambda e: e.note),
        ]

    def _show(self) -> None:
        self.table.set_rows(self._entries())
        if self.table.rows and self.table.current() is None:
            self.table.selectRow(0)
        self._follow()

    def _follow(self) -> None:
        """The chosen change in words, and what stood before it on the button that takes it back."""
        plan, entry = self._context.session.plan, self.entry
        record = plan.get(self._record_id)
        self.refused.hide()
        self.back.setEnabled(False)
        self.past.setEnabled(entry is not None)
        if entry is None or record is None:
            self.told.setText("Inga ändringar." if entry is None else "")
            return
        today = self._context.session.now().date()
        self.told.setText(sentence(plan, record, entry, moment(entry.shown_at, today)))
        self.back.setEnabled(self._context.session.writable and restoring.can_restore(plan, record, entry))
        self.back.setText(f" {self._back_words(record, entry)}")
        self.back.setAccessibleName(self.back.text().strip())

    def _back_words(self, record: Record, entry: HistoryEntry) -> str:
        """ "Ta tillbaka 45"; long text and lists are named by the field."""
        if not self.back.isEnabled():
            return "Ta tillbaka det som stod före"
        name = field_words(record, entry.field).lower()
        if fields_of(record.type)[entry.field].kind in ("prose", "refs"):
            return f"Ta tillbaka {name} som det stod före"
        old = shown(self._context.session.plan, record, entry.field, entry.old)
        if old == NOTHING:
            return f"Töm {name} igen"
        return f"Ta tillbaka ”{old if len(old) <= LONGEST_BACK else old[:LONGEST_BACK].rstrip() + '…'}”"

    def _look(self) -> None:
        """The whole plan as it stood just after the chosen change."""
        from app.ui.history.versions import show_past

        entry = self.entry
        if entry is not None:
            when = moment(entry.shown_at, self._context.session.now().date())
            show_past(self._context, (entry.change_id,), when)

    def _restore(self) -> None:
        entry = self.entry
        if entry is None:
            return
        try:
            restoring.restore(self._context.session, self._record_id, entry)
        except UserError as error:
            self.refused.setText(str(error))
            self.refused.show()
            return
        name = field_words(self._context.session.plan.record(self._record_id), entry.field)
        self._context.tell(f"Tog tillbaka: {name}")
        self._show()
        self.table.selectRow(0)


def history_dialog(context: Context, record_id: str, field: str = "") -> HistoryDialog:
    """Every change of the record, newest first; of one field when it is given."""
    return HistoryDialog(context, record_id, field)


def sentence(plan: Plan, record: Record, entry: HistoryEntry, when: str) -> str:
    """ "Anna ändrade målvärde: 45 → 40, 23 april 14.02, beslut § 12."."""
    who = capital(entry.name)
    if entry.field in ("", POSITION.name):
        return f"{who} {wording.change_name([(entry.kind, record.type, entry.field, record.id)])}, {when}."
    values = tuple(shown(plan, record, entry.field, value) for value in (entry.old, entry.new))
    old, new = ("" if value == NOTHING else value for value in values)
    return wording.told(who, field_words(record, entry.field), (old, new), when=when, note=entry.note)


def shown(plan: Plan, record: Record, field: str, value: FieldValue) -> str:
    """A value of the past in one line, as the field shows it: names for references, words for choices."""
    if field == POSITION.name:
        return NOTHING
    if record.type not in RECORD_TYPES or field not in fields_of(record.type):
        return " ".join(str(value).split()) if value not in (None, "", ()) else NOTHING
    then = replace(record, fields={field: value})
    if then.is_empty(field):
        return NOTHING
    return " ".join(labels.value_text(then, field, plan).split()) or GONE


def _tip(plan: Plan, record: Record, field: str, value: FieldValue) -> str:
    """The whole text; a tip longer than a screen helps nobody."""
    told = shown(plan, record, field, value)
    return told if len(told) <= LONGEST_TIP else f"{told[:LONGEST_TIP]}…"


def field_words(record: Record, field: str) -> str:
    """What the field is called in history; the whole record, or its place among others, where it is no field."""
    if not field:
        return "Posten"
    if field == POSITION.name:
        return "Ordning"
    known = record.type in RECORD_TYPES and field in fields_of(record.type)
    return labels.field_label(record.type, field) if known else field

"""The history of one record as a dialog: who changed what, when, from what to what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.models.plan import FieldValue, Plan, Record
from app.models.schema import POSITION, fields_of
from app.models.wording import labels
from app.ui.forms.editors import GONE
from app.ui.text import moment
from app.ui.widgets import Column, Dialog, TableView, Verb, label

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry
    from app.ui.room import Context

CLOSE = Verb("close", "Stäng", "primary")
NOTHING, LONGEST_TIP = "–", 600


def history_dialog(context: Context, record_id: str) -> Dialog:
    """Every change of the record, newest first."""
    plan = context.session.plan
    record = plan.record(record_id)
    entries = list(reversed(context.session.history(record_id)))
    dialog = Dialog(
        context.theme,
        f"Historik: {labels.title_of(record)}",
        "Inget som skrivits försvinner. Ångra finns i fönstrets överkant.",
        [CLOSE],
    )
    dialog.setMinimumWidth(context.theme.px(860))
    if not entries:
        dialog.body.addWidget(label("Inga ändringar."))
        return dialog

    def field(entry: HistoryEntry) -> str:
        return _field_words(record, entry.field)

    columns: list[Column[HistoryEntry]] = [
        Column("När", lambda e: moment(e.shown_at, context.session.now().date()), width=150),
        Column("Vem", lambda e: e.name or "Den här datorn", width=150),
        Column("Fält", field, width=170),
        Column("Före", lambda e: shown(plan, record, e.field, e.old), tip=lambda e: _tip(plan, record, e.field, e.old)),
        Column(
            "Efter", lambda e: shown(plan, record, e.field, e.new), tip=lambda e: _tip(plan, record, e.field, e.new)
        ),
    ]
    if any(entry.note for entry in entries):
        columns.append(Column("Skäl", lambda e: e.note or NOTHING, tip=lambda e: e.note))
    table: TableView[HistoryEntry] = TableView(context.theme, "Ändringar", columns, entries)
    table.setMinimumHeight(context.theme.px(380))
    dialog.body.addWidget(table)
    return dialog


def shown(plan: Plan, record: Record, field: str, value: FieldValue) -> str:
    """A value of the past in one line, as the field shows it: names for references, words for choices."""
    if field == POSITION.name:
        return NOTHING
    if field not in fields_of(record.type):
        return " ".join(str(value).split()) if value not in (None, "", ()) else NOTHING
    then = replace(record, fields={field: value})
    if then.is_empty(field):
        return NOTHING
    return " ".join(labels.value_text(then, field, plan).split()) or GONE


def _tip(plan: Plan, record: Record, field: str, value: FieldValue) -> str:
    """The whole text; a tip longer than a screen helps nobody."""
    told = shown(plan, record, field, value)
    return told if len(told) <= LONGEST_TIP else f"{told[:LONGEST_TIP]}…"


def _field_words(record: Record, field: str) -> str:
    if not field:
        return "Posten"
    if field == POSITION.name:
        return "Ordning"
    return labels.field_label(record.type, field) if field in fields_of(record.type) else field

"""The history of one record as a dialog: who changed what, when, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.wording import labels
from app.ui.text import moment
from app.ui.widgets import Column, Dialog, TableView, Verb, label

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry
    from app.ui.room import Context

CLOSE = Verb("close", "Stäng", "primary")


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
        return labels.field_label(record.type, entry.field) if entry.field else "Posten"

    columns: list[Column[HistoryEntry]] = [
        Column("När", lambda e: moment(e.shown_at, context.session.now().date()), width=150),
        Column("Vem", lambda e: e.name or "Den här datorn", width=150),
        Column("Fält", field, width=170),
        Column("Före", lambda e: _shown(e.old), tip=lambda e: _shown(e.old)),
        Column("Efter", lambda e: _shown(e.new), tip=lambda e: _shown(e.new), width=230),
    ]
    table: TableView[HistoryEntry] = TableView(context.theme, "Ändringar", columns, entries)
    table.setMinimumHeight(context.theme.px(380))
    dialog.body.addWidget(table)
    return dialog


def _shown(value: object) -> str:
    if value in (None, "", ()):
        return "–"
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return " ".join(text.split())

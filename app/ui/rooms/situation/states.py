"""What the room shows when there is no view to show: nothing read in, nothing described, nothing to count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.ui.rooms.situation.page import message, waiting
from app.ui.widgets import EmptyState, Notice

if TYPE_CHECKING:
    from app.ui.room import Context

REAL = "Läs in de verkliga uppgifterna"
Do = Callable[[], object]


def indicator_tables(plan: Plan) -> list[Record]:
    """The tables an index can be computed from."""
    return [record for record in plan.of("dataset") if record.text("kind") == "indicators"]


def is_described(record: Record) -> bool:
    """Whether the index can count with the indicator."""
    return bool(record.text("risk_domain") and record.text("direction"))


def undescribed(plan: Plan) -> list[Record]:
    """The indicators nobody has placed in a domain and given a direction."""
    return [record for record in plan.of("indicator_definition") if not is_described(record)]


def without_view(context: Context, *, read_table: Do, read_real: Do, describe: Do) -> QWidget:
    """The page for a plan whose index is not there (yet), with what to do next."""
    standpoint, theme = context.standpoint, context.theme
    if not indicator_tables(context.session.plan):
        return _empty(context, read_table, read_real)
    if standpoint.problem is not None:
        ways = [("Se indikatorerna", describe), ("Läs in en annan tabell", read_table)]
        return message(theme, Notice(theme, "stop", "Indexet går inte att räkna.", str(standpoint.problem), ways))
    if standpoint.computing or standpoint.waiting:
        return waiting(theme, "Räknar indexet …")
    return EmptyState(
        theme,
        "list",
        "Indikatorerna väntar på ord",
        "Tabellen är inläst. Säg vilket huvudområde varje indikator hör till och om ett högt värde betyder mer eller "
        "mindre risk, så räknas indexet.",
        ("Beskriv indikatorerna", describe),
    )


def _empty(context: Context, read_table: Do, read_real: Do) -> QWidget:
    session = context.session
    real = not session.plan.example and session.writable
    return EmptyState(
        context.theme,
        "map",
        "Ingen indextabell ännu",
        "Lägesbilden visar hur planens stadsdelar ligger till och varför. Den behöver en tabell med indikatorer "
        "per stadsdel, från Excel eller som text.",
        ("Läs in en indextabell", read_table) if session.writable else None,
        other=(REAL, read_real) if real else None,
    )


def nobody_there(context: Context) -> QWidget:
    """The table has none of the plan's places."""
    said = "Välj planens stadsdelar i Handlingsplan, eller läs in en tabell som har dem."
    theme = context.theme
    return message(theme, Notice(theme, "remark", "Ingen av planens stadsdelar finns i tabellen.", said))


def refused(context: Context, refusal: UserError) -> QWidget:
    """The chosen view cannot be made of the table; the other views may."""
    return message(context.theme, Notice(context.theme, "remark", "Den här vyn går inte att visa.", str(refusal)))


def some_wait(context: Context, count: int, describe: Do) -> Notice:
    """Some indicators of a table that is shown are left out of the index."""
    said = "1 indikator räknas inte" if count == 1 else f"{count} indikatorer räknas inte"
    ways = [("Beskriv indikatorerna", describe)]
    return Notice(context.theme, "remark", f"{said} än.", "Huvudområde eller riktning saknas.", ways)

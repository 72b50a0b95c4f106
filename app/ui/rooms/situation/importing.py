"""From a file on disk to a table in the plan: the file is chosen, read on the worker, asked about, taken in."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.journeys import import_index
from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.ui.exporting import refused
from app.ui.rooms.situation import replace_dialog

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading
    from app.journeys.import_index import Imported
    from app.ui.room import Context

KINDS = "Tabeller (*.xlsx *.xlsm *.csv *.skv *.txt);;Alla filer (*)"
TakenIn = Callable[[str], object]
"""Told what happened, in one sentence."""


def read_table(context: Context, over: QWidget, taken_in: TakenIn) -> None:
    """Asks for a file, shows how it is understood, and takes it in when the person says so."""
    if not context.session.writable:
        return
    path = context.ask.open_file("Läs in en indextabell", KINDS)
    if path is None:
        return
    from app.ui.rooms.situation.import_dialog import ImportDialog

    dialog = ImportDialog(context, path, over)
    if context.ask.run(dialog) and dialog.imported is not None:
        taken_in(said(dialog.imported))
        if not dialog.imported.already_there:
            replace_dialog.offer(context, dialog.imported.dataset, over)


def read_real_figures(context: Context, taken_in: TakenIn) -> None:
    """Reads and takes in the public figures that ship with Handslag; UserErrors are shown."""
    plan = context.session.plan

    def work() -> Generator[Progress, None, Reading]:
        yield Progress(0, 1, "Läser de verkliga uppgifterna")
        return import_index.read_real_figures(plan)

    def done(reading: Reading) -> None:
        try:
            imported = import_index.take_in_real_figures(context.session, reading)
        except UserError as error:
            failed(error)
            return
        taken_in(said(imported))

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        refused(context, "Uppgifterna kunde inte läsas in", error)

    context.jobs.start(work, done, failed)


def said(imported: Imported) -> str:
    """What came of it, for the status line."""
    if imported.already_there:
        return "Tabellen finns redan i planen, siffra för siffra. Inget lades till."
    return imported.sentence()

"""The follow-up report on its way out of *Handlingsplan*: as a PDF or on paper, for the whole period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.journeys.follow_up_report import follow_up_report
from app.journeys.snapshot import take
from app.ui.exporting import Make, Thing, print_document, save_document

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.ui.room import Context

REPORT = Thing("Uppföljningsrapporten", "uppfoljning")
SAVE, PRINT = "Spara uppföljningsrapporten (PDF)…", "Skriv ut uppföljningsrapporten…"


def report_actions(context: Context, parent: QObject) -> list[QAction]:
    """Two verbs: to a file and to paper."""
    made = []
    for words, do in (
        (SAVE, lambda: save_document(context, REPORT, _page(context))),
        (PRINT, lambda: print_document(context, REPORT.words, _page(context))),
    ):
        action = QAction(words, parent)
        action.triggered.connect(lambda _checked=False, do=do: do())
        made.append(action)
    return made


def _page(context: Context) -> Make:
    """What the report says is taken now, and set on the worker."""
    return partial(follow_up_report, take(context.session).plan, None, context.session.today())

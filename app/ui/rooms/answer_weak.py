"""How a weak indicator that nobody answers is answered, wherever it is met: with a finding, or with a reason why none.

It asks and writes through the session; where the finding is written is *Lägesbild*'s business.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.models.errors import UserError
from app.models.wording import typography
from app.ui.exporting import refused
from app.ui.rooms import leads
from app.ui.widgets import CANCEL, Question, Verb

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from app.models.coverage import Chain
    from app.ui.room import Context

WRITE_FINDING = "Skriv en slutsats i Lägesbild"
WRITE_REASON = "Skriv varför ingen slutsats behövs …"


def add_answers(menu: QMenu, context: Context, chain: Chain) -> None:
    """The two ways to answer, as verbs of a menu."""
    menu.addAction(WRITE_FINDING).triggered.connect(partial(_write_finding, context, chain))
    reason = menu.addAction(WRITE_REASON)
    reason.setEnabled(context.session.writable)
    reason.triggered.connect(partial(_write_reason, context, chain))


def _write_finding(context: Context, chain: Chain, _checked: bool = False) -> None:
    context.go("situation", leads.weak_place(chain.indicator_id))


def _write_reason(context: Context, chain: Chain, _checked: bool = False) -> None:
    question = Question(
        "Varför behövs ingen slutsats?",
        f"{chain.label} i {typography.listed(chain.neighbourhoods)} räknas som besvarad. Skälet står i planen.",
        [CANCEL, Verb("save", "Spara skälet", "primary")],
    )
    reason = context.ask.text(question, "Skäl")
    if not reason or not reason.strip():
        return
    from app.journeys import answering

    try:
        answering.leave(context.session, chain.indicator_id, chain.neighbourhoods, reason)
    except UserError as error:
        refused(context, "Det gick inte", error)
        return
    context.tell(f"Sparat: varför {chain.label} lämnas")

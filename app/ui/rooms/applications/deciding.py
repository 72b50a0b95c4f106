"""Recording what has been decided, about an application or about the action plan as it stands.

It asks and hands the answer on; what a decision is bound to is the journey's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.journeys import decisions
from app.models.states import decision_path
from app.models.wording import labels, typography
from app.ui.rooms.applications.decide import DecisionDialog

if TYPE_CHECKING:
    from app.ui.room import Context

INSTANCE_OF = {"local_group": "local_group", "district_board": "district_board", "consultation": "central_group"}


def decide_application(context: Context, record_id: str) -> None:
    """Asks for the next decision on the application's way. Raises `UserError` when it cannot be kept."""
    session = context.session
    path = decision_path(session.plan, record_id)
    step = next((s for s in path if s.state in ("now", "broken")), path[0])
    instance = INSTANCE_OF.get(step.key, "executive_board")
    about = f"”{labels.title_of(session.plan.record(record_id))}”"
    dialog = DecisionDialog(context.theme, about, instance, session.today())
    if context.ask.run(dialog):
        decisions.record_decision(session, record_id, dialog.given())


def decide_plan(context: Context) -> None:
    """Asks for the local group's decision on the plan, and names the version that was decided. Raises `UserError`."""
    session = context.session
    dialog = DecisionDialog(context.theme, "handlingsplanen", "local_group", session.today())
    if not context.ask.run(dialog):
        return
    given = dialog.given()
    day = str(given.get("date") or session.today())
    by = labels.choice_label("decision", "instance", str(given["instance"]))
    version = decisions.name_version(session, f"Handlingsplan till beslut {typography.date_long(day)}", day, by)
    decisions.record_decision(session, version, given)

"""What a new application takes over from the plan, so that nobody answers again what is already answered there."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.plan import Plan, Record

MEASURES = {"outcome": "outcome_measures", "process": "process_measures"}


def for_application(plan: Plan, activities: Sequence[str]) -> dict[str, object]:
    """The board of the plan; of its activities the name, where there is one alone, and the measures of their goals.

    Everything taken over stands in the plan already; what is not there is left to be answered.
    """
    given: dict[str, object] = {}
    if board := plan.root.text("district_board"):
        given["applicant"] = board
    known = [found for one in activities if (found := plan.get(one)) is not None]
    if not known:
        return given
    given["activities"] = [one.id for one in known]
    if len(known) == 1 and known[0].text("name"):
        given["title"] = known[0].text("name")
    for kind, field in MEASURES.items():
        if measures := [one.id for one in _measures(plan, known) if one.text("kind") == kind]:
            given[field] = measures
    return given


def _measures(plan: Plan, activities: Sequence[Record]) -> list[Record]:
    goals = dict.fromkeys(goal for one in activities for goal in one.refs("goals"))
    return [measure for goal in goals for measure in plan.referring(goal, "measure", "goal")]

"""F1–F4: what the programme's money may start, who may ask for it, and what it may not pay."""

from __future__ import annotations

from collections.abc import Iterator

from app.models import budget
from app.models.decisions import plan_decision
from app.models.plan import Plan, Record
from app.models.rules.kinds import Found, IndexFacts
from app.models.wording.labels import title_of
from app.models.wording.typography import day

PROGRAMME_BOARDS = (
    "Rinkeby-Kista",
    "Spånga-Tensta",
    "Hässelby-Vällingby",
    "Skärholmen",
    "Enskede-Årsta-Vantör",
    "Farsta",
)
EXAMPLE_BOARD = "Exempelnämnden"


def allowed_applicants(plan: Plan) -> tuple[str, ...]:
    """The catalogue keys that may apply: the six boards, or only the made-up one in an example plan."""
    names = (EXAMPLE_BOARD,) if plan.example else PROGRAMME_BOARDS
    return tuple(f"board:{name}" for name in names)


def f1_decided_activities(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F1: an application starts activities that the local group has decided in the action plan."""
    applications = plan.of("application")
    for application in applications:
        if not plan.targets(application, "activities"):
            yield Found("F1", "block", application.id, "activities", "F1.no_activity")
    if not applications:
        return
    decision = plan_decision(plan)
    if decision is None or not decision.favourable:
        for application in applications:
            yield Found("F1", "block", application.id, "", "F1.plan_not_decided")
    elif decision.holds is False:
        yield Found("F1", "remark", plan.id, "", "F1.plan_changed", {"date": day(decision.date)})


def f2_applicant(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F2: only the boards of the programme may apply."""
    allowed = allowed_applicants(plan)
    for application in plan.of("application"):
        applicant = application.text("applicant")
        if not applicant:
            yield Found("F2", "block", application.id, "applicant", "F2.missing")
        elif applicant not in allowed:
            name = applicant.partition(":")[2]
            key = "F2.example_only" if plan.example else "F2.not_in_programme"
            yield Found("F2", "block", application.id, "applicant", key, {"board": name})


def f3_no_investments(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F3: no programme money for capital expenditure; equipment asks for a reason in the application."""
    for row in budget.of_plan(plan).rows:
        if row.programme and row.kind == "capital_expenditure":
            key = "F3.investment" if row.note else "F3.investment_unnamed"
            yield Found("F3", "block", row.id, "kind", key, {"cost": row.note})
    for application in plan.of("application"):
        rows = budget.of_application(plan, application.id).where(lambda r: r.programme and r.kind == "equipment")
        if rows.rows and application.is_empty("equipment_reason"):
            yield Found("F3", "remark", application.id, "equipment_reason", "F3.equipment")


def f4_not_regular_operations(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F4: both statements are filled in; an activity that moves from regular budget to programme is asked about."""
    for application in plan.of("application"):
        for name in ("what_is_new", "regular_financing"):
            if application.is_empty(name):
                yield Found("F4", "block", application.id, name, f"F4.{name}")
    for activity in plan.of("activity"):
        found = _moved_to_programme(plan, activity)
        if found:
            yield found


def _moved_to_programme(plan: Plan, activity: Record) -> Found | None:
    costs = budget.of_activity(plan, activity.id)
    before, after = costs.financed("regular_budget").years, costs.financed(budget.PROGRAMME_FUNDS).years
    if not before or not after or before[0] >= after[0]:
        return None
    facts = {"activity": title_of(activity), "before": str(before[0]), "after": str(after[0])}
    return Found("F4", "remark", activity.id, "", "F4.moved", facts)

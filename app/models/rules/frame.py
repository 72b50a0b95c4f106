"""F12–F14: the programme's frame, the companies as partners, and the forms of the city's steering system."""

from __future__ import annotations

from collections.abc import Iterator

from app.models import budget
from app.models.plan import Plan, Record
from app.models.rules.kinds import Found, IndexFacts
from app.models.wording.labels import title_of
from app.models.wording.typography import mnkr


def f12_within_the_frame(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F12: the frame is for all six boards and the whole period; an activity is not applied for twice."""
    applied = budget.applied(plan).programme
    if applied > budget.FRAME:
        facts = {"sum": mnkr(applied), "frame": mnkr(budget.FRAME, 0)}
        yield Found("F12", "remark", plan.id, "", "F12.over", facts)
    for activity in plan.of("activity"):
        if len(plan.referring(activity.id, "application", "activities")) > 1:
            yield Found("F12", "remark", activity.id, "", "F12.twice", {"activity": title_of(activity)})


def f13_with_the_companies(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F13: at least one housing company is a party, and has taken part."""
    companies = [one for one in plan.targets(plan.root, "parties") if one.text("kind") == "housing_company"]
    if not companies:
        yield Found("F13", "remark", plan.id, "parties", "F13.no_company")
    elif not any(_has_taken_part(plan, company) for company in companies):
        yield Found("F13", "remark", companies[0].id, "", "F13.not_taken_part", {"company": title_of(companies[0])})


def _has_taken_part(plan: Plan, company: Record) -> bool:
    """A member of it, a part in an activity or goal, or a record of its own shows that a company has taken part."""
    links = plan.referring(company.id)
    return any(one.type in ("member", "activity", "goal", "measure") for one in links) or any(
        one.owner == company.id for one in plan
    )


def f14_in_the_yearly_plan(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F14: each goal comes back in the yearly plan as board goal, indicator, activity or commitment."""
    for goal in plan.of("goal"):
        if not ils_forms(plan, goal):
            yield Found("F14", "remark", goal.id, "ils_form", "F14.no_form")


def ils_forms(plan: Plan, goal: Record) -> set[str]:
    """Which of the four forms a goal has: board_goal, indicator, activity, commitment."""
    forms = {goal.text("ils_form")}
    forms |= {measure.text("ils_form") for measure in plan.referring(goal.id, "measure", "goal")}
    forms |= {activity.text("ils_form") for activity in plan.referring(goal.id, "activity", "goals")}
    return forms & {"board_goal", "indicator", "activity", "commitment"}

"""The reviewer's eye, R01–R11: what published criticism of earlier programmes asks about. Remarks, never blocks.

No limit is invented here: nothing says how much a reached person may cost. What can be counted is shown by `figures`;
a remark is given where the answer is missing or the chain is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.models import budget
from app.models.digest import included
from app.models.plan import Plan, Record
from app.models.rules.fit import target_neighbourhoods
from app.models.rules.kinds import Found, IndexFacts
from app.models.wording.labels import title_of
from app.models.wording.typography import listed


@dataclass(frozen=True, slots=True)
class Figures:
    """What a reviewer counts for one application. None: not possible to say. Money in whole kronor."""

    applied: int
    persons_reached: Decimal | None
    cost_per_person: int | None
    staffing: Decimal | None
    money_years: tuple[int, ...]
    horizon: int | None


def figures(plan: Plan, application_id: str) -> Figures:
    """The reviewer's figures; persons and staffing are None while an activity with programme money lacks its own."""
    application = plan.record(application_id)
    paid = [a for a in plan.targets(application, "activities") if budget.of_activity(plan, a.id).programme]
    costs = budget.of_activities(plan, paid).financed(budget.PROGRAMME_FUNDS)
    persons, staffing = _sum(paid, "persons_reached"), _sum(paid, "staffing")
    years = [year for activity in paid for year in [_horizon(plan, activity)] if year]
    return Figures(
        costs.total,
        persons,
        round(costs.total / persons) if persons else None,
        staffing,
        costs.years,
        max(years, default=None),
    )


def r01_r02_people(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """R01 cost per person reached and R02 staffing: can they be seen?"""
    for activity in plan.of("activity"):
        programme = budget.of_activity(plan, activity.id).financed(budget.PROGRAMME_FUNDS)
        if programme.total and activity.is_empty("persons_reached"):
            yield Found("R01", "remark", activity.id, "persons_reached", "R01.unknown")
        if programme.by("kind").get("staff") and activity.is_empty("staffing"):
            yield Found("R02", "remark", activity.id, "staffing", "R02.unknown")


def r03_short_money(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """R03: money for one calendar year only, towards a target that lies later."""
    for activity in plan.of("activity"):
        years = budget.of_activity(plan, activity.id).financed(budget.PROGRAMME_FUNDS).years
        horizon = _horizon(plan, activity)
        if len(years) == 1 and horizon and horizon > years[0]:
            facts = {"year": str(years[0]), "months": str(_months(activity, years[0])), "horizon": str(horizon)}
            yield Found("R03", "remark", activity.id, "", "R03.short", facts)


def r04_r08_r11_measures(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """R04 baseline year, R08 only process measures, R09 target without decision, R11 target equal to the baseline."""
    for measure in plan.of("measure"):
        if measure.is_empty("baseline_year") and not measure.is_empty("baseline_value"):
            yield Found("R04", "remark", measure.id, "baseline_year", "R04.no_year")
        for target in plan.children(measure.id, "target"):
            if target.is_empty("decision_reference") and not target.is_empty("value"):
                yield Found("R09", "remark", target.id, "decision_reference", "R09.no_decision")
            if not target.is_empty("value") and target.get("value") == measure.get("baseline_value"):
                yield Found("R11", "remark", target.id, "value", "R11.equal")
    for goal in plan.of("goal"):
        kinds = {measure.text("kind") for measure in plan.referring(goal.id, "measure", "goal")}
        if kinds == {"process"}:
            yield Found("R08", "remark", goal.id, "", "R08.only_process")


def r05_r06_other_money(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """R05 other grants for the same place or group, R06 an earlier project by the same owner."""
    applications = plan.of("application")
    places = {one.id: set(target_neighbourhoods(plan, one)) for one in applications}
    for application in applications:
        if application.is_empty("other_grants"):
            beside = [o for o in applications if o.id != application.id and places[o.id] & places[application.id]]
            facts = {"others": listed([title_of(one) for one in beside])}
            yield Found("R05", "remark", application.id, "other_grants", "R05.same" if beside else "R05.unknown", facts)
        if application.is_empty("earlier_projects"):
            yield Found("R06", "remark", application.id, "earlier_projects", "R06.unknown")


def r07_r10_chain(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """R07: finding → goal → measure → activity is whole; R10: somebody is responsible for each activity."""
    for finding in plan.of("finding"):
        leads = finding.text("kind") != "strength" and finding.text("priority") != "none"
        if leads and not plan.referring(finding.id, "goal", "findings"):
            yield Found("R07", "remark", finding.id, "", "R07.finding")
    for goal in plan.of("goal"):
        if not plan.targets(goal, "findings"):
            yield Found("R07", "remark", goal.id, "findings", "R07.goal_finding")
        if not plan.referring(goal.id, "measure", "goal"):
            yield Found("R07", "remark", goal.id, "", "R07.goal_measure")
        if not plan.referring(goal.id, "activity", "goals"):
            yield Found("R07", "remark", goal.id, "", "R07.goal_activity")
    for measure in plan.of("measure"):
        if not plan.targets(measure, "goal"):
            yield Found("R07", "remark", measure.id, "goal", "R07.measure")
    for activity in plan.of("activity"):
        if not plan.targets(activity, "goals"):
            yield Found("R07", "remark", activity.id, "goals", "R07.activity")
        if not plan.targets(activity, "responsible"):
            yield Found("R10", "remark", activity.id, "responsible", "R10.nobody")


def concerns(plan: Plan, application_id: str) -> frozenset[str]:
    """The records that a remark about the application may be on: what is approved with it, the plan, its decisions."""
    decisions = plan.referring(application_id, "decision", "about")
    own = {record.id for record in included(plan, application_id)}
    measures = {record.id for goal in list(own) for record in plan.referring(goal, "measure", "goal")}
    targets = {target.id for measure in measures for target in plan.children(measure, "target")}
    return frozenset(own | measures | targets | {plan.id} | {decision.id for decision in decisions})


def _horizon(plan: Plan, activity: Record) -> int | None:
    goals = plan.targets(activity, "goals")
    measures = [measure for goal in goals for measure in plan.referring(goal.id, "measure", "goal")]
    years = [target.number("year") for measure in measures for target in plan.children(measure.id, "target")]
    return max((year for year in years if year is not None), default=None)


def _months(activity: Record, year: int) -> int:
    """The months of `year` that the activity runs; twelve when its dates do not say otherwise."""
    start, end = activity.text("start"), activity.text("end")
    first = int(start[5:7]) if start[:4] == str(year) else 1
    last = int(end[5:7]) if end[:4] == str(year) else 12
    return max(last - first + 1, 1)


def _sum(activities: list[Record], name: str) -> Decimal | None:
    if not activities or any(activity.is_empty(name) for activity in activities):
        return None
    return sum((Decimal(activity.text(name)) for activity in activities), Decimal(0))

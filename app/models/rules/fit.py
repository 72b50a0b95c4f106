"""F9–F11: effort where the risk is, and work that the city expects its ordinary budgets to carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.models import budget
from app.models.change import DISTRICT
from app.models.plan import Plan, Record
from app.models.rules.kinds import Found, IndexFacts
from app.models.wording.labels import title_of
from app.models.wording.typography import listed, number, swedish_key

ORDINARY_WORK = (
    ("feriearbeten", re.compile(r"\b(ferie|sommar)(arbet|jobb|praktik)")),
    ("sociala insatsgrupper 20–29 år", re.compile(r"\bsocial\w* insatsgrupp")),
    ("trygghetsvärdar", re.compile(r"\btrygghetsvärd")),
    ("medborgarvärdar", re.compile(r"\bmedborgarvärd")),
    ("förstärkt fältarbete", re.compile(r"\b(fältarbet|fältassistent|fältgrupp|fältsekreterare)")),
    ("idrottslyftet Järva", re.compile(r"\bidrottslyft")),
)
"""F10: what the source names, by the beginnings of the words people use for it."""
OTHER_BOARDS = re.compile(r"\b(kulturn|trafik|renhållning|miljö- och hälso|miljön|hälsoskydd)")
"""F11: the beginnings of the names of the culture, traffic and waste, and environment and health boards."""


def target_neighbourhoods(plan: Plan, application: Record) -> list[str]:
    """The names of the neighbourhoods an application is for: its activities' own, or else their goals'."""
    activities = plan.targets(application, "activities")
    keys = {key for activity in activities for key in activity.refs("neighbourhoods")}
    if not keys:
        goals = (goal for activity in activities for goal in plan.targets(activity, "goals"))
        keys = {key for goal in goals for key in goal.refs("neighbourhoods")}
    return sorted((key.partition(":")[2] for key in keys), key=swedish_key)


def f9_in_proportion(plan: Plan, facts: IndexFacts | None) -> Iterator[Found]:
    """F9: where every target neighbourhood with a value lies at or under the city's, a reason is asked for."""
    for application in plan.of("application"):
        names = target_neighbourhoods(plan, application)
        if not names:
            yield Found("F9", "remark", application.id, "activities", "F9.nowhere")
        elif facts and facts.city is not None and application.is_empty("proportion_reason"):
            values = {name: facts.index[name] for name in names if name in facts.index}
            if values and max(values.values()) <= facts.city:
                shown = {"values": index_text(values), "city": number(facts.city, 1)}
                yield Found("F9", "remark", application.id, "proportion_reason", "F9.low_risk", shown)


def index_text(values: dict[str, float]) -> str:
    """ "Ekliden 74,2 och Björkholm 61,0"."""
    return listed([f"{name} {number(value, 1)}" for name, value in values.items()])


def f10_ordinary_work(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F10: work the source says belongs in ordinary budgets, when the programme is to pay for it."""
    for activity in plan.of("activity"):
        if not budget.of_activity(plan, activity.id).programme:
            continue
        text = f"{activity.text('name')} {activity.text('what')}".casefold()
        for words, pattern in ORDINARY_WORK:
            if pattern.search(text):
                yield Found("F10", "remark", activity.id, "name", "F10.ordinary", {"work": words})


def f11_other_boards(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F11: the three boards the source names, when they carry cost that the programme is to pay."""
    for activity in plan.of("activity"):
        rows = [plan.record(row.id) for row in budget.of_activity(plan, activity.id).rows if row.programme]
        carriers = [_organisation(plan, activity.text("responsible"))] if rows else []
        carriers += [plan.get(row.owner) for row in rows if row.owner != DISTRICT]
        for organisation in {one.id: one for one in carriers if one and _is_other_board(one)}.values():
            yield Found("F11", "remark", activity.id, "responsible", "F11.board", {"board": title_of(organisation)})


def _organisation(plan: Plan, who: str) -> Record | None:
    record = plan.get(who)
    return plan.get(record.text("organisation")) if record and record.type == "member" else record


def _is_other_board(organisation: Record) -> bool:
    return organisation.type == "organisation" and bool(OTHER_BOARDS.search(organisation.text("name").casefold()))

"""The numbers that stand beside a judgement: the ways of the measures it is about, and what an activity has cost.

It answers with sentences and pictures. It proposes no judgement: helt, delvis and ej are people's.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.journeys.measured import measured
from app.journeys.views.parts import View
from app.models.plan import Plan, Record
from app.models.wording import follow_up as words
from app.models.wording import labels


@dataclass(frozen=True)
class Beside:
    """One thing to look at: the record, its name and sentence, and its view where it has numbers."""

    record: str
    name: str
    said: str
    view: View | None = None


def numbers_beside(plan: Plan, about: Record) -> tuple[Beside, ...]:
    """For a measure its own way, for a goal its measures', for an activity its money and its goals' measures."""
    if about.type == "measure":
        return (_way(plan, about),)
    if about.type == "goal":
        return tuple(_way(plan, measure) for measure in plan.referring(about.id, "measure", "goal"))
    if about.type == "activity":
        money = Beside(about.id, labels.title_of(about), words.money(plan, about))
        goals = plan.targets(about, "goals")
        measures = [measure for goal in goals for measure in plan.referring(goal.id, "measure", "goal")]
        return (money, *(_way(plan, measure) for measure in measures))
    return ()


def _way(plan: Plan, measure: Record) -> Beside:
    view = measured(plan, measure)
    return Beside(
        measure.id, labels.title_of(measure), view.answer if view is not None else "Inga tal är inlagda.", view
    )

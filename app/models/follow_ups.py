"""What people have reported of goals, measures and activities: the judgements, the newest first asked for, the money.

A judgement is a person's and never computed. Accrued cost is what had been used when it was reported, so two reports
are never added together.
"""

from __future__ import annotations

from app.models import budget
from app.models.periods import moment
from app.models.plan import Plan, Record

JUDGED = ("goal", "measure", "activity")
"""The kinds of records that are followed up on their own pages."""


def follow_ups(plan: Plan, record_id: str, year: int | None = None) -> list[Record]:
    """The follow-ups of a record, oldest period first and those without a readable period before them.

    `year`: only those whose period ends in that year.
    """
    found = [one for one in plan.referring(record_id, "follow_up", "about") if year is None or year_of(one) == year]
    return sorted(found, key=_time)


def year_of(follow_up: Record) -> int | None:
    """The year its period ends in; None where the period does not say."""
    when = moment(follow_up.text("period"))
    return None if when is None else when.year


def judgement(plan: Plan, record_id: str, year: int | None = None) -> Record | None:
    """The newest follow-up that judges the record; None while nobody has."""
    judged = [one for one in follow_ups(plan, record_id, year) if not one.is_empty("fulfilment")]
    return judged[-1] if judged else None


def accrued(plan: Plan, activity_id: str, year: int | None = None) -> Record | None:
    """The newest follow-up that says what an activity has cost so far; None while none does."""
    told = [one for one in follow_ups(plan, activity_id, year) if one.number("accrued_cost") is not None]
    return told[-1] if told else None


def planned_until(plan: Plan, activity_id: str, year: int) -> int:
    """Whole kronor of an activity's cost rows up to and with a year, whoever pays."""
    amounts = budget.of_activity(plan, activity_id).by_year()
    return sum(amount for at, amount in amounts.items() if at is not None and at <= year)


def deviating(plan: Plan, year: int | None = None) -> list[Record]:
    """The follow-ups that tell of a deviation or propose an action, in the order of the plan's records."""
    told = []
    for kind in JUDGED:
        for record in plan.of(kind):
            found = follow_ups(plan, record.id, year)
            told += [one for one in found if not one.is_empty("deviation") or not one.is_empty("proposed_action")]
    return told


def _time(follow_up: Record) -> tuple[float, str, str]:
    when = moment(follow_up.text("period"))
    return (0.0 if when is None else when.at), follow_up.position, follow_up.id

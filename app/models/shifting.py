"""Moving an activity in time by whole months: its start, its end or both, as one change.

It knows calendars. Whether the new time suits what it depends on is shown, never refused.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal, TypeAlias

from app.models import verbs
from app.models.change import Change, combine
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.timeline import dates_of
from app.models.values import YEARS
from app.models.wording import labels, typography

Edge: TypeAlias = Literal["start", "end", "both"]


def later(day: date, months: int) -> date:
    """The same day so many months later (earlier below zero): the last day of a month stays the last.

    Raises ValueError outside the years that can be written.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year not in YEARS:
        raise ValueError(year)
    longest = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, longest if is_last else min(day.day, longest))


def shifted(activity: Record, edge: Edge, months: int) -> tuple[date, date]:
    """Start and end after the move. Raises `UserError` for a missing date, or an end that would come first."""
    span = dates_of(activity)
    if span is None:
        raise UserError("activity_undated", name=labels.title_of(activity))
    start, end = span
    try:
        start = later(start, months) if edge in ("start", "both") else start
        end = later(end, months) if edge in ("end", "both") else end
    except ValueError as error:
        raise UserError("activity_out_of_time", name=labels.title_of(activity)) from error
    if end < start:
        raise UserError("activity_turned", name=labels.title_of(activity))
    return start, end


def shift(plan: Plan, activity_id: str, edge: Edge, months: int) -> Change:
    """The change that moves an activity; no edits when nothing differs. Raises `UserError` as `shifted` does."""
    start, end = shifted(plan.record(activity_id), edge, months)
    return combine(
        verbs.set_value(plan, activity_id, "start", start.isoformat()),
        verbs.set_value(plan, activity_id, "end", end.isoformat()),
    )


def shift_words(activity: Record, edge: Edge, months: int) -> str:
    """ "flyttade början av ”Jobbtorg” till 1 oktober 2015": the name of the step."""
    start, end = (typography.date_long(day.isoformat()) for day in shifted(activity, edge, months))
    name = typography.quoted(labels.title_of(activity))
    if edge == "both":
        return f"flyttade {name} till {start} – {end}"
    what, day = ("början", start) if edge == "start" else ("slutet", end)
    return f"flyttade {what} av {name} till {day}"

"""The plan as it would be if an activity stood elsewhere in time: for the picture while a bar is dragged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.models.plan import Plan


def tried(plan: Plan, activity_id: str, start: date, end: date) -> Plan:
    """A copy of the plan in which the activity has these dates."""
    record = plan.record(activity_id)
    moved = {**record.fields, "start": start.isoformat(), "end": end.isoformat()}
    kept = (one if one.id != activity_id else replace(one, fields=moved) for one in plan)
    return Plan.of_records(plan.id, plan.tips, kept)

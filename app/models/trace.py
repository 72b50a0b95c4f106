"""One record's place on the golden thread: what lies before it and what follows from it, station by station.

Walks references only; it judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.models.plan import Plan, Record
from app.models.schema import fields_of

Stop: TypeAlias = Literal["index", "finding", "goal", "measure", "activity", "application", "decision"]
STOPS: tuple[Stop, ...] = ("index", "finding", "goal", "measure", "activity", "application", "decision")


@dataclass(frozen=True, slots=True)
class Trace:
    """The records at each stop of the thread through one record; `at` is the record's own stop."""

    at: Stop | None
    records: dict[Stop, tuple[str, ...]]


def trace(plan: Plan, record_id: str) -> Trace:
    """Everything on the thread through the record. A record that is not on it has no stop of its own."""
    record = plan.record(record_id)
    at = next((stop for stop in STOPS[1:] if stop == record.type), None)
    goals = _goals(plan, record)
    findings = [record] if record.type == "finding" else _each(goals, lambda goal: _named(plan, goal, "findings"))
    activities = _activities(plan, record, goals)
    applications = [record] if record.type == "application" else _each(activities, lambda a: _applied_for(plan, a))
    measures = (
        [record] if record.type == "measure" else _each(goals, lambda goal: plan.referring(goal.id, "measure", "goal"))
    )
    evidence = _each(findings, lambda finding: plan.children(finding.id, "evidence"))
    found: dict[Stop, Iterable[str]] = {
        "index": dict.fromkeys(target for one in evidence for target in one.refs("indicators")),
        "finding": (one.id for one in findings),
        "goal": (one.id for one in goals),
        "measure": (one.id for one in measures),
        "activity": (one.id for one in activities),
        "application": (one.id for one in applications),
        "decision": (one.id for a in applications for one in plan.referring(a.id, "decision", "about")),
    }
    return Trace(at, {stop: tuple(found[stop]) for stop in STOPS})


def _goals(plan: Plan, record: Record) -> list[Record]:
    if record.type == "goal":
        return [record]
    if record.type == "finding":
        return plan.referring(record.id, "goal", "findings")
    if record.type == "measure":
        return _named(plan, record, "goal")
    if record.type == "application":
        return _each(_named(plan, record, "activities"), lambda activity: _named(plan, activity, "goals"))
    return _named(plan, record, "goals") if record.type == "activity" else []


def _activities(plan: Plan, record: Record, goals: list[Record]) -> list[Record]:
    if record.type == "activity":
        return [record]
    if record.type == "application":
        return _named(plan, record, "activities")
    return _each(goals, lambda goal: plan.referring(goal.id, "activity", "goals"))


def _named(plan: Plan, record: Record, name: str) -> list[Record]:
    """What a field refers to, of the types that the schema lets it name: a plan from elsewhere may name anything."""
    return [target for target in plan.targets(record, name) if target.type in fields_of(record.type)[name].to]


def _applied_for(plan: Plan, activity: Record) -> list[Record]:
    return plan.referring(activity.id, "application", "activities")


def _each(records: Iterable[Record], way: Callable[[Record], list[Record]]) -> list[Record]:
    return list({one.id: one for record in records for one in way(record)}.values())

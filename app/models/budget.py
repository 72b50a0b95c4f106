"""What things cost and who pays, added up from cost rows and from nothing else.

A total is never typed and never stored. An activity that stands in two applications is counted once in every sum over
more than one of them. It knows no rule: whether a row is allowed is said in `app.models.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from app.models.plan import Plan, Record

PROGRAMME_FUNDS = "programme_funds"
FRAME = 150_000_000
"""Kronor for the whole programme period and all six boards (rule F12)."""
Way = Literal["year", "kind", "financed_by", "activity"]


@dataclass(frozen=True, slots=True)
class Row:
    """One cost row: whole kronor; None where the person has not yet said."""

    id: str
    activity: str
    note: str
    year: int | None
    kind: str | None
    financed_by: str | None
    amount: int

    @property
    def programme(self) -> bool:
        """True when the programme's funds are to pay."""
        return self.financed_by == PROGRAMME_FUNDS


@dataclass(frozen=True, slots=True)
class Line:
    """Rows that differ only in year, as one line of a cost table."""

    activity: str
    note: str
    kind: str | None
    financed_by: str | None
    by_year: dict[int | None, int]
    rows: tuple[str, ...]

    @property
    def total(self) -> int:
        """Whole kronor over all years."""
        return sum(self.by_year.values())


@dataclass(frozen=True, slots=True)
class Budget:
    """Cost rows and their sums in whole kronor."""

    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """Everything, whoever pays."""
        return sum(row.amount for row in self.rows)

    @property
    def programme(self) -> int:
        """What the programme's funds are to pay: the sum that is applied for."""
        return self.financed(PROGRAMME_FUNDS).total

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a cost, in order."""
        return tuple(sorted({row.year for row in self.rows if row.year is not None}))

    def financed(self, by: str) -> Budget:
        """The rows that `by` pays."""
        return self.where(lambda row: row.financed_by == by)

    def where(self, wanted: Callable[[Row], bool]) -> Budget:
        """The rows that `wanted` says yes to."""
        return Budget(tuple(row for row in self.rows if wanted(row)))

    def by(self, way: Way) -> dict[str | int | None, int]:
        """Kronor by year, kind, payer or activity; None gathers the rows where it is not said."""
        sums: dict[str | int | None, int] = {}
        for row in self.rows:
            value: str | int | None = getattr(row, way)
            sums[value] = sums.get(value, 0) + row.amount
        return sums

    def lines(self) -> tuple[Line, ...]:
        """The cost table: one line for each activity, text, kind and payer, in the order of their first rows."""
        gathered: dict[tuple[str, str, str | None, str | None], list[Row]] = {}
        for row in self.rows:
            gathered.setdefault((row.activity, row.note, row.kind, row.financed_by), []).append(row)
        return tuple(
            Line(*key, by_year=Budget(tuple(rows)).by_year(), rows=tuple(row.id for row in rows))
            for key, rows in gathered.items()
        )

    def by_year(self) -> dict[int | None, int]:
        """Kronor by year."""
        sums: dict[int | None, int] = {}
        for row in self.rows:
            sums[row.year] = sums.get(row.year, 0) + row.amount
        return sums


def of_activities(plan: Plan, activities: Iterable[Record]) -> Budget:
    """The cost rows of some activities, each activity once."""
    once = {activity.id: activity for activity in activities}
    return Budget(tuple(_row(cost) for activity in once for cost in plan.children(activity, "cost")))


def of_activity(plan: Plan, activity_id: str) -> Budget:
    """The cost rows of one activity."""
    return of_activities(plan, [plan.record(activity_id)])


def of_application(plan: Plan, application_id: str) -> Budget:
    """The cost rows of an application's activities; `.programme` is the amount applied for."""
    return of_activities(plan, plan.targets(plan.record(application_id), "activities"))


def of_plan(plan: Plan) -> Budget:
    """Every cost row in the plan."""
    return of_activities(plan, plan.of("activity"))


def applied(plan: Plan) -> Budget:
    """The cost rows of all applications that are to be sent, each activity once."""
    sent = (application for application in plan.of("application") if not application.flag("withheld"))
    return of_activities(plan, (activity for one in sent for activity in plan.targets(one, "activities")))


def _row(cost: Record) -> Row:
    return Row(
        cost.id,
        cost.parent or "",
        cost.text("note"),
        cost.number("year"),
        cost.text("kind") or None,
        cost.text("financed_by") or None,
        cost.number("amount") or 0,
    )

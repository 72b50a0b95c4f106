"""From wishes in the cost table to changes of cost records. No window."""

from __future__ import annotations

from app.models import verbs
from app.models.budget import Budget, Line
from app.models.change import Change, combine
from app.models.plan import Plan, Record
from app.models.verbs import Chance


def years_of(plan: Plan, money: Budget, application: Record) -> list[int]:
    """The columns: every year that has a cost or in which an activity runs; else the plan's first."""
    found = set(money.years)
    for activity in plan.targets(application, "activities"):
        start, end = activity.text("start")[:4], activity.text("end")[:4]
        if start and end and int(start) <= int(end) <= int(start) + 20:
            found.update(range(int(start), int(end) + 1))
    return sorted(found or {plan.root.number("period_start") or 2015})


def with_amount(plan: Plan, line: Line, year: int, amount: int | None, chance: Chance) -> Change:
    """The line's amount in a year as wished: the record there is changed or removed, or a new one is made like it.

    Several records in one year become one, with the rest removed: their sum was what the person saw.
    """
    there = [record for name in line.rows if (record := plan.record(name)).number("year") == year]
    if not amount:
        return verbs.delete(plan, [record.id for record in there])
    if there:
        rest = verbs.delete(plan, [record.id for record in there[1:]])
        return combine(verbs.set_value(plan, there[0].id, "amount", amount), rest)
    given = {"year": year, "amount": amount, "kind": line.kind, "financed_by": line.financed_by, "note": line.note}
    return verbs.create(plan, "cost", given, chance, line.activity)


def paid_by(plan: Plan, line: Line, payer: str) -> Change:
    """Every record of the line paid by another."""
    return combine(*(verbs.set_value(plan, record, "financed_by", payer) for record in line.rows))


def without(plan: Plan, line: Line) -> Change:
    """The whole line taken away."""
    return verbs.delete(plan, line.rows)

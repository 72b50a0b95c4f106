"""From wishes in the cost table to changes of cost records. No window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.models import verbs
from app.models.budget import Budget, Line
from app.models.change import Change, combine
from app.models.plan import Plan, Record
from app.models.verbs import Chance

Year = int | None
"""A column of the table; None gathers what nobody has put in a year."""
LONGEST_SPAN = 20


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that is not in the table yet: what its cost records will say. Empty text: not said."""

    activity: str
    note: str
    kind: str
    financed_by: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole kronor wanted in a line and a year; None: nothing there any more."""

    line: Line | NewLine
    year: Year
    kronor: int | None


def years_of(plan: Plan, money: Budget, application: Record, *, whole: bool = False) -> list[Year]:
    """The columns: from the first to the last year that has a cost or in which an activity runs; else the plan's first.

    `whole`: every year of the plan's period as well. A column for no year comes last, where there is such a cost.
    """
    found = set(money.years)
    for activity in plan.targets(application, "activities"):
        start, end = activity.text("start")[:4], activity.text("end")[:4]
        if start and end and int(start) <= int(end) <= int(start) + LONGEST_SPAN:
            found.update(range(int(start), int(end) + 1))
    if whole:
        found.update(period(plan))
    found = found or {*period(plan)[:1]}
    span = max(found) - min(found) if found else 0
    years: list[Year] = [*(range(min(found), max(found) + 1) if 0 < span <= LONGEST_SPAN else sorted(found))]
    return [*years, None] if None in money.by_year() else years


def period(plan: Plan) -> range:
    """The years that the plan is for; none where it does not say."""
    first, last = plan.root.number("period_start"), plan.root.number("period_end")
    return range(first, last + 1) if first and last else range(0)


def with_amount(plan: Plan, line: Line, year: Year, amount: int | None, chance: Chance) -> Change:
    """The line's amount in a year as wished: the record there is changed or removed, or a new one is made like it.

    Several records in one year become one, with the rest removed: their sum was what the person saw.
    """
    return with_amounts(plan, [Amount(line, year, amount)], chance)


def with_amounts(plan: Plan, wanted: Iterable[Amount], chance: Chance) -> Change:
    """All these amounts as one change; what stands so already is left alone, and of a new line only what is there."""
    edits: list[Change] = []
    made: dict[str, list[Change]] = {}
    for one in wanted:
        there = _there(plan, one)
        if there or not one.kronor:
            edits.append(_changed(plan, there, one.kronor))
        else:
            made.setdefault(one.line.activity, []).append(_row(plan, one.line, one.year, one.kronor, chance))
    return combine(*edits, *(row for activity, rows in made.items() for row in _placed(plan, activity, rows, chance)))


def emptied(plan: Plan, cells: Iterable[tuple[Line, Year]]) -> Change:
    """Nothing any more in these lines and years."""
    rows = {name: year for line, year in cells for name in line.rows if plan.record(name).number("year") == year}
    return verbs.delete(plan, list(rows))


def paid_by(plan: Plan, line: Line, payer: str) -> Change:
    """Every record of the line paid by another."""
    return with_field(plan, line, "financed_by", payer)


def with_field(plan: Plan, line: Line, field: str, value: str) -> Change:
    """The line's text, kind or payer, in every record of it."""
    return combine(*(verbs.set_value(plan, record, field, value or None) for record in line.rows))


def without(plan: Plan, line: Line) -> Change:
    """The whole line taken away."""
    return verbs.delete(plan, line.rows)


def _there(plan: Plan, one: Amount) -> list[Record]:
    rows = one.line.rows if isinstance(one.line, Line) else ()
    return [record for name in rows if (record := plan.record(name)).number("year") == one.year]


def _changed(plan: Plan, there: list[Record], amount: int | None) -> Change:
    if sum(record.number("amount") or 0 for record in there) == (amount or 0):
        return Change(())
    if not amount:
        return verbs.delete(plan, [record.id for record in there])
    rest = verbs.delete(plan, [record.id for record in there[1:]])
    return combine(verbs.set_value(plan, there[0].id, "amount", amount), rest)


def _row(plan: Plan, like: Line | NewLine, year: Year, amount: int, chance: Chance) -> Change:
    said = {"year": year, "kind": like.kind, "financed_by": like.financed_by, "note": like.note}
    given: dict[str, object] = {name: value for name, value in said.items() if value}
    return verbs.create(plan, "cost", given | {"amount": amount}, chance, like.activity)


def _placed(plan: Plan, activity: str, rows: list[Change], chance: Chance) -> list[Change]:
    """After the costs that the activity has, in the order given."""
    last = plan.children(activity, "cost")[-1:]
    return verbs.in_order(rows, chance, last[0].position if last else "")

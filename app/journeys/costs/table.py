"""The cost table as it is shown: which lines, which years, whose activities; and a cell that could not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.costs.lines import Year, period
from app.models.budget import Budget, Line
from app.models.plan import Plan, Record
from app.models.wording import labels

NOTE, KIND, PAYER, ACTIVITY, SUM = "Kostnad", "Slag", "Betalas av", "Aktivitet", "Summa"
NO_YEAR = "Inget år"
ALL_COSTS = "Alla kostnader"


@dataclass(frozen=True)
class CostTable:
    """What stands in the table: `period` are the years a new amount may be put in, besides those shown.

    `activities` are the application's, by id with their names, in order.
    """

    lines: tuple[Line, ...]
    years: tuple[Year, ...]
    period: tuple[int, ...]
    activities: tuple[tuple[str, str], ...]

    def allows(self, year: Year) -> bool:
        """Whether an amount may stand in the year."""
        return year in self.years or year in self.period


@dataclass(frozen=True, slots=True)
class Wrong:
    """A pasted cell that could not be taken: where it would stand, what it says, and why not."""

    place: str
    text: str
    sentence: str


def table_of(plan: Plan, application: Record, money: Budget, years: Sequence[Year]) -> CostTable:
    """The table of one application with these columns."""
    named = tuple((activity.id, labels.title_of(activity)) for activity in plan.targets(application, "activities"))
    return CostTable(money.lines(), tuple(years), tuple(period(plan)), named)


def head_of(year: Year) -> str:
    """The heading of a column."""
    return NO_YEAR if year is None else str(year)


def kind_words(line: Line) -> str:
    """The kind of a line's cost in words; "" where it is not said."""
    return labels.choice_label("cost", "kind", line.kind or "")


def payer_words(line: Line) -> str:
    """Who pays for a line in words; "" where it is not said."""
    return labels.choice_label("cost", "financed_by", line.financed_by or "")


def name_of(line: Line) -> str:
    """What a person calls the line: its text, else its kind."""
    return line.note or kind_words(line) or "Utan namn"

"""The activities in time: which run when, what waits for what, and how much is asked of each responsible at once.

It counts what people have said and nothing else: without a stated staffing an activity adds nothing to a sum and is
counted as unknown, and without a stated capacity nobody is called overloaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.models import budget
from app.models.plan import Plan, Record

PERIOD = (2015, 2020)
"""The programme's years, where the plan says none of its own."""
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One activity with both dates. `early` are the activities it depends on that end after it starts."""

    id: str
    start: date
    end: date
    responsible: str
    staffing: Decimal | None
    waits_for: tuple[str, ...]
    early: tuple[str, ...]

    def runs_in(self, year: int, month: int) -> bool:
        """Whether it runs any day of a month."""
        return (self.start.year, self.start.month) <= (year, month) <= (self.end.year, self.end.month)


@dataclass(frozen=True, slots=True)
class Month:
    """What runs in a month for one responsible: the known staffing, how many activities, and how many of unknown."""

    year: int
    month: int
    staffing: Decimal
    running: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Load:
    """One responsible's months over the period. `available` is None where nobody has said what there is."""

    responsible: str
    available: Decimal | None
    months: tuple[Month, ...]

    @property
    def overlapping(self) -> tuple[Month, ...]:
        """The months in which more than one activity runs."""
        return tuple(month for month in self.months if month.running > 1)

    @property
    def overloaded(self) -> tuple[Month, ...]:
        """The months that ask for more than what is said to be available; none where that is not said."""
        if self.available is None:
            return ()
        return tuple(month for month in self.months if month.staffing > self.available)

    def mean(self, year: int) -> Decimal:
        """Full-time equivalents over a year: the months' sums, a twelfth each."""
        return sum((month.staffing for month in self.months if month.year == year), Decimal(0)) / 12

    def peak(self, year: int, months: Iterable[int]) -> Month | None:
        """The month that asks for most among some of a year's months; None where nothing runs."""
        wanted = frozenset(months)
        found = [one for one in self.months if one.year == year and one.month in wanted and one.running]
        return max(found, key=lambda one: (one.staffing, one.running), default=None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """`years`: first and last that are shown. `bars` by responsible and start; `undated` lack a date, or end before
    they start. `costs`: whole kronor by year; `undated_cost` is what cost rows without a year hold."""

    years: tuple[int, int]
    bars: tuple[Bar, ...]
    undated: tuple[str, ...]
    loads: tuple[Load, ...]
    costs: dict[int, int]
    undated_cost: int

    @property
    def all_years(self) -> tuple[int, ...]:
        """Every year that is shown."""
        return tuple(range(self.years[0], self.years[1] + 1))

    def staffing(self, year: int) -> Decimal:
        """Full-time equivalents of all activities over a year."""
        return sum((load.mean(year) for load in self.loads), Decimal(0))

    def bar(self, activity: str) -> Bar | None:
        """The bar of an activity, None where it has none."""
        return next((bar for bar in self.bars if bar.id == activity), None)


def timeline(plan: Plan) -> Timeline:
    """The plan's activities in time."""
    dated = {one.id: span for one in plan.of("activity") if (span := dates_of(one)) is not None}
    costs = budget.of_plan(plan).by_year()
    years = _years(plan, dated.values(), costs)
    bars = [_bar(plan, plan.record(key), dated) for key in dated]
    order = _responsible(plan, bars)
    place = {who: at for at, who in enumerate(order)}
    bars.sort(key=lambda bar: (place[bar.responsible], bar.start, bar.end, bar.id))
    of_each: dict[str, list[Bar]] = {who: [] for who in order}
    for bar in bars:
        of_each[bar.responsible].append(bar)
    loads = [_load(plan, who, of_each[who], years) for who in order]
    return Timeline(
        years,
        tuple(bars),
        tuple(one.id for one in plan.of("activity") if one.id not in dated),
        tuple(loads),
        {year: amount for year, amount in costs.items() if year is not None},
        costs.get(None, 0),
    )


def dates_of(activity: Record) -> tuple[date, date] | None:
    """Start and end; None when one is missing, or the end comes first."""
    start, end = activity.text("start"), activity.text("end")
    if not start or not end or end < start:
        return None
    return date.fromisoformat(start), date.fromisoformat(end)


def _bar(plan: Plan, activity: Record, dated: dict[str, tuple[date, date]]) -> Bar:
    start, end = dated[activity.id]
    waits_for = tuple(one.id for one in plan.targets(activity, "depends_on") if one.id != activity.id)
    early = tuple(one for one in waits_for if one in dated and start < dated[one][1])
    staffing = activity.text("staffing")
    responsible = next((one.id for one in plan.targets(activity, "responsible")), NOBODY)
    return Bar(activity.id, start, end, responsible, Decimal(staffing) if staffing else None, waits_for, early)


def _years(plan: Plan, spans: Iterable[tuple[date, date]], costs: Iterable[int | None]) -> tuple[int, int]:
    """The plan's period, and what lies outside it with a date or a cost of its own."""
    root = plan.root
    first = root.number("period_start") or PERIOD[0]
    last = max(root.number("period_end") or PERIOD[1], first)
    known = [first, last, *(year for year in costs if year is not None)]
    known += [day.year for span in spans for day in span]
    return min(known), max(known)


def _responsible(plan: Plan, bars: Sequence[Bar]) -> list[str]:
    """Those responsible for anything, whose first activity begins first; nobody last."""
    first: dict[str, date] = {}
    for bar in bars:
        first[bar.responsible] = min(bar.start, first.get(bar.responsible, bar.start))
    return sorted(first, key=lambda who: (who == NOBODY, first[who], plan.record(who).position if who else "", who))


def _load(plan: Plan, who: str, bars: Sequence[Bar], years: tuple[int, int]) -> Load:
    """Each bar is counted in its own months, so that a long period of few activities costs little."""
    record = plan.get(who)
    available = record.text("available_staffing") if record is not None else ""
    first = years[0] * 12
    running: list[list[Bar]] = [[] for _ in range((years[1] - years[0] + 1) * 12)]
    for bar in bars:
        begin, end = (day.year * 12 + day.month - 1 - first for day in (bar.start, bar.end))
        for at in range(begin, end + 1):
            running[at].append(bar)
    months = tuple(_month(years[0] + at // 12, at % 12 + 1, found) for at, found in enumerate(running))
    return Load(who, Decimal(available) if available else None, months)


def _month(year: int, month: int, running: Sequence[Bar]) -> Month:
    known = [bar.staffing for bar in running if bar.staffing is not None]
    return Month(year, month, sum(known, Decimal(0)), len(running), len(running) - len(known))

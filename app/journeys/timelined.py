"""The timeline as something to show: a few sentences, a chart, the table twin, and what has no place in it.

It joins the activities in time with the chart. What overlaps and what is too much is counted below; here it is told.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.figures import timeline_rows as drawn
from app.figures.scene import Measure, Scene
from app.figures.timeline import timeline_chart
from app.journeys.views.parts import DASH, Quote, Row, Table, View
from app.models import budget
from app.models.plan import Plan, Record
from app.models.timeline import Bar, Load, Timeline, timeline
from app.models.wording import labels, typography
from app.models.wording import timeline as words

KEY = "timeline"
QUARTERS = {1: (1, 2, 3), 2: (4, 5, 6), 3: (7, 8, 9), 4: (10, 11, 12)}
YEAR = tuple(range(1, 13))
TITLES = ("Aktivitet", "Ansvarig", "Börjar", "Slutar", "Års\u00adarbetare", "Kostnad", "Beror av", "Att se till")


def timelined(plan: Plan) -> View:
    """The plan's timeline. Rows and the bars' marks share the activities' ids."""
    return seen(plan)[0]


def seen(plan: Plan) -> tuple[View, drawn.TimelineData]:
    """The timeline and what its chart is drawn from, worked out once."""
    found = timeline(plan)
    data = drawing(plan, found)

    def build(width: float, height: float, measured_by: Measure, scale: float) -> Scene:
        return timeline_chart(data, (width, height), measured_by, scale=scale)

    view = View(
        KEY,
        "Vem gör vad, och när?",
        words.answer(plan, found),
        "",
        "Tidslinje",
        build,
        _table(plan, found),
        words.HOW_TO_READ,
        _source(plan),
        Quote({}),
        table_width="wide",
    )
    return view, data


def drawing(plan: Plan, found: Timeline) -> drawn.TimelineData:
    """What the chart is drawn from."""
    bars: dict[str, list[Bar]] = {load.responsible: [] for load in found.loads}
    for bar in found.bars:
        bars[bar.responsible].append(bar)
    groups = tuple(_group(plan, load, bars[load.responsible]) for load in found.loads)
    money = {year: typography.number(Decimal(amount) / 1000, 0) for year, amount in found.costs.items()}
    people = {year: typography.number(found.staffing(year), 1) for year in found.all_years if found.staffing(year)}
    sums = [drawn.Sums("Kostnad, tkr", money), drawn.Sums("Årsarbetare, medeltal", people)]
    return drawn.TimelineData(found.years, groups, tuple(line for line in sums if line.by_year))


def _source(plan: Plan) -> str:
    first = "Exempeldata. " if plan.example else ""
    return f"{first}Ur aktiviteterna och deras kostnadsrader i {labels.title_of(plan.root)}."


def _group(plan: Plan, load: Load, bars: Sequence[Bar]) -> drawn.Group:
    name = words.who(plan, load.responsible)
    key = load.responsible or "nobody"
    rows = tuple(_row(plan, bar) for bar in bars)
    quarters, yearly = _cells(load, name, QUARTERS), _cells(load, name, {0: YEAR})
    return drawn.Group(key, name, words.aside(load), rows, quarters, yearly)


def _row(plan: Plan, bar: Bar) -> drawn.Row:
    record = plan.record(bar.id)
    inside = f"{words.fte(bar.staffing)} årsarbetare" if bar.staffing is not None else ""
    return drawn.Row(
        bar.id,
        labels.title_of(record),
        _at(bar.start, 0),
        _at(bar.end, 1),
        words.bar_words(plan, bar),
        inside,
        _status(record),
        bar.waits_for,
        bar.early,
    )


def _status(record: Record) -> drawn.Status:
    status = record.text("status")
    return next((known for known in drawn.STATUS_WORDS if known == status), "planned")


def _at(day: date, whole: int) -> float:
    """A day in years: its beginning, or its end with `whole` 1."""
    length = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1 + whole) / length


def _cells(load: Load, name: str, parts: Mapping[int, tuple[int, ...]]) -> tuple[drawn.Cell, ...]:
    """The month that asks for most in each part of each year in which anything runs."""
    over = {(one.year, one.month) for one in load.overloaded}
    cells = []
    for year in sorted({one.year for one in load.months}):
        for part, months in parts.items():
            peak = load.peak(year, months)
            if peak is not None:
                several = any(one.running > 1 for one in load.months if one.year == year and one.month in months)
                too_much = any((year, month) in over for month in months)
                told = words.cell_words(name, load, peak, year, part)
                shown = "?" if peak.unknown and not peak.staffing else words.fte(peak.staffing)
                cells.append(drawn.Cell(year, part, shown, told, several, too_much))
    return tuple(cells)


def _table(plan: Plan, found: Timeline) -> Table:
    """A row for each activity, those without both dates last."""
    rows = [_told(plan, plan.record(bar.id), bar) for bar in found.bars]
    rows += [_told(plan, plan.record(activity), None) for activity in found.undated]
    titles = tuple(title.replace("\u00ad", "") for title in TITLES)
    return Table(titles, frozenset({4, 5}), tuple(rows))


def _told(plan: Plan, record: Record, bar: Bar | None) -> Row:
    def said(name: str) -> str:
        return labels.value_text(record, name, plan) or "saknas"

    cost = budget.of_activity(plan, record.id).total
    staffing = record.text("staffing")
    cells = (
        labels.title_of(record),
        said("responsible"),
        said("start"),
        said("end"),
        typography.number(staffing) if staffing else "saknas",
        typography.money(cost) if cost else DASH,
        labels.value_text(record, "depends_on", plan) or DASH,
        _remark(plan, record, bar),
    )
    return Row(record.id, cells, muted=bar is None)


def _remark(plan: Plan, record: Record, bar: Bar | None) -> str:
    if bar is not None:
        return words.early_words(plan, bar) if bar.early else DASH
    if record.text("start") and record.text("end"):
        return "slutar innan den börjar"
    return "datum saknas"

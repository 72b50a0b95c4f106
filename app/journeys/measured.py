"""A measure's way as something to show: one sentence for each series, a chart, the table twin and its source.

It joins the plan's numbers with the chart. Refuses to judge the goal: it says where the numbers are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.figures.scene import Measure, Scene
from app.figures.trajectory import Panel, Post, TrajectoryData, trajectory_chart
from app.journeys.views.parts import DASH, Quote, Row, Table, View
from app.models.plan import Plan, Record
from app.models.trajectory import Actual, Judged, Point, Trajectory, judged, series_of
from app.models.wording import labels, typography
from app.models.wording import trajectory as words

KEY = "measure"
BASELINE, TARGET, ACTUAL = "Baslinje", "Målvärde", "Utfall"


def measured(plan: Plan, measure: Record) -> View | None:
    """The measure's way; None where no number has been entered. Rows are keyed by record, marks by "record|series"."""
    ways = series_of(plan, measure)
    if all(way.empty for way in ways):
        return None
    data, title = _data(measure, ways), labels.title_of(measure)

    def build(width: float, height: float, measured_by: Measure, scale: float) -> Scene:
        return trajectory_chart(data, (width, height), measured_by, scale=scale, title=f"Vägen mot målet: {title}")

    return View(
        KEY,
        f"Är vi på väg? {title}",
        said(measure, ways),
        " ".join(filter(None, (words.STRAIGHT, words.NEVER_SUMMED if len(ways) > 1 else "", _unplaced(ways)))),
        f"Mått {title}",
        build,
        _table(plan, measure, ways),
        words.HOW_TO_READ,
        source(plan, measure),
        Quote({}),
        table_width="wide",
    )


def said(measure: Record, ways: Sequence[Trajectory]) -> str:
    """One sentence for the measure, or one for each series that has numbers, beginning with its name."""
    found = [(way, words.sentence(way, judged(way), measure.text("unit"))) for way in ways]
    if len(found) == 1:
        return found[0][1]
    return " ".join(f"{words.SERIES_WORDS[way.series]}: {told[:1].lower()}{told[1:]}" for way, told in found)


def standing(plan: Plan, measure: Record) -> Judged:
    """Where the measure's total stands."""
    return judged(series_of(plan, measure)[0])


def source(plan: Plan, measure: Record) -> str:
    """Where the figures are from, and the table that the baseline is quoted from."""
    given = measure.text("source")
    told = [f"Källa: {given}." if given else "Källa saknas."]
    if plan.example:
        told.insert(0, "Exempeldata.")
    return " ".join(told)


def _data(measure: Record, ways: Sequence[Trajectory]) -> TrajectoryData:
    unit, many = measure.text("unit"), len(ways) > 1
    panels = [Panel(words.SERIES_WORDS[way.series] if many else "", _posts(way, unit, many)) for way in ways]
    told = words.direction(ways[0])
    return TrajectoryData(tuple(panels), f"{unit}, {told[:1].lower()}{told[1:]}" if unit else told)


def _posts(way: Trajectory, unit: str, many: bool) -> tuple[Post, ...]:
    """The baseline, the targets and the actuals that have a time, in the order of time."""
    whose = f", {words.SERIES_WORDS[way.series].lower()}" if many else ""

    def words_of(what: str, when: str, value: Decimal | None) -> str:
        return f"{what} {when}{whose}: {words.figure(value, unit) if value is not None else 'uppgift saknas'}"

    def told(value: Decimal) -> str:
        return words.figure(value, "%") if unit == "%" else typography.number(value)

    posts = []
    if (start := way.baseline) is not None:
        key = f"{start.record}|{way.series}"
        at = float(start.year)
        spoken = words_of(BASELINE, str(start.year), start.value)
        posts.append(Post(key, "baseline", at, float(start.value), told(start.value), spoken))
    for one in way.targets:
        key, spoken = f"{one.record}|{way.series}", words_of(TARGET, str(one.year), one.value)
        posts.append(Post(key, "target", float(one.year), float(one.value), told(one.value), spoken))
    for actual in way.actuals:
        if actual.at is not None and (actual.value is not None or not many):
            key, spoken = f"{actual.record}|{way.series}", words_of(ACTUAL, actual.period, actual.value)
            value = None if actual.value is None else float(actual.value)
            shown = "" if actual.value is None else told(actual.value)
            posts.append(Post(key, "actual", actual.at.at, value, shown, spoken))
    return tuple(sorted(posts, key=lambda post: (post.at, post.kind != "baseline")))


def _unplaced(ways: Sequence[Trajectory]) -> str:
    periods = [actual.period for actual in ways[0].actuals if actual.at is None]
    return words.unplaced(periods) if periods else ""


def _table(plan: Plan, measure: Record, ways: Sequence[Trajectory]) -> Table:
    """A row for each number people have entered, the series beside each other."""
    many = len(ways) > 1
    heads = [words.SERIES_WORDS[way.series] for way in ways] if many else ["Värde"]
    rows = [_row(measure, str(measure.number("baseline_year") or DASH), BASELINE, _at(ways, measure.id), "")]
    records = plan.children(measure.id)
    targets = sorted((one for one in records if one.type == "target"), key=lambda one: one.number("year") or 0)
    for target in targets:
        decision = target.text("decision_reference") or "utan beslut"
        rows.append(_row(target, str(target.number("year") or DASH), TARGET, _at(ways, target.id), decision))
    for actual in ways[0].actuals:
        record = plan.record(actual.record)
        rows.append(_row(record, actual.period or "utan period", ACTUAL, _at(ways, record.id), record.text("note")))
    titles = ("När", "Vad", *heads, "Beslut eller anteckning")
    unit = measure.text("unit")
    shown = tuple(
        Row(
            key,
            (when, what, *(_cell(value, unit) for value in values), note or DASH),
            muted=all(v is None for v in values),
        )
        for key, when, what, values, note in rows
    )
    return Table(titles, frozenset(range(2, 2 + len(heads))), shown)


def _row(
    record: Record, when: str, what: str, values: list[Decimal | None], note: str
) -> tuple[str, str, str, list[Decimal | None], str]:
    return record.id, when, what, values, note


def _at(ways: Sequence[Trajectory], record: str) -> list[Decimal | None]:
    """What each series has of a record."""
    found: list[Decimal | None] = []
    for way in ways:
        known: list[Point | Actual] = [*([way.baseline] if way.baseline else []), *way.targets, *way.actuals]
        found.append(next((one.value for one in known if one.record == record), None))
    return found


def _cell(value: Decimal | None, unit: str) -> str:
    return "saknas" if value is None else words.figure(value, unit)

"""A measure's way from its baseline over its targets to what has been reported, and whether it is on it.

Between two known values the way is taken to be straight: nothing else has been said. It refuses to judge whether a goal
is met, which is for people, and to make a total of women and men, which no sum or mean of the two is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Literal, TypeAlias

from app.models.periods import Moment, moment
from app.models.plan import Plan, Record

Series: TypeAlias = Literal["total", "women", "men"]
SERIES: tuple[Series, ...] = ("total", "women", "men")
Verdict: TypeAlias = Literal["reached", "on_way", "behind", "unsaid"]
Reason: TypeAlias = Literal[
    "", "direction", "baseline", "target", "actual", "period", "early", "against", "equal", "differing"
]
_BASELINE: dict[Series, str] = {"total": "baseline_value", "women": "baseline_women", "men": "baseline_men"}
_VALUE: dict[Series, str] = {"total": "value", "women": "value_women", "men": "value_men"}


@dataclass(frozen=True, slots=True)
class Point:
    """A value in a year, and the record that says so."""

    year: int
    value: Decimal
    record: str


@dataclass(frozen=True, slots=True)
class Actual:
    """What was reported for a period; `at` is None where it names no single moment, `value` where none is given."""

    period: str
    at: Moment | None
    value: Decimal | None
    record: str


@dataclass(frozen=True, slots=True)
class Trajectory:
    """One series of one measure: targets by year, actuals by time with those of no known time last."""

    series: Series
    direction: str
    baseline: Point | None
    targets: tuple[Point, ...]
    actuals: tuple[Actual, ...]
    unsettled: bool = False

    @property
    def empty(self) -> bool:
        """True when nothing at all is known of the series."""
        return self.baseline is None and not self.targets and all(one.value is None for one in self.actuals)

    @property
    def latest(self) -> Actual | None:
        """The last actual with both a time and a value."""
        return next((one for one in reversed(self.actuals) if one.at is not None and one.value is not None), None)


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a series stands: `reason` only when it cannot be said; `expected` is what the way asks for at the latest
    actual, with one decimal more than the values have."""

    verdict: Verdict
    reason: Reason = ""
    latest: Actual | None = None
    expected: Decimal | None = None
    goal: Point | None = None


def trajectory(plan: Plan, measure: Record, series: Series = "total") -> Trajectory:
    """One series of a measure as it stands in the plan."""
    year, value = measure.number("baseline_year"), _number(measure, _BASELINE[series])
    children = plan.children(measure.id)
    points = [point for one in children if one.type == "target" and (point := _point(one, series)) is not None]
    actuals = [
        Actual(one.text("period"), moment(one.text("period")), _number(one, _VALUE[series]), one.id)
        for one in children
        if one.type == "actual"
    ]
    return Trajectory(
        series,
        measure.text("direction"),
        Point(year, value, measure.id) if year is not None and value is not None else None,
        tuple(sorted(points, key=lambda point: point.year)),
        tuple(sorted(actuals, key=lambda one: (one.at is None, one.at.at if one.at else 0.0))),
        _is_unsettled(measure, series, children),
    )


def series_of(plan: Plan, measure: Record) -> tuple[Trajectory, ...]:
    """The total, and women and men beside it where the measure is split by sex."""
    shown = SERIES if measure.flag("by_sex") else SERIES[:1]
    return tuple(trajectory(plan, measure, series) for series in shown)


def is_by_sex(plan: Plan, record: Record) -> bool:
    """Whether the record is a target or an actual of a measure that is split by sex."""
    measure = plan.get(record.parent)
    return record.type in ("target", "actual") and measure is not None and measure.flag("by_sex")


def judged(way: Trajectory) -> Judged:
    """Whether the latest actual is on the way to the next target, computed from the numbers alone."""
    reason = _reason(way)
    latest = way.latest
    goal = way.targets[-1] if way.targets else None
    if reason or latest is None or latest.at is None or latest.value is None or goal is None or way.baseline is None:
        return Judged("unsaid", reason or "actual", latest, None, goal)
    if _is_met(way, latest.value, goal.value):
        return Judged("reached", "", latest, goal.value, goal)
    asked = _written(expected(way, latest.at.at), way)
    return Judged("on_way" if _is_met(way, latest.value, asked) else "behind", "", latest, asked, goal)


def expected(way: Trajectory, at: float) -> Decimal:
    """The value on the straight way between baseline and targets; before and after them the nearest of them.

    `at` in years as `Moment.at`. Raises ValueError for a series without baseline.
    """
    if way.baseline is None:
        raise ValueError("a way begins at a baseline")
    posts = [way.baseline, *(target for target in way.targets if target.year > way.baseline.year)]
    if at <= posts[0].year:
        return posts[0].value
    for before, after in pairwise(posts):
        if at <= after.year:
            share = (Decimal(repr(at)) - before.year) / (after.year - before.year)
            return before.value + share * (after.value - before.value)
    return posts[-1].value


def _reason(way: Trajectory) -> Reason:
    """Why nothing can be said; "" when it can."""
    if way.unsettled:
        return "differing"
    if way.direction not in ("increase", "decrease"):
        return "direction"
    return _unaimed(way) or _unreported(way)


def _unaimed(way: Trajectory) -> Reason:
    """What is wrong with where the way begins and leads."""
    if way.baseline is None:
        return "baseline"
    later = [target for target in way.targets if target.year > way.baseline.year]
    if not later:
        return "target"
    if later[-1].value == way.baseline.value:
        return "equal"
    return "against" if _is_met(way, way.baseline.value, later[-1].value) else ""


def _unreported(way: Trajectory) -> Reason:
    """What is wrong with what has been reported."""
    latest = way.latest
    if latest is None or latest.at is None or way.baseline is None:
        return "period" if any(one.value is not None for one in way.actuals) else "actual"
    return "early" if latest.at.at <= way.baseline.year else ""


def _written(value: Decimal, way: Trajectory) -> Decimal:
    """The value with one decimal more than people gave theirs with: judged by what is written, so that both agree."""
    known = [*(one.value for one in (way.baseline, *way.targets) if one), *(one.value for one in way.actuals)]
    places = max((-int(one.as_tuple().exponent) for one in known if one is not None), default=0)
    return value.quantize(Decimal(1).scaleb(-(max(places, 0) + 1)), ROUND_HALF_UP)


def _is_met(way: Trajectory, value: Decimal, asked: Decimal) -> bool:
    return value >= asked if way.direction == "increase" else value <= asked


def _point(target: Record, series: Series) -> Point | None:
    year, value = target.number("year"), _number(target, _VALUE[series])
    return Point(year, value, target.id) if year is not None and value is not None else None


def _number(record: Record, name: str) -> Decimal | None:
    text = record.text(name)
    return Decimal(text) if text else None


def _is_unsettled(measure: Record, series: Series, children: Sequence[Record]) -> bool:
    """Whether two people's values wait to be settled in what the judgement rests on."""
    own = {_BASELINE[series], "baseline_year", "direction"}
    return bool(own & measure.differing) or any(
        {_VALUE[series], "year", "period"} & one.differing for one in children if one.type in ("target", "actual")
    )

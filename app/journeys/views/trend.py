"""*Utveckling*: does it go the right way, and is that more than in the city?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from app.figures.scene import Measure, Scene
from app.figures.trend import Role, State, TrendAxis, TrendCurve, TrendData, TrendDot, TrendYear, trend_chart
from app.journeys.situation import Situation
from app.journeys.views.asked import CITY_REFERENCE, NOTHING, Asked, Chooser
from app.journeys.views.followed import Followed, node_to_follow, nodes_in_order
from app.journeys.views.own import highest_own
from app.journeys.views.parts import DASH, TREND, Quote, Row, Table, View, node_label, quote, source_line, unit_chooser
from app.journeys.views.trend_said import said
from app.models.wording import analysis, typography
from app.models.wording.views import trend as words

if TYPE_CHECKING:
    from app.analysis import Change, TrendLine

LEAST_SPAN = 40.0
"""The axis spans at least this many differences to speak of (a fifth of what lies between the neighbourhoods), so that
a trifle does not look like a fall."""
SLIM_COLUMNS = 5
CHANGE_KEY = "change"


def trend(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Utveckling* of the index, a domain or an indicator. None where the table knows no unit of the plan.

    Raises `UserError` where the method's scale moves from year to year.
    """
    result = situation.result
    unit = asked.unit if asked.unit in result.units else highest_own(situation)
    if unit is None:
        return None
    node = asked.node if asked.node in result.framework.tree.number else node_to_follow(situation)
    other = asked.reference if asked.reference in result.units and asked.reference != unit else ""
    followed = Followed(situation, unit, node, other)
    told = said(followed)
    title = f"{node_label(situation, node)} i {unit}, år för år"
    data = _data(followed, told.note)

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return trend_chart(data, (width, height), measure, scale=scale, title=title)

    points, table = followed.trend.own.points, _table(followed)
    return View(
        TREND,
        words.question(unit),
        told.answer,
        told.caveat,
        title,
        build,
        table,
        told.reading,
        source_line(situation, points[-1].year if points else None),
        _quote(followed, told.answer),
        unit=unit,
        choosers=_choosers(followed),
        table_width="wide" if len(table.titles) <= SLIM_COLUMNS else "figures",
    )


def _choosers(followed: Followed) -> tuple[Chooser, ...]:
    situation, units = followed.situation, followed.situation.result.units
    nodes = tuple((key, node_label(situation, key)) for key in nodes_in_order(situation))
    others = [unit for unit in unit_chooser(situation, units, "").options if unit[0] != followed.unit]
    plain = (CITY_REFERENCE, "Staden och nämnden" if followed.board else "Staden")
    return (
        unit_chooser(situation, units, followed.unit),
        Chooser("node", "Visa", nodes, followed.node),
        Chooser("reference", "Jämför med", (plain, *others), followed.other or CITY_REFERENCE),
    )


def _data(followed: Followed, note: str) -> TrendData:
    trend = followed.trend
    lines = [trend.own, *trend.beside]
    curves = [TrendCurve(followed.name(line), _role(followed, line), tuple(_dots(line))) for line in lines]
    curves.sort(key=lambda curve: ("own", "other", "board", "city").index(curve.role))
    up = "högre risk" if followed.more_is_risk else "lägre risk"
    return TrendData(
        tuple(curve for curve in curves if curve.dots or curve.role == "own"),
        tuple(TrendYear(year, _words(followed, year), _state(followed, year)) for year in _years(followed)),
        TrendAxis(followed.measure or "värde", up, least=LEAST_SPAN * trend.near),
        tuple((year, words.break_words(year)) for year, _ in trend.breaks),
        note,
    )


def _role(followed: Followed, line: TrendLine) -> Role:
    if line is followed.trend.own:
        return "own"
    if line is followed.city:
        return "city"
    return "board" if line.units == followed.board_units else "other"


def _dots(line: TrendLine) -> Iterator[TrendDot]:
    for stretch in line.stretches:
        yield TrendDot(stretch[0].year, stretch[0].value)
        for before, point in pairwise(stretch):
            yield TrendDot(point.year, point.value, joined=True, alike=before.indicators == point.indicators)


def _years(followed: Followed) -> tuple[int, ...]:
    """The table's years from the first to the last in which anybody has a value."""
    years, measured = followed.situation.result.years, followed.trend.years
    return tuple(year for year in years if not measured or measured[0] <= year <= measured[-1])


def _state(followed: Followed, year: int) -> State:
    if any(point.year == year for point in followed.trend.own.points):
        return "known"
    return "missing" if year in followed.trend.years or not followed.trend.years else "unmeasured"


def _value(line: TrendLine, year: int) -> float | None:
    return next((point.value for point in line.points if point.year == year), None)


def _missing(followed: Followed, year: int) -> str:
    if _state(followed, year) == "unmeasured":
        return "ej mätt"
    reason = dict(followed.trend.own.gaps).get(year, "ej_levererad")
    return analysis.REASON_WORDS[reason][0]


def _words(followed: Followed, year: int) -> str:
    """Value, unit, year, how many answered, and those beside; then where it is from."""
    value = _value(followed.trend.own, year)
    told = followed.told(value) if value is not None else _missing(followed, year)
    parts = [f"{followed.unit} {year}: {told}"]
    if value is not None and year in followed.answers:
        parts[0] += f" (n = {followed.answers[year]})"
    for line in followed.trend.beside:
        beside = _value(line, year)
        parts += [] if beside is None else [f"{followed.name(line)} {followed.told(beside)}"]
    if followed.is_figure:
        parts.append(followed.situation.definitions[followed.node].text("source"))
    else:
        point = next((point for point in followed.trend.own.points if point.year == year), None)
        parts += [] if point is None else [typography.plural(len(point.indicators), "indikator", "indikatorer")]
    return ", ".join(part for part in parts if part)


def _table(followed: Followed) -> Table:
    """One row for each year, the latest first: own, on the index's scale, those beside, and how many answered.

    First the change, when there is one to tell.
    """
    trend = followed.trend
    titles = ["År", followed.unit, *(["Poäng"] if followed.is_figure else [])]
    titles += ["Staden", *(followed.name(line) for line in trend.beside[1:])]
    titles += ["Svar" if followed.answers else "Indikatorer"] if followed.answers or not followed.is_figure else []
    rows = [_row(followed, year) for year in reversed(_years(followed))]
    if trend.own.change is not None:
        rows.insert(0, _change_row(followed, trend.own.change))
    return Table(tuple(titles), frozenset(range(1, len(titles))), tuple(rows))


def _change_row(followed: Followed, change: Change) -> Row:
    """What the answer says, in figures: the change of each line between the same years, over the same indicators."""
    cells = [typography.year_range(change.first, change.last), _signed(change)]
    cells += [DASH] if followed.is_figure else []
    cells += [DASH if line.change is None else _signed(line.change) for line in followed.trend.beside]
    if not followed.is_figure:
        cells.append(words.common_indicators(len(change.indicators), alike=change.alike))
    elif followed.answers:
        cells.append(DASH)
    return Row(CHANGE_KEY, tuple(cells), own=True)


def _signed(change: Change) -> str:
    return typography.signed(change.amount, 1)


def _row(followed: Followed, year: int) -> Row:
    trend = followed.trend
    point = next((point for point in trend.own.points if point.year == year), None)
    own = followed.told(point.value) if point is not None and followed.is_figure else ""
    own = own or (typography.number(point.value, 1) if point is not None else _missing(followed, year))
    cells = [str(year), own]
    if followed.is_figure:
        cells.append(DASH if point is None or point.score is None else typography.number(point.score, 1))
    for line in trend.beside:
        value = _value(line, year)
        cells.append(DASH if value is None else typography.number(value, 1))
    if followed.answers:
        cells.append(str(followed.answers[year]) if year in followed.answers else DASH)
    elif not followed.is_figure:
        cells.append(str(len(point.indicators)) if point is not None else DASH)
    return Row(str(year), tuple(cells), muted=point is None)


def _quote(followed: Followed, answer: str) -> Quote:
    """The newest value and the city's of the same year."""
    points = followed.trend.own.points
    if not points:
        return quote(followed.situation, TREND, followed.unit, answer, None)
    last = points[-1]
    indicators = [followed.node] if followed.is_figure else []
    city = _value(followed.city, last.year)
    return quote(
        followed.situation,
        TREND,
        followed.unit,
        answer,
        last.value,
        reference=city,
        indicators=indicators,
        year=last.year,
    )

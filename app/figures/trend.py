"""View *Utveckling*: one line for each that is followed, over the years, with names at the ends.

It answers "is it going the right way?". It knows which dots may be joined, and joins no others: a gap and a change of
definition are seen as such. It refuses a legend, and an axis so short that a trifle looks like a fall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.figures.layout import APART, Sheet, fits, spread
from app.figures.numbers import number, tick_decimals, ticks
from app.figures.scene import (
    Box,
    Ellipse,
    Line,
    Mark,
    Measure,
    Point,
    Prim,
    Rectangle,
    Scene,
    Text,
    box_ring,
    diamond,
    overlaps,
    text_box,
)

Role = Literal["own", "other", "board", "city"]
State = Literal["known", "missing", "unmeasured"]
STROKE = {"own": ("own", 2.6), "other": ("ink_soft", 1.6), "board": ("edge", 1.4), "city": ("ink", 1.6)}
DASH: dict[str, tuple[float, ...]] = {"own": (), "other": (), "board": (9.0, 4.0), "city": (5.0, 3.0)}
DOTTED = (1.6, 4.0)
STATE_WORDS = {"known": "", "missing": "saknas", "unmeasured": "ej mätt"}
BREAK_ROWS = 3


@dataclass(frozen=True, slots=True)
class TrendDot:
    """One year's value. `joined`: a line may be drawn from the dot before; `alike`: they are made of the same."""

    year: int
    value: float
    joined: bool = False
    alike: bool = True


@dataclass(frozen=True, slots=True)
class TrendCurve:
    """A name, what it is to the reader, and its dots by year."""

    name: str
    role: Role
    dots: tuple[TrendDot, ...]


@dataclass(frozen=True, slots=True)
class TrendYear:
    """A year that can be pointed at: `words` say all its values. `state` is that of the reader's own."""

    year: int
    words: str
    state: State = "known"


@dataclass(frozen=True, slots=True)
class TrendAxis:
    """What the figures are: `unit` ("poäng", "%"), which way is `up` ("högre risk"), decimals, and the least span."""

    unit: str
    up: str
    decimals: int = 1
    least: float = 10.0


@dataclass(frozen=True, slots=True)
class TrendData:
    """`curves`: the reader's own first; `years`: at least one, rising; `breaks`: (first year of the new, its words).

    `note` stands over the plot, for what the figures do not allow.
    """

    curves: tuple[TrendCurve, ...]
    years: tuple[TrendYear, ...]
    axis: TrendAxis
    breaks: tuple[tuple[int, str], ...] = ()
    note: str = ""

    @property
    def steps(self) -> tuple[float, ...]:
        """The round values of the axis, at least `axis.least` apart from first to last."""
        values = [dot.value for curve in self.curves for dot in curve.dots] or [0.0]
        low, high = min(values), max(values)
        lack = max(self.axis.least - (high - low), 0.0) / 2
        floor = max(low - lack, 0.0) if low >= 0 else low - lack  # what is never below zero has no room there
        return ticks([floor, high + lack], 5)

    def caption(self, curve: TrendCurve) -> str:
        """What stands at the end of a curve, with the year of its last dot where it ends before the others."""
        last = curve.dots[-1]
        early = "" if last.year == self.years[-1].year else f" ({last.year})"
        return f"{curve.name} {number(last.value, self.axis.decimals)}{early}"


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot's box, its first and last year, and the values at its floor and top."""

    sheet: Sheet
    box: Box
    years: tuple[int, ...]
    low: float
    high: float

    def x(self, year: float) -> float:
        """Where a year stands; the only year stands in the middle."""
        left, _, right, _ = self.box
        first, last = self.years[0], self.years[-1]
        if first == last:
            return (left + right) / 2
        pad = min(self.sheet.px(18), (right - left) / 8)
        return left + pad + (year - first) / (last - first) * (right - left - 2 * pad)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.box[3] - (value - self.low) / (self.high - self.low) * (self.box[3] - self.box[1])

    @property
    def pitch(self) -> float:
        """Distance between two calendar years."""
        return self.x(self.years[0] + 1) - self.x(self.years[0]) or self.box[2] - self.box[0]


def trend_chart(
    data: TrendData,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Utveckling",
) -> Scene:
    """Lines where two years may be joined, dotted where they are not made of the same. Each year is a mark.

    Raises ValueError without years.
    """
    if not data.years:
        raise ValueError("a trend needs years")
    plot = _plot(Sheet(*size, measure, scale), data)
    prims = [*_grid(plot, data), *_year_names(plot, data.years), *_missing(plot, data.years)]
    prims += [*_breaks(plot, data), *_note(plot, data.note)]
    for curve in reversed(data.curves):
        prims += [*_joins(plot, curve), *_dots(plot, curve)]
    marks = tuple(_mark(plot, data.curves, year) for year in data.years)
    told = [title, *(words for _, words in data.breaks), *(year.words for year in data.years)]
    return Scene(*size, title, ". ".join(told) + ".", (*prims, *_labels(plot, data)), marks)


def _plot(sheet: Sheet, data: TrendData) -> _Plot:
    """Names take what they need at the right, at most 42 % of the width."""
    steps = data.steps
    places = tick_decimals(steps)
    left = max(sheet.wide(number(value, places), small=True) for value in steps) + sheet.px(10)
    wide = [sheet.wide(data.caption(curve), bold=curve.role == "own") for curve in data.curves if curve.dots]
    right = sheet.width - min(max(wide, default=0.0) + sheet.px(24), sheet.width * 0.42)
    head = min(len(data.breaks), BREAK_ROWS) + bool(data.note)
    floor = sheet.height - sheet.px(42 if any(year.state != "known" for year in data.years) else 26)
    box = (left, sheet.px(28 + 16 * head), right, floor)
    return _Plot(sheet, box, tuple(year.year for year in data.years), steps[0], steps[-1])


def _note(plot: _Plot, note: str) -> list[Prim]:
    if not note:
        return []
    sheet, (left, _, right, _) = plot.sheet, plot.box
    words = sheet.fitted(note, right - left, small=True)
    return [sheet.text(((left + right) / 2, sheet.px(30)), words, small=True, anchor="middle", colour="ink_soft")]


def _grid(plot: _Plot, data: TrendData) -> list[Prim]:
    sheet, (left, _, right, _) = plot.sheet, plot.box
    steps = data.steps
    places = tick_decimals(steps)
    unit = data.axis.unit
    words = f"{unit[:1].upper()}{unit[1:]} – uppåt är {data.axis.up}"
    prims: list[Prim] = [sheet.text((0, sheet.px(9)), words, small=True, colour="ink_soft")]
    for value in steps:
        y = plot.y(value)
        prims.append(Line(((left, y), (right, y)), "line", sheet.px(1)))
        at = (left - sheet.px(6), y)
        prims.append(sheet.text(at, number(value, places), small=True, anchor="end", colour="ink_soft"))
    return prims


def _year_names(plot: _Plot, years: Sequence[TrendYear]) -> list[Prim]:
    """Every year that has room, the last always; under it what there is instead of a value."""
    sheet, floor = plot.sheet, plot.box[3]
    prims: list[Prim] = []
    taken: list[Box] = []
    for year in reversed(years):
        at = (plot.x(year.year), floor + sheet.px(14))
        name = sheet.text(at, str(year.year), small=True, anchor="middle", colour="ink_soft")
        below = (at[0], floor + sheet.px(31))
        state = sheet.text(below, STATE_WORDS[year.state], small=True, anchor="middle", colour="ink_soft")
        for text in (name, state):
            box = text_box(text, sheet.measure)
            roomy = (box[0] - sheet.px(4), box[1], box[2] + sheet.px(4), box[3])
            if text.text and box[0] >= 0 and not any(overlaps(roomy, other) for other in taken):
                prims.append(text)
                taken.append(roomy)
    return prims


def _missing(plot: _Plot, years: Sequence[TrendYear]) -> list[Prim]:
    """A hatched column where the reader's own should have had a value."""
    half, (_, top, _, floor) = min(plot.sheet.px(9), plot.pitch / 3), plot.box
    return [
        Rectangle(plot.x(year.year) - half, top, 2 * half, floor - top, hatch="missing")
        for year in years
        if year.state == "missing"
    ]


def _breaks(plot: _Plot, data: TrendData) -> list[Prim]:
    """An upright line between the years, with its words over the plot where there is room, else with its year."""
    sheet, (_, top, _, floor) = plot.sheet, plot.box
    prims: list[Prim] = []
    highest = sheet.px(42 if data.note else 26)
    taken: list[Box] = []
    for year, words in data.breaks:
        x = plot.x(year - 0.5)
        prims.append(Line(((x, top - sheet.px(4)), (x, floor)), "edge", sheet.px(1.4), (sheet.px(2), sheet.px(3))))
        text = next((t for w in (words, str(year)) if (t := _break_text(plot, (x, highest), w, taken))), None)
        if text is not None:
            prims += [sheet.clear(text), text]
            taken.append(text_box(text, sheet.measure))
    return prims


def _break_text(plot: _Plot, reach: Point, words: str, taken: Sequence[Box]) -> Text | None:
    """In the lowest row with room; `reach`: where it should stand sideways, and the highest it may."""
    sheet, (x, highest) = plot.sheet, reach
    wide = sheet.wide(words, small=True)
    if wide > sheet.width:
        return None
    middle = min(max(x, wide / 2 + sheet.px(2)), sheet.width - wide / 2 - sheet.px(2))
    row = plot.box[1] - sheet.px(12)
    while row >= highest:
        text = sheet.text((middle, row), words, small=True, anchor="middle", colour="ink_soft")
        box = text_box(text, sheet.measure)
        if not any(overlaps((box[0] - sheet.px(6), box[1], box[2] + sheet.px(6), box[3]), other) for other in taken):
            return text
        row -= sheet.px(16)
    return None


def _joins(plot: _Plot, curve: TrendCurve) -> list[Prim]:
    role, width = STROKE[curve.role]
    px = plot.sheet.px
    prims: list[Prim] = []
    for before, dot in pairwise(curve.dots):
        if not dot.joined:
            continue
        dash = DASH[curve.role] if dot.alike else DOTTED
        ends = ((plot.x(before.year), plot.y(before.value)), (plot.x(dot.year), plot.y(dot.value)))
        prims.append(Line(ends, role, px(width), tuple(map(px, dash))))
    return prims


def _dots(plot: _Plot, curve: TrendCurve) -> list[Prim]:
    """Each role has a shape of its own, so that no line is told by its colour alone."""
    px, role = plot.sheet.px, STROKE[curve.role][0]
    prims: list[Prim] = []
    for dot in curve.dots:
        x, y = plot.x(dot.year), plot.y(dot.value)
        match curve.role:
            case "own":
                prims.append(Ellipse(x, y, px(5), px(5), fill=role))
            case "other":
                prims.append(Ellipse(x, y, px(4), px(4), fill="surface", stroke=role, width=px(1.6)))
            case "board":
                prims.append(Rectangle(x - px(3), y - px(3), px(6), px(6), fill=role))
            case "city":
                prims.append(diamond(x, y, px(4.5), role))
    return prims


def _labels(plot: _Plot, data: TrendData) -> list[Prim]:
    """Texts right of the plot at the height of each curve's last dot, with a leader from it in the last year.

    Where there is room for fewer, the reader's own keep theirs first.
    """
    sheet, (_, top, right, floor) = plot.sheet, plot.box
    apart = sheet.px(APART)
    kept = [curve for curve in data.curves if curve.dots][: fits(top, floor, apart)]
    kept.sort(key=lambda curve: -curve.dots[-1].value)
    heights = spread([plot.y(curve.dots[-1].value) for curve in kept], apart, top, floor)
    prims: list[Prim] = []
    for curve, at in zip(kept, heights, strict=True):
        own = curve.role == "own"
        words = sheet.fitted(data.caption(curve), sheet.width - right - sheet.px(20), bold=own)
        if curve.dots[-1].year == plot.years[-1]:  # a leader over years without a value would look like a line
            prims.append(_leader(plot, curve, at))
        prims.append(sheet.text((right + sheet.px(18), at), words, bold=own))
    return prims


def _leader(plot: _Plot, curve: TrendCurve, at: float) -> Line:
    """From beside the last dot to before the text."""
    px, last = plot.sheet.px, curve.dots[-1]
    end = plot.box[2] + px(14)
    start: Point = (plot.x(last.year) + px(8), plot.y(last.value))
    bend = max(start[0], plot.box[2])
    return Line((start, (bend, start[1]), (end, at)), STROKE[curve.role][0], px(1))


def _mark(plot: _Plot, curves: Sequence[TrendCurve], year: TrendYear) -> Mark:
    """Around the year's own dot, or its name on the axis; the whole column points at it."""
    px, x, (_, top, _, floor) = plot.sheet.px, plot.x(year.year), plot.box
    own = next((dot for curve in curves[:1] for dot in curve.dots if dot.year == year.year), None)
    middle, tall = (floor + px(14), px(11)) if own is None else (plot.y(own.value), px(9))
    wide = px(20) if own is None else px(9)
    half = min(plot.pitch, px(160)) / 2
    column = (x - half, top, x + half, floor + px(24))
    return Mark(str(year.year), year.words, (box_ring((x - wide, middle - tall, x + wide, middle + tall)),), (column,))

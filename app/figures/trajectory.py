"""A measure's way: baseline, targets and actuals over the years, one panel for each series on a common axis.

It answers "are we on the way?". Marks are told apart by their shape, and two actuals are joined only where no year lies
between them. It refuses to know what is good: which way is wanted comes as words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from app.figures.layout import Sheet
from app.figures.legend import Sign, legend
from app.figures.numbers import number, tick_decimals, ticks
from app.figures.scene import (
    Box,
    Ellipse,
    Line,
    Mark,
    Measure,
    Point,
    Polygon,
    Prim,
    Rectangle,
    Scene,
    Text,
    box_ring,
    overlaps,
    text_box,
)

Kind: TypeAlias = Literal["baseline", "target", "actual"]
NARROWEST, GAP = 196.0, 24.0
"""The least width of a panel beside another, and the space between two."""
YEAR = 1.001
"""At most so far apart, in years, may two actuals be and still be joined."""
DASH = (5.0, 4.0)


@dataclass(frozen=True, slots=True)
class Post:
    """One value: when (a year is its own end), what it is, and its words whole. `value` None: reported as missing."""

    key: str
    kind: Kind
    at: float
    value: float | None
    told: str
    words: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One series: its name ("" where there is only one), its posts by time, and what is said where it has none."""

    name: str
    posts: tuple[Post, ...]
    nothing: str = "Inga tal inlagda"


@dataclass(frozen=True, slots=True)
class TrajectoryData:
    """Panels beside each other; `axis` says unit and wanted direction: "%, ska minska"."""

    panels: tuple[Panel, ...]
    axis: str

    @property
    def values(self) -> list[float]:
        """Every value of every panel."""
        return [post.value for panel in self.panels for post in panel.posts if post.value is not None]

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year that is shown, at least one apart."""
        times = [post.at for panel in self.panels for post in panel.posts]
        first, last = int(min(times)), -int(-max(times) // 1)
        return first, max(last, first + 1)


@dataclass(frozen=True, slots=True)
class _Plot:
    """A panel's box, the years at its ends and the values at its floor and top."""

    sheet: Sheet
    box: Box
    years: tuple[int, int]
    steps: tuple[float, ...]

    def x(self, at: float) -> float:
        """Where a time stands."""
        left, _, right, _ = self.box
        pad = min(self.sheet.px(22), (right - left) / 8)
        first, last = self.years
        return left + pad + (at - first) / (last - first) * (right - left - 2 * pad)

    def y(self, value: float) -> float:
        """Where a value stands."""
        low, high = self.steps[0], self.steps[-1]
        return self.box[3] - (value - low) / (high - low) * (self.box[3] - self.box[1])


def trajectory_chart(
    data: TrajectoryData,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Vägen mot målet",
) -> Scene:
    """The panels beside each other where there is room, else under each other. Every post is a mark.

    Raises ValueError where no panel has a value: there is no axis without one.
    """
    if not data.values:
        raise ValueError("a way needs a value")
    sheet = Sheet(*size, measure, scale)
    key = legend(sheet, _signs(sheet), sheet.px(3))
    head = key.height + sheet.px(30)
    axis = sheet.text((0, key.height + sheet.px(15)), sheet.fitted(data.axis, sheet.width, small=True), small=True)
    prims: list[Prim] = [*key.prims, axis]
    marks: list[Mark] = []
    for panel, box in zip(data.panels, _boxes(sheet, data, head), strict=True):
        plot = _Plot(sheet, box, data.years, _steps(data.values))
        prims += _panel(plot, panel)
        marks += [_mark(plot, post) for post in panel.posts]
    told = [title, data.axis, *(post.words for panel in data.panels for post in panel.posts)]
    return Scene(*size, title, ". ".join(told) + ".", tuple(prims), tuple(marks))


def trajectory_height(panels: int, width: float, scale: float = 1.0) -> float:
    """A height at which every panel can be read at this width, in the scene's unit."""
    return (190 + 60) * scale if _beside(width, panels, scale) else (150 * panels + 70) * scale


def _beside(width: float, panels: int, scale: float) -> bool:
    return width >= (NARROWEST * panels + GAP * (panels - 1)) * scale


def _steps(values: Sequence[float]) -> tuple[float, ...]:
    """Round values with air over and under; an axis of what is never below zero does not go there."""
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1.0) * 0.15
    floor = max(low - air, 0.0) if low >= 0 else low - air
    return ticks([floor, high + air], 4)


def _boxes(sheet: Sheet, data: TrajectoryData, head: float) -> Iterator[Box]:
    """The plot of each panel: beside each other with the axis' figures at each, or under each other."""
    steps = _steps(data.values)
    figures = max(sheet.wide(number(value, tick_decimals(steps)), small=True) for value in steps) + sheet.px(10)
    count = len(data.panels)
    name = sheet.px(22) if count > 1 else 0.0
    floor = sheet.px(44)
    if _beside(sheet.width, count, sheet.scale):
        each = (sheet.width - sheet.px(GAP) * (count - 1)) / count
        for at in range(count):
            left = at * (each + sheet.px(GAP))
            yield left + figures, head + name + sheet.px(8), left + each, sheet.height - floor
        return
    each = (sheet.height - head) / count
    for at in range(count):
        top = head + at * each
        yield figures, top + name + sheet.px(8), sheet.width, top + each - floor


def _signs(sheet: Sheet) -> list[tuple[Sign, str]]:
    px = sheet.px
    return [
        (lambda at: _square(sheet, at), "Baslinje"),
        (lambda at: _flag(sheet, (at[0] - px(3), at[1] + px(6))), "Målvärde"),
        (lambda at: _dot(sheet, at), "Utfall"),
        (lambda at: [_dashed(sheet, (at[0] - px(7), at[1]), (at[0] + px(7), at[1]))], "Vägen mot målen"),
    ]


def _panel(plot: _Plot, panel: Panel) -> list[Prim]:
    sheet, (left, top, right, floor) = plot.sheet, plot.box
    prims: list[Prim] = []
    if panel.name:
        prims.append(sheet.text((left, top - sheet.px(20)), panel.name, bold=True))
    prims += _grid(plot)
    if not any(post.value is not None for post in panel.posts):
        at = ((left + right) / 2, (top + floor) / 2)
        words = sheet.text(at, sheet.fitted(panel.nothing, right - left, small=True), small=True, anchor="middle")
        prims += [sheet.clear(words), words]
    return [*prims, *_gaps(plot, panel), *_ways(plot, panel), *_shapes(plot, panel), *_labels(plot, panel)]


def _grid(plot: _Plot) -> list[Prim]:
    sheet, (left, _, right, floor) = plot.sheet, plot.box
    prims: list[Prim] = []
    for value in plot.steps:
        y = plot.y(value)
        prims.append(Line(((left, y), (right, y)), "line", sheet.px(1)))
        at = (left - sheet.px(6), y)
        told = number(value, tick_decimals(plot.steps))
        prims.append(sheet.text(at, told, small=True, anchor="end", colour="ink_soft"))
    return [*prims, *_year_names(plot, floor + sheet.px(14))]


def _year_names(plot: _Plot, y: float) -> list[Prim]:
    """Every year that has room, the last always."""
    sheet = plot.sheet
    prims: list[Prim] = []
    left_of = float("inf")
    for year in range(plot.years[1], plot.years[0] - 1, -1):
        text = sheet.text((plot.x(year), y), str(year), small=True, anchor="middle", colour="ink_soft")
        box = text_box(text, sheet.measure)
        if box[2] + sheet.px(6) <= left_of and box[0] >= 0:
            prims.append(text)
            left_of = box[0]
    return prims


def _gaps(plot: _Plot, panel: Panel) -> list[Prim]:
    """A hatched column with its word where a figure was to be reported and is missing."""
    sheet, (_, top, _, floor) = plot.sheet, plot.box
    half = sheet.px(8)
    prims: list[Prim] = []
    for post in panel.posts:
        if post.value is None:
            x = plot.x(post.at)
            prims.append(Rectangle(x - half, top, 2 * half, floor - top, hatch="missing"))
            prims.append(sheet.text((x, floor + sheet.px(31)), "saknas", small=True, anchor="middle"))
    return _apart(sheet, prims)


def _apart(sheet: Sheet, prims: Sequence[Prim]) -> list[Prim]:
    """The shapes, and of the words those that have room beside the ones before."""
    kept: list[Prim] = []
    taken: list[Box] = []
    for prim in prims:
        if isinstance(prim, Text):
            box = text_box(prim, sheet.measure)
            if box[2] > sheet.width or any(overlaps(box, other) for other in taken):
                continue
            taken.append(box)
        kept.append(prim)
    return kept


def _ways(plot: _Plot, panel: Panel) -> list[Prim]:
    """Dashed from the baseline over the targets after it; solid between actuals with no year between them."""
    baseline = next((post for post in panel.posts if post.kind == "baseline"), None)
    after = [post for post in panel.posts if post.kind == "target" and (baseline is None or post.at > baseline.at)]
    planned = [*([baseline] if baseline else []), *after]
    prims: list[Prim] = [_dashed(plot.sheet, _spot(plot, one), _spot(plot, other)) for one, other in pairwise(planned)]
    actuals = [post for post in panel.posts if post.kind == "actual"]
    for one, other in pairwise(actuals):
        if one.value is not None and other.value is not None and other.at - one.at <= YEAR:
            prims.append(Line((_spot(plot, one), _spot(plot, other)), "own", plot.sheet.px(2.4)))
    return prims


def _shapes(plot: _Plot, panel: Panel) -> list[Prim]:
    """Targets last, each flag away from an actual that stands over it, so that neither hides the other."""
    there = sorted((post for post in panel.posts if post.value is not None), key=lambda post: post.kind == "target")
    dots = [_spot(plot, post) for post in there if post.kind == "actual"]
    prims: list[Prim] = []
    for post in there:
        at = _spot(plot, post)
        if post.kind == "baseline":
            prims += _square(plot.sheet, at)
        elif post.kind == "target":
            prims += _flag(plot.sheet, at, down=_is_under(plot.sheet, at, dots))
        else:
            prims += _dot(plot.sheet, at)
    return prims


def _is_under(sheet: Sheet, at: Point, dots: Sequence[Point]) -> bool:
    """Whether one of `dots` stands where a flag from `at` would fly."""
    return any(abs(x - at[0]) < sheet.px(14) and 0 <= at[1] - y < sheet.px(22) for x, y in dots)


def _labels(plot: _Plot, panel: Panel) -> list[Prim]:
    """Values over or under their marks, the latest actual's first; what has no room stands in the mark's own words."""
    sheet = plot.sheet
    there = [post for post in panel.posts if post.value is not None]
    taken = [_around(plot, post) for post in there]
    order = {"actual": 0, "baseline": 1, "target": 2}
    prims: list[Prim] = []
    for post in sorted(there, key=lambda one: (order[one.kind], -one.at)):
        own = post.kind == "actual"
        x, y = _spot(plot, post)
        up, down = (-28.0, 30.0) if post.kind == "target" else (-20.0, 22.0)
        for step in (down, up) if own and y > _way_at(plot, panel, post.at, y) else (up, down):
            text = sheet.text((x, y + sheet.px(step)), post.told, small=True, bold=own, anchor="middle")
            box = text_box(text, sheet.measure)
            inside = box[0] >= plot.box[0] and box[2] <= sheet.width and plot.box[1] - sheet.px(6) <= box[1]
            if inside and box[3] <= plot.box[3] and not any(overlaps(box, other) for other in taken):
                prims += [sheet.clear(text), text]
                taken.append(box)
                break
    return prims


def _way_at(plot: _Plot, panel: Panel, at: float, otherwise: float) -> float:
    """The height of the dashed way at a time; `otherwise` where it does not go."""
    posts = [post for post in panel.posts if post.kind != "actual" and post.value is not None]
    for one, other in pairwise(posts):
        if one.at <= at <= other.at and one.at < other.at:
            (_, before), (_, after) = _spot(plot, one), _spot(plot, other)
            return before + (at - one.at) / (other.at - one.at) * (after - before)
    return otherwise


def _around(plot: _Plot, post: Post) -> Box:
    x, y = _spot(plot, post)
    reach = plot.sheet.px(8)
    return x - reach, y - reach, x + reach, y + reach


def _spot(plot: _Plot, post: Post) -> Point:
    return plot.x(post.at), plot.y(post.value or 0.0)


def _mark(plot: _Plot, post: Post) -> Mark:
    """Around the shape; for a missing figure the column's foot."""
    px, x = plot.sheet.px, plot.x(post.at)
    if post.value is None:
        _, top, _, floor = plot.box
        ring = (x - px(10), floor - px(20), x + px(10), floor + px(4))
        return Mark(post.key, post.words, (box_ring(ring),), ((x - px(10), top, x + px(10), floor),))
    y = plot.y(post.value)
    return Mark(post.key, post.words, (box_ring((x - px(10), y - px(11), x + px(10), y + px(10))),))


def _dashed(sheet: Sheet, one: Point, other: Point) -> Line:
    return Line((one, other), "ink_soft", sheet.px(1.4), (sheet.px(DASH[0]), sheet.px(DASH[1])))


def _square(sheet: Sheet, at: Point) -> list[Prim]:
    half = sheet.px(5)
    side = 2 * half
    return [Rectangle(at[0] - half, at[1] - half, side, side, fill="surface", stroke="ink", width=sheet.px(1.8))]


def _flag(sheet: Sheet, at: Point, *, down: bool = False) -> list[Prim]:
    """A point on the value, and a flag on its pole up from it, or down."""
    (x, y), px = at, sheet.px
    end, low = (y + px(17), y + px(10)) if down else (y - px(17), y - px(10))
    cloth = ((x, end), (x + px(9), (end + low) / 2), (x, low))
    pole = Line(((x, y), (x, end)), "ink", px(1.4))
    return [pole, Polygon((cloth,), fill="ink"), Ellipse(x, y, px(2.8), px(2.8), fill="ink")]


def _dot(sheet: Sheet, at: Point) -> list[Prim]:
    px = sheet.px
    return [Ellipse(*at, px(5.5), px(5.5), fill="own", stroke="surface", width=px(1.2))]

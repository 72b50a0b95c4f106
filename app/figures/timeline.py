"""The activities as bars over the years, gathered by who is responsible, with what each is asked at once under them.

It answers "who does what when, and what collides?". An arrow goes from what ends to what waits for it; money and
staffing stand under each year. It refuses to know people and money: words and sums come with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.figures.layout import Sheet
from app.figures.legend import legend
from app.figures.scene import Box, Line, Mark, Measure, Prim, Scene, box_ring, text_box
from app.figures.timeline_rows import Cell, Group, Row, Sums, TimelineData
from app.figures.timeline_shapes import arrows, bar, cell_shape, signs, warning

ROW, HEAD, LOAD, FOOT = 30.0, 30.0, 24.0, 24.0
"""Heights of an activity, of a responsible's name, of the staffing under it and of a line of sums."""
NAMES, MOST_NAMES = 0.3, 300.0
"""The share of the width that names take, and the most."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the years stand, for a widget that lets a bar be dragged."""

    left: float
    right: float
    first: int
    count: int

    def x(self, at: float) -> float:
        """Where a time stands."""
        return self.left + (at - self.first) / self.count * (self.right - self.left)

    @property
    def month(self) -> float:
        """The width of a month."""
        return (self.right - self.left) / (12 * self.count)


def timeline_layout(data: TimelineData, width: float, scale: float = 1.0) -> Layout:
    """How the width is shared between names and years."""
    left = min(width * NAMES, MOST_NAMES * scale)
    return Layout(left, width - 2 * scale, data.years[0], data.years[1] - data.years[0] + 1)


def timeline_height(data: TimelineData, scale: float = 1.0) -> float:
    """The height that gives every row its full room, legend included on two lines."""
    body = sum(HEAD + ROW * len(group.rows) + LOAD for group in data.groups)
    return (44 + 26 + body + FOOT * len(data.sums) + 14) * scale


def timeline_chart(
    data: TimelineData,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Tidslinje",
) -> Scene:
    """The groups under each other. Every activity and every cell is a mark; activities are keyed by their own key."""
    sheet = Sheet(*size, measure, scale)
    layout = timeline_layout(data, sheet.width, scale)
    plot = _Plot(sheet, layout, _has_quarters(sheet, data, layout))
    key = legend(sheet, signs(sheet, data), sheet.px(2))
    top = key.height + sheet.px(28)
    prims: list[Prim] = [*key.prims]
    marks: list[Mark] = []
    spots: dict[str, Box] = {}
    y = top
    bodies: list[Prim] = []
    for group in data.groups:
        bodies += plot.head(group, y)
        y += sheet.px(HEAD)
        for row in group.rows:
            box = spots[row.key] = plot.bar_box(row, y)
            bodies += plot.row(row, box)
            marks.append(Mark(row.key, row.words, (box_ring(_grown(box, sheet.px(3))),), (plot.name_box(y),)))
            y += sheet.px(ROW)
        cells, found = plot.load(group, y)
        bodies += cells
        marks += found
        y += sheet.px(LOAD)
    prims += plot.years(data.years, top, y + sheet.px(FOOT) * len(data.sums))
    prims += [*arrows(sheet, data, spots), *bodies, *plot.sums(data.sums, y)]
    told = [title, *(mark.label for mark in marks)]
    return Scene(*size, title, ". ".join(told) + ".", tuple(prims), tuple(marks))


def _has_quarters(sheet: Sheet, data: TimelineData, layout: Layout) -> bool:
    """Whether a quarter has room for its figure: then in every group, so that they are read alike."""
    cells = [cell for group in data.groups for cell in group.quarters]
    wide = max((sheet.wide(cell.told, small=True, bold=True) for cell in cells), default=0.0)
    return wide <= 3 * layout.month - sheet.px(3)


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


@dataclass(frozen=True, slots=True)
class _Plot:
    """Draws each piece at its height."""

    sheet: Sheet
    layout: Layout
    quarters: bool

    def years(self, years: tuple[int, int], top: float, floor: float) -> Iterator[Prim]:
        """An upright line where each year begins, a fainter one at each quarter, and the year's name over it."""
        sheet = self.sheet
        for year in range(years[0], years[1] + 2):
            x = self.layout.x(year)
            yield Line(((x, top - sheet.px(6)), (x, floor)), "edge", sheet.px(1))
            if year > years[1]:
                return
            if self.layout.month * 3 >= sheet.px(12):
                for quarter in (1, 2, 3):
                    at = self.layout.x(year + quarter / 4)
                    yield Line(((at, top), (at, floor)), "line", sheet.px(1))
            middle = self.layout.x(year + 0.5)
            name = str(year)
            if sheet.wide(name, small=True) > 12 * self.layout.month - sheet.px(4):
                name = f"-{year % 100:02d}"
            yield sheet.text((middle, top - sheet.px(12)), name, small=True, anchor="middle", colour="ink_soft")

    def head(self, group: Group, y: float) -> Iterator[Prim]:
        """The responsible over the rows, what is available beside it, on a ground of its own."""
        sheet = self.sheet
        yield Line(((0, y), (self.layout.right, y)), "line", sheet.px(1))
        middle = y + sheet.px(HEAD) / 2
        left = sheet.px(2)
        name = sheet.text((left, middle), sheet.fitted(group.name, sheet.width - 2 * left, bold=True), bold=True)
        yield sheet.clear(name)
        yield name
        end = text_box(name, sheet.measure)[2] + sheet.px(10)
        room = sheet.width - end
        if group.aside and room > sheet.px(40):
            words = sheet.text(
                (end, middle), sheet.fitted(group.aside, room, small=True), small=True, colour="ink_soft"
            )
            yield sheet.clear(words)
            yield words

    def name_box(self, y: float) -> Box:
        """Where an activity's name stands."""
        return 0.0, y, self.layout.left, y + self.sheet.px(ROW)

    def bar_box(self, row: Row, y: float) -> Box:
        """Where an activity's bar stands, at least so wide that it can be seen."""
        px = self.sheet.px
        left, right = self.layout.x(row.start), self.layout.x(row.end)
        return left, y + px(6), max(right, left + px(4)), y + px(ROW - 6)

    def row(self, row: Row, box: Box) -> Iterator[Prim]:
        """The name to the left, and the bar with what has room inside it."""
        sheet, (left, top, right, bottom) = self.sheet, box
        middle = (top + bottom) / 2
        name = sheet.fitted(row.name, self.layout.left - sheet.px(20), small=True)
        yield sheet.text((sheet.px(10), middle), name, small=True)
        yield from bar(sheet, box, row.status)
        if row.early:
            yield from warning(sheet, (left - sheet.px(8), middle))
        role = "on_map2" if row.status == "planned" else "surface"
        if row.inside and row.status != "stopped" and sheet.wide(row.inside, small=True) <= right - left - sheet.px(10):
            yield sheet.text((left + sheet.px(6), middle), row.inside, small=True, colour=role)

    def load(self, group: Group, y: float) -> tuple[list[Prim], list[Mark]]:
        """The staffing by quarter, or by year where quarters are too narrow."""
        sheet = self.sheet
        cells = group.quarters if self.quarters else group.yearly
        prims: list[Prim] = []
        marks: list[Mark] = []
        if cells:
            words = "Årsarbetare, kvartal" if self.quarters else "Årsarbetare, år"
            said = sheet.fitted(words, self.layout.left - sheet.px(20), small=True)
            prims.append(sheet.text((sheet.px(10), y + sheet.px(LOAD) / 2), said, small=True, colour="ink_soft"))
        for cell in cells:
            box = self._cell_box(cell, y)
            prims += cell_shape(sheet, cell, box)
            key = f"{group.key}|{cell.year}|{cell.quarter}"
            marks.append(Mark(key, cell.words, (box_ring(box),)))
        return prims, marks

    def _cell_box(self, cell: Cell, y: float) -> Box:
        start = cell.year + (cell.quarter - 1) / 4 if cell.quarter else float(cell.year)
        end = start + (0.25 if cell.quarter else 1.0)
        px = self.sheet.px
        return self.layout.x(start) + px(1), y + px(2), self.layout.x(end) - px(1), y + px(LOAD - 3)

    def sums(self, sums: Sequence[Sums], y: float) -> Iterator[Prim]:
        """A line for each sum, its name to the left."""
        sheet = self.sheet
        for at, line in enumerate(sums):
            middle = y + sheet.px(FOOT) * (at + 0.5) + sheet.px(4)
            name = sheet.fitted(line.name, self.layout.left - sheet.px(8), bold=True, small=True)
            yield sheet.text((0, middle), name, bold=True, small=True)
            for year, told in line.by_year.items():
                if sheet.wide(told, small=True) <= 12 * self.layout.month - sheet.px(4):
                    text = sheet.text((self.layout.x(year + 0.5), middle), told, small=True, anchor="middle")
                    yield sheet.clear(text)
                    yield text

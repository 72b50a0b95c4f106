"""View *Liknande stadsdelar*: a neighbourhood and those most like it, one row each, their domains side by side.

It answers "with whom can we exchange experience?". Every domain has a strip of its own on one scale, and the reader's
own value goes down through all rows as a line, so that a difference is a length. It refuses a radar.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.figures.layout import Sheet
from app.figures.numbers import number, ticks
from app.figures.scene import Box, Ellipse, Line, Mark, Measure, Prim, Scene, Text, box_ring, diamond

ROW, GAP, ROOMY, RULED = 60.0, 14.0, 46.0, 34.0
NAME_SHARE, NARROW, MOST_LINES = 0.34, 76.0, 2
DOT, RING, INSET = 5.0, 4.2, 6.0


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """One neighbourhood: its `scores` by column, None where missing; `under` stands below its name.

    `own_board`: it has the same board as the reader's own. `words` are its mark's.
    """

    unit: str
    under: str
    scores: tuple[float | None, ...]
    words: str
    far: str = ""
    own_board: bool = False


@dataclass(frozen=True, slots=True)
class SimilarData:
    """The reader's own row, then the nearest first; `caption` stands under the strips.

    `columns` are the domains, each in full and as it is said where there is less room.
    """

    columns: tuple[tuple[str, str], ...]
    own: SimilarRow
    nearest: tuple[SimilarRow, ...]
    caption: str = ""
    far_title: str = "Avstånd"

    @property
    def rows(self) -> tuple[SimilarRow, ...]:
        """All of them, the reader's own first."""
        return (self.own, *self.nearest)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The strips' box, with the values at the ends of each strip."""

    sheet: Sheet
    box: Box
    steps: tuple[float, ...]
    columns: int
    pitch: float
    heads: tuple[tuple[str, ...], ...]
    far: bool

    def span(self, column: int) -> tuple[float, float]:
        """Left and right of a strip."""
        left, _, right, _ = self.box
        wide = (right - left) / self.columns
        return left + column * wide + self.sheet.px(GAP) / 2, left + (column + 1) * wide - self.sheet.px(GAP) / 2

    def x(self, column: int, value: float) -> float:
        """Where a value stands in a strip."""
        left, right = self.span(column)
        return left + (value - self.steps[0]) / (self.steps[-1] - self.steps[0]) * (right - left)

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.box[1] + (row + 0.5) * self.pitch


def similar_chart(
    data: SimilarData,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Liknande stadsdelar",
) -> Scene:
    """Each row is a mark. Raises ValueError for rows with another number of scores than there are columns."""
    if any(len(row.scores) != len(data.columns) for row in data.rows):
        raise ValueError("every row has one score for each column")
    plot = _plot(Sheet(*size, measure, scale), data)
    prims = [*_heads(plot, data), *_strips(plot, data)]
    for index, row in enumerate(data.rows):
        prims += _row(plot, data, index, row)
    marks = tuple(_mark(plot, index, row) for index, row in enumerate(data.rows))
    description = ". ".join([title, *(row.words for row in data.rows)]) + "."
    return Scene(*size, title, description, tuple(prims), marks)


def _plot(sheet: Sheet, data: SimilarData) -> _Plot:
    """Names take what they need, at most a third; the distances stand at the right where the strips can spare it."""
    names = [sheet.wide(row.unit, bold=True) for row in data.rows]
    names += [sheet.wide(row.under, small=True) for row in data.rows]
    left = min(max(names) + sheet.px(INSET + 10), sheet.width * NAME_SHARE)
    count = max(len(data.columns), 1)
    far = sheet.wide(data.far_title, small=True) + sheet.px(INSET + 8)
    shown = any(row.far for row in data.rows) and (sheet.width - left - far) / count >= sheet.px(NARROW)
    right = sheet.width - (far if shown else 0.0)
    heads = _headings(sheet, data, (right - left) / count - sheet.px(GAP / 2))
    top = sheet.px(10 + 16 * max(map(len, heads), default=1))
    pitch = min((sheet.height - top - sheet.px(40)) / len(data.rows), sheet.px(ROW))
    values = [score for row in data.rows for score in row.scores if score is not None]
    box = (left, top, right, top + pitch * len(data.rows))
    return _Plot(sheet, box, ticks([0.0, 100.0, *values], 2), count, pitch, heads, shown)


def _headings(sheet: Sheet, data: SimilarData, room: float) -> tuple[tuple[str, ...], ...]:
    """Every name in full where all of them fit on two lines, else every name in short, cut after three."""
    whole = tuple(_wrapped(sheet, name, room) for name, _ in data.columns)
    if all(len(lines) <= MOST_LINES and all(_fits(sheet, line, room) for line in lines) for lines in whole):
        return whole
    return tuple(_cut(sheet, short, room) for _, short in data.columns)


def _cut(sheet: Sheet, name: str, room: float) -> tuple[str, ...]:
    lines = _wrapped(sheet, name, room)
    kept = (*lines[:MOST_LINES], " ".join(lines[MOST_LINES:]))
    return tuple(sheet.fitted(line, room, bold=True, small=True) for line in kept if line)


def _fits(sheet: Sheet, line: str, room: float) -> bool:
    return sheet.wide(line, bold=True, small=True) <= room


def _wrapped(sheet: Sheet, name: str, room: float) -> tuple[str, ...]:
    """The name on as many lines as it needs, broken between words."""
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(sheet, longer, room):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _heads(plot: _Plot, data: SimilarData) -> list[Prim]:
    sheet, (_, top, _, floor) = plot.sheet, plot.box
    low, high = (number(value, 0) for value in (plot.steps[0], plot.steps[-1]))
    prims: list[Prim] = []
    for column, lines in enumerate(plot.heads):
        left, right = plot.span(column)
        for index, line in enumerate(lines):
            at = (left, top - sheet.px(10 + 16 * (len(lines) - 1 - index)))
            prims.append(sheet.text(at, line, bold=True, small=True))
        under = floor + sheet.px(10)
        prims.append(sheet.text((left, under), low, small=True, colour="ink_soft"))
        prims.append(sheet.text((right, under), high, small=True, anchor="end", colour="ink_soft"))
    if plot.far:
        at = (sheet.width - sheet.px(INSET), top - sheet.px(10))
        prims.append(sheet.text(at, data.far_title, small=True, anchor="end", colour="ink_soft"))
    inset = sheet.px(INSET)
    words = sheet.fitted(data.caption, sheet.width - inset, small=True)
    if words:
        prims.append(sheet.text((inset, floor + sheet.px(28)), words, small=True, colour="ink_soft"))
    return prims


def _strips(plot: _Plot, data: SimilarData) -> list[Prim]:
    """Thin lines at the round values, and the reader's own value down through all rows."""
    px, (_, top, _, floor) = plot.sheet.px, plot.box
    prims: list[Prim] = []
    for column, own in enumerate(data.own.scores):
        for value in plot.steps:
            x = plot.x(column, value)
            prims.append(Line(((x, top), (x, floor)), "line", px(1)))
        if own is not None:
            x = plot.x(column, own)
            prims.append(Line(((x, plot.y(0)), (x, floor)), "own", px(1.6), (px(4), px(3))))
    return prims


def _row(plot: _Plot, data: SimilarData, index: int, row: SimilarRow) -> list[Prim]:
    sheet, y, left = plot.sheet, plot.y(index), plot.box[0]
    inset, room = sheet.px(INSET), left - sheet.px(INSET + 10)
    lift = sheet.px(9) if row.under else 0.0
    prims: list[Prim] = [sheet.text((inset, y - lift), sheet.fitted(row.unit, room, bold=True), bold=True)]
    if plot.pitch >= sheet.px(RULED):
        below = y + plot.pitch / 2
        prims.append(Line(((0, below), (sheet.width, below)), "line", sheet.px(1)))
    if row.under:
        under = sheet.fitted(row.under, room, small=True)
        prims.append(sheet.text((inset, y + lift), under, small=True, colour="ink_soft"))
    if row.far and plot.far:
        prims.append(sheet.text((sheet.width - inset, y), row.far, anchor="end"))
    for column, score in enumerate(row.scores):
        prims += _dot(plot, data, (index, column), score)
    return prims


def _dot(plot: _Plot, data: SimilarData, place: tuple[int, int], score: float | None) -> list[Prim]:
    """The score with its figure, and how far it is from the reader's own; in words where it is missing."""
    (index, column), px = place, plot.sheet.px
    left, right = plot.span(column)
    y, own = plot.y(index), data.own.scores[column]
    if score is None:
        missing = plot.sheet.text(((left + right) / 2, y), "saknas", small=True, anchor="middle", colour="ink_soft")
        return [plot.sheet.clear(missing), missing]
    x = plot.x(column, score)
    prims: list[Prim] = []
    if index and own is not None:
        prims.append(Line(((plot.x(column, own), y), (x, y)), "other", px(2)))
    prims.append(_shape(plot, data.rows[index], index == 0, (x, y)))
    away = 1 if own is None or score >= own else -1
    figure = _figure(plot, column, (x, y), score, away)
    return [*prims, plot.sheet.clear(figure), figure]


def _shape(plot: _Plot, row: SimilarRow, own: bool, at: tuple[float, float]) -> Prim:
    """A diamond for the reader's own, a filled dot for the same board, a ring for another."""
    px = plot.sheet.px
    if own:
        return diamond(*at, px(DOT + 2), "own")
    if row.own_board:
        return Ellipse(*at, px(DOT), px(DOT), fill="own")
    return Ellipse(*at, px(RING), px(RING), fill="surface", stroke="ink", width=px(1.8))


def _figure(plot: _Plot, column: int, at: tuple[float, float], score: float, away: int) -> Text:
    """Outside the dot as seen from the reader's own; over it where that is outside the strip, else inside it."""
    sheet, (x, y), (left, right) = plot.sheet, at, plot.span(column)
    words, gap = number(score, 0), sheet.px(DOT + 4)
    wide, over = sheet.wide(words, small=True), sheet.px(GAP / 2 - 3)
    outside = x + gap + wide > right + over if away > 0 else x - gap - wide < left - over
    if outside and plot.pitch >= sheet.px(ROOMY):
        middle = min(max(x, left - over + wide / 2), right + over - wide / 2)
        return sheet.text((middle, y - sheet.px(16)), words, small=True, anchor="middle", colour="ink_soft")
    away = -away if outside else away
    return sheet.text((x + away * gap, y), words, small=True, anchor="start" if away > 0 else "end", colour="ink_soft")


def _mark(plot: _Plot, index: int, row: SimilarRow) -> Mark:
    """The whole row."""
    y, half, px = plot.y(index), plot.pitch / 2, plot.sheet.px
    ring = box_ring((0.0, y - half + px(2), plot.sheet.width, y + half - px(2)))
    return Mark(row.unit, row.words, (ring,))

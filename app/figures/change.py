"""View *Vad händer om*: where the index and each domain stand, and where they would stand, as arrows on one axis.

It knows rows with two values. It refuses to know what was changed: a value that is missing on one side is told in
words and never drawn at zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.layout import Sheet
from app.figures.numbers import number, rounded, signed, tick_decimals, ticks
from app.figures.scene import Box, Ellipse, Line, Mark, Measure, Polygon, Prim, Rectangle, Scene, box_ring

PITCH, TIGHT, RADIUS, HEAD = 66.0, 34.0, 5.5, 9.0
LEAST_AXIS = 180.0
"""An axis shorter than this beside names and figures gets the whole width, and they stand over their arrows."""
STACKED, STACKED_NOTE = 42.0, 60.0
"""Least height of a row whose words stand over its arrow, without and with its note."""
MISSING = "saknas"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row: its value `before` and `after`, None where there is none; `note` stands small under the figures.

    `words` is the whole truth for tooltip and screen reader. The `main` row is set apart from the others.
    """

    key: str
    label: str
    before: float | None
    after: float | None
    note: str
    words: str
    main: bool = False

    @property
    def figures(self) -> str:
        """ "88,7 → 86,9", or the one figure where nothing changes."""
        before, after = (MISSING if value is None else number(value) for value in (self.before, self.after))
        return after if before == after else f"{before} → {after}"

    @property
    def difference(self) -> str:
        """ "−1,8" between the two figures as they are written, "" where one is missing or nothing changes."""
        if self.before is None or self.after is None or not self._step:
            return ""
        return signed(self._step)

    @property
    def _step(self) -> float:
        return rounded(rounded(self.after or 0.0) - rounded(self.before or 0.0))


@dataclass(frozen=True, slots=True)
class _Plot:
    """The axis' box, its ends in values, and the height of a row; `stacked`: words stand over their arrows."""

    sheet: Sheet
    box: Box
    first: float
    last: float
    pitch: float
    gap: float
    stacked: bool
    rows: tuple[ChangeRow, ...]

    def x(self, value: float) -> float:
        """Where a value stands."""
        left, _, right, _ = self.box
        return left + (value - self.first) / (self.last - self.first) * (right - left)

    def y(self, place: int) -> float:
        """The middle of a row; those after the main row stand a gap lower."""
        mains = sum(row.main for row in self.rows[:place])
        return self.box[1] + (place + 0.5) * self.pitch + mains * self.gap

    def line(self, place: int) -> float:
        """The height of a row's arrow."""
        low = self.sheet.px(16 if self.pitch >= self.sheet.px(STACKED_NOTE) else 11)
        return self.y(place) + (low if self.stacked else 0.0)


def change_chart(
    rows: Sequence[ChangeRow],
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Före och efter",
    ends: tuple[str, str] = ("låg social risk", "hög social risk"),
) -> Scene:
    """A ring where a row stands, an arrow to a dot where it would stand, and both figures to the right.

    The axis spans 0–100 and grows in round steps where a value lies outside. An arrow to the right is a higher risk;
    its direction, its sign and its colour say the same.
    """
    sheet = Sheet(*size, measure, scale)
    known = [value for row in rows for value in (row.before, row.after) if value is not None]
    axis = ticks([0.0, 100.0, *known], 4)
    plot = _plot(sheet, tuple(rows), axis)
    prims: list[Prim] = _axis(plot, axis, ends)
    for place, row in enumerate(rows):
        prims += [*_words(plot, row, plot.y(place)), *_arrow(plot, row, plot.line(place))]
    marks = tuple(_mark(plot, row, place) for place, row in enumerate(rows))
    return Scene(*size, title, " ".join(f"{row.words}." for row in rows) or title, tuple(prims), marks)


def _plot(sheet: Sheet, rows: tuple[ChangeRow, ...], axis: Sequence[float]) -> _Plot:
    """Names take what they need, at most two fifths of the width; figures at the right get their room."""
    names = max((sheet.wide(row.label, bold=row.main) for row in rows), default=0.0)
    left = min(names + sheet.px(14), sheet.width * 0.4)
    right = sheet.width - _told_width(sheet, rows) - sheet.px(18)
    stacked = right - left < sheet.px(LEAST_AXIS)
    if stacked:
        edge = sheet.px(14)  # half the figures at the axis' ends
        left, right = edge, sheet.width - edge
    gap = sheet.px(10) if any(row.main for row in rows) and len(rows) > 1 else 0.0
    room = sheet.height - sheet.px(48) - gap
    least = sheet.px(STACKED if stacked else TIGHT)
    pitch = max(min(room / max(len(rows), 1), sheet.px(PITCH)), least)
    return _Plot(sheet, (left, 0.0, right, len(rows) * pitch + gap), axis[0], axis[-1], pitch, gap, stacked, rows)


def _told_width(sheet: Sheet, rows: Sequence[ChangeRow]) -> float:
    headlines = [sheet.wide(_headline(row), bold=True) for row in rows]
    return max([*headlines, *(sheet.wide(row.note, small=True) for row in rows)], default=0.0)


def _headline(row: ChangeRow) -> str:
    return f"{row.figures}  ({row.difference})" if row.difference else row.figures


def _axis(plot: _Plot, axis: Sequence[float], ends: tuple[str, str]) -> list[Prim]:
    sheet, (left, top, right, bottom) = plot.sheet, plot.box
    places = tick_decimals(axis)
    prims: list[Prim] = []
    for value in axis:
        prims.append(Line(((plot.x(value), top), (plot.x(value), bottom)), "line", sheet.px(1)))
        at = (plot.x(value), bottom + sheet.px(14))
        prims.append(sheet.text(at, number(value, places), small=True, anchor="middle", colour="ink_soft"))
    under, (low, high) = bottom + sheet.px(34), ends
    together = sheet.wide(low, small=True) + sheet.wide(high, small=True) + sheet.px(16)
    if together <= right - left:
        prims.append(sheet.text((left, under), low, small=True, colour="ink_soft"))
        prims.append(sheet.text((right, under), high, small=True, anchor="end", colour="ink_soft"))
    return prims


def _words(plot: _Plot, row: ChangeRow, y: float) -> list[Prim]:
    """Name, figures and note around the middle of the row: beside the axis, or over the arrow."""
    sheet = plot.sheet
    if plot.stacked:
        return _stacked_words(plot, row, y)
    shown = sheet.fitted(row.label, plot.box[0] - sheet.px(10), bold=row.main)
    x, lift = plot.box[2] + sheet.px(16), sheet.px(9) if row.note else 0.0
    prims: list[Prim] = [
        sheet.text((0, y), shown, bold=row.main),
        sheet.text((x, y - lift), _headline(row), bold=True),
    ]
    if row.note:
        prims.append(sheet.text((x, y + lift), row.note, small=True, colour="ink_soft"))
    return prims


def _stacked_words(plot: _Plot, row: ChangeRow, y: float) -> list[Prim]:
    """The note is left to marks and table where the row has no height for it."""
    sheet = plot.sheet
    with_note = bool(row.note) and plot.pitch >= sheet.px(STACKED_NOTE)
    top = y - sheet.px(22 if with_note else 10)
    edge = sheet.px(2)  # so that the ground under the words stays on the sheet
    figures = sheet.text((sheet.width - edge, top), _headline(row), bold=True, anchor="end")
    room = sheet.width - sheet.wide(_headline(row), bold=True) - sheet.px(14)
    words = [sheet.text((edge, top), sheet.fitted(row.label, room, bold=row.main), bold=row.main), figures]
    if with_note:
        at = (sheet.width - edge, y - sheet.px(4))
        words.append(sheet.text(at, row.note, small=True, anchor="end", colour="ink_soft"))
    return [prim for text in words for prim in (sheet.clear(text), text)]


def _arrow(plot: _Plot, row: ChangeRow, y: float) -> list[Prim]:
    """From the ring to the dot; one dot where nothing changes; a hatched band where there is no value after."""
    px = plot.sheet.px
    radius = px(RADIUS)
    before = None if row.before is None else plot.x(row.before)
    after = None if row.after is None else plot.x(row.after)
    if after is None:
        left, _, right, _ = plot.box
        band = Rectangle(left, y - px(5), right - left, px(10), stroke="missing", hatch="missing", width=px(1))
        return [band] if before is None else [band, _ring(before, y, px(2))]
    if before is None or not row.difference:
        return [Ellipse(after, y, radius, radius, fill="own")]
    way = 1.0 if after > before else -1.0
    role = "raises" if way > 0 else "lowers"
    prims: list[Prim] = []
    head = min(px(HEAD), abs(after - before))
    stem = after - way * head
    if abs(stem - before) > radius:
        prims.append(Line(((before + way * radius, y), (stem, y)), role, px(3)))
    point = Polygon((((after, y), (stem, y - px(6)), (stem, y + px(6))),), fill=role)
    return [*prims, _ring(before, y, px(2)), point]  # the point last: a short step would be hidden by the ring


def _ring(x: float, y: float, width: float) -> Ellipse:
    radius = width * RADIUS / 2
    return Ellipse(x, y, radius, radius, fill="surface", stroke="own", width=width)


def _mark(plot: _Plot, row: ChangeRow, place: int) -> Mark:
    """Around the arrow; the whole row points at it."""
    px, y, middle = plot.sheet.px, plot.line(place), plot.y(place)
    xs = [plot.x(value) for value in (row.before, row.after) if value is not None] or [plot.box[0], plot.box[2]]
    reach = (min(xs) - px(RADIUS + 4), y - px(12), max(xs) + px(RADIUS + 4), y + px(12))
    whole = (0.0, middle - plot.pitch / 2, plot.sheet.width, middle + plot.pitch / 2)
    return Mark(row.key, row.words, (box_ring(reach),), (whole,))

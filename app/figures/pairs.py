"""View *Proportionalitet*: two shares of two different wholes, one under the other, for each neighbourhood.

It knows rows with two shares in per cent. It refuses to know what they are shares of: the names are given. A share
that cannot be said is hatched and told in words, never drawn as nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.layout import Sheet
from app.figures.numbers import SPACE, number, rounded, signed, tick_decimals, ticks
from app.figures.scene import Box, Line, Mark, Measure, Prim, Rectangle, Scene, box_ring

PITCH, TIGHT, BAR = 64.0, 46.0, 15.0
NOTED = 58.0
"""Least height of a row that has room for its note under its name."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """One row: `first` and `second` in per cent, each of its own whole; `second` None where it cannot be said, and
    `reason` says why. `note` stands small under the label; `words` is the whole truth for tooltip and screen reader.
    """

    key: str
    label: str
    note: str
    first: float
    second: float | None
    words: str
    reason: str = ""

    @property
    def difference(self) -> str:
        """ "+16,3" between the two as they are written, "" where one cannot be said."""
        return "" if self.second is None else signed(rounded(self.first) - rounded(self.second))


@dataclass(frozen=True, slots=True)
class _Plot:
    """Zero at the box's left edge, `most` at its right; the differences stand right of it."""

    sheet: Sheet
    box: Box
    most: float
    pitch: float

    def x(self, share: float) -> float:
        """Where a bar of a share ends."""
        left, _, right, _ = self.box
        return left + share / self.most * (right - left)

    def y(self, place: int) -> float:
        """The middle of a row."""
        return self.box[1] + (place + 0.5) * self.pitch


def pair_chart(
    rows: Sequence[PairRow],
    names: tuple[str, str],
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Två delar av två helheter",
    difference: str = "skillnad",
) -> Scene:
    """A filled bar for `first` over an outlined one for `second`, both from zero on one axis of per cent.

    `names` say what the bars are shares of, `difference` what stands to the right. Raises ValueError for a share under
    zero.
    """
    if any(share < 0 for row in rows for share in (row.first, row.second or 0.0)):
        raise ValueError("a share is never negative")
    sheet = Sheet(*size, measure, scale)
    axis = ticks([0.0, *(share for row in rows for share in (row.first, row.second or 0.0))], 4)
    lines = _key_lines(sheet, names)
    plot = _plot(sheet, rows, axis[-1], lines, difference)
    prims = [*_key(sheet, names, lines), *_axis(plot, axis, difference, bool(rows))]
    for place, row in enumerate(rows):
        prims += [*_name(plot, row, plot.y(place)), *_bars(plot, row, plot.y(place))]
    marks = tuple(_mark(plot, row, plot.y(place)) for place, row in enumerate(rows))
    said = " ".join(f"{row.words}." for row in rows)
    return Scene(*size, title, f"{names[0]} jämfört med {names[1].lower()}. {said}".strip(), tuple(prims), marks)


def _plot(sheet: Sheet, rows: Sequence[PairRow], most: float, lines: int, difference: str) -> _Plot:
    """Names take what they need, at most two fifths of the width; figures after bars get their room at the right."""
    names = [sheet.wide(row.label) for row in rows] + [sheet.wide(row.note, small=True) for row in rows]
    left = min(max(names, default=0.0) + sheet.px(14), sheet.width * 0.4)
    figures = max((sheet.wide(_percent(row.first), bold=True, small=True) for row in rows), default=0.0)
    column = max([sheet.wide(difference, small=True), *(sheet.wide(row.difference, bold=True) for row in rows)])
    right = max(sheet.width - column - figures - sheet.px(26), left + sheet.px(70))
    top = sheet.px(24) * lines + sheet.px(26)
    room = (sheet.height - top - sheet.px(28)) / max(len(rows), 1)
    pitch = max(min(room, sheet.px(PITCH)), sheet.px(TIGHT))
    return _Plot(sheet, (left, top, right, top + len(rows) * pitch), most, pitch)


def _percent(share: float) -> str:
    return f"{number(share, 1 if share else 0)}{SPACE}%"


def _key_lines(sheet: Sheet, names: tuple[str, str]) -> int:
    """The two names stand beside each other where they fit."""
    return 1 if sum(sheet.wide(name, small=True) + sheet.px(24) for name in names) + sheet.px(14) < sheet.width else 2


def _key(sheet: Sheet, names: tuple[str, str], lines: int) -> list[Prim]:
    prims: list[Prim] = []
    x, y, side = 0.0, sheet.px(10), sheet.px(11)
    for place, name in enumerate(names):
        prims.append(_box((x + sheet.px(1), y - side / 2, side, side), place == 0, sheet.px(2)))
        prims.append(sheet.text((x + side + sheet.px(8), y), name, small=True, colour="ink_soft"))
        if lines == 1:
            x += side + sheet.px(26) + sheet.wide(name, small=True)
        else:
            y += sheet.px(22)
    return prims


def _box(at: tuple[float, float, float, float], filled: bool, line: float) -> Rectangle:
    """Filled, or as large with only its outline drawn inside."""
    x, y, w, h = at
    if filled:
        return Rectangle(x, y, w, h, fill="own")
    half = line / 2
    return Rectangle(x + half, y + half, max(w - line, 0.1), h - line, fill="surface", stroke="own", width=line)


def _axis(plot: _Plot, axis: Sequence[float], difference: str, any_rows: bool) -> list[Prim]:
    sheet, (_, top, _, bottom) = plot.sheet, plot.box
    places = tick_decimals(axis)
    prims: list[Prim] = []
    for value in axis:
        role = "edge" if value == 0 else "line"
        prims.append(Line(((plot.x(value), top), (plot.x(value), bottom)), role, sheet.px(1)))
        said = number(value, places) if value else f"0{SPACE}%"
        at = (plot.x(value), bottom + sheet.px(14))
        prims.append(sheet.text(at, said, small=True, anchor="middle", colour="ink_soft"))
    if any_rows:
        at = (sheet.width, top - sheet.px(10))
        prims.append(sheet.text(at, difference, small=True, anchor="end", colour="ink_soft"))
    return prims


def _name(plot: _Plot, row: PairRow, y: float) -> list[Prim]:
    sheet = plot.sheet
    room = plot.box[0] - sheet.px(10)
    noted = bool(row.note) and plot.pitch >= sheet.px(NOTED)
    lift = sheet.px(9) if noted else 0.0
    prims: list[Prim] = [sheet.text((0, y - lift), sheet.fitted(row.label, room))]
    if noted:
        said = sheet.fitted(row.note, room, small=True)
        prims.append(sheet.text((0, y + lift), said, small=True, colour="ink_soft"))
    return prims


def _bars(plot: _Plot, row: PairRow, y: float) -> list[Prim]:
    sheet, px = plot.sheet, plot.sheet.px
    high, left = px(BAR), plot.box[0]
    top, under = y - high - px(1), y + px(1)
    prims: list[Prim] = [*_bar(plot, row.first, top, True)]
    if row.second is None:
        room = sheet.width - left - px(8)
        said = sheet.fitted(row.reason, room - px(34), small=True)
        prims.append(Rectangle(left, under, px(26), high, stroke="missing", hatch="missing", width=px(1)))
        text = sheet.text((left + px(32), under + high / 2), said, small=True, colour="ink_soft")
        return [*prims, sheet.clear(text), text] if said else prims
    prims += _bar(plot, row.second, under, False)
    return [*prims, sheet.text((sheet.width, y), row.difference, bold=True, anchor="end")]


def _bar(plot: _Plot, share: float, top: float, filled: bool) -> list[Prim]:
    """The bar, nothing of it for no share, and its figure after it."""
    sheet, px = plot.sheet, plot.sheet.px
    left, end, high = plot.box[0], plot.x(share), px(BAR)
    figure = sheet.text((end + px(6), top + high / 2), _percent(share), bold=filled, small=True)
    drawn: list[Prim] = [_box((left, top, max(end - left, px(2)), high), filled, px(2))] if share > 0 else []
    return [*drawn, sheet.clear(figure), figure]


def _mark(plot: _Plot, row: PairRow, y: float) -> Mark:
    """Around the two bars and their figures; the whole row points at it."""
    px, wide = plot.sheet.px, plot.sheet.wide
    ends = [plot.x(share) + wide(_percent(share), bold=True, small=True) for share in (row.first, row.second or 0.0)]
    end = max(ends) + px(10)
    reach = (plot.box[0] - px(3), y - px(BAR + 4), end, y + px(BAR + 4))
    whole = (0.0, y - plot.pitch / 2, plot.sheet.width, y + plot.pitch / 2)
    return Mark(row.key, row.words, (box_ring(reach),), (whole,))

"""Costs by year as standing bars, for applications and the plan.

It knows amounts and their parts, for example applied for and own money. A year without a figure is not zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.layout import Sheet
from app.figures.numbers import SPACE, number, tick_decimals, ticks
from app.figures.scene import Box, Line, Mark, Measure, Prim, Rectangle, Scene, box_ring

PART_ROLES = ("own", "map3", "other")


@dataclass(frozen=True, slots=True)
class YearBar:
    """One year and its amounts, one for each part, all ≥ 0; None where no figure is given."""

    year: int
    amounts: tuple[float, ...] | None

    @property
    def total(self) -> float | None:
        """The sum of the parts, None where no figure is given."""
        return None if self.amounts is None else sum(self.amounts)


def bars_by_year(
    bars: Sequence[YearBar],
    parts: Sequence[str],
    size: tuple[float, float],
    measure: Measure,
    *,
    unit: str = "mnkr",
    decimals: int = 1,
    scale: float = 1.0,
    title: str = "Kostnad per år",
) -> Scene:
    """Bars from zero, parts stacked from below in the order of `parts` (at most three), the total over each bar.

    Raises ValueError for a negative amount, for more than three parts and for a year with another number of amounts.
    """
    if len(parts) > len(PART_ROLES) or any(bar.amounts and len(bar.amounts) != len(parts) for bar in bars):
        raise ValueError("every year has one amount for each of at most three parts")
    if any(amount < 0 for bar in bars for amount in bar.amounts or ()):
        raise ValueError("a cost is never negative")
    sheet = Sheet(*size, measure, scale)
    axis = ticks([0.0, *(bar.total or 0.0 for bar in bars)], 5)
    figures = max(sheet.wide(number(value, tick_decimals(axis)), small=True) for value in axis)
    head = sheet.px(26 if len(parts) > 1 else 2)
    plot = _Plot(
        sheet, (figures + sheet.px(10), head + sheet.px(22), sheet.width, sheet.height - sheet.px(24)), axis[-1]
    )
    prims = [*_axis(plot, axis, unit, head), *_key(sheet, parts)]
    marks: list[Mark] = []
    each = (plot.box[2] - plot.box[0]) / max(len(bars), 1)
    for index, bar in enumerate(bars):
        middle = plot.box[0] + (index + 0.5) * each
        prims += _bar(plot, bar, (middle, min(each * 0.6, sheet.px(72))), decimals)
        reach = (middle - each / 2, plot.y(bar.total or 0.0) - sheet.px(20), middle + each / 2, plot.box[3])
        marks.append(Mark(str(bar.year), _words(bar, parts, unit, decimals), (box_ring(reach),)))
    return Scene(*size, title, ". ".join(mark.label for mark in marks) + ".", tuple(prims), tuple(marks))


@dataclass(frozen=True, slots=True)
class _Plot:
    """Zero at the box's floor, `most` at its top."""

    sheet: Sheet
    box: Box
    most: float

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.box[3] - value / self.most * (self.box[3] - self.box[1])


def _words(bar: YearBar, parts: Sequence[str], unit: str, decimals: int) -> str:
    if bar.amounts is None or bar.total is None:
        return f"{bar.year}: uppgift saknas"
    text = f"{bar.year}: {number(bar.total, decimals)}{SPACE}{unit}"
    if len(parts) < 2:
        return text
    told = (f"{part.lower()} {number(value, decimals)}" for part, value in zip(parts, bar.amounts, strict=True))
    return f"{text}, varav {', '.join(told)}"


def _axis(plot: _Plot, axis: Sequence[float], unit: str, head: float) -> list[Prim]:
    sheet, (left, _, right, _) = plot.sheet, plot.box
    places = tick_decimals(axis)
    prims: list[Prim] = [sheet.text((0, head + sheet.px(2)), unit, small=True, colour="ink_soft")]
    for value in axis:
        y, role = plot.y(value), "edge" if value == 0 else "line"
        prims.append(Line(((left, y), (right, y)), role, sheet.px(1)))
        at = (left - sheet.px(6), y)
        prims.append(sheet.text(at, number(value, places), small=True, anchor="end", colour="ink_soft"))
    return prims


def _bar(plot: _Plot, bar: YearBar, place: tuple[float, float], decimals: int) -> list[Prim]:
    sheet, (middle, wide) = plot.sheet, place
    year = sheet.text(
        (middle, plot.box[3] + sheet.px(14)), str(bar.year), small=True, anchor="middle", colour="ink_soft"
    )
    if bar.amounts is None or bar.total is None:
        at = (middle, plot.box[3] - sheet.px(10))
        return [year, sheet.text(at, "saknas", small=True, anchor="middle", colour="ink_soft")]
    prims: list[Prim] = [year]
    base = 0.0
    for role, amount in zip(PART_ROLES, bar.amounts, strict=False):
        top, floor = plot.y(base + amount), plot.y(base)
        if amount:
            prims.append(Rectangle(middle - wide / 2, top, wide, floor - top, fill=role))
        base += amount
    total = (middle, plot.y(bar.total) - sheet.px(10))
    return [*prims, sheet.text(total, number(bar.total, decimals), bold=True, small=True, anchor="middle")]


def _key(sheet: Sheet, parts: Sequence[str]) -> list[Prim]:
    """Which part has which colour; one part needs no key."""
    if len(parts) < 2:
        return []
    prims: list[Prim] = []
    x, y, side = 0.0, sheet.px(10), sheet.px(11)
    for role, part in zip(PART_ROLES, parts, strict=False):
        prims.append(Rectangle(x, y - side / 2, side, side, fill=role))
        prims.append(sheet.text((x + side + sheet.px(6), y), part, small=True, colour="ink_soft"))
        x += side + sheet.px(22) + sheet.wide(part, small=True)
    return prims

"""View *Varför*: the way from the city's index to a neighbourhood's, indicator by indicator, as a waterfall.

It answers "why is the index high?". It knows contributions that add up exactly; it refuses bars that do not. The ends
are diamonds, not bars, for the scale has no meaningful zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.layout import Sheet
from app.figures.numbers import MINUS, number, signed, tick_decimals, ticks
from app.figures.scene import Box, Line, Mark, Measure, Prim, Rectangle, Scene, Text, box_ring, diamond

ROW, TIGHT_ROW = 31.0, 18.0


@dataclass(frozen=True, slots=True)
class GapBar:
    """What one indicator adds to the distance, in index points; `missing` marks the residual of what is not known.

    Bars of one domain stand together. `key` points back at the indicator; without one the label is the key.
    """

    domain: str
    label: str
    value: float
    missing: bool = False
    key: str = ""

    def words(self) -> str:
        """Name, domain and contribution, as tooltip and to a screen reader."""
        share = f"uppgift saknas, rest {signed(self.value)}" if self.missing else f"bidrag {signed(self.value)}"
        return f"{self.label} ({self.domain}): {share}"


@dataclass(frozen=True, slots=True)
class _Step:
    """A bar in its row; it begins at `value`, where the bar in row `before` ended."""

    bar: GapBar
    row: int
    before: int
    value: float


@dataclass(frozen=True, slots=True)
class _Plot:
    """Names left of the box, the scale inside it; the first and last of `axis` are the values at its edges."""

    sheet: Sheet
    box: Box
    axis: tuple[float, ...]
    pitch: float

    def x(self, value: float) -> float:
        """Where a value stands."""
        first, last = self.axis[0], self.axis[-1]
        return self.box[0] + (value - first) / (last - first) * (self.box[2] - self.box[0])

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.box[1] + (row + 0.5) * self.pitch


def gap_chart(
    start: float,
    end: float,
    bars: Sequence[GapBar],
    size: tuple[float, float],
    measure: Measure,
    *,
    names: tuple[str, str] = ("Hela staden", "Stadsdelen"),
    scale: float = 1.0,
    title: str = "",
) -> Scene:
    """The waterfall from `start` to `end`; `names` are what the two ends are called.

    Where the height cannot hold every row, the smallest known contributions of a domain become one bar
    "n mindre bidrag" with their sum, so that the whole still adds up. Raises ValueError when the bars do not sum to
    end − start within 1e-6.
    """
    if abs(start + sum(bar.value for bar in bars) - end) > 1e-6:
        raise ValueError("the bars do not add up to the gap")
    sheet = Sheet(*size, measure, scale)
    shown = _folded(bars, int((sheet.height - sheet.px(30)) / sheet.px(TIGHT_ROW)))
    headings, steps = _steps(start, shown)
    last = steps[-1].row if steps else 0
    plot = _plot(sheet, (start, end), steps, names)
    prims: list[Prim] = [*_axis(plot), *_key(plot), *_end(plot, 0, names[0], start)]
    for row, domain in headings:
        prims += _heading(plot, row, domain, sum(bar.value for bar in shown if bar.domain == domain))
    for step in steps:
        prims += [_connector(plot, step.before, step.row, step.value), *_bar(plot, step)]
    prims += [_connector(plot, last, last + 1, end), *_end(plot, last + 1, names[1], end)]
    marks = (
        _mark(plot, 0, (start, start), "start", f"{names[0]}: {number(start)}"),
        *(_mark(plot, s.row, (s.value, s.value + s.bar.value), s.bar.key or s.bar.label, s.bar.words()) for s in steps),
        _mark(plot, last + 1, (end, end), "end", f"{names[1]}: {number(end)}"),
    )
    title = title or f"Från {names[0]} till {names[1]}, indikator för indikator"
    return Scene(*size, title, _description(start, end, shown, names), tuple(prims), marks)


def _description(start: float, end: float, bars: Sequence[GapBar], names: tuple[str, str]) -> str:
    parts = [f"{names[0]} har {number(start)}, {names[1]} {number(end)}", *(bar.words() for bar in bars)]
    return ". ".join(parts) + "."


def _folded(bars: Sequence[GapBar], room: int) -> list[GapBar]:
    """The bars by domain in the order the domains come, the smallest folded until all rows fit in `room`."""
    domains = list(dict.fromkeys(bar.domain for bar in bars))
    shown = [bar for domain in domains for bar in bars if bar.domain == domain]
    small: list[GapBar] = []
    while len(shown) + len({bar.domain for bar in small}) + len(domains) + 2 > room:
        known = [bar for bar in shown if not bar.missing]
        if not known:
            break
        least = min(known, key=lambda bar: abs(bar.value))
        shown.remove(least)
        small.append(least)
    for domain in domains:
        folded = [bar for bar in small if bar.domain == domain]
        if folded:
            rest = folded[0] if len(folded) == 1 else _rest(domain, folded)
            after = max(
                (i + 1 for i, bar in enumerate(shown) if bar.domain in domains[: domains.index(domain) + 1]), default=0
            )
            shown.insert(after, rest)
    return shown


def _rest(domain: str, folded: Sequence[GapBar]) -> GapBar:
    label = f"{len(folded)} mindre bidrag"
    return GapBar(domain, label, sum(bar.value for bar in folded), key=f"{domain}: {label}")


def _steps(start: float, bars: Sequence[GapBar]) -> tuple[list[tuple[int, str]], list[_Step]]:
    """Rows of the domains' headings and of their bars; row 0 is the city."""
    headings: list[tuple[int, str]] = []
    steps: list[_Step] = []
    row = before = 0
    value = start
    for bar in bars:
        row += 1
        if not headings or headings[-1][1] != bar.domain:
            headings.append((row, bar.domain))
            row += 1
        steps.append(_Step(bar, row, before, value))
        before, value = row, value + bar.value
    return headings, steps


def _plot(sheet: Sheet, ends: tuple[float, float], steps: Sequence[_Step], names: tuple[str, str]) -> _Plot:
    """Names take what they need, at most 45 % of the width; figures after bars get their room at the right."""
    bold = [sheet.wide(name, bold=True) for name in names]
    plain = [sheet.wide(step.bar.label) + sheet.px(12) for step in steps]
    heads = [sheet.wide(step.bar.domain, bold=True, small=True) + sheet.px(56) for step in steps]
    left = min(max([*bold, *plain, *heads]) + sheet.px(34), sheet.width * 0.45)
    reach = [*ends, *(step.value for step in steps)]
    right = sheet.width - max(sheet.px(14) + sheet.wide(number(end), bold=True) for end in ends) - sheet.px(6)
    rows = (steps[-1].row if steps else 0) + 2
    pitch = min((sheet.height - sheet.px(30)) / rows, sheet.px(ROW))
    return _Plot(sheet, (left, 0.0, right, rows * pitch), ticks(reach, 6), pitch)


def _axis(plot: _Plot) -> list[Prim]:
    sheet, (_, top, _, bottom) = plot.sheet, plot.box
    places = tick_decimals(plot.axis)
    prims: list[Prim] = []
    for value in plot.axis:
        x = plot.x(value)
        prims.append(Line(((x, top), (x, bottom)), "line", sheet.px(1)))
        at = (x, bottom + sheet.px(14))
        prims.append(sheet.text(at, number(value, places), small=True, anchor="middle", colour="ink_soft"))
    return prims


def _key(plot: _Plot) -> list[Prim]:
    """What the two colours mean, under the names, where it costs no height; left out where it does not fit."""
    sheet, x, y = plot.sheet, 0.0, plot.box[3] + plot.sheet.px(14)
    side = sheet.px(11)
    prims: list[Prim] = []
    for role, words in (("raises", "+ höjer"), ("lowers", f"{MINUS} sänker")):
        prims.append(Rectangle(x, y - side / 2, side, side, fill=role))
        prims.append(sheet.text((x + side + sheet.px(5), y), words, small=True, colour="ink_soft"))
        x += side + sheet.px(17) + sheet.wide(words, small=True)
    return prims if x < plot.box[0] - sheet.px(8) else []


def _end(plot: _Plot, row: int, name: str, value: float) -> list[Prim]:
    sheet, x, y = plot.sheet, plot.x(value), plot.y(row)
    radius = min(sheet.px(9), plot.pitch / 2)
    caption = sheet.fitted(name, plot.box[0] - sheet.px(16), bold=True)
    figure = sheet.text((x + radius + sheet.px(6), y), number(value), bold=True)
    return [
        sheet.text((0, y), caption, bold=True),
        diamond(x, y, radius, "ink"),
        sheet.clear(figure),
        figure,
    ]


def _heading(plot: _Plot, row: int, domain: str, total: float) -> list[Prim]:
    sheet, y = plot.sheet, plot.y(row)
    right = plot.box[0] - sheet.px(30)
    figure = signed(total)
    room = right - sheet.wide(figure, bold=True, small=True) - sheet.px(8)
    name = sheet.fitted(domain, room, bold=True, small=True)
    return [
        sheet.text((0, y), name, bold=True, small=True, colour="ink_soft"),
        sheet.text((right, y), figure, bold=True, small=True, anchor="end", colour="ink_soft"),
    ]


def _bar_half(plot: _Plot) -> float:
    return min(plot.sheet.px(9.5), plot.pitch * 0.36)


def _connector(plot: _Plot, before: int, row: int, value: float) -> Line:
    """From where one bar ended down to where the next begins."""
    x, half = plot.x(value), _bar_half(plot)
    return Line(((x, plot.y(before) + half), (x, plot.y(row) - half)), "edge", plot.sheet.px(1))


def _bar(plot: _Plot, step: _Step) -> list[Prim]:
    """Name, bar and its signed figure; the hatched residual says in words that it stands for what is not known."""
    sheet, bar, y, half = plot.sheet, step.bar, plot.y(step.row), _bar_half(plot)
    left, right = sorted((plot.x(step.value), plot.x(step.value + bar.value)))
    wide = max(right - left, sheet.px(2))
    role = "raises" if bar.value >= 0 else "lowers"
    name = sheet.fitted(bar.label, plot.box[0] - sheet.px(24))
    shape = Rectangle(left, y - half, wide, 2 * half, fill=role)
    figure = sheet.text((left + wide + sheet.px(6), y), signed(bar.value), bold=True, small=True)
    if bar.missing:
        shape = Rectangle(left, y - half, wide, 2 * half, stroke="missing", hatch="missing", width=sheet.px(1))
        figure = _missing_figure(plot, bar, (left, left + wide), y)
    return [sheet.text((sheet.px(12), y), name), shape, sheet.clear(figure), figure]


def _missing_figure(plot: _Plot, bar: GapBar, reach: tuple[float, float], y: float) -> Text:
    """Before the bar where that is free, else after it, else the figure alone."""
    sheet, gap = plot.sheet, plot.sheet.px(7)
    words = f"uppgift saknas, rest {signed(bar.value)}"
    wide = sheet.wide(words, small=True) + gap
    if reach[0] - wide >= plot.box[0]:
        return sheet.text((reach[0] - gap, y), words, small=True, anchor="end", colour="ink_soft")
    if reach[1] + wide <= sheet.width:
        return sheet.text((reach[1] + gap, y), words, small=True, colour="ink_soft")
    return sheet.text((reach[1] + gap, y), f"rest {signed(bar.value)}", small=True, colour="ink_soft")


def _mark(plot: _Plot, row: int, reach: tuple[float, float], key: str, label: str) -> Mark:
    """Around the bar; the whole row points at it."""
    px, y = plot.sheet.px, plot.y(row)
    left, right = sorted(plot.x(value) for value in reach)
    half = _bar_half(plot) + px(3)
    grow = px(12) if left == right else px(3)
    whole = (0.0, y - plot.pitch / 2, plot.sheet.width, y + plot.pitch / 2)
    return Mark(key, label, (box_ring((left - grow, y - half, right + grow, y + half)),), (whole,))

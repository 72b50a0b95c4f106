"""View *Värmetabell*: indicators down, neighbourhoods across, each cell in the class of its place with the place in it.

It answers "which problems do we share?". Indicators are the rows, for their names are long and must be read in full;
a neighbourhood's name stands over its column, turned where the column is narrow. It knows classes and places as text
and refuses to know figures. What has no room is counted, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.figures.layout import Sheet
from app.figures.legend import Legend, legend
from app.figures.scene import Box, Line, Mark, Measure, Point, Polygon, Prim, Rectangle, Scene, Text, box_ring
from app.figures.signs import STRONG, WEAK

ROW, TIGHT_ROW, WIDEST, TALLEST_HEAD = 30.0, 19.0, 72.0, 120.0
LEVELS = 5
REST = "rest"
WEAK_HEAD, PLACE_HEAD = "svaga", "plats, 1 har högst risk"


@dataclass(frozen=True, slots=True)
class HeatSquare:
    """One cell. `level` 1 (strong) to 5 (weak), 0 for no figure; `text` the place, or the short reason for none."""

    key: str
    level: int
    text: str
    words: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One indicator: its cells in the order of the columns."""

    key: str
    domain: str
    label: str
    squares: tuple[HeatSquare, ...]

    @property
    def weak(self) -> int:
        """How many cells are weak."""
        return sum(square.standing == WEAK for square in self.squares)

    @property
    def known(self) -> int:
        """How many cells have a figure."""
        return sum(square.level > 0 for square in self.squares)


@dataclass(frozen=True, slots=True)
class HeatNames:
    """What is written: the columns' names and which are the plan's own, what units are called, the ends' words."""

    columns: tuple[str, ...]
    own: frozenset[str] = frozenset()
    unit: str = "stadsdel"
    units: str = "stadsdelar"
    worst: str = "svag"
    best: str = "stark"


@dataclass(frozen=True, slots=True)
class _Plot:
    """Names left of the box, in it the columns that are `shown`; counts of the weak end at `right`."""

    sheet: Sheet
    box: Box
    shown: tuple[int, ...]
    right: float
    pitch: float
    turned: bool

    @property
    def each(self) -> float:
        """The width of a column."""
        return (self.box[2] - self.box[0]) / max(len(self.shown), 1)

    def cell(self, row: int, column: int) -> Box:
        """Where a cell lies, a hair from its neighbours."""
        gap = self.sheet.px(1)
        left, top = self.box[0] + column * self.each, self.box[1] + row * self.pitch
        return left + gap, top + gap, left + self.each - gap, top + self.pitch - gap


def heat_chart(
    lines: Sequence[HeatLine],
    names: HeatNames,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Värmetabell",
) -> Scene:
    """The lines under their domains and the columns in the order given.

    What has no room are the last columns that are not own, then the last own, and the lines with the fewest weak. They
    are counted in a line at the foot, under the key `REST`, and every line's count of weak is over all columns.
    """
    sheet = Sheet(*size, measure, scale)
    foot = _legend(sheet, lines, names, 0.0).height
    plot = _columns(sheet, lines, names)
    room = sheet.height - plot.box[1] - foot - sheet.px(6)
    every = len(lines) + len({line.domain for line in lines})
    is_cut = len(plot.shown) < len(names.columns) or every * sheet.px(TIGHT_ROW) > room
    shown = _fitting(lines, int((room - sheet.px(TIGHT_ROW) * is_cut) / sheet.px(TIGHT_ROW)))
    rows = len(shown) + len({line.domain for line in shown})
    pitch = min((room - sheet.px(TIGHT_ROW) * is_cut) / max(rows, 1), sheet.px(ROW))
    left, top, right, _ = plot.box
    plot = replace(plot, box=(left, top, right, top + rows * pitch), pitch=pitch)
    prims: list[Prim] = _heads(plot, names)
    marks: list[Mark] = []
    row, domain = 0, ""
    for line in shown:
        if line.domain != domain:
            domain = line.domain
            prims += _heading(plot, row, domain)
            row += 1
        prims += _line(plot, line, row)
        marks += [_mark(plot, line.squares[column], row, at) for at, column in enumerate(plot.shown)]
        row += 1
    if is_cut:
        text, mark = _rest(plot, len(lines) - len(shown), names)
        prims.append(text)
        marks.append(mark)
    top = plot.box[3] + sheet.px(6) + sheet.px(TIGHT_ROW) * is_cut
    prims += _legend(sheet, lines, names, top).prims
    return Scene(*size, title, _description(lines, names), tuple(prims), tuple(marks))


def _description(lines: Sequence[HeatLine], names: HeatNames) -> str:
    parts = [f"{len(lines)} indikatorer i {len(names.columns)} {names.units}"]
    parts += [f"{line.label}: svag i {line.weak} av {line.known}" for line in lines]
    return ". ".join(parts) + "."


def _columns(sheet: Sheet, lines: Sequence[HeatLine], names: HeatNames) -> _Plot:
    """Names of indicators take what they need, at most 44 %; as many columns as can hold a place share the rest."""
    px = sheet.px
    labels = [sheet.wide(line.label, small=True) for line in lines]
    heads = [sheet.wide(line.domain, bold=True, small=True) for line in lines]
    left = min(max([*labels, *heads, px(60)]) + px(10), sheet.width * 0.44)
    counts = [sheet.wide(_count(line), True, True) for line in lines]
    told = max([*counts, sheet.wide(WEAK_HEAD, small=True)]) + px(14)
    places = [sheet.wide(square.text, True, True) for line in lines for square in line.squares if square.level]
    least = max([*places, px(14)]) + px(9)
    shown = _kept(names, max(1, int((sheet.width - told - left) / least)))
    each = min((sheet.width - told - left) / max(len(shown), 1), px(WIDEST))
    wide = [sheet.wide(name, name in names.own, True) for name in (names.columns[at] for at in shown)]
    turned = any(width > each - px(4) for width in wide)
    head = min(max(wide, default=0.0) + px(8), px(TALLEST_HEAD), sheet.height * 0.3) if turned else px(22)
    right = left + len(shown) * each
    return _Plot(sheet, (left, head, right, 0.0), shown, right + told, 0.0, turned)


def _kept(names: HeatNames, room: int) -> tuple[int, ...]:
    """The columns there is room for: our own before the others, the first before the last."""
    ranked = sorted(range(len(names.columns)), key=lambda at: names.columns[at] not in names.own)
    return tuple(sorted(ranked[:room]))


def _fitting(lines: Sequence[HeatLine], room: int) -> list[HeatLine]:
    """The lines that fit in `room` rows with their headings; those with the fewest weak give way, the last first."""
    shown = list(lines)
    while shown and len(shown) + len({line.domain for line in shown}) > room:
        least = min(reversed(shown), key=lambda line: line.weak)
        shown = [line for line in shown if line is not least]
    return shown


def _heads(plot: _Plot, names: HeatNames) -> list[Prim]:
    sheet, top = plot.sheet, plot.box[1]
    prims: list[Prim] = []
    for at, column in enumerate(plot.shown):
        name = names.columns[column]
        middle, bold = plot.box[0] + (at + 0.5) * plot.each, name in names.own
        if plot.turned:
            shown = sheet.fitted(name, top - sheet.px(8), bold, small=True)
            base = middle + 0.33 * sheet.small
            prims.append(Text(base, top - sheet.px(5), shown, sheet.small, bold, "start", "ink", turned=True))
        else:
            at_head = (middle, top - sheet.px(11))
            prims.append(sheet.text(at_head, name, bold=bold, small=True, anchor="middle"))
    y = top - sheet.px(11)
    prims.append(sheet.text((plot.right, y), WEAK_HEAD, small=True, anchor="end", colour="ink_soft"))
    if sheet.wide(PLACE_HEAD, small=True) < plot.box[0] - sheet.px(8):
        prims.append(sheet.text((0, y), PLACE_HEAD, small=True, colour="ink_soft"))
    return prims


def _heading(plot: _Plot, row: int, domain: str) -> list[Prim]:
    sheet, y = plot.sheet, plot.box[1] + (row + 0.5) * plot.pitch
    name = sheet.fitted(domain, plot.box[0] - sheet.px(6), bold=True, small=True)
    start = sheet.wide(name, bold=True, small=True) + sheet.px(8)
    rule = Line(((start, y), (plot.right, y)), "line", sheet.px(1))
    return [rule, sheet.text((0, y), name, bold=True, small=True, colour="ink_soft")]


def _line(plot: _Plot, line: HeatLine, row: int) -> list[Prim]:
    """The indicator's name, its cells and how many of all are weak, heavier where that is most of them."""
    sheet, y = plot.sheet, plot.box[1] + (row + 0.5) * plot.pitch
    prims: list[Prim] = [
        sheet.text((0, y), sheet.fitted(line.label, plot.box[0] - sheet.px(6), small=True), small=True)
    ]
    for at, column in enumerate(plot.shown):
        prims += _square(sheet, line.squares[column], plot.cell(row, at))
    most = line.weak * 2 > line.known
    count = sheet.text((plot.right, y), _count(line), bold=most, small=True, anchor="end")
    return [*prims, count]


def _count(line: HeatLine) -> str:
    return f"{line.weak} av {line.known}"


def _square(sheet: Sheet, square: HeatSquare, box: Box) -> list[Prim]:
    """A cell with its place; without a figure with the short reason, where it has room."""
    left, top, right, bottom = box
    middle, told = ((left + right) / 2, (top + bottom) / 2), square.standing in (WEAK, STRONG)
    ground = _ground(sheet, square.level, square.standing, box)
    if square.level:
        role = f"on_map{square.level}"
        return [*ground, sheet.text(middle, square.text, bold=told, small=True, anchor="middle", colour=role)]
    if sheet.wide(square.text, small=True) + sheet.px(6) > right - left:
        return ground
    text = sheet.text(middle, square.text, small=True, anchor="middle", colour="ink_soft")
    return [*ground, sheet.clear(text), text]


def _ground(sheet: Sheet, level: int, standing: str, box: Box) -> list[Prim]:
    """The class of a cell; a corner is cut for weak (above) and strong (below)."""
    left, top, right, bottom = box
    whole = (left, top, right - left, bottom - top)
    if not level:
        return [Rectangle(*whole, stroke="missing", hatch="missing", width=sheet.px(1))]
    side = min(sheet.px(7), (bottom - top) / 2)
    faint = level == 1  # in high contrast the lowest class has the card's own colour
    ground: list[Prim] = [
        Rectangle(*whole, fill=f"map{level}", stroke="map_edge" if faint else "", width=sheet.px(0.6))
    ]
    if standing in (WEAK, STRONG):
        edge, inward = (top, side) if standing == WEAK else (bottom, -side)
        corner = ((right - side, edge), (right, edge), (right, edge + inward))
        ground.append(Polygon((corner,), fill=f"on_map{level}"))
    return ground


def _mark(plot: _Plot, square: HeatSquare, row: int, column: int) -> Mark:
    return Mark(square.key, square.words, (box_ring(plot.cell(row, column)),))


def _rest(plot: _Plot, lines: int, names: HeatNames) -> tuple[Prim, Mark]:
    """What had no room, in words."""
    sheet = plot.sheet
    columns = len(names.columns) - len(plot.shown)
    parts = [f"{columns} {names.unit if columns == 1 else names.units}"] if columns else []
    parts += [f"{lines} indikatorer" if lines != 1 else "1 indikator"] if lines else []
    words = f"{' och '.join(parts)} till står i tabellen"
    if columns:
        words += f"; svaga räknas i alla {len(names.columns)}"
    y = plot.box[3] + sheet.px(TIGHT_ROW / 2 + 2)
    half = sheet.px(TIGHT_ROW / 2)
    text = sheet.text((0, y), sheet.fitted(words, sheet.width, small=True), small=True, colour="ink_soft")
    return text, Mark(REST, f"{words}.", (box_ring((0.0, y - half, sheet.width, y + half)),))


def _legend(sheet: Sheet, lines: Sequence[HeatLine], names: HeatNames, top: float) -> Legend:
    def sign(level: int, standing: str, at: Point) -> list[Prim]:
        half = sheet.px(7)
        box = (at[0] - half, at[1] - half, at[0] + half, at[1] + half)
        return _ground(sheet, level, standing, box)

    found = [(partial(sign, LEVELS, WEAK), names.worst)]
    found += [(partial(sign, level, ""), "") for level in range(LEVELS - 1, 2, -1)]
    found.append((partial(sign, 2, ""), "däremellan"))
    found.append((partial(sign, 1, STRONG), names.best))
    if any(line.known < len(line.squares) for line in lines):
        found.append((partial(sign, 0, ""), "uppgift saknas"))
    return legend(sheet, found, top)

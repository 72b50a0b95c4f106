"""The golden thread as a matrix: one line for each weak indicator, from finding to application, drawn in Falu red.

It shows what is answered and what is not. It knows states, not records; red is used for the thread alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.figures.layout import Sheet
from app.figures.scene import Ellipse, Line, Mark, Measure, Prim, Scene, box_ring

State = Literal["there", "missing", "later", "none"]
WORDS: dict[State, str] = {"there": "finns", "missing": "saknas", "later": "senare", "none": "–"}
HEAD, ROW, KEY = 30.0, 32.0, 28.0
STATION = 64.0


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A weak indicator, where it is weak, its state at each station, and what is said instead of later stations."""

    label: str
    places: str
    states: tuple[State, ...]
    note: str = ""
    note_role: str = "ink_soft"
    key: str = ""


def thread_height(rows: int, scale: float = 1.0) -> float:
    """The height that gives every row its full room."""
    return (HEAD + rows * ROW + KEY) * scale


def thread_chart(
    rows: Sequence[ThreadRow],
    stations: Sequence[str],
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Täckning, led för led",
    heads: tuple[str, str] = ("Svag indikator", "Stadsdel"),
) -> Scene:
    """A filled station where there is something, a ring where it is missing, solid thread between two that are there.

    Rows share the height, at most 32 px each; `thread_height` tells how much they want. Marks are keyed "row/station".
    """
    sheet = Sheet(*size, measure, scale)
    grid = _grid(sheet, rows, len(stations), heads)
    prims = _heads(grid, stations, heads)
    marks: list[Mark] = []
    for index, row in enumerate(rows):
        prims += _row(grid, index, row)
        marks += _marks(grid, index, row, stations)
    prims += _key(grid, len(rows))
    words = [f"{row.label}: {_told(row, stations)}" for row in rows]
    return Scene(*size, title, ". ".join(words) + "." if words else title, tuple(prims), tuple(marks))


@dataclass(frozen=True, slots=True)
class _Grid:
    """A column of names, one of places from `places`, the stations from `start`; rows of one pitch under the heads."""

    sheet: Sheet
    places: float
    start: float
    pitch: float
    stations: int

    def x(self, station: int) -> float:
        """The middle of a station's column."""
        return self.start + (station + 0.5) * (self.sheet.width - self.start) / self.stations

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.sheet.px(HEAD) + (row + 0.5) * self.pitch


def _grid(sheet: Sheet, rows: Sequence[ThreadRow], stations: int, heads: tuple[str, str]) -> _Grid:
    """Names and places as wide as their texts, unless the stations would get less than 64 px each; then both give."""
    gap = sheet.px(14)
    names = max([sheet.wide(row.label) for row in rows] + [sheet.wide(heads[0], bold=True, small=True)]) + gap
    places = [sheet.wide(row.places, small=True) for row in rows] + [sheet.wide(heads[1], bold=True, small=True)]
    wanted = names + max(places) + gap
    given = min(wanted, max(sheet.width - stations * sheet.px(STATION), sheet.width * 0.3))
    pitch = min(sheet.px(ROW), (sheet.height - sheet.px(HEAD + KEY)) / max(len(rows), 1))
    return _Grid(sheet, names * given / wanted, given, pitch, stations)


def _told(row: ThreadRow, stations: Sequence[str]) -> str:
    told = [f"{station} {WORDS[state]}" for station, state in zip(stations, row.states, strict=True) if state != "none"]
    return ", ".join([*told, *([row.note] if row.note else [])])


def _heads(grid: _Grid, stations: Sequence[str], heads: tuple[str, str]) -> list[Prim]:
    sheet, y = grid.sheet, grid.sheet.px(HEAD / 2)
    rule = sheet.px(HEAD)
    room = (sheet.width - grid.start) / max(grid.stations, 1) - sheet.px(4)
    prims: list[Prim] = [Line(((0, rule), (sheet.width, rule)), "edge", sheet.px(1))]
    for x, end, head in zip((0.0, grid.places), (grid.places, grid.start), heads, strict=True):
        name = sheet.fitted(head, end - x - sheet.px(4), bold=True, small=True)
        prims.append(sheet.text((x, y), name, bold=True, small=True, colour="ink_soft"))
    for index, station in enumerate(stations):
        head = sheet.fitted(station, room, bold=True, small=True)
        prims.append(sheet.text((grid.x(index), y), head, bold=True, small=True, anchor="middle", colour="ink_soft"))
    return prims


def _row(grid: _Grid, index: int, row: ThreadRow) -> list[Prim]:
    sheet, y, under = grid.sheet, grid.y(index), grid.y(index) + grid.pitch / 2
    gap = sheet.px(8)
    places = sheet.fitted(row.places, grid.start - grid.places - gap, small=True)
    prims: list[Prim] = [
        Line(((0, under), (sheet.width, under)), "line", sheet.px(1)),
        sheet.text((0, y), sheet.fitted(row.label, grid.places - gap)),
        sheet.text((grid.places, y), places, small=True, colour="ink_soft"),
    ]
    for station in range(grid.stations - 1):
        prims += _segment(grid, (station, y), row.states[station], row.states[station + 1])
    for station, state in enumerate(row.states):
        prims += _station(sheet, (grid.x(station), y), state)
    return prims + _note(grid, y, row)


def _segment(grid: _Grid, at: tuple[int, float], one: State, two: State) -> list[Prim]:
    if "none" in (one, two):
        return []
    px, y = grid.sheet.px, at[1]
    reach = ((grid.x(at[0]) + px(9), y), (grid.x(at[0] + 1) - px(9), y))
    if one == two == "there":
        return [Line(reach, "thread", px(3))]
    return [Line(reach, "other", px(2), (px(3), px(4)))]


def _station(sheet: Sheet, at: tuple[float, float], state: State) -> list[Prim]:
    radius = sheet.px(6)
    match state:
        case "there":
            return [Ellipse(*at, radius, radius, fill="thread")]
        case "missing":
            return [Ellipse(*at, radius, radius, fill="surface", stroke="thread", width=sheet.px(2))]
        case "later":
            return [Ellipse(*at, radius, radius, fill="surface", stroke="other", width=sheet.px(1.2))]
        case "none":
            return []


def _note(grid: _Grid, y: float, row: ThreadRow) -> list[Prim]:
    """After the last station that is drawn; a row that is answered to the end has no room for one."""
    sheet = grid.sheet
    drawn = [index for index, state in enumerate(row.states) if state != "none"]
    x = grid.x(drawn[-1]) + sheet.px(16) if drawn else grid.x(0) - sheet.px(6)
    room = sheet.width - x
    if not row.note or room < sheet.px(40):
        return []
    text = sheet.fitted(row.note, room, bold=row.note_role != "ink_soft", small=True)
    return [sheet.text((x, y), text, bold=row.note_role != "ink_soft", small=True, colour=row.note_role)]


def _marks(grid: _Grid, index: int, row: ThreadRow, stations: Sequence[str]) -> list[Mark]:
    side, y = grid.sheet.px(10), grid.y(index)
    return [
        Mark(
            f"{row.key or row.label}/{station}",
            f"{row.label}, {station.lower()}: {WORDS[state]}",
            (box_ring((grid.x(column) - side, y - side, grid.x(column) + side, y + side)),),
        )
        for column, (station, state) in enumerate(zip(stations, row.states, strict=True))
        if state != "none"
    ]


def _key(grid: _Grid, rows: int) -> list[Prim]:
    sheet, x = grid.sheet, grid.sheet.px(7)
    y = grid.y(rows) - grid.pitch / 2 + sheet.px(KEY / 2 + 2)
    prims: list[Prim] = []
    for state in ("there", "missing"):
        words = WORDS[state]
        prims += _station(sheet, (x, y), state)
        prims.append(sheet.text((x + sheet.px(11), y), words, small=True, colour="ink_soft"))
        x += sheet.px(38) + sheet.wide(words, small=True)
    return prims

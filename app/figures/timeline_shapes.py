"""The shapes of the timeline: bars by status, cells of staffing, warnings, arrows, and what they mean.

Told apart by form, so that no colour is needed. It refuses to know where rows stand: boxes are given.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.figures.layout import Sheet
from app.figures.legend import Sign
from app.figures.scene import Box, Line, Point, Polygon, Prim, Rectangle
from app.figures.timeline_rows import STATUS_WORDS, Cell, Status, TimelineData


def bar(sheet: Sheet, box: Box, status: Status) -> list[Prim]:
    """Planned is light with an edge, running full, done grey, stopped hatched."""
    left, top, right, bottom = box
    size = (left, top, right - left, bottom - top)
    if status == "running":
        return [Rectangle(*size, fill="own")]
    if status == "done":
        return [Rectangle(*size, fill="ink_soft")]
    if status == "stopped":
        return [Rectangle(*size, fill="surface", stroke="edge", width=sheet.px(1.2), hatch="missing")]
    return [Rectangle(*size, fill="map2", stroke="own", width=sheet.px(1.2))]


def cell_shape(sheet: Sheet, cell: Cell, box: Box) -> list[Prim]:
    """A figure on a ground: an edge where several run at once, filled and semibold where it is more than there is."""
    left, top, right, bottom = box
    size = (left, top, right - left, bottom - top)
    fill = "remark_soft" if cell.over else "sunken"
    prims: list[Prim] = [Rectangle(*size, fill=fill)]
    if cell.overlap:
        prims = [Rectangle(*size, fill=fill, stroke="remark", width=sheet.px(1.6))]
    colour = "remark" if cell.over else "ink"
    middle = ((left + right) / 2, (top + bottom) / 2)
    words = sheet.text(middle, cell.told, small=True, bold=cell.over, anchor="middle", colour=colour)
    if cell.over:
        foot = bottom - sheet.px(2.5)
        prims.append(Line(((left + sheet.px(3), foot), (right - sheet.px(3), foot)), "remark", sheet.px(2.4)))
    return [*prims, words] if cell.told and sheet.wide(cell.told, cell.over, small=True) <= right - left else prims


def warning(sheet: Sheet, at: Point) -> list[Prim]:
    """A triangle on its foot with a stroke in it."""
    (x, y), px = at, sheet.px
    ring = ((x - px(6), y + px(5)), (x, y - px(6)), (x + px(6), y + px(5)))
    return [Polygon((ring,), fill="remark"), Line(((x, y - px(2.5)), (x, y + px(3))), "surface", px(1.6))]


def arrows(sheet: Sheet, data: TimelineData, spots: Mapping[str, Box]) -> list[Prim]:
    """From the end of what is waited for to the start of what waits; dashed where that starts too early."""
    prims: list[Prim] = []
    for row in (row for group in data.groups for row in group.rows):
        for other in row.waits_for:
            if other in spots:
                prims += _arrow(sheet, spots[other], spots[row.key], other in row.early)
    return prims


def _arrow(sheet: Sheet, one: Box, other: Box, early: bool) -> list[Prim]:
    """Out from the bar's end, along between the rows, and in at the other's start."""
    px = sheet.px
    start, end = (one[2], (one[1] + one[3]) / 2), (other[0], (other[1] + other[3]) / 2)
    role = "remark" if early else "ink_soft"
    out = start[0] + px(7)
    into = end[0] - px(16 if early else 9)
    between = other[1] - px(5) if end[1] > start[1] else other[3] + px(5)
    direct = into >= out
    path = (
        (start, (out, start[1]), (out, end[1]), end)
        if direct
        else (start, (out, start[1]), (out, between), (into, between), (into, end[1]), end)
    )
    head = ((end[0] - px(7), end[1] - px(4)), end, (end[0] - px(7), end[1] + px(4)))
    dash = (px(4), px(3)) if early else ()
    line = Line(path, role, px(1.5), dash)
    return [line] if early else [line, Polygon((head,), fill=role)]  # a warning stands where the head would


def signs(sheet: Sheet, data: TimelineData) -> list[tuple[Sign, str]]:
    """Only what is there is explained."""
    px = sheet.px
    rows = [row for group in data.groups for row in group.rows]
    cells = [cell for group in data.groups for cell in group.quarters]
    found: list[tuple[Sign, str]] = []

    def sample(status: Status) -> Sign:
        return lambda at: bar(sheet, (at[0] - px(7), at[1] - px(5), at[0] + px(7), at[1] + px(5)), status)

    for status, words in STATUS_WORDS.items():
        if any(row.status == status for row in rows):
            found.append((sample(status), words))
    if any(row.waits_for for row in rows):
        found.append((lambda at: _sample_arrow(sheet, at), "Väntar på"))
    if any(row.early for row in rows):
        found.append((lambda at: warning(sheet, at), "Börjar innan det den beror av är slut"))
    if any(cell.overlap for cell in cells):
        found.append((_sample_cell(sheet, Cell(0, 0, "", "", overlap=True)), "Flera samtidigt"))
    if any(cell.over for cell in cells):
        found.append((_sample_cell(sheet, Cell(0, 0, "", "", over=True)), "Mer än det som finns att tillgå"))
    return found


def _sample_cell(sheet: Sheet, cell: Cell) -> Sign:
    px = sheet.px
    return lambda at: cell_shape(sheet, cell, (at[0] - px(7), at[1] - px(6), at[0] + px(7), at[1] + px(6)))


def _sample_arrow(sheet: Sheet, at: Point) -> list[Prim]:
    (x, y), px = at, sheet.px
    head = ((x + px(1), y - px(4)), (x + px(8), y), (x + px(1), y + px(4)))
    return [Line(((x - px(7), y), (x + px(3), y)), "ink_soft", px(1.5)), Polygon((head,), fill="ink_soft")]

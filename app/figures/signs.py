"""The small shapes that several charts set on a scale: who is meant, and whether a figure is weak or strong.

Each is told apart by its form, so that no colour is needed. It refuses to know what is measured.
"""

from __future__ import annotations

from app.figures.layout import Sheet
from app.figures.scene import Ellipse, Line, Point, Polygon, Prim, Rectangle

WEAK, STRONG = "weak", "strong"


def own_dot(sheet: Sheet, at: Point) -> list[Prim]:
    """The neighbourhood a chart is about: a filled dot."""
    radius = sheet.px(6)
    return [Ellipse(*at, radius, radius, fill="own", stroke="surface", width=sheet.px(1.5))]


def city_tick(sheet: Sheet, at: Point) -> list[Prim]:
    """The whole city: an upright dashed stroke."""
    (x, y), half = at, sheet.px(9)
    return [Line(((x, y - half), (x, y + half)), "ink", sheet.px(1.8), (sheet.px(4), sheet.px(2)))]


def board_diamond(sheet: Sheet, at: Point) -> list[Prim]:
    """The board: an open diamond."""
    (x, y), reach = at, sheet.px(5.5)
    ring = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return [Polygon((ring,), fill="surface", stroke="ink", width=sheet.px(1.5))]


def other_square(sheet: Sheet, at: Point) -> list[Prim]:
    """Another neighbourhood: a grey square."""
    (x, y), half = at, sheet.px(4.5)
    return [Rectangle(x - half, y - half, 2 * half, 2 * half, fill="other", stroke="surface", width=sheet.px(1))]


def target_flag(sheet: Sheet, at: Point) -> list[Prim]:
    """A target: a flag on its pole, the foot at the value."""
    (x, y), px = at, sheet.px
    cloth = ((x, y - px(10)), (x + px(8), y - px(7)), (x, y - px(4)))
    return [Line(((x, y - px(10)), (x, y + px(7))), "ink", px(1.4)), Polygon((cloth,), fill="ink")]


def standing_sign(sheet: Sheet, at: Point, standing: str) -> list[Prim]:
    """A triangle on its foot for what is weak, on its point for what is strong; nothing for what is neither."""
    (x, y), half = at, sheet.px(5)
    if standing == WEAK:
        return [Polygon((((x - half, y + half), (x, y - half), (x + half, y + half)),), fill="raises")]
    if standing == STRONG:
        return [Polygon((((x - half, y - half), (x + half, y - half), (x, y + half)),), fill="lowers")]
    return []


def remark_sign(sheet: Sheet, at: Point, role: str = "remark") -> list[Prim]:
    """What asks for attention: a triangle with an exclamation mark, as on every remark in the window."""
    (x, y), px = at, sheet.px
    triangle = ((x - px(6.5), y + px(5)), (x, y - px(6.5)), (x + px(6.5), y + px(5)))
    return [
        Polygon((triangle,), fill="surface", stroke=role, width=px(1.4)),
        Line(((x, y - px(2.6)), (x, y + px(1.2))), role, px(1.4)),
        Ellipse(x, y + px(3), px(0.8), px(0.8), fill=role),
    ]

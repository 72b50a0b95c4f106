"""A chart that leaves the window alone: its question over it, and what it is made of under it.

So nobody who finds the picture takes it for something else. Knows scenes and lengths. Refuses to know what is written.
"""

from __future__ import annotations

from dataclasses import replace

from app.figures.layout import Sheet
from app.figures.scene import Ellipse, Line, Measure, Point, Polygon, Prim, Rectangle, Scene, Text

LINE, EDGE = 20.0, 16.0


def framed(scene: Scene, title: str, under: str, measure: Measure, scale: float = 1.0) -> Scene:
    """The scene on a ground of its own with `title` above and the text `under` below, on as many lines as it needs."""
    sheet = Sheet(scene.width + 2 * EDGE * scale, 0.0, measure, scale)
    heads, lines = sheet.lines(title, scene.width, bold=True), sheet.lines(under, scene.width, small=True)
    edge, line = sheet.px(EDGE), sheet.px(LINE)
    top = edge + len(heads) * line + sheet.px(6)
    below = top + scene.height + edge
    height = below + len(lines) * line + edge / 2
    prims: list[Prim] = [Rectangle(0, 0, sheet.width, height, fill="surface")]
    prims += [sheet.text((edge, edge + (at + 0.3) * line), words, bold=True) for at, words in enumerate(heads)]
    prims += [moved(prim, edge, top) for prim in scene.prims]
    soft = "ink_soft"
    prims += [sheet.text((edge, below + at * line), said, small=True, colour=soft) for at, said in enumerate(lines)]
    return Scene(sheet.width, height, title, f"{scene.description} {under}", tuple(prims))


def moved(prim: Prim, right: float, down: float) -> Prim:
    """The same shape elsewhere."""
    match prim:
        case Polygon():
            return replace(prim, rings=tuple(_points(ring, right, down) for ring in prim.rings))
        case Line():
            return replace(prim, points=_points(prim.points, right, down))
        case Rectangle() | Ellipse() | Text():
            return replace(prim, x=prim.x + right, y=prim.y + down)


def _points(points: tuple[Point, ...], right: float, down: float) -> tuple[Point, ...]:
    return tuple((x + right, y + down) for x, y in points)

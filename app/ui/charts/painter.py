"""A scene through QPainter: on screen, as a picture, at any device ratio.

It knows how each shape is painted in Qt. It refuses to know colours and sizes: roles come in, a `Look` gives colours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from app.figures.scene import (
    Ellipse,
    Line,
    Polygon,
    Prim,
    Rectangle,
    Ring,
    Scene,
    Text,
    hatch_lines,
    prim_box,
    rings_of,
)

REACH = 4.0
"""More than half the width of any line: how far a shape's ink may reach outside its box."""


@dataclass(frozen=True, slots=True)
class Look:
    """The two things a painter needs of a theme: a colour for a role, and the font family."""

    colour: Callable[[str], QColor]
    family: str = "Source Sans 3"


@lru_cache(maxsize=64)
def chart_font(family: str, size: float, bold: bool) -> QFont:
    """The family at a whole pixel size, 400 or 600, with figures of one width."""
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=4096)
def text_width(family: str, text: str, size: float, bold: bool) -> float:
    """The width Qt will give a text."""
    return QFontMetricsF(chart_font(family, size, bold)).horizontalAdvance(text)


def path_of(rings: tuple[Ring, ...]) -> QPainterPath:
    """Closed rings under the even-odd rule."""
    path = QPainterPath()
    for ring in rings:
        path.moveTo(*ring[0])
        for point in ring[1:]:
            path.lineTo(*point)
        path.closeSubpath()
    return path


class ScenePainter:
    """A scene made ready for painting many times: paths are built once."""

    def __init__(self, scene: Scene, look: Look) -> None:
        self._look = look
        self._prims = [(prim, path_of(rings_of(prim)) if isinstance(prim, Polygon) else None) for prim in scene.prims]

    def paint(self, painter: QPainter) -> None:
        """The whole scene in its own unit, from the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for prim, path in self._prims:
            self._paint(painter, prim, path)

    def paint_between(self, painter: QPainter, top: float, bottom: float) -> None:
        """Only the shapes that reach into a band of the scene: a picture much larger than its window scrolls freely."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (prim, path), (high, low) in zip(self._prims, self._extents, strict=True):
            if low >= top and high <= bottom:
                self._paint(painter, prim, path)

    @cached_property
    def _extents(self) -> list[tuple[float, float]]:
        """The top and bottom of each shape, its line's width counted in."""
        measure = partial(text_width, self._look.family)
        boxes = (prim_box(prim, measure) for prim, _ in self._prims)
        return [(box[1] - REACH, box[3] + REACH) for box in boxes]

    def _paint(self, painter: QPainter, prim: Prim, path: QPainterPath | None) -> None:
        if isinstance(prim, Text):
            self._text(painter, prim)
            return
        painter.setPen(self._pen(prim))
        painter.setBrush(self._brush(prim))
        match prim:
            case Line():
                painter.drawPolyline([QPointF(*point) for point in prim.points])
            case Ellipse():
                painter.drawEllipse(QPointF(prim.x, prim.y), prim.rx, prim.ry)
            case Rectangle():
                painter.drawRect(QRectF(prim.x, prim.y, prim.w, prim.h))
            case Polygon():
                painter.drawPath(path or QPainterPath())
        if isinstance(prim, Polygon | Rectangle) and prim.hatch:
            self._hatch(painter, prim)

    def _brush(self, prim: Polygon | Rectangle | Ellipse | Line) -> QBrush:
        if isinstance(prim, Line) or not prim.fill:
            return QBrush(Qt.BrushStyle.NoBrush)
        return QBrush(self._look.colour(prim.fill))

    def _pen(self, prim: Polygon | Rectangle | Ellipse | Line) -> QPen:
        if not prim.stroke:
            return QPen(Qt.PenStyle.NoPen)
        pen = QPen(self._look.colour(prim.stroke), prim.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if isinstance(prim, Line) and prim.dash:
            pen.setDashPattern([part / prim.width for part in prim.dash])  # Qt counts dashes in line widths
        return pen

    def _text(self, painter: QPainter, text: Text) -> None:
        width = text_width(self._look.family, text.text, text.size, text.bold)
        before = {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        painter.setFont(chart_font(self._look.family, text.size, text.bold))
        painter.setPen(self._look.colour(text.colour))
        if not text.turned:
            painter.drawText(QPointF(text.x - before, text.y), text.text)
            return
        painter.save()
        painter.translate(text.x, text.y + before)
        painter.rotate(-90)
        painter.drawText(QPointF(), text.text)
        painter.restore()

    def _hatch(self, painter: QPainter, prim: Polygon | Rectangle) -> None:
        rings = rings_of(prim)
        painter.save()
        painter.setClipPath(path_of(rings), Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._look.colour(prim.hatch), 1))
        painter.drawLines([QLineF(*start, *end) for start, end in hatch_lines(rings)])
        painter.restore()


def picture(scene: Scene, look: Look, ratio: float = 2.0, ground: str = "surface") -> QImage:
    """The scene as an image, `ratio` pixels for each of its units, on a ground in the given role."""
    image = QImage(round(scene.width * ratio), round(scene.height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(look.colour(ground))
    painter = QPainter(image)
    ScenePainter(scene, look).paint(painter)
    painter.end()
    return image

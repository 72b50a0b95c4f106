"""A link on its way from one card to another: where it may end, where it is aimed now, and how that is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.figures.scene import Box, Point
from app.ui.charts.painter import Look

DIMMED, LIT = 150, 46
"""How much of the ground covers what cannot be linked to, and of the accent what can, out of 255."""
FRAME = 2.4


@dataclass(frozen=True, slots=True)
class Linking:
    """`aim` is the card it would end at, "" for none yet; `pointer` where the mouse is in the picture, if used."""

    source: str
    allowed: frozenset[str]
    aim: str = ""
    pointer: Point | None = None

    @property
    def ready(self) -> bool:
        """True when it can be completed."""
        return self.aim in self.allowed


def paint_linking(painter: QPainter, look: Look, link: Linking, boxes: Mapping[str, Box]) -> None:
    """What cannot be linked to fades, what can is framed and filled; the link itself runs to its aim."""
    for key, box in boxes.items():
        can = key in link.allowed
        if key == link.source:
            continue
        fill = look.colour("accent" if can else "surface")
        fill.setAlpha(LIT if can else DIMMED)
        painter.setPen(QPen(look.colour("accent"), FRAME) if can else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(fill)
        painter.drawRect(rect_of(box))
    end = _end(link, boxes)
    if end is not None:
        source = rect_of(boxes[link.source])
        start = source.right() if end.x() > source.center().x() else source.left()
        painter.setPen(QPen(look.colour("accent"), FRAME, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(start, source.center().y()), end)


def _end(link: Linking, boxes: Mapping[str, Box]) -> QPointF | None:
    if link.pointer is not None:
        return QPointF(*link.pointer)
    if not link.aim:
        return None
    aim, source = rect_of(boxes[link.aim]), rect_of(boxes[link.source])
    return QPointF(aim.left() if aim.center().x() > source.center().x() else aim.right(), aim.center().y())


def rect_of(box: Box) -> QRectF:
    """The same box in Qt's words."""
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)

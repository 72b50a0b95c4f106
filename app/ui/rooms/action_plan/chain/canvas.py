"""The picture of the results chain in the window: one thread lit, and a link on its way to another card.

It shows a drawing. It refuses to know keys, buttons and what a card leads to.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from app.figures.chain import Drawing
from app.figures.scene import Box
from app.ui.charts.painter import Look
from app.ui.charts.scene_canvas import SceneCanvas
from app.ui.rooms.action_plan.chain.linking import Linking, paint_linking, rect_of

OUTSIDE = 4.0


class ChainCanvas(SceneCanvas):
    """While a link is being made, what is told to a screen reader is where it would end."""

    def __init__(self, look: Look, drawing: Drawing) -> None:
        self.linking: Linking | None = None
        self._lit: frozenset[str] | None = None
        super().__init__(look, drawing.scene(), drawing.heads())
        self.show_drawing(drawing)

    def show_drawing(self, drawing: Drawing) -> None:
        """Another drawing, all of it lit; what was current stays where it is still drawn."""
        self.drawing, self._lit, self.linking = drawing, None, None
        self.boxes: Mapping[str, Box] = {card.key: drawing.box(card.key) for card in drawing.data.cards}
        self.show_scene(drawing.scene(), drawing.heads())

    def light(self, lit: frozenset[str] | None) -> None:
        """Another thread in red; None for all of it."""
        if lit != self._lit:
            self._lit = lit
            self.repaint_scene(self.drawing.scene(lit))

    def set_linking(self, link: Linking | None) -> None:
        """Shows a link on its way, or that there is none any more."""
        self.linking = link
        if link is None:
            self.viewport().unsetCursor()
        self.say()

    def words(self) -> str:
        """What is current, or where a link would end."""
        link = self.linking
        if link is None:
            return super().words()
        aim = self.marks[link.aim].label if link.aim else "välj ett kort som är markerat."
        how = "Enter kopplar, Escape avbryter." if link.pointer is None else "Släpp för att koppla." if link.aim else ""
        return f"Kopplar till: {aim} {how}".rstrip()

    def paint_over(self, painter: QPainter) -> None:
        """The link on its way, and the rings."""
        link = self.linking
        if link is not None:
            paint_linking(painter, self.look, link, self.boxes)
        self.ring(painter, self.over, 1.2)
        self.ring(painter, link.aim if link is not None else self.current, 2.0)

    def ring(self, painter: QPainter, key: str, width: float) -> None:
        """Around a card a little outside it, so that its stations are seen; along both sides of a link."""
        if key not in self.boxes:
            super().ring(painter, key, width)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("focus"), width))
        painter.drawRect(rect_of(self.boxes[key]).adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))

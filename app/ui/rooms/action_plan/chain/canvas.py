"""The picture of the results chain in the window: scrolled under its heads, with what is current in it ringed.

It shows a drawing and tells what is where. It refuses to know keys, buttons and what a card leads to.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from app.figures.chain import Drawing
from app.figures.picking import Picker
from app.figures.scene import Box, Mark, Scene, ring_box
from app.ui.charts.painter import Look, ScenePainter, path_of
from app.ui.rooms.action_plan.chain.linking import Linking, paint_linking, rect_of

NAME = "Resultatkedja"
STEP, MARGIN, OUTSIDE = 24, 12.0, 4.0


class ChainCanvas(QAbstractScrollArea):
    """`chosen(key)` when a person made another card or link current, "" for none; `spoken(words)`; `resized()`.

    To a screen reader its description is what is current, and while a link is being made where it would end. The same
    words are `spoken`, "" when nothing is current.
    """

    chosen = Signal(str)
    spoken = Signal(str)
    resized = Signal()

    def __init__(self, look: Look, drawing: Drawing) -> None:
        super().__init__()
        self.current = self.over = ""
        """The card or link that is current, and the one under the pointer, by key; "" for none."""
        self.linking: Linking | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(NAME)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(STEP)
        self.look = look
        self.show_drawing(drawing)

    def show_drawing(self, drawing: Drawing, lit: frozenset[str] | None = None) -> None:
        """Another drawing with a thread lit, or with all of it; what was current stays where it is still drawn."""
        self.drawing, self._lit = drawing, lit
        self.scene: Scene = drawing.scene(lit)
        self.picker = Picker(self.scene)
        self.marks: Mapping[str, Mark] = {mark.key: mark for mark in self.scene.marks}
        self.boxes: Mapping[str, Box] = {card.key: drawing.box(card.key) for card in drawing.data.cards}
        self._painters = ScenePainter(self.scene, self.look), ScenePainter(drawing.heads(), self.look)
        self.over, self.linking = "", None
        if self.current not in self.marks:
            self.current = ""
        self._fit()
        self.say()

    def light(self, lit: frozenset[str] | None) -> None:
        """Another thread in red; None for all of it."""
        if lit != self._lit:
            self._lit, self.scene = lit, self.drawing.scene(lit)
            self._painters = ScenePainter(self.scene, self.look), self._painters[1]
            self.viewport().update()

    def choose(self, key: str, *, tell: bool = True) -> None:
        """Makes a card or link current and seen; "" and what is not drawn make none current."""
        known = key if key in self.marks else ""
        if known == self.current:
            return
        self.current = known
        if known:
            self.reveal(ring_box(self.marks[known].rings))
        self.say()
        if tell:
            self.chosen.emit(known)

    def set_linking(self, link: Linking | None) -> None:
        """Shows a link on its way, or that there is none any more."""
        self.linking = link
        if link is None:
            self.viewport().unsetCursor()
        self.say()

    def hover(self, key: str) -> None:
        """The pointer is over another card or link, "" for none."""
        if key != self.over:
            self.over = key
            mark = self.marks.get(key)
            QToolTip.hideText()  # the words of the mark just left
            self.viewport().setToolTip(mark.label if mark is not None else "")
            self.viewport().update()

    def at(self, place: QPointF) -> str:
        """The key of what is under a point of the window; "" for nothing, and under the heads."""
        if place.y() < self.drawing.head:
            return ""
        here = self.in_scene(place)
        return self.picker.at(here.x(), here.y())

    def in_scene(self, place: QPointF) -> QPointF:
        """A point of the window as one of the picture."""
        return place - self._origin()

    def where(self, key: str) -> QPoint:
        """Where on the screen a menu about a card or link is shown: under it, inside what is seen of the picture."""
        left, _, right, bottom = ring_box(self.marks[key].rings)
        at = self._origin() + QPointF(left if key in self.boxes else (left + right) / 2, bottom)
        size = self.viewport().size()
        return self.viewport().mapToGlobal(
            QPoint(round(min(max(at.x(), 0), size.width())), round(min(max(at.y(), 0), size.height())))
        )

    def reveal(self, box: Box) -> None:
        """Scrolls no further than is needed to see a box whole, or its beginning where it is too large."""
        size = self.viewport().size()
        for bar, low, high, room in (
            (self.verticalScrollBar(), box[1], box[3], size.height() - self.drawing.head),
            (self.horizontalScrollBar(), box[0], box[2], float(size.width())),
        ):
            bar.setValue(round(min(max(bar.value(), high + MARGIN - room), low - MARGIN)))

    def say(self) -> None:
        """What a screen reader is told: what is current, where a link would end, or what the picture shows."""
        link, mark = self.linking, self.marks.get(self.current)
        words = mark.label if mark is not None else ""
        if link is not None:
            aim = self.marks[link.aim].label if link.aim else "välj ett kort som är markerat."
            words = f"Kopplar till: {aim} Enter kopplar, Escape avbryter."
        self.setAccessibleDescription(words or self.scene.description)
        self.spoken.emit(words)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture from where it is scrolled to, what is current, the link on its way, and the heads over it."""
        body, heads = self._painters
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.look.colour("surface"))
        painter.save()
        painter.translate(self._origin())
        body.paint(painter)
        link = self.linking
        if link is not None:
            paint_linking(painter, self.look, link, self.boxes)
        self._ring(painter, self.over, 1.2)
        self._ring(painter, link.aim if link is not None else self.current, 2.0)
        painter.restore()
        painter.translate(-self.horizontalScrollBar().value(), 0)
        heads.paint(painter)
        painter.end()

    def _ring(self, painter: QPainter, key: str, width: float) -> None:
        """Around a card, a little outside it; along both sides of a link."""
        if key not in self.marks:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("focus"), width))
        if key in self.boxes:
            painter.drawRect(rect_of(self.boxes[key]).adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        else:
            painter.drawPath(path_of(self.marks[key].rings))

    def _fit(self) -> None:
        """The scroll bars for what does not fit."""
        size = self.viewport().size()
        high, wide = self.scene.height + self.drawing.head, self.scene.width
        for bar, whole, seen in (
            (self.verticalScrollBar(), high, size.height()),
            (self.horizontalScrollBar(), wide, size.width()),
        ):
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(seen)

    def _origin(self) -> QPointF:
        """Where in the window the picture begins."""
        down = self.drawing.head - self.verticalScrollBar().value()
        return QPointF(-self.horizontalScrollBar().value(), down)

"""A picture larger than its place: scrolled under heads that stay, pointed at, with what is current in it ringed.

It shows a scene and tells what is where. It refuses to know keys, buttons and what a mark leads to. A picture that
fits its place is `SceneView`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from app.figures.picking import Picker
from app.figures.scene import Box, Mark, Scene, ring_box
from app.ui.charts.painter import Look, ScenePainter, path_of

STEP, MARGIN = 24, 12.0


class SceneCanvas(QAbstractScrollArea):
    """`chosen(key)` when a person made another mark current, "" for none; `spoken(words)`; `resized()`.

    To a screen reader its name is the scene's title and its description what is current. The same words are `spoken`,
    "" when nothing is current.
    """

    chosen = Signal(str)
    spoken = Signal(str)
    resized = Signal()

    def __init__(self, look: Look, scene: Scene, heads: Scene) -> None:
        super().__init__()
        self.look = look
        self.current = self.over = ""
        """The mark that is current, and the one under the pointer, by key; "" for none."""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(STEP)
        self.show_scene(scene, heads)

    def show_scene(self, scene: Scene, heads: Scene) -> None:
        """Another picture; what was current stays where it is still drawn."""
        self.scene = scene
        self.picker = Picker(scene)
        self.marks: Mapping[str, Mark] = {mark.key: mark for mark in scene.marks}
        self._head = heads.height
        self._painters = ScenePainter(scene, self.look), ScenePainter(heads, self.look)
        self.setAccessibleName(scene.title)
        self.over = ""
        if self.current not in self.marks:
            self.current = ""
        self._fit()
        self.say()

    def repaint_scene(self, scene: Scene) -> None:
        """The same marks at the same places, drawn otherwise."""
        self.scene = scene
        self._painters = ScenePainter(scene, self.look), self._painters[1]
        self.viewport().update()

    def choose(self, key: str, *, tell: bool = True) -> None:
        """Makes a mark current and seen; "" and what is not drawn make none current."""
        known = key if key in self.marks else ""
        if known == self.current:
            return
        self.current = known
        if known:
            self.reveal(ring_box(self.marks[known].rings))
        self.say()
        if tell:
            self.chosen.emit(known)

    def hover(self, key: str) -> None:
        """The pointer is over another mark, "" for none."""
        if key != self.over:
            self.over = key
            mark = self.marks.get(key)
            QToolTip.hideText()  # the words of the mark just left
            self.viewport().setToolTip(mark.label if mark is not None else "")
            self.viewport().update()

    def at(self, place: QPointF) -> str:
        """The key of what is under a point of the window; "" for nothing, and under the heads."""
        if place.y() < self._head:
            return ""
        here = self.in_scene(place)
        return self.picker.at(here.x(), here.y())

    def in_scene(self, place: QPointF) -> QPointF:
        """A point of the window as one of the picture."""
        return place - self._origin()

    def where(self, key: str) -> QPoint:
        """Where on the screen a menu about a mark is shown: under it, inside what is seen of the picture."""
        left, _, _, bottom = ring_box(self.marks[key].rings)
        at, size = self._origin() + QPointF(left, bottom), self.viewport().size()
        return self.viewport().mapToGlobal(
            QPoint(round(min(max(at.x(), 0), size.width())), round(min(max(at.y(), 0), size.height())))
        )

    def reveal(self, box: Box) -> None:
        """Scrolls no further than is needed to see a box whole, or its beginning where it is too large."""
        size = self.viewport().size()
        for bar, low, high, room in (
            (self.verticalScrollBar(), box[1], box[3], size.height() - self._head),
            (self.horizontalScrollBar(), box[0], box[2], float(size.width())),
        ):
            bar.setValue(round(min(max(bar.value(), high + MARGIN - room), low - MARGIN)))

    def words(self) -> str:
        """What is current, in words; "" when nothing is."""
        mark = self.marks.get(self.current)
        return mark.label if mark is not None else ""

    def say(self) -> None:
        """Tells what is current, or what the picture shows."""
        words = self.words()
        self.setAccessibleDescription(words or self.scene.description)
        self.spoken.emit(words)
        self.viewport().update()

    def paint_over(self, painter: QPainter) -> None:
        """What is drawn on the picture, in its own measures."""
        for key, width in ((self.over, 1.2), (self.current, 2.0)):
            self.ring(painter, key, width)

    def ring(self, painter: QPainter, key: str, width: float) -> None:
        """The focus ring of a mark."""
        if key in self.marks:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("focus"), width))
            painter.drawPath(path_of(self.marks[key].rings))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over nothing."""
        self.hover("")
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture from where it is scrolled to, what is drawn on it, and the heads over it."""
        body, heads = self._painters
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.look.colour("surface"))
        painter.save()
        painter.translate(self._origin())
        top = self.verticalScrollBar().value()
        body.paint_between(painter, top, top + self.viewport().height())
        self.paint_over(painter)
        painter.restore()
        painter.translate(-self.horizontalScrollBar().value(), 0)
        heads.paint(painter)
        painter.end()

    def _fit(self) -> None:
        """The scroll bars for what does not fit."""
        size = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self.scene.height + self._head, size.height()),
            (self.horizontalScrollBar(), self.scene.width, size.width()),
        ):
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(seen)

    def _origin(self) -> QPointF:
        """Where in the window the picture begins."""
        return QPointF(-self.horizontalScrollBar().value(), self._head - self.verticalScrollBar().value())

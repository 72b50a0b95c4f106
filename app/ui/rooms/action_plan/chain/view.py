"""The results chain worked in: walked with arrows, cards opened, links made by drag or key and removed.

It says what a person wants; what a wish leads to is the presentation's business.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.figures import chain_steps
from app.figures.chain import Drawing
from app.figures.picking import Direction
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import ARROWS, PAGES
from app.ui.rooms.action_plan.chain.canvas import ChainCanvas
from app.ui.rooms.action_plan.chain.linking import Linking

NEAR_EDGE, FASTEST = 28, 24
FIRST = "Välj ett kort först. Sedan kan det kopplas till ett annat."
NOTHING_LEFT = "Det finns inget mer i bilden att koppla kortet till."
LINKING = "Gå med pilarna till ett markerat kort. Enter kopplar, Escape avbryter."


class ChainView(ChainCanvas):
    """`opened(key)`, `tie_wanted(one, other)`, `gone_wanted(key)` on Delete, `made_wanted(key, where)` on Insert,
    `menu_wanted(key, where)` for the other verbs; `told(words)` for the status line. `allowed` gives the cards a card
    may be linked to.
    """

    opened = Signal(str)
    tie_wanted = Signal(str, str)
    gone_wanted = Signal(str)
    made_wanted = Signal(str, QPoint)
    menu_wanted = Signal(str, QPoint)
    told = Signal(str)

    def __init__(self, look: Look, drawing: Drawing, allowed: Callable[[str], frozenset[str]]) -> None:
        super().__init__(look, drawing)
        self._allowed = allowed
        self._pressed: tuple[str, QPoint] | None = None

    def begin_link(self, source: str, pointer: QPointF | None = None) -> bool:
        """Starts a link from a card, by key or from where the mouse is; False, with the reason told, when it cannot."""
        if source not in self.boxes:
            self.told.emit(FIRST)
            return False
        allowed = self._allowed(source) & frozenset(self.boxes)
        if not allowed:
            self.told.emit(NOTHING_LEFT)
            return False
        if pointer is None:
            self.told.emit(LINKING)
            aim = chain_steps.aim(self.drawing, source, allowed, "", "right")
            self.set_linking(Linking(source, allowed, aim))
            self.reveal(self.boxes[aim])
        else:
            self.set_linking(Linking(source, allowed, "", (pointer.x(), pointer.y())))
        return True

    def end_link(self, *, complete: bool) -> None:
        """Lets go of the link on its way; when `complete` and it is aimed where it may end, it is wanted."""
        link = self.linking
        self.set_linking(None)
        if link is not None and complete and link.ready:
            self.tie_wanted.emit(link.source, link.aim)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, L links, Enter completes or opens, Escape lets go, Delete removes, Insert adds."""
        key = event.key()
        if key in ARROWS:
            self._arrow(ARROWS[key])
        elif self.linking is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.end_link(complete=key != Qt.Key.Key_Escape)
        elif not self._verb(key):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is under the pointer becomes current; a card may then be dragged to another."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.linking is not None:
            self.set_linking(None)
        key = self.at(event.position())
        self._pressed = (key, event.position().toPoint()) if key in self.boxes else None
        self.choose(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says what is under the pointer; with the button down on a card, draws a link from it."""
        place = event.position()
        if self._pressed is not None and self.linking is None:
            moved = (place.toPoint() - self._pressed[1]).manhattanLength()
            if moved >= QApplication.startDragDistance() and not self.begin_link(
                self._pressed[0], self.in_scene(place)
            ):
                self._pressed = None
        if self.linking is None:
            self.hover(self.at(place))
        elif self.linking.pointer is not None:
            self._drag(self.linking, place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A link that is let go on a card that lights up is made; anywhere else it is not."""
        self._pressed = None
        if self.linking is not None and self.linking.pointer is not None:
            self.end_link(complete=True)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the card."""
        key = self.at(event.position())
        if key:
            self._pressed = None
            self.opened.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The verbs of what is under the pointer, or of what is current for the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.choose(self.at(QPointF(event.pos())))
        if self.current:
            self.menu_wanted.emit(self.current, self.where(self.current))

    def _verb(self, key: int) -> bool:
        """Does what a key stands for; False for one that stands for nothing here."""
        match key:
            case Qt.Key.Key_Home:
                self.choose(self.picker.first())
            case Qt.Key.Key_End:
                self.choose(self.picker.last())
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.choose(self.picker.step(self.current, PAGES[Qt.Key(key)]))
            case Qt.Key.Key_L:
                self.begin_link(self.current)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if self.current:
                self.opened.emit(self.current)
            case Qt.Key.Key_Delete if self.current:
                self.gone_wanted.emit(self.current)
            case Qt.Key.Key_Insert if self.current:
                self.made_wanted.emit(self.current, self.where(self.current))
            case _:
                return False
        return True

    def _arrow(self, direction: Direction) -> None:
        link = self.linking
        if link is None:
            self.choose(chain_steps.step(self.drawing, self.current, direction))
            return
        aim = chain_steps.aim(self.drawing, link.source, link.allowed, link.aim, direction)
        self.set_linking(Linking(link.source, link.allowed, aim))
        self.reveal(self.boxes[aim])

    def _drag(self, link: Linking, place: QPointF) -> None:
        """The link follows the pointer; near an edge the picture moves along."""
        self._scroll_near_edge(place.toPoint())
        under, here = self.at(place), self.in_scene(place)
        aim = under if under in link.allowed else ""
        self.set_linking(Linking(link.source, link.allowed, aim, (here.x(), here.y())))
        refused = under in self.boxes and not aim and under != link.source
        self.viewport().setCursor(Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.DragLinkCursor)

    def _scroll_near_edge(self, at: QPoint) -> None:
        size = self.viewport().size()
        for bar, place, high in (
            (self.verticalScrollBar(), at.y(), size.height()),
            (self.horizontalScrollBar(), at.x(), size.width()),
        ):
            before = min(FASTEST, max(0, NEAR_EDGE - place))
            after = min(FASTEST, max(0, place - high + NEAR_EDGE))
            bar.setValue(bar.value() - before + after)

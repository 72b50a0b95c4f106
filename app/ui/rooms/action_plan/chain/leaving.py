"""The results chain on its way out of the window: copied, saved as a picture or a PDF, printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication

from app.journeys.chain_page import chain_page, chain_picture
from app.journeys.snapshot import take
from app.ui.charts.painter import picture, text_width
from app.ui.exporting import Make, Thing, print_document, save_document, save_scene
from app.ui.theme import FAMILY

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.figures.scene import Scene
    from app.ui.room import Context
    from app.ui.rooms.action_plan.chain.view import ChainView

THING = Thing("Kedjan", "resultatkedja")


class Leaving:
    """The picture leaves as it is seen: the whole chain, or the thread that is shown alone."""

    def __init__(self, context: Context, view: ChainView) -> None:
        self._context, self._view = context, view

    def actions(self, parent: QObject) -> list[QAction]:
        """One for each way out, in the order of the menu."""
        ways: list[tuple[str, Callable[[], object]]] = [
            ("Kopiera bilden", self.copy),
            ("Spara som bild (PNG)…", partial(self.save, "png")),
            ("Spara som vektorbild (SVG)…", partial(self.save, "svg")),
            ("Spara som PDF…", self.save_page),
            ("Skriv ut…", self.print_page),
        ]
        return [self._action(parent, *way) for way in ways]

    def copy(self) -> None:
        """The picture on the clipboard, twice as fine as the screen."""
        QGuiApplication.clipboard().setImage(picture(self._scene(), self._view.look))
        self._context.tell("Kedjan är kopierad som bild.")

    def save(self, kind: str) -> None:
        """Asks where, and writes the picture; `kind` is "png" or "svg"."""
        save_scene(self._context, THING, kind, self._scene(), self._view.look)

    def save_page(self) -> None:
        """Asks where, and writes the chain as a PDF."""
        save_document(self._context, THING, self._page())

    def print_page(self) -> None:
        """Asks for a printer, and prints the chain."""
        print_document(self._context, "Resultatkedjan", self._page())

    def _scene(self) -> Scene:
        session = self._context.session
        return chain_picture(session.plan, self._view.drawing.data, session.today(), partial(text_width, FAMILY))

    def _page(self) -> Make:
        session = self._context.session
        plan, data, today = take(session).plan, self._view.drawing.data, session.today()
        return lambda: chain_page(plan, data, today)

    def _action(self, parent: QObject, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, parent)
        action.triggered.connect(lambda _checked=False: do())
        return action

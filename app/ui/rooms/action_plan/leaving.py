"""A picture of the plan on its way out of the window: copied, saved as a picture or a PDF, printed.

It leaves as it is seen. Knows no records: how the picture and its pages are made is given.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication

from app.ui.charts.painter import Look, picture
from app.ui.exporting import Make, Thing, print_document, save_document, save_scene

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.figures.scene import Scene
    from app.ui.room import Context


class Leaving:
    """`scene` makes the picture, `page` what sets the pages, with what they need taken when they are called."""

    def __init__(
        self, context: Context, thing: Thing, look: Look, scene: Callable[[], Scene], page: Callable[[], Make]
    ) -> None:
        self._context, self._thing, self._look = context, thing, look
        self._scene, self._page = scene, page

    def actions(self, parent: QObject) -> list[QAction]:
        """One for each way out, in the order of the menu; their words stand by themselves among other commands."""
        what = self._thing.words[:1].lower() + self._thing.words[1:]
        return [
            action(parent, f"Kopiera {what} som bild", self.copy),
            action(parent, f"Spara {what} som bild (PNG)…", partial(self.save, "png")),
            action(parent, f"Spara {what} som vektorbild (SVG)…", partial(self.save, "svg")),
            action(parent, f"Spara {what} som PDF…", self.save_page),
            action(parent, f"Skriv ut {what}…", self.print_page),
        ]

    def copy(self) -> None:
        """The picture on the clipboard, twice as fine as the screen."""
        QGuiApplication.clipboard().setImage(picture(self._scene(), self._look))
        self._context.tell(f"{self._thing.words} är kopierad som bild.")

    def save(self, kind: str) -> None:
        """Asks where, and writes the picture; `kind` is "png" or "svg"."""
        save_scene(self._context, self._thing, kind, self._scene(), self._look)

    def save_page(self) -> None:
        """Asks where, and writes it as a PDF."""
        save_document(self._context, self._thing, self._page())

    def print_page(self) -> None:
        """Asks for a printer, and prints it."""
        print_document(self._context, self._thing.words, self._page())


def action(parent: QObject, words: str, do: Callable[[], object]) -> QAction:
    """One verb of a menu."""
    made = QAction(words, parent)
    made.triggered.connect(lambda _checked=False: do())
    return made

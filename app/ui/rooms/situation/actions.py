"""The verbs of *Lägesbild*, one action each: those that need a view, those that write, those that are always there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.journeys import views
from app.models.wording import answering
from app.ui.rooms.situation import states
from app.ui.rooms.situation.choosing_method import open_method
from app.ui.rooms.situation.import_meanings import open_meanings
from app.ui.rooms.situation.outstanding_page import open_outstanding

if TYPE_CHECKING:
    from app.ui.rooms.situation.panel import ViewPanel
    from app.ui.rooms.situation.room import SituationRoom


class SituationActions:
    """`exports` and `under` are the menus of the download button and of *Index och tabeller*, in their order."""

    def __init__(self, room: SituationRoom) -> None:
        self._room = room
        self._writable = room.context.session.writable
        quoting = self._on_view("Använd som underlag…", lambda panel: panel.use_as_evidence())
        self.exports = [
            self._on_view("Kopiera diagrammet", lambda panel: panel.copy_chart()),
            self._on_view("Kopiera tabellen", lambda panel: panel.copy_table()),
            self._on_view("Spara diagrammet som bild (PNG)…", lambda panel: panel.save_chart("png")),
            self._on_view("Spara diagrammet som vektorbild (SVG)…", lambda panel: panel.save_chart("svg")),
            self._on_view("Spara tabellen som CSV…", lambda panel: panel.save_table()),
            self._on_view("Spara vyn som PDF…", lambda panel: panel.save_page()),
            self._on_view("Skriv ut vyn…", lambda panel: panel.print_page()),
        ]
        self._about_one = [
            self._on_view("Spara stadsdelen på en sida (PDF)…", lambda panel: panel.save_neighbourhood()),
            self._on_view("Skriv ut stadsdelen på en sida…", lambda panel: panel.print_neighbourhood()),
        ]
        self.exports += self._about_one
        self._quoting = quoting
        for kind in views.VIEWS:
            self._always(f"Visa {kind.tab}", partial(room.show_tab, kind.key))
        self.under = [
            self._always("Svaga indikatorer", partial(open_outstanding, room)),
            self._always("Metod…", partial(open_method, room)),
            self._always("Indikatorer och tabeller", room.open_indicators),
            self._always("Namn och betydelser", partial(open_meanings, room)),
            self._writing("Läs in tabell…", room.read_table),
        ]
        if not room.context.session.plan.example:
            self._writing(states.REAL, room.read_real_figures)

    def count(self) -> None:
        """How many weak indicators nobody has answered, told where one goes to answer them."""
        matrix = self._room.context.standpoint.matrix
        self.under[0].setText(answering.heading(len(matrix.chains), len(matrix.unanswered)))

    def settle(self) -> None:
        """Enabled for what is shown now."""
        there = self._room.panel is not None
        for action in self.exports:
            action.setEnabled(there)
        panel = self._room.panel
        for action in self._about_one:
            action.setEnabled(panel is not None and bool(panel.unit))
        self._quoting.setEnabled(there and self._writable)

    def _always(self, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self._room)
        action.triggered.connect(lambda _checked=False: do())
        self._room.addAction(action)
        return action

    def _writing(self, words: str, do: Callable[[], object]) -> QAction:
        """A verb that changes the plan."""
        action = self._always(words, do)
        action.setEnabled(self._writable)
        return action

    def _on_view(self, words: str, do: Callable[[ViewPanel], object]) -> QAction:
        """A verb that needs a view to act on."""

        def act() -> None:
            if self._room.panel is not None:
                do(self._room.panel)

        return self._always(words, act)

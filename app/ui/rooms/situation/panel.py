"""One view of one computed table, with its verbs: quote it, save its chart, save its table.

It knows which of the situation's views it shows. Another neighbourhood, comparison or value of the same view is shown
in place; another view or another table makes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.journeys import evidence, views
from app.journeys.situation import Situation
from app.journeys.views import Asked, View
from app.ui.rooms.situation import exporting, quoting
from app.ui.rooms.situation.page import ViewPage
from app.ui.widgets import button, icon_button, scrolling

if TYPE_CHECKING:
    from app.journeys.views import Known, Quote
    from app.ui.room import Context

Ask = Callable[[Asked], object]
"""Told what the person asks now."""


class ViewPanel(QWidget):
    """`ask` is told when the person asks something else, `lead` when they go on elsewhere; `width` is what there will
    be room for."""

    def __init__(
        self,
        context: Context,
        situation: Known,
        view: View,
        asked: Asked,
        *,
        exports: Sequence[QAction],
        notices: Sequence[QWidget],
        ask: Ask,
        lead: Callable[[str], object],
        width: int,
    ) -> None:
        super().__init__()
        self._context, self.situation, self._ask, self._lead = context, situation, ask, lead
        self.view, self.asked = view, asked
        self.page = ViewPage(
            context.theme,
            view,
            self._verbs(exports, view.leads),
            notices=notices,
            beside=views.map_beside(situation, asked) if view.map_beside else None,
        )
        self.page.arrange(width)
        self.page.stand_at(views.mark_of(view, asked))
        self.page.chosen.connect(self._stand_at)
        self.page.asked.connect(lambda name, key: self._ask(self.asked.choosing(name, key)))
        self.page.tried.connect(lambda key, value: self._ask(self.asked.changing(key, value)))
        self.page.reset.connect(lambda: self._ask(self.asked.untried()))
        self.page.opened.connect(lambda _key: self.use_as_evidence())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self.page, f"Vyn {views.KINDS[view.key].tab}"))

    def show_view(self, view: View, asked: Asked) -> None:
        """The same view of what is asked now."""
        self.view, self.asked = view, asked
        beside = views.map_beside(self.situation, asked) if view.map_beside else None
        self.page.show_view(view, views.mark_of(view, asked), beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is laid out for what is seen of it: its own width cannot go below what stands beside each other."""
        super().resizeEvent(event)
        if self.isVisible():
            self.page.arrange(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """A room that is shown for the first time was given its width before it was seen."""
        self.page.arrange(self.width())
        super().showEvent(event)

    def _verbs(self, exports: Sequence[QAction], leads: Sequence[tuple[str, str]]) -> list[QPushButton]:
        theme = self._context.theme
        ways = [button(theme, words, on=partial(self._lead, key)) for key, words in leads]
        self.use = button(theme, "Använd som underlag", kind="primary", icon="quote", on=self.use_as_evidence)
        self.use.setEnabled(self._context.session.writable)
        menu = QMenu(self)
        menu.addActions(list(exports))
        export = icon_button(theme, "download", "Kopiera, spara eller skriv ut")
        export.setProperty("kind", "")
        export.clicked.connect(lambda _checked=False: menu.popup(export.mapToGlobal(export.rect().bottomLeft())))
        self.export = export
        return [*ways, self.use, export]

    def _stand_at(self, mark: str) -> None:
        """Standing at a neighbourhood or an indicator chooses it in every view."""
        asked = self.asked
        for name, chosen in views.meaning(self.situation, mark).items():
            asked = asked.choosing(name, chosen)
        if asked != self.asked:
            self._ask(asked)

    def quotes(self) -> list[Quote]:
        """What may be quoted now: the view's answer, and the figure of the indicator the person stands at."""
        found = [self.view.quote]
        row = self.page.twin.table.current()
        meant = views.meaning(self.situation, row.key) if row is not None else {}
        place = meant.get("unit") or self.view.unit
        if place and "indicator" in meant and isinstance(self.situation, Situation):
            found.append(evidence.indicator_quote(self.situation, place, meant["indicator"]))
        return found

    def use_as_evidence(self) -> str | None:
        """Asks where the answer is to be kept; the finding's id."""
        if not self._context.session.writable:
            return None
        return quoting.use_as_evidence(self._context, self.situation, self.quotes(), self.window())

    def copy_chart(self) -> None:
        """The chart as a picture on the clipboard."""
        self.page.chart.copy_picture()
        self._context.tell("Diagrammet är kopierat.")

    def copy_table(self) -> None:
        """The whole table on the clipboard, as it pastes into a spreadsheet."""
        self.page.twin.copy_all()
        self._context.tell("Tabellen är kopierad.")

    def save_chart(self, kind: str) -> None:
        """Asks where, and writes the chart; `kind` is "png" or "svg"."""
        exporting.save_chart(self._context, self.view, self.page.chart, kind)

    def save_page(self) -> None:
        """Asks where, and writes the whole view as a PDF."""
        exporting.save_page(self._context, self.view)

    def print_page(self) -> None:
        """Asks for a printer, and prints the whole view."""
        exporting.print_page(self._context, self.view)

    def save_table(self) -> None:
        """Asks where, and writes the table as CSV."""
        exporting.save_table(self._context, self.view)

    @property
    def unit(self) -> str:
        """The neighbourhood that is chosen, else the one the view is about, else the first of ours.

        "" where no page can be made about any: only indicators have a profile.
        """
        known = self.situation
        wanted = (self.asked.unit or "", self.view.unit, *known.own)
        units = known.result.units if isinstance(known, Situation) else ()
        return next((unit for unit in wanted if unit in units), "")

    def save_neighbourhood(self) -> None:
        """Asks where, and writes the chosen neighbourhood on one page."""
        if isinstance(self.situation, Situation) and self.unit:
            exporting.save_neighbourhood(self._context, self.situation, self.unit)

    def print_neighbourhood(self) -> None:
        """Asks for a printer, and prints the chosen neighbourhood on one page."""
        if isinstance(self.situation, Situation) and self.unit:
            exporting.print_neighbourhood(self._context, self.situation, self.unit)

"""One view of one computed table, with its verbs: quote it, save its chart, save its table.

It knows which of the situation's views it shows and of what. It is made anew whenever either changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.journeys import evidence, views
from app.journeys.views import MAP, STANDING, WHY, View
from app.ui.rooms.situation import exporting, quoting
from app.ui.rooms.situation.choosing import chooser
from app.ui.rooms.situation.page import ViewPage
from app.ui.widgets import button, icon_button, scrolling

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.journeys.views import Quote
    from app.ui.room import Context

TABS = ((STANDING, "Läget"), (WHY, "Varför"), (MAP, "Karta"))
SLIM_TABLE, WIDE_TABLE, FIGURES_TABLE = 318, 480, 560
"""Widths of the table's card: places and a figure, indicators with theirs, figures whose names are whole sentences."""


@dataclass(frozen=True)
class Choice:
    """What is shown: which view, of which neighbourhood (*Varför*), of which index or domain (*Karta*)."""

    tab: str = STANDING
    unit: str | None = None
    node: str | None = None


def view_of(situation: Situation, choice: Choice) -> View | None:
    """The view that was chosen; None when the table has none of the plan's places."""
    if choice.tab == WHY:
        return views.why(situation, choice.unit)
    return views.map_of(situation, choice.node) if choice.tab == MAP else views.standing(situation)


class ViewPanel(QWidget):
    """`change(unit or node)` is called when the person chooses another one; `width` is what there will be room for."""

    def __init__(
        self,
        context: Context,
        situation: Situation,
        view: View,
        *,
        exports: Sequence[QAction],
        notices: Sequence[QWidget],
        change: Callable[[str], object],
        width: int,
    ) -> None:
        super().__init__()
        self._context, self.situation, self.view = context, situation, view
        whole = view.key == STANDING and situation.has_index
        self.page = ViewPage(
            context.theme,
            view,
            self._verbs(exports),
            chooser=self._chooser(change),
            notices=notices,
            beside=views.map_of(situation) if whole else None,
            aside="strecket: 90\u00a0% osäkerhet" if whole else "",
            table_width=_table_width(view, situation),
        )
        self.page.arrange(width)
        self.page.chosen.connect(self._stand_at)
        self.page.opened.connect(lambda _key: self.use_as_evidence())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self.page, f"Vyn {dict(TABS)[view.key]}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is laid out for what is seen of it: its own width cannot go below what stands beside each other."""
        super().resizeEvent(event)
        if self.isVisible():
            self.page.arrange(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """A room that is shown for the first time was given its width before it was seen."""
        self.page.arrange(self.width())
        super().showEvent(event)

    def _verbs(self, exports: Sequence[QAction]) -> list[QPushButton]:
        theme = self._context.theme
        self.use = button(theme, "Använd som underlag", kind="primary", icon="quote", on=self.use_as_evidence)
        self.use.setEnabled(self._context.session.writable)
        menu = QMenu(self)
        menu.addActions(list(exports))
        export = icon_button(theme, "download", "Spara diagrammet eller tabellen")
        export.setProperty("kind", "")
        export.clicked.connect(lambda _checked=False: menu.popup(export.mapToGlobal(export.rect().bottomLeft())))
        self.export = export
        return [self.use, export]

    def _chooser(self, change: Callable[[str], object]) -> QWidget | None:
        view, theme = self.view, self._context.theme
        if view.key == WHY:
            options = [(unit, unit) for unit in view.choices]
            return chooser(theme, options, "Stadsdel", place_of(view.quote), change)
        if view.key == MAP:
            nodes = [(node, views.node_label(self.situation, node)) for node in view.choices]
            return chooser(theme, nodes, "Index eller huvudområde", view.node, change)
        return None

    def _stand_at(self, key: str) -> None:
        """In *Läget* the sentence follows the chosen place."""
        if self.view.key == STANDING and self.situation.has_index and key in self.situation.result.units:
            self.view = views.standing(self.situation, key)
            self.page.block.say(self.view.answer)

    def quotes(self) -> list[Quote]:
        """What may be quoted now: the view's answer, and in *Varför* the chosen indicator."""
        found = [self.view.quote]
        row = self.page.twin.table.current()
        place = place_of(self.view.quote)
        if self.view.key == WHY and row is not None and place and row.key in self.situation.definitions:
            found.append(evidence.indicator_quote(self.situation, place, row.key))
        return found

    def use_as_evidence(self) -> str | None:
        """Asks where the answer is to be kept; the finding's id."""
        if not self._context.session.writable:
            return None
        return quoting.use_as_evidence(self._context, self.situation, self.quotes(), self.window())

    def save_chart(self, kind: str) -> None:
        """Asks where, and writes the chart; `kind` is "png" or "svg"."""
        exporting.save_chart(self._context, self.view, self.page.chart, kind)

    def save_table(self) -> None:
        """Asks where, and writes the table as CSV."""
        exporting.save_table(self._context, self.view)


def _table_width(view: View, situation: Situation) -> int:
    if view.key == WHY:
        return WIDE_TABLE if situation.has_index else FIGURES_TABLE
    return SLIM_TABLE if view.key == MAP or situation.has_index else WIDE_TABLE


def place_of(quote: Quote) -> str:
    """The neighbourhood a quote is about, "" where it is about none."""
    return str(quote.fields.get("neighbourhood", "")).removeprefix("area:")

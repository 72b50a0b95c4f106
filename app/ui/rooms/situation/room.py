"""The room *Lägesbild*: which view is shown, of what, and the ways to tables and indicators.

It joins what is known of the index with the pages; numbers and sentences come from the views as they are.
"""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.journeys import views
from app.journeys.views import Asked, View
from app.models.errors import UserError
from app.ui.room import Context, Named, Room
from app.ui.rooms import leads
from app.ui.rooms.situation import choosing_method, going, importing, states
from app.ui.rooms.situation.actions import SituationActions
from app.ui.rooms.situation.import_meanings import MEANS, open_meanings
from app.ui.rooms.situation.indicators import IndicatorsPage
from app.ui.rooms.situation.outstanding_page import open_outstanding
from app.ui.rooms.situation.page import waiting
from app.ui.rooms.situation.panel import ViewPanel
from app.ui.rooms.situation.side import SidePage
from app.ui.widgets import button
from app.ui.widgets.view_tabs import ViewTabs

Side = TypeVar("Side", bound=SidePage)
TABS = tuple((kind.key, kind.tab) for kind in views.VIEWS)


class SituationRoom(Room):
    """The views of one table, the page of indicators and tables, and the way to read in another."""

    key = "situation"
    title = "Lägesbild"
    icon = "map"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.asked = Asked()
        self._shown: tuple[object, ...] | None = None
        self.panel: ViewPanel | None = None
        self.side: SidePage | None = None
        self._content: QWidget = waiting(context.theme, "")
        self._actions = SituationActions(self)
        self._lay_out()
        context.standpoint.changed.connect(self._standpoint_changed)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.tabs = ViewTabs(theme, TABS, "Vyer")
        self.tabs.chosen.connect(self.show_tab)
        menu = QMenu(self)
        menu.addActions(self._actions.under)
        menu.aboutToShow.connect(self._actions.count)
        self.under = button(theme, "Index och tabeller", kind="quiet", icon="table-2")
        self.under.clicked.connect(
            lambda _checked=False: menu.popup(self.under.mapToGlobal(self.under.rect().bottomLeft()))
        )
        bar = QFrame()
        bar.setProperty("box", "bar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(theme.px(10), 0, theme.px(16), 0)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.under)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(self._content, 1)

    def state_line(self) -> str:
        known = self.context.standpoint.known
        if known is None:
            return "" if states.indicator_tables(self.context.session.plan) else "Ingen indextabell inläst"
        return views.state_line(known)

    def named(self) -> list[Named]:
        return going.named(self)

    def place(self) -> str | None:
        return self.side.open_id if self.side is not None else None

    def show_record(self, record_id: str) -> None:
        place, _, indicator = record_id.partition(":")
        if place == leads.WEAK:
            open_outstanding(self, indicator)
            return
        record = self.context.session.plan.get(record_id)
        if record is not None and record.type in MEANS:
            open_meanings(self).open_record(record_id)
        elif record is not None and record.type in ("dataset", "indicator_definition"):
            self.open_indicators().open_record(record_id)
        elif record is not None and record.type == "index_method":
            choosing_method.open_method(self)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        self._show()

    def show_tab(self, key: str) -> None:
        """Another view of the same table."""
        self.tabs.choose(key)
        if self.side is not None:
            self.side.finish()
            self.side = None
            self._shown = None
        self._show()

    @property
    def indicators(self) -> IndicatorsPage | None:
        """The page of indicators and tables when it is open."""
        return self.side if isinstance(self.side, IndicatorsPage) else None

    def open_indicators(self) -> IndicatorsPage:
        """The page of indicators and tables."""
        return self.indicators or self.open_side(IndicatorsPage(self.context, self.read_table))

    def open_side(self, page: Side) -> Side:
        """A page in the place of the views."""
        if self.side is not None:
            self.side.finish()
        page.left.connect(lambda: self.show_tab(self.tabs.current))
        page.wanted.connect(partial(going.show_dataset, self))
        self.panel = None
        self._fill(page)
        self.side = page
        return page

    def _standpoint_changed(self) -> None:
        if self.isVisible():
            self._show()
            self.stated.emit()

    def _show(self) -> None:
        if self.side is not None:
            self.side.refresh()
            return
        standpoint, plan = self.context.standpoint, self.context.session.plan
        now = (standpoint.known, standpoint.problem, standpoint.known is None and standpoint.computing)
        whole = (*now, self.tabs.current, len(states.indicator_tables(plan)))
        if whole != self._shown:
            self._shown = whole
            self.panel = None
            self._fill(self._made())

    def _fill(self, content: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        content.resize(self._content.size())  # laid out once, for the room it will have
        layout.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        self._actions.settle()

    def _made(self) -> QWidget:
        standpoint = self.context.standpoint
        known = standpoint.known
        if known is None or standpoint.problem is not None:
            return states.without_view(
                self.context,
                read_table=self.read_table,
                read_real=self.read_real_figures,
                describe=self.open_indicators,
            )
        try:
            view = views.view(known, self.tabs.current, self.asked)
        except UserError as refusal:
            return states.refused(self.context, refusal)
        if view is None:
            return states.nobody_there(self.context)
        situation = standpoint.situation
        count = len(situation.undescribed if situation else states.undescribed(self.context.session.plan))
        notices = [states.some_wait(self.context, count, self.open_indicators)] if count else []
        self.panel = ViewPanel(
            self.context,
            known,
            view,
            self.asked,
            exports=self._actions.exports,
            notices=notices,
            ask=self.ask,
            lead=partial(choosing_method.follow, self),
            width=self.width(),
        )
        return self.panel

    def ask(self, asked: Asked) -> None:
        """What the person asks now, of this view and of every other. The view that is open answers in place."""
        self.asked = asked
        view = self._answer()
        if self.panel is None or view is None:
            self._shown = None
            self._show()
        else:
            self.panel.show_view(view, asked)

    def _answer(self) -> View | None:
        """What the open view says now; None when it has to be shown anew to say why it cannot."""
        if self.panel is None:
            return None
        try:
            return views.view(self.panel.situation, self.tabs.current, self.asked)
        except UserError:
            return None

    def read_table(self) -> None:
        """Asks for a file and how it is to be read."""
        importing.read_table(self.context, self.window(), self._taken_in)

    def read_real_figures(self) -> None:
        """The public figures that ship with Handslag."""
        importing.read_real_figures(self.context, self._taken_in)

    def _taken_in(self, sentence: str) -> None:
        self.context.standpoint.show_dataset(None)
        self.context.tell(sentence)
        if states.undescribed(self.context.session.plan):
            self.open_indicators()

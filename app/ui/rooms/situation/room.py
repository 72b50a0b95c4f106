"""The room *Lägesbild*: which view is shown, of what, and the ways to tables and indicators.

It joins what is known of the index with the pages; numbers and sentences come from the views as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.journeys import views
from app.journeys.views import WHY
from app.models.errors import UserError
from app.ui.room import Context, Room
from app.ui.rooms.situation import importing, states
from app.ui.rooms.situation.indicators import IndicatorsPage
from app.ui.rooms.situation.page import waiting
from app.ui.rooms.situation.panel import TABS, Choice, ViewPanel, view_of
from app.ui.widgets import TabBar, button


class SituationRoom(Room):
    """Three views of one table, the page of indicators and tables, and the way to read in another."""

    key = "situation"
    title = "Lägesbild"
    icon = "map"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._choice = Choice()
        self._shown: tuple[object, ...] | None = None
        self.panel: ViewPanel | None = None
        self.indicators: IndicatorsPage | None = None
        self._content: QWidget = waiting(context.theme, "")
        self._make_verbs()
        self._lay_out()
        context.standpoint.changed.connect(self._standpoint_changed)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.tabs = TabBar(theme, TABS, "Vyer")
        self.tabs.chosen.connect(self.show_tab)
        self.describe_button = button(theme, "Indikatorer", kind="quiet", icon="list", on=self.open_indicators)
        self.read_button = button(theme, "Läs in tabell…", kind="quiet", icon="table-2", on=self.read_table)
        self.read_button.setEnabled(self.context.session.writable)
        bar = QFrame()
        bar.setProperty("box", "bar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(theme.px(10), 0, theme.px(16), 0)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.describe_button)
        line.addWidget(self.read_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(self._content, 1)

    def _make_verbs(self) -> None:
        self._on_view = [self._verb("Använd som underlag…", lambda panel: panel.use_as_evidence())]
        self._exports = [
            self._verb("Spara diagrammet som bild (PNG)…", lambda panel: panel.save_chart("png")),
            self._verb("Spara diagrammet som vektorbild (SVG)…", lambda panel: panel.save_chart("svg")),
            self._verb("Spara tabellen som CSV…", lambda panel: panel.save_table()),
        ]
        for key, words in TABS:
            self._always(f"Visa {words}", partial(self.show_tab, key))
        self._always("Indikatorer och tabeller", self.open_indicators)
        reading = [self._always("Läs in tabell…", self.read_table)]
        if not self.context.session.plan.example:
            reading.append(self._always(states.REAL, self.read_real_figures))
        for action in reading:
            action.setEnabled(self.context.session.writable)

    def _always(self, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def _verb(self, words: str, do: Callable[[ViewPanel], object]) -> QAction:
        """A verb that needs a view to act on."""

        def act() -> None:
            if self.panel is not None:
                do(self.panel)

        return self._always(words, act)

    def state_line(self) -> str:
        situation = self.context.standpoint.situation
        if situation is None:
            return "" if states.indicator_tables(self.context.session.plan) else "Ingen indextabell inläst"
        return f"Årgång {situation.year}, {len(situation.result.units)} {views.kind_of_units(situation)}"

    def place(self) -> str | None:
        return self.indicators.open_id if self.indicators is not None else None

    def show_record(self, record_id: str) -> None:
        record = self.context.session.plan.get(record_id)
        if record is not None and record.type in ("dataset", "indicator_definition"):
            self.open_indicators().open_record(record_id)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        self._show()

    def show_tab(self, key: str) -> None:
        """Another view of the same table."""
        self.tabs.choose(key)
        self._choice = replace(self._choice, tab=key)
        if self.indicators is not None:
            self.indicators.finish()
            self.indicators = None
            self._shown = None
        self._show()

    def open_indicators(self) -> IndicatorsPage:
        """The page of indicators and tables."""
        if self.indicators is None:
            page = IndicatorsPage(self.context, self.read_table)
            page.left.connect(lambda: self.show_tab(self._choice.tab))
            page.wanted.connect(self._show_dataset)
            self.panel = None
            self._fill(page)
            self.indicators = page
        return self.indicators

    def _show_dataset(self, dataset: str) -> None:
        self.context.standpoint.show_dataset(dataset)
        self.context.tell(f"Visar tabellen {self.context.session.plan.record(dataset).text('name')}.")
        self.show_tab(self._choice.tab)

    def _standpoint_changed(self) -> None:
        if self.isVisible():
            self._show()
            self.stated.emit()

    def _show(self) -> None:
        if self.indicators is not None:
            self.indicators.refresh()
            return
        standpoint, plan = self.context.standpoint, self.context.session.plan
        now = (standpoint.situation, standpoint.problem, standpoint.situation is None and standpoint.computing)
        whole = (*now, self._choice, len(states.indicator_tables(plan)))
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
        there = self.panel is not None
        for action in (*self._on_view, *self._exports):
            action.setEnabled(there and (action in self._exports or self.context.session.writable))

    def _made(self) -> QWidget:
        standpoint = self.context.standpoint
        situation = standpoint.situation
        if situation is None or standpoint.problem is not None:
            return states.without_view(
                self.context,
                read_table=self.read_table,
                read_real=self.read_real_figures,
                describe=self.open_indicators,
            )
        try:
            view = view_of(situation, self._choice)
        except UserError as refusal:
            return states.refused(self.context, refusal)
        if view is None:
            return states.nobody_there(self.context)
        count = len(situation.undescribed)
        notices = [states.some_wait(self.context, count, self.open_indicators)] if count else []
        self.panel = ViewPanel(
            self.context,
            situation,
            view,
            exports=self._exports,
            notices=notices,
            change=self._change,
            width=self.width(),
        )
        return self.panel

    def _change(self, chosen: str) -> None:
        """Another neighbourhood in *Varför*, another index or domain in *Karta*."""
        name = "unit" if self._choice.tab == WHY else "node"
        self._choice = replace(self._choice, **{name: chosen})
        self._show()

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

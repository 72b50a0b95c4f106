"""On a measure's page: whether it is on its way, in one sentence, a chart and the same as a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.journeys.measured import measured
from app.journeys.snapshot import take
from app.journeys.view_page import view_page
from app.journeys.views.parts import Row, View
from app.models.plan import Record
from app.ui.charts.way_chart import WayChart
from app.ui.exporting import Make
from app.ui.rooms.action_plan.parts import RecordPart
from app.ui.rooms.action_plan.ways_out import WaysOut
from app.ui.widgets import Card, Column, TableView, label

if TYPE_CHECKING:
    from app.ui.room import Context

NOTHING = "Fyll i baslinje, målvärden och utfall, så visas vägen mot målet här."
WIDTHS = (84, 92)
"""Of the columns for when and what; figures have `FIGURE`, and the note takes the rest."""
FIGURE, NOTE, BAR = 92, 190, 14
"""The note's least width; the height of the bar that scrolls sideways where the text is large."""


class WayPart(RecordPart):
    """The card *Vägen mot målet*; a mark stands at its row, and a row leads to its record."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record = context, record_id
        self.view: View | None = None
        theme = context.theme
        card = Card(theme, "Vägen mot målet")
        self.sentence = label("", "strong", wrap=True, selectable=True)
        self.chart = WayChart(theme)
        self.chart.picked.connect(self._stand_at)
        self.table: TableView[Row] = TableView(theme, "Vägen mot målet som tabell", [Column("När", lambda _: "")])
        self.table.opened.connect(lambda row: self._lead(row.key))
        self.out = WaysOut(context, self.chart, self.table, self._shown, self._page)
        card.head.addWidget(self.out.button)
        self._caveat = label("", "small", "ink_soft", wrap=True)
        self._reading = label("", "small", "ink_soft", wrap=True)
        self._source = label("", "small", "ink_soft", wrap=True, selectable=True)
        for piece in (self.sentence, self.chart, self.table, self._caveat, self._reading, self._source):
            card.body.addWidget(piece)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def refresh(self, record: Record) -> None:
        """The measure as it is now; what it lacks where it has no numbers."""
        self.view = view = measured(self._context.session.plan, record)
        for piece in (self.chart, self.table, self._caveat, self._reading, self._source, self.out.button):
            piece.setVisible(view is not None)
        if view is None:
            self.sentence.setText(NOTHING)
            return
        self.sentence.setText(view.answer)
        for piece, words in ((self._caveat, view.caveat), (self._reading, view.reading), (self._source, view.source)):
            piece.setText(words)
        self.chart.show_view(view)
        self.table.set_columns(_columns(view), view.table.rows)
        self.table.fit_height()
        theme = self._context.theme
        self.table.setFixedHeight(self.table.height() + (theme.px(BAR) if theme.narrow else 0))

    def _shown(self) -> View:
        assert self.view is not None  # the button is hidden while there is nothing to show
        return self.view

    def _page(self) -> Make:
        session = self._context.session
        return partial(view_page, take(session).plan, self._shown(), session.today())

    def _stand_at(self, key: str) -> None:
        """The row of the mark's record becomes the current one."""
        row = next((row for row in self.table.rows if row.key == key.partition("|")[0]), None)
        if row is not None:
            self.table.choose(row)

    def _lead(self, key: str) -> None:
        """To the target or the actual that says so; the baseline stands in the form above."""
        if key != self._record:
            self.opened.emit(key)


def _columns(view: View) -> list[Column[Row]]:
    last = len(view.table.titles) - 1
    return [
        Column(
            title,
            partial(_cell, at),
            align="right" if at in view.table.right else "left",
            least=NOTE if at == last else 0,
            width=0 if at == last else WIDTHS[at] if at < len(WIDTHS) else FIGURE,
            tone=lambda row: "ink_soft" if row.muted else "",
            tip=partial(_cell, at),
        )
        for at, title in enumerate(view.table.titles)
    ]


def _cell(at: int, row: Row) -> str:
    return row.cells[at]

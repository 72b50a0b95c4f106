"""*Tidslinje* among the presentations of Handlingsplan: sentences, the picture, what lacks dates, and the table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.figures.framed import framed
from app.figures.scene import Measure, Scene
from app.figures.timeline import Layout, timeline_chart, timeline_height, timeline_layout
from app.figures.timeline_rows import TimelineData
from app.journeys.snapshot import take
from app.journeys.timeline_page import timeline_page
from app.journeys.timelined import drawing, seen
from app.journeys.views.parts import Row, View
from app.models import shifting
from app.models.errors import UserError
from app.models.shifting import Edge
from app.models.timeline import timeline
from app.models.wording import labels, typography
from app.ui.charts.painter import Look
from app.ui.exporting import Make
from app.ui.rooms.action_plan.presentation import Presentation
from app.ui.rooms.action_plan.timeline.trying import tried
from app.ui.rooms.action_plan.timeline.view import TimelineView
from app.ui.rooms.action_plan.ways_out import WaysOut
from app.ui.theme import FAMILY
from app.ui.widgets import Card, Column, EmptyState, Line, TableView, label, scrolling

if TYPE_CHECKING:
    from app.ui.room import Context

HELP = (
    "Pilarna går mellan staplarna, Enter öppnar. Ctrl och pil flyttar en månad, Skift och pil början, "
    "Ctrl, Skift och pil slutet. Det går också att dra."
)
EMPTY = "När en aktivitet har början och slut visas den här, med det den beror av, bemanning och kostnad per år."
WIDTHS = {1: 150, 2: 96, 3: 96, 4: 96, 5: 96, 6: 150, 7: 176}

BAR = 14
"""Height of the bar that scrolls the table sideways where it is narrow, so that it hides no row."""


class TimelinePresentation(Presentation):
    """The picture with its sentences over it; under it the activities without dates, and the table twin."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        plan, theme = context.session.plan, context.theme
        self.shown, self._data = seen(plan)
        self.view = TimelineView(self._build, Look(theme.colour, FAMILY), self._layout, theme.scale)
        self.view.movable = context.session.writable
        self.table: TableView[Row] = TableView(theme, "Tidslinjen som tabell", _columns(self.shown))
        self.out = WaysOut(context, self.view, self.table, lambda: self.shown, self._page)
        self.answer = label("", "strong", wrap=True, selectable=True)
        self.undated = label("", tone="remark", wrap=True)
        self.said = Line(HELP, "small", "ink_soft")
        self._reading = label("", "small", "ink_soft", wrap=True)
        self._source = label("", "small", "ink_soft", wrap=True)
        self._empty = EmptyState(theme, "calendar-days", "Inga aktiviteter än", EMPTY)
        self._lay_out()
        self._follow()

    def refresh(self) -> None:
        """Shows the plan's activities as they are now."""
        self.shown, self._data = seen(self._context.session.plan)
        there = bool(self.shown.table.rows)
        self._empty.setVisible(not there)
        self._page_widget.setVisible(there)
        self.answer.setText(self.shown.answer)
        self._reading.setText(self.shown.reading)
        self._source.setText(self.shown.source)
        self._say_undated()
        self.view.bars = [row.key for group in self._data.groups for row in group.rows]
        self.view.setVisible(bool(self.view.bars))
        self._draw()
        self.table.set_rows(self.shown.table.rows)
        self.table.fit_height()
        self.table.setFixedHeight(self.table.height() + self._context.theme.px(BAR))

    def choose(self, record_id: str) -> None:
        """The activity's bar and row; what belongs to an activity stands at the activity."""
        record = self._context.session.plan.get(record_id)
        key = record.parent or record_id if record is not None and record.type == "cost" else record_id
        self.view.choose(key if key in self.view.bars else "")
        self._choose_row(key)

    def focus_here(self) -> None:
        """The keyboard goes to the picture, or to the table when nothing is drawn."""
        (self.view if self.view.bars else self.table).setFocus()

    def shift(self, key: str, edge: Edge, months: int) -> None:
        """Moves an activity in time, as one step with a name; says why when it cannot be."""
        session = self._context.session
        try:
            words = shifting.shift_words(session.plan.record(key), edge, months)
            session.do(shifting.shift(session.plan, key, edge, months), words=words)
            self._context.tell(f"{words[:1].upper()}{words[1:]}.")
            self.view.choose(key)
        except UserError as error:
            self._draw()
            self.said.say(str(error))

    def _lay_out(self) -> None:
        theme = self._context.theme
        picture = Card(theme, "Tidslinje")
        picture.head.addWidget(self.out.button)
        for piece in (self.answer, self.view, self.said):
            picture.body.addWidget(piece)
        twin = Card(theme, "Samma sak som tabell")
        below: tuple[QWidget, ...] = (self.undated, self.table, self._reading, self._source)
        for part in below:
            twin.body.addWidget(part)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        lines.setSpacing(theme.px(12))
        lines.addWidget(picture)
        lines.addWidget(twin)
        lines.addStretch(1)
        self._page_widget = scrolling(inside, "Tidslinje")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._page_widget, 1)
        page.addWidget(self._empty, 1)

    def _follow(self) -> None:
        self.view.stood.connect(self._stood)
        self.view.entered.connect(self.opened)
        self.view.moved.connect(self.shift)
        self.view.trying.connect(self._try)
        self.table.chosen.connect(lambda row: self._stood(row.key, from_table=True))
        self.table.opened.connect(lambda row: self.opened.emit(row.key))

    def _stood(self, key: str, *, from_table: bool = False) -> None:
        if from_table:
            self.view.choose(key if key in self.view.bars else "")
        else:
            self._choose_row(key)
        mark = self.view.scene.mark(key)
        self.said.say(mark.label if mark is not None else HELP)
        self.chosen.emit(key)

    def _choose_row(self, key: str) -> None:
        row = next((row for row in self.table.rows if row.key == key), None)
        if row is not None:
            self.table.blockSignals(True)
            self.table.choose(row)
            self.table.blockSignals(False)

    def _try(self, key: str, edge: Edge, months: int) -> None:
        """While a bar is dragged: the picture as it would be, or why it cannot be."""
        plan = self._context.session.plan
        try:
            start, end = shifting.shifted(plan.record(key), edge, months)
        except UserError as error:
            self.said.say(str(error))
            return
        then = tried(plan, key, start, end)
        data = drawing(then, timeline(then))
        self._draw(data if data.years == self._data.years else None)
        days = " – ".join(typography.date_long(day.isoformat()) for day in (start, end))
        self.said.say(f"{labels.title_of(plan.record(key))}: {days}")

    def _draw(self, tried_out: TimelineData | None = None) -> None:
        drawn = tried_out or self._data
        scale = self._context.theme.scale
        self.view.setFixedHeight(round(timeline_height(self._data, scale)))
        self.view.frame = lambda scene, measure: framed(
            scene, self.shown.question, f"{self.shown.answer} {self.shown.source}", measure, scale
        )
        self.view.show_scene(lambda w, h, measure: timeline_chart(drawn, (w, h), measure, scale=scale))

    def _build(self, width: float, height: float, measure: Measure) -> Scene:
        return timeline_chart(self._data, (width, height), measure, scale=self._context.theme.scale)

    def _layout(self, width: float) -> Layout:
        return timeline_layout(self._data, width, self._context.theme.scale)

    def _say_undated(self) -> None:
        names = [typography.quoted(row.cells[0]) for row in self.shown.table.rows if row.muted]
        self.undated.setVisible(bool(names))
        if names:
            self.undated.setText(
                f"Inte i tidslinjen, för att datum saknas eller inte går ihop: {typography.listed(names)}."
            )

    def _page(self) -> Make:
        session = self._context.session
        return partial(timeline_page, take(session).plan, session.today())


def _columns(view: View) -> list[Column[Row]]:
    return [
        Column(
            title,
            partial(_cell, at),
            align="right" if at in view.table.right else "left",
            width=WIDTHS.get(at, 0),
            least=180 if at == 0 else 0,
            tone=lambda row: "remark" if row.muted else "",
            tip=partial(_cell, at),
        )
        for at, title in enumerate(view.table.titles)
    ]


def _cell(at: int, row: Row) -> str:
    return row.cells[at]

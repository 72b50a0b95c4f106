"""On a follow-up's page: the numbers beside the judgement, each with its picture. They judge nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout

from app.journeys.numbers_beside import Beside, numbers_beside
from app.models.plan import Record
from app.models.wording import follow_up as words
from app.ui.charts.way_chart import WayChart
from app.ui.rooms.action_plan.parts import RecordPart
from app.ui.rooms.action_plan.reporting import report_actions
from app.ui.widgets import Card, button, clear, label, row

if TYPE_CHECKING:
    from app.ui.room import Context

MOST_CHARTS = 3


class NumbersPart(RecordPart):
    """The card *Talen bredvid*; the name of each leads to its record."""

    def __init__(self, context: Context, record_id: str) -> None:  # noqa: ARG002
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] | None = None
        card = Card(context.theme, words.NUMBERS)
        self.reports = QMenu(self)
        self.reports.addActions(report_actions(context, self))
        self._report = button(context.theme, "Uppföljningsrapport", kind="quiet", icon="file-down", on=self._offer)
        card.head.addWidget(self._report)
        card.body.addWidget(label(words.A_JUDGEMENT, "small", "ink_soft", wrap=True))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(context.theme.px(8))
        card.body.addLayout(self._inside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def refresh(self, record: Record) -> None:
        """The numbers of what the follow-up is about, as they are now."""
        plan = self._context.session.plan
        about = plan.get(record.text("about"))
        found = numbers_beside(plan, about) if about is not None else ()
        shown = tuple((one.record, one.name, one.said, one.view.table if one.view else None) for one in found)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._inside)
        if not found:
            self._inside.addWidget(label(words.NO_NUMBERS, wrap=True))
        for at, one in enumerate(found):
            self._add(one, chart=at < MOST_CHARTS)

    def _offer(self) -> None:
        self.reports.popup(self._report.mapToGlobal(self._report.rect().bottomLeft()))

    def _add(self, one: Beside, *, chart: bool) -> None:
        """Its name, its sentence, and its picture while there are few."""
        theme = self._context.theme
        name = button(theme, one.name, kind="quiet", icon="arrow-right", on=partial(self.opened.emit, one.record))
        name.setAccessibleName(f"Öppna {one.name}")
        self._inside.addLayout(row(name, None))
        self._inside.addWidget(label(one.said, wrap=True, selectable=True))
        if one.view is None or not chart:
            return
        made = WayChart(theme)
        self._inside.addWidget(made)
        made.show_view(one.view)

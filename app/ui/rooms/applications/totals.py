"""All applications on one page: sums by year and payer against the frame, and the money beside the people at risk."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.journeys.costs import tkr
from app.journeys.costs.table import ALL_COSTS
from app.journeys.snapshot import Progress, take
from app.journeys.views import Asked
from app.models import budget
from app.models.applied_for import AllApplied, Applied, all_applied
from app.models.budget import Budget
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.wording import labels
from app.ui.widgets import Column, TableView, clear, icon_button, label, row, rule

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.journeys.views import View
    from app.ui.jobs import Job
    from app.ui.room import Context

HOW_TO_READ = "Tusental kronor. Åren är det som söks ur programmet. Enter eller dubbelklick öppnar ansökan."
SENT, KEPT, FRAME, LEFT = "Summa som söks", "Summa som väntar", "Programmets ram", "Kvar av ramen"
YEAR_WIDTH, SUM_WIDTH, LETTER = 52, 72, 8
"""Pixels at text size 1.0: a year, the least of a sum, and one letter of a heading."""


@dataclass(frozen=True)
class TotalRow:
    """One row: an application (`id`), or a sum without one. `money` is None where only `asked` is known."""

    id: str
    title: str
    asked: int
    by_year: dict[int | None, int]
    money: Budget | None
    strong: bool = False
    muted: bool = False


class TotalsPage(QWidget):
    """`opened(record id)`: a person wants to see one application."""

    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._said = label("", "lead", wrap=True, selectable=True)
        self._apart = label("", tone="ink_soft", wrap=True)
        self.table: TableView[TotalRow] = TableView(theme, "Alla ansökningar, tusental kronor", [_title()])
        self.table.opened.connect(lambda one: self.opened.emit(one.id) if one.id else None)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns: object = None
        self._beside = Beside(context)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(12))
        copy = icon_button(theme, "copy", "Kopiera tabellen", on=self._copy)
        page.addLayout(row(label("Alla ansökningar", "title"), None, copy))
        page.addWidget(self._said)
        page.addWidget(self._apart)
        page.addWidget(self.table)
        page.addWidget(label(HOW_TO_READ, "small", "ink_soft", wrap=True))
        page.addWidget(rule())
        page.addWidget(self._beside)
        page.addStretch(1)

    def refresh(self, situation: Situation | None) -> None:
        """Shows what is applied for now, and beside it the people at risk as soon as that has been computed."""
        found = all_applied(self._context.session.plan)
        self._said.setText(found.sentence)
        self._apart.setText(found.told_apart)
        self._apart.setVisible(bool(found.told_apart))
        shape, rows = (found.years, found.payers), _rows(found)
        if shape != self._columns:
            self._columns = shape
            self.table.set_columns(_columns(found), rows)
        else:
            self.table.set_rows(rows)
        self.table.fit_height()
        bar = self.table.horizontalScrollBar()
        self.table.setFixedHeight(self.table.height() + (bar.sizeHint().height() if bar.maximum() else 0))
        self._beside.refresh(situation)

    def _copy(self) -> None:
        self.table.clearSelection()
        self.table.copy()
        self._context.tell("Tabellen är kopierad.")


class Beside(QWidget):
    """*Proportionalitet* of the money as it is now: one sentence, its chart and its table, worked out on the worker."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked = Asked()
        self._situation: Situation | None = None
        self._rests_on: object = None
        self._job: Job | None = None
        self._view: View | None = None
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(context.theme.px(8))

    def refresh(self, situation: Situation | None) -> None:
        """Works it out anew when the money or the index is another than before."""
        rests_on = (id(situation), budget.of_plan(self._context.session.plan), self._context.session.plan.root)
        if rests_on == self._rests_on:
            return
        self._rests_on, self._situation = rests_on, situation
        if situation is None:
            self._say("Läs in ett index och en befolkning i Lägesbild, så syns om pengarna går dit risken är störst.")
        else:
            self._compute(situation)

    def _compute(self, situation: Situation) -> None:
        if self._job is not None:
            self._job.cancel()
        plan, asked = take(self._context.session).plan, self._asked
        self._job = self._context.jobs.start(lambda: _worked_out(situation, plan, asked), self._show, self._fail)

    def _ask(self, name: str, key: str) -> None:
        self._asked = replace(self._asked, options={**self._asked.options, name: key})
        if self._situation is not None:
            self._compute(self._situation)

    def _show(self, view: View | None) -> None:
        if not isValid(self):  # the person may have gone on meanwhile
            return
        if view is None:
            self._say("Det finns inget att visa i den här tabellen.")
            return
        from app.ui.rooms.situation.page import ChartCard, QuestionBlock
        from app.ui.rooms.situation.twin import TwinCard

        self._clear()
        theme = self._context.theme
        block = QuestionBlock(theme, view, ())
        block.asked.connect(self._ask)
        chart = ChartCard(theme, view, aside=view.aside)
        chart.chart.setFixedHeight(theme.px(320))
        twin = TwinCard(theme, view)
        twin.table.fit_height()
        chart.chart.picked.connect(twin.choose)
        twin.chosen.connect(chart.chart.choose)
        for part in (block, chart, twin):
            self._page.addWidget(part)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if isValid(self):
            self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._clear()
        self._page.addWidget(label("Proportionalitet", "heading"))
        self._page.addWidget(label(sentence, tone="ink_soft", wrap=True))

    def _clear(self) -> None:
        clear(self._page)


def _worked_out(situation: Situation, plan: Plan, asked: Asked) -> Generator[Progress, None, View | None]:
    """The view of the plan's money as it is now: the situation may have been computed before the money was written."""
    from app.journeys.views import view
    from app.journeys.views.parts import PROPORTION

    yield Progress(0, 1, "Jämför pengar och risk")
    return view(replace(situation, plan=plan), PROPORTION, asked)


def _rows(found: AllApplied) -> list[TotalRow]:
    rows = [_application(one) for one in found.sent]
    rows.append(_sum(SENT, found.sum_sent))
    if found.kept:
        rows += [_application(one, muted=True) for one in found.kept]
        rows.append(_sum(KEPT, found.sum_kept, muted=True))
    rows.append(TotalRow("", FRAME, budget.FRAME, {}, None))
    rows.append(TotalRow("", LEFT, found.left, {}, None, strong=True))
    return rows


def _application(one: Applied, *, muted: bool = False) -> TotalRow:
    return TotalRow(one.id, one.title, one.money.programme, one.asked, one.money, muted=muted)


def _sum(title: str, money: Budget, *, muted: bool = False) -> TotalRow:
    by_year = money.financed(budget.PROGRAMME_FUNDS).by_year()
    return TotalRow("", title, money.programme, by_year, money, strong=True, muted=muted)


def _title() -> Column[TotalRow]:
    return Column("Ansökan", lambda one: one.title, strong=_strong, tone=_tone, tip=lambda one: one.title, least=150)


def _columns(found: AllApplied) -> list[Column[TotalRow]]:
    columns = [_title()]
    for year in found.years:
        head = "Inget år" if year is None else str(year)
        columns.append(_amount(head, YEAR_WIDTH, partial(_in_year, year)))
    columns.append(_amount("Söks", SUM_WIDTH, lambda one: one.asked))
    for payer in found.payers:
        head = labels.choice_label("cost", "financed_by", payer) if payer else "Ej angivet"
        columns.append(_amount(head, _wide(head), partial(_paid, payer)))
    columns.append(_amount(ALL_COSTS, _wide(ALL_COSTS), lambda one: one.money.total if one.money else None))
    return columns


def _amount(head: str, width: int, amount: Callable[[TotalRow], int | None]) -> Column[TotalRow]:
    """A column of thousands; empty where a row has nothing to say of it."""

    def said(one: TotalRow) -> str:
        found = amount(one)
        return "" if found is None else tkr(found)

    return Column(head, said, align="right", strong=_strong, tone=_tone, width=width)


def _wide(head: str) -> int:
    return max(SUM_WIDTH, LETTER * len(head))


def _in_year(year: int | None, one: TotalRow) -> int | None:
    return one.by_year.get(year, 0) if one.money else None


def _paid(payer: str | None, one: TotalRow) -> int | None:
    return one.money.by("financed_by").get(payer, 0) if one.money else None


def _strong(one: TotalRow) -> bool:
    return one.strong


def _tone(one: TotalRow) -> str:
    return "ink_soft" if one.muted else ""

"""The page when no plan is open: the plans on this computer, and the three ways to get one.

It lists and asks; opening, making and receiving are callbacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.plan_dialogs import NewPlanDialog
from app.ui.text import PRODUCT, moment
from app.ui.widgets.basic import button, column, icon_label, label, row, scrolling
from app.ui.widgets.boxes import Card, Notice
from app.ui.widgets.tables import Column, TableView

if TYPE_CHECKING:
    from app.journeys.session import Person, Session
    from app.ui.ask import Asker
    from app.ui.theme import Theme


@dataclass(frozen=True)
class PlanEntry:
    """A plan on this computer, as the list shows it."""

    id: str
    title: str
    board: str
    changed: datetime | None = None
    example: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Doors:
    """The ways in and out of plans. Each may raise UserError; each that gives a Session has opened it."""

    plans: Callable[[], Sequence[PlanEntry]]
    boards: Callable[[], Sequence[str]]
    open: Callable[[str], Session]
    create: Callable[[str, str], Session]
    example: Callable[[], Session]
    receive: Callable[[Path], Session]
    close: Callable[[Session], None]
    person: Callable[[], Person]
    set_person: Callable[[Person], None]


@contextmanager
def waiting() -> Iterator[None]:
    """The pointer says that something is being done, for the second or two it takes to write a whole plan."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


class StartPage(QWidget):
    """`opened(Session)` when the person has chosen, made or received a plan."""

    opened = Signal(object)

    def __init__(self, theme: Theme, doors: Doors, ask: Asker, today: date, *, problem: str = "") -> None:
        super().__init__()
        self.setAccessibleName("Välj handlingsplan")
        self._theme, self._doors, self._ask, self._today = theme, doors, ask, today
        self.plans = tuple(doors.plans())
        page = QWidget()
        middle = QVBoxLayout()
        middle.setSpacing(theme.space("base"))
        middle.addSpacing(theme.px(16 if theme.narrow else 48))
        mark = icon_label(theme, "handshake", "thread", 34)
        mark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        middle.addLayout(row(mark, label(PRODUCT, "display"), None, spacing=theme.px(12)))
        middle.addWidget(label("Från socialt index till underskrivet paket, på den här datorn.", "lead", "ink_soft"))
        middle.addSpacing(theme.px(8))
        if problem:
            middle.addWidget(Notice(theme, "stop", problem, word=False))
        middle.addWidget(self._card())
        middle.addStretch(1)
        margins = QHBoxLayout(page)
        margins.addStretch(0 if theme.narrow else 1)
        margins.addLayout(middle, 4)
        margins.addStretch(0 if theme.narrow else 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(page, "Handlingsplaner på den här datorn"))

    def _card(self) -> Card:
        theme = self._theme
        card = Card(theme, "Handlingsplaner på den här datorn", spacing=12)
        if self.plans:
            self.table = self._table()
            card.body.addWidget(self.table)
        else:
            none = (
                "Här finns ingen handlingsplan ännu. Börja en ny, eller öppna exemplet för att se hur en plan ser ut."
            )
            card.body.addWidget(label(none, tone="ink_soft", wrap=True))
        kind = "" if self.plans else "primary"
        self.new = button(theme, "Ny handlingsplan", kind, "plus", self.begin)
        example = button(theme, "Öppna exemplet", icon="flask-conical", on=self.open_example)
        receive = button(theme, "Öppna en .handslag-fil", icon="folder-open", on=self.receive)
        verbs: list[QWidget] = [self.new, example, receive]
        if self.plans:
            verbs.append(button(theme, "Öppna planen", "primary", "arrow-right", self.open_chosen))
        card.body.addLayout(column(*verbs) if theme.narrow else row(*verbs[:3], None, *verbs[3:]))
        return card

    def _table(self) -> TableView[PlanEntry]:
        columns = [
            Column[PlanEntry]("Handlingsplan", lambda plan: plan.title or "Utan namn"),
            Column[PlanEntry]("Nämnd", lambda plan: plan.board or "–", width=170),
            Column[PlanEntry]("Ändrad", self._changed, width=170, tone=_changed_tone, tip=_problem),
            Column[PlanEntry]("", lambda plan: "Exempeldata" if plan.example else " ", width=110, tone=_example_tone),
        ]
        table = TableView(self._theme, "Handlingsplaner", columns, self.plans)
        table.fit_height(8)
        table.opened.connect(lambda plan: self.opened.emit(self._doors.open(plan.id)))
        table.selectRow(0)
        return table

    def _changed(self, plan: PlanEntry) -> str:
        if plan.problem:
            return "kan inte läsas"
        return moment(plan.changed, self._today) if plan.changed else "–"

    def open_chosen(self) -> None:
        plan = self.table.current()
        if plan is not None:
            self.opened.emit(self._doors.open(plan.id))

    def begin(self) -> None:
        dialog = NewPlanDialog(self._theme, self._doors.boards(), self._doors.person(), self.window())
        if self._ask.run(dialog):
            self._doors.set_person(dialog.person)
            self.opened.emit(self._doors.create(*dialog.filled))

    def open_example(self) -> None:
        with waiting():
            session = self._doors.example()
        self.opened.emit(session)

    def receive(self) -> None:
        path = self._ask.open_file("Vilken fil vill du öppna?", "Handslag-filer (*.handslag)")
        if path is not None:
            with waiting():
                session = self._doors.receive(path)
            self.opened.emit(session)


def _problem(plan: PlanEntry) -> str:
    return plan.problem


def _changed_tone(plan: PlanEntry) -> str:
    return "stop" if plan.problem else ""


def _example_tone(_plan: PlanEntry) -> str:
    return "example"

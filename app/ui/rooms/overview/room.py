"""The room *Översikt*: the next step, the red thread with its counts, the coverage, deadlines and the latest changes.

Everything shown is worked out elsewhere, by the standpoint and the thread; the room leads on from it. The one thing
written here is why a weak indicator is left without a finding.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QVBoxLayout, QWidget

from app.models import states, thread, verbs
from app.models.change import Change
from app.models.errors import UserError
from app.models.wording import labels
from app.ui.exporting import refused
from app.ui.room import Context, Room
from app.ui.rooms import leads
from app.ui.rooms.answer_weak import add_answers
from app.ui.rooms.overview.aside import ChangesCard, DeadlineCard
from app.ui.rooms.overview.coverage import CoverageCard
from app.ui.rooms.overview.lately import days, deeds
from app.ui.rooms.overview.matrix import CoverageRow, leads_to
from app.ui.rooms.overview.next_step import WAITING, NextStepPanel, Step
from app.ui.rooms.overview.strip import CountedThread
from app.ui.rooms.overview.todo import TodoDialog
from app.ui.widgets import scrolling

RIGHT_WIDTH = 330
MOST_DEEDS, DEEDS_READ = 6, 40


class OverviewRoom(Room):
    """Where the plan is and where to go next."""

    key = "overview"
    title = "Översikt"
    icon = "layout-dashboard"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, writable = context.theme, context.session.writable
        self.next_step = NextStepPanel(theme, self._take_step)
        self.strip = CountedThread(theme, self._go_to_station)
        self.coverage = CoverageCard(theme)
        self.coverage.chosen.connect(self._coverage_chosen)
        self.coverage.activity_wanted.connect(self._open)
        self.deadlines = DeadlineCard(theme, self._open, self._add_deadline, writable=writable)
        self.deadlines.all.clicked.connect(lambda _checked=False: self._show_todo())
        self.changes = ChangesCard(theme, self._open)
        self.menu = QMenu(self)
        self._step: thread.NextStep | None = None
        self._lay_out()
        self._make_verbs()
        context.standpoint.changed.connect(self._standpoint_changed)

    def state_line(self) -> str:
        plan = self.context.session.plan
        state = states.plan_state_label(states.plan_state(plan))
        return f"{labels.title_of(plan.root)}, {state}"

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        session = self.context.session
        now = session.now().astimezone().date()
        lately = session.latest_changes(DEEDS_READ)
        self.changes.show_deeds(deeds(session.plan, lately, session.person.name, now, MOST_DEEDS))
        self.deadlines.show_days(days(session.plan, session.today()))
        self._show_standpoint()

    def _standpoint_changed(self) -> None:
        """Shown at once when the room is in view, else when it next is."""
        self.mark(frozenset(), frozenset())

    def _show_standpoint(self) -> None:
        standpoint, plan = self.context.standpoint, self.context.session.plan
        self.strip.show_stations(standpoint.stations)
        if standpoint.waiting:
            self._step = None
            self.next_step.show_step(WAITING)
            self.coverage.show_waiting()
            return
        self._step = self._known_step()
        self.next_step.show_step(Step(self._step.heading, self._step.sentence, self._step.room))
        self.coverage.show_matrix(standpoint.matrix, plan)

    def _known_step(self) -> thread.NextStep:
        """The thread's own next step; a table that could not be computed comes before a table to load."""
        standpoint = self.context.standpoint
        step = standpoint.next_step
        if standpoint.situation is not None or not standpoint.has_table or step.room != "situation":
            return step
        if standpoint.problem is not None:
            return thread.NextStep("Nästa steg: rätta indexet", str(standpoint.problem), "situation")
        sentence = "Tabellen är inläst. Ange huvudområde och riktning för indikatorerna, så kan indexet räknas."
        return thread.NextStep("Nästa steg: beskriv indikatorerna", sentence, "situation")

    def _lay_out(self) -> None:
        theme = self.context.theme
        right = QVBoxLayout()
        right.setSpacing(theme.space("base"))
        right.addWidget(self.deadlines)
        right.addWidget(self.changes, 1)
        beside = QWidget()
        beside.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        narrow = theme.narrow
        lower = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        lower.setSpacing(theme.space("base"))
        lower.addWidget(self.coverage, 1)
        lower.addWidget(beside)
        if not narrow:
            beside.setFixedWidth(theme.px(RIGHT_WIDTH))
        content = QFrame()
        page = QVBoxLayout(content)
        page.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        page.setSpacing(theme.space("base"))
        page.addWidget(self.next_step)
        page.addWidget(self.strip)
        page.addLayout(lower, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, "Översikt"))

    def _make_verbs(self) -> None:
        verbs_here = (
            ("Gå till nästa steg", self._take_step),
            ("Att göra, person för person", self._show_todo),
            (labels.new_label("deadline"), self._add_deadline),
        )
        for words, do in verbs_here:
            action = QAction(words, self)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    def _show_todo(self) -> None:
        self.context.ask.run(TodoDialog(self.context))

    def _take_step(self) -> None:
        if self._step is not None:
            self.context.go(
                self._step.room, leads.place_of(self.context.session.plan, self._step.room, self._step.record)
            )

    def _go_to_station(self, key: thread.StationKey) -> None:
        self.context.go(*leads.of_station(self.context.session.plan, key))

    def _open(self, record_id: str) -> None:
        record = self.context.session.plan.get(record_id)
        room = leads.room_of(record) if record is not None else ""
        if room:
            self.context.go(room, record_id)

    def _coverage_chosen(self, row: CoverageRow, station: int, at: QPoint) -> None:
        target = leads_to(self.context.session.plan, row, station)
        if target is not None:
            self._open(target)
            return
        self.menu.clear()
        add_answers(self.menu, self.context, row.chain)
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(at)

    def _add_deadline(self) -> None:
        session = self.context.session
        made = self._do(verbs.create(session.plan, "deadline", {}, session.chance))
        if made:
            self.context.go("action_plan", made[0])

    def _do(self, change: Change) -> tuple[str, ...] | None:
        """Does it, and gives what was made; None, with the reason told, when the world did not let it be done."""
        try:
            return self.context.session.do(change).created
        except UserError as error:
            refused(self.context, "Det gick inte", error)
            return None

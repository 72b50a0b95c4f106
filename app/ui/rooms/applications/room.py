"""The room *Ansökningar*: the applications to the left, the open one in the middle, the rules to the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.journeys import costs
from app.journeys.decisions import PastPlans
from app.models import budget, prefilled, rules, verbs
from app.models.change import Change, combine
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.rules import Remark
from app.models.states import application_state, state_label
from app.models.wording import labels, typography
from app.ui.forms.form import ONE_COLUMN_FROM
from app.ui.room import Context, Room
from app.ui.rooms.applications.deciding import decide_application, decide_plan
from app.ui.rooms.applications.line_dialog import LineDialog
from app.ui.rooms.applications.page import ApplicationPage
from app.ui.rooms.applications.panel import RulesPanel
from app.ui.rooms.applications.preview import show_preview
from app.ui.rooms.applications.shelf import SHELF_WIDTH, WITHHELD, ApplicationShelf, Entry
from app.ui.rooms.applications.totals import TotalsPage
from app.ui.widgets import CANCEL, Card, EmptyState, Question, Verb, scrolling
from app.ui.widgets.reading_order import set_reading_order

RULES_BESIDE, RULES_WIDTH = 1480, 340
"""Width of the room at text size 1.0 from which the rules stand beside the application, and their own width then."""
UNBOUNDED = 16777215
"""What Qt takes for no limit of a width."""


class ApplicationsRoom(Room):
    """Turns what a person wants with applications into changes."""

    key = "applications"
    title = "Ansökningar"
    icon = "banknote"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._page: ApplicationPage | None = None
        self._shelf = ApplicationShelf(theme, writable=context.session.writable)
        self._shelf.chosen.connect(self._open)
        self._shelf.new_wanted.connect(self._create)
        self._shelf.all_wanted.connect(self.show_all)
        self._totals: TotalsPage | None = None
        self._rules = RulesPanel(theme)
        self._rules.record_wanted.connect(lambda record, field: _lead(self.context, self._page, record, field))
        self._past = PastPlans(context.session)
        self._middle = QStackedWidget()
        self._ordering = QTimer(self, interval=0, singleShot=True)
        self._ordering.timeout.connect(lambda: set_reading_order(self._shelf, self._middle, self._rules))
        self._one_column = theme.scale >= ONE_COLUMN_FROM
        self._lay_out()
        verbs_here = (
            ("Ny ansökan", self._create),
            ("Alla ansökningar", self.show_all),
            ("Lägg till kostnadsrad", self._add_line),
            ("Registrera beslut om handlingsplanen", lambda: self._decide(lambda: decide_plan(self.context))),
        )
        for words, on in verbs_here:
            action = QAction(words, self)
            action.triggered.connect(lambda _checked=False, on=on: on())
            self.addAction(action)
        context.standpoint.changed.connect(self._standpoint_changed)

    def _lay_out(self) -> None:
        """The list beside the open application with its rules; at large text all of it is one page that scrolls."""
        theme = self.context.theme
        inside = QWidget()
        self._inside = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self._inside.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(20))
        self._inside.setSpacing(theme.px(20))
        self._inside.addWidget(self._middle, 1)
        self._inside.addWidget(self._rules)
        middle = Card(theme)
        middle.body.setContentsMargins(0, 0, 0, 0)
        middle.body.addWidget(inside if self._one_column else scrolling(inside, "Öppen ansökan"))
        whole = QWidget() if self._one_column else self
        way = QBoxLayout.Direction.TopToBottom if self._one_column else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(way, whole)
        layout.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._shelf)
        layout.addWidget(middle, 1)
        if self._one_column:
            outer = QVBoxLayout(self)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.addWidget(scrolling(whole, "Ansökningar"))
        else:
            self._shelf.setFixedWidth(theme.px(SHELF_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a wide window the rules stand beside the application, else after it."""
        super().resizeEvent(event)
        theme = self.context.theme
        beside = not self._one_column and self.width() >= theme.px(RULES_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._inside.setDirection(way)
        self._rules.setMaximumWidth(theme.px(RULES_WIDTH) if beside else UNBOUNDED)

    def state_line(self) -> str:
        return "Pengar ur programmet, regler och beslut"

    def place(self) -> str | None:
        """The open application, to come back to."""
        return self._page.record_id if self._page is not None else None

    def show_record(self, record_id: str) -> None:
        plan = self.context.session.plan
        record = plan.get(record_id)
        if record is not None and record.type == "decision":
            record = plan.get(record.text("about"))
        if record is not None and record.type == "application":
            self._open(record.id)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        plan = self.context.session.plan
        found = plan.of("application")
        if self._page is not None and self._page.record_id not in plan:
            self._open(None)
        if self._page is None and self._totals is None and found:
            self._open(found[0].id)
            return
        self._show()

    def _standpoint_changed(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        plan, remarks = self.context.session.plan, self.context.standpoint.remarks
        self._shelf.show_entries(
            [_entry(plan, record, remarks) for record in plan.of("application")],
            budget.applied(plan).programme,
            self._page.record_id if self._page is not None else "",
        )
        self._ordering.start()
        self._rules.setVisible(self._page is not None)
        if self._totals is not None:
            self._totals.refresh(self.context.standpoint.situation)
            return
        if self._page is None:
            if not self._middle.count():
                self._put(_nothing_yet(self.context, self._create))
            return
        own = rules.of_application(plan, self._page.record_id, remarks)
        situation = self.context.standpoint.situation
        facts = situation.facts() if situation is not None else None
        cards = rules.cards(plan, self._page.record_id, facts, remarks)
        self._page.refresh(own, cards, situation)
        self._rules.show_rules(cards, rules.answers(plan, self._page.record_id))

    def show_all(self) -> None:
        """Every application in one table, with the sums, the frame and the people at risk."""
        if self._page is not None:
            self._page.finish()
        self._page, self._totals = None, TotalsPage(self.context)
        self._totals.opened.connect(self._open)
        self._put(self._totals)
        self._show()

    def _open(self, record_id: str | None) -> None:
        if self._page is not None and self._page.record_id == record_id:
            return
        if self._page is not None:
            self._page.finish()
        self._page = self._totals = None
        if record_id is None:
            self._put(_nothing_yet(self.context, self._create))
            self._show()
            return
        page = ApplicationPage(self.context, record_id, self._past)
        page.line_wanted.connect(self._add_line)
        page.line_removed.connect(self._remove_line)
        page.payer_wanted.connect(self._change_payer)
        page.decision_wanted.connect(lambda: self._decide(lambda: decide_application(self.context, record_id)))
        page.plan_decision_wanted.connect(lambda: self._decide(lambda: decide_plan(self.context)))
        page.preview_wanted.connect(lambda: show_preview(self.context, page, self._say))
        page.record_wanted.connect(lambda record, field: _lead(self.context, self._page, record, field))
        page.delete_wanted.connect(self._delete)
        page.built.connect(self._ordering.start)
        self._page = page
        self._put(page)
        self._show()
        _to_top(self, self._middle)
        self.moved.emit()

    def _put(self, widget: QWidget) -> None:
        while (old := self._middle.currentWidget()) is not None:
            self._middle.removeWidget(old)
            old.deleteLater()
        self._middle.addWidget(widget)

    def _do(self, make: Callable[[], Change]) -> bool:
        try:
            change = make()
            if change.edits:
                self.context.session.do(change)
        except UserError as error:
            self._say(str(error))
            return False
        return True

    def _say(self, sentence: str) -> None:
        self.context.ask.choose(Question("Det gick inte", sentence, [Verb("ok", "Stäng", "primary")]))

    def _create(self) -> None:
        session = self.context.session
        given = prefilled.for_application(session.plan, ())
        try:
            made = session.do(verbs.create(session.plan, "application", given, session.chance)).created[0]
        except UserError as error:
            self._say(str(error))
            return
        self._open(made)
        if self._page is not None:
            self._page.focus_field("title")

    def _change_payer(self, payer: str) -> None:
        if self._page is None:
            return
        stopped = self._page.grid.costs.stops
        lines = [line for line in self._page.grid.costs.lines if stopped & set(line.rows)]
        self._do(lambda: combine(*(costs.paid_by(self.context.session.plan, line, payer) for line in lines)))

    def _add_line(self) -> None:
        if self._page is None:
            return
        session = self.context.session
        record = session.plan.record(self._page.record_id)
        activities = session.plan.targets(record, "activities")
        if not activities:
            self._say("Välj först vilken aktivitet ansökan gäller. Kostnaderna hör till aktiviteten.")
            self._page.focus_field("activities")
            return
        years = costs.years_of(session.plan, budget.of_application(session.plan, record.id), record)
        dialog = LineDialog(self.context.theme, activities, next((year for year in years if year), None))
        if self.context.ask.run(dialog):
            given = dialog.given()
            self._do(lambda: verbs.create(session.plan, "cost", given, session.chance, dialog.activity))

    def _remove_line(self) -> None:
        line = self._page.grid.current_line() if self._page is not None else None
        if line is None:
            self._say("Välj först en rad i kostnadstabellen.")
            return
        self._do(lambda: costs.without(self.context.session.plan, line))

    def _decide(self, ask: Callable[[], None]) -> None:
        """Nothing half-written is decided on."""
        if self._page is not None and not self._page.finish():
            self._say("Det som står i ett fält har inte kunnat sparas. Rätta det först; annars beslutas något annat.")
            return
        try:
            ask()
        except UserError as error:
            self._say(str(error))

    def _delete(self) -> None:
        if self._page is None:
            return
        record = self.context.session.plan.record(self._page.record_id)
        question = Question(
            f"Ta bort ansökan ”{labels.title_of(record)}”?",
            "Aktiviteterna och kostnaderna finns kvar i planen. Du kan ångra det.",
            [CANCEL, Verb("delete", "Ta bort ansökan", "stop")],
        )
        if self.context.ask.choose(question) == "delete":
            self._do(lambda: verbs.delete(self.context.session.plan, [record.id]))


def _nothing_yet(context: Context, create: Callable[[], object]) -> QWidget:
    return EmptyState(
        context.theme,
        "banknote",
        "Inga ansökningar ännu",
        "En ansökan gäller en eller flera aktiviteter i handlingsplanen. Reglerna kontrolleras medan du skriver.",
        ("Ny ansökan", create),
    )


def _to_top(room: QWidget, middle: QWidget) -> None:
    """Another application begins where it begins, wherever the one before was left."""
    for area in room.findChildren(QScrollArea):
        if area.isAncestorOf(middle):
            area.verticalScrollBar().setValue(0)


def _lead(context: Context, page: ApplicationPage | None, record_id: str, field: str) -> None:
    """To where a rule can be satisfied: a field of the open application, or the record in its own room."""
    if page is not None and record_id == page.record_id:
        page.focus_field(field)
    elif record_id in context.session.plan:
        context.go("action_plan", record_id)


def _entry(plan: Plan, record: Record, remarks: list[Remark]) -> Entry:
    """One application as the list shows it: what it asks for, and what stops it or where it is."""
    own = [r for r in rules.of_application(plan, record.id, remarks) if r.code != "empty"]
    stops = sum(r.severity == "block" for r in own)
    asked = budget.of_application(plan, record.id).programme
    if record.flag("withheld"):
        return Entry(record.id, labels.title_of(record), typography.mnkr(asked), "info", WITHHELD)
    if stops:
        words = typography.plural(stops, "stopp", "stopp")
        return Entry(record.id, labels.title_of(record), typography.mnkr(asked), "stop", words)
    words = state_label(application_state(plan, record.id, remarks))
    return Entry(record.id, labels.title_of(record), typography.mnkr(asked), "done", words)

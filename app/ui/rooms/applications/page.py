"""The open application as one page in the order a reviewer reads it, with what is missing said at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.journeys.decisions import PastPlans
from app.models import budget
from app.models.plan import Record
from app.models.review_order import COSTS, SECTIONS, completeness, section_of
from app.models.rules import Remark, RuleCard
from app.models.states import Step, decision_path
from app.models.wording import labels, typography
from app.ui.comments import CommentsButton
from app.ui.rooms.applications.broken_part import BrokenPart
from app.ui.rooms.applications.goals_part import GoalsPart
from app.ui.rooms.applications.meter import Meter
from app.ui.rooms.applications.money_part import MoneyPart
from app.ui.rooms.applications.section import Cure, SectionPart
from app.ui.widgets import Station, ThreadStrip, button, icon_button, label, row

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.ui.room import Context

STEP_STATES = {"done": "filled", "broken": "missing", "stopped": "missing", "now": "here", "later": "later"}

BOUND = ("F7", "F8")
"""The rules of which the list of broken approvals says the same, with what was changed."""

AT_ONCE = 5
"""The sections that are seen when an application is opened; the others are built right after."""


@dataclass(frozen=True)
class Told:
    """What the sections are told: the remarks, the rules' cards, and the ids of the application's cost records."""

    remarks: Sequence[Remark]
    cards: Sequence[RuleCard]
    costs: frozenset[str]


class ApplicationPage(QWidget):
    """Signals name what the person wants; the room turns them into changes. `built()`: every section is there."""

    line_wanted = Signal()
    line_removed = Signal()
    payer_wanted = Signal(str)
    decision_wanted = Signal()
    plan_decision_wanted = Signal()
    preview_wanted = Signal()
    delete_wanted = Signal()
    record_wanted = Signal(str, str)
    built = Signal()

    def __init__(self, context: Context, record_id: str, past: PastPlans) -> None:
        super().__init__()
        self._context, self.record_id = context, record_id
        theme = context.theme
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(18))
        self._title = label("", "title", wrap=True)
        preview = button(theme, "Förhandsgranska", kind="quiet", icon="file-text", on=self.preview_wanted.emit)
        remove = icon_button(theme, "trash-2", "Ta bort ansökan", on=self.delete_wanted.emit)
        remove.setEnabled(context.session.writable)
        self._comments = CommentsButton(context, record_id)
        head = row(self._title, self._comments, preview, remove)
        head.setStretch(0, 1)
        self._asked = label("", tone="ink_soft", wrap=True)
        self.meter = Meter(theme)
        self.meter.wanted.connect(self.focus_field)
        top = QVBoxLayout()
        top.setSpacing(theme.px(8))
        top.addLayout(head)
        top.addWidget(self._asked)
        top.addWidget(self.meter)
        self._stops = label("", tone="stop", wrap=True)
        top.addWidget(self._stops)
        page.addLayout(top)
        self.money = MoneyPart(context, record_id)
        self.money.line_wanted.connect(self.line_wanted)
        self.money.line_removed.connect(self.line_removed)
        self.grid = self.money.grid
        self.goals = GoalsPart(theme)
        self.goals.record_wanted.connect(self.record_wanted)
        self.broken = BrokenPart(context, record_id, past)
        self.broken.decision_wanted.connect(self.decision_wanted)
        self.broken.record_wanted.connect(self.record_wanted)
        self._inside: dict[str, QWidget] = {"goal": self.goals, "money": self.money, "decision": self._decisions()}
        self._told: Told | None = None
        self.sections: list[SectionPart] = []
        page.addStretch(1)
        self._page = page
        for _ in range(AT_ONCE):
            self._build_next()
        QTimer.singleShot(0, self, self._build_on)

    def refresh(self, remarks: Sequence[Remark], cards: Sequence[RuleCard], situation: Situation | None) -> None:
        """Shows the application and what the rules say, as it is now."""
        plan = self._context.session.plan
        record = plan.get(self.record_id)
        if record is None:
            return
        self._comments.refresh()
        self._title.setText(labels.title_of(record))
        money = budget.of_application(plan, self.record_id)
        self._asked.setText(self._asked_words(record, money, situation))
        self.meter.show_completeness(completeness(plan, self.record_id))
        costs = {row.id for row in money.rows}
        self.money.refresh(frozenset(r.record for r in remarks if r.severity == "block" and r.record in costs))
        self.goals.show_goals(plan, self.record_id)
        self._path.set_stations([_station(step) for step in decision_path(plan, self.record_id)])
        told = [remark for remark in remarks if remark.code != "empty"]
        self._say_stops(told)
        if self.broken.refresh(stops=any(one.code in BOUND and one.severity == "block" for one in told)):
            told = [one for one in told if one.code not in BOUND or one.field]
        self._told = Told(told, cards, frozenset(costs))
        for part in self.sections:
            self._tell(part, self._told)

    def _say_stops(self, told: Sequence[Remark]) -> None:
        """At the top how many stops there are, and the first of them: they stand further down."""
        stops = [remark for remark in told if remark.severity == "block"]
        words = typography.plural(len(stops), "stopp", "stopp")
        self._stops.setText(f"{words}. {stops[0].text}" if stops else "")
        self._stops.setVisible(bool(stops))

    def finish(self) -> bool:
        """Commits everything written and not yet committed; False when something could not be stored."""
        done = [part.finish() for part in self.sections]  # each of them, also after one that could not
        return all(done)

    def focus_field(self, name: str) -> None:
        """Takes the person to a field of the application, or to its costs."""
        self.build_all()
        if name == COSTS:
            self._bring(self.money)
            return
        for part in self.sections:
            if part.form is not None and name in part.section.fields:
                part.form.focus_field(name)
                self._bring(self.focusWidget() or part)

    def open_rule(self, code: str) -> None:
        """Shows a rule with its quotation in the section it speaks of."""
        self.build_all()
        part = next((one for one in self.sections if code in one.section.codes), None)
        if part is not None:
            part.open_rule(code)
            self._bring(part)

    def build_all(self) -> None:
        """Every section, at once; until then what lies further down comes when the window has nothing else to do."""
        while len(self.sections) < len(SECTIONS):
            self._build_next()

    def _build_on(self) -> None:
        if len(self.sections) < len(SECTIONS):
            self._build_next()
            QTimer.singleShot(0, self, self._build_on)
        else:
            self.built.emit()

    def _build_next(self) -> None:
        number = len(self.sections)
        section = SECTIONS[number]
        part = SectionPart(self._context, self.record_id, number, section, self._inside.get(section.key))
        part.record_wanted.connect(self.record_wanted)
        self.sections.append(part)
        self._page.insertWidget(self._page.count() - 1, part)
        if self._told is not None:
            self._tell(part, self._told)

    def _tell(self, part: SectionPart, told: Told) -> None:
        own = [one for one in told.remarks if self._where(one) == part.section.key]
        part.refresh(own, told.cards, partial(self._cures, told.costs))

    def _bring(self, widget: QWidget) -> None:
        """Scrolls to it, once what was just opened has been laid out."""

        def scroll() -> None:
            above = self.parentWidget()
            while above is not None and not isinstance(above, QScrollArea):
                above = above.parentWidget()
            if above is not None:
                above.ensureWidgetVisible(widget, 0, self._context.theme.px(60))

        if widget is self.money:
            (self.grid if self.grid.isVisibleTo(self) else self.money.add).setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self, scroll)

    def _where(self, remark: Remark) -> str:
        """A remark on a field stands in the field's section; else where its rule speaks."""
        own = remark.record == self.record_id
        field = next((one.key for one in SECTIONS if own and remark.field in one.fields), None)
        return field or section_of(remark.code).key

    def _cures(self, costs: frozenset[str], remark: Remark) -> list[Cure]:
        if not self._context.session.writable:
            return []
        if remark.code == "F3" and remark.record in costs and remark.severity == "block":
            return [("Byt till Bolag", partial(self.payer_wanted.emit, "company"))]
        if remark.code == "F1" and not remark.field:
            return [("Registrera beslut om planen", self.plan_decision_wanted.emit)]
        return []

    def _asked_words(self, record: Record, money: budget.Budget, situation: Situation | None) -> str:
        asked = money.financed(budget.PROGRAMME_FUNDS)
        years = typography.year_range(min(asked.years), max(asked.years)) if asked.years else ""
        words = f"Söker {typography.tkr(asked.total)}{f' för {years}' if years else ''}."
        if situation is None:
            return words
        plan = self._context.session.plan
        places = dict.fromkeys(
            key.removeprefix("area:")
            for activity in plan.targets(record, "activities")
            for key in activity.refs("neighbourhoods")
        )
        scores = [(place, situation.score(place)) for place in places]
        told = [f"{place} {typography.number(score, 1)}" for place, score in scores if score is not None]
        if not told:
            return words
        city = f", hela staden {typography.number(situation.city, 1)}" if situation.city is not None else ""
        return f"{words} Index: {', '.join(told)}{city}."

    def _decisions(self) -> QWidget:
        """The path with its button, and the approvals that do not hold any more."""
        theme = self._context.theme
        record = button(theme, "Registrera beslut", kind="quiet", icon="stamp", on=self.decision_wanted.emit)
        record.setEnabled(self._context.session.writable)
        self._path = ThreadStrip(theme, name="Beslutsväg")
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        inside.addLayout(row(None, record))
        inside.addWidget(self._path)
        inside.addWidget(self.broken)
        return made


def _station(step: Step) -> Station:
    state = STEP_STATES[step.state]
    tone = "remark" if step.state in ("broken", "stopped") else "ink_soft"
    return Station(step.key, step.name, state, step.text, tone=tone, check=step.state == "done")  # type: ignore[arg-type]

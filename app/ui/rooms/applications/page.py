"""The open application: what is asked for, the costs, what the rules say, the answers, and the decision path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models import budget
from app.models.plan import Record
from app.models.rules import Remark
from app.models.states import Step, decision_path
from app.models.wording import labels, typography
from app.ui.forms import RecordForm
from app.ui.rooms.applications.money_part import MoneyPart
from app.ui.theme import Level
from app.ui.widgets import Notice, Station, ThreadStrip, button, clear, icon_button, label, row, rule

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.ui.room import Context

STEP_STATES = {"done": "filled", "broken": "missing", "stopped": "missing", "now": "here", "later": "later"}
ABOUT = ("title", "applicant", "activities")


class ApplicationPage(QWidget):
    """Signals name what the person wants; the room turns them into changes."""

    line_wanted = Signal()
    line_removed = Signal()
    payer_wanted = Signal(str)
    decision_wanted = Signal()
    plan_decision_wanted = Signal()
    preview_wanted = Signal()
    delete_wanted = Signal()
    rule_wanted = Signal(str)

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self.record_id = context, record_id
        theme = context.theme
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(12))
        self._title = label("", "title", wrap=True)
        preview = button(theme, "Förhandsgranska", kind="quiet", icon="file-text", on=self.preview_wanted.emit)
        remove = icon_button(theme, "trash-2", "Ta bort ansökan", on=self.delete_wanted.emit)
        remove.setEnabled(context.session.writable)
        head = row(self._title, preview, remove)
        head.setStretch(0, 1)
        page.addLayout(head)
        self._asked = label("", tone="ink_soft", wrap=True)
        page.addWidget(self._asked)
        self._about = RecordForm(context, record_id, only=ABOUT, fold=False)
        new = context.session.plan.record(record_id).is_empty("activities")
        if new:
            page.addWidget(self._about)
        self.money = MoneyPart(context, record_id)
        self.money.line_wanted.connect(self.line_wanted)
        self.money.line_removed.connect(self.line_removed)
        self.grid = self.money.grid
        page.addWidget(self.money)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(theme.px(8))
        page.addLayout(self._notices)
        page.addWidget(rule())
        page.addLayout(self._path_head())
        self._path = ThreadStrip(theme, name="Beslutsväg")
        page.addWidget(self._path)
        page.addWidget(rule())
        if not new:
            page.addWidget(self._about)
        self.form = RecordForm(context, record_id, hidden=ABOUT)
        page.addWidget(self.form)
        page.addStretch(1)

    def refresh(self, remarks: Sequence[Remark], situation: Situation | None) -> None:
        """Shows the application and what the rules say, as it is now."""
        plan = self._context.session.plan
        record = plan.get(self.record_id)
        if record is None:
            return
        self._title.setText(labels.title_of(record))
        money = budget.of_application(plan, self.record_id)
        self._asked.setText(self._asked_words(record, money, situation))
        stops = frozenset(r.record for r in remarks if r.severity == "block" and r.record in {m.id for m in money.rows})
        self.money.refresh(stops)
        self._show_notices(remarks)
        self._path.set_stations([_station(step) for step in decision_path(plan, self.record_id)])
        for form in (self._about, self.form):
            form.refresh()
            form.show_remarks(remarks)

    def finish(self) -> bool:
        """Commits everything written and not yet committed; False when something could not be stored."""
        return all([self._about.finish(), self.form.finish()])

    def focus_field(self, name: str) -> None:
        """Takes the person to a field of the application."""
        if not self._about.focus_field(name):
            self.form.focus_field(name)

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

    def _path_head(self) -> QHBoxLayout:
        record = button(
            self._context.theme, "Registrera beslut", kind="quiet", icon="stamp", on=self.decision_wanted.emit
        )
        record.setEnabled(self._context.session.writable)
        return row(label("Beslutsväg", "heading"), None, record)

    def _show_notices(self, remarks: Sequence[Remark]) -> None:
        clear(self._notices)
        money = {row.id for row in budget.of_application(self._context.session.plan, self.record_id).rows}
        for remark in remarks:
            if remark.code == "empty":
                continue
            level: Level = "stop" if remark.severity == "block" else "remark"
            cures: list[tuple[str, Callable[[], None]]] = [("Visa regeln", partial(self.rule_wanted.emit, remark.code))]
            if remark.code == "F3" and remark.record in money and level == "stop" and self._context.session.writable:
                cures.insert(0, ("Byt till Bolag", partial(self.payer_wanted.emit, "company")))
            if remark.code == "F1" and not remark.field and self._context.session.writable:
                cures.append(("Registrera beslut om planen", self.plan_decision_wanted.emit))
            title = f"{remark.text} ({remark.code})" if remark.code not in remark.text else remark.text
            self._notices.addWidget(Notice(self._context.theme, level, title, remark.source, cures))


def _station(step: Step) -> Station:
    state = STEP_STATES[step.state]
    tone = "remark" if step.state in ("broken", "stopped") else "ink_soft"
    return Station(step.key, step.name, state, step.text, tone=tone, check=step.state == "done")  # type: ignore[arg-type]

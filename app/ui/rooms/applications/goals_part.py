"""The goals that the application's activities lead to, each with the findings it answers; a click leads to the goal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.plan import Plan
from app.models.wording import labels, typography
from app.ui.widgets import button, clear, icon_label, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

NO_GOALS = "Inget mål än. Målen hämtas från aktiviteterna: koppla aktiviteten till ett mål i Handlingsplan."


class GoalsPart(QWidget):
    """`record_wanted(id, field)`: a person wants to see a goal."""

    record_wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(2))

    def show_goals(self, plan: Plan, application_id: str) -> None:
        """Shows the goals of the application's activities, each once."""
        found = tuple(_goals(plan, application_id))
        if found == self._shown:
            return
        self._shown = found
        clear(self._rows)
        for record_id, wording, answers in found:
            link = button(self._theme, "Öppna", kind="quiet", on=partial(self.record_wanted.emit, record_id, ""))
            link.setAccessibleName(f"Öppna målet {wording}")
            line = row(icon_label(self._theme, "target"), label(wording, "strong", wrap=True), link)
            line.setStretch(1, 1)
            self._rows.addLayout(line)
            said = row(self._theme.px(26), label(answers, "small", "ink_soft", wrap=True))
            said.setStretch(1, 1)
            self._rows.addLayout(said)
        if not found:
            self._rows.addWidget(label(NO_GOALS, tone="ink_soft", wrap=True))


def _goals(plan: Plan, application_id: str) -> list[tuple[str, str, str]]:
    activities = plan.targets(plan.record(application_id), "activities")
    goals = {goal.id: goal for activity in activities for goal in plan.targets(activity, "goals")}
    found = []
    for goal in goals.values():
        answered = [labels.title_of(finding) for finding in plan.targets(goal, "findings")]
        words = f"Svarar på {typography.listed(answered)}" if answered else "Svarar inte på någon slutsats"
        found.append((goal.id, labels.title_of(goal), words))
    return found

"""Beside a finding's evidence: which table it quoted, and what stands in the table that has replaced it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.plan import Plan, Record
from app.models.wording.labels import key_label, title_of
from app.ui.widgets import clear, label

if TYPE_CHECKING:
    from app.ui.room import Context


class QuotedLines(QWidget):
    """For a finding what newer tables say of its evidence; for a piece of evidence also the table it quotes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: list[str] | None = None
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(context.theme.px(4))

    def refresh(self, record: Record) -> None:
        """What is known now; nothing is shown where there is nothing to say."""
        told = self._told(record)
        self.setVisible(bool(told))
        if told == self._shown:
            return
        self._shown = told
        clear(self._inner)
        if told and record.type == "finding":
            self._inner.addWidget(label("Underlag ur tabeller som har ersatts", "smallstrong"))
        for sentence in told:
            self._inner.addWidget(label(sentence, tone="ink_soft", wrap=True, selectable=True))

    def _told(self, record: Record) -> list[str]:
        plan, quotes = self._context.session.plan, self._context.standpoint.quotes
        if record.type == "evidence":
            found = quotes.of(record.id)
            return [found.sentence] if found is not None else []
        if record.type != "finding":
            return []
        pairs = ((each, quotes.of(each.id)) for each in plan.children(record.id, "evidence"))
        return [f"{_about(plan, each)}: {found.sentence}" for each, found in pairs if found is not None and found.newer]


def _about(plan: Plan, evidence: Record) -> str:
    """What a quote is about in a few words: "Ohälsotal i Ekliden"."""
    indicators = [title_of(each) for each in plan.targets(evidence, "indicators")]
    what = indicators[0] if len(indicators) == 1 else "Index"
    place = key_label(evidence.text("neighbourhood"))
    return f"{what} i {place}" if place else what

"""One indicator that stands out, told whole, with the ways to answer it or to the answer it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.journeys.answering import STRONG, Outstanding
from app.models.wording import answering as words
from app.models.wording.labels import choice_label, title_of
from app.ui.widgets import Card, button, clear, label

if TYPE_CHECKING:
    from app.ui.room import Context

FIND, REASON = "Skriv slutsats…", "Skriv varför inte…"
REWRITE, TAKE_BACK, MORE = "Ändra skälet…", "Ta tillbaka skälet", "Citera i en slutsats till…"


class OutstandingRow(Card):
    """Wishes for the row in view, each with the row; `opened(record id)` to see a finding."""

    finding_wanted = Signal(object)
    reason_wanted = Signal(object)
    other_words_wanted = Signal(object)
    take_back_wanted = Signal(object)
    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "Indikator")
        self._context = context
        self.row: Outstanding | None = None
        self._inner = QVBoxLayout()
        self._inner.setSpacing(context.theme.space("snug"))
        self.heading.setWordWrap(True)
        self.aside.hide()
        self.head.setStretch(0, 1)
        self.body.addLayout(self._inner)
        self.body.addStretch(1)

    def show_row(self, row: Outstanding | None) -> None:
        """What stands there, and what can be done with it; None empties the card."""
        self.row = row
        clear(self._inner)
        self.setVisible(row is not None)
        if row is None:
            return
        self.heading.setText(f"{row.label} i {row.unit}")
        domain = choice_label("finding", "risk_domain", row.domain)
        place = words.standing(row.place, row.of, strong=row.side == STRONG)
        self._inner.addWidget(label(f"{row.value} ({row.year})", "lead"))
        self._inner.addWidget(label(f"{place} {domain}.", tone="ink_soft", wrap=True))
        self._show_answer(row)

    def _show_answer(self, row: Outstanding) -> None:
        plan, add = self._context.session.plan, self._inner.addWidget
        findings = [plan.record(each) for each in row.findings if each in plan]
        reason = plan.get(row.reason)
        for finding in findings:
            add(label("Besvaras av slutsatsen", "smallstrong", "ink_soft"))
            add(label(title_of(finding), wrap=True))
            add(self._way("Öppna slutsatsen", partial(self.opened.emit, finding.id), of=title_of(finding)))
        if findings:
            add(self._way(MORE, lambda: self.finding_wanted.emit(row), writes=True))
        elif reason is not None:
            everywhere = " Skälet gäller alla stadsdelar." if reason.is_empty("neighbourhood") else ""
            add(label("Lämnas utan slutsats", "smallstrong", "ink_soft"))
            add(label(f"{reason.text('reason')}{everywhere}", wrap=True))
            add(self._way(REWRITE, lambda: self.other_words_wanted.emit(row), writes=True))
            add(self._way(TAKE_BACK, lambda: self.take_back_wanted.emit(row), writes=True))
            add(self._way(FIND, lambda: self.finding_wanted.emit(row), writes=True))
        else:
            self._offer(row)

    def _offer(self, row: Outstanding) -> None:
        said = words.MAY_BE_FOUND if row.side == STRONG else words.TO_ANSWER
        self._inner.addWidget(label(said, wrap=True))
        first = button(
            self._context.theme, FIND, kind="primary", icon="quote", on=lambda: self.finding_wanted.emit(row)
        )
        first.setEnabled(self._context.session.writable)
        self._inner.addWidget(first)
        if row.side != STRONG:
            self._inner.addWidget(self._way(REASON, lambda: self.reason_wanted.emit(row), writes=True))

    def _way(self, text: str, do: Callable[[], object], *, writes: bool = False, of: str = "") -> QPushButton:
        made = button(self._context.theme, text, on=do)
        if of:
            made.setAccessibleName(f"{text} {of}")
        made.setEnabled(not writes or self._context.session.writable)
        return made

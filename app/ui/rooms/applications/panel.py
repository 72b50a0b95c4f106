"""The panel beside an application: the programme's rules one by one, and the reviewer's questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.rules import RuleCard
from app.ui.widgets import Column, TableView, clear, label, row, rule

if TYPE_CHECKING:
    from app.ui.theme import Theme

STATE_WORDS = {"stop": "Stopp", "remark": "Anmärkning", "not_applicable": "Gäller inte"}
STATE_ICONS = {
    "done": ("circle-check", "done"),
    "stop": ("octagon-x", "stop"),
    "remark": ("triangle-alert", "remark"),
    "not_applicable": ("circle-dashed", "ink_soft"),
}
STATE_TONES = {"stop": "stop", "remark": "remark", "not_applicable": "ink_soft"}


class RulesPanel(QWidget):
    """`record_wanted(record id, field)`: go to where a remark can be cured."""

    record_wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = label("", "small", "ink_soft")
        columns: list[Column[RuleCard]] = [
            Column("Regel", lambda c: c.code, icon=lambda c: STATE_ICONS[c.state], width=74),
            Column("Läge", rule_words, tone=lambda c: STATE_TONES.get(c.state, ""), tip=lambda c: c.text),
        ]
        self.table: TableView[RuleCard] = TableView(theme, "Programmets regler", columns)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._cure)
        self._text = QVBoxLayout()
        self._text.setSpacing(theme.px(4))
        self._answers = QVBoxLayout()
        self._answers.setSpacing(theme.px(4))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(8))
        page.addLayout(row(label("Programmets regler", "heading"), None, self._count))
        page.addWidget(self.table)
        page.addLayout(self._text)
        page.addWidget(rule())
        page.addLayout(self._answers)
        page.addStretch(1)

    def show_rules(self, cards: Sequence[RuleCard], answers: Sequence[tuple[str, str]]) -> None:
        """Shows the rules and the reviewer's questions for one application."""
        done = sum(card.state in ("done", "not_applicable") for card in cards)
        self._count.setText(f"{done} av {len(cards)} klara")
        self.table.set_rows(cards)
        self.table.fit_height()
        worst = next((c for c in cards if c.state == "stop"), next((c for c in cards if c.state == "remark"), None))
        current = self.table.current()
        self._show(current if current is not None else worst)
        self._show_answers(answers)

    def choose(self, code: str) -> None:
        """Brings a rule into view."""
        for at, card in enumerate(self.table.rows):
            if card.code == code:
                self.table.selectRow(at)
                self.table.setFocus()

    def _cure(self, card: RuleCard) -> None:
        """Enter or a double click leads to where the first remark of the rule can be cured."""
        if card.remarks:
            self.record_wanted.emit(card.remarks[0].record, card.remarks[0].field)

    def _show(self, card: RuleCard | None) -> None:
        clear(self._text)
        if card is None:
            return
        self._text.addWidget(label(f"{card.code} {card.name}", "smallstrong"))
        for words in dict.fromkeys([card.text, *(remark.text for remark in card.remarks)]):
            if words:
                self._text.addWidget(label(words, "small", wrap=True))
        if card.source:
            self._text.addWidget(label(card.source, "small", "ink_soft", wrap=True))

    def _show_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        clear(self._answers)
        self._answers.addWidget(label("Granskarens frågor", "heading"))
        for question, answer in answers:
            self._answers.addLayout(row(label(question, tone="ink_soft", wrap=True), None, label(answer)))


def rule_words(card: RuleCard) -> str:
    """The rule's name, after its state in words where it is not simply met."""
    state = STATE_WORDS.get(card.state)
    return f"{state}: {card.name[0].lower()}{card.name[1:]}" if state else card.name

"""One section of the open application: its question, the rules that speak of it, what they say, and its fields.

A rule's quotation opens under the heading, beside what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.models.plan import Plan
from app.models.review_order import Section, completeness
from app.models.rules import Remark, RuleCard
from app.models.wording import labels
from app.ui.forms import RecordForm
from app.ui.rooms.applications.panel import STATE_ICONS, STATE_WORDS, rule_words
from app.ui.theme import Level
from app.ui.widgets import Notice, button, clear, label, row, rule

if TYPE_CHECKING:
    from app.ui.room import Context

Cure = tuple[str, Callable[[], object]]


class SectionPart(QWidget):
    """`record_wanted(record, field)`: go to where a remark can be cured. `inside` stands between heading and fields."""

    record_wanted = Signal(str, str)

    def __init__(
        self, context: Context, record_id: str, number: int, section: Section, inside: QWidget | None = None
    ) -> None:
        super().__init__()
        self._context, self._record_id, self.section = context, record_id, section
        theme = context.theme
        self._cards: dict[str, RuleCard] = {}
        self._open = ""
        self._shown: object = None
        self._count = label("", "small", "ink_soft")
        self._chips = {code: self._chip(code) for code in section.codes if code.startswith("F")}
        self._rule, self._notices = QVBoxLayout(), QVBoxLayout()
        for layout in (self._rule, self._notices):
            layout.setSpacing(theme.px(6))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(8))
        page.addWidget(rule())
        title = label(f"{number} {section.title}" if number else section.title, "heading")
        page.addLayout(row(title, self._count, None, *self._chips.values(), spacing=theme.px(6)))
        page.addWidget(label(section.asks, "small", "ink_soft", wrap=True))
        page.addLayout(self._rule)
        page.addLayout(self._notices)
        if inside is not None:
            page.addWidget(inside)
        self.form = (
            RecordForm(context, record_id, only=section.fields, fold=len(section.fields) > 1)
            if section.fields
            else None
        )
        if self.form is not None:
            page.addWidget(self.form)

    def refresh(
        self, remarks: Sequence[Remark], cards: Sequence[RuleCard], cures: Callable[[Remark], list[Cure]]
    ) -> None:
        """Shows what the rules say; `cures` are the ways out of a remark beyond going to it."""
        plan = self._context.session.plan
        found = completeness(plan, self._record_id, self.section)
        self._count.setText(f"{found.answered} av {found.wanted}" if found.wanted else "")
        self._cards = {card.code: card for card in cards}
        for code, chip in self._chips.items():
            self._dress(chip, self._cards[code])
        if self.form is not None:
            self.form.refresh()
            self.form.show_remarks(remarks)
        own = [one for one in remarks if not self._under_field(one)]
        if (told := [(one, len(cures(one))) for one in own]) != self._shown:
            self._shown = told
            clear(self._notices)
            for remark in own:
                self._notices.addWidget(self._notice(plan, remark, cures(remark)))
        self._show_rule()

    def finish(self) -> bool:
        """Commits everything written and not yet committed; False when something could not be stored."""
        return self.form is None or self.form.finish()

    def open_rule(self, code: str) -> None:
        """Shows a rule with its quotation under the heading, or hides it again."""
        self._open = "" if self._open == code else code
        self._show_rule()

    def _under_field(self, remark: Remark) -> bool:
        return remark.record == self._record_id and remark.field in self.section.fields

    def _chip(self, code: str) -> QPushButton:
        return button(self._context.theme, code, kind="quiet", icon="circle", on=partial(self.open_rule, code))

    def _dress(self, chip: QPushButton, card: RuleCard) -> None:
        icon, role = STATE_ICONS[card.state]
        chip.setIcon(self._context.theme.icon(icon, role))
        state = STATE_WORDS.get(card.state, "Klart")
        chip.setAccessibleName(f"Regel {card.code}, {card.name}. {state}")
        chip.setToolTip(rule_words(card))

    def _show_rule(self) -> None:
        clear(self._rule)
        card = self._cards.get(self._open)
        if card is None:
            return
        level: Level = {"stop": "stop", "remark": "remark"}.get(card.state, "info")  # type: ignore[assignment]
        words = "\n".join(dict.fromkeys([card.text, card.source]))
        hide = ("Dölj regeln", partial(self.open_rule, card.code))
        self._rule.addWidget(Notice(self._context.theme, level, f"{card.code} {card.name}", words, [hide], word=False))

    def _notice(self, plan: Plan, remark: Remark, cures: list[Cure]) -> Notice:
        level: Level = "stop" if remark.severity == "block" else "remark"
        ways: list[Cure] = list(cures)
        if remark.code in self._chips:
            ways.append((f"Visa regeln {remark.code}", partial(self.open_rule, remark.code)))
        record = plan.get(remark.record)
        title = remark.text
        if record is not None and record.id != self._record_id and record.type != "plan":
            name = labels.title_of(record)
            title = f"{labels.known_label(record).capitalize()} ”{name}”: {remark.text}" if name not in title else title
            ways.append((f"Öppna {labels.known_label(record)}", partial(self._lead, remark)))
        shown = f"{title} ({remark.code})" if remark.code not in title else title
        return Notice(self._context.theme, level, shown, "", ways)

    def _lead(self, remark: Remark) -> None:
        self.record_wanted.emit(remark.record, remark.field)

"""Step 1: what the rules say of the plan. Stops stand first, each with the way to where it is cured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.rules import Remark
from app.models.wording import labels, typography
from app.ui.text import capital
from app.ui.widgets import Card, Notice, button, clear, label, row, scrolling

if TYPE_CHECKING:
    from app.ui.theme import Theme

ROOM_OF = {
    "application": ("applications", "Ansökningar"),
    "decision": ("applications", "Ansökningar"),
    "cost": ("applications", "Ansökningar"),
    "dataset": ("situation", "Lägesbild"),
    "indicator_definition": ("situation", "Lägesbild"),
    "index_method": ("situation", "Lägesbild"),
}
ELSEWHERE = ("action_plan", "Handlingsplan")


class ChecksPage(QWidget):
    """`wanted(room, record)` to go and mend something, `onwards()` to make the documents, `other()` for a package."""

    wanted = Signal(str, str)
    onwards = Signal()
    other = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._folded = True
        self._shown: tuple[Plan, tuple[Remark, ...], UserError | None] | None = None
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(8))
        self.go_on = button(theme, "Gör dokumenten", kind="primary", icon="arrow-right", on=self.onwards.emit)
        self._why = label("", "small", "ink_soft", wrap=True)
        opening = button(theme, "Öppna ett paket…", kind="quiet", icon="folder-open", on=self.other.emit)
        foot = row(opening, self._why, self.go_on, spacing=theme.space("base"))
        foot.setStretch(1, 1)
        card = Card(theme)
        card.body.addWidget(scrolling(content, "Vad reglerna säger"), 1)
        card.body.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def show_remarks(self, plan: Plan, remarks: Sequence[Remark], refusal: UserError | None = None) -> None:
        """Show the remarks, stops first; the way on is open only when nothing stops and the plan can note the package.

        `refusal` is why nothing can be written in the plan, if so.
        """
        self._shown = (plan, tuple(remarks), refusal)
        clear(self._list)
        stops = [one for one in remarks if one.severity == "block"]
        others = [one for one in remarks if one.severity != "block"]
        self._say_stops(plan, stops)
        if others:
            self._say_others(plan, others)
        self._list.addStretch(1)
        self.go_on.setEnabled(not stops and refusal is None)
        why = "Dokumenten kan göras när inget stopp finns kvar." if stops else ""
        self._why.setText(str(refusal) if refusal is not None else why)

    def _say_stops(self, plan: Plan, stops: Sequence[Remark]) -> None:
        theme = self._theme
        if not stops:
            done = "Planen kan lämnas in. Nästa steg gör dokumenten; inget skrivs till någon fil än."
            self._list.addWidget(Notice(theme, "done", "Inga stopp", done, word=False))
            return
        count = typography.spelled(len(stops), "stopp hindrar inlämningen", "stopp hindrar inlämningen", neuter=True)
        self._list.addWidget(label(capital(count), "heading"))
        for one in stops:
            self._list.addWidget(self._notice(plan, one))

    def _say_others(self, plan: Plan, others: Sequence[Remark]) -> None:
        many = typography.plural(len(others), "anmärkning", "anmärkningar")
        words = f"{'Visa' if self._folded else 'Dölj'} {many}"
        fold = button(
            self._theme, words, kind="quiet", icon="chevron-down" if self._folded else "chevron-up", on=self._fold
        )
        calm = label("Anmärkningar ber om ett skäl och hindrar inget.", "small", "ink_soft")
        self._list.addLayout(row(fold, calm, None))
        if self._folded:
            return
        for record, group in _by_record(others):
            known = plan.get(record)
            self._list.addSpacing(self._theme.px(6))
            self._list.addWidget(label(_named(known) if known else "Planen", "strong", wrap=True))
            for one in group:
                self._list.addWidget(self._notice(plan, one))

    def _notice(self, plan: Plan, one: Remark) -> Notice:
        level = "stop" if one.severity == "block" else "remark"
        record = plan.get(one.record)
        room, name = ROOM_OF.get(record.type if record else "", ELSEWHERE)
        about = f"{_named(record)}. " if record is not None and level == "stop" else ""
        verb = (f"Åtgärda i {name}", partial(self.wanted.emit, room, one.record))
        return Notice(self._theme, "stop" if level == "stop" else "remark", one.text, f"{about}{one.source}", [verb])

    def _fold(self) -> None:
        self._folded = not self._folded
        if self._shown is not None:
            self.show_remarks(*self._shown)
            self._list.update()


def _named(record: Record) -> str:
    return f"{capital(labels.type_label(record.type))} ”{labels.title_of(record)}”"


def _by_record(remarks: Iterable[Remark]) -> Iterable[tuple[str, list[Remark]]]:
    order: dict[str, int] = {}
    for one in remarks:
        order.setdefault(one.record, len(order))
    ordered = sorted(remarks, key=lambda one: order[one.record])
    return [(record, list(group)) for record, group in groupby(ordered, key=lambda one: one.record)]

"""Approvals that a later edit broke: what was said when it was decided, what is said now, who changed it and when.

From here the person approves anew or puts back exactly what was decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journeys import approved
from app.journeys.approved import Difference
from app.journeys.decisions import Broken, PastPlans, broken
from app.models.errors import UserError
from app.models.plan import Record
from app.ui.text import moment
from app.ui.theme import Level
from app.ui.widgets import Column, Notice, TableView, clear

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.widgets.boxes import Action

MOST_ROWS = 8


class BrokenPart(QWidget):
    """`decision_wanted()`: record a new decision. `record_wanted(id, field)`: see what was changed."""

    decision_wanted = Signal()
    record_wanted = Signal(str, str)

    def __init__(self, context: Context, record_id: str, past: PastPlans) -> None:
        super().__init__()
        self._context, self._record_id, self._past = context, record_id, past
        self._shown: object = None
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(context.theme.px(8))

    def refresh(self, *, stops: bool) -> bool:
        """Shows the approvals that do not hold any more; False, and nothing shown, when all of them do."""
        found = broken(self._past, self._record_id)
        told = [(one, self._differences(one.decisions[0]), stops) for one in found]
        if told != self._shown:
            self._shown = told
            clear(self._page)
            for one, differences, _ in told:
                self._add(one, differences, "stop" if stops else "remark")
        self.setVisible(bool(told))
        return bool(told)

    def _differences(self, decision: Record) -> tuple[Difference, ...]:
        try:
            return approved.since(self._past, self._context.session, decision, self._record_id)
        except UserError:
            return ()  # the notice says that the decided state is not known; there is nothing to list

    def _add(self, one: Broken, differences: Sequence[Difference], level: Level) -> None:
        ways: list[Action] = []
        if self._context.session.writable:
            ways.append(("Registrera nytt beslut", self.decision_wanted.emit))
            if differences:
                ways.append(("Återställ det som beslutades", partial(self._restore, one.decisions[0])))
        self._page.addWidget(Notice(self._context.theme, level, one.title, one.sentence, ways))
        if differences:
            self._page.addWidget(self._table(differences))

    def _table(self, differences: Sequence[Difference]) -> TableView[Difference]:
        today = self._context.session.now().date()
        columns: list[Column[Difference]] = [
            Column("Vad", _what, tip=_what, least=170),
            Column("När det beslutades", lambda d: d.brief[0], tip=lambda d: d.then, width=190),
            Column("Nu", lambda d: d.brief[1], tip=lambda d: d.now, width=190, tone=lambda _d: "remark"),
            Column("Ändrat av", lambda d: _who(d, today), tip=lambda d: _who(d, today), width=170),
        ]
        table: TableView[Difference] = TableView(
            self._context.theme, "Ändrat sedan beslutet", columns, list(differences)
        )
        table.fit_height(MOST_ROWS)
        if self._context.theme.narrow:  # then it scrolls sideways too
            table.setFixedHeight(table.height() + table.horizontalScrollBar().sizeHint().height())
        table.opened.connect(lambda d: self.record_wanted.emit(d.record, d.field))
        return table

    def _restore(self, decision: Record) -> None:
        try:
            approved.restore(self._context.session, decision, self._record_id)
        except UserError as error:
            self._page.insertWidget(0, Notice(self._context.theme, "stop", "Inget är återställt.", str(error)))
        else:
            self._context.tell("Det som beslutades är återställt, och beslutet gäller igen. Du kan ångra det.")


def _what(difference: Difference) -> str:
    return f"{difference.caption}, {difference.what}" if difference.caption else difference.what


def _who(difference: Difference, today: date) -> str:
    when = moment(difference.at, today) if difference.at is not None else ""
    return ", ".join(part for part in (difference.who, when) if part) or "okänt"

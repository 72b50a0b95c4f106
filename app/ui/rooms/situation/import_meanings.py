"""The page of what names in tables mean: each name that somebody has given a meaning, to be changed or taken away.

A meaning holds for every table read in from then on; the tables that are in the plan already stay as they were read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.models import verbs
from app.models.errors import UserError
from app.models.plan import Record
from app.models.wording import labels
from app.ui.exporting import refused
from app.ui.forms import RecordForm
from app.ui.rooms.situation.side import SidePage
from app.ui.widgets import Card, Column, TableView, button, clear, label, row, scrolling

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.situation.room import SituationRoom

MEANS = {"place_alias": "place", "indicator_alias": "indicator"}
"""The kinds of records that say what a name means, and the field that says it."""


def open_meanings(room: SituationRoom) -> MeaningsPage:
    """The page in the place of the views."""
    return room.side if isinstance(room.side, MeaningsPage) else room.open_side(MeaningsPage(room.context))


class MeaningsPage(SidePage):
    """Two lists, of places and of indicators, and the one that is chosen in a form beside them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._form: RecordForm | None = None
        self.lists = {kind: self._list(kind) for kind in MEANS}
        self._side = Card(context.theme, "Vad namnet betyder")
        self._body = QVBoxLayout()
        self._side.body.addLayout(self._body)
        self._side.body.addStretch(1)
        self._lay_out()
        self.refresh()

    def _list(self, kind: str) -> TableView[Record]:
        columns: list[Column[Record]] = [
            Column("Namn i tabellen", lambda r: r.text("name") or "saknas", tip=lambda r: r.text("name")),
            Column("Betyder", self._meaning, width=230, tip=self._meaning),
        ]
        made: TableView[Record] = TableView(self._context.theme, labels.type_plural(kind).capitalize(), columns)
        made.chosen.connect(self._open)
        return made

    def _lay_out(self) -> None:
        theme, writable = self._context.theme, self._context.session.writable
        said = "Namnen gäller varje tabell som läses in härefter. Tabeller som redan är inlästa ändras inte."
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("base"))
        for kind, shown in self.lists.items():
            card = Card(theme, labels.type_plural(kind).capitalize())
            shown.setMinimumHeight(theme.px(150))
            card.body.addWidget(shown, 1)
            new = button(theme, labels.new_label(kind), icon="plus", on=partial(self._create, kind))
            new.setEnabled(writable)
            card.body.addLayout(row(new, None))
            inner.addWidget(card, 1)
        cards = QBoxLayout(QBoxLayout.Direction.TopToBottom if theme.narrow else QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(theme.space("base"))
        cards.addWidget(left, 1)
        cards.addWidget(self._side)
        if not theme.narrow:
            self._side.setFixedWidth(theme.px(340))
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.space("room"))
        page.addLayout(row(button(theme, "Till vyerna", kind="quiet", icon="chevron-left", on=self.left.emit), None))
        page.addWidget(label(said, tone="ink_soft", wrap=True))
        page.addLayout(cards, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, "Namn och betydelser"))

    def refresh(self) -> None:
        plan = self._context.session.plan
        for kind, shown in self.lists.items():
            current = shown.current()
            shown.blockSignals(True)
            shown.set_rows(plan.of(kind))
            same = next((each for each in shown.rows if current is not None and each.id == current.id), None)
            if same is not None:
                shown.choose(same)
            shown.blockSignals(False)
        if self._form is not None and self._form.record_id in plan:
            self._form.refresh()
        else:
            self._empty()

    def finish(self) -> None:
        if self._form is not None:
            self._form.finish()

    def open_record(self, record_id: str) -> None:
        """Bring a name into view."""
        for shown in self.lists.values():
            found = next((each for each in shown.rows if each.id == record_id), None)
            if found is not None:
                shown.choose(found)

    @property
    def open_id(self) -> str | None:
        return self._form.record_id if self._form is not None else None

    def _meaning(self, record: Record) -> str:
        text = labels.value_text(record, MEANS[record.type], self._context.session.plan)
        return text or "saknas"

    def _create(self, kind: str) -> None:
        session = self._context.session
        try:
            done = session.do(verbs.create(session.plan, kind, {}, session.chance))
        except UserError as error:
            refused(self._context, "Namnet kunde inte läggas till", error)
            return
        self.refresh()
        self.lists[kind].choose(session.plan.record(done.created[0]))

    def _open(self, record: Record) -> None:
        if self._form is not None and self._form.record_id == record.id:
            return
        self.finish()
        clear(self._body)
        self._form = RecordForm(self._context, record.id, columns=1)
        self._body.addWidget(self._form)
        theme = self._context.theme
        away = button(theme, "Ta bort namnet", kind="stop", icon="trash-2", on=lambda: self._delete(record.id))
        away.setEnabled(self._context.session.writable)
        self._body.addLayout(row(away, None))

    def _delete(self, record_id: str) -> None:
        session = self._context.session
        try:
            session.do(verbs.delete(session.plan, [record_id]))
        except UserError as error:
            refused(self._context, "Namnet kunde inte tas bort", error)
            return
        self.refresh()

    def _empty(self) -> None:
        self._form = None
        clear(self._body)
        there = any(shown.rows for shown in self.lists.values())
        said = "Välj ett namn till vänster." if there else "Inget namn har fått en betydelse än."
        self._body.addWidget(label(said, tone="ink_soft", wrap=True))

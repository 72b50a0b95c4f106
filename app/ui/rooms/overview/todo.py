"""Deadlines and tasks per person, with a tick for what is done. Each leads to its form, and to what it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.models import todo, verbs
from app.models.errors import UserError
from app.models.todo import Item
from app.models.wording import labels, typography
from app.models.wording.todo import NOBODY, due
from app.ui.widgets import Dialog, EmptyState, Verb, button, clear, column, label, row, scrolling
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.ui.room import Context

EVERYONE = "\0"
TASK, DEADLINE = "task", "deadline"
MOST = 200


class TodoDialog(Dialog):
    """Everything to do, grouped by person. Ticking is stored at once; the rest leads on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        verbs_ = [Verb("", "Stäng", "primary")]
        super().__init__(context.theme, "Att göra", "Tidsgränser och uppgifter, person för person.", verbs_, parent)
        self._context = context
        theme = context.theme
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(720), room.width() - 60), min(theme.px(620), room.height() - 60))
        self.who = ComboBox()
        self.who.setAccessibleName("Visa för")
        self.ready = QCheckBox("Visa det som är klart")
        self._lines = column(spacing=theme.px(4))
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 0, theme.px(6), 0)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        area = scrolling(held, "Att göra")
        area.setMinimumHeight(theme.px(240))
        new = button(theme, labels.new_label(TASK), kind="quiet", icon="plus", on=lambda: self._make(TASK))
        late = button(theme, labels.new_label(DEADLINE), kind="quiet", icon="plus", on=lambda: self._make(DEADLINE))
        for made in (new, late):
            made.setEnabled(context.session.writable)
            made.setAutoDefault(False)
        self.refused = label("", tone="stop", wrap=True)
        self.refused.hide()
        self.body.addLayout(row(self.who, self.ready, None, new, late, spacing=theme.px(10)))
        self.body.addWidget(area, 1)
        self.body.addWidget(self.refused)
        self._fill_people()
        self.who.activated.connect(lambda _at: self._show())
        self.ready.toggled.connect(lambda _on: self._show())
        self._show()

    def _items(self) -> list[Item]:
        return todo.items(self._context.session.plan, self._context.session.today())

    def _fill_people(self) -> None:
        self.who.addItem("Alla", EVERYONE)
        for name, _ in todo.by_person(self._items()):
            self.who.addItem(name or NOBODY[0], name)

    def _show(self) -> None:
        clear(self._lines)
        wanted = self.who.currentData()
        found = [one for one in self._items() if wanted in (EVERYONE, one.who)]
        shown = [one for one in found if self.ready.isChecked() or not one.done][:MOST]
        for name, own in todo.by_person(shown):
            late = sum(one.days is not None and one.days < 0 and not one.done for one in own)
            words = name or NOBODY[0]
            delayed = f", varav {typography.plural(late, 'försenad', 'försenade')}" if late else ""
            self._lines.addWidget(label(f"{words} ({len(own)}{delayed})", "heading"))
            for one in own:
                self._lines.addWidget(self._line(one))
        if not shown:
            words = "Allt är klart." if found else "Skriv vem som ska göra vad till när, så syns det här."
            self._lines.addWidget(EmptyState(self._context.theme, "clipboard-check", "Inget att göra", words))

    def _line(self, one: Item) -> QFrame:
        theme, plan = self._context.theme, self._context.session.plan
        tick = QCheckBox()
        tick.setChecked(one.done)
        tick.setAccessibleName(f"Klart: {one.what}")
        tick.setEnabled(self._context.session.writable)
        tick.clicked.connect(lambda on: self._tick(one, on))
        late = one.days is not None and one.days < 0 and not one.done
        when = f"{typography.date_long(one.when)} · " if one.when else ""
        look = ("smallstrong", "remark") if late else ("small", "ink_soft")
        under = label(f"{when}{due(one.days, done=one.done)}", *look)
        words = column(label(one.what, wrap=True), under, spacing=0)
        line = row(tick, words, spacing=theme.px(10))
        line.setStretch(1, 1)
        for record_id, verb in ((one.about, "Till det den gäller"), (one.record, "Öppna")):
            if record_id:
                lead = button(theme, verb, kind="quiet", on=partial(self._go, record_id))
                lead.setAccessibleName(f"{verb}: {one.what}")
                lead.setToolTip(labels.title_of(plan.record(record_id)))
                lead.setAutoDefault(False)
                line.addWidget(lead)
        box = QFrame()
        box.setProperty("box", "row")
        box.setLayout(line)
        line.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        return box

    def _tick(self, one: Item, on: bool) -> None:
        plan = self._context.session.plan
        words = "markerade som klart" if on else "markerade som inte klart"
        try:
            self._context.session.do(verbs.set_value(plan, one.record, "done", on), words=f"{words}: {one.what}")
        except UserError as error:
            self.refused.setText(str(error))
            self.refused.show()
        self._show()

    def _go(self, record_id: str) -> None:
        from app.ui.ways import lead_to

        self.accept()
        lead_to(self._context, self._context.session.plan.record(record_id))

    def _make(self, kind: str) -> None:
        session = self._context.session
        try:
            made = session.do(verbs.create(session.plan, kind, {}, session.chance)).created[0]
        except UserError as error:
            self.refused.setText(str(error))
            self.refused.show()
            return
        self._go(made)

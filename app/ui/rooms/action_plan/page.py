"""The open record: its name, the thread through it, its form, what belongs to it, and what the rules say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.models.plan import Record
from app.models.rules import Remark
from app.models.schema import RECORD_TYPES
from app.models.trace import STOPS, Stop, trace
from app.models.trajectory import is_by_sex
from app.models.wording import labels, typography
from app.ui.comments import CommentsButton
from app.ui.forms import RecordForm
from app.ui.rooms.action_plan.deeds import NEVER_DELETED
from app.ui.rooms.action_plan.facts import Facts
from app.ui.rooms.action_plan.lists import BELOW, Below, RecordList
from app.ui.rooms.action_plan.parts import parts_of
from app.ui.rooms.action_plan.quoted import QuotedLines
from app.ui.rooms.action_plan.strip import stations
from app.ui.rooms.action_plan.tree_rows import ICONS
from app.ui.theme import Level
from app.ui.widgets import Notice, button, clear, column, icon_label, label, row
from app.ui.widgets.wrapped import WrappedThread

if TYPE_CHECKING:
    from app.ui.room import Context

MOST_NOTICES = 4


class RecordPage(QWidget):
    """`opened(record id)`, `wanted(Below)`, `history_wanted()`, `delete_wanted()`; `refresh` when the plan changed."""

    opened = Signal(str)
    wanted = Signal(object)
    history_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, context: Context, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.record_id = context, record_id
        record = context.session.plan.record(record_id)
        self.above = record.parent or ""
        self._said: list[Remark] | None = None
        theme = context.theme
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(20))
        page.setSpacing(theme.px(12))
        page.addLayout(self._head(record))
        self._strip = WrappedThread(theme, "Den röda tråden genom posten", len(STOPS), clickable=True)
        self._strip.chosen.connect(self._go_along)
        strip = QFrame()
        strip.setProperty("box", "sunken")
        inside = QVBoxLayout(strip)
        inside.setContentsMargins(theme.px(8), theme.px(10), theme.px(8), theme.px(8))
        inside.addWidget(self._strip)
        self._band = strip
        page.addWidget(strip)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(theme.px(8))
        self._quoted = QuotedLines(context)
        self.form = RecordForm(context, record_id, fold=not is_by_sex(context.session.plan, record))
        self._lists = [self._list(record, below) for below in BELOW.get(record.type, ())]
        self._parts = parts_of(context, record)
        for made in self._parts:
            made.opened.connect(self.opened)
        settled = [Facts(context, record)] if RECORD_TYPES[record.type].settled else []
        parts: list[QWidget] = [*settled, self.form, *self._parts, *self._lists]
        parts.insert(2 if record.type == "finding" else 0, self._quoted)  # under a finding's evidence, else first
        for part in parts:
            page.addWidget(part)
        page.addLayout(self._notices)
        page.addStretch(1)

    def refresh(self, remarks: list[Remark]) -> None:
        """Shows the record and what the rules say, as it is now."""
        plan = self._context.session.plan
        record = plan.get(self.record_id)
        if record is None:
            return
        self._title.setText(labels.title_of(record))
        self._comments.refresh()
        found = stations(plan, self.record_id)
        self._strip.set_stations(found)
        self._band.setVisible(bool(found))
        self.form.refresh()
        own = [remark for remark in remarks if remark.record == self.record_id]
        self.form.show_remarks(own)
        for part in self._parts:
            part.refresh(record)
        for shown in self._lists:
            shown.refresh(plan, record)
        self._quoted.refresh(record)
        self._show_notices(own)

    def _show_notices(self, own: list[Remark]) -> None:
        if own == self._said:
            return
        self._said = own
        clear(self._notices)
        told = [remark for remark in own if remark.code != "empty"]
        for remark in told[:MOST_NOTICES]:
            level: Level = "stop" if remark.severity == "block" else "remark"
            self._notices.addWidget(Notice(self._context.theme, level, remark.text, remark.source))
        if len(told) > MOST_NOTICES:
            more = len(told) - MOST_NOTICES
            words = typography.plural(more, "anmärkning till", "anmärkningar till")
            self._notices.addWidget(label(f"{words}. De syns i Skicka in.", "small", "ink_soft", wrap=True))
        blank = [remark for remark in own if remark.code == "empty"]
        if blank:
            names = [labels.field_label(self._type, remark.field) for remark in blank if remark.field]
            words = typography.listed([name[:1].lower() + name[1:] for name in names])
            self._notices.addWidget(label(f"Inte ifyllt än: {words}.", "small", "ink_soft", wrap=True))

    def _go_along(self, stop: Stop) -> None:
        """To the first record at a stop of the thread, or to making one; the stop where one is leads nowhere."""
        found = trace(self._context.session.plan, self.record_id)
        if found.at == stop:
            return
        if found.records[stop]:
            self.opened.emit(found.records[stop][0])
        elif self._context.session.writable:
            wanted = next((below for below in BELOW.get(self._type, ()) if below.kind == stop), None)
            if wanted is not None:
                self.wanted.emit(wanted)

    def _head(self, record: Record) -> QBoxLayout:
        """What the record is called, and its verbs beside it, or below it where the text is large."""
        theme = self._context.theme
        self._type = record.type
        self._comments = CommentsButton(self._context, record.id)
        icon = theme.icon_names["record"].get(record.type) or ICONS.get(record.type, "file-text")
        self._title = label("", "title", wrap=True)
        self._title.setAccessibleName("Öppen post")
        picture = icon_label(theme, icon, "ink_soft", 24)
        picture.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        name = row(picture, self._title, spacing=theme.px(10))
        name.setStretch(1, 1)
        verbs = row(*self._verbs(record), *([None] if theme.narrow else []), spacing=theme.px(4))
        head = column(name, verbs) if theme.narrow else row(name, verbs, spacing=theme.px(10))
        head.setStretch(0, 1)
        return head

    def _verbs(self, record: Record) -> list[QWidget]:
        theme, made = self._context.theme, []
        above = self._context.session.plan.get(record.parent)
        if above is not None:
            words = f"Till {labels.type_label(above.type)}"
            back = button(theme, words, kind="quiet", icon="chevron-left", on=lambda: self.opened.emit(above.id))
            back.setToolTip(labels.title_of(above))
            made.append(back)
        made.append(button(theme, "Historik", kind="quiet", icon="history", on=self.history_wanted.emit))
        made.append(self._comments)
        if record.type not in NEVER_DELETED:
            remove = button(theme, "Ta bort", kind="quiet", icon="trash-2", on=self.delete_wanted.emit)
            remove.setAccessibleName(f"Ta bort {labels.type_label(record.type)}")
            remove.setEnabled(self._context.session.writable)
            made.append(remove)
        return list(made)

    def _list(self, record: Record, below: Below) -> RecordList:
        session = self._context.session
        made = RecordList(self._context.theme, session.plan, record, below, writable=session.writable)
        made.opened.connect(self.opened)
        made.wanted.connect(self.wanted)
        return made

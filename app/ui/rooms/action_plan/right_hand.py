"""What stands at the right of *Handlingsplan*: the open record, a kind of record, or how to begin.

It opens one thing at a time and never leaves a form in which something written is not stored without asking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.models.plan import Record
from app.models.wording import labels
from app.ui.rooms.action_plan import deeds
from app.ui.rooms.action_plan.headings import HeadingPage
from app.ui.rooms.action_plan.page import RecordPage
from app.ui.rooms.action_plan.panes import Panes
from app.ui.widgets import EmptyState, scrolling
from app.ui.widgets.basic import put_in, scroller

if TYPE_CHECKING:
    from app.ui.room import Context


class RightHand(QObject):
    """`page` is the open record's, `heading` the open kind's; at most one of them is there.

    `opened(record id)`, `below_wanted(Below)` and `made(kind)` are wishes; `changed()` when something else is open.
    """

    opened = Signal(str)
    below_wanted = Signal(object)
    made = Signal(str)
    history_wanted = Signal()
    delete_wanted = Signal()
    changed = Signal()

    def __init__(self, context: Context, panes: Panes) -> None:
        super().__init__()
        self._context, self._panes = context, panes
        self.page: RecordPage | None = None
        self.heading: HeadingPage | None = None

    @property
    def record(self) -> Record | None:
        """The open record, while it is in the plan."""
        return self._context.session.plan.get(self.page.record_id) if self.page is not None else None

    @property
    def gone(self) -> bool:
        """True when the open record is no longer in the plan."""
        return self.page is not None and self.record is None

    @property
    def above(self) -> str:
        """The record that the open one lies under; "" for none."""
        return self.page.above if self.page is not None else ""

    @property
    def empty(self) -> bool:
        """True when neither a record nor a kind is open."""
        return self.page is None and self.heading is None

    def refresh(self) -> None:
        """Shows what is open as it is now."""
        if self.page is not None:
            self.page.refresh(self._context.standpoint.remarks_so_far)
        if self.heading is not None:
            self.heading.refresh()

    def may_leave(self) -> bool:
        """Commits what is written; asks when something could not be read or stored."""
        if self.heading is not None:
            self.heading.finish()
        if self.page is None or self.gone or self.page.form.finish():
            return True
        return self._context.ask.choose(deeds.question_before_leaving(self.page.form.unsaved())) == "leave"

    def open(self, record_id: str) -> bool:
        """Shows a record at the right; False when the person stays with what is written in the one before."""
        if self.page is not None and self.page.record_id == record_id:
            return True
        if not self.may_leave():
            return False
        area = scroller("Öppen post")
        self._panes.show_right(area)
        page = RecordPage(self._context, record_id, area.viewport())  # built where it stands: moving it dresses it anew
        page.opened.connect(self.opened)
        page.wanted.connect(self.below_wanted)
        page.history_wanted.connect(self.history_wanted)
        page.delete_wanted.connect(self.delete_wanted)
        page.refresh(self._context.standpoint.remarks_so_far)
        put_in(area, page)
        self.page, self.heading = page, None
        self.changed.emit()
        return True

    def open_heading(self, kind: str) -> bool:
        """Shows a kind of record at the right: those there are, or what it is for and how to begin."""
        if not self.may_leave():
            return False
        heading = HeadingPage(self._context, kind, self.opened.emit, self.made.emit)
        self._put(scrolling(heading, "Öppen rubrik"), heading=heading)
        return True

    def open_near(self, record_id: str) -> None:
        """After a deletion the record near it, else the first finding, else how to begin."""
        plan = self._context.session.plan
        first = next(iter(plan.of("finding")), None)
        shown = plan.get(record_id) or first
        self.page = None
        if shown is None:
            if not isinstance(self._panes.right, EmptyState):
                self._put(self._beginning())
            return
        self.open(shown.id)
        self._panes.tree.choose(shown.id, tell=False)

    def _put(self, widget: QWidget, page: RecordPage | None = None, heading: HeadingPage | None = None) -> None:
        self.page, self.heading = page, heading
        self._panes.show_right(widget)
        self.changed.emit()

    def _beginning(self) -> QWidget:
        return EmptyState(
            self._context.theme,
            "lightbulb",
            "Börja med en slutsats",
            "En slutsats säger vad lägesbilden betyder. Mål, mått och aktiviteter bygger på den.",
            (labels.new_label("finding"), lambda: self.made.emit("finding"))
            if self._context.session.writable
            else None,
            other=("Öppna Lägesbild", lambda: self._context.go("situation")),
        )

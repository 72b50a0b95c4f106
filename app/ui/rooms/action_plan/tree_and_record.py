"""The tree of *Handlingsplan* to the left and the open record to the right: the first of the presentations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.plan import Record
from app.ui.rooms.action_plan.nodes import Titles, counts, tree
from app.ui.rooms.action_plan.panes import Panes
from app.ui.rooms.action_plan.right_hand import RightHand

if TYPE_CHECKING:
    from app.ui.room import Context


class TreeAndRecord(QWidget):
    """`tree`, `panes` and `right`; what is chosen in the tree is opened to the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._titles = Titles()
        self.panes = Panes(context.theme, writable=context.session.writable)
        self.panes.filtered.connect(lambda _text: self._filter())
        self.tree = self.panes.tree
        self.right = RightHand(context, self.panes)
        self.tree.chosen.connect(self._chosen)
        self.tree.entered.connect(lambda: self.enter(self.record_id or ""))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)

    @property
    def record_id(self) -> str | None:
        """The open record."""
        return self.right.page.record_id if self.right.page is not None else None

    def refresh(self) -> None:
        """Shows the plan as it is now; where the open record is gone, one near it."""
        near = (self.right.above or self.tree.after_gone()) if self.right.gone else ""
        self._show_tree()
        self.panes.counts.setText(counts(self._context.session.plan))
        if self.right.gone or self.right.empty:
            self.right.open_near(near)
        self.right.refresh()

    def open(self, record: Record) -> None:
        """Opens the record and makes its row current, unless the person stays with what is written in another."""
        if self.right.open(record.id):
            self._choose_row(record)
            self.panes.show_record()

    def enter(self, record_id: str) -> None:
        """Into the form of the record, where it is the open one."""
        self.panes.show_record()
        if self.right.page is not None and self.right.page.record_id == record_id:
            self.right.page.form.focus_field()

    def _show_tree(self) -> None:
        """The rows are made when the plan or the remarks are others; a filter only chooses among them."""
        remarks = self._context.standpoint.remarks_so_far
        self.tree.show_nodes(tree(self._context.session.plan, remarks, self._titles))
        self._filter()

    def _filter(self) -> None:
        self.tree.show_only(self.panes.filter.text())

    def _chosen(self, record_id: str, kind: str) -> None:
        before = self.record_id or ""
        if not record_id and not kind.endswith(":all"):
            return
        opened = self.right.open(record_id) if record_id else self.right.open_heading(kind.removesuffix(":all"))
        if not opened and before:
            self.tree.choose(before, tell=False)

    def _choose_row(self, record: Record) -> None:
        """Makes the record's row current; one below another has that one's row. A filter that hides it gives way."""
        known = record.id if record.parent is None else record.parent
        if self.tree.choose(known, tell=False):
            return
        self._show_tree()
        if not self.tree.choose(known, tell=False):
            self.panes.filter.clear()
            self.tree.choose(known, tell=False)

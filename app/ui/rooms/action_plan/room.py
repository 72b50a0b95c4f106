"""The room *Handlingsplan*: the plan as a tree to the left, the open record to the right.

It turns wishes into changes through the verbs of the plan; what the rules say comes from the standpoint.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout

from app.models import states, verbs
from app.models.change import Change
from app.models.errors import UserError
from app.models.plan import Record
from app.models.schema import RECORD_TYPES
from app.models.wording import labels
from app.ui.room import Context, Room
from app.ui.rooms import leads
from app.ui.rooms.action_plan import deeds
from app.ui.rooms.action_plan.actions import PlanActions, Wishes
from app.ui.rooms.action_plan.history import history_dialog
from app.ui.rooms.action_plan.lists import Below
from app.ui.rooms.action_plan.nodes import SHOWN_UNDER, counts, filtered, tree
from app.ui.rooms.action_plan.panes import Panes
from app.ui.rooms.action_plan.right_hand import RightHand
from app.ui.text import capital
from app.ui.widgets import Question, Verb

COMMONLY_MADE = ("organisation", "member", "working_group", "dialogue_input", "deadline")


class ActionPlanRoom(Room):
    """Tree, form and the verbs on them."""

    key = "action_plan"
    title = "Handlingsplan"
    icon = "list-tree"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panes = Panes(context.theme, writable=context.session.writable)
        self.panes.filtered.connect(lambda _text: self._show_tree())
        self.panes.new_wanted.connect(self.offer_new)
        self.tree = self.panes.tree
        self.right = RightHand(context, self.panes)
        self._follow_right_hand()
        self.tree.chosen.connect(self._chosen)
        self.tree.entered.connect(self._enter)
        self.tree.delete_wanted.connect(self.delete)
        self.menu = QMenu(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        wishes = Wishes(
            create=self.make,
            move=self._move,
            delete=self.delete,
            history=self._show_history,
            offer=self.offer_new,
            find=self.panes.filter.setFocus,
        )
        self.verbs_here = PlanActions(self, wishes)
        context.standpoint.changed.connect(self._standpoint_changed)

    def state_line(self) -> str:
        plan = self.context.session.plan
        state = capital(states.plan_state_label(states.plan_state(plan)))
        versions = plan.of("version")
        return f"{state}, senaste version: {labels.title_of(versions[-1])}" if versions else state

    def place(self) -> str | None:
        """The open record, to come back to."""
        return self.right.page.record_id if self.right.page is not None else None

    def show_record(self, record_id: str) -> None:
        """Opens a record of the plan; one that another room shows is opened there."""
        record = self.context.session.plan.get(record_id)
        if record is None:
            return
        room = leads.room_of(record)
        if room == self.key or record.type == "indicator_definition":
            if self.right.open(record_id):
                self._choose_row(record)
                self.panes.show_record()
        elif room:
            self.context.go(room, record_id)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        plan = self.context.session.plan
        near = (self.right.above or self.tree.after_gone()) if self.right.gone else ""
        self._show_tree()
        self.panes.counts.setText(counts(plan))
        if self.right.gone or self.right.empty:
            self.right.open_near(near)
        self.right.refresh()

    def offer_new(self) -> None:
        """A menu of what can be added."""
        self.menu.clear()
        for kind in (*SHOWN_UNDER, "", *COMMONLY_MADE):
            if not kind:
                self.menu.addSeparator()
                continue
            self.menu.addAction(labels.new_label(kind)).triggered.connect(partial(self._make_from_menu, kind))
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.panes.new.mapToGlobal(self.panes.new.rect().bottomLeft()))

    def make(self, kind: str) -> None:
        """A new record, linked to the open one where the thread says so, and open to be filled in."""
        self._make(kind, deeds.links_for(self.context.session.plan, kind, self.right.record), None)

    def delete(self) -> None:
        """Asks, and takes the open record away."""
        record = self.right.record
        if record is None or record.type in deeds.NEVER_DELETED or not self.context.session.writable:
            return
        plan = self.context.session.plan
        if self.context.ask.choose(deeds.question_before_delete(plan, record)) == "delete":
            self._do(lambda: verbs.delete(plan, [record.id]), f"tog bort {labels.type_label(record.type)}")

    def _make_from_menu(self, kind: str, _checked: bool = False) -> None:
        self.make(kind)

    def _make_below(self, below: Below) -> None:
        record = self.right.record
        if record is None:
            return
        link: dict[str, object] = {below.link: [record.id] if below.many else record.id} if below.link else {}
        self._make(below.kind, link, None if below.link else record.id)

    def _make(self, kind: str, given: dict[str, object], parent: str | None) -> None:
        session = self.context.session
        if not self.right.may_leave():
            return
        made = self._do(lambda: verbs.create(session.plan, kind, given, session.chance, parent))
        if not made:
            return
        if leads.ROOM_OF.get(kind, self.key) != self.key:
            self.context.go(leads.ROOM_OF[kind], made[0])
            return
        self.show_record(made[0])
        if self.right.page is not None:
            self.right.page.form.focus_field(RECORD_TYPES[kind].title)

    def _do(self, make: Callable[[], Change], words: str = "") -> tuple[str, ...] | None:
        """Does one change, and gives what it made; None, with the reason told, when it could not be done."""
        try:
            return self.context.session.do(make(), words=words).created
        except UserError as error:
            self.context.ask.choose(Question("Det gick inte", str(error), [Verb("ok", "Stäng", "primary")]))
            return None

    def _move(self, step: int) -> None:
        record, session = self.right.record, self.context.session
        if record is None or not session.writable:
            return
        beside = self.tree.beside()
        if not beside or record.id not in beside:
            beside = [one.id for one in verbs.siblings(session.plan, record.type, record.parent)]
        self._do(lambda: deeds.moved(session.plan, record, beside, step, session.chance) or Change(()))

    def _show_history(self) -> None:
        if self.right.page is not None:
            self.right.page.form.finish()
            self.context.ask.run(history_dialog(self.context, self.right.page.record_id))

    def _enter(self) -> None:
        """From the tree into the record."""
        self.panes.show_record()
        if self.right.page is not None:
            self.right.page.form.focus_field()

    def _show_tree(self) -> None:
        nodes = tree(self.context.session.plan, self.context.standpoint.remarks)
        wanted = self.panes.filter.text()
        self.tree.show_nodes(filtered(nodes, wanted), filtering=bool(wanted.strip()))

    def _standpoint_changed(self) -> None:
        """Shown at once when the room is in view, else when it next is."""
        self.mark(frozenset(), frozenset())

    def _chosen(self, record_id: str, kind: str) -> None:
        before = self.place() or ""
        if not record_id and not kind.endswith(":all"):
            return
        opened = self.right.open(record_id) if record_id else self.right.open_heading(kind.removesuffix(":all"))
        if not opened and before:
            self.tree.choose(before, tell=False)

    def _choose_row(self, record: Record) -> None:
        """Makes the record's row current; one below another has that one's row. A filter that hides it gives way."""
        known = record.id if record.parent is None else record.parent
        self._show_tree()
        if not self.tree.choose(known, tell=False):
            self.panes.filter.clear()
            self.tree.choose(known, tell=False)

    def _follow_right_hand(self) -> None:
        self.right.opened.connect(self.show_record)
        self.right.below_wanted.connect(self._make_below)
        self.right.made.connect(self.make)
        self.right.history_wanted.connect(self._show_history)
        self.right.delete_wanted.connect(self.delete)
        self.right.changed.connect(lambda: self.verbs_here.follow(self.right.record))

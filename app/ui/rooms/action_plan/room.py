"""The room *Handlingsplan*: the plan as a tree to the left, the open record to the right.

It turns wishes into changes through the verbs of the plan; what the rules say comes from the standpoint.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.models import decided, states, verbs
from app.models.change import Change
from app.models.errors import UserError
from app.models.plan import Record
from app.models.schema import RECORD_TYPES
from app.models.wording import labels
from app.ui.history.dialog import history_dialog
from app.ui.history.versions import VersionDialog, add_verbs
from app.ui.room import Context, Room
from app.ui.rooms import leads
from app.ui.rooms.action_plan import catalogue_dialog, deeds
from app.ui.rooms.action_plan.actions import PlanActions, Wishes
from app.ui.rooms.action_plan.examples import example_actions
from app.ui.rooms.action_plan.lists import Below
from app.ui.rooms.action_plan.new_menu import NewMenu
from app.ui.rooms.action_plan.presentation import TREE, Presentations
from app.ui.rooms.action_plan.presentations import PRESENTATIONS
from app.ui.rooms.action_plan.reporting import report_actions
from app.ui.rooms.action_plan.tree_and_record import TreeAndRecord
from app.ui.text import capital
from app.ui.widgets import Question, Verb


class ActionPlanRoom(Room):
    """Tree, form and the verbs on them."""

    key = "action_plan"
    title = "Handlingsplan"
    icon = "list-tree"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.first = TreeAndRecord(context)
        self.panes, self.tree, self.right = self.first.panes, self.first.tree, self.first.right
        self.panes.new_wanted.connect(self.offer_new)
        self.tree.delete_wanted.connect(self.delete)
        self._follow_right_hand()
        self.menu = NewMenu(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.presentations = Presentations(context, self.first, PRESENTATIONS)
        self.presentations.opened.connect(self.show_record)
        self.presentations.chosen.connect(lambda _record_id: self._another_open())
        self.presentations.turned.connect(self._turned)
        whole.addWidget(self.presentations)
        wishes = Wishes(
            create=self.make,
            move=self._move,
            delete=self.delete,
            history=self._show_history,
            offer=self.offer_new,
            find=self.presentations.focus_filter,
            read_in=partial(catalogue_dialog.read_in, context),
        )
        self.verbs_here = PlanActions(self, wishes)
        self.addActions(report_actions(context, self))
        add_verbs(self)
        self.addActions(example_actions(self))
        context.standpoint.changed.connect(self._standpoint_changed)

    def state_line(self) -> str:
        plan = self.context.session.plan
        state = capital(states.plan_state_label(states.plan_state(plan)))
        versions = plan.of("version")
        return f"{state}, senaste version: {labels.title_of(versions[-1])}" if versions else state

    @property
    def record(self) -> Record | None:
        """The record that is current, which the verbs are about."""
        if self.presentations.current == TREE:
            return self.right.record
        return self.context.session.plan.get(self.presentations.record)

    def place(self) -> str | None:
        """The open record, to come back to; before it the presentation, where that is not the tree."""
        shown, record = self.presentations.current, self.presentations.record
        if shown != TREE:
            return f"{shown}:{record}"
        return self.first.record_id

    def show_record(self, record_id: str) -> None:
        """Opens a record of the plan; one that another room shows is opened there. Takes any `place` too."""
        shown, _, known = record_id.partition(":")
        if shown in self.presentations.keys:
            self.presentations.follow(known)
            self.presentations.show_kind(shown)
            return
        record = self.context.session.plan.get(record_id)
        if record is None:
            return
        room = leads.room_of(record)
        if room == self.key or record.type == "indicator_definition":
            self.presentations.follow(record_id)
            self.presentations.show_kind(TREE)
            self.first.open(record)
        elif room:
            self.context.go(room, record_id)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        self.first.refresh()
        self.presentations.refresh()

    def finish(self) -> None:
        super().finish()
        if self.right.heading is not None:
            self.right.heading.finish()
        self.presentations.finish()

    def offer_new(self) -> None:
        """A menu of what can be added."""
        self.menu.offer(self.panes.new, self.make)

    def make(self, kind: str) -> None:
        """A new record, linked to the open one where the thread says so, and open to be filled in."""
        if kind == "version":
            self.context.ask.run(VersionDialog(self.context))
            return
        self._make(kind, deeds.links_for(self.context.session.plan, kind, self.record), None)

    def delete(self) -> None:
        """Asks, and takes the current record away."""
        record = self.record
        if record is None or record.type in deeds.NEVER_DELETED or not self.context.session.writable:
            return
        plan = self.context.session.plan
        if deeds.decided_targets(plan, record):
            self._delete_decided(record)
        elif self.context.ask.choose(deeds.question_before_delete(plan, record)) == "delete":
            self._do(lambda: verbs.delete(plan, [record.id]), f"tog bort {labels.type_label(record.type)}")

    def _delete_decided(self, record: Record) -> None:
        """Asks which decision takes the targets away, and keeps it with them."""
        session = self.context.session
        dialog = deeds.removal_dialog(self.context.theme, session.plan, [record], session.today())
        if not self.context.ask.run(dialog) or dialog.reference is None:
            return
        decision = dialog.reference.words
        words = decided.removal_words(deeds.decided_targets(session.plan, record), decision)
        self._do(lambda: verbs.delete(session.plan, [record.id], decision=decision), words)

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
        if kind == "application":
            given = deeds.with_answers(session.plan, given)
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
        record, session = self.record, self.context.session
        if record is None or not session.writable:
            return
        beside = self.tree.beside()
        if not beside or record.id not in beside:
            beside = [one.id for one in verbs.siblings(session.plan, record.type, record.parent)]
        self._do(lambda: deeds.moved(session.plan, record, beside, step, session.chance) or Change(()))

    def _show_history(self) -> None:
        record = self.record
        self.finish()
        if record is not None:
            self.context.ask.run(history_dialog(self.context, record.id))

    def _standpoint_changed(self) -> None:
        """Shown at once when the room is in view, else when it next is."""
        self.mark(frozenset(), frozenset())

    def _follow_right_hand(self) -> None:
        self.right.opened.connect(self.show_record)
        self.right.opened.connect(self.first.enter)
        self.right.below_wanted.connect(self._make_below)
        self.right.made.connect(self.make)
        self.right.history_wanted.connect(self._show_history)
        self.right.delete_wanted.connect(self.delete)
        self.right.changed.connect(self._another_open)

    def _another_open(self) -> None:
        self.verbs_here.follow(self.record)
        if self.first.record_id is not None and self.presentations.current == TREE:
            self.presentations.follow(self.first.record_id)
        self.moved.emit()

    def _turned(self) -> None:
        """The tree opens what was chosen in the presentation the person comes from."""
        self.moved.emit()
        shown = self.presentations.shown
        self.verbs_here.lend(shown.actions() if shown is not None else ())
        if shown is not None:
            return
        chosen = self.context.session.plan.get(self.presentations.record)
        if chosen is not None and chosen.id != self.place() and leads.room_of(chosen) == self.key:
            self.show_record(chosen.id)

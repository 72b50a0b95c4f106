"""The room *Handlingsplan*: the plan as a tree to the left, the open record to the right.

It turns wishes into changes through the verbs of the plan; what the rules say comes from the standpoint.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.models import verbs
from app.models.errors import UserError
from app.models.plan import Record
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import labels
from app.ui.room import Context, Room
from app.ui.rooms.action_plan.history import history_dialog
from app.ui.rooms.action_plan.lists import Below
from app.ui.rooms.action_plan.nodes import ABOUT, SHOWN_UNDER, counts, filtered, tree
from app.ui.rooms.action_plan.page import RecordPage
from app.ui.rooms.action_plan.tree import PlanTree
from app.ui.widgets import CANCEL, Card, EmptyState, Question, Verb, button, label, row, scrolling

LINK_FROM = {"goal": ("finding", "findings"), "measure": ("goal", "goal"), "activity": ("goal", "goals")}
"""A new record of a type is linked to the open record of another type through a field."""

MADE_ELSEWHERE = frozenset({"version", "attachment", "indicator_definition"})


class ActionPlanRoom(Room):
    """Tree, form and the verbs on them."""

    key = "action_plan"
    title = "Handlingsplan"
    icon = "list-tree"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._page: RecordPage | None = None
        self._tree = PlanTree(theme)
        self._tree.chosen.connect(self._chosen)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("Filtrera i planen")
        self._filter.setAccessibleName("Filtrera i planen")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(lambda _text: self._show_tree())
        self._new = button(theme, "Nytt", icon="plus", on=self._offer_new)
        self._new.setAccessibleName("Nytt i planen")
        self._new.setEnabled(context.session.writable)
        self._counts = label("", "small", "ink_soft", wrap=True)
        self._right = QStackedWidget()
        self._lay_out()
        self._make_verbs()
        context.standpoint.changed.connect(self._standpoint_changed)

    def state_line(self) -> str:
        plan = self.context.session.plan
        versions = plan.of("version")
        return f"Utkast efter {labels.title_of(versions[-1])}" if versions else "Utkast"

    def place(self) -> str | None:
        """The open record, to come back to."""
        return self._page.record_id if self._page is not None else None

    def show_record(self, record_id: str) -> None:
        plan = self.context.session.plan
        record = plan.get(record_id)
        if record is None:
            return
        if record.type in ("evidence", "target", "actual", "cost") and record.parent:
            self._open(record_id)
            self._tree.choose(record.parent, tell=False)
            return
        self._filter.clear()
        self._show_tree()
        self._tree.choose(record_id, tell=False)
        self._open(record_id)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        plan = self.context.session.plan
        self._show_tree()
        self._counts.setText(counts(plan))
        if self._page is not None and self._page.record_id not in plan:
            self._open(None)
        elif self._page is not None:
            self._page.refresh(self.context.standpoint.remarks)
        elif not self._right.count():
            first = next(iter(plan.of("finding")), None)
            self._open(first.id if first else None)
            if first:
                self._tree.choose(first.id, tell=False)

    def _lay_out(self) -> None:
        theme = self.context.theme
        left = Card(theme)
        left.body.addLayout(row(self._filter, self._new))
        left.body.addWidget(self._tree, 1)
        left.body.addWidget(self._counts)
        right = Card(theme)
        right.body.setContentsMargins(0, 0, 0, 0)
        right.body.addWidget(self._right)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.px(12))
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(366), theme.px(744)])
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        page.addWidget(split)

    def _make_verbs(self) -> None:
        for kind in SHOWN_UNDER + ABOUT:
            if kind not in MADE_ELSEWHERE:
                self._verb(labels.new_label(kind), partial(self._create, kind))
        self._verb("Flytta uppåt", lambda: self._move(-1), "Alt+Up")
        self._verb("Flytta nedåt", lambda: self._move(1), "Alt+Down")
        self._verb("Ta bort posten", self._delete)
        self._verb("Visa historik", self._show_history)

    def _verb(self, words: str, on: Callable[[], object], keys: str = "") -> None:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked=False: on())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)

    def _show_tree(self) -> None:
        nodes = tree(self.context.session.plan, self.context.standpoint.remarks)
        self._tree.show_nodes(filtered(nodes, self._filter.text()))

    def _standpoint_changed(self) -> None:
        if self.isVisible():
            self._show_tree()
            if self._page is not None:
                self._page.refresh(self.context.standpoint.remarks)

    def _chosen(self, record_id: str, kind: str) -> None:
        if record_id:
            self._open(record_id)
        elif kind.endswith(":all"):
            self._open_heading(kind.removesuffix(":all"))

    def _open(self, record_id: str | None) -> None:
        if self._page is not None and self._page.record_id == record_id:
            return
        if self._page is not None:
            self._page.form.finish()
        self._page = None
        if record_id is None:
            self._show(self._empty())
            return
        page = RecordPage(self.context, record_id)
        page.opened.connect(self.show_record)
        page.wanted.connect(self._create_below)
        page.history_wanted.connect(self._show_history)
        page.delete_wanted.connect(self._delete)
        page.refresh(self.context.standpoint.remarks)
        self._page = page
        self._show(scrolling(page, "Öppen post"))

    def _open_heading(self, kind: str) -> None:
        """A type with nothing in it yet: what it is for and how to begin."""
        self._open(None)
        plural = labels.type_plural(kind)
        verb = None
        if self.context.session.writable and kind not in MADE_ELSEWHERE:
            verb = (labels.new_label(kind), lambda: self._create(kind))
        there = len(self.context.session.plan.of(kind))
        sentence = "Välj en i trädet." if there else "Det finns inga ännu."
        self._show(EmptyState(self.context.theme, "folder", plural[:1].upper() + plural[1:], sentence, verb))

    def _show(self, widget: QWidget) -> None:
        while self._right.count():
            if (old := self._right.widget(0)) is not None:
                self._right.removeWidget(old)
                old.deleteLater()
        self._right.addWidget(widget)

    def _empty(self) -> QWidget:
        return EmptyState(
            self.context.theme,
            "lightbulb",
            "Börja med en slutsats",
            "En slutsats säger vad lägesbilden betyder. Mål, mått och aktiviteter bygger på den.",
            (labels.new_label("finding"), lambda: self._create("finding")),
            other=("Öppna Lägesbild", lambda: self.context.go("situation")),
        )

    def _offer_new(self) -> None:
        menu = QMenu(self)
        for kind in SHOWN_UNDER:
            menu.addAction(labels.new_label(kind)).triggered.connect(lambda _c=False, kind=kind: self._create(kind))
        menu.addSeparator()
        for kind in ("organisation", "member", "working_group", "dialogue_input", "deadline"):
            menu.addAction(labels.new_label(kind)).triggered.connect(lambda _c=False, kind=kind: self._create(kind))
        menu.exec(self._new.mapToGlobal(self._new.rect().bottomLeft()))
        menu.deleteLater()

    def _create(self, kind: str) -> None:
        """A new record, linked to the open one where the thread says so."""
        given: dict[str, object] = {}
        above = self._open_record()
        if kind in LINK_FROM and above is not None:
            wanted, through = LINK_FROM[kind]
            near = above if above.type == wanted else self._above(above, wanted)
            if near is not None:
                many = fields_of(kind)[through].kind == "refs"
                given[through] = [near.id] if many else near.id
        self._do_create(kind, given, None)

    def _create_below(self, below: Below) -> None:
        record = self._open_record()
        if record is None:
            return
        if below.link:
            self._do_create(below.kind, {below.link: [record.id] if below.many else record.id}, None)
        else:
            self._do_create(below.kind, {}, record.id)

    def _do_create(self, kind: str, given: dict[str, object], parent: str | None) -> None:
        session = self.context.session
        if self._page is not None:
            self._page.form.finish()
        try:
            made = session.do(verbs.create(session.plan, kind, given, session.chance, parent)).created[0]
        except UserError as error:
            self._tell(error)
            return
        if kind == "application":
            self.context.go("applications", made)
            return
        self.show_record(made)
        if self._page is not None:
            self._page.form.focus_field(RECORD_TYPES[kind].title)

    def _open_record(self) -> Record | None:
        return self.context.session.plan.get(self._page.record_id) if self._page is not None else None

    def _above(self, record: Record, wanted: str) -> Record | None:
        plan = self.context.session.plan
        for field in fields_of(record.type).values():
            if field.kind in ("ref", "refs"):
                found = [target for target in plan.targets(record, field.name) if target.type == wanted]
                if found:
                    return found[0]
        return None

    def _move(self, step: int) -> None:
        record = self._open_record()
        session = self.context.session
        if record is None or record.type == "plan":
            return
        like = verbs.siblings(session.plan, record.type, record.parent)
        at = [r.id for r in like].index(record.id)
        to = at + step
        if not 0 <= to < len(like):
            return
        after = like[to].id if step > 0 else (like[to - 1].id if to else None)
        session.do(verbs.move(session.plan, record.id, after, session.chance))

    def _delete(self) -> None:
        record = self._open_record()
        if record is None or record.type == "plan":
            return
        session = self.context.session
        gone = len(verbs.delete(session.plan, [record.id]).edits) - 1
        under = f" {gone} underliggande poster följer med." if gone else ""
        definite = labels.title_of(record)
        question = Question(
            f"Ta bort {labels.type_label(record.type)} ”{definite}”?",
            f"Du kan ångra det.{under}",
            [CANCEL, Verb("delete", f"Ta bort {labels.type_label(record.type)}", "stop")],
        )
        if self.context.ask.choose(question) != "delete":
            return
        try:
            session.do(verbs.delete(session.plan, [record.id]))
        except UserError as error:
            self._tell(error)

    def _show_history(self) -> None:
        if self._page is not None:
            self._page.form.finish()
            self.context.ask.run(history_dialog(self.context, self._page.record_id))

    def _tell(self, error: UserError) -> None:
        self.context.ask.choose(Question("Det gick inte", str(error), [Verb("ok", "Stäng", "primary")]))

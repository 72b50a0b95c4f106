"""*ILS*: what goes into the board's yearly plan, in its order, copied field by field and ticked when it is pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.journeys import documents, ils_desk, matrix
from app.journeys.ils_desk import Copied
from app.models import ils
from app.models.errors import UserError
from app.models.ils import Cell, Node, NodeKind, Progress
from app.models.wording import ils as wording
from app.models.wording import labels, typography
from app.ui.rooms.action_plan.ils.fields import NodeFields
from app.ui.rooms.action_plan.presentation import Presentation
from app.ui.text import capital
from app.ui.widgets import (
    Card,
    Column,
    EmptyState,
    Line,
    Question,
    TableView,
    Verb,
    button,
    column,
    label,
    row,
    scrolling,
)

if TYPE_CHECKING:
    from app.models.plan import Plan
    from app.ui.room import Context
    from app.ui.theme import Theme

EXCEL = "Excelarbetsböcker (*.xlsx)"


@dataclass(frozen=True)
class Row:
    """A record that goes into ILS, as which kind of node, and how far it has been pasted."""

    kind: NodeKind
    record: str
    title: str
    done: Progress


class IlsDesk(Presentation):
    """The nodes to the left, the fields of the chosen one to the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._record = context, ""
        self._telling = True
        theme, writable = context.theme, context.session.writable
        self.setAccessibleName("ILS")
        self._sum = Line("", "strong")
        self._left_out = label("", "small", "ink_soft", wrap=True)
        self.copy_all = button(theme, "Kopiera allt", icon="copy", on=self._copy_all)
        self.save = button(theme, "Spara som Excel…", icon="file-spreadsheet", on=self._save)
        self.table: TableView[Row] = TableView(theme, "Det som går in i ILS", self._columns())
        self.table.chosen.connect(self._choose_row)
        self.table.opened.connect(lambda one: self.opened.emit(one.record))
        self._title = label("", "heading", wrap=True)
        self._kind = label("", "small", "ink_soft")
        self.copy_node = button(theme, "Kopiera posten", icon="copy", on=self._copy_node)
        self.tick_all = button(theme, "Pricka av alla fält", kind="quiet", icon="check", on=self._tick_all)
        self.tick_all.setEnabled(writable)
        self.open_node = button(theme, "Öppna posten", kind="quiet", icon="pencil", on=self._open_node)
        self.fields = NodeFields(theme, writable=writable)
        self.fields.copied.connect(self._copy_cell)
        self.fields.ticked.connect(self._tick)
        self._stack = QStackedWidget()
        self._lay_out()

    def _columns(self) -> list[Column[Row]]:
        kind: Column[Row] = Column("I ILS", lambda one: wording.NODE_NAMES[one.kind][0], width=92)
        name: Column[Row] = Column("Post", lambda one: one.title, tip=lambda one: one.title)
        done: Column[Row] = Column("Inklistrat", _done_words, width=100, icon=_done_icon, tip=_done_tip)
        return [name, done] if self._context.theme.narrow else [kind, name, done]

    def _lay_out(self) -> None:
        theme = self._context.theme
        left, right = Card(theme), Card(theme)
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self._left_out)
        verbs = row(self.copy_node, self.tick_all, self.open_node, None, spacing=theme.px(4))
        head = column(self._kind, self._title, verbs, spacing=theme.px(4))
        if theme.narrow:  # there the fields would have no room left under what stands still
            page = QWidget()
            page.setLayout(column(head, self.fields, spacing=theme.px(8)))
            right.body.addWidget(scrolling(page, "Fälten i ILS ordning"), 1)
        else:
            right.body.addLayout(head)
            right.body.addWidget(scrolling(self.fields, "Fälten i ILS ordning"), 1)
        split = QSplitter(Qt.Orientation.Vertical if theme.narrow else Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.px(12))
        for part in (left, right):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(100), theme.px(300)] if theme.narrow else [theme.px(440), theme.px(680)])
        filled = QWidget()
        outer = QVBoxLayout(filled)
        outer.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        outer.setSpacing(theme.px(10))
        top = row(self._sum, self.copy_all, self.save, spacing=theme.px(8))
        top.setStretch(0, 1)
        outer.addLayout(top)
        outer.addWidget(split, 1)
        self._stack.addWidget(filled)
        self._stack.addWidget(_nothing(theme))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    # Showing

    @property
    def node(self) -> Node | None:
        """The node in view, as the plan is now."""
        current, plan = self.table.current(), self._context.session.plan
        record = plan.get(current.record) if current is not None else None
        if current is None or record is None:
            return None
        return ils.node_of(plan, record, current.kind, ils.columns(plan, current.kind))

    def refresh(self) -> None:
        plan = self._context.session.plan
        rows = _rows(plan)
        self._telling = False
        self.table.set_rows(rows)
        self._point(self._record or (rows[0].record if rows else ""))
        if self.table.current() is None and rows:
            self.table.choose(rows[0])
        self._telling = True
        self._stack.setCurrentIndex(0 if rows else 1)
        sums = [sum(getattr(one.done, name) for one in rows) for name in ("pasted", "changed", "total")]
        self._sum.say(wording.progress_words(*sums))
        self._left_out.setText(_left_out(plan))
        self._left_out.setVisible(bool(self._left_out.text()))
        self._show_fields()

    def choose(self, record_id: str) -> None:
        self._telling = False
        self._point(record_id)
        self._telling = True
        self._show_fields()

    def focus_here(self) -> None:
        self.table.setFocus()

    def _point(self, record_id: str) -> None:
        found = next((one for one in self.table.rows if one.record == record_id), None)
        if found is not None:
            self._record = record_id
            self.table.choose(found)

    def _choose_row(self, one: Row) -> None:
        if not self._telling:
            return
        self._record = one.record
        self._show_fields()
        self.chosen.emit(one.record)

    def _show_fields(self) -> None:
        node, plan = self.node, self._context.session.plan
        if node is None:
            return
        self._title.setText(node.title)
        self._kind.setText(wording.NODE_NAMES[node.kind][0])
        self.fields.show_node(node, [ils.tick_of(plan, node.record, cell) for cell in node.cells])

    # Copying and ticking

    def _copy_cell(self, cell: Cell) -> None:
        _to_clipboard(ils_desk.field(cell))
        self._context.tell(f"{cell.column.title} är kopierat: {wording.characters(cell.count)}.")

    def _copy_node(self) -> None:
        if self.node is not None:
            _to_clipboard(ils_desk.node(self.node))
            self._context.tell(f"”{self.node.title}” är kopierad som tabell.")

    def _copy_all(self) -> None:
        nodes = ils.nodes(self._context.session.plan)
        _to_clipboard(ils_desk.whole(nodes))
        self._context.tell(f"{typography.plural(len(nodes), 'post är kopierad', 'poster är kopierade')} som tabeller.")

    def _tick(self, cell: Cell, on: bool) -> None:
        work = ils_desk.tick if on else ils_desk.untick
        self._try(lambda record: work(self._context.session, record, [cell]))

    def _tick_all(self) -> None:
        node = self.node
        if node is not None:
            self._try(lambda record: ils_desk.tick(self._context.session, record, node.cells))

    def _try(self, work: Callable[[str], object]) -> None:
        if self.node is None:
            return
        try:
            work(self.node.record)
        except UserError as error:
            self._refused(error)
            self._show_fields()

    def _open_node(self) -> None:
        if self.node is not None:
            self.opened.emit(self.node.record)

    def _save(self) -> None:
        out = self._context.ask.save_file("Spara som Excel", matrix.NAME, EXCEL)
        if out is None:
            return
        try:
            documents.save(matrix.matrix(self._context.session.plan), out)
        except UserError as error:
            self._refused(error)
            return
        self._context.tell(f"{out.name} är sparad.")

    def _refused(self, error: UserError) -> None:
        self._context.ask.choose(Question("Det gick inte", str(error), [Verb("ok", "Stäng", "primary")]))


def _rows(plan: Plan) -> list[Row]:
    found = []
    for kind in ils.NODES:
        columns = ils.columns(plan, kind)
        for record in ils.records(plan, kind):
            found.append(Row(kind, record.id, labels.title_of(record), ils.progress(plan, record, columns)))
    return found


def _to_clipboard(copied: Copied) -> None:
    held = QMimeData()
    held.setText(copied.text)
    held.setHtml(copied.html)
    QGuiApplication.clipboard().setMimeData(held)


def _done_words(one: Row) -> str:
    return f"{one.done.pasted} av {one.done.total}"


def _done_icon(one: Row) -> tuple[str, str] | None:
    if one.done.changed:
        return "triangle-alert", "remark"
    return ("circle-check", "done") if one.done.total and one.done.pasted == one.done.total else None


def _done_tip(one: Row) -> str:
    return wording.progress_words(one.done.pasted, one.done.changed, one.done.total)


def _left_out(plan: Plan) -> str:
    """What nobody has said the form of: it is not in the list, and that is said."""
    left = Counter(record.type for record in ils.without_form(plan))
    if not left:
        return ""
    counted = typography.listed([labels.counted(count, kind) for kind, count in left.items()])
    return f"{capital(counted)} saknar form i ILS och står inte här."


def _nothing(theme: Theme) -> EmptyState:
    return EmptyState(
        theme,
        "clipboard-list",
        "Inget ska in i ILS än",
        "Ett mål, ett mått eller en aktivitet kommer hit när dess form i ILS är ifylld i formuläret.",
    )

"""*Tabell* in Handlingsplan: one table for each record type, all from the schema."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from app.journeys.pasting import Area
from app.models.errors import UserError
from app.storage.table_columns import load_columns, save_columns
from app.ui.rooms.action_plan.presentation import Presentation
from app.ui.rooms.action_plan.table.bar import TableBar, kinds
from app.ui.rooms.action_plan.table.editing import CellEditing
from app.ui.rooms.action_plan.table.grid import Grid
from app.ui.rooms.action_plan.table.lines import Lines
from app.ui.rooms.action_plan.table.menus import cell_menu
from app.ui.rooms.action_plan.table.new_rows import NewRows
from app.ui.rooms.action_plan.table.refused import Refusing
from app.ui.rooms.action_plan.table.warming import Warming
from app.ui.rooms.action_plan.table.working import Working
from app.ui.widgets import label

if TYPE_CHECKING:
    from app.ui.room import Context


class TablePage(Presentation):
    """The bar, the table, and below it a block that was refused, while there is one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._remembered = load_columns(context.folder) if context.folder != Path() else {}
        self._tables: dict[str, Lines] = {}
        self.lines = self._table_of(kinds()[0])
        self.bar = TableBar(theme)
        self.grid = Grid(theme, self.lines.sheet)
        self.editing = CellEditing(context, self.grid)
        self.working = Working(context)
        self.new_rows = NewRows(context, self)
        self.said = label("", "small", "ink_soft", wrap=True)
        self.menu = QMenu(self)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._page.setSpacing(theme.px(8))
        self._page.addWidget(self.bar)
        self._page.addWidget(self.grid, 3)
        self._page.addWidget(self.said)
        self._warming = Warming(self)
        self.refusing = Refusing(theme, self._page, self.working)
        self.working.refused = self.refusing.show
        self._follow_parts()

    def refresh(self) -> None:
        """Shows the plan as it is now; what is being written in a cell is left alone."""
        plan = self._context.session.plan
        self.lines.follow(plan)
        self.bar.follow(plan, self.lines.kind)
        self.bar.new.setEnabled(self._context.session.writable and self.lines.can_be_made)
        self.show_lines()
        self._warming.begin(self.lines)

    def show_lines(self) -> None:
        """Shows what is wanted of what was followed."""
        lines = self.lines
        found = lines.lines(writable=self._context.session.writable)
        self.grid.show_lines(lines.sheet, lines.shown, found, lines.shut)
        self.grid.rows.mark_sorted(lines.sorted_by, descending=lines.descending)
        self.said.setText(lines.told())
        self.editing.place()

    def show_kind(self, kind: str) -> None:
        """Another type of records."""
        if kind == self.lines.kind or not self.editing.finish():
            self.bar.follow(self._context.session.plan, self.lines.kind)
            return
        self.refusing.give_up()
        self.lines = self._table_of(kind)
        self.bar.filter.setText(self.lines.wanted)
        self.bar.show_columns(tuple(self.lines.sheet.columns.values()), self.lines.columns, self.lines.grouped_by)
        self.refresh()

    def choose(self, record_id: str) -> None:
        record = self._context.session.plan.get(record_id)
        if record is None or record.type not in kinds():
            return
        self.show_kind(record.type)
        if record.type == self.lines.kind and not self.grid.choose(record_id) and self.lines.wanted:
            self.bar.filter.clear()
            self.grid.choose(record_id)

    def focus_here(self) -> None:
        self.grid.show()
        self.grid.setFocus()

    def focus_filter(self) -> None:
        self.bar.filter.setFocus()
        self.bar.filter.selectAll()

    def finish(self) -> None:
        self.editing.finish()

    def sort_by(self, column: str) -> None:
        """Sorts by a column; again the other way, and a third time not at all."""
        if self.editing.finish():
            self.lines.sort_by(column)
            self.show_lines()

    def group_by(self, column: str) -> None:
        """Gathers the rows by what a column says; by nothing for ""."""
        self.lines.grouped_by, self.lines.shut = column, set()
        self.bar.show_columns(tuple(self.lines.sheet.columns.values()), self.lines.columns, column)
        self.show_lines()

    def show_columns(self, names: Sequence[str]) -> None:
        """Shows these columns, now and the next time the table is opened on this computer."""
        if not names or not self.editing.finish():
            return
        self.lines.columns = tuple(names)
        self._remembered[self.lines.kind] = self.lines.columns
        if self._context.folder != Path():
            try:
                save_columns(self._context.folder, self._remembered)
            except UserError as error:
                self._context.tell(str(error))
        self.bar.show_columns(tuple(self.lines.sheet.columns.values()), names, self.lines.grouped_by)
        self.show_lines()

    @property
    def editable(self) -> bool:
        """Whether anything can be written here."""
        return self._context.session.writable

    def edit(self, typed: str = "") -> None:
        """Writes in the current cell; opens the record where its cell cannot be written in."""
        if not self._context.session.writable:
            return
        record, column = self.grid.current_record(), self.grid.current_column()
        if not record:
            self.new_rows.offer(typed)
        elif self.lines.editable(record, column):
            self.editing.begin(record, column, typed)
        elif not typed:
            self.opened.emit(record)

    def do(self, wish: str) -> None:
        """What a key or the menu asks for of the chosen cells."""
        if not self.editing.finish():
            return
        rows, columns = self.grid.chosen_area()
        area = Area(self.lines.kind, rows, columns)
        if wish in ("copy", "copy_heads"):
            self.working.copy(area, heads=wish == "copy_heads")
        elif wish in ("paste", "paste_new"):
            self._paste(area, new=wish == "paste_new")
        elif wish == "delete_rows" or (wish == "delete" and self.grid.whole_rows()):
            self.working.delete(self.lines.kind, rows)
        elif wish == "delete" and rows:
            self.working.empty(area)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The verbs of the chosen cells and of their column; the menu key opens it too."""
        cell_menu(self.menu, self)
        at = self.grid.visualRect(self.grid.currentIndex()).bottomLeft()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu.popup(self.grid.viewport().mapToGlobal(at) if by_key else event.globalPos())

    def _paste(self, area: Area, *, new: bool) -> None:
        first = area.columns[0] if area.columns else self.grid.current_column()
        names = [column.name for column in self.lines.shown]
        columns = names[names.index(first) :] if first in names and not new else names
        block = self.working.clipboard(area.kind, columns)
        over = [] if new else self.grid.below(max(len(block), len(area.rows)))
        made = self.working.paste(Area(area.kind, over, columns), block, (len(area.rows), len(area.columns)))
        if made:
            self.grid.choose(made[0], columns[0])

    def _table_of(self, kind: str) -> Lines:
        if kind not in self._tables:
            self._tables[kind] = Lines(kind, self._remembered.get(kind, ()))
        return self._tables[kind]

    def _filter(self, text: str) -> None:
        self.lines.wanted = text
        self.show_lines()

    def _turn(self, group: str) -> None:
        self.lines.shut ^= {group}
        self.show_lines()

    def _follow_parts(self) -> None:
        self.bar.kind_chosen.connect(self.show_kind)
        self.bar.filtered.connect(self._filter)
        self.bar.group_chosen.connect(self.group_by)
        self.bar.columns_chosen.connect(self.show_columns)
        self.bar.new_wanted.connect(self.new_rows.offer)
        self.grid.chosen.connect(self.chosen)
        self.grid.opened.connect(self.opened)
        self.grid.edit_wanted.connect(self.edit)
        self.grid.pressed_key.connect(self.do)
        self.grid.sort_wanted.connect(self.sort_by)
        self.grid.turned.connect(self._turn)
        self.editing.left.connect(self.grid.step)
        self.refusing.shown.connect(lambda: self.grid.setVisible(not self._context.theme.narrow))
        self.refusing.over.connect(self.focus_here)
        self.refusing.made.connect(self.grid.choose)
        self.bar.show_columns(tuple(self.lines.sheet.columns.values()), self.lines.columns, "")

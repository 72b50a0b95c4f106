"""A new row at the end of the table, its first cell open to be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.journeys.choices import options
from app.journeys.named import parents_field
from app.models.schema import RECORD_TYPES

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.action_plan.table.page import TablePage

NOTHING_ABOVE = "Det finns inget att lägga raden under"


class NewRows:
    """`offer` makes a record; one that must lie under another asks which, in a menu."""

    def __init__(self, context: Context, page: TablePage) -> None:
        self._context, self._page = context, page

    def offer(self, typed: str = "") -> None:
        """A new record of the type in view, with what has been typed in its first cell."""
        page, kind = self._page, self._page.lines.kind
        if not page.lines.can_be_made or not page.editable or not page.editing.finish():
            return
        if not RECORD_TYPES[kind].parents:
            self._make(None, typed)
            return
        page.menu.clear()
        for value, words in options(self._context.session.plan, kind, parents_field(kind)):
            action = page.menu.addAction(words)
            action.triggered.connect(lambda _checked=False, value=value: self._make(value, typed))
        if page.menu.isEmpty():
            page.menu.addAction(NOTHING_ABOVE).setEnabled(False)
        page.menu.setActiveAction(page.menu.actions()[0])
        page.menu.popup(page.bar.new.mapToGlobal(page.bar.new.rect().bottomLeft()))

    def _make(self, parent: str | None, typed: str) -> None:
        page = self._page
        made = page.working.create(page.lines.kind, parent)
        if made and page.grid.choose(made, RECORD_TYPES[page.lines.kind].title):
            page.edit(typed)

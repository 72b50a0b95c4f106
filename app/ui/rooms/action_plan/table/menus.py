"""The menu of the chosen cells: everything that can be done with them and with their column, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.ui.rooms.action_plan.deeds import NEVER_DELETED

if TYPE_CHECKING:
    from app.ui.rooms.action_plan.table.page import TablePage


def cell_menu(menu: QMenu, page: TablePage) -> None:
    """Fills `menu` for the cells chosen on the page."""
    menu.clear()
    record, column = page.grid.current_record(), page.grid.current_column()
    writable = page.editable
    _add(menu, "Öppna posten\tEnter", lambda: page.opened.emit(record), enabled=bool(record))
    _add(menu, "Skriv i rutan\tF2", page.edit, enabled=writable)
    menu.addSeparator()
    _add(menu, "Kopiera\tCtrl+C", partial(page.do, "copy"), enabled=bool(record))
    _add(menu, "Kopiera med rubriker\tCtrl+Skift+C", partial(page.do, "copy_heads"), enabled=bool(record))
    _add(menu, "Klistra in\tCtrl+V", partial(page.do, "paste"), enabled=writable)
    made = writable and page.lines.can_be_made
    _add(menu, "Klistra in som nya rader\tCtrl+Skift+V", partial(page.do, "paste_new"), enabled=made)
    _add(menu, "Töm rutorna\tDelete", partial(page.do, "delete"), enabled=writable and bool(record))
    gone = writable and bool(record) and page.lines.kind not in NEVER_DELETED
    _add(menu, "Ta bort raderna", partial(page.do, "delete_rows"), enabled=gone)
    declared = page.lines.sheet.columns.get(column)
    if declared is None:
        return
    menu.addSeparator()
    _add(menu, f"Sortera efter {declared.label}", partial(page.sort_by, column))
    if declared.groups:
        _add(menu, f"Gruppera efter {declared.label}", partial(page.group_by, column))
    rest = [name for name in page.lines.columns if name != column]
    _add(menu, f"Dölj {declared.label}", partial(page.show_columns, rest), enabled=bool(rest))


def _add(menu: QMenu, words: str, on: Callable[[], object], *, enabled: bool = True) -> None:
    action = menu.addAction(words)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: on())

"""How wide the columns of the table are: as their kinds want, or as a person has drawn them since the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from app.models.schema import RECORD_TYPES
from app.ui.rooms.action_plan.table.model import GridModel

if TYPE_CHECKING:
    from app.ui.theme import Theme

USUAL = {"prose": 300, "refs": 210, "ref": 190, "text": 200, "choice": 150, "date": 120, "number": 120, "money": 130}
TITLE, OTHER = 300, 90


class Widths:
    """`give` when the columns are others, or the table is wider."""

    def __init__(self, theme: Theme, view: QTableView, rows: GridModel) -> None:
        self._theme, self._view, self._rows = theme, view, rows
        self._drawn: dict[tuple[str, str], int] = {}
        self._giving = False
        view.horizontalHeader().sectionResized.connect(self._resized)

    def give(self) -> None:
        """Each column as its kind wants; the title takes what room is left."""
        kind = self._rows.sheet.kind
        title = RECORD_TYPES[kind].title
        wanted = []
        for column in self._rows.columns:
            usual = self._theme.px(TITLE if column.name == title else USUAL.get(column.kind, OTHER))
            wanted.append(self._drawn.get((kind, column.name), usual))
        left = self._view.viewport().width() - sum(wanted)
        place = self._rows.column_of(title)
        if left > 0 and place >= 0 and (kind, title) not in self._drawn:
            wanted[place] += left
        self._giving = True
        for number, width in enumerate(wanted):
            self._view.setColumnWidth(number, width)
        self._giving = False

    def _resized(self, place: int, _before: int, now: int) -> None:
        if not self._giving and place < len(self._rows.columns):
            self._drawn[self._rows.sheet.kind, self._rows.columns[place].name] = now

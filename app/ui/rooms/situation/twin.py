"""The table that says the same as the chart, with how to read it and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontMetrics

from app.journeys.views.parts import Row, View
from app.journeys.views.plain import plain
from app.ui.widgets import Card, Column, TableView, column, icon_button, label

if TYPE_CHECKING:
    from app.ui.theme import Theme

LEAST_ROWS = 3
MOST_LEAST = 90
"""Pixels at text size 1.0 that a name keeps however many figures stand beside it; a longer one is shortened."""


class TwinTable(TableView[Row]):
    """The table twin, copied as a spreadsheet wants it."""

    def __init__(self, theme: Theme, view: View) -> None:
        super().__init__(theme, _name(view), _columns(theme, view), view.table.rows)
        self.shown = view.table

    def lines(self, rows: Sequence[Row]) -> list[list[str]]:
        return plain(self.shown, rows)


class TwinCard(Card):
    """`chosen(key)` when a row becomes the current one, `opened(key)` on Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, view: View) -> None:
        super().__init__(theme, "Samma sak som tabell", spacing=6)
        self._theme = theme
        self.table = TwinTable(theme, view)
        self.table.setMinimumHeight(theme.px(34 * (LEAST_ROWS + 1)))
        self.table.chosen.connect(lambda row: self.chosen.emit(row.key))
        self.table.opened.connect(lambda row: self.opened.emit(row.key))
        self.head.addWidget(icon_button(theme, "copy", "Kopiera tabellen", on=self.copy_all))
        self._reading = label(view.reading, wrap=True)
        self._source = label(view.source, "small", "ink_soft", wrap=True, selectable=True)
        said = column(
            label("Så läser du", "strong"),
            self._reading,
            label("Källa", "smallstrong", "ink_soft"),
            self._source,
            spacing=theme.px(4),
        )
        # The rows reach nearly to the card's edge, so that their text stands under its heading.
        inset = theme.px(8)
        self.body.setContentsMargins(inset, theme.px(14), inset, theme.px(14))
        self.head.setContentsMargins(inset, 0, inset, 0)
        said.setContentsMargins(inset, 0, inset, 0)
        self.body.addWidget(self.table, 1)
        self.body.addSpacing(theme.px(6))  # a row cut by the table's edge is not read together with the words under it
        self.body.addLayout(said)

    def show_view(self, view: View) -> None:
        """The same for another answer to the question. What is unchanged is left alone."""
        before, self.table.shown = self.table.shown, view.table
        if view.table != before:
            with QSignalBlocker(self.table):
                if view.table.titles == before.titles and view.table.right == before.right:
                    self.table.set_rows(view.table.rows)
                else:
                    self.table.set_columns(_columns(self._theme, view), view.table.rows)
        self.table.setAccessibleName(_name(view))
        self._reading.setText(view.reading)
        self._source.setText(view.source)

    def choose(self, key: str) -> None:
        """Make the row with `key` the current one; an unknown key changes nothing."""
        current = self.table.current()
        if current is not None and current.key == key:
            return
        row = next((row for row in self.table.rows if row.key == key), None)
        if row is not None:
            self.table.choose(row)

    def copy_all(self) -> None:
        """The whole table on the clipboard, whatever row is chosen."""
        current = self.table.current()
        self.table.clearSelection()
        self.table.copy()
        if current is not None:
            self.table.choose(current)


def _name(view: View) -> str:
    return f"Tabell: {view.question}"


def _columns(theme: Theme, view: View) -> list[Column[Row]]:
    """Figures as wide as their widest, what they are about takes the rest."""
    named = next(n for n in range(len(view.table.titles)) if n not in view.table.right)
    return [_column(theme, view, number, number == named) for number in range(len(view.table.titles))]


def _column(theme: Theme, view: View, number: int, named: bool) -> Column[Row]:
    title = view.table.titles[number]
    wide = _width(theme, title, [row.cells[number] for row in view.table.rows])
    return Column(
        title,
        partial(_cell, number),
        align="right" if number in view.table.right else "left",
        tone=lambda row: "ink_soft" if row.muted else "",
        strong=lambda row: named and row.own,
        tip=lambda row: ", ".join(f"{head}: {cell}" for head, cell in zip(view.table.titles, row.cells, strict=True)),
        width=0 if named else wide,
        least=min(wide, MOST_LEAST) if named else 0,
    )


def _cell(number: int, row: Row) -> str:
    return row.cells[number]


def _width(theme: Theme, title: str, cells: list[str]) -> int:
    """In the drawing's pixels: the widest text and the padding at both sides."""
    head = QFontMetrics(theme.font("smallstrong")).horizontalAdvance(title)
    body = max((QFontMetrics(theme.font()).horizontalAdvance(cell) for cell in cells), default=0)
    return round(max(head, body) / theme.scale) + 18

"""Which columns hold figures and what each indicator is called, and what each marker for a missing figure means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.journeys.table_answers import column_words
from app.models.wording import tables
from app.ui.widgets import button, clear, column, label, row
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.exchange.index_tables import ColumnNote, Reading, ValueColumn
    from app.ui.theme import Theme

MOST_COLUMNS = 200
EMPTY_CELL = "tom cell"


class ValueColumns(QWidget):
    """`named(column, indicator or None)`: a column holds figures of that indicator, or is left out."""

    named = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(8))

    def show_reading(self, reading: Reading) -> None:
        """The columns of another reading."""
        now = (reading.columns, reading.recipe.values)
        if now == self._shown:
            return
        self._shown = now
        clear(self._inner)
        self._inner.addWidget(label("Kolumner med siffror", "heading"))
        values = {value.column: value for value in reading.recipe.values or ()}
        for note in reading.columns[:MOST_COLUMNS]:
            self._inner.addWidget(self._column(note, values.get(note.column), bool(reading.recipe.indicator_column)))
        left = len(reading.columns) - MOST_COLUMNS
        if left > 0:
            self._inner.addWidget(label(f"Och {left} kolumner till.", tone="ink_soft"))

    def _column(self, note: ColumnNote, value: ValueColumn | None, named_in_rows: bool) -> QWidget:
        number, words, indicator = note.column, column_words(note), value.indicator if value else None
        box = QWidget()
        check = QCheckBox(words)
        check.setChecked(value is not None)
        check.setAccessibleName(f"Läs kolumn {words} som siffror")
        check.clicked.connect(lambda on: self.named.emit(number, (indicator or note.header) if on else None))
        parts: list[QWidget] = [check]
        if value is not None and (indicator or not named_in_rows):
            line = QLineEdit(indicator or "")
            line.setPlaceholderText("Indikatorns namn")
            line.setAccessibleName(f"Indikatorns namn i kolumn {number}")
            line.editingFinished.connect(lambda: self._rename(number, line))
            parts.append(line)
        box.setLayout(column(*parts, spacing=self._theme.px(2)))
        return box

    def _rename(self, number: int, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            self.named.emit(number, line.text())


class Markers(QWidget):
    """`meant(marker, status)`: what a marker stands for; status "" when it is no marker."""

    meant = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(6))

    def show_reading(self, reading: Reading) -> None:
        """The markers of another reading."""
        markers = reading.recipe.markers or ()
        if markers == self._shown:
            return
        self._shown = markers
        clear(self._inner)
        self._inner.addWidget(label("När uppgift saknas", "heading"))
        self._inner.addWidget(label("En uppgift som saknas blir aldrig noll.", "small", "ink_soft", wrap=True))
        for marker, status in markers:
            said = label(marker or EMPTY_CELL)
            said.setMinimumWidth(self._theme.px(72))
            box = self._statuses(f"Betydelse av {marker or EMPTY_CELL}", status)
            box.activated.connect(lambda at, marker=marker, box=box: self.meant.emit(marker, box.itemData(at)))
            self._inner.addLayout(row(said, box))
        self._inner.addLayout(self._new())

    def _statuses(self, name: str, status: str) -> QComboBox:
        box = ComboBox()
        box.setAccessibleName(name)
        for key, words in tables.STATUSES.items():
            if key != "ok":
                box.addItem(words[0], key)
        box.addItem("är inget saknas-tecken", "")
        box.setCurrentIndex(box.findData(status))
        return box

    def _new(self) -> QVBoxLayout:
        line = QLineEdit()
        line.setPlaceholderText("Nytt tecken")
        line.setAccessibleName("Nytt tecken för uppgift som saknas")
        box = self._statuses("Det nya tecknets betydelse", "ej_levererad")

        def add() -> None:
            if line.text().strip():
                self.meant.emit(line.text().strip(), box.currentData())

        more = button(self._theme, "Lägg till tecknet", icon="plus", on=add)
        return column(row(line, box), row(more, None))

"""Which columns hold figures and what each indicator is called, and what each marker for a missing figure means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.journeys.table_answers import column_words
from app.models.wording import tables
from app.ui.widgets import button, clear, column, label, row
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.exchange.index_tables import ColumnNote, Reading, ValueColumn
    from app.ui.theme import Theme

MOST_COLUMNS = 200
EMPTY_CELL = "tom cell"
_SEX_WORDS = {"women": "kvinnors siffror", "men": "mäns siffror"}


class _Check(QCheckBox):
    """A tick whose words give way when room is short, whole in the tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._whole = words
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = (
            self.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) - self.fontMetrics().height()
        )
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(room, 0)))


class ValueColumns(QWidget):
    """`named(column, indicator or None)`: a column holds figures of that indicator, or is left out.

    `counted(indicator, unit)`: what an indicator is counted in; unit "" when the reader may decide.
    """

    named = Signal(int, object)
    counted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(8))

    def show_reading(self, reading: Reading) -> None:
        """The columns of another reading."""
        units = dict(reading.recipe.units) | dict(reading.units_of)
        now = (reading.columns, reading.recipe.values, units)
        if now == self._shown:
            return
        self._shown = now
        clear(self._inner)
        self._inner.addWidget(label("Kolumner med siffror", "heading"))
        values = {value.column: value for value in reading.recipe.values or ()}
        for note in reading.columns[:MOST_COLUMNS]:
            named_in_rows = bool(reading.recipe.indicator_column)
            self._inner.addWidget(self._column(note, values.get(note.column), named_in_rows, units))
        left = len(reading.columns) - MOST_COLUMNS
        if left > 0:
            self._inner.addWidget(label(f"Och {left} kolumner till.", tone="ink_soft"))

    def _column(
        self, note: ColumnNote, value: ValueColumn | None, named_in_rows: bool, units: Mapping[str, str]
    ) -> QWidget:
        number, words, indicator = note.column, column_words(note), value.indicator if value else None
        box = QWidget()
        check = _Check(words)
        check.setChecked(value is not None)
        check.setAccessibleName(f"Läs kolumn {words} som siffror")
        check.clicked.connect(lambda on: self.named.emit(number, (indicator or note.header) if on else None))
        parts: list[QWidget] = [check]
        if value is not None and value.sex:
            parts.append(label(_SEX_WORDS[value.sex], "small", "ink_soft"))
        if value is not None and (indicator or not named_in_rows):
            line = QLineEdit(indicator or "")
            line.setPlaceholderText("Indikatorns namn")
            line.setAccessibleName(f"Indikatorns namn i kolumn {number}")
            line.editingFinished.connect(lambda: self._rename(number, line))
            parts += [line, self._unit(indicator, units)] if indicator else [line]
        box.setLayout(column(*parts, spacing=self._theme.px(4)))
        return box

    def _unit(self, indicator: str, units: Mapping[str, str]) -> QWidget:
        line = QLineEdit(units.get(indicator, ""))
        line.setPlaceholderText("Enhet, till exempel % eller tkr")
        line.setAccessibleName(f"Enhet för {indicator}")

        def finish() -> None:
            if line.isModified():
                line.setModified(False)
                self.counted.emit(indicator, line.text().strip())

        line.editingFinished.connect(finish)
        return line

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
        box.addItem("noll (0)", "noll")
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

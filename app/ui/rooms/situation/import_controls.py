"""How a table is read, field by field, to be corrected: what the reader understood stands in every field.

A field that is emptied is left to the reader again. What a change means for the values is the reader's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.journeys.table_answers import SEPARATOR_WORDS, column_words
from app.ui.widgets import Field, button, label
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading
    from app.ui.theme import Theme

MOST_ROWS = 100_000
GUESS = "Låt läsaren avgöra"
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "cp850", "mac-roman")
Options = Sequence[tuple[str, object]]


class RecipeControls(QWidget):
    """`stated(dict)` when a person states fields of the recipe; `refused(sentence)` when they cannot be read."""

    stated = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(10))
        self._inner.addWidget(label("Så läses tabellen", "heading"))
        self.combos: dict[str, ComboBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        self.fields: dict[str, Field] = {}
        self._add_common()
        self.more = button(theme, "", kind="quiet", icon="chevron-down", on=self._fold)
        self._inner.addWidget(self.more)
        self._folded = QWidget()
        self._outer, self._inner = self._inner, QVBoxLayout(self._folded)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(10))
        self._add_rare()
        self._outer.addWidget(self._folded)
        self._folded.hide()
        self._say_fold()

    def _add_common(self) -> None:
        self._combo("sheet", "Blad")
        self._line("header_rows", "Rubrikrader", _rows, "till exempel 7, 8")
        self._combo("unit_column", "Kolumn med stadsdelens namn")
        self._combo("level", "Namnen är")
        self._combo("year_column", "Kolumn med år")
        self._line("year", "År för hela tabellen", _year, "till exempel 2014")
        self._combo("decimal", "Decimaltecken")
        self._line("totals", "Namn på summor att hoppa över", _names, "till exempel Summa, Totalt")

    def _add_rare(self) -> None:
        self._combo("turned", "Rader och kolumner")
        self._line("first_row", "Första raden med uppgifter", _row, "")
        self._line("last_row", "Sista raden", _row, "tom: till slutet")
        self._line("skip_rows", "Rader att hoppa över", _rows, "till exempel 25, 26")
        self._combo("separator", "Avskiljare")
        self._combo("encoding", "Teckenkodning")
        self._combo("indicator_column", "Kolumn med indikatorns namn")
        self._line("indicator", "Indikatorns namn, om tabellen har en enda", _text, "")
        self._combo("measure_column", "Kolumn med enhet")
        self._combo("sex_column", "Kolumn med kön")
        self._combo("n_column", "Kolumn med antal svar")
        self._combo("reference_year_column", "Kolumn med mätår")
        self._line("vintage", "Gemensam årgång för alla uppgifter", _year, "till exempel 2014")
        self._combo("status_column", "Kolumn med status")

    def _fold(self) -> None:
        self._folded.setVisible(not self._folded.isVisibleTo(self))
        self._say_fold()

    def _say_fold(self) -> None:
        there = self._folded.isVisibleTo(self)
        self.more.setText(" Färre sätt att rätta" if there else " Fler sätt att rätta")
        self.more.setAccessibleName(self.more.text().strip())
        self.more.setIcon(self._theme.icon("chevron-up" if there else "chevron-down", "accent"))

    def _combo(self, name: str, caption: str) -> None:
        box = ComboBox()
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.activated.connect(lambda at: self.stated.emit({name: box.itemData(at)}))
        self.combos[name] = box
        self._add(name, caption, box)

    def _line(self, name: str, caption: str, parse: Callable[[str], Any], hint: str) -> None:
        line = QLineEdit()
        line.setPlaceholderText(hint)

        def finish() -> None:
            if not line.isModified():
                return
            line.setModified(False)
            try:
                value = parse(line.text().strip())
            except ValueError:
                self.refused.emit(f"{caption}: ”{line.text()}” går inte att läsa. Skriv som i {hint or 'tabellen'}.")
                return
            self.stated.emit({name: value})

        line.editingFinished.connect(finish)
        self.lines[name] = line
        self._add(name, caption, line)

    def _add(self, name: str, caption: str, control: QWidget) -> None:
        self.fields[name] = Field(self._theme, caption, control)
        self._inner.addWidget(self.fields[name])

    def show_reading(self, reading: Reading) -> None:
        """What the reader understood, in every field; fields that do not apply are put away."""
        recipe = reading.recipe
        for name, options in _options(reading).items():
            self.fields[name].setVisible(bool(options))
            _fill(self.combos[name], options, getattr(recipe, name))
        for name, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                line.setText(_shown(getattr(recipe, name)))
                line.setModified(False)


def _options(reading: Reading) -> dict[str, Options]:
    """What may be chosen in each list, None first where the reader may decide; nothing where it does not apply."""
    guess: tuple[tuple[str, object], ...] = ((GUESS, None),)
    columns = (*guess, *((column_words(note), note.column) for note in reading.columns))
    is_text = not reading.sheets
    return {
        "sheet": [(name, name) for name in reading.sheets] if len(reading.sheets) > 1 else (),
        "separator": (*guess, *((words, sign) for sign, words in SEPARATOR_WORDS.items())) if is_text else (),
        "encoding": (*guess, *((name, name) for name in ENCODINGS)) if is_text else (),
        "decimal": (*guess, ("Komma (12,5)", ","), ("Punkt (12.5)", ".")),
        "unit_column": columns,
        "level": (*guess, ("stadsdelar", "neighbourhood"), ("stadsdelsnämnder", "district_board")),
        "year_column": columns,
        "indicator_column": columns,
        "status_column": columns,
        "measure_column": columns,
        "sex_column": columns,
        "n_column": columns,
        "reference_year_column": columns,
        "turned": (("som i filen", None), ("har bytt plats", True)),
    }


def _fill(box: ComboBox, options: Options, current: object) -> None:
    box.blockSignals(True)
    box.clear()
    for words, value in options:
        box.addItem(words, value)
    values = [value for _, value in options]
    if current is not None and current not in values:
        box.addItem(str(current), current)
        values.append(current)
    box.setCurrentIndex(values.index(current) if current in values else -1)
    box.blockSignals(False)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between; none when empty: then nothing is left out as a sum."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _text(text: str) -> str | None:
    return text or None


def _row(text: str) -> int | None:
    if not text:
        return None
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _year(text: str) -> int | None:
    if text and not (text.isdecimal() and len(text) == 4):
        raise ValueError(text)
    return int(text) if text else None


def _rows(text: str) -> tuple[int, ...] | None:
    """Row numbers, and spans of them: "3, 5–7"."""
    found: list[int] = []
    for part in text.replace("–", "-").replace(";", ",").split(","):
        if not part.strip():
            continue
        first, _, last = part.strip().partition("-")
        low, high = int(first), int(last or first)
        if low < 1 or not 0 <= high - low < MOST_ROWS:
            raise ValueError(text)
        found.extend(range(low, high + 1))
    return tuple(found) or None

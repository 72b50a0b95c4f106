"""What a person has stated of how a table is read, and each way to state more; the last thing said can be undone.

It turns what was chosen in the window into a recipe. What it comes to is the reader's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.journeys import table_answers

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading, Recipe


class Corrections(QObject):
    """`changed` when the table is to be read again with `stated`; `told` says in words what a name means now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        from app.exchange.index_tables import Recipe

        self.stated: Recipe = Recipe()
        self.reading: Reading | None = None
        self.told = ""
        self._before: Recipe = self.stated

    def correct(self, recipe: Recipe, told: str = "") -> None:
        """Have the table read with what `recipe` states, where that is anything new."""
        if recipe != self.stated:
            self._before, self.stated, self.told = self.stated, recipe, told
            self.changed.emit()

    def undo(self) -> None:
        """Take back what was stated last."""
        self.correct(self._before)

    def state(self, fields: Mapping[str, Any]) -> None:
        """Fields of the recipe as they are to be."""
        self.correct(table_answers.stating(self.stated, fields))

    def place(self, name: str, place: str) -> None:
        """A name means a place; "" takes its meaning back."""
        said = f"”{name}” läses nu som {place}." if place else f"”{name}” har ingen betydelse längre."
        self.correct(table_answers.with_alias(self.stated, name, place), said)

    def indicator(self, name: str, key: str, words: str) -> None:
        """A name means an indicator of the plan, called `words`; "" takes its meaning back."""
        said = f"”{name}” läses nu som {words}." if key else f"”{name}” har ingen betydelse längre."
        self.correct(table_answers.with_indicator_alias(self.stated, name, key), said)

    def unit(self, indicator: str, unit: str) -> None:
        """What an indicator is counted in."""
        self.correct(table_answers.with_unit(self.stated, indicator, unit))

    def stranger(self, name: str) -> None:
        """A name belongs to no place of the plan."""
        said = f"Rader som heter ”{name}” hoppas nu över: de hör inte hit."
        self.correct(table_answers.with_stranger(self.stated, name), said)

    def total(self, name: str) -> None:
        """A name is a sum of others."""
        if self.reading is not None:
            known = self.reading.recipe.totals or ()
            said = f"Rader som heter ”{name}” hoppas nu över: de är summor."
            self.correct(table_answers.with_total(self.stated, known, name), said)

    def column(self, column: int, indicator: str | None) -> None:
        """A column holds figures of an indicator, or (None) is left out."""
        if self.reading is not None:
            self.correct(table_answers.with_value_column(self.reading, self.stated, column, indicator))

    def marker(self, marker: str, status: str) -> None:
        """What a marker for a missing figure stands for."""
        if self.reading is not None:
            known = self.reading.recipe.markers or ()
            self.correct(table_answers.with_marker(self.stated, known, marker, status))

"""What the figures are about: the names of indicators as row and column say them, and what they are counted in.

It knows how a name is put together and what people have said that a name means.
"""

from __future__ import annotations

import unicodedata

import numpy as np

from app.exchange.index_tables.body import combinations
from app.exchange.index_tables.grid import BoolArray, IntArray
from app.exchange.index_tables.names import Meant, Names
from app.exchange.index_tables.recipe import Recipe, ValueColumn
from app.exchange.index_tables.rows import Rows
from app.models.places import name_key

UNNAMED = -1


class Indicators:
    """The indicators of one table by number, in the order they were met."""

    def __init__(self, rows: Rows, recipe: Recipe, names: Names) -> None:
        self._rows, self._recipe, self._names = rows, recipe, names
        self._numbers: dict[str, int] = {}
        self._units: dict[str, dict[str, None]] = {}
        self._stated = {name_key(name): unit for name, unit in recipe.units}
        self.meant: dict[str, Meant] = {}
        self.unclear: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The indicators' names."""
        return tuple(self._numbers)

    def units(self) -> dict[str, tuple[str, ...]]:
        """What each indicator is counted in; more than one where the table says so."""
        return {name: tuple(units) for name, units in self._units.items()}

    def of(self, value: ValueColumn) -> IntArray:
        """The number of each row's indicator in a column of figures; `UNNAMED` where the row does not say it."""
        recipe, texts = self._recipe, self._rows.body.grid.texts
        columns = [column for column in (recipe.indicator_column, *(recipe.split_columns or ())) if column]
        if not columns:
            return np.full(len(self._rows.body), self._number(value, "", []), dtype=np.int32)
        found, places = combinations([self._rows.carrier.column(column) for column in columns])
        numbers = []
        for combination in found:
            words = [texts[code] for code in combination]
            own = words.pop(0) if recipe.indicator_column else ""
            numbers.append(self._number(value, own, words))
        return np.array(numbers, dtype=np.int32)[places]

    def learn_units(self, indicator: IntArray, rows: BoolArray) -> None:
        """Takes what the rows say that their figures are counted in."""
        column = self._recipe.measure_column
        if column is None:
            return
        names, texts = self.names, self._rows.body.grid.texts
        found, _ = combinations([indicator[rows], self._rows.carrier.column(column)[rows]])
        for number, code in found:
            if number != UNNAMED and texts[code] and name_key(names[number]) not in self._stated:
                self._units.setdefault(names[number], {})[texts[code]] = None

    def _number(self, value: ValueColumn, own: str, groups: list[str]) -> int:
        written = _composed(self._recipe, value, own, groups)
        if not written:
            return UNNAMED
        meant = self._names.indicator(written)
        if meant is not None:
            self.meant[written] = meant
        elif self._names.unclear(written):
            self.unclear.add(written)
        name = meant.meaning if meant else written
        for said in (name, written, value.indicator or self._recipe.indicator or ""):
            if name_key(said) in self._stated:
                self._units.setdefault(name, {})[self._stated[name_key(said)]] = None
                break
        return self._numbers.setdefault(name, len(self._numbers))


def _composed(recipe: Recipe, value: ValueColumn, own: str, groups: list[str]) -> str:
    """The name of an indicator from what row and column say; "" when neither says anything."""
    fixed = "" if own or value.indicator else recipe.indicator or ""
    if (recipe.indicator_column and not own) or not (own or value.indicator or fixed):
        return ""
    parts = (own, value.indicator or "", fixed, *groups)
    return unicodedata.normalize("NFC", ", ".join(" ".join(part.split()) for part in parts if part))

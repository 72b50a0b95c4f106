"""Whether a table looks like one that was taken in before, and how it would be read like that one.

It compares what the columns are called, years left out: next year's table says another year. What was stated about one
file only (its year, single rows) is never carried over to another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.exchange.index_tables import headings
from app.exchange.index_tables.grid import Grid
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.layout import Layout
from app.exchange.index_tables.memory import Remembered
from app.exchange.index_tables.reading import LooksLike
from app.exchange.index_tables.recipe import Recipe, ValueColumn
from app.models.places import name_key

_MOST_HEADINGS, _LONGEST = 100, 60
_ALIKE = 0.75
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def appearance(names: Sequence[str]) -> tuple[str, ...]:
    """What the columns are called, as it is compared and kept."""
    folded = (name_key(_YEAR.sub("", name))[:_LONGEST] for name in names[:_MOST_HEADINGS])
    return tuple(folded)


def looks_like(whole: Guess, grids: Sequence[Grid], asked: Recipe, tables: Sequence[Remembered]) -> LooksLike | None:
    """The newest table that this one looks like and that somebody had corrected; None where nothing would change."""
    for table in tables:
        grid = next((each for each in grids if each.sheet and each.sheet == table.stated.sheet), whole.grid)
        rows = table.stated.header_rows or whole.layout.header_rows
        names, _ = headings.names(grid, Layout(rows, max(rows, default=0) + 1, grid.height, ""))
        if table.stated != Recipe() and _same(table, appearance(names)):
            recipe = _carried_over(table.stated, names, [each.sheet for each in grids])
            return None if recipe in (asked, Recipe()) else LooksLike(table.name, recipe)
    return None


def for_another_file(stated: Recipe) -> Recipe:
    """What was stated, without what is true of one file only: its year, single rows, where it begins and ends."""
    undated = tuple(replace(value, year=None) for value in stated.values) if stated.values else None
    return replace(
        stated, year=None, vintage=None, first_row=None, last_row=None, skip_rows=(), encoding=None, values=undated
    )


def _same(table: Remembered, now: tuple[str, ...]) -> bool:
    then = table.headings
    if not any(then) or len(now) < len(then) * _ALIKE:
        return False
    alike = sum(one == other for one, other in zip(then, now, strict=False))
    stated = table.stated
    columns = [stated.unit_column, stated.year_column, stated.indicator_column, stated.sex_column]
    columns += [value.column for value in stated.values or ()]
    at = [column - 1 for column in columns if column and column <= min(len(then), _MOST_HEADINGS)]
    return alike >= _ALIKE * len(then) and all(place < len(now) and then[place] == now[place] for place in at)


def _carried_over(stated: Recipe, names: Sequence[str], sheets: Sequence[str]) -> Recipe:
    """The recipe for a file whose columns are called `names`: years in headings are read anew."""
    recipe = for_another_file(stated)
    if recipe.sheet not in sheets:
        recipe = replace(recipe, sheet=None)
    if not stated.values:
        return recipe
    return replace(recipe, values=tuple(_dated(value, names) for value in stated.values))


def _dated(value: ValueColumn, names: Sequence[str]) -> ValueColumn:
    heading = names[value.column - 1] if value.column <= len(names) else ""
    return replace(value, year=headings.year_and_rest(heading)[0] if value.year is not None else None)

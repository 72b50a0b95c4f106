"""Labels that stand once for several rows, and rows that have slipped out of their columns.

The two belong together: a label is never carried past a row that has slipped, since the label that should have stood
there may be in another column.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.exchange.index_tables.body import Body
from app.exchange.index_tables.grid import NOTHING, BoolArray, IntArray
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.recipe import Recipe


def last_needed(recipe: Recipe, figures: list[int]) -> int:
    """The last column that a row must reach."""
    return max((*figures, recipe.unit_column or 0, recipe.year_column or 0), default=0)


def too_short(whole: Guess, figures: list[int]) -> BoolArray:
    """Rows of a text table with fewer fields than the columns that are needed."""
    if not whole.grid.ragged:
        return np.zeros(len(whole.body), dtype=bool)
    return np.asarray(whole.body.lengths < last_needed(whole.recipe, figures))


def too_long(whole: Guess) -> BoolArray:
    """Rows of a text table that hold something beyond the last column with a name."""
    if not whole.grid.ragged:
        return np.zeros(len(whole.body), dtype=bool)
    return np.asarray((whole.grid.codes[whole.body.rows - 1, named_width(whole) :] != NOTHING).any(axis=1))


def named_width(whole: Guess) -> int:
    """The last column with a name: in a text table, what stands beyond it shows that the row has slipped."""
    return max((column.number for column in whole.columns if column.header), default=whole.grid.width)


@dataclass(frozen=True, eq=False)
class Carrier:
    """Carries labels down to the rows with figures (`holds`) where the recipe says so.

    A label on a row of its own is carried too: the rows below it are about that, not about what stood before.
    """

    body: Body
    recipe: Recipe
    holds: BoolArray
    slipped: BoolArray

    def column(self, column: int | None) -> IntArray:
        """The codes of a column of labels."""
        own = self.body.column(column)
        if column is None or column not in (self.recipe.fill_down or ()):
            return own
        return np.where(self.holds, self.body.carried(column, self.slipped), own)

"""The rows of a table below its heading that hold anything, column by column.

It knows which rows those are, where an empty row parts them, and how a label is carried down to the rows it holds for.
What stands in a column is not its business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.exchange.index_tables.grid import NOTHING, UNMARKED, BoolArray, ByteArray, Grid, IntArray
from app.exchange.index_tables.layout import Layout
from app.models.places import name_key


@dataclass(frozen=True, eq=False)
class Body:
    """`rows` are the numbers (from 1) of the rows that hold anything, rising."""

    grid: Grid
    rows: IntArray

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, column: int | None) -> IntArray:
        """The codes of a column; nothing anywhere for a column that is not there."""
        return np.asarray(self.grid.column(column)[self.rows - 1])

    def marks(self, column: int | None) -> ByteArray:
        """The marks of a column."""
        return np.asarray(self.grid.marked(column)[self.rows - 1])

    def text(self, at: int, column: int | None) -> str:
        """What the cell of a column holds in the row at a place of `rows`."""
        return self.grid.text(int(self.rows[at]), column) if column else ""

    @cached_property
    def lengths(self) -> IntArray:
        """How many fields each row has."""
        return np.asarray(self.grid.lengths[self.rows - 1])

    @cached_property
    def after_gap(self) -> BoolArray:
        """Whether an empty row, or the heading, stands straight above."""
        above = self.rows[0] - 2 if len(self.rows) else 0
        return np.asarray(np.diff(self.rows, prepend=above) != 1)

    def shows(self, column: int) -> BoolArray:
        """Whether a cell of a column holds anything or has a mark on it."""
        return np.asarray((self.column(column) != NOTHING) | (self.marks(column) != UNMARKED))

    def holding(self, columns: Iterable[int]) -> BoolArray:
        """Whether a row holds anything in one of the columns."""
        found = np.zeros(len(self.rows), dtype=bool)
        for column in columns:
            found |= self.column(column) != NOTHING
        return found

    def carried(self, column: int, slipped: BoolArray | None = None) -> IntArray:
        """The column with its labels carried down over what is empty, never past an empty row.

        Nor past a row that has `slipped`: the label that should have stood there may be in another column.
        """
        codes = self.column(column)
        if not len(codes):
            return codes
        places = np.arange(len(codes))
        broken = self.after_gap if slipped is None else self.after_gap | slipped
        last = np.maximum.accumulate(np.where(codes != NOTHING, places, -1))
        block = np.maximum.accumulate(np.where(broken, places, 0))
        return np.where(last >= block, codes[last], NOTHING).astype(np.int32)

    def folded(self, codes: IntArray) -> IntArray:
        """A number for each cell that is the same where two cells say the same name."""
        distinct, places = np.unique(codes, return_inverse=True)
        keys: dict[str, int] = {}
        numbers = [keys.setdefault(name_key(self.grid.texts[code]), len(keys)) for code in distinct.tolist()]
        return np.array(numbers, dtype=np.int64)[places]


def body(grid: Grid, layout: Layout) -> Body:
    """Every row from the first to the last of the layout that is not empty; a heading is none, wherever it stands."""
    first, last = layout.first_row, min(layout.last_row, grid.height)
    part = grid.codes[first - 1 : max(last, first - 1)]
    rows = np.flatnonzero((part != NOTHING).any(axis=1)) + first
    return Body(grid, rows[~np.isin(rows, layout.header_rows)])


def alike(columns: Iterable[IntArray], count: int) -> IntArray:
    """A number for each of `count` rows that is the same where two rows agree in every column."""
    whole = np.zeros(count, dtype=np.int64)
    for column in columns:
        distinct, numbers = np.unique(column, return_inverse=True)
        whole = np.unique(whole * len(distinct) + numbers, return_inverse=True)[1]
    return whole


def combinations(columns: Sequence[IntArray]) -> tuple[list[tuple[int, ...]], IntArray]:
    """(the different rows of the columns, which of them each row is)."""
    _, first, places = np.unique(alike(columns, len(columns[0])), return_index=True, return_inverse=True)
    return list(zip(*(column[first].tolist() for column in columns), strict=True)), places

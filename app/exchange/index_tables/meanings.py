"""What each distinct cell says under a recipe: a figure, a stated kind of missing, or nothing that can be read.

A text that stands in a thousand cells is asked once. It knows one cell at a time; what stands beside it is not its
business.
"""

from __future__ import annotations

import math

import numpy as np

from app.exchange.index_tables.cells import number, why_not
from app.exchange.index_tables.grid import ByteArray, FloatArray, Grid, IntArray
from app.exchange.index_tables.recipe import OK, STATUSES, ZERO, Recipe
from app.exchange.index_tables.rows import Reasons

UNREAD = -1
_OK, _NONE = STATUSES.index(OK), math.nan


class Meanings:
    """By code: `value` (NaN where there is none), `status` (a place in `STATUSES`, or `UNREAD`) and `reason`."""

    def __init__(self, grid: Grid, recipe: Recipe, reasons: Reasons) -> None:
        count = len(grid.texts)
        self.value: FloatArray = np.full(count, np.nan)
        self.status: ByteArray = np.full(count, UNREAD, dtype=np.int8)
        self.reason: ByteArray = np.zeros(count, dtype=np.int8)
        self._grid, self._reasons = grid, reasons
        self._decimal, self._thousands = recipe.decimal, recipe.thousands or ""
        self._markers = {text.casefold(): _number(status) for text, status in recipe.markers or ()}
        self._known = np.zeros(count, dtype=bool)

    def learn(self, codes: IntArray) -> None:
        """Finds out what these distinct cells say."""
        new = codes[~self._known[codes]]
        self._known[new] = True
        kept = self._grid.numbers[new]
        numbers = ~np.isnan(kept)
        self.value[new[numbers]], self.status[new[numbers]] = kept[numbers], _OK
        said = [self._said(self._grid.texts[code]) for code in new[~numbers].tolist()]
        if said:
            self.value[new[~numbers]], self.status[new[~numbers]], self.reason[new[~numbers]] = zip(*said, strict=True)

    def _said(self, text: str) -> tuple[float, int, int]:
        """(value, status, reason) of a text."""
        marker = self._markers.get(text.casefold())
        if marker is not None:
            return (0.0 if marker == _OK else _NONE), marker, 0
        found = number(text, self._decimal, self._thousands)
        if found is not None:
            return found, _OK, 0
        return _NONE, UNREAD, self._reasons.number(why_not(text, self._decimal) if text else "tom_cell")


def _number(status: str) -> int:
    """The place of a status; what stands for zero is a figure like any other."""
    return _OK if status == ZERO else STATUSES.index(status)

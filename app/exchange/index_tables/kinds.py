"""What a text looks like before anyone knows what it means: empty, a year, a marker, a figure or words.

Each distinct text of a grid is looked at once. It judges by shape alone.
"""

from __future__ import annotations

import re

import numpy as np

from app.exchange.index_tables.cells import numberish, year_of
from app.exchange.index_tables.grid import NOTHING, ByteArray, Grid, IntArray

EMPTY, YEAR, MARKER, FIGURE, WORDS = range(5)
_UNSEEN = -1
_WHOLE = re.compile("[0-9]{1,12}")
WHOLE, LEADING_ZERO = 1, 2
"""Further shapes: nothing but digits, and digits that begin with a zero as codes do."""


class Kinds:
    """The kinds of the distinct texts of one grid; `markers` are folded texts for missing figures."""

    def __init__(self, grid: Grid, markers: frozenset[str]) -> None:
        self._texts, self._markers = grid.texts, markers
        self._kinds = np.full(len(grid.texts), _UNSEEN, dtype=np.int8)
        self._digits = np.zeros(len(grid.texts), dtype=np.int8)
        self._kinds[NOTHING] = EMPTY

    def of(self, codes: IntArray) -> ByteArray:
        """The kind of each of these cells."""
        self._look_at(codes)
        return np.asarray(self._kinds[codes])

    def digits(self, codes: IntArray) -> ByteArray:
        """0, `WHOLE` or `LEADING_ZERO` for each of these cells."""
        self._look_at(codes)
        return np.asarray(self._digits[codes])

    def _look_at(self, codes: IntArray) -> None:
        new = np.unique(codes[self._kinds[codes] == _UNSEEN])
        texts = [self._texts[code] for code in new.tolist()]
        self._kinds[new] = [self._kind(text) for text in texts]
        self._digits[new] = [_digits(text) for text in texts]

    def _kind(self, text: str) -> int:
        if year_of(text) is not None:
            return YEAR
        if text.casefold() in self._markers:
            return MARKER
        return FIGURE if numberish(text) else WORDS


def _digits(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        return 0
    return LEADING_ZERO if len(text) > 1 and text[0] == "0" else WHOLE

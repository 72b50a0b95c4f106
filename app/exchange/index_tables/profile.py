"""What stands in each column of the table's body, counted once for the guesses that need it.

It knows how many cells are figures, markers, years, words or empty, whether a column is a code, and how many of
its words are known places. It decides nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from app.exchange.index_tables.body import Body
from app.exchange.index_tables.grid import NOTHING, BoolArray, ByteArray, IntArray
from app.exchange.index_tables.kinds import EMPTY, FIGURE, LEADING_ZERO, MARKER, WORDS, YEAR, Kinds
from app.models.places import Places

_MOST_TEXTS, _MOST_FIGURES = 5_000, 100
"""So many different texts of a column are kept to be looked at; figures are not looked at one by one."""


@dataclass
class Column:
    """Counts for one column (`number` from 1)."""

    number: int
    header: str
    figures: int = 0
    years: int = 0
    markers: int = 0
    words: int = 0
    empty: int = 0
    leading_zero: bool = False
    integers: int = 0
    texts: Counter[str] = field(default_factory=Counter)
    matched: int = 0

    @property
    def filled(self) -> int:
        """Cells that hold anything."""
        return self.figures + self.years + self.markers + self.words

    @property
    def holds_figures(self) -> bool:
        """Whether at least half of what stands here are figures or markers for missing ones."""
        figures = self.figures + self.years + self.markers
        return bool(figures) and figures * 2 >= self.filled and (self.figures + self.years > 0 or bool(self.header))

    @property
    def holds_years(self) -> bool:
        """Whether everything that stands here is a year."""
        return self.years > 0 and self.years == self.filled


def columns(body: Body, headers: list[str], kinds: Kinds, places: Places | None) -> list[Column]:
    """The profile of every column over the rows with more than one cell or a place's name."""
    part = body.grid.codes[body.rows - 1]
    part = part[_counts(body, part, len(headers), places)]
    found = []
    for at, header in enumerate(headers):
        codes, times = np.unique(part[:, at], return_counts=True)
        column = _column(at + 1, header, kinds.of(codes), kinds.digits(codes), times)
        filled = zip(codes.tolist(), times.tolist(), strict=True)
        most = _MOST_TEXTS if column.words else _MOST_FIGURES
        column.texts = Counter({body.grid.texts[code]: count for code, count in islice(filled, most) if code})
        if places is not None and column.words:
            column.matched = sum(1 for text in column.texts if places.named(text))
        found.append(column)
    return found


def _column(number: int, header: str, kinds: ByteArray, digits: ByteArray, times: IntArray) -> Column:
    """The counts of a column whose distinct cells are of these kinds and stand in so many rows."""
    count = np.bincount(kinds, weights=times, minlength=5).astype(int).tolist()
    integers = int(times[digits > 0].sum())
    return Column(
        number,
        header,
        figures=count[FIGURE],
        years=count[YEAR],
        markers=count[MARKER],
        words=count[WORDS],
        empty=count[EMPTY],
        leading_zero=bool((digits == LEADING_ZERO).any()),
        integers=integers,
    )


def _counts(body: Body, part: IntArray, width: int, places: Places | None) -> BoolArray:
    """Which rows say something of the columns: a lone cell is a note, unless it is a place's name."""
    several = np.count_nonzero(part, axis=1) > 1
    if width > 1 and places is not None:
        lone = part.max(axis=1, initial=NOTHING)
        named = {code for code in np.unique(lone[~several]).tolist() if places.named(body.grid.texts[code])}
        return np.asarray(several | np.isin(lone, list(named)))
    return several if width > 1 else np.ones(len(part), dtype=bool)

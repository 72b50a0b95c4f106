"""What stands in each column of the table's body, counted once for the guesses that need it.

It knows how many cells are figures, markers, years, words or empty, whether a column is a code, and how many of
its words are known places. It decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from app.exchange.index_tables.cells import numberish, tidy, year_of
from app.exchange.index_tables.grid import Grid
from app.exchange.index_tables.layout import Layout
from app.models.places import Places

_SAMPLE_ROWS = 20_000


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


def body(grid: Grid, layout: Layout) -> list[tuple[int, list[str]]]:
    """(row number, tidied cells) of every row of the body that is not empty."""
    found = []
    for at in range(layout.first_row, min(layout.last_row, len(grid.rows)) + 1):
        cells = [tidy(cell) for cell in grid.rows[at - 1]]
        if any(cells):
            found.append((at, cells))
    return found


def columns(
    rows: list[tuple[int, list[str]]], headers: list[str], markers: frozenset[str], places: Places | None
) -> list[Column]:
    """The profile of every column over (at most 20 000) rows with more than one cell or a place's name."""
    found = [Column(at + 1, header) for at, header in enumerate(headers)]
    for _, cells in rows[:_SAMPLE_ROWS]:
        if sum(map(bool, cells)) < 2 and len(headers) > 1 and not (places and places.named("".join(cells))):
            continue
        for column, text in zip(found, cells, strict=False):
            _count(column, text, markers)
        for column in found[len(cells) :]:
            column.empty += 1
    for column in found:
        if places is not None and column.words:
            column.matched = sum(1 for text in column.texts if places.named(text))
    return found


def _count(column: Column, text: str, markers: frozenset[str]) -> None:
    if not text:
        column.empty += 1
        return
    if len(column.texts) < 5_000 or text in column.texts:
        column.texts[text] += 1
    if re.fullmatch("[0-9]{1,12}", text):
        column.integers += 1
        column.leading_zero = column.leading_zero or (len(text) > 1 and text[0] == "0")
    if year_of(text) is not None:
        column.years += 1
    elif text.casefold() in markers:
        column.markers += 1
    elif numberish(text):
        column.figures += 1
    else:
        column.words += 1

"""Where the table begins: which rows are its heading and which its figures.

It knows that tables come with titles above and notes below, and headings in one row or several. It judges by
where figures stand, never by what they mean; a person's header rows always go first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.index_tables.cells import Cell, numberish, tidy, year_of
from app.exchange.index_tables.grid import Grid
from app.exchange.index_tables.recipe import Recipe

_LOOK_FOR = 200
_MAX_HEADING = 3


@dataclass(frozen=True)
class Layout:
    """Row numbers from 1. `header_rows` may be empty: a table without a heading."""

    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    reason: str


def find(grid: Grid, recipe: Recipe, markers: frozenset[str]) -> Layout | None:
    """The layout of the table, or None when no row looks like figures. Stated rows are taken as they are."""
    kinds = [_kinds(row, markers) for row in grid.rows[:_LOOK_FOR]]
    last = recipe.last_row or len(grid.rows)
    if recipe.header_rows is not None:
        first = recipe.first_row or (max(recipe.header_rows) + 1 if recipe.header_rows else 1)
        return Layout(recipe.header_rows, first, last, "rubrik_angiven")
    first = recipe.first_row or _first_row(kinds)
    if not first:
        return None
    header = _header_above(kinds, first)
    return Layout(header, first, last, "rubrik_ovanfor_siffror" if header else "ingen_rubrik")


def _kinds(row: Sequence[Cell], markers: frozenset[str]) -> str:
    """One letter for each cell: N figure, Y year, M marker of missing, T text, E empty."""
    return "".join(_kind(tidy(cell), markers) for cell in row).rstrip("E")


def _kind(text: str, markers: frozenset[str]) -> str:
    if not text:
        return "E"
    if year_of(text) is not None:
        return "Y"
    if text.casefold() in markers:
        return "M"
    return "N" if numberish(text) else "T"


def _first_row(kinds: list[str]) -> int:
    """The first row of the first block of figures that is at least half as long as the longest."""
    scores = {
        at: score
        for at, row in enumerate(kinds)
        if len(row) - row.count("E") >= 2 and (score := _score(row, kinds[at + 1 :]))
    }
    longest = max(scores.values(), default=0)
    return next((at + 1 for at, score in scores.items() if score * 2 >= longest), 0)


def _score(row: str, following: list[str]) -> int:
    """How many rows, this one counted, go on with figures in the same columns before an empty row; 0 for none."""
    block = following[: following.index("")] if "" in following else following
    columns = [at for at, kind in enumerate(row) if kind in "NM"]
    if not columns:
        years = [at for at, kind in enumerate(row) if kind == "Y"]
        heads_figures = any(_figures_under(other, years) for other in following[:12])
        if not years or heads_figures or (row.count("Y") > 1 and block[:1] != [row]):
            return 0
        columns = years
    alike = sum(_same_columns(other, columns) for other in block)
    return 0 if "N" not in row and "M" in row and not alike else 1 + alike


def _same_columns(row: str, columns: list[int]) -> bool:
    return any(at < len(row) and row[at] in "NMY" for at in columns)


def _figures_under(row: str, years: list[int]) -> bool:
    return any(at < len(row) and row[at] in "NM" for at in years)


def _header_above(kinds: list[str], first: int) -> tuple[int, ...]:
    """The rows straight above the figures that name columns, at most three; one empty row between is allowed."""
    figure_columns = {at for row in kinds[first - 1 : first + 7] for at, kind in enumerate(row) if kind in "NMY"}
    at = first - 1
    if at and not kinds[at - 1]:
        at -= 1
    rows: list[int] = []
    while at and len(rows) < _MAX_HEADING and _names_columns(kinds[at - 1], figure_columns, bool(rows)):
        rows.append(at)
        at -= 1
    return tuple(reversed(rows))


def _names_columns(row: str, figure_columns: set[int], upper: bool) -> bool:
    filled = {at for at, kind in enumerate(row) if kind != "E"}
    over = filled & figure_columns
    if upper:
        return bool(over) and bool(filled - {0}) and "N" not in row and "M" not in row
    return bool(over) and (len(filled) >= 2 or filled != {0})

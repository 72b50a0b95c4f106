"""Where the table begins: which rows are its heading and which its figures.

It knows that tables come with titles above and notes below, and headings in one row or several. It judges by
where figures stand, never by what they mean; a person's header rows always go first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.exchange.index_tables.cells import numberish, year_of
from app.exchange.index_tables.grid import Grid
from app.exchange.index_tables.recipe import Recipe
from app.exchange.index_tables.words import INDICATOR, UNIT, YEAR, known_word

_LOOK_FOR = 200
_LOOK_ABOVE = 30
_LOOK_BELOW = 7
_HEADS = (UNIT, YEAR, INDICATOR)
_MAX_HEADING = 3


@dataclass(frozen=True)
class Layout:
    """Row numbers from 1. `header_rows` may be empty: a table without a heading."""

    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    reason: str


def find(grid: Grid, recipe: Recipe, markers: frozenset[str], is_name: Callable[[str], bool]) -> Layout | None:
    """The layout of the table, or None when no row looks like figures. Stated rows are taken as they are.

    `is_name` tells a known place: a row with one is no second row of a heading.
    """
    seen = min(max(_LOOK_FOR, (recipe.first_row or 0) + _LOOK_BELOW), grid.height)
    kinds = [_kinds(grid.row(row), markers) for row in range(1, seen + 1)]
    last = recipe.last_row or grid.height
    if recipe.header_rows is not None:
        first = recipe.first_row or (max(recipe.header_rows) + 1 if recipe.header_rows else 1)
        return Layout(recipe.header_rows, first, last, "rubrik_angiven")
    first = recipe.first_row or _first_row(kinds)
    if not first:
        return None
    if first > grid.height:
        return Layout((), first, last, "ingen_rubrik")
    header, first = _heading(kinds, first, lambda row: any(map(is_name, grid.row(row))))
    return Layout(header, recipe.first_row or first, last, "rubrik_ovanfor_siffror" if header else "ingen_rubrik")


def _kinds(row: Sequence[str], markers: frozenset[str]) -> str:
    """One letter for each cell: N figure, Y year, M marker of missing, H a heading's word, T text, E empty."""
    return "".join(_kind(text, markers) for text in row).rstrip("E")


def _kind(text: str, markers: frozenset[str]) -> str:
    if not text:
        return "E"
    if year_of(text) is not None:
        return "Y"
    if text.casefold() in markers:
        return "M"
    if numberish(text):
        return "N"
    return "H" if known_word(text) in _HEADS else "T"


def _first_row(kinds: list[str]) -> int:
    """The first row of the first block of figures that is at least half as long as the longest."""
    scores = {
        at: score
        for at, row in enumerate(kinds)
        if len(row) - row.count("E") >= 2 and (score := _score(row, kinds[at + 1 :], kinds[at - 1] if at else ""))
    }
    longest = max(scores.values(), default=0)
    return next((at + 1 for at, score in scores.items() if score * 2 >= longest), 0)


def _score(row: str, following: list[str], above: str) -> int:
    """How many rows, this one counted, go on with figures in the same columns before an empty row; 0 for none."""
    block = following[: following.index("")] if "" in following else following
    columns = [at for at, kind in enumerate(row) if kind in "NM"]
    if "H" in row and "N" not in row:
        return 0
    if not columns:
        years = [at for at, kind in enumerate(row) if kind == "Y"]
        headed = bool(years) and all(at < len(above) and above[at] == "Y" for at in years)
        heads_figures = not headed and any(_figures_under(other, years) for other in following[:12])
        if not years or heads_figures or (row.count("Y") > 1 and not headed and block[:1] != [row]):
            return 0
        columns = years
    alike = sum(_same_columns(other, columns) for other in block)
    return 0 if "N" not in row and "M" in row and not alike else 1 + alike


def _same_columns(row: str, columns: list[int]) -> bool:
    return any(at < len(row) and row[at] in "NMY" for at in columns)


def _figures_under(row: str, years: list[int]) -> bool:
    return any(at < len(row) and row[at] in "NM" for at in years)


def _heading(kinds: list[str], first: int, named: Callable[[int], bool]) -> tuple[tuple[int, ...], int]:
    """(heading rows, first row of figures). One empty row may stand between them.

    Of the rows straight above the figures that fill several columns, the topmost are the heading: rows below them
    that only lack readable figures (`saknas`, a date) belong to the table, or they would vanish as headings.
    """
    figure_columns = {
        at for row in kinds[first - 1 : first + _LOOK_BELOW] for at, kind in enumerate(row) if kind in "NMY"
    }
    while first > 1 and _filled(kinds[first - 2]) == {0} and named(first - 1):
        first -= 1
    at = first - 1
    if at and not kinds[at - 1]:
        at -= 1
    block: list[int] = []
    while at and _names_columns(kinds[at - 1], figure_columns, not block) and len(block) < _LOOK_ABOVE:
        block.insert(0, at)
        at -= 1
    if not block:
        return (), first
    heading = block[:1]
    for row in block[1:_MAX_HEADING]:
        if named(row) or not _continues(kinds[heading[-1] - 1], kinds[row - 1]):
            break
        heading.append(row)
    below = block[len(heading) :]
    return tuple(heading), below[0] if below else first


def _continues(upper: str, lower: str) -> bool:
    """Whether two heading rows are one heading: groups over names, or names over what a first empty cell goes on."""
    over, under = _filled(upper), _filled(lower)
    return bool(under - over) or 0 not in under


def _filled(row: str) -> set[int]:
    return {at for at, kind in enumerate(row) if kind != "E"}


def _names_columns(row: str, figure_columns: set[int], nearest: bool) -> bool:
    filled = _filled(row)
    over = filled & figure_columns
    return bool(over) and filled != {0} and (nearest or not {"N", "M"} & set(row))

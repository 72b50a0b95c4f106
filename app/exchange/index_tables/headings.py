"""What the columns are called, and the years in their names.

It knows how headings in several rows become one name, that group headings span the blanks to their right, and
which years a heading holds.
"""

from __future__ import annotations

import re
from collections import Counter

from app.exchange.index_tables.cells import year_of
from app.exchange.index_tables.grid import Grid
from app.exchange.index_tables.layout import Layout
from app.models.places import name_key

_YEAR_INSIDE = re.compile(r"(?<![0-9/–-])((?:19|20)[0-9]{2})(?![0-9/–]|-[0-9])")


def names(grid: Grid, layout: Layout) -> tuple[list[str], list[int]]:
    """One name per column, and the columns (from 1) whose words were the same as another's.

    A heading in several rows reads from above with " – " between; a group's name goes on over blanks to its
    right as far as the row below has names. Equal names get their column's number after them.
    """
    width = grid.width
    levels = []
    for depth, row in enumerate(layout.header_rows):
        cells = [" ".join(cell.split()) for cell in grid.row(row)]
        cells += [""] * (width - len(cells))
        lower = layout.header_rows[depth + 1 :]
        levels.append(_spread(cells, grid, lower) if lower else cells)
    joined = []
    for column in range(width):
        parts = [level[column] for level in levels if level[column]]
        joined.append(" – ".join(dict.fromkeys(parts)))
    counts = Counter(name_key(name) for name in joined if name)
    twice = [at + 1 for at, name in enumerate(joined) if name and counts[name_key(name)] > 1]
    return [f"{name} (kolumn {at + 1})" if at + 1 in twice else name for at, name in enumerate(joined)], twice


def _spread(cells: list[str], grid: Grid, lower: tuple[int, ...]) -> list[str]:
    rows = [grid.row(row) for row in lower]
    below = [any(column < len(row) and row[column] for row in rows) for column in range(len(cells))]
    spread, current = [], ""
    for cell, named in zip(cells, below, strict=True):
        current = cell or (current if named else "")
        spread.append(current)
    return spread


def year_and_rest(header: str) -> tuple[int | None, str]:
    """The single year a heading holds and the heading without it; (None, heading) when there is none or several."""
    whole = year_of(header)
    if whole is not None:
        return whole, ""
    found = _YEAR_INSIDE.findall(header)
    if len(found) != 1:
        return None, header
    rest = _YEAR_INSIDE.sub("", header)
    return int(found[0]), " ".join(rest.replace(" – –", " –").strip(" –,:()").split())


def years_in(text: str) -> list[int]:
    """Every year that stands alone in a text, in order, each once."""
    return list(dict.fromkeys(int(year) for year in _YEAR_INSIDE.findall(text)))


def half_years_in(text: str) -> bool:
    """Whether the text speaks of a school year or a span (`2024/25`, `2010–2014`), which is no single year."""
    return re.search(r"(19|20)\d\d\s?[/–-]\s?\d{2}", text) is not None and not re.search(r"\d{4}-\d\d-\d\d", text)

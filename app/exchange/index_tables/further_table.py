"""Where a further table begins below the first: figures under its heading mean something else.

It knows headings by what stands over the figures. A heading that says the same as the first and follows straight on
figures is a page break, not another table.
"""

from __future__ import annotations

import numpy as np

from app.exchange.index_tables import words
from app.exchange.index_tables.grid import NOTHING, BoolArray, IntArray
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.kinds import EMPTY, FIGURE, MARKER, YEAR
from app.models.places import name_key


def first_row(whole: Guess, figures: list[int], read: BoolArray, known: BoolArray) -> int | None:
    """The row where another table begins, or None. `read`: rows that were read; `known`: rows with a known place.

    A row that carries on the name above it is a heading only when years stand where its figures should.
    """
    body, recipe = whole.body, whole.recipe
    holds = body.holding(figures)
    labels = body.column(recipe.unit_column)
    gap = _gap(whole, holds, read & holds)
    nameless = labels == NOTHING
    ours, part = _heading_words(whole, labels)
    like_heading = (~known | nameless) & (gap | nameless | part)
    maybe = np.flatnonzero(holds & ~np.isin(body.rows, recipe.skip_rows) & (ours | like_heading))
    only_names, only_years = _over_figures(whole, body.rows[maybe], figures)
    maybe = maybe[ours[maybe] | np.where(known[maybe], only_years, only_names)]
    headings = [_texts_over(whole, row, figures) for row in whole.layout.header_rows]
    for at in maybe.tolist():
        row = int(body.rows[at])
        if not ours[at] or gap[at] or _texts_over(whole, row, figures) not in headings:
            return row
    return None


def _gap(whole: Guess, holds: BoolArray, read: BoolArray) -> BoolArray:
    """Whether an empty row, or one without figures, stands straight above, and figures were read before that."""
    gap = whole.body.after_gap.copy()
    gap[1:] |= ~holds[:-1]
    first = np.flatnonzero(read)[:1]
    return np.asarray(gap & (np.arange(len(gap)) > (first[0] if len(first) else len(gap))))


def _heading_words(whole: Guess, labels: IntArray) -> tuple[BoolArray, BoolArray]:
    """Whether the label is (the heading of our own label column, a word that heads a table)."""
    unit = whole.recipe.unit_column
    headed = bool(unit and whole.layout.header_rows and unit <= len(whole.columns))
    ours = name_key(whole.columns[(unit or 1) - 1].header) if headed else ""
    distinct, places = np.unique(labels, return_inverse=True)
    texts = [whole.grid.texts[code] for code in distinct.tolist()]
    own = np.array([bool(ours) and name_key(text) == ours for text in texts], dtype=bool)
    part = np.array([words.known_word(text) in (words.UNIT, words.YEAR) for text in texts], dtype=bool)
    return own[places], part[places]


def _over_figures(whole: Guess, rows: IntArray, figures: list[int]) -> tuple[BoolArray, BoolArray]:
    """Whether the cells over the figures in these rows are (nothing that can be a figure, nothing but years)."""
    names, years = np.ones(len(rows), dtype=bool), np.ones(len(rows), dtype=bool)
    for column in figures:
        kinds = whole.kinds.of(whole.grid.column(column)[rows - 1])
        names &= (kinds != FIGURE) & (kinds != MARKER)
        years &= (kinds == YEAR) | (kinds == EMPTY)
    return names, years


def _texts_over(whole: Guess, row: int, figures: list[int]) -> list[str]:
    return [name_key(whole.grid.text(row, column)) for column in figures]
